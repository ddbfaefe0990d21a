"""What a text is mostly made of: quotations, or items of a list."""

import re

from rhetoric.corpus.warning_signs.quotations import Quotations

_FEWEST_CHARACTERS = 600
_MOST_QUOTED = 0.5
_FEWEST_LINES = 12
_LISTED = 0.6
_LONGEST_ITEM = 60
_ITEM = re.compile(r"[-*+•‣▪●◦■►–—]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s")
_END = re.compile(r"[.!?…][\"”’)\]]*$")


def quoted_share(text: str, quotations: Quotations) -> float:
    """Tell how much of a text stands in quotation marks, from 0 to 1; 0 for a short one."""
    if len(text) < _FEWEST_CHARACTERS:
        return 0.0
    quoted = behind = 0
    for start, end in sorted(quotations.pairs):
        quoted += max(0, end - max(start, behind))
        behind = max(behind, end)
    return quoted / len(text)


def is_mostly_quoted(share: float) -> bool:
    """Whether more than half of a text is the words of others."""
    return share > _MOST_QUOTED


def listed_share(text: str) -> float:
    r"""Tell how many of the lines are items of a list or too short for a sentence, from 0 to 1.

    Examples
    --------
    >>> listed_share("1. Bread\n2. Land\n" * 10)
    1.0
    """
    if text.count("\n") + 1 < _FEWEST_LINES:
        return 0.0
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    if len(lines) < _FEWEST_LINES:
        return 0.0
    pairs = zip(lines, [*lines[1:], ""], strict=True)
    return sum(_is_item(line, following) for line, following in pairs) / len(lines)


def is_mostly_list(share: float) -> bool:
    """Whether so many lines are items that a text can hardly be read as prose."""
    return share > _LISTED


def _is_item(line: str, following: str) -> bool:
    if _ITEM.match(line):
        return True
    # A line that goes on in lower case was broken to a width.
    broken = following[:1].islower() or line[:1].islower()
    return len(line) < _LONGEST_ITEM and not broken and not _END.search(line)
