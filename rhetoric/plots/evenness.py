"""How evenly words are spread, beside what chance gives."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from rhetoric.comparison.dispersion import Dispersion, DispersionRow
from rhetoric.errors import InputError
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    NOTEBOOK_WIDTH,
    axes_for,
    check_number,
    check_result,
    head,
    room_in,
)
from rhetoric.plots.labels import (
    LABEL,
    SMALL,
    drawable,
    height,
    inches,
    join,
    letters,
    shorten,
    style,
)
from rhetoric.plots.logarithmic import log_ticks
from rhetoric.plots.spread import Box, free_of

WORD_LETTERS = 20
_HIGH = 4.6


def dispersion_scatter(dispersion: Dispersion, *, n: int = 20, ax: Axes | None = None) -> Axes:
    """Draw how evenly words or patterns are spread, by how frequent they are.

    Parameters
    ----------
    dispersion : Dispersion
    n : int
        How many words to name at most, at most 60: those farthest from what chance
        gives. A name that would lie on another is left out.
    ax : matplotlib Axes, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Axes
        A dot a word: to the right the frequent, above the clumped. The line is the DP
        that chance alone gives to a word of this count.

    Raises
    ------
    InputError
        No word has a DP, or `n` is no such number.

    Examples
    --------
    >>> import rhetoric as rh
    >>> found = rh.dispersion(["war and war", "and so on", "and land and"], min_count=2)
    >>> ax = rh.plots.dispersion_scatter(found)
    >>> sorted(text.get_text() for text in ax.texts)
    ['and', 'war']
    """
    check_result(dispersion, Dispersion, "dispersion", "dispersion_scatter")
    n = check_number(n, "dispersion_scatter")
    rows = [row for row in dispersion if row.dp is not None]
    if not rows:
        raise InputError(
            f"dispersion_scatter: {dispersion.title}: nothing has a DP, so there is nothing to "
            f"draw. {' '.join(dispersion.notes)}"
        )
    across = NOTEBOOK_WIDTH - 0.7 if ax is None else room_in(ax, "dispersion_scatter")
    note = join(
        [
            "times in all (logarithmic)",
            "line: what chance alone gives",
            f"named: at most {min(n, len(rows))}, the farthest from it",
        ],
        letters(across),
    )
    axes = axes_for(ax, (NOTEBOOK_WIDTH, _HIGH + height(note) + 0.8))
    _points(axes, rows)
    high = _HIGH if ax is None else 0.8 * float(ax.get_window_extent().height / ax.figure.dpi)
    _name(axes, _farthest(rows, n), (across, high))
    log_ticks(axes.xaxis, *axes.get_xlim(), whole=True)
    axes.tick_params(labelsize=SMALL)
    axes.set_ylabel("DP: 0 even, 1 clumped", fontsize=LABEL)
    axes.set_xlabel(note, fontsize=LABEL)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    head(axes, drawable(dispersion.title), across)
    return axes


def _points(axes: Axes, rows: Sequence[DispersionRow]) -> None:
    """Draw the words, and the line of what chance alone gives."""
    counts = np.array([row.count for row in rows], dtype=float)
    axes.set_xscale("log")
    axes.set_xlim(counts.min() / 1.25, counts.max() * 1.6)
    axes.set_ylim(-0.02, 1.04)
    by_count = sorted({row.count: row.dp_chance for row in rows}.items())
    axes.plot(*zip(*by_count, strict=True), color=GREY, linewidth=1.2, zorder=1)
    axes.plot(
        counts,
        [row.dp or 0.0 for row in rows],
        linestyle="none",
        marker="o",
        markersize=3,
        color=BLUE,
        alpha=0.5 if len(rows) > 50 else 1.0,
        rasterized=len(rows) > 5_000,
        zorder=2,
    )


def _farthest(rows: Sequence[DispersionRow], n: int) -> list[DispersionRow]:
    """The words farthest from what chance gives to one so frequent."""
    return sorted(rows, key=lambda row: -abs((row.dp or 0.0) - (row.dp_chance or 0.0)))[:n]


def _name(ax: Axes, rows: Sequence[DispersionRow], room: tuple[float, float]) -> None:
    """Write words to the right of their dots, as far as none lies on another."""
    names = [shorten(drawable(row.term), WORD_LETTERS) for row in rows]
    low, high = np.log(ax.get_xlim())
    bottom, top = ax.get_ylim()
    taken: list[Box] = []
    for row, name in zip(rows, names, strict=True):
        x = (np.log(row.count) - low) / (high - low) * room[0] + 0.05
        y = ((row.dp or 0.0) - bottom) / (top - bottom) * room[1]
        tall = height(name, SMALL) / 2
        box = (x, y - tall, x + inches(name, SMALL) + 0.1, y + tall)
        if box[2] <= room[0] and free_of(box, taken):
            taken.append(box)
            ax.annotate(
                name,
                (row.count, row.dp or 0.0),
                xytext=(3.5, 0),
                textcoords="offset points",
                va="center",
                fontsize=SMALL,
                **style(names),
            )
