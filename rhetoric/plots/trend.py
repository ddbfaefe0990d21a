"""Frames over time: one panel a frame."""

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rhetoric.framing.trend import FramePeriod, FrameTrend, FrameTrendTest
from rhetoric.plots.canvas import (
    BLUE,
    LIMIT,
    NOTEBOOK_WIDTH,
    PALE,
    UNIT,
    Canvas,
    around,
    bare,
    check_fits,
    check_result,
    figure_for,
    finished,
    grid_shape,
    panels,
    places,
    width_of,
)
from rhetoric.plots.labels import LABEL, SMALL, drawable, height, inches, letters, style, wrap
from rhetoric.statistics import percent

MOST_ACROSS = 3
_HIGH = 1.25
_CROWDED = 60
"""Of more periods than this, dots and bars are drawn fainter."""


def frame_trend(
    trend: FrameTrend,
    *,
    frames: Sequence[str] | None = None,
    same_scale: bool = False,
    figure: Canvas | None = None,
) -> Canvas:
    """Draw rates over time: one panel a frame, one dot a period.

    Parameters
    ----------
    trend : FrameTrend
    frames : sequence of str, optional
        Which of them, in this order.
    same_scale : bool
        All panels have one scale; otherwise each has its own.
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        Bars are intervals, a hollow dot has none. Periods without documents are grey,
        and no line crosses them.

    Raises
    ------
    InputError
        There are more than 60 frames, or a name is not among them.

    Examples
    --------
    >>> import rhetoric as rh
    >>> scores = rh.score_frames(rh.seeds(), rh.load_lexicon("conflict"))
    >>> figure = rh.plots.frame_trend(scores.trend(every="decade"), frames=["war"])
    >>> [label.get_text() for label in figure.axes[0].get_xticklabels()]
    ['1990s', '2000s', '2010s']
    """
    check_result(trend, FrameTrend, "scores.trend", "frame_trend")
    chosen = [trend.frames[at] for at in places(frames, trend.frames, "frames", "frame_trend")]
    remedy = f"Choose at most {LIMIT} of them: frame_trend(trend, frames=[...])."
    check_fits(len(chosen), "frames", "frame_trend", remedy)
    tests = {test.frame: test for test in trend.tests}
    shape = grid_shape(len(chosen), MOST_ACROSS)
    width = NOTEBOOK_WIDTH if figure is None else width_of(figure, "frame_trend")
    across = max(1.0, width / shape[1] - 0.6)
    titles = [_title(tests[frame], across) for frame in chosen]
    panel = _HIGH + max(map(height, titles)) + 0.25
    canvas = figure_for(figure, (width, shape[0] * panel + 1.1))
    made = panels(canvas, len(chosen), shape, sharex=True, sharey=same_scale)
    shown = [trend.series(frame) for frame in chosen]
    for ax, title, series in zip(made, titles, shown, strict=True):
        _panel(ax, series)
        _scale(ax, [row for one in shown for row in one] if same_scale else series)
        _ticks(ax, series, across)
        ax.set_title(title, loc="left", fontsize=LABEL, **style([title]))
    _words(canvas, trend, [row for series in shown for row in series])
    return finished(canvas, own=figure is None)


def _title(test: FrameTrendTest, across: float) -> str:
    name = wrap(drawable(test.frame), letters(across), lines=2)
    if test.tau is None or test.p_corrected is None:
        return name
    p = "p < 0.001" if test.p_corrected < 0.001 else f"p = {test.p_corrected:.2g}"
    return f"{name}\nτ = {test.tau:+.2f}, {p}"


def _panel(ax: Axes, series: Sequence[FramePeriod]) -> None:
    many = len(series) > _CROWDED
    wide, pale, size = (1.0, 0.25, 2.0) if many else (1.4, 0.6, 4.5)
    for place, row in enumerate(series):
        if not row.documents:
            ax.axvspan(place - 0.5, place + 0.5, color=PALE, linewidth=0, zorder=0)
        if row.low is not None and row.high is not None:
            ax.vlines(place, row.low, row.high, color=BLUE, linewidth=wide, alpha=pale)
    held = [(at, row) for at, row in enumerate(series) if row.per_thousand is not None]
    for (at, row), (after, following) in pairwise(held):
        if after == at + 1:
            ends = [row.per_thousand or 0.0, following.per_thousand or 0.0]
            ax.plot([at, after], ends, color=BLUE, linewidth=0.5 if many else 1.0)
    for at, row in held:
        ax.plot(
            [at],
            [row.per_thousand or 0.0],
            linestyle="none",
            marker="o",
            markersize=size,
            color=BLUE,
            markerfacecolor="white" if row.low is None else BLUE,
            zorder=3,
        )
    bare(ax, "top", "right")


def _scale(ax: Axes, rows: Sequence[FramePeriod]) -> None:
    """Begin at zero."""
    most = max(max(row.per_thousand or 0.0, row.high or 0.0) for row in rows) or 1.0
    ax.set_ylim(-0.04 * most, 1.08 * most)
    ax.yaxis.set_major_locator(MaxNLocator(nbins=3, min_n_ticks=2))
    ax.tick_params(axis="y", labelsize=SMALL)


def _ticks(ax: Axes, series: Sequence[FramePeriod], across: float) -> None:
    """Name as many periods as have room; of a block its first date."""
    names = [row.period.split(" – ")[0] for row in series]
    room = max(1, int(across / (max(inches(name, SMALL) for name in names) + 0.12)))
    step = -(-len(names) // room)
    at = range(0, len(names), step)
    labels = [names[place] for place in at]
    ax.set_xticks(list(at), labels=labels, fontsize=SMALL, **style(labels))
    ax.set_xlim(-0.6, len(names) - 0.4)


def _words(canvas: Canvas, trend: FrameTrend, rows: Sequence[FramePeriod]) -> None:
    """Write the title, the unit, and what the marks mean."""
    said = []
    if any(row.low is not None for row in rows):
        said.append(f"bar: {percent(trend.confidence)} interval")
    if any(row.low is None and row.documents for row in rows):
        said.append("hollow dot: no interval")
    if any(not row.documents for row in rows):
        said.append("grey: no documents")
    if any(test.tau is not None for test in trend.tests):
        said.append("τ: Kendall's, with the corrected p of the Mann-Kendall test")
    else:
        said.append("too few periods to test a trend")
    around(canvas, drawable(trend.title), [[UNIT], said])
