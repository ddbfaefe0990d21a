"""Where pictures are drawn: figures, axes, colours, and what every picture refuses."""

from collections.abc import Iterable, Sequence
from math import ceil
from operator import index
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure

from rhetoric.errors import InputError, nearest
from rhetoric.plots.labels import (
    LABEL,
    TITLE,
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

NOTEBOOK_WIDTH = 9.0
"""Inches: about as wide as a notebook shows a picture without shrinking it."""
LIMIT = 60
BLUE, GREY, PALE = "#0072B2", "#666666", "#E6E6E6"
"""Blue is that of Okabe and Ito (2008), which colour-blind readers can tell from grey."""
UNIT = "matches per 1,000 words"

Canvas = Figure | SubFigure


def axes_for(ax: Axes | None, size: tuple[float, float]) -> Axes:
    """Give the axes to draw on: those given, or new ones of the right size in inches."""
    return plt.figure(figsize=size, layout="constrained").add_subplot() if ax is None else ax


def figure_for(figure: Canvas | None, size: tuple[float, float]) -> Canvas:
    """Give the figure to draw on: the one given, or a new one of the right size in inches."""
    if figure is None:
        return plt.figure(figsize=size, layout="constrained")
    if isinstance(figure, Figure) and figure.get_layout_engine() is None:
        figure.set_layout_engine("constrained")
    return figure


def finished(figure: Canvas, *, own: bool) -> Canvas:
    """Say what boxes stand for, and hand a figure over so that a notebook shows it once.

    The inline backend shows both the figures that are open and the figure that
    a cell returns.
    """
    below = figure.get_supxlabel()
    texts = [text for ax in figure.axes for text in _texts(ax)]
    said = no_glyph([*texts, below, figure.get_suptitle()])
    if below and said:
        below = f"{below}\n{said}"
        figure.supxlabel(below, fontsize=LABEL, **style([below]))
    if own and "inline" in plt.get_backend():
        plt.close(figure.figure if isinstance(figure, SubFigure) else figure)
    return figure


def room_in(ax: Axes, function: str) -> float:
    """Tell how wide given axes are, in inches, less what labels may still take of them.

    Raises
    ------
    InputError
        It is something else that was given.
    """
    if not isinstance(ax, Axes):
        raise InputError(f"{function}: ax must be a matplotlib Axes, got {type(ax).__name__}.")
    return 0.8 * float(ax.get_window_extent().width / ax.figure.dpi)


def width_of(figure: Canvas, function: str) -> float:
    """Tell how wide a figure is, in inches.

    Raises
    ------
    InputError
        It is something else that was given.
    """
    if not isinstance(figure, Figure | SubFigure):
        raise InputError(
            f"{function}: figure must be a matplotlib Figure or SubFigure, "
            f"got {type(figure).__name__}."
        )
    return float(figure.bbox.width / figure.dpi)


def grid_shape(panels: int, most: int) -> tuple[int, int]:
    """Lay panels out in rows and columns, as even as can be.

    Examples
    --------
    >>> grid_shape(8, most=5)
    (2, 4)
    """
    rows = ceil(panels / most)
    return rows, ceil(panels / rows)


def panels(figure: Canvas, count: int, shape: tuple[int, int], **share: Any) -> list[Axes]:
    """Make panels row by row; the lowest of each column shows its scale."""
    grid = figure.subplots(*shape, squeeze=False, **share)
    flat = [ax for row in grid for ax in row]
    for ax in flat[count:]:
        ax.remove()
    for ax in flat[max(0, count - shape[1]) : count]:
        ax.tick_params(labelbottom=True)
    return flat[:count]


def title_at_left(ax: Axes, title: str, width: float, **options: Any) -> None:
    """Write a title, broken to a width in inches."""
    text = wrap(title, letters(width, TITLE), lines=3)
    ax.set_title(text, loc="left", fontsize=TITLE, **style([text]), **options)


def head(ax: Axes, title: str, width: float, **options: Any) -> None:
    """Write a title, and below the axes what the boxes in anything written stand for."""
    title_at_left(ax, title, width, **options)
    said, below = no_glyph(_texts(ax)), ax.get_xlabel()
    if said and said not in below:
        below = "\n".join(filter(None, (below, said)))
        ax.xaxis.label.set(text=below, fontsize=LABEL, **style([below]))


def _texts(ax: Axes) -> list[str]:
    """Give what is written on axes; to ask an axis that is not drawn would make its names."""
    legend = ax.get_legend()
    texts = [*ax.texts]
    if ax.axison:
        texts += [*ax.get_xticklabels(), *ax.get_yticklabels()]
    texts += legend.get_texts() if legend else []
    said = [text.get_text() for text in texts]
    return [*said, ax.get_title(loc="left"), ax.get_xlabel(), ax.get_ylabel()]


def two_sided_head(
    ax: Axes,
    names: tuple[str, str],
    subject: str,
    width: float,
    colours: tuple[str, str] = (BLUE, BLUE),
) -> None:
    """Write over each half of the axes which of two groups has more there, and the title above.

    Parameters
    ----------
    ax : matplotlib Axes
        With zero in the middle.
    names : tuple of str
        Of the group that has more at the right, and of that which has more at the left.
    subject : str
        What is compared, for the title.
    width : float
        Of the axes, in inches.
    colours : tuple of str
        Of the two names.
    """
    half = letters(width / 2 - 0.1)
    group, reference = map(drawable, names)
    less = wrap(f"←\u00a0more in {reference}", half)
    more = wrap(f"more in {group}\u00a0→", half)
    for x, text, side, colour in (
        (0.0, less, "left", colours[1]),
        (1.0, more, "right", colours[0]),
    ):
        ax.annotate(
            text,
            (x, 1.0),
            xycoords="axes fraction",
            xytext=(0, 4),
            textcoords="offset points",
            ha=side,
            va="bottom",
            fontsize=LABEL,
            color=colour,
            **style([less, more]),
        )
    title = f"{shorten(group, 48)} against {shorten(reference, 48)}: {subject}"
    head(ax, title, width, pad=10 + 72 * max(height(less), height(more)))


def around(canvas: Canvas, title: str, lines: Iterable[Iterable[str]]) -> None:
    """Write the title over all panels and lines of remarks below them."""
    width = 0.95 * float(canvas.bbox.width / canvas.dpi)
    below = "\n".join(filter(None, (join(remarks, letters(width)) for remarks in lines)))
    canvas.supxlabel(below, fontsize=LABEL, **style([below]))
    above = wrap(title, letters(width, TITLE), lines=3)
    canvas.suptitle(above, fontsize=TITLE, x=0.01, ha="left", **style([above]))


def bare(ax: Axes, *sides: str) -> None:
    """Take away sides of the frame, and the tick marks of names."""
    for side in sides:
        ax.spines[side].set_visible(False)
    ax.tick_params(axis="y", length=0)


def left_of(labels: Iterable[str]) -> float:
    """Tell how much room labels need at the left, in inches."""
    return max(map(inches, labels), default=0.0) + 0.3


def check_result(result: object, kind: type, source: str, function: str) -> None:
    """Refuse what is no result of the kind that a function draws.

    Raises
    ------
    InputError
        It is something else that was given.
    """
    if not isinstance(result, kind):
        name = type(result).__name__
        raise InputError(f"{function} takes {kind.__name__} (from {source}), got {name}.")


def places(
    asked: Iterable[str] | None, known: Sequence[str], name: str, function: str
) -> list[int]:
    """Find the places of what was asked for; of everything when nothing was.

    Raises
    ------
    InputError
        A name is not known, the choice is empty, a bare string or a set, which has
        no order.
    """
    if asked is None:
        return list(range(len(known)))
    unfit = isinstance(asked, str | bytes | set | frozenset) or not isinstance(asked, Iterable)
    wanted = [] if unfit else list(asked)
    if not wanted:
        raise InputError(
            f"{function}: {name} must be a list with at least one name, got {asked!r}."
        )
    for one in wanted:
        if one not in known:
            raise InputError(f"{function}: {name} has no {one!r}. {nearest(one, known)}")
    at = {one: place for place, one in enumerate(known)}
    return [at[one] for one in dict.fromkeys(wanted)]


def check_fits(count: int, noun: str, function: str, remedy: str, *, most: int = LIMIT) -> None:
    """Refuse more rows than a picture can show, with the way to choose among them."""
    if count > most:
        many = f"{count:,} {noun} are more than the {most} that one picture shows."
        raise InputError(f"{function}: {many} {remedy}")


def check_number(n: Any, function: str) -> int:
    """Give a number of rows, and refuse one that cannot be drawn."""
    try:
        number = 0 if isinstance(n, bool) else index(n)
    except TypeError:
        number = 0
    if not 1 <= number <= LIMIT:
        raise InputError(f"{function}: n must be a whole number from 1 to {LIMIT}, got {n!r}.")
    return number
