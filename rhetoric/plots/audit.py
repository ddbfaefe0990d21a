"""How few entries carry each category of a lexicon."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator, PercentFormatter

from rhetoric.audit.coverage import EntryUse
from rhetoric.audit.lexicon_audit import LexiconAudit
from rhetoric.errors import InputError
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    NOTEBOOK_WIDTH,
    Canvas,
    around,
    bare,
    check_fits,
    check_number,
    check_result,
    figure_for,
    finished,
    grid_shape,
    left_of,
    panels,
    places,
    width_of,
)
from rhetoric.plots.labels import LABEL, SMALL, drawable, letters, shorten, style, wrap

MOST_ACROSS = 3
_NAME = 26
_REST = "all others"
_UNIT = "share of the category's matches, with their number"


def audit_panels(
    audit: LexiconAudit,
    *,
    categories: Sequence[str] | None = None,
    n: int = 6,
    figure: Canvas | None = None,
) -> Canvas:
    """Draw which entries carry each category, one panel a category.

    Parameters
    ----------
    audit : LexiconAudit
    categories : sequence of str, optional
        Which, in this order; otherwise all that count somewhere.
    n : int
        How many entries of each, the strongest first.
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        A bar is an entry's share of the matches of its category, with its count;
        the grey bar is that of all others together.

    Raises
    ------
    InputError
        No category counts here, or a name is not in the lexicon.

    Examples
    --------
    >>> import rhetoric as rh
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*", "better days"]})
    >>> audit = rh.audit_lexicon(lexicon, ["We hope. Hopes! Better days."])
    >>> figure = rh.plots.audit_panels(audit)
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['2', '1']
    """
    check_result(audit, LexiconAudit, "audit_lexicon", "audit_panels")
    check_number(n, "audit_panels")
    counting = [row.category for row in audit.coverage if row.count]
    if not counting:
        raise InputError("audit_panels: no entry counts in these texts: there is nothing to draw.")
    asked = places(categories, counting, "categories", "audit_panels")
    chosen = [counting[place] for place in asked]
    check_fits(len(chosen), "categories", "audit_panels", "Choose some with categories=[...].")
    bars = {name: _bars(audit, name, n) for name in chosen}
    names = [name for own in bars.values() for name, _, _ in own]
    shape = grid_shape(len(chosen), MOST_ACROSS)
    most = max(len(own) for own in bars.values())
    width = NOTEBOOK_WIDTH if figure is None else width_of(figure, "audit_panels")
    across = max(1.2, width / shape[1] - left_of(names))
    size = (shape[1] * (left_of(names) + across), shape[0] * (0.22 * most + 0.8) + 0.8)
    canvas = figure_for(figure, size)
    for ax, name in zip(panels(canvas, len(chosen), shape), chosen, strict=True):
        _panel(ax, bars[name], most)
        title = wrap(drawable(name), letters(across), lines=2)
        ax.set_title(title, loc="left", fontsize=LABEL, pad=8, **style([title]))
    said = [_UNIT, *([f"grey: {_REST}"] if _REST in names else [])]
    around(canvas, drawable(audit.title), [said])
    return finished(canvas, own=figure is None)


def _bars(audit: LexiconAudit, category: str, n: int) -> list[tuple[str, float, int]]:
    """Name, share and count of the strongest entries, and of the rest together."""
    rows: list[EntryUse] = [
        row for row in audit.entries if row.category == category and row.counted
    ]
    bars = [(shorten(drawable(row.entry), _NAME), row.share, row.counted) for row in rows[:n]]
    if rest := rows[n:]:
        bars.append((_REST, sum(row.share for row in rest), sum(row.counted for row in rest)))
    return bars


def _panel(ax: Axes, bars: Sequence[tuple[str, float, int]], most: int) -> None:
    names = [name for name, _, _ in bars]
    colours: list[Any] = [GREY if name == _REST else BLUE for name in names]
    ax.barh(range(len(bars)), [share for _, share, _ in bars], color=colours, height=0.7)
    for place, (_, share, count) in enumerate(bars):
        ax.annotate(
            f"{count:,}",
            (share, place),
            xytext=(3, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
        )
    ax.set_yticks(range(len(names)), labels=names, fontsize=SMALL, **style(names))
    ax.set_ylim(most - 0.4, -0.6)
    ax.set_xlim(0, max(share for _, share, _ in bars) * 1.2)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=3))
    ax.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    ax.tick_params(axis="x", labelsize=SMALL)
    bare(ax, "top", "right")
