"""What makes the difference between two texts: words, or the entries of a frame."""

from collections.abc import Sequence

from rhetoric.comparison.shift_row import ShiftRow
from rhetoric.comparison.word_shift import WordShift
from rhetoric.errors import InputError
from rhetoric.framing.frame_shift import FrameShift, FrameShiftRow
from rhetoric.plots.canvas import BLUE, GREY, Canvas, check_number, check_result
from rhetoric.plots.labels import drawable, shorten
from rhetoric.plots.shift_panels import OTHER, Bar, draw_shift
from rhetoric.statistics import percent

TERM_LETTERS = 26
NAME_LETTERS = 24
PALER = 0.45


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
    said = [*_said(shift), _interval_note(bars, shift.confidence)]
    beware = drawable(shift.interval_note)
    valued = shift.totals.first_value is not None
    return draw_shift(
        figure, shift.names, shift.value_name, totals, bars, [said, [beware]], valued=valued
    )


def _said(shift: WordShift) -> list[str]:
    """What the bars and their colours are."""
    first, second = (shorten(drawable(name), NAME_LETTERS) for name in shift.names)
    said = [
        f"what a word adds to the {shift.value_name}, from {first} to {second}",
        f"in brackets: its counts in {first}, in {second}",
        "sums above on a scale of their own",
    ]
    if shift.reference is not None:
        said += [
            f"blue, +: weighs more than {shift.reference:.3g}",
            "red, -: less",
            f"full, ↑: {second} uses it more",
            "pale, ↓: less",
        ]
    return said


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
            Bar(label=f"all that add {sum_:+.3g}", value=sum_, colour=_side(sum_))
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
    remarks = [said, [beware]]
    return draw_shift(
        figure, shift.names, subject, totals, bars, remarks, valued=False, function="frame_shift"
    )


def _entry(row: FrameShiftRow) -> Bar:
    return Bar(
        label=f"{shorten(drawable(row.term), TERM_LETTERS)} "
        f"({row.first_count:,}, {row.second_count:,})",
        value=row.contribution,
        low=row.low,
        high=row.high,
        colour=_side(row.contribution),
    )


def _difference(value: float, low: float | None, high: float | None) -> Bar:
    return Bar(label=f"difference {value:+.3g}", value=value, low=low, high=high, colour=GREY)


def _side(value: float) -> str:
    return BLUE if value > 0 else OTHER


def _looking(
    component: str,
    *,
    label: str,
    value: float,
    ends: tuple[float | None, float | None] = (None, None),
) -> Bar:
    """Colour a bar by its side, or by the weight and the use of its word."""
    weighted = len(component) == 2
    heavy = component[0] == "+" if weighted else value > 0
    return Bar(
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


def _interval_note(bars: Sequence[Bar], confidence: float) -> str:
    known = any(bar.low is not None for bar in bars)
    return f"line: {percent(confidence)} interval" if known else ""
