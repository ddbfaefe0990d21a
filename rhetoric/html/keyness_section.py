"""What the page says of key words: each text, or group of texts, against all others."""

from collections.abc import Iterator
from dataclasses import dataclass

from rhetoric.comparison.counted_texts import TermLine
from rhetoric.comparison.keyness import Keyness
from rhetoric.comparison.keyness_by import keyness_by
from rhetoric.comparison.keyness_groups import KeynessGroups
from rhetoric.comparison.keyness_row import KeynessRow
from rhetoric.corpus.corpus import MISSING
from rhetoric.errors import InputError
from rhetoric.html.limits import DETAILED, KEY_CONTEXT, KEY_LINES, KEY_WORDS, TABLE_TERMS
from rhetoric.html.rendering import language_of
from rhetoric.tokens.tokenized import TokenizedCorpus

_LEAST = 2
"""A word that occurs once in all texts together is no key word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """A line of the concordance of a key word.

    Parameters
    ----------
    id : str
        Of the text.
    number : int
        Of the text on the page.
    language : str
    place : int
        The sentence, from 1.
    left, text, right : str
    cut_before, cut_after : bool
        The sentence has more.
    """

    id: str
    number: int
    language: str
    place: int
    left: str
    text: str
    right: str
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyWord:
    """A key word with its concordance; `number` names its anchor.

    Parameters
    ----------
    number : int
    row : KeynessRow
    times : float
        How many times the rate of the others, at least; 1 where that is not sure.
    lines : tuple of KeyLine
    """

    number: int
    row: KeynessRow
    times: float
    lines: tuple[KeyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyGroup:
    """The key words of a text or group; `text` is its number where it is a text."""

    number: int
    name: str
    text: int | None
    words: tuple[KeyWord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeynessSection:
    """Key words, or the reason why there are none; `by` is the field of the groups."""

    result: KeynessGroups | None
    reason: str
    by: str | None = None
    groups: tuple[KeyGroup, ...] = ()


def keyness_section(tokens: TokenizedCorpus, by: str | None) -> KeynessSection:
    """Compare each text, or each group of texts, with the others.

    Parameters
    ----------
    tokens : TokenizedCorpus
    by : str or None
        The field whose values are the groups; each text is one where it is None.

    Raises
    ------
    InputError
        No text has the field, all have one value, or there are more groups than a page
        shows.
    """
    if by is None and len(tokens.corpus) > DETAILED:
        return KeynessSection(result=None, reason=_many(len(tokens.corpus)))
    try:
        result = keyness_by(
            tokens,
            by,
            n=TABLE_TERMS,
            measure="log-ratio-conservative",
            stop_words="function-words",
            min_count=_LEAST,
        )
    except InputError as error:
        if by is not None:
            raise
        return KeynessSection(result=None, reason=str(error))
    numbers = {document.id: number for number, document in enumerate(tokens.corpus, 1)}
    shown = tuple(
        KeyGroup(
            number=number,
            name=found.group,
            text=numbers[found.group] if by is None else None,
            words=tuple(_words(tokens, found, numbers)),
        )
        for number, found in enumerate(result.comparisons(), 1)
    )
    return KeynessSection(result=result, reason="", by=by, groups=shown)


def check_groups(tokens: TokenizedCorpus, by: str | None) -> None:
    """Refuse groups that a page cannot compare, before any work is done.

    Raises
    ------
    InputError
        No text has the field, or it has fewer than two values or more than 40.
    """
    if by is None:
        return
    values = tokens.corpus.group_by(by).keys() - {MISSING}
    if not 2 <= len(values) <= DETAILED:
        raise InputError(
            f"The 'by' parameter of report must be a field with 2 to {DETAILED} values. {by!r} "
            f"has {len(values):,}. Choose another, or call keyness_by."
        )


def _many(texts: int) -> str:
    return (
        f"{texts:,} texts are more than the {DETAILED} that a report compares each with the "
        "others. Give it a field that divides them into groups: by= in Python, --by on the "
        "command line."
    )


def _words(tokens: TokenizedCorpus, found: Keyness, numbers: dict[str, int]) -> Iterator[KeyWord]:
    for number, row in enumerate(found.top(found.group, KEY_WORDS), 1):
        lines = found.lines(row.term, found.group)[:KEY_LINES]
        yield KeyWord(
            number=number,
            row=row,
            times=2**row.log_ratio_conservative,
            lines=tuple(_line(tokens, line, numbers[line.document]) for line in lines),
        )


def _line(tokens: TokenizedCorpus, line: TermLine, number: int) -> KeyLine:
    """Cut what stands around a word in its sentence, at spaces."""
    document = tokens.corpus[line.document]
    left, right = line.left[-KEY_CONTEXT:], line.right[:KEY_CONTEXT]
    cut_before, cut_after = left != line.left, right != line.right
    if cut_before:
        left = left[left.find(" ") + 1 :]
    if cut_after:
        right = right[: right.rfind(" ") + 1] or right
    return KeyLine(
        id=line.document,
        number=number,
        language=language_of(document.meta),
        place=line.sentence + 1,
        left=left,
        text=line.text,
        right=right,
        cut_before=cut_before,
        cut_after=cut_after,
    )
