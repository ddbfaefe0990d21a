"""Shift graphs say what their rows say."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

import rhetoric as rh
from rhetoric.comparison.shift_measures import KINDS
from rhetoric.plots.canvas import BLUE
from rhetoric.plots.shift import PALER
from rhetoric.plots.shift_panels import OTHER
from tests.plots.samples import assert_fits, bars_of, document, drawn

WEIGHTS = {"unit*": 8, "great": 9, "war": 1, "struggle*": 3, "the": 5}
MOODS = rh.Lexicon.from_dict(
    {"mood": [{"pattern": word, "weight": weight} for word, weight in WEIGHTS.items()]}
)


def shifted(kind: str = "proportion", names: tuple[str, str] = ("early", "late")) -> rh.WordShift:
    seeds = rh.seeds()
    lexicon = MOODS if kind == "weighted" else None
    return rh.word_shift(
        seeds[:2], seeds[2:], names=names, kind=kind, lexicon=lexicon, resamples=100
    )


def widths(ax: Axes) -> list[float]:
    return [patch.get_width() for patch in ax.patches if isinstance(patch, Rectangle)]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_bars_are_the_rows(kind: str) -> None:
    shift = shifted(kind)
    figure = shift.plot(n=12)
    drawn(figure.axes[0])
    upper, lower = figure.axes
    rows = shift.top(12)
    assert widths(lower) == [row.contribution for row in rows]
    assert [text.get_text().split(" ")[0] for text in lower.texts] == [r.term for r in rows]
    assert [text.get_text().split("(")[1] for text in lower.texts] == [
        f"{r.first_count}, {r.second_count})" for r in rows
    ]
    assert [(low, high) for low, high, _ in bars_of(lower)] == [(r.low, r.high) for r in rows]
    totals = shift.totals
    sums = [value for _, value in reversed(totals.components) if value]
    wanted = sums if totals.first_value is None else [totals.difference, *sums]
    assert widths(upper) == wanted
    assert_fits(figure)


def test_labels_stand_beyond_bars_and_zeros_align() -> None:
    figure = shifted().plot(n=20)
    drawn(figure.axes[0])
    for ax in figure.axes:
        bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
        labels = ax.texts[: len(bars)]
        for bar, text in zip(bars, labels, strict=True):
            box, own = text.get_window_extent(), bar.get_window_extent()
            assert box.x0 > own.x1 if bar.get_width() > 0 else box.x1 < own.x0
            assert ax.bbox.x0 - 1 <= box.x0
            assert box.x1 <= ax.bbox.x1 + 1
    zeros = [ax.transData.transform((0, 0))[0] for ax in figure.axes]
    assert zeros[0] == pytest.approx(zeros[1], abs=1)


def test_colours_tell_sides_and_weights() -> None:
    lower = shifted().plot(n=10).axes[1]
    for bar in lower.patches:
        assert isinstance(bar, Rectangle)
        assert to_rgba(bar.get_facecolor()) == to_rgba(BLUE if bar.get_width() > 0 else OTHER)
    shift = shifted("weighted")
    lower = shift.plot(n=10).axes[1]
    for bar, row in zip(lower.patches, shift.top(10), strict=True):
        colour = BLUE if row.component[0] == "+" else OTHER
        alpha = 1.0 if row.component[1] == "↑" else PALER
        assert np.allclose(bar.get_facecolor(), to_rgba(colour, alpha))


def test_frame_shift_is_drawn() -> None:
    seeds = rh.seeds()
    lexicon = rh.load_lexicon("us-and-them")
    shift = rh.frame_shift(seeds[:2], seeds[2:], lexicon, "in-group", names=("early", "late"))
    figure = shift.plot(n=9)
    upper, lower = figure.axes
    drawn(upper)
    assert widths(lower) == [row.contribution for row in shift.top(9)]
    assert widths(upper) == [shift.difference, shift.positive, shift.negative]
    assert "in-group" in upper.get_title(loc="left")
    assert "too narrow" in lower.get_xlabel()
    assert_fits(figure)


def test_long_names_fit_and_figures_are_used() -> None:
    long = "a rather long name of a group of texts that goes on and on until nobody reads it"
    figure = shifted(names=(long, f"{long}, too")).plot(n=5)
    drawn(figure.axes[0])
    assert_fits(figure)
    word = "donaudampfschifffahrtsgesellschaftskapitän"
    own = plt.figure(figsize=(6, 5))
    shift = rh.word_shift([document("a", f"{word} $x$ " * 9)], [document("b", f"{word}sfrau 漢字")])
    assert rh.plots.word_shift(shift, figure=own) is own
    drawn(own.axes[0])
    assert_fits(own)


def test_one_side_alone() -> None:
    hope = rh.Lexicon.from_dict({"hope": ["hope*", "days"]})
    figure = rh.frame_shift(["a"], ["hope hopes days"], hope, "hope").plot()
    drawn(figure.axes[0])
    assert widths(figure.axes[1]) == pytest.approx([2000 / 3, 1000 / 3])
    assert_fits(figure)


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(rh.InputError, match="the same share on both sides"):
        rh.word_shift(["peace"], ["peace"]).plot()
    hope = rh.Lexicon.from_dict({"hope": ["hope*"]})
    with pytest.raises(rh.InputError, match="the same rate on both sides"):
        rh.frame_shift(["a"], ["b"], hope, "hope").plot()
    with pytest.raises(rh.InputError, match="n must be a whole number"):
        shifted().plot(n=0)
    with pytest.raises(rh.InputError, match="give figure=, not ax="):
        shifted().plot(ax=1)
    with pytest.raises(rh.InputError, match="takes WordShift"):
        rh.plots.word_shift([])  # type: ignore[arg-type]
    assert not plt.get_fignums()
