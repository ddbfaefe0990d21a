"""Frames along the course of a text: one strip a frame."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rhetoric.framing.arc import ArcPoint, ArcTest, FrameArc
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    NOTEBOOK_WIDTH,
    UNIT,
    Canvas,
    around,
    bare,
    check_fits,
    check_result,
    figure_for,
    finished,
    panels,
    places,
    width_of,
)
from rhetoric.plots.labels import LABEL, SMALL, drawable, letters, style, wrap
from rhetoric.statistics import percent

ORANGE = "#D55E00"
_BAND = "#CFE3F1"
_HIGH = 1.15
_MOST = 24


def frame_arc(
    arc: FrameArc,
    *,
    frames: Sequence[str] | None = None,
    same_scale: bool = False,
    figure: Canvas | None = None,
) -> Canvas:
    """Draw rates along the course of a text, with what chance allows.

    Parameters
    ----------
    arc : FrameArc
    frames : sequence of str, optional
        Which of them, in this order.
    same_scale : bool
        All strips have one scale; otherwise each has its own.
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        One strip a frame: the rate and its interval, the bounds of chance as grey
        lines, the rate of the whole text as a dashed line, a tick for each match
        below, and in orange where the rate leaves what chance allows.

    Raises
    ------
    InputError
        There are more than 24 frames, or a name is not among them.

    Examples
    --------
    >>> import rhetoric as rh
    >>> scores = rh.score_frames(rh.seeds(), rh.load_lexicon("conflict"))
    >>> figure = rh.plots.frame_arc(scores.arc("reunification-talk"), frames=["war"])
    >>> figure.axes[0].get_title(loc="left")[:5]
    'war: '
    """
    check_result(arc, FrameArc, "scores.arc", "frame_arc")
    chosen = [arc.frames[at] for at in places(frames, arc.frames, "frames", "frame_arc")]
    remedy = f"Choose at most {_MOST} of them: frame_arc(arc, frames=[...])."
    check_fits(len(chosen), "frames", "frame_arc", remedy, most=_MOST)
    width = NOTEBOOK_WIDTH if figure is None else width_of(figure, "frame_arc")
    canvas = figure_for(figure, (width, len(chosen) * (_HIGH + 0.22) + 1.5))
    made = panels(canvas, len(chosen), (len(chosen), 1), sharex=True, sharey=same_scale)
    tests = {test.frame: test for test in arc.tests}
    courses = [arc.course(frame) for frame in chosen]
    for ax, course in zip(made, courses, strict=True):
        frame = course[0].frame
        _strip(ax, course) if tests[frame].count else _nothing(ax)
        _scale(ax, [row for one in courses for row in one] if same_scale else course)
        _rug(ax, arc.positions[frame])
        title = wrap(_title(tests[frame]), letters(width - 1.0), lines=2)
        ax.set_title(title, loc="left", fontsize=LABEL, **style([title]))
        ax.set_xlim(0, arc.words)
        ax.tick_params(axis="both", labelsize=SMALL)
    _words(canvas, arc, [row for course in courses for row in course])
    return finished(canvas, own=figure is None)


def _title(test: ArcTest) -> str:
    matches = "1 match" if test.count == 1 else f"{test.count:,} matches"
    if test.p_corrected is None:
        return f"{drawable(test.frame)}: {matches}"
    p = "< 0.001" if test.p_corrected < 0.001 else f"= {test.p_corrected:.2g}"
    return f"{drawable(test.frame)}: {matches}, p {p}"


def _strip(ax: Axes, course: Sequence[ArcPoint]) -> None:
    at = [row.position for row in course]
    rates = np.array([row.per_thousand for row in course])
    ax.fill_between(
        at, [row.low for row in course], [row.high for row in course], color=_BAND, linewidth=0
    )
    for bound in (course[0].chance_low, course[0].chance_high):
        ax.axhline(bound, color=GREY, linewidth=1.1, linestyle=":")
    ax.axhline(course[0].expected, color=GREY, linewidth=0.9, linestyle="--")
    ax.plot(at, rates, color=BLUE, linewidth=1.6)
    outside = np.array([bool(row.beyond) for row in course])
    if outside.any():
        ax.plot(
            at,
            np.where(outside, rates, np.nan),
            color=ORANGE,
            linewidth=2.6,
            marker=".",
            markersize=4,
        )
    bare(ax, "top", "right")


def _nothing(ax: Axes) -> None:
    """Say that there is no match, in place of a line along the bottom."""
    ax.text(
        0.5,
        0.5,
        "nothing matched",
        transform=ax.transAxes,
        color=GREY,
        fontsize=SMALL,
        ha="center",
        va="center",
    )
    bare(ax, "top", "right")


def _rug(ax: Axes, positions: Sequence[int]) -> None:
    """Put a tick for each match below the strip."""
    ax.vlines(
        list(positions), 0.0, 0.06, transform=ax.get_xaxis_transform(), color=GREY, linewidth=0.8
    )


def _scale(ax: Axes, rows: Sequence[ArcPoint]) -> None:
    """Begin below zero, so that the ticks of the matches have room."""
    most = max(max(row.high, row.chance_high) for row in rows)
    ax.set_ylim(-0.1 * most, 1.05 * most)
    ax.yaxis.set_major_locator(MaxNLocator(nbins=3, min_n_ticks=2))


def _words(canvas: Canvas, arc: FrameArc, rows: Sequence[ArcPoint]) -> None:
    """Write the title, the unit, and what the lines mean."""
    share = percent(arc.confidence)
    said = [f"{UNIT}, over words before the middle of the window"]
    lines = [
        f"band: {share} interval",
        f"dotted: what chance allows ({share}, the whole course at once)",
        "dashed: the whole text",
        "ticks: matches",
    ]
    if any(row.beyond for row in rows):
        lines.append("orange: beyond it, this frame taken alone")
    around(canvas, drawable(arc.title), [said, lines])
