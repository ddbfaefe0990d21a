"""Which entries of a lexicon make a frame's score."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rhetoric.errors import InputError
from rhetoric.framing.explanation import EntryContribution, Explanation
from rhetoric.plots.canvas import (
    BLUE,
    NOTEBOOK_WIDTH,
    axes_for,
    bare,
    check_number,
    check_result,
    head,
    left_of,
    room_in,
)
from rhetoric.plots.fitting import fit_rows
from rhetoric.plots.labels import LABEL, SMALL, drawable, height, letters, style, wrap


def entry_bars(explanation: Explanation, *, n: int = 15, ax: Axes | None = None) -> Axes:
    """Draw how many matches of a frame each entry makes.

    Parameters
    ----------
    explanation : Explanation
        Of one frame, from ``scores.explain(frame)``.
    n : int
        How many entries, the strongest first; at most 60.
    ax : matplotlib Axes, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Axes
        One bar an entry, with its count and its share of all matches of the frame.

    Raises
    ------
    InputError
        No entry matched, or `n` is no such number.

    Examples
    --------
    >>> import rhetoric as rh
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*", "better days"]})
    >>> scores = rh.score_frames(["We hope. Hopes! Better days."], lexicon)
    >>> ax = rh.plots.entry_bars(scores.explain("hope"))
    >>> [text.get_text() for text in ax.texts]
    ['2 (67%)', '1 (33%)']
    """
    check_result(explanation, Explanation, "scores.explain", "entry_bars")
    n = check_number(n, "entry_bars")
    rows = explanation.rows[:n]
    if not rows:
        raise InputError(
            f"entry_bars: no entry of {explanation.frame!r} matched in {explanation.of}, "
            "so there is nothing to draw."
        )
    names = [wrap(drawable(row.entry), 36) for row in rows]
    left = left_of(names)
    across = min(NOTEBOOK_WIDTH - left, 5.5) if ax is None else room_in(ax, "entry_bars")
    high = len(rows) * max(0.24, *(height(name) + 0.06 for name in names))
    axes = axes_for(ax, (left + across, max(high, 0.4) + 1.1))
    _bars(axes, rows, names)
    bare(axes, "top", "right")
    part = f";  {len(rows)} of {len(explanation.rows)} entries" if n < len(explanation.rows) else ""
    note = wrap(f"matches (share of the frame's matches){part}", letters(across), lines=3)
    axes.set_xlabel(note, fontsize=LABEL)
    head(axes, drawable(explanation.title), across)
    if ax is not None:
        fit_rows([axes], "entry_bars")
    return axes


def _bars(ax: Axes, rows: Sequence[EntryContribution], names: Sequence[str]) -> None:
    """Draw the counts, and write each with its share behind its bar."""
    ax.barh(range(len(rows)), [row.count for row in rows], color=BLUE, height=0.7)
    for place, row in enumerate(rows):
        ax.annotate(
            f"{row.count:,} ({row.share:.0%})",
            (row.count, place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
        )
    ax.set_yticks(range(len(rows)), labels=names, fontsize=LABEL, **style(names))
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, max(row.count for row in rows) * 1.2)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    ax.tick_params(axis="x", labelsize=SMALL)
