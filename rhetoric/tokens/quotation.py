"""Which tokens stand inside quotation marks, and so not in the author's own voice.

Marks are paired inside a line. A paragraph whose quotation does not close counts
as quoted only when the next one opens with a mark again, as printers do; an
orphan mark quotes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rhetoric.tokens.columns import Columns
from rhetoric.tokens.lexer import APOSTROPHES
from rhetoric.tokens.vocabulary import Bools, Ints

OPENERS = {"“": "”", "„": "“”", "«": "»", "‘": "’'"}
CLOSERS = frozenset("”»")
STRAIGHT = '"'
SINGLES = frozenset(APOSTROPHES)
# After an apostrophe these are clipped words, not the start of a quotation.
CLIPPED = frozenset(["bout", "cause", "em", "n", "round", "s", "til", "till", "tis", "twas"])


@dataclass(frozen=True, slots=True)
class _Mark:
    token: int
    line: int
    sign: str
    opens: bool
    """It can open: nothing is glued before it, something is glued after it."""
    closes: bool
    after_s: bool
    """The word before it ends in s, so an apostrophe may be a possessive."""


def quoted_tokens(columns: Columns) -> Bools:
    """Mark the tokens that stand inside quotation marks.

    Parameters
    ----------
    columns : Columns

    Returns
    -------
    numpy.ndarray of bool, shape (tokens,)
        The marks themselves are outside.

    Examples
    --------
    >>> import rhetoric as rh
    >>> tokens = rh.tokenize(['He said "we will" and left.'])
    >>> quoted = quoted_tokens(tokens.columns)
    >>> [token.text for token, inside in zip(tokens.tokens, quoted) if inside]
    ['we', 'will']
    """
    if columns.own is not None:
        quoted = np.append(quoted_tokens(columns.own), False)
        inside_own: Bools = quoted[columns.own.places(columns)]
        return inside_own
    change = np.zeros(len(columns) + 1, dtype=np.int64)
    for start, end in _spans(columns):
        change[start] += 1
        change[end] -= 1
    inside: Bools = np.cumsum(change[:-1]) > 0
    return inside


def _spans(columns: Columns) -> Iterator[tuple[int, int]]:
    """Give the quoted stretches as half-open ranges of tokens."""
    line_ends = np.append(columns.line_starts[1:], len(columns))
    line_documents = columns.document_of(columns.line_starts)
    openings = _first_marks(columns)
    marks: list[_Mark] = []
    for mark in _marks(columns):
        if marks and mark.line != marks[0].line:
            yield from _pair(marks, line_ends, line_documents, openings)
            marks = []
        marks.append(mark)
    if marks:
        yield from _pair(marks, line_ends, line_documents, openings)


def _first_marks(columns: Columns) -> dict[int, str]:
    """Which lines begin with a double quotation mark, and which mark it is."""
    spellings = columns.vocabulary.spellings
    signs = [spellings[kind] for kind in columns.types[columns.line_starts]]
    return {line: sign for line, sign in enumerate(signs) if sign in ("“", STRAIGHT)}


def _marks(columns: Columns) -> Iterator[_Mark]:
    spellings = columns.vocabulary.spellings
    signs = {*OPENERS, *CLOSERS, STRAIGHT, *SINGLES}
    kinds = np.array([spelling in signs for spelling in spellings], dtype=bool)
    tokens = np.flatnonzero(kinds[columns.types])
    lines = np.searchsorted(columns.line_starts, tokens, side="right") - 1
    last = len(columns) - 1
    for token, line in zip(tokens.tolist(), lines.tolist(), strict=True):
        at_start = columns.line_starts[line] == token
        at_end = token == last or (
            line + 1 < len(columns.line_starts) and (columns.line_starts[line + 1] == token + 1)
        )
        before = "" if at_start else spellings[columns.types[token - 1]]
        after = "" if at_end else spellings[columns.types[token + 1]]
        glued_before = not at_start and columns.ends[token - 1] == columns.starts[token]
        glued_after = not at_end and columns.ends[token] == columns.starts[token + 1]
        sign = spellings[columns.types[token]]
        clipped = sign in SINGLES and (after.lower() in CLIPPED or after[:1].isdigit())
        yield _Mark(
            token=token,
            line=line,
            sign=sign,
            opens=glued_after and not clipped and not (glued_before and before[-1].isalnum()),
            closes=glued_before,
            after_s=glued_before and before[-1:] in ("s", "S"),
        )


def _pair(
    marks: list[_Mark], line_ends: Ints, line_documents: Ints, openings: dict[int, str]
) -> Iterator[tuple[int, int]]:
    """Pair the marks of one line, each closing mark with the nearest that it can close."""
    open_marks: list[_Mark] = []
    # Where in `open_marks` each kind of opening mark stands, so that no search is needed.
    places: dict[str, list[int]] = {sign: [] for sign in (*OPENERS, STRAIGHT, *SINGLES)}
    last_single = {m.sign: number for number, m in enumerate(marks) if m.closes}
    for number, mark in enumerate(marks):
        later = last_single.get(mark.sign, -1) > number
        closed = max(
            (places[sign][-1] for sign in _closed_by(mark, later=later) if places[sign]), default=-1
        )
        if closed >= 0:
            yield open_marks[closed].token + 1, mark.token
            for gone in open_marks[closed:]:
                places[gone.sign].pop()
            del open_marks[closed:]
        elif mark.sign in OPENERS or (mark.sign in (STRAIGHT, *SINGLES) and mark.opens):
            places[mark.sign].append(len(open_marks))
            open_marks.append(mark)
    following = marks[0].line + 1
    for opener in open_marks[:1]:
        goes_on = following < len(line_ends) and openings.get(following) == opener.sign
        if goes_on and line_documents[following] == line_documents[following - 1]:
            yield opener.token + 1, int(line_ends[following - 1])


def _closed_by(mark: _Mark, *, later: bool) -> Iterator[str]:
    """Which opening marks a mark can close; `later` says that another like it follows."""
    if mark.sign == STRAIGHT:
        if mark.closes or not mark.opens:
            yield STRAIGHT
        return
    if mark.sign in SINGLES:
        # After an s it may be a possessive: leave the closing to a later mark.
        if mark.closes and not (mark.after_s and later):
            yield mark.sign
            if mark.sign in OPENERS["‘"]:
                yield "‘"
        return
    yield from (opener for opener, closers in OPENERS.items() if mark.sign in closers)
