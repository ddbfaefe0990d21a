"""Every word of two groups of texts as a dot: how much and how surely, and how often."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rhetoric.comparison.keyness import Keyness
from rhetoric.errors import InputError, check_choice
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    NOTEBOOK_WIDTH,
    PALE,
    axes_for,
    bare,
    check_number,
    check_result,
    head,
    places,
    room_in,
    two_sided_head,
)
from rhetoric.plots.keyness import check_apart
from rhetoric.plots.labels import LABEL, SMALL, drawable, join, letters, no_glyph, shorten, style
from rhetoric.plots.logarithmic import log_ticks
from rhetoric.plots.placing import PointName, no_room, place_names
from rhetoric.statistics import Numbers

ORANGE = "#D55E00"
"""That of Okabe and Ito (2008), for a second group."""
TERM_LETTERS = 26
NAME_LETTERS = 24
LEVEL = 0.05
OTHERS = 200
REACH = 2.0
"""How far a dot reaches from its middle, in points."""
"""So many dots without a name are kept clear of names."""
_SMALLEST = 1e-300


def keyness_volcano(
    keyness: Keyness,
    *,
    n: int = 15,
    height: str | None = None,
    terms: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw how much each word sets two groups of texts apart against how surely.

    Parameters
    ----------
    keyness : Keyness
    n : int
        How many words of each group are named, at most 60: the strongest by the
        measure of the result.
    height : {'g2', 'p'}, optional
        What goes up: two-cell G2, on a scale of square roots, or -log10 of the
        result's p before correction. Without it ``p`` for a permutation test that has
        p-values, else ``g2``.
    terms : sequence of str, optional
        Which words to name instead.
    ax : matplotlib Axes, optional
        Where to draw; a new figure otherwise.

    Returns
    -------
    matplotlib Axes
        A dot for each word at its log ratio. Coloured are those whose corrected p is
        under 0.05, or all where there is no p. Names do not lie on each other: what
        finds no place is left out.

    Raises
    ------
    InputError
        No word sets the groups apart, there is no p to draw, a word is not there, or
        `n` is no such number.

    Examples
    --------
    >>> import rhetoric as rh
    >>> result = rh.keyness(["Peace, peace and land."], ["War and land, war and bread."])
    >>> rh.plots.keyness_volcano(result, n=1).get_ylabel()
    'G2 (two-cell)'
    """
    check_result(keyness, Keyness, "keyness", "keyness_volcano")
    tested = not np.isnan(keyness.column("p")).any()
    kind = height or ("p" if tested and keyness.measure == "permutation" else "g2")
    check_choice("keyness_volcano", "height", kind, ("g2", "p"))
    across = NOTEBOOK_WIDTH - 0.9 if ax is None else room_in(ax, "keyness_volcano")
    ratio, sure = keyness.column("log_ratio"), _sureness(keyness, kind)
    chosen = _named(keyness, n, terms, "keyness_volcano")
    check_apart(keyness, "keyness_volcano", apart=bool(ratio.any()))
    axes = axes_for(ax, (NOTEBOOK_WIDTH, 6.0))
    if kind == "g2":
        axes.set_yscale("function", functions=(_root, np.square))
    colours = _colours(keyness, np.sign(ratio))
    _scatter(axes, ratio, sure, colours)
    reach = 1.08 * (np.abs(ratio).max() or 1.0)
    axes.set_xlim(-reach, reach)
    axes.set_ylim(0, 1.08 * (sure.max() or 1.0))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=7))
    axes.axvline(0.0, color=GREY, linewidth=0.8, zorder=1)
    said = [f"log ratio of each {keyness.noun}: 1 is twice the rate", *_said_of(keyness)]
    said.append(_glyphs(keyness, chosen))
    tell = _teller(axes, said, across)
    _finish(axes, "G2 (two-cell)" if kind == "g2" else "-log10 of p")
    names = keyness.group, keyness.reference
    two_sided_head(axes, names, keyness.plural, across, (BLUE, ORANGE))
    _write(axes, keyness, chosen, (ratio, sure), tell)
    return axes


def frequency_scatter(
    keyness: Keyness,
    *,
    n: int = 15,
    terms: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw how often two groups of texts use each word.

    Parameters
    ----------
    keyness : Keyness
    n : int
        How many words of each group are named, at most 60: the strongest by the
        measure of the result.
    terms : sequence of str, optional
        Which words to name instead.
    ax : matplotlib Axes, optional
        Where to draw; a new figure otherwise.

    Returns
    -------
    matplotlib Axes
        A dot for each word at its rates per 1,000, on log scales; words that a group
        lacks stand on a line of their own at 0. On the slanted line both rates are
        alike. Colours and names are as in `keyness_volcano`.

    Raises
    ------
    InputError
        A word is not there, or `n` is no such number.

    Examples
    --------
    >>> import rhetoric as rh
    >>> result = rh.keyness(["Peace, peace and land."], ["War and land, war and bread."])
    >>> rh.plots.frequency_scatter(result, n=1).get_xscale()
    'log'
    """
    check_result(keyness, Keyness, "keyness", "frequency_scatter")
    across = NOTEBOOK_WIDTH - 1.6 if ax is None else room_in(ax, "frequency_scatter")
    rates = [keyness.column(name) for name in ("reference_per_thousand", "per_thousand")]
    chosen = _named(keyness, n, terms, "frequency_scatter")
    axes = axes_for(ax, (NOTEBOOK_WIDTH - 0.8, 7.2))
    positive = np.concatenate([one[one > 0] for one in rates])
    none = positive.min() / 2.5
    x, y = (np.where(one > 0, one, none) for one in rates)
    axes.set_xscale("log")
    axes.set_yscale("log")
    limits = none / 1.5, positive.max() * 1.8
    axes.set_xlim(limits)
    axes.set_ylim(limits)
    axes.plot(limits, limits, color=GREY, linewidth=0.8, zorder=1)
    for axis in (axes.xaxis, axes.yaxis):
        log_ticks(axis, *limits)
    for rate, line in zip(rates, (axes.axvline, axes.axhline), strict=True):
        if (rate == 0).any():
            line(none, color=PALE, linewidth=5.0, zorder=0)
    _scatter(axes, x, y, _colours(keyness, np.sign(y - x)))
    group, reference = (shorten(drawable(one), NAME_LETTERS) for one in _names(keyness))
    zero = "on the grey bands: not there at all" if any((one == 0).any() for one in rates) else ""
    below = [f"per 1,000 {keyness.size_plural} of {reference}", zero, *_said_of(keyness)]
    below.append(_glyphs(keyness, chosen))
    tell = _teller(axes, below, across)
    _finish(axes, f"per 1,000 {keyness.size_plural} of {group}")
    axes.yaxis.label.set_color(BLUE)
    title = f"{group} against {reference}: how often each {keyness.noun} is used"
    head(axes, title, across)
    _write(axes, keyness, chosen, (x, y), tell)
    return axes


def _names(keyness: Keyness) -> tuple[str, str]:
    return keyness.group, keyness.reference


def _root(values: Numbers) -> Numbers:
    roots: Numbers = np.sqrt(np.maximum(values, 0.0))
    return roots


def _sureness(keyness: Keyness, kind: str) -> Numbers:
    if kind == "g2":
        return np.abs(keyness.column("g2"))
    p = keyness.column("p")
    if np.isnan(p).any():
        raise InputError(
            "keyness_volcano: height='p' needs p-values, and this result has none (see its notes). "
            "Choose height='g2'."
        )
    sure: Numbers = -np.log10(np.maximum(p, _SMALLEST))
    return sure


def _named(keyness: Keyness, n: int, terms: Sequence[str] | None, function: str) -> list[int]:
    """Choose the words to name, as places in the alphabet; the strongest first."""
    known = keyness.terms
    if terms is not None:
        return places(terms, known, "terms", function)
    number = check_number(n, function)
    sides = [keyness.strongest(name, number) for name in _names(keyness)]
    values = {place: keyness.value(known[place]) for side in sides for place in side}
    # What the conservative measures leave at 0 sets nothing apart.
    found = [place for place, value in values.items() if value]
    return sorted(found, key=lambda place: -abs(values[place]))


def _colours(keyness: Keyness, sign: Numbers) -> list[str]:
    corrected = keyness.column("p_corrected")
    sure = np.isnan(corrected) | (corrected < LEVEL)
    sides = np.where(sign > 0, BLUE, np.where(sign < 0, ORANGE, GREY))
    colours: list[str] = np.where(sure, sides, "#BBBBBB").tolist()
    return colours


def _scatter(ax: Axes, x: Numbers, y: Numbers, colours: Sequence[str]) -> None:
    ax.scatter(x, y, s=9, c=colours, alpha=0.7, linewidths=0, zorder=2)


def _said_of(keyness: Keyness) -> list[str]:
    """Tell what colours mean."""
    if np.isnan(keyness.column("p_corrected")).any():
        return ["there is no p"]
    return [f"coloured: corrected p of {keyness.test} under {LEVEL:g}"]


def _glyphs(keyness: Keyness, chosen: Sequence[int]) -> str:
    """Tell of boxes before the names are written, since what is said takes room from them."""
    written = [*_names(keyness), *(keyness.terms[place] for place in chosen)]
    return no_glyph(map(drawable, written))


def _teller(ax: Axes, said: Sequence[str], across: float) -> Callable[[int], None]:
    """Write remarks below the axes, and give what writes how many names are left out, too."""

    def tell(left: int) -> None:
        below = join([*said, no_room(left) if left else ""], letters(across))
        ax.set_xlabel(below, fontsize=LABEL, **style([below]))

    tell(0)
    return tell


def _finish(ax: Axes, left: str) -> None:
    ax.set_ylabel(left, fontsize=LABEL, **style([left]))
    ax.tick_params(labelsize=SMALL)
    bare(ax, "top", "right")
    ax.tick_params(axis="y", length=3)


def _write(
    ax: Axes,
    keyness: Keyness,
    chosen: Sequence[int],
    at: tuple[Numbers, Numbers],
    tell: Callable[[int], None],
) -> None:
    """Name the chosen dots."""
    known, points = keyness.terms, np.column_stack(at)
    dots = [
        PointName(
            x=float(points[place, 0]),
            y=float(points[place, 1]),
            text=shorten(drawable(known[place]), TERM_LETTERS),
            colour="black",
            size=SMALL,
        )
        for place in chosen
    ]
    # The strongest of the others: those that stand out in the picture.
    strongest = np.argsort(-np.abs(keyness.column("g2")), kind="stable")[:OTHERS]
    clear = np.concatenate([strongest, np.array(chosen, dtype=strongest.dtype)])
    marks, faint = points[clear], np.unique(np.delete(points, clear, axis=0), axis=0)
    place_names(ax, dots, marks=_pairs(marks), faint=_pairs(faint), reach=REACH, tell=tell)


def _pairs(points: Numbers) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in points.tolist()]
