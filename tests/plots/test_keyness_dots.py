"""Volcano, frequency scatter and panels show what the result holds, with names apart."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

import rhetoric as rh
from rhetoric.comparison.measures import MEASURES
from rhetoric.plots.logarithmic import log_ticks
from tests.plots.samples import (
    assert_fits,
    assert_leads_are_clear,
    document,
    drawn,
    names,
    title_of,
)

PICTURES = ("keyness_volcano", "frequency_scatter")


def compared(**options: str) -> rh.Keyness:
    seeds = rh.seeds()
    return rh.keyness(seeds[:2], seeds[2:], names=("early", "late"), **options)  # type: ignore[arg-type]


def points(ax: Axes) -> np.typing.NDArray[np.float64]:
    (dots,) = ax.collections
    return np.asarray(dots.get_offsets(), dtype=np.float64)


def named(ax: Axes) -> list[str]:
    """The words that are named; the two heads are no words."""
    said = [text.get_text() for text in ax.texts if text.get_text()]  # lines have none
    return [one for one in said if " in " not in one.replace("\xa0", " ")]


@pytest.mark.parametrize("picture", PICTURES)
def test_names_lie_apart_and_are_the_strongest(picture: str) -> None:
    result = compared()
    ax = getattr(rh.plots, picture)(result, n=12)
    assert_fits(drawn(ax))
    shown = named(ax)
    strongest = [row.term for side in ("early", "late") for row in result.top(side, 12)]
    assert len(shown) >= 12
    assert set(shown) <= set(strongest)
    assert result.top(1)[0].term in shown
    frame = ax.get_window_extent()
    boxes = [text.get_window_extent() for text in ax.texts if text.get_text() in shown]
    assert all(box.x0 >= frame.x0 and box.x1 <= frame.x1 for box in boxes)


@pytest.mark.parametrize("picture", PICTURES)
def test_lines_to_names_pass_over_nothing_in_a_small_picture(picture: str) -> None:
    result = compared()
    _, axes = plt.subplots(figsize=(4, 3), layout="constrained")
    ax = getattr(rh.plots, picture)(result, n=15, ax=axes)
    drawn(ax)
    strong = {row.term for side in ("early", "late") for row in result.top(side, 15)}
    places = [place for place, term in enumerate(result.terms) if term in strong]
    assert_leads_are_clear(ax, points(ax)[places], 2.0)
    left = 30 - len(named(ax))
    assert left > 1
    assert f"{left} names find no room" in ax.get_xlabel().replace("\n", " ")


def test_dots_of_the_volcano() -> None:
    result = compared()
    ax = rh.plots.keyness_volcano(result)
    dots = points(ax)
    assert len(dots) == len(result)
    assert dots[:, 0].tolist() == [result[term].log_ratio for term in result.terms]
    assert dots[:, 1].tolist() == [abs(result[term].g2) for term in result.terms]
    low, high = ax.get_xlim()
    assert low == -high
    assert "corrected p of two-cell G2 under 0.05" in ax.get_xlabel()
    assert ax.get_title(loc="left") == "early against late: words"
    (collection,) = ax.collections
    sure = [(result[term].p_corrected or 0) < 0.05 for term in result.terms]
    greys = [np.ptp(colour[:3]) < 0.01 for colour in np.asarray(collection.get_facecolor())]
    assert [not grey for grey in greys] == sure


def test_the_volcano_may_show_p() -> None:
    result = compared(measure="log-odds")
    ax = rh.plots.keyness_volcano(result, height="p", terms=["unity"])
    assert ax.get_ylabel() == "-log10 of p"
    assert points(ax)[:, 1] == pytest.approx([-np.log10(result[t].p or 1) for t in result.terms])
    assert named(ax) == ["unity"]
    texts = [f"{word} and land {'x ' * k}" for k in range(4) for word in ("war", "peace")]
    shuffled = rh.keyness(texts[::2], texts[1::2], measure="permutation")
    assert rh.plots.keyness_volcano(shuffled).get_ylabel() == "-log10 of p"
    single = rh.keyness(rh.seeds()[:1], rh.seeds()[1:])
    assert "there is no p" in rh.plots.keyness_volcano(single).get_xlabel()
    with pytest.raises(rh.InputError, match="height='p' needs p-values"):
        rh.plots.keyness_volcano(single, height="p")
    with pytest.raises(rh.InputError, match="height must be one of 'g2', 'p'"):
        rh.plots.keyness_volcano(single, height="z")


def test_dots_of_the_scatter() -> None:
    result = compared()
    _, axes = plt.subplots()
    ax = rh.plots.frequency_scatter(result, ax=axes)
    assert ax is axes
    x, y = points(ax).T
    rows = [result[term] for term in result.terms]
    for at, row in enumerate(rows):
        if row.count:
            assert y[at] == pytest.approx(row.per_thousand)
        if row.reference_count:
            assert x[at] == pytest.approx(row.reference_per_thousand)
    least = min(row.per_thousand for row in rows if row.count)
    assert all(y[at] < least for at, row in enumerate(rows) if not row.count)
    assert ax.get_xlim() == ax.get_ylim()
    assert "not there at all" in ax.get_xlabel()
    assert ax.get_ylabel() == "per 1,000 words of early"


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_is_drawn(measure: str) -> None:
    result = compared(measure=measure)
    for picture in PICTURES:
        assert_fits(drawn(getattr(rh.plots, picture)(result, n=3)))


@pytest.mark.parametrize("picture", PICTURES)
def test_odd_words_and_few_words(picture: str) -> None:
    long = "a rather long name of a group of texts that goes on and on until nobody reads it"
    texts = [document("a", f"{'x' * 80} $x_1$ 平和 " * 3), document("b", "peace \u0301 été 👩‍👩‍👧")]
    result = rh.keyness(texts[:1], texts[1:], names=(long, f"{long}, too"))
    assert_fits(drawn(getattr(rh.plots, picture)(result)))
    with pytest.raises(rh.InputError, match="Did you mean 'peace'"):
        getattr(rh.plots, picture)(rh.keyness(["peace"], ["peace"]), terms=["peac"])


def test_two_equal_texts() -> None:
    same = rh.keyness(["peace and land"], ["peace and land"])
    ax = rh.plots.frequency_scatter(same)
    assert named(ax) == []
    assert len(np.unique(points(ax), axis=0)) == 1
    for picture in ("keyness_volcano", "keyness_bars"):
        with pytest.raises(rh.InputError, match=f"{picture}: no word sets the two sides apart"):
            getattr(rh.plots, picture)(same)


def test_scales_of_few_decades_have_numbers() -> None:
    ax = rh.plots.frequency_scatter(rh.keyness(["war war peace land"], ["war peace peace land"]))
    drawn(ax)
    for axis in (ax.xaxis, ax.yaxis):
        low, high = sorted(axis.get_view_interval())
        ticks = [tick for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
        assert len(ticks) >= 2
        assert [float(t.label1.get_text()) for t in ticks] == [t.get_loc() for t in ticks]


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        (4.1, 4.9, "4.2 4.4 4.6 4.8"),
        (0.021, 0.029, "0.022 0.024 0.026 0.028"),
        (60, 900, "100 200 500"),
        (800, 30_000, "1,000 2,000 5,000 10,000 20,000"),
        (0.02, 30, "0.1 1 10"),
    ],
)
def test_numbers_of_logarithmic_scales(low: float, high: float, wanted: str) -> None:
    _, ax = plt.subplots()
    ax.set_xscale("log")
    ax.set_xlim(low, high)
    log_ticks(ax.xaxis, low, high)
    drawn(ax)
    ticks = [tick for tick in ax.xaxis.get_major_ticks() if low <= tick.get_loc() <= high]
    assert " ".join(tick.label1.get_text() for tick in ticks) == wanted
    ax.set_xlim(5, 8)
    log_ticks(ax.xaxis, 5, 8, whole=True)
    drawn(ax)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["5", "6", "7", "8"]


def test_panels_of_groups() -> None:
    result = rh.keyness_by(rh.seeds(), "voice", n=4)
    figure = rh.plots.keyness_panels(result, n=4)
    assert_fits(drawn(figure))
    assert [title_of(ax) for ax in figure.axes] == list(result.groups)
    for ax, name in zip(figure.axes, result.groups, strict=True):
        rows = result[name].top(name, 4)
        assert [label.split()[0] for label in names(ax.get_yticklabels())] == [
            row.term for row in rows
        ]
        bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
        assert [bar.get_width() for bar in bars] == [result[name].value(row.term) for row in rows]
    (one,) = rh.plots.keyness_panels(result, groups=["third-person"]).axes
    assert title_of(one) == "third-person"
    with pytest.raises(rh.InputError, match="groups has no 'third'"):
        rh.plots.keyness_panels(result, groups=["third"])
    assert result.plot().axes


def test_many_groups_are_drawn_in_part() -> None:
    texts = [f"word{number} and more" for number in range(14)]
    groups = {f"group {number}": [f"text-{number + 1}"] for number in range(14)}
    result = rh.keyness_by(texts, groups, measure="log-ratio-conservative")
    figure = rh.plots.keyness_panels(result)
    assert len(figure.axes) == 12
    assert_fits(drawn(figure))
    assert "12 of 14 groups" in figure.get_supxlabel()
