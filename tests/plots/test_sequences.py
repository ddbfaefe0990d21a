"""The bars of n-grams, clusters and collocations say what their results say."""

import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

import rhetoric as rh
from tests.plots.samples import assert_fits, corpus, drawn, names, title_of


def results(documents: int) -> dict[str, rh.Clusters | rh.Collocations]:
    texts = corpus(documents)
    return {
        "n-grams": rh.ngrams(texts, (2, 4), min_count=1),
        "clusters": rh.clusters(texts, "the", n=(3, 12), min_count=1),
        "collocations": rh.collocations(texts, (2, 3), stop_words="function-words"),
        "by PMI": rh.collocations(texts, measure="pmi"),
    }


def widths(ax: Axes) -> list[float]:
    return [patch.get_width() for patch in ax.patches if isinstance(patch, Rectangle)]


@pytest.mark.parametrize("documents", [1, 5, 30])
def test_bars_are_the_strongest_rows(documents: int) -> None:
    for found in results(documents).values():
        ax = found.plot(n=9)
        rows = found.top(9)
        assert widths(ax) == [found.value(row.text) for row in rows]
        wanted = [f"({row.count:,}, {row.documents:,})" for row in rows]
        assert [name[name.rindex("(") :] for name in names(ax.get_yticklabels())] == wanted
        assert title_of(ax) == found.title
        note = ax.get_xlabel().replace("\n", " ")
        assert note.startswith(found.measure)
        assert (f"9 of {len(found):,}" in note) == (len(found) > 9)
        assert ax.get_xlim()[0] <= 0 < max(widths(ax)) < ax.get_xlim()[1]
        assert_fits(drawn(ax))
        assert_fits(drawn(found.plot(n=60)))


def test_the_names_are_the_sequences_and_all_that_there_are_is_not_said() -> None:
    found = rh.ngrams(["We want peace. We want peace."], (2, 3))
    ax = found.plot()
    assert names(ax.get_yticklabels()) == [
        "we want peace (2, 1)",
        "want peace (2, 1)",
        "we want (2, 1)",
    ]
    assert ax.get_xlabel() == "count;  in brackets: count, documents"
    assert all(tick == int(tick) for tick in ax.get_xticks())


def test_what_keeps_apart_is_drawn_to_the_left() -> None:
    text = "a b. a b. b a. a a. b b. a c. c b."
    found = rh.collocations([text], min_count=1, measure="t")
    ax = found.plot()
    values = widths(ax)
    assert min(values) < 0 < max(values)
    assert ax.get_xlim()[0] < min(values)
    assert len(ax.lines) == 1
    assert len(rh.collocations(["b a"], min_count=1).plot().lines) == 0


def test_on_given_axes_and_with_long_words() -> None:
    figure, ax = plt.subplots(figsize=(5, 3), layout="constrained")
    long = rh.ngrams(["antidisestablishmentarianism $x of_unity 統一 " * 3], (2, 8), min_count=1)
    assert rh.plots.sequence_bars(long, n=6, ax=ax) is ax
    assert_fits(drawn(figure))


def test_what_cannot_be_drawn() -> None:
    with pytest.raises(rh.InputError, match="0 clusters, so there is nothing to draw"):
        rh.ngrams(["one"]).plot()
    with pytest.raises(rh.InputError, match="1 collocation by G2, so there is nothing to draw"):
        rh.collocations(["one one one"], measure="g2").plot()
    with pytest.raises(rh.InputError, match="n must be a whole number"):
        rh.ngrams(["a b. a b"]).plot(n=0)
    with pytest.raises(rh.InputError, match=r"\(from ngrams, clusters or collocations\), got Corp"):
        rh.plots.sequence_bars(corpus(5))  # type: ignore[arg-type]
    with pytest.raises(rh.InputError, match="ax must be a matplotlib Axes"):
        rh.plots.sequence_bars(rh.ngrams(["a b. a b"]), ax=3)  # type: ignore[arg-type]
