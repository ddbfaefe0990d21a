"""The words that set each of many groups of texts apart from the rest."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rhetoric.comparison.keyness_groups import KeynessGroups
from rhetoric.comparison.keyness_row import KeynessRow
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    LIMIT,
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
from rhetoric.plots.fitting import fit_rows
from rhetoric.plots.labels import LABEL, SMALL, drawable, letters, shorten, style, wrap

MOST_ACROSS = 3
PANELS = 12
_LEAST_PANEL = 0.7
TERM_LETTERS = 20


def keyness_panels(
    keyness: KeynessGroups,
    *,
    n: int = 10,
    groups: Sequence[str] | None = None,
    figure: Canvas | None = None,
) -> Canvas:
    """Draw the words that set each group apart from the rest, one panel a group.

    Parameters
    ----------
    keyness : KeynessGroups
    n : int
        How many words of each group, at most 60.
    groups : sequence of str, optional
        Which groups, in this order. Without it, the first twelve.
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        Bars of the measure, each named by its word with its counts in the group and
        in the rest. Each panel has a scale of its own.

    Raises
    ------
    InputError
        A group is not there, `n` is no such number, or more than 60 groups are asked
        for.

    Examples
    --------
    >>> import rhetoric as rh
    >>> groups = {"doves": ["text-1"], "hawks": ["text-2"]}
    >>> result = rh.keyness_by(["Peace and peace.", "War and war."], groups)
    >>> figure = rh.plots.keyness_panels(result, n=1)
    >>> [label.get_text() for label in figure.axes[0].get_yticklabels()]
    ['peace (2, 0)']
    """
    check_result(keyness, KeynessGroups, "keyness_by", "keyness_panels")
    n = check_number(n, "keyness_panels")
    found = places(groups, keyness.groups, "groups", "keyness_panels")
    asked_for = 0 if groups is None else len(found)
    check_fits(asked_for, "groups", "keyness_panels", f"Choose at most {LIMIT} of them.")
    shown = [keyness.groups[place] for place in (found[:PANELS] if groups is None else found)]
    rows = [_ahead(keyness, name, n) for name in shown]
    labels = [[_name(row) for row in own] for own in rows]
    most = max(1, *map(len, rows))
    left = left_of(name for own in labels for name in own)
    given = None if figure is None else width_of(figure, "keyness_panels")
    fitting = MOST_ACROSS if given is None else int(given / (left + _LEAST_PANEL))
    shape = grid_shape(len(shown), min(max(fitting, 1), MOST_ACROSS))
    width = given or (NOTEBOOK_WIDTH if shape[1] > 1 else 5.5)
    canvas = figure_for(figure, (width, max(shape[0] * (most * 0.19 + 0.85), 1.2) + 1.1))
    across = width / shape[1] - left
    drawn = panels(canvas, len(shown), shape)
    for ax, name, own, names in zip(drawn, shown, rows, labels, strict=True):
        values = [keyness[name].value(row.term) for row in own]
        _bars(ax, values, names, most)
        title = wrap(drawable(name), letters(across), lines=3)
        ax.set_title(title, loc="left", fontsize=LABEL, **style([title]))
    first = keyness[shown[0]]
    unit = f"{first.measure_title} of each {first.noun} (in brackets: its counts in group and rest)"
    part = f"{len(shown)} of {len(found)} groups: choose others with groups=[...]"
    said = part if len(shown) < len(found) else ""
    title = f"What sets each {keyness.field} apart from the rest: {first.plural}"
    around(canvas, drawable(title), [[unit], [said]])
    if figure is not None:
        fit_rows(drawn, "keyness_panels")
    return finished(canvas, own=figure is None)


def _ahead(keyness: KeynessGroups, name: str, n: int) -> list[KeynessRow]:
    result = keyness[name]
    # What the conservative measures leave at 0 sets nothing apart.
    return [row for row in result.top(name, n) if result.value(row.term)]


def _name(row: KeynessRow) -> str:
    counts = f"({row.count:,}, {row.reference_count:,})"
    return f"{shorten(drawable(row.term), TERM_LETTERS)} {counts}"


def _bars(ax: Axes, values: Sequence[float], names: Sequence[str], most: int) -> None:
    """Draw the words of one group, in a panel with room for the most words of any."""
    ax.barh(range(len(values)), values, color=BLUE, height=0.7)
    ax.set_yticks(range(len(values)), labels=names, fontsize=LABEL, **style(names))
    ax.set_ylim(most - 0.4, -0.6)
    ax.set_xlim(0.0, 1.05 * max(values, default=1.0))
    if not values:
        ax.text(
            0.02, 0.5, "nothing", color=GREY, fontsize=LABEL, va="center", transform=ax.transAxes
        )
    ax.xaxis.set_major_locator(MaxNLocator(nbins=4, min_n_ticks=2))
    ax.tick_params(axis="x", labelsize=SMALL)
    bare(ax, "top", "right")
