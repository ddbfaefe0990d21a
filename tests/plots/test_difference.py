"""What the forest plot says is what the differences say."""

import matplotlib.pyplot as plt
import pytest

import rhetoric as rh
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
