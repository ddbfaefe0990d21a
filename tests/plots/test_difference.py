"""What the forest plot says is what the differences say."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgba

import rhetoric as rh
from rhetoric.plots.canvas import BLUE
from tests.plots.samples import bars_of, document, dots_of, drawn, hollow_of, names, scores


@pytest.mark.parametrize(("documents", "frames"), [(2, 1), (30, 15)])
def test_dots_and_bars(documents: int, frames: int) -> None:
    differences = scores(documents, frames).compare("side", ("government", "opposition"))
    ax = rh.plots.frame_difference(differences)
    assert dots_of(ax) == [(row.difference, place) for place, row in enumerate(differences)]
    assert bars_of(ax) == [
        (row.low, row.high, place) for place, row in enumerate(differences) if row.low is not None
    ]
    low, high = ax.get_xlim()
    assert low == -high
    assert ax.yaxis_inverted()


def test_sides_are_named_where_they_have_more() -> None:
    ax = rh.plots.frame_difference(scores(30, 15).compare("side", ("government", "opposition")))
    drawn(ax)
    said = {text.get_text().replace("\xa0", " "): text.get_window_extent() for text in ax.texts}
    assert set(said) == {"← more in opposition", "more in government →"}
    zero = ax.transData.transform((0, 0))[0]
    assert said["← more in opposition"].x1 < zero < said["more in government →"].x0
    assert ax.get_title(loc="left") == "government against opposition: difference by frame"
    assert "difference in matches per 1,000 words" in ax.get_xlabel()
    assert "bar: 95% interval" in ax.get_xlabel()
    assert names(ax.get_yticklabels())[:2] == ["leader-glorification", "› devotion"]


def test_without_interval_dots_are_hollow_and_the_reason_is_said() -> None:
    ax = rh.plots.frame_difference(scores(2, 3).compare("side"))
    assert hollow_of(ax) == [True] * 3
    assert "hollow dot: no interval" in ax.get_xlabel()
    assert "one document only" in ax.get_xlabel().replace("\n", " ")
    assert "bar:" not in ax.get_xlabel()


def told(**sides: list[str]) -> rh.FrameDifferences:
    texts = [
        document(f"{side}-{place}", text, side=side)
        for side, own in sides.items()
        for place, text in enumerate(own)
    ]
    words = {word: [word] for word in ("hope", "fear", "bread", "land")}
    made = rh.score_frames(rh.Corpus(texts), rh.Lexicon.from_dict(words), resamples=100)
    return made.compare("side")


def test_remarks_are_said_once_and_name_their_frames() -> None:
    differences = told(one=["hope and fear"], two=["hope and fear and bread", "fear and hope"])
    said = rh.plots.frame_difference(differences).get_xlabel().replace("\n", " ")
    assert said.count("no interval: one document only in one") == 1
    assert "bread: nothing matched in one" in said
    assert "land: nothing matched in one and two" in said
    assert "there is no p" in said


def test_what_has_a_small_corrected_p_is_blue() -> None:
    differences = told(
        one=["hope hope and land", "hope and land land", "hope hope hope land"] * 3,
        two=["fear and land land", "and land", "bread and land"] * 3,
    )
    ax = rh.plots.frame_difference(differences)
    sure = [row.p_corrected is not None and row.p_corrected < 0.05 for row in differences]
    assert sure[0]
    assert not all(sure)
    dots = [line for line in ax.lines if line.get_marker() == "o"]
    assert [line.get_color() == BLUE for line in dots] == sure
    bars = [line.get_edgecolor()[0] for line in ax.collections]
    assert [np.allclose(colour, to_rgba(BLUE)) for colour in bars] == sure
    assert "blue: corrected p under 0.05" in ax.get_xlabel()
    others = [row.frame for row, yes in zip(differences, sure, strict=True) if not yes]
    ax = rh.plots.frame_difference(differences, frames=others)
    assert "no corrected p is under 0.05" in ax.get_xlabel()


def test_a_side_without_words_is_said() -> None:
    texts = [
        document(side, text, side=side) for side, text in (("full", "We hope."), ("empty", ""))
    ]
    made = rh.score_frames(rh.Corpus(texts), rh.Lexicon.from_dict({"hope": ["hope"]}))
    ax = rh.plots.frame_difference(made.compare("side"))
    assert "no words on one side" in [text.get_text().strip() for text in ax.texts]
    assert not dots_of(ax)


def test_frames_are_chosen_and_axes_given() -> None:
    differences = scores(30, 15).compare("side")
    _, ax = plt.subplots()
    assert rh.plots.frame_difference(differences, frames=["we", "hedges"], ax=ax) is ax
    assert names(ax.get_yticklabels()) == ["we", "hedges"]
    assert differences.plot().get_ylim() == (14.6, -0.6)
