"""Names in axes that were given, and may be too small for them."""

from collections.abc import Sequence
from math import ceil
from warnings import catch_warnings, filterwarnings

from matplotlib.axes import Axes
from matplotlib.text import Text

from rhetoric.errors import InputError

SMALLEST = 3.5
"""Size of type, in points, below which names are refused rather than written."""
_SMALLEST_NUMBER = 4.5
_LEADING = 1.2
_LETTER = 0.62  # width of a figure of matplotlib's own font, as a share of its size
_SLANT = 0.7  # slanted names stand nearer to each other than level ones
_POINTS = 72


def fit_rows(axes: Sequence[Axes], function: str) -> None:
    """Write the names of rows, and what stands beside them, small enough for their height.

    To be called when all else is written, as that takes room.

    Parameters
    ----------
    axes : sequence of matplotlib Axes
        With a row for each whole number up to their end.
    function : str
        Who draws, for the message.

    Raises
    ------
    InputError
        Names would be too small to be read.
    """
    if _laid_out(axes, function):
        _fit_rows(axes, function)


def _fit_rows(axes: Sequence[Axes], function: str) -> None:
    for ax in axes:
        texts = [*ax.get_yticklabels(), *_inside(ax)]
        lines = max((text.get_text().count("\n") + 1 for text in texts), default=1)
        _shrink(texts, _checked(ax, 1, 1 / lines / _LEADING, function))


def fit_grid(ax: Axes, function: str) -> None:
    """Write the names of rows and columns and the numbers in cells small enough for these.

    Numbers that would be too small to be read are left out; the colours stay.

    Parameters
    ----------
    ax : matplotlib Axes
    function : str
        Who draws, for the message.

    Raises
    ------
    InputError
        Names would be too small to be read.
    """
    if not _laid_out([ax], function):
        return
    _fit_rows([ax], function)
    names = ax.get_xticklabels()
    if any(name.get_rotation() != 0 for name in names):
        _shrink(names, _checked(ax, 0, _SLANT, function))
    numbers = _inside(ax)
    most = max((len(number.get_text()) for number in numbers), default=1)
    size = _pitch(ax, 0) / (_LETTER * max(most, 1))
    _shrink(numbers, size)
    for number in numbers:
        number.set_visible(min(size, float(number.get_fontsize())) >= _SMALLEST_NUMBER)


def _laid_out(axes: Sequence[Axes], function: str) -> bool:
    """Make the layout, and tell whether there is one.

    Where axes of others stand beside, matplotlib may find none now and one in the end.
    Otherwise a figure in which only names and remarks have room is refused.
    """
    canvas = axes[0].figure
    figure = canvas.figure if hasattr(canvas, "figure") else canvas
    try:
        with catch_warnings():
            filterwarnings("error", message="constrained_layout not applied")
            figure.draw_without_rendering()  # type: ignore[union-attr]
    except UserWarning as warning:
        if "constrained_layout" not in str(warning):
            raise
        if len(canvas.axes) > len(axes):
            return False
        wide, high = (float(side) / canvas.dpi for side in canvas.bbox.size)
        raise InputError(
            f"{function}: a figure of {wide:.1f} by {high:.1f} inches has no room for this. "
            "Give a larger one."
        ) from None
    return True


def _inside(ax: Axes) -> list[Text]:
    """Give what is written at places of the data."""
    return [text for text in ax.texts if getattr(text, "xycoords", "data") == "data"]


def _pitch(ax: Axes, side: int) -> float:
    """Tell how wide a column is (side 0) or how high a row (side 1), in points."""
    low, high = sorted((ax.get_xlim, ax.get_ylim)[side]())
    return float(ax.get_window_extent().size[side]) / ax.figure.dpi * _POINTS / (high - low)


def _shrink(texts: Sequence[Text], size: float) -> None:
    for text in texts:
        text.set_fontsize(min(size, float(text.get_fontsize())))


def _checked(ax: Axes, side: int, share: float, function: str) -> float:
    """Give the size of type that takes a share of a row or column; refuse too small a one."""
    size = share * _pitch(ax, side)
    if size < SMALLEST:
        canvas = ax.figure
        which, noun = (("wide", "columns"), ("high", "rows"))[side]
        got = float(canvas.bbox.size[side])
        boxes = [one.get_window_extent() for one in canvas.axes]
        # Panels grow; titles, names and remarks stay as they are.
        panels = sum({round(box.p0[side]): float(box.size[side]) for box in boxes}.values())
        need = (got + panels * (SMALLEST / max(size, 0.01) - 1)) / canvas.dpi
        raise InputError(
            f"{function}: the names of {noun} need a figure that is {ceil(10 * need) / 10:.1f} "
            f"inches {which}, got {got / canvas.dpi:.1f}. Give a larger one, or draw fewer {noun}."
        )
    return size
