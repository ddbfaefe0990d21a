"""A rule for page numbers, alone or beside the head of a page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rhetoric.corpus.cleaning.lines import Lines, breaks_sentence, lines_of
from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.cleaning.wording import Wording, is_short, remembered_of_wording
from rhetoric.corpus.document import Edit

_NAME = "page-numbers"
_LONGEST = 80
_WIDEST_STEP = 4  # blank pages and pictures leave holes in the count
_CERTAIN = re.compile(
    r"[-–—\[(|~•*]?\s?(?:page|pg\.?)\s\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\s?[-–—\])|~•*]?"
    r"|\d{1,4}\s?/\s?\d{1,4}\s?(?:pages?)",
    re.IGNORECASE,
)
_DASHED = re.compile(r"[-–—]\s?(\d{1,4})\s?[-–—]")  # certain beside certain ones
_YEARS = range(1500, 2100)
_FEWEST = 3
_BEHIND_NUMBER = "-–—])|~•*ivxlc"  # or the last sign of a Roman one
_BARE = re.compile(r"[\[(|]?\s?(?:p\.\s?)?(\d{1,4})\s?[\])|]?")
_ROMAN = re.compile(r"[ivxlc]{1,7}")
_NUMBER_FIRST = re.compile(r"(\d{1,4})[\s|·•]{1,4}([^\W\d_].{2,70})")
_NUMBER_LAST = re.compile(r"([^\W\d_].{2,70}?)[\s|·•]{1,4}(\d{1,4})")

_Found = tuple[int, int]  # the line, and the number on it


def _page_numbers(text: str) -> Iterator[Edit]:
    if "\n" not in text:
        return
    lines = lines_of(text)
    certain, groups = _candidates(lines.wording)
    doomed = set(certain)
    for head, found in groups.items():
        for chain in _chains(found):
            if _counts_pages(lines, chain, headed=bool(head)):
                doomed.update(line for line, _ in chain)
    if len(doomed) < len(lines):
        for line in sorted(doomed):
            start, end = lines.without(line)
            yield Edit(start=start, end=end, replacement="", rule=_NAME)


@remembered_of_wording
def _candidates(wording: Wording) -> tuple[list[int], dict[str, list[_Found]]]:
    """Lines that are page numbers for certain, and those that may be, by what stands beside."""
    certain: list[int] = []
    dashed: list[int] = []
    groups: dict[str, list[_Found]] = defaultdict(list)
    for index, line in _with_number_at_edge(wording):
        if _CERTAIN.fullmatch(line):
            certain.append(index)
        elif (number := _number(line)) and number[1] not in _YEARS:
            groups[number[0]].append((index, number[1]))
            if _DASHED.fullmatch(line):
                dashed.append(index)
    return certain + dashed if certain else [], groups


def _with_number_at_edge(wording: Wording) -> Iterator[tuple[int, str]]:
    """Lines that a number begins or ends, as in all that may count pages."""
    for index, (first, last) in enumerate(zip(wording.first, wording.last, strict=True)):
        if first.isdecimal() or last.isdecimal() or last in _BEHIND_NUMBER:
            line = wording.texts[index]
            if len(line) <= _LONGEST and _has_number_at_edge(line):
                yield index, line


def _has_number_at_edge(line: str) -> bool:
    return (
        line[0].isdecimal()
        or any(map(str.isdecimal, line[-3:]))
        or _ROMAN.fullmatch(line) is not None
    )


def _counts_pages(lines: Lines, chain: list[_Found], *, headed: bool) -> bool:
    """Whether enough numbers of a chain stand in sentences, as only page numbers do."""
    breaking = sum(breaks_sentence(lines, line) for line, _ in chain)
    if headed:
        return len(chain) > 1 and breaking * 2 >= len(chain)
    return len(chain) >= _FEWEST and breaking * 2 > len(chain)


def _number(line: str) -> tuple[str, int] | None:
    """Split a line into the head of a page (often empty) and the number."""
    if bare := _BARE.fullmatch(line) or _DASHED.fullmatch(line):
        return "", int(bare.group(1))
    if _ROMAN.fullmatch(line):
        return "", _roman(line)
    if not is_short(line, 12):
        return None
    if first := _NUMBER_FIRST.fullmatch(line):
        return first.group(2).casefold(), int(first.group(1))
    if last := _NUMBER_LAST.fullmatch(line):
        return last.group(1).casefold(), int(last.group(2))
    return None


def _roman(numeral: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


def _chains(found: Iterable[_Found]) -> Iterator[list[_Found]]:
    """Cut the numbers into runs that rise by small steps."""
    chain: list[_Found] = []
    for line, number in found:
        if chain and not 0 < number - chain[-1][1] <= _WIDEST_STEP:
            yield chain
            chain = []
        chain.append((line, number))
    if chain:
        yield chain


PAGE_NUMBERS = Rule(
    name=_NAME,
    description="Page numbers are removed, with the head of the page where it stands beside them.",
    propose=_page_numbers,
)
