"""Putting names beside dots so that no two lie on each other."""

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from rhetoric.plots.canvas import GREY
from rhetoric.plots.labels import SMALL, style
from rhetoric.statistics import Numbers

ROUNDS = 100
"""Of adjustText: a number, not a time, so that the same picture comes out."""
AROUND = ((4, 0), (-4, 0), (0, 5), (0, -5), (4, 5), (-4, 5), (4, -5), (-4, -5))
"""Where a name may stand beside its dot, in points."""
_FAR = 7.0
_GAP = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A dot that is to have a name.

    Parameters
    ----------
    x, y : float
        In the units of the axes.
    name : str
    colour : str
    """

    x: float
    y: float
    name: str
    colour: str


def place_names(ax: Axes, dots: Sequence[Named], others: Numbers) -> list[Named]:
    """Write names beside dots; what finds no place is left out.

    Parameters
    ----------
    ax : matplotlib Axes
        With its limits, scales and titles as they will be.
    dots : sequence of Named
        The most important first: they are placed first.
    others : numpy.ndarray of float, shape (dots, 2)
        Dots that names should keep off.

    Returns
    -------
    list of Named
        Those whose names are there. No two names lie on each other and none leaves
        the axes. With the package adjustText more of them find a place.
    """
    ax.figure.draw_without_rendering()  # type: ignore[union-attr]  # a layout moves the axes
    texts = [
        ax.text(
            dot.x, dot.y, dot.name, fontsize=SMALL, color=dot.colour, zorder=4, **style([dot.name])
        )
        for dot in dots
    ]
    if texts and importlib.util.find_spec("adjustText") is not None:
        _adjusted(ax, dots, texts, others)
    else:
        _beside(ax, dots, texts)
    return _without_overlaps(ax, dots, texts)


def _adjusted(ax: Axes, dots: Sequence[Named], texts: list[Text], others: Numbers) -> None:
    """Let adjustText push the names apart."""
    from adjustText import adjust_text

    adjust_text(
        texts,
        x=others[:, 0],
        y=others[:, 1],
        target_x=[dot.x for dot in dots],
        target_y=[dot.y for dot in dots],
        ax=ax,
        expand=(1.08, 1.25),
        iter_lim=ROUNDS,
    )


def _beside(ax: Axes, dots: Sequence[Named], texts: Sequence[Text]) -> None:
    """Put each name where there is room beside its dot, the first before the others."""
    points = ax.figure.dpi / 72
    taken: list[Bbox] = []
    for dot, text in zip(dots, texts, strict=True):
        centre = ax.transData.transform((dot.x, dot.y))
        box = text.get_window_extent()
        half = np.array([box.width, box.height]) / 2
        text.set_horizontalalignment("center")
        text.set_verticalalignment("center")
        for shift in AROUND:
            middle = centre + np.sign(shift) * half + np.array(shift) * points
            there = Bbox([middle - half, middle + half])
            if _inside(there, ax) and not any(there.overlaps(one) for one in taken):
                taken.append(there)
                text.set_position(tuple(ax.transData.inverted().transform(middle)))
                break


def _without_overlaps(ax: Axes, dots: Sequence[Named], texts: Sequence[Text]) -> list[Named]:
    """Take away names that lie on others or leave the axes, and lead far ones to their dots."""
    kept: list[Bbox] = []
    named = []
    for dot, text in zip(dots, texts, strict=True):
        box = text.get_window_extent().padded(_GAP)
        if not _inside(box, ax) or any(box.overlaps(one) for one in kept):
            text.remove()
            continue
        kept.append(box)
        named.append(dot)
        _lead(ax, dot, box)
    return named


def _lead(ax: Axes, dot: Named, box: Bbox) -> None:
    """Draw a line from a name to a dot that is not beside it."""
    at = ax.transData.transform((dot.x, dot.y))
    nearest = np.clip(at, (box.x0, box.y0), (box.x1, box.y1))
    if np.hypot(*(at - nearest)) > _FAR * ax.figure.dpi / 72:
        ends = ax.transData.inverted().transform([nearest, at])
        ax.plot(ends[:, 0], ends[:, 1], color=GREY, linewidth=0.4, zorder=3)


def _inside(box: Bbox, ax: Axes) -> bool:
    frame = ax.get_window_extent()
    return bool(
        box.x0 >= frame.x0 and box.x1 <= frame.x1 and box.y0 >= frame.y0 and box.y1 <= frame.y1
    )
