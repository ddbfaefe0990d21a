"""Where in the texts the matches fall."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from rhetoric.comparison.concordance import Concordance
from rhetoric.comparison.nodes import Nodes
from rhetoric.errors import InputError, check_choice
from rhetoric.plots.canvas import (
    BLUE,
    LIMIT,
    NOTEBOOK_WIDTH,
    PALE,
    axes_for,
    bare,
    check_fits,
    check_result,
    head,
    left_of,
    places,
    room_in,
)
from rhetoric.plots.fitting import fit_rows
from rhetoric.plots.labels import LABEL, SMALL, drawable, height, join, letters, shorten, style
from rhetoric.tables import count_phrase
from rhetoric.tokens.vocabulary import Ints

COLOURS = (BLUE, "#D55E00", "#009E73", "#CC79A7", "#000000", "#E69F00")
"""Okabe and Ito (2008)."""
SHOWN = 30
NAME_LETTERS = 34
_MANY = 5_000
_PIXELS = 2_000


def dispersion_plot(
    concordance: Concordance,
    *,
    position: str = "relative",
    documents: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw where in each text the matches fall.

    Parameters
    ----------
    concordance : Concordance
        Of one pattern, or of up to six patterns or categories, which get a colour and a
        line each.
    position : {'relative', 'absolute'}
        Whether all texts are drawn of one length, or as long as they are in words.
    documents : sequence of str, optional
        Which texts, in this order. Without it all; of more than 30 texts those with the
        most matches, in their order.
    ax : matplotlib Axes, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Axes
        One row a text, named with its matches; a tick for each match.

    Raises
    ------
    InputError
        There is no match, there are more than six patterns or 60 texts, or a text is not
        there.

    Examples
    --------
    >>> import rhetoric as rh
    >>> found = rh.concordance(["Peace and peace.", "War and war, then peace."], "peace")
    >>> ax = rh.plots.dispersion_plot(found)
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['text-1 (2)', 'text-2 (1)']
    """
    check_result(concordance, Concordance, "concordance", "dispersion_plot")
    check_choice("dispersion_plot", "position", position, ("relative", "absolute"))
    nodes = concordance.nodes
    labels = np.unique(nodes.label)
    _check(concordance, labels)
    chosen, left_out = _chosen(nodes, documents)
    counts = np.bincount(nodes.documents(), minlength=len(nodes.tokens.corpus))
    ids = nodes.tokens.corpus.ids
    names = [f"{shorten(drawable(ids[one]), NAME_LETTERS)} ({counts[one]:,})" for one in chosen]
    left = left_of(names)
    across = NOTEBOOK_WIDTH - left if ax is None else room_in(ax, "dispersion_plot")
    high = max(0.22, 0.13 * len(labels) + 0.06)
    note = _note(position, left_out, across)
    axes = axes_for(ax, (left + across, max(len(names) * high, 0.5) + height(note) + 1.2))
    _draw(axes, nodes, chosen, labels, position)
    axes.set_yticks(range(len(names)), labels=names, fontsize=LABEL, **style(names))
    axes.set_ylim(len(names) - 0.4, -0.6)
    _scale(axes, position)
    bare(axes, "top", "right", "left")
    axes.set_xlabel(note, fontsize=LABEL)
    title = drawable(concordance.title)
    if len(labels) > 1:
        key = _key(axes, [drawable(nodes.labels[one]) for one in labels.tolist()], across)
        head(axes, title, across, pad=8 + 72 * 0.18 * key)
    else:
        head(axes, title, across)
    if ax is not None:
        fit_rows([axes], "dispersion_plot")
    return axes


def _check(concordance: Concordance, labels: Ints) -> None:
    if not len(concordance):
        raise InputError(
            f"dispersion_plot: {concordance.title}, so there is nothing to draw. "
            f"{' '.join(concordance.notes)}"
        )
    if len(labels) > len(COLOURS):
        raise InputError(
            f"dispersion_plot: {len(labels)} patterns are more than the {len(COLOURS)} that can be "
            "told apart. Choose some: concordance.where(label=[...])."
        )


def _chosen(nodes: Nodes, documents: Sequence[str] | None) -> tuple[list[int], str]:
    """Choose the texts to draw, and say which are left out."""
    ids = nodes.tokens.corpus.ids
    if documents is not None:
        found = places(documents, ids, "documents", "dispersion_plot")
        check_fits(len(found), "documents", "dispersion_plot", f"Choose at most {LIMIT} of them.")
        return found, ""
    if len(ids) <= SHOWN:
        return list(range(len(ids))), ""
    counts = np.bincount(nodes.documents(), minlength=len(ids))
    most = np.argsort(-counts, kind="stable")[:SHOWN]
    shown = np.sort(most[counts[most] > 0])
    having = int((counts > 0).sum())
    if having == len(shown):
        return shown.tolist(), f"{len(ids) - having:,} texts without a match are not shown"
    told = count_phrase(having, "text")
    return shown.tolist(), f"the {len(shown)} of {told} with most matches; documents=[...]"


def _draw(ax: Axes, nodes: Nodes, chosen: Sequence[int], labels: Ints, position: str) -> None:
    """Draw a band for each text, and a tick for each match, patterns below each other."""
    document, offset = nodes.positions()
    sizes = np.diff(nodes.words.document_starts).astype(np.float64)
    scale = np.maximum(sizes, 1.0) if position == "relative" else np.ones(len(sizes))
    row = np.full(len(sizes), -1, dtype=np.int64)
    row[list(chosen)] = np.arange(len(chosen))
    ends = (sizes / scale)[list(chosen)]
    ax.barh(range(len(chosen)), ends, height=0.84, color=PALE, alpha=0.5, zorder=0)
    lane = 0.84 / len(labels)
    for place, label in enumerate(labels.tolist()):
        here = (nodes.label == label) & (row[document] >= 0)
        at = np.column_stack([row[document[here]], (offset[here] + 0.5) / scale[document[here]]])
        if len(at) > _MANY:  # ticks that could not be told apart are drawn once
            at[:, 1] = np.round(at[:, 1] / ends.max() * _PIXELS) * ends.max() / _PIXELS
            at = np.unique(at, axis=0)
        top = at[:, 0] - 0.42 + lane * place
        ax.vlines(
            at[:, 1],
            top,
            top + lane * 0.92,
            color=COLOURS[place],
            linewidth=0.9,
            alpha=0.85,
            rasterized=len(at) > _MANY,
        )
    ax.set_xlim(0, float(ends.max(initial=0.0)) or 1.0)


def _scale(ax: Axes, position: str) -> None:
    if position == "relative":
        ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0%}"))
    else:
        ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    ax.xaxis.set_major_locator(MaxNLocator(nbins=5, min_n_ticks=2))
    ax.tick_params(axis="x", labelsize=SMALL)


def _note(position: str, left_out: str, across: float) -> str:
    measure = {
        "relative": "place in the text, from its beginning to its end",
        "absolute": "words from the beginning of the text",
    }[position]
    said = [measure, "tick: a match", "in brackets: matches in the text", left_out]
    return join(said, letters(across))


def _key(ax: Axes, names: Sequence[str], across: float) -> int:
    """Say which colour is which pattern, above the axes; tell how many lines that takes."""
    short = [shorten(name, 30) for name in names]
    columns = len(short)
    while columns > 1 and max(map(len, short)) + 6 > letters(across / columns, SMALL):
        columns -= 1
    handles = [Line2D([], [], color=colour, linewidth=3) for colour in COLOURS[: len(short)]]
    legend = ax.legend(
        handles,
        short,
        loc="lower left",
        bbox_to_anchor=(0.0, 1.0),
        ncols=columns,
        frameon=False,
        fontsize=SMALL,
        borderpad=0.1,
        borderaxespad=0.2,
        labelspacing=0.25,
        handlelength=1.0,
    )
    for text in legend.get_texts():
        text.set(**style(short))
    return -(-len(short) // columns)
