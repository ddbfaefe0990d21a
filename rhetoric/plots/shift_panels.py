"""Bars to both sides of zero, each with its label beyond its end, under their sums."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    NOTEBOOK_WIDTH,
    Canvas,
    bare,
    figure_for,
    finished,
    title_at_left,
    width_of,
)
from rhetoric.plots.fitting import fit_rows
from rhetoric.plots.labels import (
    LABEL,
    SMALL,
    drawable,
    height,
    inches,
    join,
    letters,
    no_glyph,
    shorten,
    style,
    wrap,
)

OTHER = "#D55E00"
"""Vermilion of Okabe and Ito (2008), which colour-blind readers can tell from the blue."""
_ROW = 0.21
_TRIES = 100
_LABELS = 0.7
"""Share of the width that labels may take."""
_GAP = 4
"""Points between a bar and its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar, its interval, and the label that stands beyond it."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    colour: str
    alpha: float = 1.0


def draw_shift(
    figure: Canvas | None,
    names: tuple[str, str],
    subject: str,
    totals: Sequence[Bar],
    bars: Sequence[Bar],
    remarks: Sequence[Sequence[str]],
    *,
    valued: bool,
    function: str = "word_shift",
) -> Canvas:
    """Draw the totals above the words, each on a scale of its own."""
    width = NOTEBOOK_WIDTH if figure is None else width_of(figure, function)
    across = 0.92 * width
    boxes = no_glyph([*map(drawable, names), subject, *(bar.label for bar in [*totals, *bars])])
    lines = [join(remark, letters(across)) for remark in [*remarks, [boxes]]]
    below = "\n".join(filter(None, lines))
    high = [len(totals) * _ROW + 0.1, max(len(bars) * _ROW, 0.6)]
    canvas = figure_for(figure, (NOTEBOOK_WIDTH, sum(high) + height(below) + 1.5))
    upper, lower = canvas.subplots(2, 1, height_ratios=high)
    size = _type_size([*totals, *bars], across)
    scales = [_limits(drawn, across, size) for drawn in (totals, bars)]
    zero = sum(-low / (high - low) for low, high in scales) / 2
    for ax, drawn, scale in zip((upper, lower), (totals, bars), scales, strict=True):
        _panel(ax, drawn, size)
        ax.set_xlim(*_around_zero(scale, min(max(zero, 0.02), 0.98)))
    upper.tick_params(axis="x", length=0, labelbottom=False)
    bare(upper, "bottom")
    lower.set_xlabel(below, fontsize=LABEL, **style([below]))
    _names_of_sides(upper, names, subject, across, valued=valued)
    if figure is not None:
        fit_rows([upper, lower], function)
    return finished(canvas, own=figure is None)


def _type_size(bars: Sequence[Bar], across: float) -> float:
    """Choose a size of type at which the widest labels of both sides leave room for bars."""
    left, right = (
        max((inches(bar.label) for bar in bars if (bar.value > 0) is ahead), default=0.0)
        for ahead in (False, True)
    )
    return LABEL * min(1.0, _LABELS * across / (left + right))


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
    title_at_left(ax, title, across, pad=10 + 72 * max(map(height, sides)))


def _panel(ax: Axes, bars: Sequence[Bar], size: float) -> None:
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
            fontsize=size,
            **style([bar.label]),
        )
    ax.set_ylim(len(bars) - 0.4, -0.6)
    ax.set_yticks([])
    ax.axvline(0.0, color=GREY, linewidth=1.0, zorder=1)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, min_n_ticks=3))
    ax.tick_params(axis="x", labelsize=SMALL)
    bare(ax, "top", "right", "left")


def _end(bar: Bar) -> float:
    """Where a bar and its interval end on the side of the bar."""
    if bar.value > 0:
        return max(bar.value, bar.high or 0.0)
    return min(bar.value, bar.low or 0.0)


def _limits(bars: Sequence[Bar], across: float, size: float) -> tuple[float, float]:
    """Choose a scale on which every bar and the label beyond it have room.

    A label takes inches, a bar takes units: the scale is the smallest of which no label
    leaves the picture.
    """
    reach = [end for bar in bars for end in (bar.value, bar.low, bar.high) if end is not None]
    low, high = min(0.0, *reach), max(0.0, *reach)
    labels = [(_end(bar), bar.value > 0, inches(bar.label, size) + 0.12) for bar in bars]
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
