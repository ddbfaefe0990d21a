"""Rules for the white space that is left when all else is done."""

import re
from collections.abc import Iterator

from rhetoric.corpus.cleaning.blocks import is_verse
from rhetoric.corpus.cleaning.lines import Lines, lines_of
from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.cleaning.wording import is_list_item
from rhetoric.corpus.document import Edit

# Each expression begins with a plain sign, so that all of them together take less
# time than one that must look at every character.
_SEVERAL = re.compile(r"  +")
_AT_LINE_END = re.compile(r" (?![^\n])(?<!  )")
_AT_LINE_START = re.compile(r"\n (?! )")
_WITH_TABS = re.compile(r" (?:[ \t]+|(?![^\n])|(?<![^\n] ))|\t[ \t]*")
_LONGEST_ITEM = 120


def _spaces(text: str) -> Iterator[Edit]:
    size = len(text)
    for start, end in _needless_spaces(text):
        outside = start == 0 or end == size or text[start - 1] == "\n" or text[end] == "\n"
        yield Edit(start=start, end=end, replacement="" if outside else " ", rule="spaces")


def _needless_spaces(text: str) -> list[tuple[int, int]]:
    """Where several spaces stand, or a tab, or a space at either end of a line."""
    if "\t" in text:
        return [match.span() for match in _WITH_TABS.finditer(text)]
    found = {match.span() for match in _SEVERAL.finditer(text)} if "  " in text else set()
    if _has_margins(text):
        found.update(match.span() for match in _AT_LINE_END.finditer(text))
        found.update((match.end() - 1, match.end()) for match in _AT_LINE_START.finditer(text))
        if text[:1] == " " != text[1:2]:
            found.add((0, 1))
    return sorted(found)


def _has_margins(text: str) -> bool:
    return lines_of(text).margins > 0 if "\n" in text else text != text.strip()


def _paragraphs(text: str) -> Iterator[Edit]:
    if "\n" not in text:
        return
    lines = lines_of(text)
    if _is_set_apart(lines):
        return
    position = 0
    for begin, stop, between in zip(lines.begins, lines.stops, _line_ends(lines), strict=True):
        if begin - position != len(between) or not text.startswith(between, position):
            yield Edit(start=position, end=begin, replacement=between, rule="paragraphs")
        position = stop
    if position < len(text):
        yield Edit(start=position, end=len(text), replacement="", rule="paragraphs")


def _is_set_apart(lines: Lines) -> bool:
    """Whether one empty line, and nothing else, stands between any two lines."""
    return all(lines.after_gap) and [0, *(stop + 2 for stop in lines.stops)] == [
        *lines.begins,
        len(lines.text) + 2,
    ]


def _line_ends(lines: Lines) -> Iterator[str]:
    """What belongs in front of each line."""
    for block in lines.blocks():
        yield "\n\n" if block.start else ""
        if len(block) == 1:
            continue
        verse = is_verse(lines.texts[block.start : block.stop])
        for line in lines.texts[block.start + 1 : block.stop]:
            tight = verse or (len(line) <= _LONGEST_ITEM and is_list_item(line))
            yield "\n" if tight else "\n\n"


SPACES = Rule(
    name="spaces",
    description="Repeated spaces become one; spaces at the ends of lines are removed.",
    propose=_spaces,
)
PARAGRAPHS = Rule(
    name="paragraphs",
    description="Paragraphs are set apart by one empty line; verse and lists stay together.",
    propose=_paragraphs,
)
