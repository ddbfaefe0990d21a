"""Rules for the white space that is left when all else is done."""

import re
from collections.abc import Iterator

from rhetoric.corpus.cleaning.blocks import is_verse
from rhetoric.corpus.cleaning.lines import Lines, is_list_item, lines_of
from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.document import Edit

_NEEDLESS_SPACE = re.compile(r"[ \t]{2,}|\t|(?<![^\n]) | (?![^\n])")
_LONGEST_ITEM = 120


def _spaces(text: str) -> Iterator[Edit]:
    size = len(text)
    for match in _NEEDLESS_SPACE.finditer(text):
        start, end = match.span()
        outside = start == 0 or end == size or text[start - 1] == "\n" or text[end] == "\n"
        yield Edit(start=start, end=end, replacement="" if outside else " ", rule="spaces")


def _paragraphs(text: str) -> Iterator[Edit]:
    if "\n" not in text:
        return
    lines = lines_of(text)
    position = 0
    for (start, end), between in zip(lines.bounds, _line_ends(lines), strict=True):
        if text[position:start] != between:
            yield Edit(start=position, end=start, replacement=between, rule="paragraphs")
        position = end
    if position < len(text):
        yield Edit(start=position, end=len(text), replacement="", rule="paragraphs")


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
