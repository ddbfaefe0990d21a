"""How alike texts are, each with each."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from rhetoric.comparison.similarity import Similarity
from rhetoric.errors import InputError
from rhetoric.plots.canvas import LIMIT, check_fits, check_result, places
from rhetoric.plots.grid import Grid, draw_grid
from rhetoric.plots.labels import drawable

_ROOMY = 15


def similarity_heatmap(
    similarity: Similarity,
    *,
    documents: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw how alike every two texts are.

    Parameters
    ----------
    similarity : Similarity
    documents : sequence of str, optional
        Which documents, in this order.
    ax : matplotlib Axes, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Axes
        The measure in each cell: a similarity on a scale from 0 to 1, a distance on
        one up to the largest, the darker the more alike. The diagonal, each text with
        itself, is left empty.

    Raises
    ------
    InputError
        There are fewer than two documents or more than 60, or a name is not known.

    Examples
    --------
    >>> import rhetoric as rh
    >>> table = rh.tfidf(["Peace and bread.", "Peace and land."])
    >>> ax = rh.plots.similarity_heatmap(table.similarity())
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['text-1', 'text-2']
    """
    check_result(similarity, Similarity, "similarity", "similarity_heatmap")
    chosen = places(documents, similarity.documents, "documents", "similarity_heatmap")
    if len(chosen) < 2:
        raise InputError("similarity_heatmap: one text has nothing to be compared with.")
    remedy = f"Choose at most {LIMIT} of them: similarity_heatmap(similarity, documents=[...])."
    check_fits(len(chosen), "documents", "similarity_heatmap", remedy)
    return draw_grid(similarity_grid(similarity, chosen, "similarity_heatmap"), ax)


def similarity_grid(similarity: Similarity, chosen: Sequence[int], function: str) -> Grid:
    """Lay out how alike texts are as a grid, in the order chosen."""
    values = similarity.matrix[np.ix_(chosen, chosen)].astype(float)
    np.fill_diagonal(values, np.nan)
    names = [drawable(similarity.documents[place]) for place in chosen]
    few = len(chosen) <= _ROOMY
    distance = similarity.is_distance
    most = float(np.nanmax(values)) if distance and np.nansum(values) else 1.0
    return Grid(
        function=function,
        values=values,
        texts=[[_text(value, few=few) for value in row] for row in values.tolist()],
        rows=names,
        columns=names,
        title=drawable(similarity.title),
        unit="distance" if distance else "similarity",
        notes=["The darker, the more alike."] if distance else [],
        most=most,
        cell=0.36 if few else 0.22,
        row=0.3 if few else 0.22,
        dark_is_low=distance,
    )


def _text(value: float, *, few: bool) -> str:
    if np.isnan(value):
        return ""
    text = f"{value:.2f}"
    # In small cells the zeros go that say nothing, as is usual for what cannot exceed one.
    if few:
        return text
    return text.removeprefix("0").replace("1.00", "1") if value <= 1 else f"{value:.1f}"
