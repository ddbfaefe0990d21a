"""How two groups of texts differ in each frame."""

import re
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from rhetoric.errors import InputError
from rhetoric.framing.difference import FrameDifferences, GroupDifferences
from rhetoric.framing.difference_row import FrameDifference
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    LIMIT,
    NOTEBOOK_WIDTH,
    PALE,
    UNIT,
    axes_for,
    bare,
    check_fits,
    check_result,
    left_of,
    places,
    room_in,
    two_sided_head,
)
from rhetoric.plots.fitting import fit_rows
from rhetoric.plots.forest import SURE, sure
from rhetoric.plots.labels import (
    CHILD_NOTE,
    LABEL,
    SMALL,
    drawable,
    frame_labels,
    has_children,
    height,
    join,
    letters,
    style,
    wrap,
)
from rhetoric.statistics import percent

_DOT: dict[str, Any] = {
    "linestyle": "none",
    "markersize": 6.0,
    "zorder": 3,
    "marker": "o",
}
_NAMED = 6
_NEXT = re.compile("; (?=nothing matched in |few documents)")


def frame_difference(
    differences: FrameDifferences,
    *,
    frames: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the differences between two groups as a forest plot.

    Parameters
    ----------
    differences : FrameDifferences
    frames : sequence of str, optional
        Which frames, in this order.
    ax : matplotlib Axes, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Axes
        One row a frame: the difference of the rates and its interval, on a scale
        with zero in the middle. What is blue has a corrected p under 0.05. A hollow dot
        has no interval.

    Raises
    ------
    InputError
        There is nothing to draw, there are more than 60 frames, or a name is not
        among them.

    Examples
    --------
    >>> import rhetoric as rh
    >>> scores = rh.score_frames(rh.seeds(), rh.Lexicon.from_dict({"unity": ["unit*"]}))
    >>> differences = scores.compare("voice", ("first-person", "third-person"))
    >>> ax = rh.plots.frame_difference(differences)
    >>> ax.get_title(loc="left")
    'first-person against third-person: difference by frame'
    """
    check_result(differences, FrameDifferences, "scores.compare", "frame_difference")
    if isinstance(differences, GroupDifferences):
        raise InputError(
            "frame_difference draws two groups, got the differences of "
            f"{len(differences.groups)} groups. Take frame_forest(differences)."
        )
    if not len(differences):
        raise InputError("frame_difference: there are no differences to draw.")
    known = [row.frame for row in differences]
    rows = [differences.rows[at] for at in places(frames, known, "frames", "frame_difference")]
    remedy = f"Choose at most {LIMIT} of them: frame_difference(differences, frames=[...])."
    check_fits(len(rows), "frames", "frame_difference", remedy)
    names = [wrap(drawable(name), 36) for name in frame_labels([row.frame for row in rows])]
    left = left_of(names)
    across = min(NOTEBOOK_WIDTH - left, 5.5) if ax is None else room_in(ax, "frame_difference")
    note = _note(differences, rows, names, across)
    high = len(rows) * max(0.26, *(height(name) + 0.06 for name in names))
    axes = axes_for(ax, (left + across, max(high, 0.5) + height(note) + 1.3))
    for place, row in enumerate(rows):
        _row(axes, place, row)
    axes.set_yticks(range(len(names)), labels=names, fontsize=LABEL, **style(names))
    axes.set_xlabel(note, fontsize=LABEL, **style([note]))
    _frame(axes, rows)
    names_of_sides = rows[0].group, rows[0].reference
    two_sided_head(axes, names_of_sides, "difference by frame", across)
    if ax is not None:
        fit_rows([axes], "frame_difference")
    return axes


def _row(ax: Axes, place: int, row: FrameDifference) -> None:
    if row.difference is None:
        ax.text(
            0, place, " no words on one side", color=GREY, fontsize=SMALL, ha="left", va="center"
        )
        return
    colour = BLUE if sure(row) else GREY
    bounded = row.low is not None and row.high is not None
    if bounded:
        ax.hlines(place, row.low, row.high, color=colour, linewidth=1.8)  # type: ignore[arg-type]
    face = colour if bounded else "white"
    ax.plot([row.difference], [place], color=colour, markerfacecolor=face, **_DOT)


def _frame(ax: Axes, rows: Sequence[FrameDifference]) -> None:
    """Set the scale, as wide on both sides of zero."""
    reach = max(abs(end or 0.0) for row in rows for end in (row.difference, row.low, row.high))
    ax.set_xlim(-1.08 * (reach or 1.0), 1.08 * (reach or 1.0))
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.axvline(0.0, color=GREY, linewidth=1.0, zorder=1)
    ax.grid(axis="y", color=PALE, linewidth=0.8)
    ax.set_axisbelow(True)
    ax.tick_params(axis="x", labelsize=SMALL)
    bare(ax, "top", "right", "left")


def _note(
    differences: FrameDifferences,
    rows: Sequence[FrameDifference],
    names: Sequence[str],
    across: float,
) -> str:
    """Write the unit, what the marks mean, and what to beware of."""
    said = []
    if any(row.low is not None for row in rows):
        said.append(f"bar: {percent(differences.confidence)} interval")
    if any(row.low is None and row.difference is not None for row in rows):
        said.append("hollow dot: no interval")
    if any(row.p_corrected is not None for row in rows):
        none = not any(map(sure, rows))
        said.append(
            f"no corrected p is under {SURE}" if none else f"blue: corrected p under {SURE}"
        )
    else:
        said.append("there is no p")
    if has_children(names):
        said.append(CHILD_NOTE)
    fitting = letters(across)
    lines = [f"difference in {UNIT}", join(said, fitting), join(_beware(rows), fitting)]
    return "\n".join(filter(None, lines))


def _beware(rows: Sequence[FrameDifference]) -> list[str]:
    """Say once what to beware of, and in which frames where it does not hold of all."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for remark in _NEXT.split(row.note) if row.note else ():
            found.setdefault(drawable(remark), []).append(drawable(row.frame))
    told = []
    for remark, frames in found.items():
        more = f" and {len(frames) - _NAMED} more" if len(frames) > _NAMED else ""
        where = f"{', '.join(frames[:_NAMED])}{more}: " if len(frames) < len(rows) else ""
        told.append(where + remark)
    return told
