"""Runs of lines without an empty line among them: verse, lists, or broken prose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rhetoric.corpus.cleaning.lines import Lines
from rhetoric.corpus.cleaning.wording import (
    ends_open,
    ends_sentence,
    is_list_item,
    starts_lower,
    starts_upper,
)

_WIDEST_VERSE = 70
_WIDEST_FREE_VERSE = 55
_LOWER_LINES = 3
_SLACK = 0.85  # scans break lines a little before or behind their width
_STRICTER = 1.1  # short lines are full by chance too easily
_NARROWEST_WRAP = 30
_WIDEST_WRAP = 140
_FIRST_WORD = re.compile(r"\S{1,40}")


def is_list(lines: Sequence[str]) -> bool:
    """Whether a list stands among the lines."""
    return any(is_list_item(line) for line in lines)


def is_verse(lines: Sequence[str]) -> bool:
    """Whether short lines are broken by sense and not by width.

    Told from the block alone: lines that begin with capitals without a sentence
    ending before, or lines of very different lengths.
    """
    widest = max(map(len, lines))
    if len(lines) < 3 or widest > _WIDEST_VERSE or is_list(lines) or is_shouted(lines):
        return False
    if _is_lower_verse(lines, widest):
        return True
    open_ends = sum(not ends_sentence(line) for line in lines[:-1])
    breaks = len(lines) - 1
    if open_ends * 2 <= breaks:
        return False
    if sum(map(starts_upper, lines[1:])) * 5 >= breaks * 4:
        return True
    full = sum(is_full(lines, index, widest * _STRICTER) for index in range(breaks))
    return breaks >= 3 and widest <= _WIDEST_FREE_VERSE and full * 2 < breaks


def _is_lower_verse(lines: Sequence[str], widest: int) -> bool:
    """Whether several short lines begin in lower case, and not all for want of room."""
    if widest > _WIDEST_FREE_VERSE or sum(map(starts_lower, lines)) < _LOWER_LINES:
        return False
    breaks = len(lines) - 1
    full = sum(is_full(lines, index, widest * _STRICTER) for index in range(breaks))
    return full * 5 <= breaks * 4


def is_shouted(lines: Sequence[str]) -> bool:
    """Whether a few lines are all in capitals: one heading, set over several lines."""
    return 2 <= len(lines) <= 6 and all(line.isupper() for line in lines)


def is_full(lines: Sequence[str], index: int, width: float) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = _FIRST_WORD.match(lines[index + 1])
    return len(lines[index]) + 1 + (word.end() if word else 0) > width * _SLACK


@dataclass(slots=True)
class _Tally:
    ends: int = 0
    full: int = 0
    open_full: int = 0
    lower: int = 0


def wrap_width(lines: Lines, blocks: Sequence[range]) -> int | None:
    r"""Tell at which width the prose of a text was broken into lines.

    Parameters
    ----------
    lines : Lines
    blocks : sequence of range
        The runs of lines that are neither verse nor list.

    Returns
    -------
    int or None
        None where the lines of the text are its paragraphs.

    Examples
    --------
    >>> text = Lines("It is in the nature of\nlines like these that\nthey stop anywhere.")
    >>> wrap_width(text, text.blocks()) is None
    True
    """
    widths = sorted(len(lines.texts[index]) for block in blocks for index in block[:-1])
    if not widths:
        return None
    width = widths[len(widths) * 9 // 10]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    tally = _count_ends(lines, blocks, width)
    wrapped = tally.full * 2 >= tally.ends and tally.open_full * 2 >= tally.full
    return width if wrapped and tally.lower and tally.open_full > 1 else None


def _count_ends(lines: Lines, blocks: Sequence[range], width: int) -> _Tally:
    """Count line ends inside the blocks: how many are full, and break a sentence."""
    tally = _Tally()
    for block in blocks:
        for index in block[:-1]:
            full = is_full(lines.texts, index, width)
            tally.ends += 1
            tally.full += full
            tally.open_full += full and not ends_sentence(lines.texts[index])
            tally.lower += full and starts_lower(lines.texts[index + 1])
    return tally


def goes_on(lines: Lines, index: int, width: int | None) -> bool:
    """Whether the line after belongs to the same paragraph."""
    line, following = lines.texts[index], lines.texts[index + 1]
    if is_list_item(following):
        return False
    if not ends_sentence(line):
        if starts_lower(following) and (len(line) >= 20 or ends_open(line)):
            return True
        if ends_open(line):
            return True
    elif lines.indent(index + 1) > lines.indent(index):
        return False
    return width is not None and is_full(lines.texts, index, width)
