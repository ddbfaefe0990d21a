"""Code in backticks that holds marks: it is shown as it is, backticks and all."""

import re
from bisect import bisect_right
from dataclasses import dataclass

CODE = re.compile(r"(?<![`\w\\])(`{1,2})(?=[^\s`])([^`\n]{1,500})(?<=[^\s`])\1(?![`\w])")
_MARKS = re.compile(r"[*_~<>&\\]")


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of a text, in order."""

    starts: list[int]
    ends: list[int]

    def cover(self, place: int) -> bool:
        """Whether a place lies in one of the stretches."""
        at = bisect_right(self.starts, place) - 1
        return at >= 0 and place < self.ends[at]


def code_with_marks(text: str) -> Spans:
    """Find the code that would be taken for marks of emphasis or HTML without its backticks."""
    if "`" not in text:
        return Spans([], [])
    found = [match.span() for match in CODE.finditer(text) if _MARKS.search(match.group(2))]
    return Spans([start for start, _ in found], [end for _, end in found])
