"""Passages side by side: their words, colours, bars, and room for all."""

import re

import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

import rhetoric as rh
from rhetoric.plots.canvas import BLUE, GREY
from rhetoric.plots.passages import LINES, ORANGE
from tests.plots.samples import assert_fits, drawn

SHARED = "planted the old orchard beside the river because grandmothers asked us"


@pytest.fixture(scope="module")
def seeds() -> rh.SharedPassages:
    return rh.shared_passages(rh.seeds())


def coloured(ax: Axes, colour: str) -> list[str]:
    """The words written in a colour, in order, without the line that tells of both."""
    return [text.get_text() for text in ax.texts if text.get_color() == colour]


def bar_of(ax: Axes) -> tuple[float, float]:
    """Where the mark begins and ends, as shares of the bar."""
    bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    whole, mark = bars
    wide = whole.get_width()
    return mark.get_x() / wide, (mark.get_x() + mark.get_width()) / wide


def test_both_copies_with_their_words(seeds: rh.SharedPassages) -> None:
    figure = seeds.plot(n=1)
    left, right = figure.axes
    row = seeds.rows[0]
    for ax, text, only in ((left, row.text, row.only), (right, row.other_text, row.other_only)):
        words = coloured(ax, BLUE) + coloured(ax, ORANGE)
        assert sorted(words) == sorted(text.split())
        assert sorted(coloured(ax, ORANGE)) == sorted(" ".join(only).split())
    assert [text.get_text() for text in left.texts[:2]] == [
        "paraphrase: 22 of 33 and 24 words in common, in 2 texts",
        "socialist-unity: In 1984",
    ]
    assert right.texts[1].get_text() == "spirit-of-independence: In early 1949"
    assert figure.texts[0].get_text().startswith(seeds.title)


def test_bars_tell_where_each_copy_stands(seeds: rh.SharedPassages) -> None:
    row = seeds.rows[0]
    figure = seeds.plot(n=1)
    lengths = [len(rh.seeds()[name].text) for name in (row.document, row.other)]
    for ax, length, start, end in zip(
        figure.axes, lengths, (row.start, row.other_start), (row.end, row.other_end), strict=True
    ):
        assert bar_of(ax) == pytest.approx((start / length, end / length), abs=1e-6)
    # A short passage of a long text can be seen, and its mark stays on the bar.
    filler = " ".join(f"w{number}" for number in range(20_000))
    long = rh.shared_passages([f"{filler} {SHARED}", f"So they {SHARED}."])
    first, last = bar_of(long.plot(n=1).axes[0])
    assert last - first > 0.005
    assert last <= 1.0


@pytest.mark.parametrize("n", [1, 6])
def test_all_texts_fit(seeds: rh.SharedPassages, n: int) -> None:
    figure = seeds.plot(n=n)
    assert len(figure.axes) == 2 * min(n, len(seeds))
    assert_fits(drawn(figure))


def test_long_passages_are_cut_and_long_words_broken() -> None:
    text = " ".join(f"word{number}" for number in range(300))
    found = rh.shared_passages([f"{text} {'x' * 400} end", f"{text} {'x' * 400} other"])
    figure = found.plot(n=1)
    heights = {round(t.get_position()[1], 3) for t in figure.axes[0].texts if t.get_color() == BLUE}
    assert len(heights) == LINES
    assert coloured(figure.axes[0], BLUE)[-1] == "…"
    assert_fits(drawn(figure))
    long = f"{SHARED} {'x' * 400} indeed"
    figure = rh.shared_passages([long, f"{long} and more"]).plot(n=1)
    assert "".join(coloured(figure.axes[0], BLUE)).count("x") == 400
    assert_fits(drawn(figure))


def test_signs_that_mean_something_to_matplotlib() -> None:
    text = f"costs $5_000 and \\alpha {SHARED} for $x^2$ 👩‍👩‍👧 שלום"
    figure = rh.shared_passages([text, f"It {text}"]).plot()
    words = coloured(figure.axes[0], BLUE)
    assert "$5_000" in words
    assert_fits(drawn(figure))


def test_a_possessive_has_the_colour_of_its_word() -> None:
    one = f"The people's {SHARED}."
    figure = rh.shared_passages([one, f"Our people’s {SHARED}!"]).plot(n=1)
    assert "people's" in coloured(figure.axes[0], BLUE)
    assert coloured(figure.axes[0], GREY) == [figure.axes[0].texts[0].get_text()]


def test_in_a_given_figure(seeds: rh.SharedPassages) -> None:
    figure = plt.figure(figsize=(11, 6), layout="constrained")
    assert rh.plots.aligned_passages(seeds, n=2, figure=figure) is figure
    assert_fits(drawn(figure))
    # Where there is little room, fewer lines are shown.
    low = plt.figure(figsize=(9, 2.6))
    rh.plots.aligned_passages(seeds, n=2, figure=low)
    assert "…" in coloured(low.axes[0], BLUE) + coloured(low.axes[0], ORANGE)
    assert_fits(drawn(low))
    with pytest.raises(rh.InputError, match="5 passages need") as told:
        rh.plots.aligned_passages(seeds, n=5, figure=plt.figure(figsize=(6, 2)))
    (least,) = re.findall(r"that is (\S+) inches high, got 2.0", str(told.value))
    enough = rh.plots.aligned_passages(seeds, n=5, figure=plt.figure(figsize=(6, float(least))))
    assert_fits(drawn(enough))
    whole = plt.figure(figsize=(12, 7))
    part = whole.add_subfigure(whole.add_gridspec(1, 2)[1])
    assert rh.plots.aligned_passages(seeds, n=2, figure=part) is part
    assert_fits(drawn(whole))


def test_the_passages_of_one_document(seeds: rh.SharedPassages) -> None:
    figure = rh.plots.aligned_passages(seeds, n=2, document="global-independence")
    names = [ax.texts[1].get_text() for ax in figure.axes]
    assert sum("global-independence" in name for name in names) >= 2


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"n": 0}, "n must be a whole number"),
        ({"n": 13}, "at most 12 passages"),
        ({"document": "nobody"}, "no document"),
        ({"document": "text-3"}, "no shared passage of 'text-3'"),
        ({"figure": 3}, "figure must be a matplotlib Figure"),
    ],
)
def test_refusals(how: dict[str, object], told: str) -> None:
    found = rh.shared_passages([f"They {SHARED}.", f"Others {SHARED}.", "Nothing."])
    with pytest.raises(rh.InputError, match=told):
        rh.plots.aligned_passages(found, **how)  # type: ignore[arg-type]
    with pytest.raises(rh.InputError, match="takes SharedPassages"):
        rh.plots.aligned_passages([])  # type: ignore[arg-type]
