"""The test that shuffles texts: against scipy, on simulated texts, and where it must not be had."""

import math
from typing import Any

import numpy as np
import pytest
from scipy import stats
from scipy.sparse import csc_matrix, csr_matrix

import rhetoric as rh
from rhetoric.comparison import association, effects
from rhetoric.comparison.by_document import deviation_of_proportions
from rhetoric.comparison.permutation import Arrangements, TextRates, permutation_p
from rhetoric.statistics import Counts, Numbers

TERMS = 150


def texts(
    draws: np.random.Generator, documents: tuple[int, int], *, shape: float | None, longest: int = 0
) -> tuple[Counts, Numbers, np.typing.NDArray[np.bool_]]:
    """Make up counts of two groups of documents that do not differ.

    With a shape, every document has its own rate of every word, drawn from a gamma
    distribution: counts are negative binomial, as those of words in texts are.
    """
    total = sum(documents)
    sizes = draws.integers(300, 900, total).astype(np.float64)
    sizes[0] = longest or sizes[0]
    mean = sizes[:, None] * 10 ** draws.uniform(-3.3, -1.7, TERMS)
    rate = mean if shape is None else mean * draws.gamma(shape, 1 / shape, mean.shape)
    counts = draws.poisson(rate)
    first = np.arange(total) < documents[0]
    return counts[:, counts.sum(axis=0) > 0], sizes, first


def welch(rates: Numbers, first: Any, second: Any) -> Any:
    """Welch's t, written out: that of scipy takes long."""
    sides = rates[first], rates[second]
    error = sum(side.var(axis=0, ddof=1) / len(side) for side in sides)
    return (sides[0].mean(axis=0) - sides[1].mean(axis=0)) / np.sqrt(error)


@pytest.mark.parametrize("documents", [(20, 20), (6, 24)])
@pytest.mark.parametrize("longest", [0, 20_000])
def test_bursty_texts_that_do_not_differ(documents: tuple[int, int], longest: int) -> None:
    draws = np.random.default_rng(5)
    false, plain, raw, tests = 0, 0, 0, 0
    for _ in range(15):
        counts, sizes, first = texts(draws, documents, shape=0.3, longest=longest)
        a, b = counts[first].sum(axis=0), counts[~first].sum(axis=0)
        c, d = int(sizes[first].sum()), int(sizes[~first].sum())
        g2 = association.chi_squared_p(association.g2_two_cell(a, b, c, d))
        p = permutation_p(TextRates(csr_matrix(counts), sizes, first), 2000, 0)
        plain += int((association.corrected_p(g2) < 0.05).sum())
        false += int((association.corrected_p(p) < 0.05).sum())
        raw += int((p < 0.05).sum())
        tests += len(p)
    assert false / tests <= 0.05
    assert 0.02 < raw / tests < 0.06
    assert plain / tests > 0.3


def test_interval_of_the_log_ratio_covers_where_words_do_not_cluster() -> None:
    draws = np.random.default_rng(3)
    c, d, covered, intervals = 20_000, 30_000, 0, 0
    for _ in range(100):
        rates, true = 10 ** draws.uniform(-3, -1.7, TERMS), draws.uniform(-1.5, 1.5, TERMS)
        a, b = draws.binomial(c, rates), draws.binomial(d, rates / 2**true)
        ratio, error = effects.log_ratio(a, b, c, d)
        covered += int((np.abs(ratio - true) <= stats.norm.ppf(0.975) * error).sum())
        intervals += TERMS
    assert 0.93 <= covered / intervals <= 0.97


def test_all_ways_are_those_of_scipy() -> None:
    counts, sizes, first = texts(np.random.default_rng(1), (4, 5), shape=0.5)
    rates = TextRates(csr_matrix(counts), sizes, first)
    p = permutation_p(rates, 1000, 0)
    for term in range(12):
        places = np.arange(9)
        rate = counts[:, term] / sizes

        def apart(x: Counts, y: Counts, rate: Numbers = rate) -> float:
            return float(abs(welch(rate, x, y)) * (1 + 1e-9))

        oracle = stats.permutation_test(
            [places[first], places[~first]],
            apart,
            vectorized=False,
            n_resamples=1000,
            alternative="greater",
        )
        assert p[term] == pytest.approx(oracle.pvalue, abs=1e-12)


def test_t_is_that_of_scipy() -> None:
    counts, sizes, first = texts(np.random.default_rng(2), (3, 6), shape=0.5)
    rates = TextRates(csr_matrix(counts), sizes, first)
    each = counts / sizes[:, None]
    oracle = stats.ttest_ind(each[first], each[~first], equal_var=False)
    assert rates.t == pytest.approx(oracle.statistic)
    assert rates.t == pytest.approx(welch(each, first, ~first))
    assert rates.means[0] == pytest.approx(each[first].mean(axis=0))
    # No rate differs from the mean of its side; the means do, or do not.
    odd = csr_matrix([[10, 0, 5], [20, 0, 10], [0, 10, 5], [0, 10, 5]])
    found = TextRates(odd, np.array([100.0, 200, 100, 100]), np.arange(4) < 2).t
    assert found.tolist() == [math.inf, -math.inf, 0.0]


def test_words_that_stop_being_followed_have_the_p_of_those_that_do_not() -> None:
    counts, sizes, first = texts(np.random.default_rng(4), (15, 15), shape=0.5)
    counts[first, 0] += 9
    rates = TextRates(csr_matrix(counts), sizes, first)
    p = permutation_p(rates, 20_000, 0)
    assert p[0] == 1 / 20_001
    draws = np.random.default_rng(9)
    orders = [draws.permutation(30) for _ in range(4000)]
    apart = np.array([welch(counts / sizes[:, None], one[:15], one[15:]) for one in orders])
    full = (np.abs(apart) >= np.abs(rates.t) - 1e-12).mean(axis=0)
    # 20 hits end the look: the standard error of p is about a fifth of it.
    assert np.abs(p - full).mean() < 0.06
    assert np.corrcoef(p, full)[0, 1] > 0.95
    assert permutation_p(rates, 20_000, 0).tolist() == p.tolist()
    assert permutation_p(rates, 20_000, 1).tolist() != p.tolist()


def test_one_long_text_makes_no_key_word() -> None:
    filler = "the men of the sea came to the land and the town "
    target = [filler * 3 + "we came " for _ in range(9)] + [filler * 99 + "turnip " * 300]
    reference = [filler * 30 + "they came " for _ in range(10)]
    plain = rh.keyness(target, reference)
    assert plain.top("target", 1)[0].term == "turnip"
    assert (plain["turnip"].p_corrected or 1) < 1e-6
    shuffled = rh.keyness(target, reference, measure="permutation")
    assert (shuffled["turnip"].p_corrected or 0) > 0.5
    assert (shuffled["we"].p or 1) < 0.01
    row = shuffled["turnip"]
    assert (row.documents, row.texts, row.reference_documents) == (1, 10, 0)
    assert 0.1 < (row.dp or 0) < 0.3  # the long text is most of what there is
    assert row.reference_dp is None
    assert row.test == "a permutation test over texts"
    assert any("184,756 ways to divide these 20 texts 10 to 10" in note for note in shuffled.notes)
    assert "seed 0" in shuffled.methods()
    assert "Pitman 1937" in shuffled.methods()


def test_too_few_texts_give_no_p() -> None:
    sides = ["war and land", "war and sea"], ["peace and land", "peace and sea", "peace"]
    result = rh.keyness(*sides, measure="permutation")
    assert all(row.p is None and row.p_corrected is None for row in result)
    assert result["war"].welch_t is not None
    assert any(
        "There are 10 ways to divide these 5 texts 2 to 3: p could" in n for n in result.notes
    )
    assert "too few texts to shuffle" in result.methods()
    one = rh.keyness(sides[0][:1], sides[1] * 30, measure="permutation")
    assert all(row.p is None for row in one)
    with pytest.raises(rh.InputError, match="two texts can be divided in 2 ways only"):
        rh.keyness(["Peace."], ["War."], measure="permutation")


def test_all_ways_are_looked_at_where_they_are_few() -> None:
    sides = [f"war and land {'x ' * k}" for k in range(4)], [f"peace {'y ' * k}" for k in range(4)]
    result = rh.keyness(*sides, measure="permutation")
    assert result["war"].p == pytest.approx(2 / 70)
    assert any("70 ways" in note and "all were looked at" in note for note in result.notes)
    assert "all 70 ways to divide them" in result.methods()


def test_texts_of_unlike_length_are_told() -> None:
    long = [f"{'the sea and the land ' * 40} war" for _ in range(4)]
    result = rh.keyness(long, ["the land and peace"] * 4, measure="permutation")
    assert any("are 50 times as long as those of the other" in note for note in result.notes)


def test_a_permutation_needs_texts() -> None:
    counts = rh.term_counts(["war", "peace"], name="a list")
    with pytest.raises(rh.InputError, match="shuffles texts, and of a list only counts are given"):
        rh.keyness(counts, ["peace", "land"], measure="permutation")
    assert rh.keyness(counts, ["peace", "land"])["peace"].welch_t is None


def test_texts_without_words_are_not_shuffled() -> None:
    sides = ["war and war", "war here", "…"], ["peace", "peace now", ""]
    result = rh.keyness(*sides, measure="permutation")
    assert any("6 ways to divide these 4 texts 2 to 2" in note for note in result.notes)


def test_arrangements() -> None:
    ways = Arrangements(target=4, reference=4)
    assert (ways.count, ways.smallest_p, ways.enough) == (70, 2 / 70, True)
    assert not Arrangements(target=1, reference=500).enough
    assert Arrangements(target=30, reference=30).count == math.comb(60, 30)
    assert not Arrangements(target=30, reference=30).exhausted(10_000)


def test_evenness_equals_a_slow_loop() -> None:
    counts, sizes, _ = texts(np.random.default_rng(6), (3, 4), shape=0.4)
    own = deviation_of_proportions(csc_matrix(counts), sizes)
    for term, found in enumerate(own.tolist()):
        shares = counts[:, term] / counts[:, term].sum()
        assert found == pytest.approx(np.abs(shares - sizes / sizes.sum()).sum() / 2)
    result = rh.keyness(["a a b", "a c"], ["b b b", "c d e"])
    assert result["a"].dp == pytest.approx(0.5 * (abs(2 / 3 - 3 / 5) + abs(1 / 3 - 2 / 5)))
    assert result["a"].reference_dp is None
    assert rh.keyness(["a a b"], ["b b b", "c d e"])["a"].dp is None
