"""The words that set two groups of texts apart."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rhetoric.comparison.keyness import Keyness
from rhetoric.comparison.keyness_row import KeynessRow
from rhetoric.errors import InputError
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    LIMIT,
    NOTEBOOK_WIDTH,
    axes_for,
    bare,
    check_fits,
    check_number,
    check_result,
    left_of,
    places,
    room_in,
    two_sided_head,
)
from rhetoric.plots.fitting import fit_rows
from rhetoric.plots.labels import (
    LABEL,
    SMALL,
    drawable,
    height,
    join,
    letters,
    shorten,
    style,
)
from rhetoric.statistics import percent

TERM_LETTERS = 24
NAME_LETTERS = 18


def keyness_bars(
    keyness: Keyness,
    *,
    n: int = 12,
    terms: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the words that set two groups of texts apart, as bars to both sides.

    Parameters
    ----------
    keyness : Keyness
    n : int
        How many words of each group, at most 60.
    terms : sequence of str, optional
        Which words, in this order, instead of the strongest.
    ax : matplotlib Axes, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Axes
        One bar a word, as long as the measure by which the result is sorted: to the
        right where the first group has the higher rate, to the left where the
        other has it. In brackets stand the counts in both. Where the measure is the
        log ratio, a line shows its interval.

    Raises
    ------
    InputError
        No word sets the groups apart, a word is not there, `n` is no such number, or
        more than 60 words are to be drawn.

    Examples
    --------
    >>> import rhetoric as rh
    >>> result = rh.keyness(["Peace, peace and land."], ["War and land, war and bread."])
    >>> ax = rh.plots.keyness_bars(result, n=1)
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['peace (2, 0)', 'war (0, 2)']
    """
    check_result(keyness, Keyness, "keyness", "keyness_bars")
    rows = _chosen(keyness, n, terms)
    names = [_name(row) for row in rows]
    left = left_of(names)
    across = min(NOTEBOOK_WIDTH - left, 5.5) if ax is None else room_in(ax, "keyness_bars")
    note = _note(keyness, across)
    axes = axes_for(ax, (left + across, max(len(rows) * 0.2, 0.5) + height(note) + 1.3))
    values = [_value(keyness, row) for row in rows]
    colours = [BLUE if value > 0 else GREY for value in values]
    with_intervals = keyness.measure == "log-ratio"
    alpha = 0.55 if with_intervals else 1.0
    axes.barh(range(len(rows)), values, color=colours, height=0.7, alpha=alpha)
    reach = max(map(abs, values))
    if with_intervals:
        reach = max(reach, _intervals(axes, rows))
    axes.set_yticks(range(len(rows)), labels=names, fontsize=LABEL, **style(names))
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(-1.05 * (reach or 1.0), 1.05 * (reach or 1.0))
    axes.axvline(0.0, color=GREY, linewidth=1.0, zorder=1)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=6, min_n_ticks=3))
    axes.tick_params(axis="x", labelsize=SMALL)
    bare(axes, "top", "right", "left")
    axes.set_xlabel(note, fontsize=LABEL, **style([note]))
    two_sided_head(axes, (keyness.group, keyness.reference), keyness.plural, across, (BLUE, GREY))
    if ax is not None:
        fit_rows([axes], "keyness_bars")
    return axes


def check_apart(keyness: Keyness, function: str, *, apart: bool) -> None:
    """Refuse to draw two groups that nothing sets apart.

    Raises
    ------
    InputError
        `apart` is false.
    """
    if not apart:
        raise InputError(
            f"{function}: no {keyness.noun} sets the two sides apart by {keyness.measure_title}, "
            "so there is nothing to draw."
        )


def _chosen(keyness: Keyness, n: int, terms: Sequence[str] | None) -> list[KeynessRow]:
    """Choose the words to draw: those asked for, or the strongest of each side."""
    if terms is not None:
        known = keyness.terms
        rows = [keyness[known[place]] for place in places(terms, known, "terms", "keyness_bars")]
    else:
        number = check_number(n, "keyness_bars")
        # What the conservative measures leave at 0 sets nothing apart.
        ahead, behind = (
            [row for row in keyness.top(name, number) if keyness.value(row.term)]
            for name in (keyness.group, keyness.reference)
        )
        rows = [*ahead, *reversed(behind)]
    check_apart(keyness, "keyness_bars", apart=bool(rows))
    check_fits(
        len(rows), keyness.plural, "keyness_bars", f"Choose fewer: n={LIMIT // 2} of each group."
    )
    return rows


def _name(row: KeynessRow) -> str:
    counts = f"({row.count:,}, {row.reference_count:,})"
    return f"{shorten(drawable(row.term), TERM_LETTERS)} {counts}"


def _value(keyness: Keyness, row: KeynessRow) -> float:
    return keyness.value(row.term)


def _intervals(ax: Axes, rows: Sequence[KeynessRow]) -> float:
    """Draw the intervals of the log ratio, and tell how far they reach."""
    lows = [row.log_ratio_low for row in rows]
    highs = [row.log_ratio_high for row in rows]
    ax.hlines(range(len(rows)), lows, highs, color="black", linewidth=1.2)
    return max(map(abs, [*lows, *highs]))


def _note(keyness: Keyness, across: float) -> str:
    """Write what the bars measure and what the brackets hold."""
    names = [shorten(drawable(name), NAME_LETTERS) for name in (keyness.group, keyness.reference)]
    said = [f"{keyness.measure_title} of each {keyness.noun}"]
    if keyness.measure == "log-ratio":
        said.append(f"line: {percent(keyness.confidence)} interval")
    said.append(f"in brackets: its counts in {names[0]}, in {names[1]}")
    one = " and ".join(shorten(drawable(name), NAME_LETTERS) for name in keyness.single_texts)
    said.append(f"one text only in {one}: says nothing about others" if one else "")
    return join(said, letters(across))
