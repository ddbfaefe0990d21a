"""Documents as points of a map."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Ellipse as EllipsePatch

from rhetoric.comparison.document_map import DocumentMap, Ellipse
from rhetoric.errors import InputError
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    LIMIT,
    NOTEBOOK_WIDTH,
    PALE,
    axes_for,
    bare,
    check_result,
    head,
    room_in,
)
from rhetoric.plots.labels import LABEL, SMALL, drawable, join, letters, no_glyph, shorten, style
from rhetoric.plots.placing import PointName, no_room, place_names

NAME_LETTERS = 28
HEIGHT = 6.5
MOST_ELLIPSES = 30
_DOT = 5.0
_SMALL_DOT = 3.0
_MARGIN = 0.12


def document_map(
    mapped: DocumentMap, *, words: int = 20, ellipses: bool | None = None, ax: Axes | None = None
) -> Axes:
    """Draw documents, and the words that make the axes, on a map.

    Parameters
    ----------
    mapped : DocumentMap
    words : int
        How many words, those with the largest part in the axes; 0 for none. A map by
        classical scaling has none.
    ellipses : bool, optional
        Whether to draw where each document lies in about 95% of the resamples; by
        default of up to 30 documents.
    ax : matplotlib Axes, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Axes
        Both axes have the same scale. Documents are blue, words grey. No name lies on
        another; those for which there is no room are counted below.

    Raises
    ------
    InputError
        `words` is no number from 0 to 60.

    Examples
    --------
    >>> import rhetoric as rh
    >>> texts = ["We want peace and land.", "Peace and land!", "War and blood.", "Blood, war."]
    >>> ax = rh.plots.document_map(rh.document_map(texts, resamples=0), words=0)
    >>> len(ax.lines[-1].get_xdata())
    4
    """
    check_result(mapped, DocumentMap, "document_map", "document_map")
    if isinstance(words, bool) or not isinstance(words, int) or not 0 <= words <= LIMIT:
        raise InputError(f"document_map: words must be from 0 to {LIMIT}, got {words!r}.")
    across = 0.9 * NOTEBOOK_WIDTH if ax is None else room_in(ax, "document_map")
    axes = axes_for(ax, (NOTEBOOK_WIDTH, HEIGHT))
    rows, shown = mapped.rows, mapped.words[:words]
    wanted = len(rows) <= MOST_ELLIPSES if ellipses is None else ellipses
    drawn = mapped.ellipses if wanted else ()
    ends = _ellipses(axes, mapped, drawn)
    for at in ("axhline", "axvline"):
        getattr(axes, at)(0.0, color=PALE, linewidth=1.0, zorder=1)
    places = [(word.x, word.y) for word in shown]
    _dots(axes, places, GREY, _SMALL_DOT, "s")
    points = [(row.x, row.y) for row in rows]
    _dots(axes, points, BLUE, _DOT, "o")
    _limits(axes, np.array([*points, *places, *ends]))
    _label_axes(axes, mapped)
    head(axes, drawable(mapped.title), across)
    names = _names(mapped, words)
    remarks = [
        "ellipse: about 95% of resamples of the words" if drawn else "",
        "grey squares: words; a word and a text are compared by direction" if shown else "",
        no_glyph([drawable(mapped.title), *(name.text for name in names)]),
    ]
    _remark(axes, remarks, across)
    place_names(
        axes,
        names,
        marks=[*points, *places],
        reach=_DOT / 2,
        tell=lambda left: _remark(axes, [*remarks, no_room(left)], across),
    )
    return axes


def _label_axes(axes: Axes, mapped: DocumentMap) -> None:
    axes.set_xlabel(f"first axis ({mapped.shares[0]:.0%})", fontsize=LABEL)
    axes.set_ylabel(f"second axis ({mapped.shares[1]:.0%})", fontsize=LABEL)
    axes.tick_params(labelsize=SMALL)
    bare(axes, "top", "right")


def _names(mapped: DocumentMap, words: int) -> list[PointName]:
    """The names of the documents, which go first, and of so many words."""
    documents = [
        PointName(text=_short(row.document), x=row.x, y=row.y, colour=BLUE, size=LABEL)
        for row in mapped.rows
    ]
    terms = [
        PointName(text=_short(word.term), x=word.x, y=word.y, colour=GREY, size=SMALL)
        for word in mapped.words[:words]
    ]
    return documents + terms


def _short(name: str) -> str:
    return shorten(drawable(name), NAME_LETTERS)


def _remark(ax: Axes, remarks: list[str], across: float) -> None:
    label = ax.get_xlabel().split("\n")[0]
    below = "\n".join(filter(None, (label, join(remarks, letters(across)))))
    ax.set_xlabel(below, fontsize=LABEL, **style([below]))


def _ellipses(ax: Axes, mapped: DocumentMap, drawn: Sequence[Ellipse]) -> list[tuple[float, float]]:
    """Draw ellipses, and give the lower left and the upper right end of each."""
    ends = []
    places = {row.document: (row.x, row.y) for row in mapped.rows}
    for ellipse in drawn:
        # Added as an artist it does not widen the limits; its ends are told for that.
        ax.add_artist(
            EllipsePatch(
                places[ellipse.document],
                ellipse.width,
                ellipse.height,
                angle=ellipse.angle,
                facecolor=BLUE,
                alpha=0.1,
                edgecolor="none",
                zorder=2,
            )
        )
        (x, y), turn = places[ellipse.document], np.radians(ellipse.angle)
        wide, high = ellipse.width / 2, ellipse.height / 2
        right = float(np.hypot(wide * np.cos(turn), high * np.sin(turn)))
        up = float(np.hypot(wide * np.sin(turn), high * np.cos(turn)))
        ends += [(x - right, y - up), (x + right, y + up)]
    return ends


def _dots(
    ax: Axes, places: list[tuple[float, float]], colour: str, size: float, marker: str
) -> None:
    if places:
        x, y = zip(*places, strict=True)
        ax.plot(x, y, linestyle="none", marker=marker, markersize=size, color=colour, zorder=4)


def _limits(ax: Axes, points: "np.typing.NDArray[np.float64]") -> None:
    """Give room around all points and ellipses, with one scale for both axes."""
    low, high = points.min(axis=0), points.max(axis=0)
    span = max(float((high - low).max()), 1e-9)
    margin = np.maximum(_MARGIN * span, 0.25 * span - (high - low) / 2)
    # Limits that are only suggested: the one that must be wider is widened in silence.
    ax.margins(0.0)
    ax.update_datalim(np.array([low - margin, high + margin]))
    ax.autoscale_view()
    ax.set_aspect("equal", adjustable="datalim")
