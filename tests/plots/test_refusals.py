"""What cannot be drawn is refused, with what to do instead."""

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
import pytest

import rhetoric as rh
from rhetoric import plots
from rhetoric.framing.difference import FrameDifferences
from tests.plots.samples import corpus, scores

HOPE = rh.Lexicon.from_dict({"hope": ["hope*"]})
MANY = [f"We hope number {number}." for number in range(61)]


def many_frames() -> rh.FrameScores:
    return rh.score_frames(["We."], rh.Lexicon.from_dict({f"f{n}": ["we"] for n in range(61)}))


def groups() -> rh.GroupDifferences:
    made = scores(5, 15).compare("voice")
    assert isinstance(made, rh.GroupDifferences)
    return made


def many_frames_of_a_long_text() -> rh.FrameArc:
    lexicon = rh.Lexicon.from_dict({f"f{n}": ["we"] for n in range(61)})
    return rh.score_frames(["We go there and back again. " * 60], lexicon).arc("text-1")


CASES: dict[str, tuple[Callable[[], object], str]] = {
    "too many texts": (
        lambda: plots.frame_heatmap(rh.score_frames(MANY, HOPE)),
        r"61 documents are more than the 60.*units=\[\.\.\.\]",
    ),
    "too many texts for dots": (
        lambda: plots.frame_dots(rh.score_frames(MANY, HOPE)),
        r"frame_dots: 61 documents.*frame_dots\(scores, units=\[\.\.\.\]\)",
    ),
    "too many frames": (
        lambda: plots.frame_heatmap(many_frames()),
        r"61 frames.*frames=\[\.\.\.\]",
    ),
    "too many to compare": (
        lambda: plots.similarity_heatmap(rh.tfidf(MANY).similarity()),
        r"61 documents.*documents=\[\.\.\.\]",
    ),
    "too many panels": (
        lambda: plots.tfidf_terms(rh.tfidf(MANY), documents=rh.tfidf(MANY).documents),
        "61 documents are more than",
    ),
    "no sentence": (
        lambda: plots.frame_heatmap(rh.score_frames([""], HOPE, by="sentence")),
        "no rows, so there is nothing to draw",
    ),
    "no difference": (
        lambda: plots.frame_difference(FrameDifferences([], "x", "y", confidence=0.9, methods="z")),
        "no differences to draw",
    ),
    "many groups in a picture of two": (
        lambda: plots.frame_difference(scores(5, 15).compare("voice")),
        r"got the differences of 3 groups. Take frame_forest\(differences\)",
    ),
    "an unknown group": (
        lambda: plots.frame_forest(groups(), groups=["third-persn"]),
        "groups has no 'third-persn'. Did you mean 'third-person'",
    ),
    "an unknown frame of a trend": (
        lambda: plots.frame_trend(scores(5, 15).trend(), frames=["hedge"]),
        "frames has no 'hedge'. Did you mean",
    ),
    "an arc of too many frames": (
        lambda: plots.frame_arc(many_frames_of_a_long_text()),
        r"frame_arc: 61 frames are more than the 24.*frame_arc\(arc, frames=\[\.\.\.\]\)",
    ),
    "one text": (
        lambda: plots.similarity_heatmap(rh.similarity(["We hope."])),
        "nothing to be compared with",
    ),
    "no entry": (
        lambda: plots.entry_bars(rh.score_frames(["We."], HOPE).explain("hope")),
        "no entry of 'hope' matched in",
    ),
    "unknown unit": (
        lambda: plots.frame_heatmap(scores(5, 15), units=["socialist-unty"]),
        "units has no 'socialist-unty'. Did you mean 'socialist-unity'",
    ),
    "unknown frame": (lambda: plots.frame_dots(scores(5, 15), frames=["hedge"]), "Did you mean"),
    "unknown document": (
        lambda: plots.tfidf_terms(rh.tfidf(corpus(5)), documents=["x"]),
        "documents has no 'x'",
    ),
    "a bare string": (lambda: plots.frame_dots(scores(5, 15), frames="we"), "must be a list"),
    "a number": (
        lambda: plots.frame_heatmap(scores(5, 15), units=3),  # type: ignore[arg-type]
        "units must be a list with at least one name, got 3",
    ),
    "a set": (
        lambda: plots.frame_heatmap(scores(5, 15), frames={"we"}),  # type: ignore[arg-type]
        "frames must be a list",
    ),
    "n of truth": (lambda: plots.tfidf_terms(rh.tfidf(corpus(5)), n=True), "got True"),
    "n of text": (
        lambda: plots.entry_bars(scores(5, 15).explain("we"), n="5"),  # type: ignore[arg-type]
        "got '5'",
    ),
    "an empty choice": (lambda: plots.frame_dots(scores(5, 15), frames=[]), "at least one name"),
    "n of zero": (lambda: plots.tfidf_terms(rh.tfidf(corpus(5)), n=0), "n must be a whole number"),
    "n of much": (
        lambda: plots.entry_bars(scores(5, 15).explain("we"), n=1000),
        "from 1 to 60, got 1000",
    ),
    "axes that are none": (
        lambda: plots.frame_heatmap(scores(5, 15), ax=plt.subplots(1, 2)[1]),
        "ax must be a matplotlib Axes, got ndarray",
    ),
    "figure that is none": (
        lambda: plots.frame_dots(scores(5, 15), figure=plt.gca()),  # type: ignore[arg-type]
        "figure must be a matplotlib Figure or SubFigure, got Axes",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_refused(case: str) -> None:
    draw, message = CASES[case]
    with pytest.raises(rh.InputError, match=message):
        draw()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("entry_bars", r"Explanation \(from scores\.explain\)"),
        ("frame_arc", r"FrameArc \(from scores\.arc\)"),
        ("frame_forest", r"GroupDifferences \(from scores\.compare of many groups\)"),
        ("frame_trend", r"FrameTrend \(from scores\.trend\)"),
        ("frame_difference", r"FrameDifferences \(from scores\.compare\)"),
        ("frame_dots", r"FrameScores \(from score_frames\)"),
        ("frame_heatmap", r"FrameScores \(from score_frames\)"),
        ("frequency_scatter", r"Keyness \(from keyness\)"),
        ("keyness_bars", r"Keyness \(from keyness\)"),
        ("sequence_bars", r"WordSequences \(from ngrams, clusters or collocations\)"),
        ("similarity_heatmap", r"Similarity \(from similarity\)"),
        ("keyness_panels", r"KeynessGroups \(from keyness_by\)"),
        ("keyness_volcano", r"Keyness \(from keyness\)"),
        ("tfidf_terms", r"TfidfTable \(from tfidf\)"),
    ],
)
def test_the_wrong_kind_of_object_is_named(name: str, message: str) -> None:
    with pytest.raises(rh.InputError, match=f"^{name} takes {message}, got Corpus"):
        getattr(plots, name)(rh.seeds())
    assert not plt.get_fignums()


def test_a_generator_and_a_number_of_numpy_are_taken() -> None:
    table = rh.tfidf(corpus(5))
    some = (name for name in table.documents[:2])
    figure = plots.tfidf_terms(table, n=np.int64(5), documents=some)  # type: ignore[arg-type]
    assert [len(ax.patches) for ax in figure.axes] == [5, 5]
    plots.entry_bars(scores(5, 15).explain("we"), n=np.int64(5))


def test_nothing_is_left_open_by_a_refusal() -> None:
    with pytest.raises(rh.InputError):
        plots.frame_heatmap(rh.score_frames(MANY, HOPE))
    assert not plt.get_fignums()


def test_public_names_are_sorted_and_there() -> None:
    assert plots.__all__ == sorted(plots.__all__)
    assert all(callable(getattr(plots, name)) for name in plots.__all__)
