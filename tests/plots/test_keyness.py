"""The bars of keyness say what its rows say."""

import matplotlib.pyplot as plt
import pytest
from matplotlib.patches import Rectangle

import rhetoric as rh
from rhetoric.comparison.measures import MEASURES
from tests.plots.samples import assert_fits, bars_of, document, drawn, names


def compared(measure: str = "g2") -> rh.Keyness:
    """Compare two groups of the seeds."""
    seeds = rh.seeds()
    return rh.keyness(seeds[:2], seeds[2:], names=("early", "late"), measure=measure)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("n", [1, 12, 30])
def test_bars_are_the_strongest_words_of_each_side(measure: str, n: int) -> None:
    result = compared(measure)
    ax = rh.plots.keyness_bars(result, n=n)
    figure = drawn(ax)
    sides = [
        [row for row in result.top(name, n) if result.value(row.term)] for name in ("early", "late")
    ]
    rows = [*sides[0], *sides[1][::-1]]
    assert names(ax.get_yticklabels()) == [
        f"{row.term} ({row.count}, {row.reference_count})" for row in rows
    ]
    bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert [bar.get_width() for bar in bars] == [result.value(row.term) for row in rows]
    assert [bar.get_width() > 0 for bar in bars] == [True] * len(sides[0]) + [False] * len(sides[1])
    low, high = ax.get_xlim()
    assert low == -high
    assert ax.yaxis_inverted()
    if measure == "log-ratio":
        assert [(low, high) for low, high, _ in bars_of(ax)] == [
            (row.log_ratio_low, row.log_ratio_high) for row in rows
        ]
        assert max(abs(end) for bar in bars_of(ax) for end in bar[:2]) < high
    assert_fits(figure)


def test_sides_are_named_where_they_have_more() -> None:
    ax = compared().plot()
    drawn(ax)
    said = {text.get_text().replace("\xa0", " "): text.get_window_extent() for text in ax.texts}
    assert set(said) == {"← more in late", "more in early →"}
    zero = ax.transData.transform((0, 0))[0]
    assert said["← more in late"].x1 < zero < said["more in early →"].x0
    assert ax.get_title(loc="left") == "early against late: words"
    assert "in brackets: its counts in early, in late" in ax.get_xlabel()
    assert "G2 (two-cell)" in ax.get_xlabel()
    assert "one text only" not in ax.get_xlabel()


def test_one_text_is_said() -> None:
    seeds = rh.seeds()
    ax = rh.keyness(seeds[:1], seeds[1:], names=("one", "others")).plot()
    assert "one text only in one" in ax.get_xlabel()
    assert_fits(drawn(ax))


def test_words_are_chosen_and_axes_given() -> None:
    _, ax = plt.subplots()
    result = compared()
    assert rh.plots.keyness_bars(result, terms=["the", "unity"], ax=ax) is ax
    assert [name.split()[0] for name in names(ax.get_yticklabels())] == ["the", "unity"]


def test_long_names_and_words_fit() -> None:
    long = "a rather long name of a group of texts that goes on and on until nobody reads it"
    word = "donaudampfschifffahrtsgesellschaftskapitän"
    texts = [document("a", f"{word} $x$ " * 9), document("b", "peace " * 20 + f"{word}sfrau")]
    texts += [document("c", f"{word} $x$ peace" * 3), document("d", "peace " * 9)]
    for measure in MEASURES:
        result = rh.keyness(texts[::2], texts[1::2], names=(long, f"{long}, too"), measure=measure)
        assert_fits(drawn(result.plot()))


def test_one_side_may_have_nothing_of_its_own() -> None:
    result = rh.keyness(["peace war"], ["peace war land"], stop_words=["peace", "war"])
    ax = result.plot()
    assert names(ax.get_yticklabels()) == ["land (0, 1)"]
    assert_fits(drawn(ax))


def test_what_cannot_be_drawn_is_refused() -> None:
    same = rh.keyness(["peace"], ["peace"])
    with pytest.raises(rh.InputError, match=r"no word sets the two sides apart by G2 \(two-cell\)"):
        same.plot()
    with pytest.raises(rh.InputError, match=r"62 words are more than the 60.*n=30"):
        compared().plot(n=31)
    with pytest.raises(rh.InputError, match="n must be a whole number"):
        compared().plot(n=0)
    with pytest.raises(rh.InputError, match="Did you mean 'unity'"):
        compared().plot(terms=["unitty"])
    assert not plt.get_fignums()
