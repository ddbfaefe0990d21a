"""Words that stand together: n-grams, clusters and collocations."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from rhetoric.comparison.cluster_list import Cluster, Clusters
from rhetoric.comparison.collocation_row import Collocation
from rhetoric.comparison.collocations import Collocations
from rhetoric.comparison.word_sequences import WordSequences
from rhetoric.errors import InputError
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    NOTEBOOK_WIDTH,
    axes_for,
    bare,
    check_number,
    check_result,
    head,
    left_of,
    room_in,
)
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

TEXT_LETTERS, FEWEST_LETTERS = 40, 12
BRACKETS = 9
"""Letters that a count and a number of documents take."""


def sequence_bars(
    sequences: Clusters | Collocations, *, n: int = 15, ax: Axes | None = None
) -> Axes:
    """Draw the most frequent n-grams or clusters, or the strongest collocations.

    Parameters
    ----------
    sequences : Clusters or Collocations
    n : int
        How many, at most 60.
    ax : matplotlib Axes, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Axes
        One bar a sequence, as long as the measure by which the result is sorted: the count,
        or that of the collocation. In brackets stand its count and in how many documents
        it stands.

    Raises
    ------
    InputError
        There are none, or `n` is no such number.

    Examples
    --------
    >>> import rhetoric as rh
    >>> texts = ["We want peace and land.", "They want peace, and bread."]
    >>> ax = rh.plots.sequence_bars(rh.ngrams(texts))
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['want peace (2, 2)']
    """
    check_result(sequences, WordSequences, "ngrams, clusters or collocations", "sequence_bars")
    found: Sequence[Cluster | Collocation] = sequences.top(check_number(n, "sequence_bars"))
    values = [sequences.value(row.text) for row in found]
    drawn = [(row, value) for row, value in zip(found, values, strict=True) if value is not None]
    if not drawn:
        raise InputError(
            f"sequence_bars: {sequences.title}, so there is nothing to draw. "
            f"{' '.join(sequences.notes)}"
        )
    room = NOTEBOOK_WIDTH if ax is None else room_in(ax, "sequence_bars")
    # On given axes names take at most half of the room; layout then makes the bars narrower.
    limit = min(TEXT_LETTERS, letters(room / 2) - BRACKETS)
    names = [_name(row, max(limit, FEWEST_LETTERS)) for row, _ in drawn]
    left = left_of(names)
    across = min(room - left, 5.5) if ax is None else max(min(room, 1.6 * room - left), 1.0)
    part = f"{len(drawn):,} of {len(sequences):,}" if len(drawn) < len(sequences) else ""
    said = [sequences.measure, "in brackets: count, documents", part]
    note = join(map(drawable, said), letters(across))
    axes = axes_for(ax, (left + across, max(len(drawn) * 0.2, 0.5) + height(note) + 1.0))
    _bars(axes, [value for _, value in drawn])
    axes.set_yticks(range(len(drawn)), labels=names, fontsize=LABEL, **style(names))
    axes.set_xlabel(note, fontsize=LABEL, **style([note]))
    head(axes, drawable(sequences.title), across)
    return axes


def _name(row: Cluster | Collocation, limit: int) -> str:
    text = shorten(drawable(row.text), limit)
    return f"{text} ({row.count:,}, {row.documents:,})"


def _bars(ax: Axes, values: list[float]) -> None:
    """Draw bars from 0, to the left where a measure is under it."""
    ax.barh(range(len(values)), values, color=BLUE, height=0.7)
    ax.set_ylim(len(values) - 0.4, -0.6)
    low, high = min(0.0, *values), max(0.0, *values)
    ax.set_xlim(1.05 * low, 1.05 * high if high > low else 1.0)
    if low < 0:
        ax.axvline(0.0, color=GREY, linewidth=1.0, zorder=1)
    whole = all(isinstance(value, int) for value in values)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, min_n_ticks=2, integer=whole))
    ax.tick_params(axis="x", labelsize=SMALL)
    bare(ax, "top", "right")
