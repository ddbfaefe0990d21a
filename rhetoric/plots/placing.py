"""Names beside points, so that no name lies on another, on a point, or over the edge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.text import Annotation

from rhetoric.plots.labels import style

DISTANCES = (5.0, 9.0, 15.0, 23.0, 33.0, 45.0)
"""How far from its point a name may stand, in points; the nearest free place is taken."""
DIRECTIONS = (0, 8, 4, 12, 2, 14, 6, 10, 1, 15, 7, 9, 3, 5, 11, 13)
"""Sixteenths of a turn, the better ones first: right, left, above, below."""
LED = 12.0
"""A name that stands farther is led to its point by a line."""
_PAD = 1.0
_POINTS = 72

Boxes = npt.NDArray[np.float64]


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
    ax: Axes, names: Sequence[PointName], *, marks: Sequence[tuple[float, float]], reach: float
) -> list[str]:
    """Write names beside their points, the first ones first.

    The axes must have their limits; they must not change afterwards.

    Parameters
    ----------
    ax : matplotlib Axes
    names : sequence of PointName
    marks : sequence of tuple of float
        Points that no name may lie on, in data coordinates.
    reach : float
        How far a mark reaches from its middle, in points.

    Returns
    -------
    list of str
        Names for which there was no room.
    """
    figure = ax.figure.figure if hasattr(ax.figure, "figure") else ax.figure
    figure.draw_without_rendering()  # type: ignore[union-attr]  # the layout is made now
    unit = ax.figure.dpi / _POINTS
    frame = ax.get_window_extent()
    dots = ax.transData.transform(np.array(marks, dtype=float).reshape(-1, 2))
    taken = np.column_stack([dots - reach * unit, dots + reach * unit])
    left_out = []
    for name in names:
        note = _written(ax, name)
        box = note.get_window_extent()
        size = np.array([box.width, box.height])
        anchor = ax.transData.transform((name.x, name.y))
        found = _free(anchor, size, taken, np.array(frame.extents), unit)
        if found is None:
            note.remove()
            left_out.append(name.text)
            continue
        shift, place = found
        note.set_position((shift[0] / unit, shift[1] / unit))
        if hypot(*_gap(anchor, place)) > LED * unit:
            _lead(ax, name, np.clip(anchor, place[:2], place[2:]), anchor, unit)
        taken = np.vstack([taken, place])
    return left_out


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


def _lead(ax: Axes, name: PointName, end: Boxes, anchor: Boxes, unit: float) -> None:
    """Draw a line from a point to the box of its name; both in pixels."""
    across, up = (end - anchor) / unit
    line = {"arrowstyle": "-", "color": name.colour, "linewidth": 0.5, "shrinkA": 0, "shrinkB": 2}
    ax.annotate(
        "",
        (name.x, name.y),
        xytext=(across, up),
        textcoords="offset points",
        annotation_clip=False,
        arrowprops=line,
        in_layout=False,
        zorder=5,
    )


def _free(
    anchor: Boxes, size: Boxes, taken: Boxes, frame: Boxes, unit: float
) -> tuple[Boxes, Boxes] | None:
    """Find the nearest place where a name lies on nothing, as a shift and a box in pixels."""
    for shift in _shifts(size, unit):
        middle = anchor + shift
        box = np.concatenate([middle - size / 2 - _PAD, middle + size / 2 + _PAD])
        inside = (box[:2] >= frame[:2]).all() and (box[2:] <= frame[2:]).all()
        on = (
            (taken[:, 0] < box[2])
            & (taken[:, 2] > box[0])
            & (taken[:, 1] < box[3])
            & (taken[:, 3] > box[1])
        )
        if inside and not on.any():
            return shift, box
    return None


def _shifts(size: Boxes, unit: float) -> Iterator[Boxes]:
    """Give the shifts of the middle of a name from its point, the nearest first."""
    for distance in DISTANCES:
        for direction in DIRECTIONS:
            across, up = cos(direction * pi / 8), sin(direction * pi / 8)
            # The edge of the box, not its middle, stands so far away.
            yield np.array(
                [
                    across * distance * unit + np.sign(round(across, 9)) * size[0] / 2,
                    up * distance * unit + np.sign(round(up, 9)) * size[1] / 2,
                ]
            )


def _gap(anchor: Boxes, box: Boxes) -> tuple[float, float]:
    """Tell how far a point lies from a box, across and up."""
    low, high = box[:2] - anchor, anchor - box[2:]
    across, up = np.maximum(np.maximum(low, high), 0.0).tolist()
    return float(across), float(up)
