"""A rule for lines that come again and again: running heads, captions, a second title page."""

import re
from collections import defaultdict
from collections.abc import Iterator

from rhetoric.corpus.cleaning.lines import (
    Lines,
    breaks_sentence,
    ends_sentence,
    is_list_item,
    is_short,
    lines_of,
)
from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.document import Edit

_NAME = "repeated-lines"
_MOST_WORDS = 30
_HEAD_LINES = 40  # a title page with its half-title, series and dedication is no longer
_PROSE_WORDS = 12
_MANY = 3  # so often a line comes "again and again"
_FEW_KINDS = 2  # where more lines than these recur, they are the sections of a form
_NOT_LETTERS = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"[(\[*].*[)\]*]")
# A line that names who speaks next is repeated with good reason.
_SPEAKER = re.compile(
    r"\b(?:mr|mrs|ms|dr|sir|lord|lady|president|vice|chair|chairman|chairwoman|chairperson|speaker"
    r"|senator|minister|secretary|moderator|judge|justice|interviewer|interviewee|question|answer"
    r"|reporter|correspondent|host|voice|chorus|audience|journalist)\b",
    re.IGNORECASE,
)


def _repeated_lines(text: str) -> Iterator[Edit]:
    if "\n" not in text:
        return
    lines = lines_of(text)
    places = {key: found for key, found in _by_wording(lines).items() if len(found) > 1}
    head = _head(lines)
    often = [key for key, found in places.items() if len(found) >= _MANY and key.count(" ") >= 3]
    doomed: set[int] = set()
    for key, found in places.items():
        again = len(often) <= _FEW_KINDS and key in often
        doomed.update(_needless(lines, found, head, again=again))
    for index in sorted(doomed):
        start, end = lines.without(index)
        yield Edit(start=start, end=end, replacement="", rule=_NAME)


def _by_wording(lines: Lines) -> dict[str, list[int]]:
    """Where each short line stands that is a paragraph of its own, by its wording."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines.texts):
        alone = (lines.after_gap[index] and lines.before_gap(index)) or line.isupper()
        if alone and is_short(line, _MOST_WORDS) and _may_repeat(line):
            key = _NOT_LETTERS.sub(" ", line).strip().casefold()
            if key:
                places[key].append(index)
    return places


def _may_repeat(line: str) -> bool:
    return line[-1] not in ":;,!?" and not is_list_item(line) and not _BRACKETED.fullmatch(line)


def _head(lines: Lines) -> int:
    """How many lines stand before the first paragraph."""
    for index, line in enumerate(lines.texts[:_HEAD_LINES]):
        if line.count(" ") >= _PROSE_WORDS and ends_sentence(line):
            return index
    return 0


def _needless(lines: Lines, found: list[int], head: int, *, again: bool) -> list[int]:
    """Of the places of one line, those that are no more than a repetition."""
    first, *rest = found
    line = lines.texts[first]
    if any(breaks_sentence(lines, index) for index in found):
        return rest
    names_speaker = line.count(" ") < 6 and _SPEAKER.search(line)
    is_title = first < head and line.count(" ") >= 3
    if names_speaker or not (is_title or again):
        return [index for index in rest if index < head]
    return [index for index in rest if index < head or _beside_prose(lines, index)]


def _beside_prose(lines: Lines, index: int) -> bool:
    """Whether a paragraph stands before or after; between short lines it may be a refrain."""
    beside = lines.texts[max(0, index - 1) : index + 2 : 2] if index else lines.texts[1:2]
    return any(not is_short(line, _MOST_WORDS) for line in beside)


REPEATED_LINES = Rule(
    name=_NAME,
    description="A title, caption or head of a page that comes again is kept once.",
    propose=_repeated_lines,
)
