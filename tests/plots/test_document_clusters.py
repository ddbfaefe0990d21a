"""The tree and the grid below it say what the clusters say."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.collections import LineCollection, QuadMesh

import rhetoric as rh
from tests.plots.samples import assert_fits, corpus, drawn, names


def clusters(documents: int, measure: str = "jaccard") -> rh.DocumentClusters:
    return rh.similarity(corpus(documents), measure=measure).cluster(resamples=50)


@pytest.mark.parametrize("documents", [2, 5, 30])
def test_tree_and_cells(documents: int) -> None:
    found = clusters(documents)
    figure = drawn(rh.plots.clustered_heatmap(found))
    upper, lower = figure.axes[:2]
    assert names(lower.get_yticklabels()) == list(found.documents)
    assert names(lower.get_xticklabels()) == list(found.documents)
    mesh = next(item for item in lower.collections if isinstance(item, QuadMesh))
    values = np.asarray(mesh.get_array()).reshape(documents, documents)
    order = [found.similarity.documents.index(name) for name in found.documents]
    apart = ~np.eye(documents, dtype=bool)
    wanted = found.similarity.matrix[np.ix_(order, order)]
    assert np.array_equal(values[apart], wanted[apart])
    lines = next(item for item in upper.collections if isinstance(item, LineCollection))
    joined = [np.asarray(segment) for segment in lines.get_segments()]
    assert [segment[1, 1] for segment in joined] == [row.height for row in found]
    for segment, row in zip(joined, found, strict=True):
        # What is joined stands below the branch, between its ends.
        places = [found.documents.index(name) for name in row.documents]
        assert min(places) <= segment[0, 0] < segment[2, 0] <= max(places)
        assert max(places) - min(places) == row.size - 1
    shares = {f"{100 * row.stability:.0f}" for row in found if row.stability is not None}
    assert {text.get_text() for text in upper.texts} <= shares
    assert len(upper.texts) == (len(shares) if documents < 3 else len(upper.texts))


def test_columns_stand_below_their_branches() -> None:
    figure = drawn(rh.plots.clustered_heatmap(clusters(5)))
    upper, lower = figure.axes[:2]
    boxes = [ax.get_window_extent() for ax in (upper, lower)]
    assert boxes[0].x0 == pytest.approx(boxes[1].x0, abs=1)
    assert boxes[0].x1 == pytest.approx(boxes[1].x1, abs=1)
    assert upper.get_xlim() == lower.get_xlim()


@pytest.mark.parametrize("documents", [2, 5, 12, 30])
@pytest.mark.parametrize("measure", ["cosine", "jensen-shannon"])
def test_it_fits(documents: int, measure: str) -> None:
    assert_fits(drawn(rh.plots.clustered_heatmap(clusters(documents, measure))))


def test_distances_are_dark_where_they_are_small() -> None:
    found = clusters(5, "delta")
    ax = rh.plots.similarity_heatmap(found.similarity)
    mesh = next(item for item in ax.collections if isinstance(item, QuadMesh))
    low, high = (sum(mesh.get_cmap()(value)[:3]) for value in (0.0, 1.0))
    assert low < high
    assert ax.get_xlabel() == "The darker, the more alike."
    assert mesh.get_clim()[1] == pytest.approx(found.similarity.matrix.max())


def test_identical_texts_and_a_given_figure() -> None:
    same = rh.similarity(["We hope."] * 4).cluster(resamples=0)
    figure = plt.figure(figsize=(7, 6))
    assert rh.plots.clustered_heatmap(same, figure=figure) is figure
    drawn(figure)
    assert same.plot() is not figure


def test_refusals() -> None:
    with pytest.raises(rh.InputError, match="61 documents are more than the 60"):
        rh.similarity([f"We hope {n}." for n in range(61)]).cluster(resamples=0).plot()
    with pytest.raises(rh.InputError, match=r"Clusters \(from similarity\.cluster\), got Corpus"):
        rh.plots.clustered_heatmap(corpus(5))  # type: ignore[arg-type]
