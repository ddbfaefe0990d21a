"""In small figures that were given, names are small enough, or the picture is refused."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure

import rhetoric as rh
from rhetoric.plots.fitting import SMALLEST
from tests.plots.samples import assert_fits, corpus, document, drawn, scores


def small(high: float) -> Figure:
    return plt.figure(figsize=(4.0, high), layout="constrained")


def halves() -> tuple[rh.Corpus, rh.Corpus]:
    return rh.seeds()[:2], rh.seeds()[2:]


ON_AXES: dict[str, Callable[[], Any]] = {
    "keyness_bars": lambda: rh.keyness(*halves()),
    "dispersion_plot": lambda: rh.concordance(corpus(30), "the"),
    "entry_bars": lambda: scores(5, 15).explain("unity-and-solidarity"),
    "frame_difference": lambda: scores(30, 15).compare("side"),
}


@pytest.mark.parametrize("name", ON_AXES)
def test_names_of_rows_lie_apart(name: str) -> None:
    figure = small(4.0)
    ax = getattr(rh.plots, name)(ON_AXES[name](), ax=figure.add_subplot())
    drawn(ax)
    boxes = [label.get_window_extent() for label in ax.get_yticklabels()]
    assert len(boxes) > 1
    for above, below in pairwise(boxes):
        assert below.y1 <= above.y0 + 0.5
    assert all(float(label.get_fontsize()) >= SMALLEST for label in ax.get_yticklabels())


def test_a_grid_keeps_its_names_apart_and_leaves_small_numbers_out() -> None:
    texts = [document(f"no {place}", one.text) for place, one in enumerate(corpus(30))]
    table = rh.similarity(rh.Corpus(texts))
    ax = rh.plots.similarity_heatmap(table, ax=small(4.0).add_subplot())
    figure = drawn(ax)
    assert not any(number.get_visible() for number in ax.texts)
    rows = np.array([label.get_window_extent().extents for label in ax.get_yticklabels()])
    assert (rows[1:, 3] <= rows[:-1, 1] + 0.5).all()
    pitch = ax.get_window_extent().width / len(rows) / figure.dpi * 72
    assert float(ax.get_xticklabels()[0].get_fontsize()) <= pitch
    roomy = rh.plots.similarity_heatmap(table, ax=plt.figure(figsize=(12, 12)).add_subplot())
    assert all(number.get_visible() for number in roomy.texts)


@pytest.mark.parametrize("high", [4.5, 6.0])
def test_labels_beside_bars_leave_room_for_the_bars(high: float) -> None:
    shift = rh.word_shift(*halves(), resamples=100, names=("early", "late"))
    figure = drawn(rh.plots.word_shift(shift, n=20, figure=small(high)))
    assert_fits(figure)
    _, lower = figure.axes
    most = max(abs(row.contribution) for row in shift.top(20))
    low, wide = lower.get_xlim()
    assert most > 0.02 * (wide - low)


def test_panels_stand_below_each_other_in_a_narrow_figure() -> None:
    found = rh.keyness_by(rh.seeds(), "voice")
    figure = drawn(rh.plots.keyness_panels(found, figure=small(6.0)))
    assert_fits(figure)
    assert len({round(ax.get_position().y0, 3) for ax in figure.axes}) == 3


def test_what_would_be_too_small_is_refused() -> None:
    with pytest.raises(rh.InputError, match=r"keyness_bars: .* inches high, got 3\.0\. Give"):
        rh.plots.keyness_bars(ON_AXES["keyness_bars"](), n=30, ax=small(3.0).add_subplot())
    with pytest.raises(rh.InputError, match=r"a figure of 4\.0 by 1\.0 inches has no room"):
        rh.plots.keyness_bars(ON_AXES["keyness_bars"](), ax=small(1.0).add_subplot())
    similarity = rh.similarity(corpus(30))
    narrow = plt.figure(figsize=(3.2, 12), layout="constrained")
    with pytest.raises(rh.InputError, match=r"names of columns need a figure .* inches wide"):
        rh.plots.similarity_heatmap(similarity, ax=narrow.add_subplot())
