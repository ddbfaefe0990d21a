"""Which tokens stand inside quotation marks, and so not in the author's own voice.

Marks are paired inside a line. A paragraph whose quotation does not close counts
as quoted only when the next one opens with a mark again, as printers do; an
orphan mark quotes nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from rhetoric.tokens.columns import Columns, Types
from rhetoric.tokens.lexer import APOSTROPHES
from rhetoric.tokens.vocabulary import Bools, Ints, Vocabulary

OPENERS = {"“": "”", "„": "“”", "«": "»", "‘": "’'"}
CLOSERS = frozenset("”»")
STRAIGHT = '"'
SINGLES = frozenset(APOSTROPHES)
# After an apostrophe these are clipped words, not the start of a quotation.
CLIPPED = frozenset(["bout", "cause", "em", "n", "round", "s", "til", "till", "tis", "twas"])


_CODES = {sign: number for number, sign in enumerate((*OPENERS, *sorted(CLOSERS), STRAIGHT))}
_SINGLE = len(_CODES)
"""Stands for any of the single marks that are apostrophes too."""
_PAIRED = np.zeros((_SINGLE + 1, _SINGLE + 1), dtype=bool)
for _opener, _closers in {**OPENERS, STRAIGHT: STRAIGHT}.items():
    for _closer in _closers:
        _PAIRED[_CODES[_opener], _CODES.get(_closer, _SINGLE)] = _opener != "‘"


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


@dataclass(frozen=True, slots=True)
class _Marks:
    """Marks as columns, all of shape (marks,); see `_Mark`."""

    token: Ints
    line: Ints
    code: Ints
    opens: Bools
    closes: Bools
    after_s: Bools

    def where(self, chosen: Bools) -> "_Marks":
        return _Marks(*(getattr(self, name)[chosen] for name in self.__slots__))


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
    starts, ends = _spans(columns)
    opening = np.bincount(starts, minlength=len(columns) + 1)
    closing = np.bincount(ends, minlength=len(columns) + 1)
    inside: Bools = np.cumsum(opening - closing)[:-1] > 0
    return inside


_KNOWN: "WeakKeyDictionary[Columns, dict[tuple[int, int], npt.NDArray[np.uint8]]]"
_KNOWN = WeakKeyDictionary()
"""A bit a token of each block, by its first token and their number; let go with the tokens."""


def quoted_in(columns: Columns, block: Columns, first: int) -> Bools:
    """Mark the tokens of a block that stand inside quotation marks.

    It is found out once for all lexicons and all that ask.

    Parameters
    ----------
    columns : Columns
    block, first : Columns, int
        One of its blocks, and where that begins.

    Returns
    -------
    numpy.ndarray of bool, shape (tokens of the block,)
    """
    known, place = _KNOWN.setdefault(columns, {}), (first, len(block))
    if place not in known:
        known[place] = np.packbits(quoted_tokens(block))
    inside: Bools = np.unpackbits(known[place], count=len(block)).view(bool)
    return inside


def _spans(columns: Columns) -> tuple[Ints, Ints]:
    """Give the quoted stretches as half-open ranges of tokens."""
    marks = _without_apostrophes(_marks(columns))
    first = np.ones(len(marks.line), dtype=bool)
    first[1:] = marks.line[1:] != marks.line[:-1]
    group = np.cumsum(first) - 1
    # In most lines each mark that opens is followed by the one that closes it.
    place = np.arange(len(group)) - np.flatnonzero(first)[group]
    pairs = _are_pairs(marks, place)
    groups = int(group[-1]) + 1 if len(group) else 0
    plain = np.ones(groups, dtype=bool)
    plain[group[~pairs]] = False
    opening = plain[group] & (place % 2 == 0)
    starts, ends = marks.token[opening] + 1, marks.token[plain[group] & (place % 2 == 1)]
    single = (np.bincount(group) == 1)[group]
    others = list(
        _nested(columns, marks.where(~plain[group] & ~(single & ~_goes_on(columns, marks))))
    )
    rest = np.array(others, dtype=np.int64).reshape(-1, 2)
    return np.concatenate([starts, rest[:, 0]]), np.concatenate([ends, rest[:, 1]])


def _are_pairs(marks: _Marks, place: Ints) -> Bools:
    """Which marks, counted from the start of their line, pair with their neighbour."""
    paired = np.zeros(len(place), dtype=bool)
    here = np.flatnonzero(place[:-1] % 2 == 0)
    here = here[place[here + 1] == place[here] + 1]
    straight = marks.code[here] == _CODES[STRAIGHT]
    fits = _PAIRED[marks.code[here], marks.code[here + 1]]
    fits &= ~straight | (marks.opens[here] & (marks.closes[here + 1] | ~marks.opens[here + 1]))
    paired[here[fits]] = paired[here[fits] + 1] = True
    return paired


def _without_apostrophes(marks: _Marks) -> _Marks:
    """Leave out single marks in lines where none opens a quotation: they close nothing."""
    single = marks.code == _SINGLE
    opener = (marks.code == _CODES["‘"]) | (single & marks.opens)
    lines = np.unique(marks.line[opener])
    return marks.where(~single | np.isin(marks.line, lines))


def _goes_on(columns: Columns, marks: _Marks) -> Bools:
    """Which marks stand again at the beginning of the next line, as printers do."""
    beyond = np.append(columns.line_starts, -1)[marks.line + 1]
    goes_on: Bools = (beyond >= 0) & (columns.types[marks.token] == columns.types[beyond])
    return goes_on


def _nested(columns: Columns, marks: _Marks) -> Iterator[tuple[int, int]]:
    """Pair the marks of lines where that takes a closer look."""
    if not len(marks.token):
        return
    line_ends = np.append(columns.line_starts[1:], len(columns))
    line_documents = columns.document_of(columns.line_starts)
    openings = _first_marks(columns)
    spellings = columns.vocabulary.spellings
    listed = (
        _Mark(token, line, spellings[kind], opens, closes, after_s)
        for token, line, kind, opens, closes, after_s in zip(
            marks.token.tolist(),
            marks.line.tolist(),
            columns.types[marks.token].tolist(),
            marks.opens.tolist(),
            marks.closes.tolist(),
            marks.after_s.tolist(),
            strict=True,
        )
    )
    for _, in_line in groupby(listed, key=lambda mark: mark.line):
        yield from _pair(list(in_line), line_ends, line_documents, openings)


def _first_marks(columns: Columns) -> dict[int, str]:
    """Which lines begin with a double quotation mark, and which mark it is."""
    kinds = columns.types[columns.line_starts]
    found = np.flatnonzero(_of_types(columns, kinds, lambda sign: sign in ("“", STRAIGHT)))
    spellings = columns.vocabulary.spellings
    return {line: spellings[kinds[line]] for line in found.tolist()}


def _marks(columns: Columns) -> _Marks:
    table = _TABLES.get(columns.vocabulary)
    if table is None:
        table = _TABLES[columns.vocabulary] = _table(columns.vocabulary)
    token = np.flatnonzero(table[columns.types] >= 0)
    code = table[columns.types[token]].astype(np.int64)
    line = np.searchsorted(columns.line_starts, token, side="right") - 1
    next_line = np.append(columns.line_starts, len(columns))[line + 1]
    before = np.flatnonzero(columns.line_starts[line] < token)
    before = before[columns.ends(token[before] - 1) == columns.starts[token[before]]]
    after = np.flatnonzero(token + 1 < next_line)
    glued = columns.ends(token[after]) == columns.starts[token[after] + 1]
    opens, closes, after_s = np.zeros((3, len(token)), dtype=bool)
    closes[before] = True
    opens[after[glued]] = True
    kinds = columns.types[token[before] - 1]
    opens[before[_of_types(columns, kinds, lambda word: word[-1].isalnum())]] = False
    after_s[before] = _of_types(columns, kinds, lambda word: word[-1] in "sS")
    single = after[code[after] == _SINGLE]
    clipped = _of_types(columns, columns.types[token[single] + 1], _is_clipped)
    opens[single[clipped]] = False
    return _Marks(token, line, code, opens, closes, after_s)


def _table(vocabulary: Vocabulary) -> npt.NDArray[np.int8]:
    """The code of each type, or -1, shape (types,)."""
    codes = {**_CODES, **dict.fromkeys(SINGLES, _SINGLE)}
    table = np.full(len(vocabulary), -1, dtype=np.int8)
    for place, spelling in enumerate(vocabulary.spellings):
        if spelling in codes:
            table[place] = codes[spelling]
    return table


# The blocks of a corpus have one vocabulary.
_TABLES: WeakKeyDictionary[Vocabulary, npt.NDArray[np.int8]] = WeakKeyDictionary()


def _is_clipped(word: str) -> bool:
    return word.lower() in CLIPPED or word[0].isdigit()


def _of_types(columns: Columns, kinds: Types, test: Callable[[str], bool]) -> Bools:
    """Which of the types pass a test of their spelling, each tested once."""
    spellings = columns.vocabulary.spellings
    distinct, which = np.unique(kinds, return_inverse=True)
    passed = np.array([test(spellings[kind]) for kind in distinct.tolist()], dtype=bool)
    found: Bools = passed[which]
    return found


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
