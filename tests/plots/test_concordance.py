"""Pictures of concordances, dispersion and collocates say what their rows say."""

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

import rhetoric as rh
from rhetoric import plots
from rhetoric.plots.spread import apart, free_of
from tests.plots.samples import assert_fits, document, drawn, names, title_of

TEXTS = ["Peace and peace now", "war and war then peace", "no"]
THREE = {"independence": ["independen*"], "unity": ["unit*"], "enemy": ["imperialis*"]}
LONG = "a-rather-long-name-of-a-document-that-goes-on/and-on/until-nobody-reads-it"


def ticks(ax: Axes) -> list[list[tuple[float, int]]]:
    """Where the ticks of each colour stand, and in which row."""
    found = [item for item in ax.collections if isinstance(item, LineCollection)]
    return [
        [
            (float(segment[0][0]), round(float(segment[:, 1].mean())))
            for segment in one.get_segments()
        ]
        for one in found
    ]


def test_ticks_stand_where_the_matches_are() -> None:
    ax = rh.concordance(TEXTS, "peace").plot()
    assert ticks(ax) == [[(0.125, 0), (0.625, 0), (0.9, 1)]]
    assert names(ax.get_yticklabels()) == ["text-1 (2)", "text-2 (1)", "text-3 (0)"]
    assert ax.get_xlim() == (0.0, 1.0)
    assert title_of(ax) == "peace: 3 lines in 2 of 3 texts"
    assert_fits(drawn(ax))
    absolute = rh.concordance(TEXTS, "peace").plot(position="absolute", documents=["text-2"])
    assert ticks(absolute) == [[(4.5, 0)]]
    assert absolute.get_xlim() == (0.0, 5.0)
    assert "words from the beginning" in absolute.get_xlabel()


@pytest.mark.parametrize("position", ["relative", "absolute"])
def test_patterns_have_a_colour_and_a_line_each(position: str) -> None:
    found = rh.concordance(rh.seeds(), THREE)
    ax = found.plot(position=position)
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == list(THREE)
    assert [len(one) for one in ticks(ax)] == [len(found.where(label=name)) for name in THREE]
    colours = {tuple(np.ravel(item.get_color())) for item in ax.collections}
    assert len(colours) == 3
    assert_fits(drawn(ax))


def test_of_many_texts_those_with_most_matches() -> None:
    texts = [document(f"{LONG}-{n}", "peace " * (n % 50 + 1) + "war") for n in range(80)]
    ax = rh.concordance(rh.Corpus(texts), "peace").plot()
    assert len(ax.get_yticklabels()) == 30
    assert "the 30 of 80 texts with most matches" in ax.get_xlabel().replace("\n", " ")
    assert_fits(drawn(ax))
    one = rh.concordance(rh.Corpus(texts), "peace").where(document=f"{LONG}-7").plot()
    assert "79 texts without a match are not shown" in one.get_xlabel().replace("\n", " ")


def test_network_and_bars() -> None:
    found = rh.collocates(rh.seeds(), "soviet", min_count=2)
    ax = found.plot(n=15)
    written = [text.get_text() for text in ax.texts]
    assert written == ["soviet", *[f"{row.word} {row.count}" for row in found.top(15)]]
    assert_fits(drawn(ax))
    places = {text.get_text(): text.get_position() for text in ax.texts}
    assert places["soviet"] == (0, 0)
    assert places["union 34"][0] > 0  # it stands behind the node
    again = {text.get_text(): text.get_position() for text in found.plot(n=15).texts}
    assert places == again
    bars = plots.collocate_bars(found, n=3)
    rows = found.top(3)
    widths = [bar.get_width() for bar in bars.patches if isinstance(bar, Rectangle)]
    assert widths == [*[-row.left for row in rows], *[row.right for row in rows]]
    assert names(bars.get_yticklabels())[0].startswith(f"{rows[0].word} (")
    assert_fits(drawn(bars))


@pytest.mark.parametrize("n", [1, 2, 10, 40])
def test_networks_of_every_size_fit(n: int) -> None:
    found = rh.collocates(rh.seeds(), "the", min_count=2)
    assert_fits(drawn(found.plot(n=n)))


def test_words_that_stand_together_are_joined() -> None:
    # "red flag" and "old song" stand together; "x" stands everywhere.
    texts = ["Red flag node x. Old song node x"] * 6
    found = rh.collocates(texts, "node", min_count=2)
    pairs = found.pairs(["red", "flag", "x", "song"])
    assert pairs.tolist() == [[6, 6, 6, 0], [6, 6, 6, 0], [6, 6, 12, 6], [0, 0, 6, 6]]
    grey = [line for line in found.plot().lines if line.get_color() == "#BBBBBB"]
    assert len(grey) == 2


def test_scatter_of_dispersion() -> None:
    found = rh.dispersion(rh.seeds(), min_count=10)
    ax = found.plot(n=12)
    chance, dots = ax.lines
    rows = list(found)
    points = np.asarray(dots.get_xydata())
    assert sorted(map(tuple, points.tolist())) == sorted((row.count, row.dp) for row in rows)
    line = dict(map(tuple, np.asarray(chance.get_xydata()).tolist()))
    assert line[rows[0].count] == rows[0].dp_chance
    named = {text.get_text() for text in ax.texts}
    assert 1 <= len(named) <= 12
    assert named <= set(found.terms)
    assert_fits(drawn(ax))


def test_drawn_on_axes_that_are_given() -> None:
    ax = rh.concordance(TEXTS, "peace").plot()
    again = drawn(ax).add_subplot(222)
    assert rh.concordance(TEXTS, "war").plot(ax=again) is again


SEVEN = list("abcdefg")


@pytest.mark.parametrize(
    ("draw", "told"),
    [
        (lambda: rh.concordance(TEXTS, "xyz").plot(), "xyz: 0 lines in 3 texts, so there is"),
        (lambda: rh.concordance(["a b c d e f g"], SEVEN).plot(), "7 patterns are more than the 6"),
        (lambda: rh.concordance(TEXTS, "war").plot(documents=["x"]), "documents has no 'x'"),
        (lambda: rh.concordance(TEXTS, "war").plot(position="left"), "position must be one of"),
        (lambda: rh.collocates(TEXTS, "xyz").plot(), "so there is nothing to draw"),
        (lambda: rh.collocates(TEXTS, "war", min_count=1).plot(n=41), "n must be at most 40"),
        (lambda: plots.collocate_bars(rh.collocates(TEXTS, "xyz")), "so there is nothing to draw"),
        (lambda: rh.dispersion(["a b a"], min_count=1).plot(), "nothing has a DP"),
    ],
)
def test_refused(draw: Callable[[], object], told: str) -> None:
    with pytest.raises(rh.InputError, match=told):
        draw()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("dispersion_plot", "Concordance"),
        ("dispersion_scatter", "Dispersion"),
        ("collocate_network", "Collocates"),
        ("collocate_bars", "Collocates"),
    ],
)
def test_the_wrong_kind_of_object_is_named(name: str, kind: str) -> None:
    with pytest.raises(rh.InputError, match=f"^{name} takes {kind} .*got Corpus"):
        getattr(plots, name)(rh.seeds())


def test_odd_names_are_drawn() -> None:
    texts = [document("$a_1$ \x00", "“$x$” 中文 peace 👩 peace"), document("b\ud800", "peace 中文")]
    assert_fits(drawn(rh.concordance(rh.Corpus(texts), ["peace", "中文"]).plot()))
    assert_fits(drawn(rh.collocates(rh.Corpus(texts), "peace", min_count=1).plot()))


def test_boxes_are_pushed_apart() -> None:
    draw = np.random.default_rng(0)
    sizes = np.column_stack([draw.uniform(0.5, 1.2, 40), np.full(40, 0.2)])
    found = apart(draw.normal(0, 0.3, (40, 2)), sizes, (9.0, 5.0))
    # A hair smaller, since boxes may touch.
    low, high = (found - sizes / 2 + 1e-6).tolist(), (found + sizes / 2 - 1e-6).tolist()
    boxes = [(a[0], a[1], b[0], b[1]) for a, b in zip(low, high, strict=True)]
    for place, box in enumerate(boxes):
        assert free_of(box, boxes[:place])
        assert -4.5 <= box[0] < box[2] <= 4.5
        assert -2.5 <= box[1] < box[3] <= 2.5
