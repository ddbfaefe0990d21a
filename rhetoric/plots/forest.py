"""How each of many groups of texts differs from the rest: one panel a frame."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rhetoric.errors import InputError
from rhetoric.framing.difference import GroupDifferences
from rhetoric.framing.difference_row import FrameDifference
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
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
    left_of,
    panels,
    places,
    width_of,
)
from rhetoric.plots.labels import (
    LABEL,
    SMALL,
    drawable,
    height,
    letters,
    style,
    wrap,
)
from rhetoric.statistics import percent

MOST_ACROSS = 4
ORANGE = "#D55E00"
SURE = 0.05
"""What has a corrected p under it is coloured."""
_NAMED = 6


def frame_forest(
    differences: GroupDifferences,
    *,
    frames: Sequence[str] | None = None,
    groups: Sequence[str] | None = None,
    same_scale: bool = False,
    figure: Canvas | None = None,
) -> Canvas:
    """Draw how each group differs from the rest: one panel a frame, one row a group.

    Parameters
    ----------
    differences : GroupDifferences
    frames, groups : sequence of str, optional
        Which of them, in this order.
    same_scale : bool
        All panels have one scale; otherwise each has its own.
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        Dots are differences of the rates, bars their intervals. What is coloured has a
        corrected p under 0.05. A hollow dot has no interval.

    Raises
    ------
    InputError
        There is nothing to draw, there are more than 60 frames or groups, or a name
        is not among them.

    Examples
    --------
    >>> import rhetoric as rh
    >>> scores = rh.score_frames(rh.seeds(), rh.Lexicon.from_dict({"unity": ["unit*"]}))
    >>> figure = rh.plots.frame_forest(scores.compare("voice"))
    >>> [label.get_text() for label in figure.axes[0].get_yticklabels()]
    ['third-person (3)', 'first-person (1)', 'mixed (1)']
    """
    check_result(differences, GroupDifferences, "scores.compare of many groups", "frame_forest")
    if not len(differences):
        raise InputError("frame_forest: there are no differences to draw.")
    columns = places(frames, differences.frames, "frames", "frame_forest")
    rows = places(groups, differences.groups, "groups", "frame_forest")
    remedy = "Choose at most {} of them: frame_forest(differences, {}=[...])."
    check_fits(len(columns), "frames", "frame_forest", remedy.format(LIMIT, "frames"))
    check_fits(len(rows), "groups", "frame_forest", remedy.format(LIMIT, "groups"))
    each = len(differences.groups)
    drawn = [[differences.rows[column * each + row] for row in rows] for column in columns]
    names = [wrap(f"{drawable(row.group)} ({row.documents})", 30) for row in drawn[0]]
    shape = grid_shape(len(columns), MOST_ACROSS)
    titles = [drawable(differences.frames[column]) for column in columns]
    across, size = _size(names, titles, shape, figure)
    canvas = figure_for(figure, size)
    made = panels(canvas, len(columns), shape, sharey=True, sharex=same_scale)
    for ax, title, own in zip(made, titles, drawn, strict=True):
        for place, row in enumerate(own):
            _row(ax, place, row)
        _frame(ax, [row for panel in drawn for row in panel] if same_scale else own)
        ax.set_yticks(range(len(names)), labels=names, fontsize=LABEL, **style(names))
        ax.set_ylim(len(names) - 0.4, -0.6)
        text = wrap(title, letters(across), lines=3)
        ax.set_title(text, loc="left", fontsize=LABEL, **style([text]))
    _words(canvas, differences, [row for own in drawn for row in own])
    return finished(canvas, own=figure is None)


def _size(
    names: list[str], titles: list[str], shape: tuple[int, int], figure: Canvas | None
) -> tuple[float, tuple[float, float]]:
    """Tell how wide a panel is, and how large the figure that holds them all."""
    left = left_of(names)
    if figure is not None:
        width = (width_of(figure, "frame_forest") - left) / shape[1] - 0.15
        return max(0.8, width), (0.0, 0.0)
    across = min(max((NOTEBOOK_WIDTH - left) / shape[1] - 0.15, 1.25), 3.5)
    width = max(left + shape[1] * (across + 0.15), 5.0)
    row = max(0.22, *(height(name) + 0.04 for name in names))
    title = max(height(wrap(text, letters(across), lines=3)) for text in titles)
    panel = max(len(names) * row, 0.4) + title + 0.4
    return across, (width, shape[0] * panel + 1.3)


def sure(row: FrameDifference) -> bool:
    """Tell whether a difference is more than chance gives, all its fellows considered."""
    return row.p_corrected is not None and row.p_corrected < SURE


def _row(ax: Axes, place: int, row: FrameDifference) -> None:
    if row.difference is None:
        ax.text(0, place, " no words", color=GREY, fontsize=SMALL, ha="left", va="center")
        return
    colour = (ORANGE if row.difference > 0 else BLUE) if sure(row) else GREY
    bounded = row.low is not None and row.high is not None
    if bounded:
        ax.hlines(place, row.low, row.high, color=colour, linewidth=1.8)  # type: ignore[arg-type]
    face = colour if bounded else "white"
    dot: dict[str, Any] = {"linestyle": "none", "marker": "o", "markersize": 5.0, "zorder": 3}
    ax.plot([row.difference], [place], color=colour, markerfacecolor=face, **dot)


def _frame(ax: Axes, rows: Sequence[FrameDifference]) -> None:
    """Set the scale, as wide on both sides of zero."""
    reach = max(abs(end or 0.0) for row in rows for end in (row.difference, row.low, row.high))
    ax.set_xlim(-1.08 * (reach or 1.0), 1.08 * (reach or 1.0))
    ax.axvline(0.0, color=GREY, linewidth=1.0, zorder=1)
    ax.grid(axis="y", color=PALE, linewidth=0.8)
    ax.set_axisbelow(True)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=4, min_n_ticks=3, symmetric=True))
    ax.tick_params(axis="x", labelsize=SMALL)
    bare(ax, "top", "right", "left")


def _words(canvas: Canvas, differences: GroupDifferences, rows: Sequence[FrameDifference]) -> None:
    """Write the title, the unit, and what the marks mean."""
    said = [f"difference from the rest in {UNIT}", "in brackets: documents"]
    marks = []
    if any(row.low is not None for row in rows):
        marks.append(f"bar: {percent(differences.confidence)} interval")
    if any(row.low is None and row.difference is not None for row in rows):
        marks.append("hollow dot: no interval")
    if any(map(sure, rows)):
        marks.append(f"orange more, blue less: corrected p under {SURE}")
    else:
        marks.append(f"no corrected p is under {SURE}")
    narrow = [row for row in rows if row.few_documents and row.low is not None]
    few = list(dict.fromkeys(drawable(row.group) for row in narrow))
    more = f" and {len(few) - _NAMED} more" if len(few) > _NAMED else ""
    beware = f"few documents, bars too narrow: {', '.join(few[:_NAMED])}{more}" if few else ""
    around(canvas, drawable(differences.title), [said, marks, [beware]])
