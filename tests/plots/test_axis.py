"""The picture of an axis shows its documents and the words at its ends."""

import matplotlib.pyplot as plt
import pytest
from matplotlib.patches import Rectangle

import rhetoric as rh
from rhetoric.plots.labels import shorten
from tests.comparison.test_semantic_axis import SEEDS, planted
from tests.plots.samples import assert_fits, bars_of, document, dots_of, drawn


def made(texts: list[str], name: str = "{}") -> rh.SemanticAxis:
    documents = [document(name.format(at), text) for at, text in enumerate(texts)]
    return rh.semantic_axis(rh.Corpus(documents), SEEDS, k=12, names=("down", "up"))


def test_documents_and_words_are_drawn() -> None:
    axis = made(planted(20)[0])
    figure = axis.plot(n=6)
    left, right = figure.axes
    drawn(left)
    rows = sorted(axis, key=lambda row: -(row.standardised or 0))
    assert [label.get_text() for label in left.get_yticklabels()] == [r.document for r in rows]
    assert [x for x, _ in dots_of(left)] == [row.standardised for row in rows]
    assert [(low, high) for low, high, _ in bars_of(left)] == [(r.low, r.high) for r in rows]
    words = [*axis.words.top("up", 6), *axis.words.top("down", 6)[::-1]]
    widths = [patch.get_width() for patch in right.patches if isinstance(patch, Rectangle)]
    assert widths == [row.polarity for row in words]
    assert [label.get_text() for label in right.get_yticklabels()] == [
        f"{row.term}{'*' if row.seed is not None else ''} ({row.count})" for row in words
    ]
    assert_fits(figure)


def test_many_and_long_names_fit() -> None:
    name = "collected speeches of a long name/1993/no {} and what else there is"
    axis = made(planted(90, sentences=5)[0], name)
    figure = axis.plot()
    left = figure.axes[0]
    drawn(left)
    labels = [label.get_text() for label in left.get_yticklabels()]
    assert len(labels) == 30
    best = max(axis, key=lambda row: row.standardised or 0)
    assert labels[0] == shorten(best.document, 34)
    assert "60 texts between are not drawn" in figure.get_supxlabel().replace("\n", " ")
    assert_fits(figure)
    own = plt.figure(figsize=(7, 5))
    some = axis.documents[:4]
    assert rh.plots.semantic_axis(axis, documents=some, figure=own) is own
    drawn(own.axes[0])
    assert len(own.axes[0].get_yticklabels()) == 4
    with pytest.raises(rh.InputError, match="61 documents are more"):
        axis.plot(documents=axis.documents[:61])


def test_what_cannot_be_drawn_is_refused() -> None:
    axis = made(planted(20)[0])
    with pytest.raises(rh.InputError, match="n must be"):
        axis.plot(n=0)
    with pytest.raises(rh.InputError, match="documents has no 'x'"):
        axis.plot(documents=["x"])
    assert not plt.get_fignums()
