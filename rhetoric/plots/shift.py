"""What makes the difference between two texts: words, or the entries of a frame."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rhetoric.comparison.shift_row import ShiftRow
from rhetoric.comparison.word_shift import WordShift
from rhetoric.errors import InputError
from rhetoric.framing.frame_shift import FrameShift, FrameShiftRow
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    NOTEBOOK_WIDTH,
    Canvas,
    bare,
    check_number,
    check_result,
    figure_for,
    finished,
    head,
    width_of,
)
from rhetoric.plots.labels import (
    LABEL,
    SMALL,
    drawable,
    height,
    inches,
    join,
    letters,
    shorten,
    style,
    wrap,
)
from rhetoric.statistics import percent

OTHER = "#D55E00"
"""Vermilion of Okabe and Ito (2008), which colour-blind readers can tell from the blue."""
TERM_LETTERS = 26
NAME_LETTERS = 24
PALER = 0.45
_ROW = 0.21
_TRIES = 100
_GAP = 4
"""Points between a bar and its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    label: str
    value: float
    low: float | None = None
    high: float | None = None
    colour: str
    alpha: float = 1.0


def word_shift(shift: WordShift, *, n: int = 30, figure: Canvas | None = None) -> Canvas:
    """Draw the words that make the difference between two texts, as a word shift graph.

    Parameters
    ----------
    shift : WordShift
    n : int
        How many words, those that add most, at most 60.
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        Above, on a scale of their own, what all words add up to, those that are not
        drawn included; below, a bar for each word, to the right where it raises the
        value of the second text. A line is the interval, in brackets stand the counts
        in both texts. Of a weighted shift the colour says whether the word weighs more or
        less than the reference value, and a pale bar that the second text uses it less.

    Raises
    ------
    InputError
        No word adds anything, or `n` is no such number.

    Notes
    -----
    The word shift graph of Gallagher et al. (2021), without its insets.

    Examples
    --------
    >>> import rhetoric as rh
    >>> shift = rh.word_shift(["Peace, peace and land."], ["War and land, war and bread."])
    >>> figure = rh.plots.word_shift(shift, n=2)
    >>> [text.get_text() for text in figure.axes[1].texts]
    ['peace (2, 0)', 'war (0, 2)']
    """
    check_result(shift, WordShift, "word_shift", "word_shift")
    rows = [row for row in shift.rows[: check_number(n, "word_shift")] if row.contribution]
    if not rows:
        raise InputError(
            "word_shift: every word has the same share on both sides, so there is nothing to draw."
        )
    totals = [
        _looking(kind, label=_sum_name(kind, shift), value=value)
        for kind, value in reversed(shift.totals.components)
        if value
    ]
    if shift.totals.first_value is not None:
        totals.insert(0, _difference(shift.totals.difference, shift.totals.low, shift.totals.high))
    bars = [
        _looking(
            row.component,
            label=f"{shorten(drawable(row.term), TERM_LETTERS)}{_weighted(row)} "
            f"({row.first_count:,}, {row.second_count:,})",
            value=row.contribution,
            ends=(row.low, row.high),
        )
        for row in rows
    ]
    first, second = (shorten(drawable(name), NAME_LETTERS) for name in shift.names)
    said = [
        f"what a word adds to the {shift.value_name}, from {first} to {second}",
        f"in brackets: its counts in {first}, in {second}",
        "sums above on a scale of their own",
        _interval_note(bars, shift.confidence),
    ]
    if shift.reference is not None:
        said += [
            f"blue, +: weighs more than {shift.reference:.3g}",
            "red, -: less",
            f"full, ↑: {second} uses it more",
            "pale, ↓: less",
        ]
    beware = drawable(shift.interval_note)
    valued = shift.totals.first_value is not None
    return _draw(
        figure, shift.names, shift.value_name, totals, bars, [said, [beware]], valued=valued
    )


def frame_shift(shift: FrameShift, *, n: int = 30, figure: Canvas | None = None) -> Canvas:
    """Draw the entries that make one text's rate of a frame higher.

    Parameters
    ----------
    shift : FrameShift
    n : int
        How many entries or wordings, those that add most, at most 60.
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        Above, on a scale of their own, the difference of the rates and the sums of
        what raises and lowers it; below, a bar for each entry, to the right where the
        second text has it at the higher rate.

    Raises
    ------
    InputError
        No entry adds anything, or `n` is no such number.

    Examples
    --------
    >>> import rhetoric as rh
    >>> hope = rh.Lexicon.from_dict({"hope": ["hope*", "better days"]})
    >>> shift = rh.frame_shift(["We hope."], ["Better days, better days."], hope, "hope")
    >>> figure = rh.plots.frame_shift(shift)
    >>> [text.get_text() for text in figure.axes[1].texts]
    ['better days (0, 2)', 'hope* (1, 0)']
    """
    check_result(shift, FrameShift, "frame_shift", "frame_shift")
    rows = [row for row in shift.rows[: check_number(n, "frame_shift")] if row.contribution]
    if not rows:
        raise InputError(
            "frame_shift: every entry has the same rate on both sides, so there is nothing to draw."
        )
    sums = [shift.positive, shift.negative]
    totals = [
        _difference(shift.difference, shift.low, shift.high),
        *(
            _Bar(label=f"all that add {sum_:+.3g}", value=sum_, colour=_side(sum_))
            for sum_ in sums
            if sum_
        ),
    ]
    bars = [_entry(row) for row in rows]
    first, second = (shorten(drawable(name), NAME_LETTERS) for name in shift.names)
    said = [
        f"what each {shift.by} adds to the rate per 1,000 words, from {first} to {second}",
        f"in brackets: its matches in {first}, in {second}",
        "sums above on a scale of their own",
        _interval_note(bars, shift.confidence),
    ]
    beware = drawable(shift.interval_note)
    subject = f"{shorten(drawable(shift.frame), 40)}, matches per 1,000 words"
    return _draw(figure, shift.names, subject, totals, bars, [said, [beware]], valued=False)


def _entry(row: FrameShiftRow) -> _Bar:
    return _Bar(
        label=f"{shorten(drawable(row.term), TERM_LETTERS)} "
        f"({row.first_count:,}, {row.second_count:,})",
        value=row.contribution,
        low=row.low,
        high=row.high,
        colour=_side(row.contribution),
    )


def _difference(value: float, low: float | None, high: float | None) -> _Bar:
    return _Bar(label=f"difference {value:+.3g}", value=value, low=low, high=high, colour=GREY)


def _side(value: float) -> str:
    return BLUE if value > 0 else OTHER


def _looking(
    component: str,
    *,
    label: str,
    value: float,
    ends: tuple[float | None, float | None] = (None, None),
) -> _Bar:
    """Colour a bar by its side, or by the weight and the use of its word."""
    weighted = len(component) == 2
    heavy = component[0] == "+" if weighted else value > 0
    return _Bar(
        label=label,
        value=value,
        low=ends[0],
        high=ends[1],
        colour=BLUE if heavy else OTHER,
        alpha=PALER if weighted and component[1] != "↑" else 1.0,
    )


def _weighted(row: ShiftRow) -> str:
    return f" {row.component}" if len(row.component) == 2 else ""


def _sum_name(kind: str, shift: WordShift) -> str:
    """Name the sum of one kind of contribution."""
    value = dict(shift.totals.components)[kind]
    if len(kind) == 2:
        return f"all words {kind} {value:+.3g}"
    name = shorten(drawable(shift.names[int(kind == "↑")]), NAME_LETTERS)
    return f"all words more in {name} {value:+.3g}"


def _interval_note(bars: Sequence[_Bar], confidence: float) -> str:
    known = any(bar.low is not None for bar in bars)
    return f"line: {percent(confidence)} interval" if known else ""


def _draw(
    figure: Canvas | None,
    names: tuple[str, str],
    subject: str,
    totals: Sequence[_Bar],
    bars: Sequence[_Bar],
    remarks: Sequence[Sequence[str]],
    *,
    valued: bool,
) -> Canvas:
    """Draw the totals above the words, each on a scale of its own."""
    width = NOTEBOOK_WIDTH if figure is None else width_of(figure, "word_shift")
    across = 0.92 * width
    below = "\n".join(filter(None, (join(lines, letters(across)) for lines in remarks)))
    high = [len(totals) * _ROW + 0.1, max(len(bars) * _ROW, 0.6)]
    canvas = figure_for(figure, (NOTEBOOK_WIDTH, sum(high) + height(below) + 1.5))
    upper, lower = canvas.subplots(2, 1, height_ratios=high)
    scales = [_limits(drawn, across) for drawn in (totals, bars)]
    zero = sum(-low / (high - low) for low, high in scales) / 2
    for ax, drawn, scale in zip((upper, lower), (totals, bars), scales, strict=True):
        _panel(ax, drawn)
        ax.set_xlim(*_around_zero(scale, min(max(zero, 0.02), 0.98)))
    upper.tick_params(axis="x", length=0, labelbottom=False)
    bare(upper, "bottom")
    lower.set_xlabel(below, fontsize=LABEL, **style([below]))
    _names_of_sides(upper, names, subject, across, valued=valued)
    return finished(canvas, own=figure is None)


def _names_of_sides(
    ax: Axes, names: tuple[str, str], subject: str, across: float, *, valued: bool
) -> None:
    """Write over each half which side a bar there speaks for, and the title above."""
    first, second = (shorten(drawable(name), 40) for name in names)
    told = "makes {} higher" if valued else "more in {}"
    half = letters(across / 2 - 0.1)
    sides = [
        wrap(f"←\u00a0{told}".format(first), half),
        wrap(f"{told}\u00a0→".format(second), half),
    ]
    for x, text, side, colour in ((0.0, sides[0], "left", OTHER), (1.0, sides[1], "right", BLUE)):
        ax.annotate(
            text,
            (x, 1.0),
            xycoords="axes fraction",
            xytext=(0, 4),
            textcoords="offset points",
            ha=side,
            va="bottom",
            fontsize=LABEL,
            color=GREY if valued else colour,
            **style(sides),
        )
    title = f"From {first} to {second}: {subject}"
    head(ax, title, across, pad=10 + 72 * max(map(height, sides)))


def _panel(ax: Axes, bars: Sequence[_Bar]) -> None:
    """Draw bars to both sides of zero, each with its label beyond its end."""
    for place, bar in enumerate(bars):
        ax.barh(place, bar.value, height=0.7, color=bar.colour, alpha=bar.alpha)
        if bar.low is not None and bar.high is not None:
            ax.hlines(place, bar.low, bar.high, color="black", linewidth=1.0)
        right = bar.value > 0
        ax.annotate(
            bar.label,
            (_end(bar), place),
            xytext=(_GAP if right else -_GAP, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
            fontsize=LABEL,
            **style([bar.label]),
        )
    ax.set_ylim(len(bars) - 0.4, -0.6)
    ax.set_yticks([])
    ax.axvline(0.0, color=GREY, linewidth=1.0, zorder=1)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, min_n_ticks=3))
    ax.tick_params(axis="x", labelsize=SMALL)
    bare(ax, "top", "right", "left")


def _end(bar: _Bar) -> float:
    """Where a bar and its interval end on the side of the bar."""
    if bar.value > 0:
        return max(bar.value, bar.high or 0.0)
    return min(bar.value, bar.low or 0.0)


def _limits(bars: Sequence[_Bar], across: float) -> tuple[float, float]:
    """Choose a scale on which every bar and the label beyond it have room.

    A label takes inches, a bar takes units: the scale is the smallest of which no label
    leaves the picture.
    """
    reach = [end for bar in bars for end in (bar.value, bar.low, bar.high) if end is not None]
    low, high = min(0.0, *reach), max(0.0, *reach)
    labels = [(_end(bar), bar.value > 0, inches(bar.label) + 0.12) for bar in bars]
    per_inch = (high - low) / across
    left, right = low, high
    for _ in range(_TRIES):
        left = min([low, *(end - per_inch * room for end, ahead, room in labels if not ahead)])
        right = max([high, *(end + per_inch * room for end, ahead, room in labels if ahead)])
        if right - left <= 1.0001 * per_inch * across:
            break
        per_inch = (right - left) / across
    return left, right


def _around_zero(scale: tuple[float, float], zero: float) -> tuple[float, float]:
    """Widen a scale so that its zero stands at a share of its width."""
    low, high = scale
    wide = max(-low / zero, high / (1 - zero))
    return -zero * wide, (1 - zero) * wide
