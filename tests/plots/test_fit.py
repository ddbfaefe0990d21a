"""Nothing overlaps and nothing leaves the figure, whatever the size."""

import pytest

import rhetoric as rh
from rhetoric import plots
from rhetoric.plots.canvas import NOTEBOOK_WIDTH
from tests.plots.samples import SIZES, assert_fits, corpus, document, drawn, scores

LONG = "a-rather-long-name-of-a-document-that-goes-on/and-on/until-nobody-reads-it/really.not"


@pytest.mark.parametrize(("documents", "frames"), SIZES)
@pytest.mark.parametrize("name", ["frame_heatmap", "frame_dots"])
def test_scores_fit(name: str, documents: int, frames: int) -> None:
    figure = drawn(getattr(plots, name)(scores(documents, frames)))
    assert_fits(figure)
    assert figure.get_figwidth() <= NOTEBOOK_WIDTH + 1.2


@pytest.mark.parametrize(("documents", "frames"), [(2, 1), (2, 3), (30, 15)])
def test_differences_fit(documents: int, frames: int) -> None:
    assert_fits(drawn(plots.frame_difference(scores(documents, frames).compare("side"))))


@pytest.mark.parametrize("documents", [1, 2, 5, 12, 30])
def test_words_fit(documents: int) -> None:
    table = rh.tfidf(corpus(documents))
    assert_fits(drawn(plots.tfidf_terms(table)))
    if documents > 1:
        assert_fits(drawn(plots.similarity_heatmap(table.similarity())))


@pytest.mark.parametrize("documents", [1, 5, 30])
def test_sequences_fit(documents: int) -> None:
    for found in (
        rh.ngrams(corpus(documents), (2, 5)),
        rh.collocations(corpus(documents), (2, 3)),
    ):
        assert_fits(drawn(plots.sequence_bars(found)))
        assert_fits(drawn(plots.sequence_bars(found, n=60)))


def test_entries_fit() -> None:
    for frame in ("leader-glorification", "unity-and-solidarity"):
        assert_fits(drawn(plots.entry_bars(scores(5, 15).explain(frame))))


def test_long_names_of_everything_fit() -> None:
    lexicon = rh.Lexicon.from_dict(
        {f"{LONG}-{number}".replace("/", "-"): ["we"] for number in range(6)}, name=LONG
    )
    texts = [
        document(f"{number}-{LONG}", "We go. " * 60, of=f"{LONG} {number % 2}")
        for number in range(4)
    ]
    made = rh.score_frames(rh.Corpus(texts), lexicon, resamples=100)
    table = rh.tfidf(rh.Corpus(texts))
    assert_fits(drawn(plots.frame_heatmap(made)))
    assert_fits(drawn(plots.frame_dots(made)))
    assert_fits(drawn(plots.frame_difference(made.compare("of"))))
    assert_fits(drawn(plots.tfidf_terms(table)))
    assert_fits(drawn(plots.similarity_heatmap(table.similarity())))
    assert_fits(drawn(plots.entry_bars(made.explain(made.frames[0]))))


def test_the_most_that_is_drawn_fits() -> None:
    lexicon = rh.Lexicon.from_dict({f"frame-{number}": ["we"] for number in range(60)})
    made = rh.score_frames(["We go. So we do."] * 60, lexicon, resamples=100)
    assert_fits(drawn(plots.frame_heatmap(made)))
    assert_fits(drawn(plots.similarity_heatmap(rh.tfidf(["We go."] * 60).similarity())))
