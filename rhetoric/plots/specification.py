"""A finding under every specification: the curve, and the choices below it."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from rhetoric.errors import InputError
from rhetoric.framing.specifications import Specification, Specifications
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    NOTEBOOK_WIDTH,
    PALE,
    Canvas,
    around,
    bare,
    check_result,
    figure_for,
    finished,
)
from rhetoric.plots.labels import LABEL, SMALL, drawable, shorten, style
from rhetoric.statistics import percent

MOST = 400
_CHOICES = ("lexicon", "negation", "quoted", "measure")
_SAID = {"negation": "negated: ", "quoted": "quoted: ", "measure": "per ", "lexicon": ""}


def specification_curve(specifications: Specifications, *, figure: Canvas | None = None) -> Canvas:
    """Draw a finding under every specification, sorted by its size.

    Parameters
    ----------
    specifications : Specifications
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        Above, the log ratio of each specification with its interval; below, a dot
        for each choice that it makes.

    Raises
    ------
    InputError
        No specification has a log ratio, or there are more than 400.
    """
    check_result(specifications, Specifications, "compare_lexicons", "specification_curve")
    rows = [row for row in specifications if row.log_ratio is not None]
    if not 0 < len(rows) <= MOST:
        raise InputError(
            f"specification_curve draws 1 to {MOST} specifications that find something, "
            f"got {len(rows)}."
        )
    rows.sort(key=lambda row: (row.log_ratio or 0.0, row.lexicon))
    choices = [
        (name, value)
        for name in _CHOICES
        for value in dict.fromkeys(getattr(row, name) for row in specifications)
    ]
    below = 0.21 * len(choices) + 0.2
    canvas = figure_for(figure, (NOTEBOOK_WIDTH, 2.6 + below + 1.1))
    upper, lower = canvas.subplots(2, 1, sharex=True, height_ratios=[2.6, below])
    _curve(upper, rows)
    _matrix(lower, rows, choices)
    first = rows[0]
    group, reference = drawable(first.group), drawable(first.reference)
    sense = f"log2 of the ratio of rates: above 0 more in {group}, below 0 more in {reference}"
    told = [sense]
    if any(row.low is not None for row in rows):
        told.append(f"bar: {percent(specifications.confidence)} interval")
    around(canvas, drawable(specifications.title), [told])
    return finished(canvas, own=figure is None)


def _curve(ax: Axes, rows: Sequence[Specification]) -> None:
    places = np.arange(len(rows))
    for place, row in enumerate(rows):
        if row.low is not None and row.high is not None:
            sure = row.low > 0 or row.high < 0
            ax.vlines(place, row.low, row.high, color=BLUE if sure else "#9CC7E0", linewidth=1.4)
    ax.plot(
        places,
        [row.log_ratio or 0.0 for row in rows],
        linestyle="none",
        marker="o",
        markersize=3.5,
        color=BLUE,
        zorder=3,
    )
    ax.axhline(0.0, color=GREY, linewidth=1.0, zorder=1)
    ax.set_ylabel("log ratio", fontsize=LABEL)
    ax.tick_params(axis="y", labelsize=SMALL)
    ax.tick_params(axis="x", length=0, labelbottom=False)
    bare(ax, "top", "right", "bottom")


def _matrix(ax: Axes, rows: Sequence[Specification], choices: Sequence[tuple[str, str]]) -> None:
    for place, (name, value) in enumerate(choices):
        made = [at for at, row in enumerate(rows) if getattr(row, name) == value]
        ax.plot(made, [place] * len(made), linestyle="none", marker="o", markersize=3.0, color=GREY)
    names = [shorten(drawable(_SAID[name] + value), 34) for name, value in choices]
    ax.set_yticks(range(len(names)), labels=names, fontsize=SMALL, **style(names))
    ax.set_ylim(len(names) - 0.4, -0.6)
    groups = [name for name, _ in choices]
    for place in range(1, len(groups)):
        if groups[place] != groups[place - 1]:
            ax.axhline(place - 0.5, color=PALE, linewidth=1.0)
    ax.tick_params(axis="x", length=0, labelbottom=False)
    bare(ax, "top", "right", "bottom", "left")
