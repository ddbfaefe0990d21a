"""A rule for words that were cut at the end of a line."""

import re
from collections.abc import Iterator

from rhetoric.corpus.cleaning.common_words import common_words
from rhetoric.corpus.cleaning.lines import lines_of
from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.document import Edit

_NAME = "hyphenation"
_CUT = re.compile(r"([-‐¬])[ \t]*\n\s*(?=([^\W\d_]{1,40}))")
_PART_BEFORE = re.compile(r"[^\W\d_]{1,40}\Z")
# "20-year", "U.S.-led": what stands before is no part of a word that was cut.
_NO_PART = re.compile(r"(?:(?<!\d)\d{1,3}|[^\W\d_]\.)\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
# "pre- and post-war": the hyphen waits for a word further on.
_WAITING = frozenset(["and", "or", "to", "und", "et", "y", "o"])
_ENDINGS = ("s", "d", "ed", "ly", "ing")
_CASES = {"¬": "", "‐": "-", "-": "-"}


def _cuts(text: str) -> Iterator[re.Match[str]]:
    """Match where a hyphen ends a line, in order."""
    lines = lines_of(text)
    if _CASES.keys().isdisjoint(lines.wording.last):
        return
    for last, end in zip(lines.wording.last, lines.ends, strict=True):
        if last in _CASES and (match := _CUT.match(text, end - 1)):
            yield match


def _hyphenation(text: str) -> Iterator[Edit]:
    if "\n" not in text:
        return
    known: frozenset[str] | None = None
    for match in _cuts(text):
        sign, second = match.groups()
        if _NO_PART.search(text[max(0, match.start() - 4) : match.start()]):
            if second not in _WAITING and sign != "¬" and match.group().count("\n") == 1:
                kept = _CASES[sign]
                yield Edit(start=match.start(), end=match.end(), replacement=kept, rule=_NAME)
            continue
        first = _part_before(text, match.start())
        if not first or second in _WAITING or (second.isupper() and not first.isupper()):
            continue
        if known is None:
            known = frozenset(word.lower() for word in _WORD.findall(text))
        hyphen = _CASES[sign] if _keeps_hyphen(first, second, known) else ""
        yield Edit(start=match.start(), end=match.end(), replacement=hyphen, rule=_NAME)


def _part_before(text: str, end: int) -> str:
    """The letters that stand right before a place."""
    found = _PART_BEFORE.search(text[max(0, end - 40) : end])
    return found.group() if found else ""


def _keeps_hyphen(first: str, second: str, known: frozenset[str]) -> bool:
    """Whether the hyphen belongs to the word, as far as the text and common words tell."""
    low_first, low_second = first.lower(), second.lower()
    if second[0].isupper() and not first.isupper():
        return True
    if f"{low_first}-{low_second}" in known:
        return True
    joined = low_first + low_second
    stems = [joined, *(joined.removesuffix(end) for end in _ENDINGS)]
    return not any(stem in known or stem in common_words() for stem in stems)


HYPHENATION = Rule(
    name=_NAME,
    description="Words cut at the end of a line are put together again.",
    propose=_hyphenation,
)
