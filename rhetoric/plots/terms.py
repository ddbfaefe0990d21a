"""The words that set each text apart."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rhetoric.comparison.term_weight import TermWeight
from rhetoric.comparison.tfidf_table import TfidfTable
from rhetoric.errors import InputError
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
from rhetoric.plots.labels import LABEL, SMALL, drawable, letters, shorten, style, wrap

MOST_ACROSS = 3
PANELS = 12
TERM_LETTERS = 20
UNIT = "TF-IDF weight of each word (in brackets: its count in the text)"


def tfidf_terms(
    table: TfidfTable,
    *,
    n: int = 10,
    documents: Sequence[str] | None = None,
    figure: Canvas | None = None,
) -> Canvas:
    """Draw the heaviest words of each document, one panel a document.

    Parameters
    ----------
    table : TfidfTable
    n : int
        How many words of each document, at most 60.
    documents : sequence of str, optional
        Which documents, in this order. Without it, the first twelve.
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        Bars of TF-IDF weight, each named by its word and its count in the document.
        All panels have one scale.

    Raises
    ------
    InputError
        There is nothing to draw, `n` is no such number, a document is not in the
        table, or more than 60 are asked for.

    Examples
    --------
    >>> import rhetoric as rh
    >>> figure = rh.plots.tfidf_terms(rh.tfidf(["Peace and bread.", "Peace and land."]), n=2)
    >>> [label.get_text() for label in figure.axes[0].get_yticklabels()]
    ['bread (1)', 'and (1)']
    """
    check_result(table, TfidfTable, "tfidf", "tfidf_terms")
    n = check_number(n, "tfidf_terms")
    chosen, left_out = _chosen(table, documents)
    terms = [table.top(document, n) for document in chosen]
    names = [[_name(row) for row in own] for own in terms]
    most = max(1, *map(len, terms))
    shape = grid_shape(len(chosen), MOST_ACROSS)
    own_width = NOTEBOOK_WIDTH if shape[1] > 1 else 5.5
    width = own_width if figure is None else width_of(figure, "tfidf_terms")
    size = (width, max(shape[0] * (most * 0.19 + 0.75), 1.2) + 0.9)
    canvas = figure_for(figure, size)
    across = width / shape[1] - left_of(name for own in names for name in own)
    drawn = panels(canvas, len(chosen), shape, sharex=True)
    for ax, document, own, labels in zip(drawn, chosen, terms, names, strict=True):
        _bars(ax, own, labels, most)
        title = wrap(drawable(document), letters(across), lines=3)
        ax.set_title(title, loc="left", fontsize=LABEL, **style([title]))
    drawn[0].set_xlim(0.0, 1.05 * max((row.weight for own in terms for row in own), default=1.0))
    said = f"{len(chosen)} of {len(table.documents)} documents: choose others with documents=[...]"
    lines = [[UNIT], [said] if left_out else []]
    around(canvas, drawable(table.title), lines)
    return finished(canvas, own=figure is None)


def _chosen(table: TfidfTable, documents: Sequence[str] | None) -> tuple[list[str], int]:
    """Choose the documents to draw, and tell how many are left out."""
    if not len(table):
        raise InputError("tfidf_terms: this table has no words, so there is nothing to draw.")
    found = places(documents, table.documents, "documents", "tfidf_terms")
    asked_for = 0 if documents is None else len(found)
    check_fits(asked_for, "documents", "tfidf_terms", f"Choose at most {LIMIT} of them.")
    shown = found[:PANELS] if documents is None else found
    return [table.documents[place] for place in shown], len(found) - len(shown)


def _name(row: TermWeight) -> str:
    return f"{shorten(drawable(row.term), TERM_LETTERS)} ({row.count:,})"


def _bars(ax: Axes, terms: Sequence[TermWeight], names: Sequence[str], most: int) -> None:
    """Draw the words of one document, in a panel with room for the most words of any."""
    ax.barh(range(len(terms)), [row.weight for row in terms], color=BLUE, height=0.7)
    ax.set_yticks(range(len(terms)), labels=names, fontsize=LABEL, **style(names))
    ax.set_ylim(most - 0.4, -0.6)
    if not terms:
        ax.text(
            0.02, 0.5, "no words", color=GREY, fontsize=LABEL, va="center", transform=ax.transAxes
        )
    ax.xaxis.set_major_locator(MaxNLocator(nbins=4, min_n_ticks=2))
    ax.tick_params(axis="x", labelsize=SMALL)
    bare(ax, "top", "right")
