"""Names beside points, so that neither a name nor its line lies on anything else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Annotation

from rhetoric.plots.crossing import Pairs, boxes_meet, gaps, segments_cross, segments_meet
from rhetoric.plots.labels import style
from rhetoric.statistics import Numbers

DISTANCES = (5.0, 9.0, 15.0, 23.0, 33.0, 45.0, 60.0)
"""How far from its point a name may stand, in points; the nearest free place is taken."""
DIRECTIONS = (0, 8, 4, 12, 2, 14, 6, 10, 1, 15, 7, 9, 3, 5, 11, 13)
"""Sixteenths of a turn, the better ones first: right, left, above, below."""
LED = 12.0
"""A name that stands farther is led to its point by a line."""
LED_BESIDE_ANOTHER = 6.0
"""The same for a name that stands nearer to the point of another."""
_PAD = 1.0
_POINTS = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class PointName:
    """A name to write.

    Parameters
    ----------
    text : str
    x, y : float
        Of its point, in data coordinates.
    colour : str
    size : float
        Of the type.
    """

    text: str
    x: float
    y: float
    colour: str
    size: float


def place_names(
    ax: Axes,
    names: Sequence[PointName],
    *,
    marks: Sequence[tuple[float, float]],
    reach: float,
    faint: Sequence[tuple[float, float]] = (),
    tell: Callable[[int], None] = lambda _: None,
) -> list[str]:
    """Write names beside their points, the first ones first.

    A name that stands farther off is led to its point by a line. No name and no line lies
    on a mark, on a name or on another line; a name that finds no such place is left out.
    The axes must have their limits; they must not change afterwards.

    Parameters
    ----------
    ax : matplotlib Axes
    names : sequence of PointName
    marks : sequence of tuple of float
        Points that no name may lie on, in data coordinates.
    reach : float
        How far a mark reaches from its middle, in points.
    faint : sequence of tuple of float
        Points that a name lies on only where it finds no other place.
    tell : callable
        Writes below the axes how many names are left out. As this may take room from the
        axes, the names are placed anew after it.

    Returns
    -------
    list of str
        Names for which there was no room.
    """
    told, others = 0, list(ax.texts)
    while True:
        room = _Room(ax, names, (marks, faint), reach)
        left_out = [name.text for name in names if not room.write(name)]
        if len(left_out) <= told:
            if len(left_out) < told:
                tell(len(left_out))
            return left_out
        for text in [text for text in ax.texts if text not in others]:
            text.remove()
        told = len(left_out)  # grows, so that this comes to an end
        tell(told)


def no_room(count: int) -> str:
    """Say how many names are left out.

    Examples
    --------
    >>> no_room(1), no_room(12)
    ('1 name finds no room', '12 names find no room')
    """
    return "1 name finds no room" if count == 1 else f"{count:,} names find no room"


class _Room:
    """What lies on the axes already, in pixels."""

    def __init__(
        self,
        ax: Axes,
        names: Sequence[PointName],
        marks: tuple[Sequence[tuple[float, float]], Sequence[tuple[float, float]]],
        reach: float,
    ) -> None:
        figure = ax.figure.figure if hasattr(ax.figure, "figure") else ax.figure
        figure.draw_without_rendering()  # type: ignore[union-attr]  # the layout is made now
        self.ax = ax
        self.unit = ax.figure.dpi / _POINTS
        self.reach = reach * self.unit
        self.frame = np.array(ax.get_window_extent().extents)
        self.points = self._pixels([(name.x, name.y) for name in names])
        self.dots, self.faint = (self._pixels(one) for one in marks)
        self.names = self.leads = np.empty((0, 4))

    def write(self, name: PointName) -> bool:
        """Write a name where it lies on nothing; tell whether there is such a place."""
        note = _written(self.ax, name)
        extent = note.get_window_extent()
        anchor = self._pixels([(name.x, name.y)])[0]
        shifts = _shifts(np.array([extent.width, extent.height]), self.unit)
        half = np.array([extent.width, extent.height]) / 2 + _PAD
        boxes = np.hstack([anchor + shifts - half, anchor + shifts + half])
        lines = np.hstack(
            [np.clip(anchor, boxes[:, :2], boxes[:, 2:]), np.tile(anchor, (len(boxes), 1))]
        )
        free, led = self._free(anchor, boxes, lines)
        if not free.any():
            note.remove()
            return False
        best = int(np.argmax(free))
        note.set_position(shifts[best] / self.unit)
        self.names = np.vstack([self.names, boxes[best]])
        if led[best]:
            self.leads = np.vstack([self.leads, lines[best]])
            _lead(self.ax, name, (lines[best, :2] - anchor) / self.unit)
        return True

    def _free(self, anchor: Numbers, boxes: Numbers, lines: Numbers) -> tuple[Pairs, Pairs]:
        """Tell which places are free, and at which of them the name needs a line."""
        inside = (boxes[:, :2] >= self.frame[:2]) & (boxes[:, 2:] <= self.frame[2:])
        own = gaps(boxes, anchor[None])[:, 0]
        others = self._beyond(self.points, anchor)
        beside = (gaps(boxes, others) <= own[:, None]).any(axis=1)
        led = own > np.where(beside, LED_BESIDE_ANOTHER, LED) * self.unit
        free = inside.all(axis=1) & (led | ~beside)
        free &= ~boxes_meet(boxes, self.names).any(axis=1)
        free &= ~segments_meet(self.leads, boxes).any(axis=0)
        free &= ~(led & segments_meet(lines, self.names).any(axis=1))
        free &= ~(led & segments_cross(lines, self.leads).any(axis=1))
        free &= ~self._on(self.dots, anchor, boxes, lines, led)
        best = free & ~self._on(self.faint, anchor, boxes, lines, led)
        return (best if best.any() else free), led

    def _on(
        self, dots: Numbers, anchor: Numbers, boxes: Numbers, lines: Numbers, led: Pairs
    ) -> Pairs:
        """Tell where a name or its line would lie on a dot."""
        around = np.hstack([dots - self.reach, dots + self.reach])
        on = boxes_meet(boxes, around).any(axis=1)
        far = self._beyond(dots, anchor)
        crossed = segments_meet(lines, np.hstack([far - self.reach, far + self.reach]))
        either: Pairs = on | (led & crossed.any(axis=1))
        return either

    def _beyond(self, dots: Numbers, anchor: Numbers) -> Numbers:
        """Give the dots that can be told from that of a name."""
        beyond: Numbers = dots[np.hypot(*(dots - anchor).T) > self.reach]
        return beyond

    def _pixels(self, points: Sequence[tuple[float, float]]) -> Numbers:
        pixels: Numbers = self.ax.transData.transform(np.array(points, float).reshape(-1, 2))
        return pixels


def _written(ax: Axes, name: PointName) -> Annotation:
    return ax.annotate(
        name.text,
        (name.x, name.y),
        xytext=(0, 0),
        textcoords="offset points",
        ha="center",
        va="center",
        fontsize=name.size,
        color=name.colour,
        annotation_clip=False,
        in_layout=False,
        zorder=5,
        **style([name.text]),
    )


def _lead(ax: Axes, name: PointName, end: Numbers) -> None:
    """Draw a line from a point to the box of its name, which lies so many points off."""
    line = {"arrowstyle": "-", "color": name.colour, "linewidth": 0.5, "shrinkA": 0, "shrinkB": 2}
    ax.annotate(
        "",
        (name.x, name.y),
        xytext=(float(end[0]), float(end[1])),
        textcoords="offset points",
        annotation_clip=False,
        arrowprops=line,
        in_layout=False,
        zorder=5,
    )


def _shifts(size: Numbers, unit: float) -> Numbers:
    """Give the shifts of the middle of a name from its point, the nearest first."""
    turns = [(cos(one * pi / 8), sin(one * pi / 8)) for one in DIRECTIONS]
    directions = np.round(turns, 9)
    # The edge of the box, not its middle, stands so far away.
    shifts = [
        distance * unit * directions + np.sign(directions) * size / 2 for distance in DISTANCES
    ]
    return np.vstack(shifts)
