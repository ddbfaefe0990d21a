"""Documents on a semantic axis, and the words at both of its ends."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from rhetoric.comparison.axis_row import AxisPosition
from rhetoric.comparison.semantic_axis import SemanticAxis
from rhetoric.comparison.word_polarities import WordPolarity
from rhetoric.errors import InputError
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    LIMIT,
    NOTEBOOK_WIDTH,
    PALE,
    Canvas,
    around,
    bare,
    check_fits,
    check_number,
    check_result,
    figure_for,
    finished,
    places,
    width_of,
)
from rhetoric.plots.fitting import fit_rows
from rhetoric.plots.labels import LABEL, SMALL, drawable, shorten, style
from rhetoric.plots.shift_panels import OTHER
from rhetoric.statistics import percent

NAME_LETTERS = 34
TERM_LETTERS = 24
_ROW = 0.2


def semantic_axis(
    axis: SemanticAxis,
    *,
    n: int = 10,
    documents: Sequence[str] | None = None,
    figure: Canvas | None = None,
) -> Canvas:
    """Draw documents on a semantic axis, and the words at both of its ends.

    Parameters
    ----------
    axis : SemanticAxis
    n : int
        How many words of each end, at most 60.
    documents : sequence of str, optional
        Which documents; all by default, of more than 60 those nearest to both ends.
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        At the left each document at its standardised position, the highest first, with
        its interval as a line; at the right the polarity of the outermost words, seeds
        marked.

    Raises
    ------
    InputError
        The positions do not differ, a document is not there, or `n` is no such number.

    Examples
    --------
    >>> import rhetoric as rh
    >>> sunny = " ".join(f"Good bread, wine and joy {n % 25}." for n in range(125))
    >>> dark = " ".join(f"Bad stone, ash and dust {25 + n % 25}." for n in range(125))
    >>> axis = rh.semantic_axis([sunny, dark], (["good"], ["bad"]), k=5)
    >>> figure = rh.plots.semantic_axis(axis)
    >>> [label.get_text() for label in figure.axes[0].get_yticklabels()]
    ['text-1', 'text-2']
    """
    check_result(axis, SemanticAxis, "semantic_axis", "semantic_axis")
    number = check_number(n, "semantic_axis")
    rows, left_out = _documents(axis, documents)
    words = [*axis.words.top(axis.names[1], number), *axis.words.top(axis.names[0], number)[::-1]]
    if figure is not None:
        width_of(figure, "semantic_axis")
    high = max(len(rows), len(words)) * _ROW + 0.4
    canvas = figure_for(figure, (NOTEBOOK_WIDTH, high + 1.3))
    left, right = canvas.subplots(1, 2, width_ratios=[3, 2])
    _positions(left, rows)
    _words(right, words)
    sure = percent(axis.confidence)
    low, upper = (shorten(drawable(name), NAME_LETTERS) for name in axis.names)
    said = [
        f"left: mean polarity in standard deviations of the texts, line: {sure} interval",
        "standard errors take words as independent",
        left_out,
        "right: polarity of words, in brackets their counts, * seed",
    ]
    title = f"From {low} (left) to {upper} (right)"
    around(canvas, title, [said])
    if figure is not None:
        fit_rows([left, right], "semantic_axis")
    return finished(canvas, own=figure is None)


def _documents(axis: SemanticAxis, asked: Sequence[str] | None) -> tuple[list[AxisPosition], str]:
    """Choose the documents to draw, the highest first, and tell how many are not."""
    known = axis.documents
    rows = [axis.rows[place] for place in places(asked, known, "documents", "semantic_axis")]
    rows = [row for row in rows if row.standardised is not None]
    if not rows:
        raise InputError(
            "semantic_axis: the positions of the documents do not differ, so there is nothing to "
            "draw. The words of the axis are in axis.words."
        )
    rows.sort(key=lambda row: (-(row.standardised or 0.0), row.document))
    if asked is not None:
        remedy = f"Choose at most {LIMIT} of them."
        check_fits(len(rows), "documents", "semantic_axis", remedy)
    if len(rows) <= LIMIT:
        return rows, ""
    half = LIMIT // 4
    return [*rows[:half], *rows[-half:]], f"{len(rows) - 2 * half:,} texts between are not drawn"


def _positions(ax: Axes, rows: Sequence[AxisPosition]) -> None:
    for place, row in enumerate(rows):
        at = row.standardised or 0.0
        if row.low is not None and row.high is not None:
            ax.hlines(place, row.low, row.high, color=_colour(at), linewidth=1.6)
        ax.plot([at], [place], marker="o", markersize=5, color=_colour(at), linestyle="none")
    names = [shorten(drawable(row.document), NAME_LETTERS) for row in rows]
    _frame(ax, names)
    ax.grid(axis="y", color=PALE, linewidth=0.8)
    ax.set_axisbelow(True)


def _words(ax: Axes, words: Sequence[WordPolarity]) -> None:
    values = [row.polarity for row in words]
    ax.barh(range(len(words)), values, height=0.7, color=[_colour(value) for value in values])
    names = [
        f"{shorten(drawable(row.term), TERM_LETTERS)}{'*' if row.seed is not None else ''} "
        f"({row.count:,})"
        for row in words
    ]
    _frame(ax, names)


def _frame(ax: Axes, names: Sequence[str]) -> None:
    ax.axvline(0.0, color=GREY, linewidth=1.0, zorder=1)
    ax.set_yticks(range(len(names)), labels=names, fontsize=LABEL, **style(names))
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(axis="x", labelsize=SMALL)
    bare(ax, "top", "right", "left")


def _colour(value: float) -> str:
    return BLUE if value > 0 else OTHER
