"""Clusters of texts: the tree above, how alike the texts are below."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from rhetoric.comparison.document_clusters import DocumentCluster, DocumentClusters
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    LIMIT,
    Canvas,
    around,
    bare,
    check_fits,
    check_result,
    figure_for,
    finished,
    width_of,
)
from rhetoric.plots.fitting import fit_grid
from rhetoric.plots.grid import fill_grid, lay_out
from rhetoric.plots.labels import LABEL, SMALL, drawable
from rhetoric.plots.similarity import similarity_grid

TREE_HEIGHT = 1.5
SURE = 0.95
ROOMY, LEAST_WRITTEN = 8, 0.5
"""Of more texts, shares below the other number are not written."""

Branches = list[tuple[DocumentCluster, tuple[float, float], tuple[float, float]]]
"""Each cluster with the places of its two parts, and the heights at which they were made."""


def clustered_heatmap(clusters: DocumentClusters, *, figure: Canvas | None = None) -> Canvas:
    """Draw how alike texts are, those beside each other that are joined, with the tree above.

    Parameters
    ----------
    clusters : DocumentClusters
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        Above, each cluster at the distance at which it was made, with the share of
        resamples, in percent, in which it was one again; blue where that is 95% or
        more. Of more than eight texts only shares from 50% on are written. The axis
        need not begin at 0. Below, the measure in each cell.

    Raises
    ------
    InputError
        There are more than 60 documents.

    Examples
    --------
    >>> import rhetoric as rh
    >>> found = rh.similarity(["Peace and bread.", "Peace and land.", "War is war."]).cluster()
    >>> figure = rh.plots.clustered_heatmap(found)
    >>> [label.get_text() for label in figure.axes[1].get_yticklabels()]
    ['text-1', 'text-2', 'text-3']
    """
    check_result(clusters, DocumentClusters, "similarity.cluster", "clustered_heatmap")
    similarity = clusters.similarity
    remedy = f"Cluster at most {LIMIT}: choose with corpus.where(...), or pool with by=field."
    check_fits(len(similarity.documents), "documents", "clustered_heatmap", remedy)
    order = [similarity.documents.index(name) for name in clusters.documents]
    grid = similarity_grid(similarity, order, "clustered_heatmap")
    room = None if figure is None else 0.7 * width_of(figure, "clustered_heatmap")
    layout = lay_out(grid, room)
    size = (layout.size[0], layout.size[1] + TREE_HEIGHT)
    canvas = figure_for(figure, size)
    upper, lower = canvas.subplots(
        2, 1, sharex=True, height_ratios=[TREE_HEIGHT, 0.3 * len(order) + 0.5]
    )
    fill_grid(grid, layout, lower, [upper, lower])
    _tree(upper, clusters)
    told = (
        f"number: percent of {clusters.resamples} resamples of the words in which it is a cluster"
    )
    around(canvas, drawable(clusters.title), [[told] if clusters.resamples else []])
    if figure is not None:
        fit_grid(lower, "clustered_heatmap")
    return finished(canvas, own=figure is None)


def _tree(ax: Axes, clusters: DocumentClusters) -> None:
    branches = _branches(clusters)
    lines = [
        [(left, low), (left, row.height), (right, row.height), (right, high)]
        for row, (left, right), (low, high) in branches
    ]
    sure = [row.stability is not None and row.stability >= SURE for row, _, _ in branches]
    ax.add_collection(LineCollection(lines, colors=[BLUE if yes else GREY for yes in sure]))
    heights = clusters.linkage[:, 2]
    low, top = float(heights.min()), max(float(heights.max()), 1e-9)
    # Where all joining happens high up, the stems are cut.
    bottom = max(0.0, low - 0.4 * (top - low)) if low > top / 2 else 0.0
    if top - bottom < 1e-6:
        bottom = 0.0
    ax.set_ylim(bottom, top + 0.25 * (top - bottom))
    _write_shares(ax, branches, top - bottom)
    ax.set_ylabel("distance", fontsize=LABEL)
    ax.tick_params(axis="y", labelsize=SMALL)
    ax.tick_params(axis="x", length=0, labelbottom=False)
    bare(ax, "top", "right", "bottom")


def _write_shares(ax: Axes, branches: Branches, span: float) -> None:
    """Write the shares of clusters, the surest first, where they do not lie on each other."""
    texts = len(branches) + 1
    least = 0.0 if texts <= ROOMY else LEAST_WRITTEN
    width, tall = 0.35 + 0.025 * texts, 0.16 * span
    written: list[tuple[float, float]] = []
    for row, (left, right), _ in sorted(branches, key=lambda one: -(one[0].stability or 0.0)):
        place = ((left + right) / 2, row.height)
        near = any(abs(place[0] - x) < width and abs(place[1] - y) < tall for x, y in written)
        if row.stability is None or row.stability < least or near:
            continue
        written.append(place)
        ax.annotate(
            f"{100 * row.stability:.0f}",
            place,
            xytext=(0, 4),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=SMALL,
            color=BLUE if row.stability >= SURE else "black",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
        )


def _branches(clusters: DocumentClusters) -> Branches:
    """Find where each cluster stands: in the middle of its two parts."""
    texts = len(clusters.documents)
    place = {name: float(at) for at, name in enumerate(clusters.documents)}
    middle = [place[name] for name in clusters.similarity.documents]
    heights = [0.0] * texts
    branches: Branches = []
    for row, joined in zip(clusters, clusters.linkage.tolist(), strict=True):
        parts = sorted((int(joined[0]), int(joined[1])), key=middle.__getitem__)
        left, right = (middle[part] for part in parts)
        low, high = (heights[part] for part in parts)
        branches.append((row, (left, right), (low, high)))
        middle.append(float(np.mean([left, right])))
        heights.append(row.height)
    return branches
