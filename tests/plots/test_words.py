"""What the pictures of words, similarity and entries say is what their results say."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.collections import QuadMesh
from matplotlib.patches import Rectangle

import rhetoric as rh
from tests.plots.samples import corpus, drawn, names, scores, title_of


@pytest.mark.parametrize("documents", [1, 5, 12])
def test_bars_are_the_heaviest_words(documents: int) -> None:
    table = rh.tfidf(corpus(documents))
    figure = drawn(rh.plots.tfidf_terms(table, n=7))
    assert len(figure.axes) == documents
    for ax, document in zip(figure.axes, table.documents, strict=True):
        rows = table.top(document, 7)
        assert title_of(ax) == document
        assert names(ax.get_yticklabels()) == [f"{row.term} ({row.count})" for row in rows]
        bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
        assert [bar.get_width() for bar in bars] == [row.weight for row in rows]
        assert max(bar.get_width() for bar in bars) < ax.get_xlim()[1]
        assert ax.get_xlim()[0] == 0


def test_more_than_twelve_documents_are_cut_and_it_is_said() -> None:
    table = rh.tfidf(corpus(30))
    figure = drawn(rh.plots.tfidf_terms(table))
    assert len(figure.axes) == 12
    said = " ".join(text.get_text() for text in figure.texts)
    assert "12 of 30 documents: choose others with documents=[...]" in said
    chosen = list(table.documents[20:])
    figure = drawn(rh.plots.tfidf_terms(table, documents=chosen))
    assert [title_of(ax) for ax in figure.axes] == chosen
    assert "documents=[...]" not in " ".join(text.get_text() for text in figure.texts)


def test_a_document_without_words_says_so() -> None:
    table = rh.tfidf(["", "We hope."])
    figure = drawn(rh.plots.tfidf_terms(table))
    assert [text.get_text() for text in figure.axes[0].texts] == ["no words"]
    drawn(rh.plots.tfidf_terms(table, documents=["text-1"]))


def test_terms_are_drawn_on_the_figure_given() -> None:
    figure = plt.figure(figsize=(8, 5))
    assert rh.plots.tfidf_terms(rh.tfidf(corpus(5)), figure=figure) is figure
    assert rh.tfidf(corpus(2)).plot() is not figure


@pytest.mark.parametrize("documents", [2, 5, 30])
def test_similarity_cells(documents: int) -> None:
    similarity = rh.tfidf(corpus(documents)).similarity()
    ax = rh.plots.similarity_heatmap(similarity)
    mesh = next(item for item in ax.collections if isinstance(item, QuadMesh))
    values = np.asarray(mesh.get_array()).reshape(documents, documents)
    apart = ~np.eye(documents, dtype=bool)
    assert np.array_equal(values[apart], similarity.matrix[apart])
    assert mesh.get_clim() == (0.0, 1.0)
    assert names(ax.get_yticklabels()) == names(ax.get_xticklabels()) == list(similarity.documents)
    for text in ax.texts:
        column, row = (int(place) for place in text.get_position())
        wanted = "" if row == column else f"{similarity.matrix[row, column]:.2f}"
        assert text.get_text() == (wanted if documents < 16 else wanted.removeprefix("0"))


def test_similarity_of_chosen_documents_on_given_axes() -> None:
    similarity = rh.tfidf(corpus(5)).similarity()
    _, ax = plt.subplots()
    chosen = ["spun-web-page", "socialist-unity"]
    assert rh.plots.similarity_heatmap(similarity, documents=chosen, ax=ax) is ax
    assert names(ax.get_xticklabels()) == chosen
    assert similarity.plot().figure is not ax.figure


def test_entry_bars_are_counts_and_shares() -> None:
    explanation = scores(5, 15).explain("leader-glorification")
    ax = rh.plots.entry_bars(explanation)
    bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert [bar.get_width() for bar in bars] == [row.count for row in explanation]
    assert names(ax.get_yticklabels()) == [row.entry for row in explanation]
    written = [f"{row.count} ({row.share:.0%})" for row in explanation]
    assert [text.get_text() for text in ax.texts] == written
    assert title_of(ax) == explanation.title
    assert ax.get_xlabel() == "matches (share of the frame's matches)"


def test_entries_left_out_are_said() -> None:
    explanation = scores(5, 15).explain("leader-glorification")
    _, ax = plt.subplots()
    assert rh.plots.entry_bars(explanation, n=2, ax=ax) is ax
    assert len(ax.patches) == 2
    assert f"2 of {len(explanation)} entries" in ax.get_xlabel().replace("\n", " ")
