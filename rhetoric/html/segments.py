"""Cutting a text at the bounds of its matches, so that overlaps can be shown.

HTML cannot nest spans that overlap. So the text is cut at every bound, and each
segment carries all the matches that cover it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

LANES = 5
"""How many lines can stand under a text, one for each overlapping match."""
COLOURS = 10
"""How many colours there are; they return, but the numbers of frames do not."""

_PARAGRAPH_BREAK = re.compile(
    r"(?:\r\n|[\n\r\x85\u2028\u2029])[^\S\r\n]*(?:\r\n|[\n\r\u2028\u2029])\s*"
)


def colour_of(number: int) -> int:
    """Which colour a number has, from 1 to `COLOURS`."""
    return max(number - 1, 0) % COLOURS + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A match as it is shown.

    Parameters
    ----------
    start, end : int
        Half-open span in the text of the document, in code points.
    number : int
        The number of its frame in the legend, from 1; 0 marks a word that
        belongs to no frame and needs no naming.
    frame : str
        The title of its frame.
    entry : str
        The pattern that is credited with it.
    negated, quoted : bool
        It stands under a negation, or in quotation marks.
    """

    start: int
    end: int
    number: int
    frame: str
    entry: str
    negated: bool
    quoted: bool

    @property
    def tag(self) -> str:
        """Its number, with a sign for a negation and one for a quotation."""
        return f"{self.number}{'¬' * self.negated}{'”' * self.quoted}"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What to know of it, in words."""
        remarks = {"negated": self.negated, "in a quotation": self.quoted}
        return tuple(remark for remark, holds in remarks.items() if holds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text over which the same matches lie.

    Parameters
    ----------
    start, end : int
        Half-open span in the text of the document, in code points.
    text : str
        What stands there.
    marks : tuple of Mark
        The matches that cover it.
    lanes : tuple of int
        On which line under the text each of them is drawn, from 0.
    """

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()
    lanes: tuple[int, ...] = ()

    @property
    def classes(self) -> str:
        """The CSS classes that draw its lines."""
        drawn = zip(self.lanes, self.marks, strict=True)
        lines = [f"rt-{lane}-{colour_of(mark.number)}" for lane, mark in drawn if lane < LANES]
        return " ".join(["rt-mark", *lines])

    @property
    def hover(self) -> str:
        """Every frame that covers it, with the entry, a line each."""
        lines = (
            "; ".join([f"{mark.number} {mark.frame}: entry “{mark.entry}”", *mark.remarks])
            for mark in self.marks
            if mark.number
        )
        return "\n".join(lines)

    @property
    def ending(self) -> tuple[Mark, ...]:
        """The matches that end where it ends: there they are named, once each."""
        return tuple(mark for mark in self.marks if mark.end == self.end and mark.number)

    @property
    def tags(self) -> str:
        """The tags of the matches that end here."""
        return "·".join(mark.tag for mark in self.ending)

    @property
    def spoken(self) -> str:
        """The matches that end here, in words for a screen reader."""
        return "; ".join(", ".join([mark.frame, *mark.remarks]) for mark in self.ending)


def cut(
    text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None
) -> list[Segment]:
    """Cut a text at every bound of its marks.

    Parameters
    ----------
    text : str
    marks : iterable of Mark
        In any order; they may overlap.
    start, end : int
        Which part of the text, the whole by default.

    Returns
    -------
    list of Segment
        Without gaps: their texts together are the text.

    Examples
    --------
    >>> about = dict(frame="", entry="", negated=False, quoted=False)
    >>> first = Mark(start=0, end=5, number=1, **about)
    >>> second = Mark(start=3, end=8, number=2, **about)
    >>> for segment in cut("abcdefgh!", [first, second]):
    ...     print(segment.text, [mark.number for mark in segment.marks])
    abc [1]
    de [1, 2]
    fgh [2]
    ! []
    """
    end = len(text) if end is None else end
    inside = sorted(
        (mark for mark in marks if mark.start < end and mark.end > start),
        key=lambda mark: (mark.start, -mark.end, mark.number),
    )
    lanes = _lanes(inside)
    edges = {start, end}
    opening: dict[int, list[int]] = {}
    for place, mark in enumerate(inside):
        first = max(mark.start, start)
        edges.update((first, min(mark.end, end)))
        opening.setdefault(first, []).append(place)
    segments: list[Segment] = []
    covering: list[int] = []
    for left, right in pairwise(sorted(edges)):
        covering = [place for place in covering if inside[place].end > left]
        covering += opening.get(left, [])
        segments.append(
            Segment(
                start=left,
                end=right,
                text=text[left:right],
                marks=tuple(inside[place] for place in covering),
                lanes=tuple(lanes[place] for place in covering),
            )
        )
    return segments


def _lanes(marks: Sequence[Mark]) -> list[int]:
    """Give each mark, in order of their starts, the first line that is free.

    A mark keeps its line from end to end, so that overlapping marks can be told
    apart by eye.
    """
    ends: list[int] = []
    lanes = []
    for mark in marks:
        free = next((lane for lane, end in enumerate(ends) if end <= mark.start), len(ends))
        ends[free : free + 1] = [mark.end]
        lanes.append(free)
    return lanes


def lanes_used(segments: Iterable[Segment]) -> int:
    """How many lines the segments need, from 1 to `LANES`."""
    deepest = max((lane for segment in segments for lane in segment.lanes), default=0)
    return min(deepest + 1, LANES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, and the white space that follows it in the text."""

    segments: tuple[Segment, ...]
    gap: str


def paragraphs(text: str, marks: Sequence[Mark], *, end: int | None = None) -> Iterator[Paragraph]:
    """Cut a text into paragraphs at its empty lines, and these into segments."""
    end = len(text) if end is None else end
    ordered = sorted(marks, key=lambda mark: mark.start)
    start, first = 0, 0
    breaks = [*((m.start(), m.end()) for m in _PARAGRAPH_BREAK.finditer(text, 0, end)), (end, end)]
    for stop, following in breaks:
        while first < len(ordered) and ordered[first].end <= start:
            first += 1
        last = first
        while last < len(ordered) and ordered[last].start < stop:
            last += 1
        segments = cut(text, ordered[first:last], start=start, end=stop)
        if segments or stop < following:
            yield Paragraph(segments=tuple(segments), gap=text[stop:following])
        start = following


def whole_end(text: str, limit: int) -> int:
    """Where to end a text that is too long to show: at a paragraph, a space, or the limit."""
    if len(text) <= limit:
        return len(text)
    for sign in ("\n", " "):
        place = text.rfind(sign, limit * 3 // 4, limit)
        if place > 0:
            return place
    return limit
