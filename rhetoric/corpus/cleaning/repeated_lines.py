"""A rule for lines that come again and again: running heads, captions, a second title page."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from rhetoric.corpus.cleaning.blocks import is_verse
from rhetoric.corpus.cleaning.lines import Lines, breaks_sentence, lines_of
from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.cleaning.wording import (
    Wording,
    ends_sentence,
    is_list_item,
    is_short,
    remembered_of_wording,
)
from rhetoric.corpus.document import Edit

_NAME = "repeated-lines"
_MOST_WORDS = 30
_HEAD_LINES = 40  # a title page with its half-title, series and dedication is no longer
_PROSE_WORDS = 12
_PAGE = re.compile(r"[-–—\[(]?\s?(?:page|pg\.?)\s\d{1,4}\b.{0,12}", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"[(\[*].*[)\]*]")
# A line that names who speaks next is repeated with good reason.
_SPEAKER = re.compile(
    r"\b(?:mr|mrs|ms|dr|sir|lord|lady|president|vice|chair|chairman|chairwoman|chairperson|speaker"
    r"|senator|minister|secretary|moderator|judge|justice|interviewer|interviewee|question|answer"
    r"|reporter|correspondent|host|voice|chorus|audience|journalist)\b",
    re.IGNORECASE,
)
# A line with such words is called out again and again, even where it is the title too.
_APPEAL = re.compile(
    r"\b(?:i|we|us|our|my|you|your|let|shall|will|must|never|forever|live|down with|glory|oh?)\b",
    re.IGNORECASE,
)


def _repeated_lines(text: str) -> Iterator[Edit]:
    if "\n" not in text:
        return
    lines = lines_of(text)
    places = {key: found for key, found in _by_wording(lines).items() if len(found) > 1}
    if not places:
        return
    head = _head(lines)
    second = _second_title_page(lines, head)
    doomed = {
        index
        for found in places.values()
        for index in _needless(lines, found, head, second, only=len(places) == 1)
    }
    for index in sorted(_outside_verse(lines, doomed)):
        start, end = lines.without(index)
        yield Edit(start=start, end=end, replacement="", rule=_NAME)


def _by_wording(lines: Lines) -> dict[str, list[int]]:
    """Where each short line stands that is a paragraph of its own, by its wording."""
    places: dict[str, list[int]] = defaultdict(list)
    for index in _short_lines(lines.wording):
        line = lines.texts[index]
        alone = (lines.after_gap[index] and lines.before_gap(index)) or line.isupper()
        if alone and (key := _key(line)):
            places[key].append(index)
    return places


@remembered_of_wording
def _short_lines(wording: Wording) -> list[int]:
    return [
        index
        for index, closed in enumerate(wording.closed)
        if not closed
        and is_short(wording.texts[index], _MOST_WORDS)
        and _may_repeat(wording.texts[index])
    ]


def _key(line: str) -> str:
    return _NOT_LETTERS.sub(" ", line).strip().casefold()


def _may_repeat(line: str) -> bool:
    return line[-1] not in ":;,!?" and not is_list_item(line) and not _BRACKETED.fullmatch(line)


def _head(lines: Lines) -> int:
    """How many lines stand before the first paragraph."""
    for index, line in enumerate(lines.texts[:_HEAD_LINES]):
        if line.count(" ") >= _PROSE_WORDS and ends_sentence(line):
            return index
    return 0


def _needless(lines: Lines, found: list[int], head: int, second: range, *, only: bool) -> list[int]:
    """Of the places of one line, those that are no more than a repetition.

    Where another line recurs too, the first one may be the head of a section.
    """
    first, *rest = found
    line = lines.texts[first]
    names_speaker = line.count(" ") < 6 and _SPEAKER.search(line)
    is_title = first == 0 and not names_speaker and not _APPEAL.search(line)
    return [
        index
        for index in rest
        if breaks_sentence(lines, index)
        or _at_page_end(lines, index)
        or index in second
        or (is_title and index < head)
        or (is_title and only and line.count(" ") >= 3 and _beside_prose(lines, index))
    ]


def _second_title_page(lines: Lines, head: int) -> range:
    """Where the first lines of the text come again, in order, before its first paragraph."""
    keys = [_key(line) for line in lines.texts[:head]]
    for start in range(1, head):
        size = 0
        while start + size < head and size < start and keys[start + size] == keys[size]:
            size += 1
        if size > 1:
            return range(start, start + size)
    return range(0)


def _at_page_end(lines: Lines, index: int) -> bool:
    """Whether the number of a page or a form feed stands beside a line."""
    before = lines.ends[index - 1] if index else 0
    behind = lines.starts[index + 1] if index + 1 < len(lines) else len(lines.text)
    beside = lines.texts[max(0, index - 1) : index + 2]
    return "\f" in lines.text[before:behind] or any(_PAGE.fullmatch(line) for line in beside)


def _outside_verse(lines: Lines, indices: set[int]) -> Iterator[int]:
    """Pass on the lines that are neither inside nor beside verse, where they may be a refrain."""
    blocks = lines.blocks() if indices else []
    for index in indices:
        at = bisect_right(blocks, index, key=lambda block: block.start) - 1
        near = (block for block in blocks[max(0, at - 1) : at + 2])
        near_verse = any(
            is_verse(lines.texts[block.start : block.stop])
            for block in near
            if block.start - 1 <= index <= block.stop
        )
        if not near_verse:
            yield index


def _beside_prose(lines: Lines, index: int) -> bool:
    """Whether a paragraph stands before or after; between short lines it may be a refrain."""
    beside = lines.texts[max(0, index - 1) : index + 2 : 2] if index else lines.texts[1:2]
    return any(not is_short(line, _MOST_WORDS) for line in beside)


REPEATED_LINES = Rule(
    name=_NAME,
    description="A title, caption or head of a page that comes again is kept once.",
    propose=_repeated_lines,
)
