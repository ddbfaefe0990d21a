"""What the pictures of scores say is what the scores say."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

import rhetoric as rh
from rhetoric.plots.grid import COLOURS
from rhetoric.plots.heatmap import rate_text
from tests.plots.samples import (
    assert_fits,
    bars_of,
    corpus,
    dots_of,
    drawn,
    hollow_of,
    names,
    scores,
    title_of,
)

HOPE = rh.Lexicon.from_dict({"hope": ["hope*"], "gloom": ["gloom*"]}, name="moods")


def marked(made: rh.FrameScores) -> list[str]:
    """The names as a picture writes them: with a sign at texts that carry warnings."""
    return [f"{unit} †" if unit in made.flagged else unit for unit in made.units]


def panels_of(figure: Figure) -> dict[str, Axes]:
    return {title_of(ax): ax for ax in figure.axes}


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (5, 15), (30, 15)])
def test_heatmap_cells_are_the_rates(size: tuple[int, int]) -> None:
    made = scores(*size)
    ax = rh.plots.frame_heatmap(made)
    mesh = next(item for item in ax.collections if isinstance(item, QuadMesh))
    assert np.allclose(np.asarray(mesh.get_array()).reshape(size), made.rates)
    written = {text.get_position(): text.get_text() for text in ax.texts}
    assert written == {
        (column, row): rate_text(rate)
        for (row, column), rate in np.ndenumerate(made.rates)
    }  # fmt: skip
    assert names(ax.get_yticklabels()) == marked(made)


def test_heatmap_marks_children_and_names_the_unit() -> None:
    ax = rh.plots.frame_heatmap(scores(5, 15))
    labels = names(ax.get_xticklabels())
    assert labels[:4] == [
        "leader-glorification", "› devotion", "› wisdom", "sovereignty-and-independence",
    ]  # fmt: skip
    assert "› part of the frame before it" in ax.get_xlabel()
    (bar,) = [other for other in drawn(ax).axes if other is not ax]
    assert bar.get_ylabel().replace("\n", " ") == "matches per 1,000 words"
    assert ax.get_title(loc="left") == scores(5, 15).title


def test_heatmap_text_can_be_read() -> None:
    def luminance(colour: object) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in to_rgb(colour)  # type: ignore[arg-type]
        ]
        return float(np.dot(parts, (0.2126, 0.7152, 0.0722)))

    ax = rh.plots.frame_heatmap(scores(30, 15))
    made = scores(30, 15).rates
    for text in ax.texts:
        column, row = text.get_position()
        cell = COLOURS(made[int(row), int(column)] / made.max())[:3]
        light, dark = sorted((luminance(cell), luminance(text.get_color())), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_colours_grow_evenly_darker() -> None:
    grey = [np.dot(COLOURS(at)[:3], (0.299, 0.587, 0.114)) for at in np.linspace(0, 1, 50)]
    assert (np.diff(grey) < 0).all()


def test_no_words_and_few_words_are_marked() -> None:
    texts = {"none": "", "few": "We hope.", "enough": "We hope so. " * 50}
    made = rh.score_frames(rh.read_corpus(texts), HOPE, resamples=100)
    ax = rh.plots.frame_heatmap(made)
    order = list(made.units)
    assert names(ax.get_yticklabels()) == [f"{unit} *" * (unit == "few") or unit for unit in order]
    assert "* under 100 words" in ax.get_xlabel()
    assert "– no words" in ax.get_xlabel()
    hatched = [patch for patch in ax.patches if isinstance(patch, Rectangle) and patch.get_hatch()]
    assert {patch.get_y() + 0.5 for patch in hatched} == {order.index("none")}
    assert_fits(drawn(ax))
    panel = panels_of(drawn(rh.plots.frame_dots(made)))["hope"]
    (said,) = panel.texts
    assert (said.get_text(), said.get_position()[1]) == ("no words", order.index("none"))
    assert len(panel.lines) == 2


def test_all_zero_is_drawn() -> None:
    ax = rh.plots.frame_heatmap(rh.score_frames(["Nothing here."], HOPE))
    assert {text.get_text() for text in ax.texts} == {"0"}


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (5, 15), (30, 15)])
def test_dots_and_bars_are_rates_and_intervals(size: tuple[int, int]) -> None:
    made = scores(*size)
    figure = drawn(rh.plots.frame_dots(made))
    panels = panels_of(figure)
    assert list(panels) == list(made.frames)
    for frame, ax in panels.items():
        rows = [made[unit, frame] for unit in made.units]
        assert dots_of(ax) == [(row.per_thousand, place) for place, row in enumerate(rows)]
        assert bars_of(ax) == [
            (row.low, row.high, place) for place, row in enumerate(rows) if row.low is not None
        ]
        assert hollow_of(ax) == [not row.count for row in rows]
    assert names(figure.axes[0].get_yticklabels()) == marked(made)


def test_a_rate_without_interval_is_a_hollow_square_and_said() -> None:
    made = rh.score_frames(["We hope"], HOPE)
    figure = drawn(rh.plots.frame_dots(made))
    (line,) = panels_of(figure)["hope"].lines
    assert (line.get_marker(), line.get_markerfacecolor()) == ("s", "white")
    assert not panels_of(figure)["hope"].collections
    assert any("hollow square: no interval" in text.get_text() for text in figure.texts)
    assert not any("bar:" in text.get_text() for text in figure.texts)


def test_panels_have_one_scale_or_their_own() -> None:
    made = scores(5, 15)
    same = drawn(rh.plots.frame_dots(made))
    assert len({ax.get_xlim() for ax in same.axes}) == 1
    own = drawn(rh.plots.frame_dots(made, same_scale=False))
    assert len({ax.get_xlim() for ax in own.axes}) > 1
    for figure in (same, own):
        assert_fits(figure)
        for ax in figure.axes:
            low, high = ax.get_xlim()
            assert all(low < rate < high for rate, _ in dots_of(ax))


def test_units_and_frames_are_chosen_in_order() -> None:
    made = scores(5, 15)
    units, frames = ["socialist-unity", "reunification-talk"], ["we", "leader-glorification/wisdom"]
    ax = rh.plots.frame_heatmap(made, units=units, frames=frames)
    assert names(ax.get_yticklabels()) == units
    assert names(ax.get_xticklabels()) == frames  # a child without its parent has its full name
    assert ax.texts[0].get_text() == rate_text(made["socialist-unity", "we"].per_thousand or 0.0)
    assert list(panels_of(drawn(rh.plots.frame_dots(made, units=units, frames=frames)))) == frames


def test_groups_and_sentences_are_drawn() -> None:
    lexicon = scores(5, 15).lexicon
    groups = rh.score_frames(corpus(30), lexicon, by="side", resamples=100)
    ax = rh.plots.frame_heatmap(groups)
    assert names(ax.get_yticklabels()) == ["opposition", "government"]
    sentences = rh.score_frames(["We hope. We fight."], HOPE, by="sentence")
    assert names(rh.plots.frame_heatmap(sentences).get_yticklabels()) == ["text-1 #0", "text-1 #1"]


def test_what_is_given_is_drawn_on() -> None:
    _, axes = plt.subplots(1, 2, layout="constrained")
    made = scores(2, 3)
    assert rh.plots.frame_heatmap(made, ax=axes[0]) is axes[0]
    assert made.plot(axes[1]) is axes[1]
    figure = Figure(figsize=(9, 4))
    assert rh.plots.frame_dots(made, figure=figure) is figure
    assert len(figure.axes) == 3
    both = plt.figure(figsize=(9, 8), layout="constrained")
    upper, lower = np.asarray(both.subfigures(2, 1)).tolist()
    assert rh.plots.frame_dots(made, figure=upper) is upper
    assert len(upper.axes) == 3
    assert not lower.axes


def test_detached_scores_are_drawn() -> None:
    made = scores(2, 3).detach()
    assert len(rh.plots.frame_heatmap(made).texts) == 6
    assert len(drawn(rh.plots.frame_dots(made)).axes) == 3


def test_a_text_with_warnings_is_marked_and_the_picture_says_so() -> None:
    scores = rh.score_frames(rh.seeds(), HOPE)
    assert scores.flagged == ("spun-web-page",)
    assert "text flagged: spun, fused-words" in scores["spun-web-page", "hope"].note
    ax = rh.plots.frame_heatmap(scores)
    assert "spun-web-page †" in names(ax.get_yticklabels())
    written = [text.get_text() for text in ax.figure.findobj(Text)] + [ax.get_xlabel()]
    assert any("† the text carries warnings" in text for text in written)
