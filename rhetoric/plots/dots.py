"""Rates with their intervals: one panel a frame, one row a text."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rhetoric.framing.against import FrameStandings
from rhetoric.framing.norms import LEVELS, STRETCH, FrameNorm, Norms
from rhetoric.framing.row import FrameScore
from rhetoric.framing.scores import FrameScores
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    NOTEBOOK_WIDTH,
    PALE,
    UNIT,
    Canvas,
    around,
    bare,
    check_result,
    figure_for,
    finished,
    grid_shape,
    left_of,
    panels,
    width_of,
)
from rhetoric.plots.heatmap import chosen, unit_names
from rhetoric.plots.labels import LABEL, SMALL, drawable, height, letters, style, wrap
from rhetoric.statistics import percent

MOST_ACROSS = 5
BAND, INNER_BAND = "#EFEFEF", "#DADADA"
_DOT: dict[str, Any] = {"linestyle": "none", "color": BLUE, "markersize": 5.0, "zorder": 3}


def frame_dots(
    scores: FrameScores,
    *,
    units: Sequence[str] | None = None,
    frames: Sequence[str] | None = None,
    same_scale: bool = True,
    norms: Norms | None = None,
    figure: Canvas | None = None,
) -> Canvas:
    """Draw rates as dots with their intervals, one panel a frame, one row a text.

    Parameters
    ----------
    scores : FrameScores
    units : sequence of str, optional
        Which of ``scores.units`` (documents, sentences or groups), in this order.
    frames : sequence of str, optional
        Which of ``scores.frames``, in this order.
    same_scale : bool
        All panels have one scale, so that frames can be compared with each other;
        otherwise each has its own, to see differences in a rare frame.
    norms : Norms, optional
        What is usual in a reference corpus, drawn as a grey band behind the dots.
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        A hollow dot is a frame that nothing matched; its bar reaches to the upper
        bound of the rate. A hollow square is a rate without an interval. A text
        without words has neither.

    Raises
    ------
    InputError
        There is nothing to draw, a name is not in the scores, or there are more than
        60 texts or frames.

    Examples
    --------
    >>> import rhetoric as rh
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*"], "fear": ["fear*"]})
    >>> figure = rh.plots.frame_dots(rh.score_frames(["We hope.", "We fear."], lexicon))
    >>> [ax.get_title(loc="left") for ax in figure.axes]
    ['hope', 'fear']
    """
    rows, columns = chosen(scores, units, frames, "frame_dots")
    shape = grid_shape(len(columns), MOST_ACROSS)
    texts, short = unit_names(scores, rows)
    names = [wrap(name, 32) for name in texts]
    titles = [drawable(scores.frames[column]) for column in columns]
    across, size = _size(names, titles, shape, figure)
    canvas = figure_for(figure, size)
    drawn = panels(canvas, len(columns), shape, sharey=True, sharex=same_scale)
    drawn_rows: list[FrameScore] = []
    for ax, column, name in zip(drawn, columns, titles, strict=True):
        own = [scores.rows[place * len(scores.frames) + column] for place in rows]
        _panel(ax, own)
        if norms is not None:
            _band(ax, norms[own[0].frame])
        ax.set_yticks(range(len(names)), labels=names, fontsize=LABEL, **style(names))
        ax.set_ylim(len(names) - 0.4, -0.6)
        title = wrap(name, letters(across), lines=3)
        ax.set_title(title, loc="left", fontsize=LABEL, **style([title]))
        drawn_rows += own
    _scales(drawn, drawn_rows, norms, same=same_scale)
    _words(canvas, scores, drawn_rows, short, norms)
    return finished(canvas, own=figure is None)


def frame_norms(
    standings: FrameStandings,
    *,
    units: Sequence[str] | None = None,
    frames: Sequence[str] | None = None,
    same_scale: bool = False,
    figure: Canvas | None = None,
) -> Canvas:
    """Draw scores beside what is usual in a reference corpus.

    Parameters
    ----------
    standings : FrameStandings
    units, frames, same_scale, figure
        As for `frame_dots`; each frame has its own scale.

    Returns
    -------
    matplotlib Figure or SubFigure
        The pale band holds the middle 80% of the stretches of the reference, the
        darker one the middle half, the line is their median.

    Raises
    ------
    InputError
        As for `frame_dots`.
    """
    check_result(standings, FrameStandings, "FrameScores.against", "frame_norms")
    return frame_dots(
        standings.scores,
        units=units,
        frames=frames,
        same_scale=same_scale,
        norms=standings.norms,
        figure=figure,
    )


def _size(
    names: list[str], titles: list[str], shape: tuple[int, int], figure: Canvas | None
) -> tuple[float, tuple[float, float]]:
    """Tell how wide a panel is, and how large the figure that holds them all."""
    left = left_of(names)
    if figure is not None:
        return max(0.8, (width_of(figure, "frame_dots") - left) / shape[1] - 0.15), (0.0, 0.0)
    across = min(max((NOTEBOOK_WIDTH - left) / shape[1] - 0.15, 1.15), 3.0)
    width = max(left + shape[1] * (across + 0.15), 5.0)
    row = max(0.2, *(height(name) + 0.04 for name in names))
    title = max(height(wrap(text, letters(across), lines=3)) for text in titles)
    panel = max(len(names) * row, 0.35) + title + 0.4
    return across, (width, shape[0] * panel + 0.9)


def _panel(ax: Axes, rows: Sequence[FrameScore]) -> None:
    """Draw one frame."""
    for place, row in enumerate(rows):
        if row.per_thousand is None:
            ax.text(0, place, "no words", color=GREY, fontsize=SMALL, ha="left", va="center")
            continue
        if row.low is not None and row.high is not None:
            ax.hlines(place, row.low, row.high, color=BLUE, linewidth=1.6)
        marker = "s" if row.low is None else "o"
        hollow = row.low is None or not row.count
        face = "white" if hollow else BLUE
        ax.plot([row.per_thousand], [place], marker=marker, markerfacecolor=face, **_DOT)
    ax.grid(axis="y", color=PALE, linewidth=0.8)
    ax.set_axisbelow(True)
    bare(ax, "top", "right")


def _band(ax: Axes, norm: FrameNorm) -> None:
    """Draw what is usual: the middle 80%, the middle half and the median of the reference."""
    at = dict(zip(LEVELS, norm.percentiles, strict=True))
    for low, high, colour in ((10, 90, BAND), (25, 75, INNER_BAND)):
        ax.axvspan(at[low], at[high], color=colour, linewidth=0, zorder=0)
    ax.axvline(at[50], color=GREY, linewidth=1.0, zorder=1)


def _scales(
    drawn: Sequence[Axes], rows: Sequence[FrameScore], norms: Norms | None, *, same: bool
) -> None:
    """Begin every scale at zero, with room for half a dot on each side."""
    each = len(rows) // len(drawn)
    for number, ax in enumerate(drawn):
        shown = rows if same else rows[number * each : (number + 1) * each]
        reach = [max(row.per_thousand or 0.0, row.high or 0.0) for row in shown]
        if norms is not None:
            reach += [norms[row.frame].percentiles[LEVELS.index(90)] for row in shown]
        most = max(reach) or 1.0
        ax.set_xlim(-0.05 * most, 1.08 * most)
        ax.xaxis.set_major_locator(MaxNLocator(nbins=3, min_n_ticks=2))
        ax.tick_params(axis="x", labelsize=SMALL)


def _words(
    canvas: Canvas,
    scores: FrameScores,
    rows: Sequence[FrameScore],
    short: str,
    norms: Norms | None,
) -> None:
    """Write the title, the unit, and what the marks mean."""
    said = []
    counted = [row for row in rows if row.per_thousand is not None]
    if any(row.low is not None for row in counted):
        said.append(f"bar: {percent(scores.confidence)} interval")
    if any(not row.count and row.low is not None for row in counted):
        said.append("hollow dot: nothing matched, bar to the upper bound")
    if any(row.low is None for row in counted):
        said.append("hollow square: no interval can be had")
    title, usual = scores.title, ""
    if norms is not None:
        corpus = norms.about.get("title") or norms.name
        title = f"{scores.lexicon.title} against {corpus}"
        usual = (
            f"grey: middle 80% and middle half of {norms.stretches:,} stretches of {STRETCH} words "
            "of the reference, line: their median"
        )
    around(canvas, drawable(title), [[UNIT], [usual], [*said, short]])
