"""Every measure of keyness beside scipy and beside numbers that others have printed."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import rhetoric as rh
from rhetoric.comparison import association, effects

PUBLISHED = Path(__file__).parents[1] / "cases" / "keyness" / "published.json"
SIZES = st.tuples(st.integers(1, 60), st.integers(1, 60))
TABLES = st.tuples(st.integers(0, 40), st.integers(0, 40), SIZES).filter(lambda t: t[0] + t[1] > 0)


def one(a: int, b: int, c: int, d: int, **options: Any) -> rh.KeynessRow:
    """Compare one word, given by its counts and the words of both sides."""
    sides = [
        rh.TermCounts.from_counts({"word": n, "others": size - n}) for n, size in ((a, c), (b, d))
    ]
    return rh.keyness(*sides, **options)["word"]


def cells(table: tuple[int, int, tuple[int, int]]) -> tuple[Any, ...]:
    a, b, (more, others) = table
    return np.array([a]), np.array([b]), a + more, b + others


def fisher(square: list[list[int]]) -> float:
    """P of Fisher's exact test by scipy."""
    return float(stats.fisher_exact(np.array(square))[1])


@given(table=TABLES)
@settings(deadline=None)
def test_tests_equal_those_of_scipy(table: tuple[int, int, tuple[int, int]]) -> None:
    a, b, c, d = cells(table)
    square = [[int(a[0]), int(b[0])], [c - int(a[0]), d - int(b[0])]]
    for yates in (False, True):
        oracle = stats.chi2_contingency(square, correction=yates)
        own = association.chi_squared(a, b, c, d, yates=yates)[0]
        assert own == pytest.approx(oracle.statistic, abs=1e-9)
        assert association.chi_squared_p(np.array([own]))[0] == pytest.approx(oracle.pvalue)
    assert association.fisher_p(a, b, c, d)[0] == pytest.approx(fisher(square))
    fewest = stats.contingency.expected_freq(square).min()
    assert association.fewest_expected(a, b, c, d)[0] == pytest.approx(fewest)


@given(table=TABLES)
@settings(deadline=None)
def test_odds_ratio_equals_that_of_scipy(table: tuple[int, int, tuple[int, int]]) -> None:
    a, b, c, d = cells(table)
    ratio, error = (float(one[0]) for one in effects.odds_ratio(a, b, c, d))
    if not (a[0] and b[0]):
        assert math.isfinite(ratio)
        assert math.copysign(1, ratio) == (1 if a[0] * d > b[0] * c else -1) or ratio == 0
        return
    square = [[int(a[0]), int(b[0])], [c - int(a[0]), d - int(b[0])]]
    oracle = stats.contingency.odds_ratio(square, kind="sample")
    assert math.exp(ratio) == pytest.approx(oracle.statistic)
    interval = oracle.confidence_interval(0.95)
    reach = stats.norm.ppf(0.975) * error
    assert math.exp(ratio - reach) == pytest.approx(interval.low)
    assert math.exp(ratio + reach) == pytest.approx(interval.high)


@given(table=TABLES, tests=st.integers(1, 1000))
@settings(deadline=None)
def test_conservative_log_ratio_is_an_end_of_the_exact_interval(
    table: tuple[int, int, tuple[int, int]], tests: int
) -> None:
    a, b, c, d = cells(table)
    own = effects.conservative_log_ratio(a, b, c, d, confidence=0.95, tests=tests)[0]
    share = stats.binomtest(int(a[0]), int(a[0] + b[0])).proportion_ci(1 - 0.05 / tests, "exact")
    low, high = (
        -math.inf if end == 0 else math.inf if end == 1 else math.log2(end / (1 - end) * d / c)
        for end in share
    )
    expected = low if low > 0 else high if high < 0 else 0.0
    assert own == pytest.approx(expected, abs=1e-6)


def test_effects_by_hand() -> None:
    row = one(30, 10, 1000, 2000, simple_maths_n=1000)
    assert row.percent_difference == pytest.approx(100 * (0.03 - 0.005) / 0.005)
    assert row.odds_ratio == pytest.approx(30 * 1990 / (10 * 970))
    assert row.pmi == pytest.approx(math.log2(30 / (40 / 3)))
    assert row.simple_maths == pytest.approx(31_000 / 6_000)
    assert row.test == "two-cell G2"
    assert row.p == pytest.approx(stats.chi2.sf(row.g2, 1))


def test_zeros_are_told_apart() -> None:
    row = one(7, 0, 1000, 1000)
    assert row.percent_difference == pytest.approx(1300)
    assert (
        row.note == "not in reference: log ratio, odds ratio and %DIFF as if it occurred 0.5 times"
    )
    row = one(0, 7, 1000, 1000)
    assert row.percent_difference == -100
    assert row.log_ratio_conservative < 0
    assert row.note == "not in target: log ratio, odds ratio and PMI as if it occurred 0.5 times"
    assert one(1, 0, 1000, 1000).log_ratio_conservative == 0


def test_fisher_stands_where_few_are_expected() -> None:
    assert one(3, 1, 1000, 1000).fisher_p == pytest.approx(fisher([[3, 1], [997, 999]]))
    assert one(30, 10, 1000, 1000).fisher_p is None
    asked = one(30, 10, 1000, 1000, measure="fisher")
    assert asked.fisher_p == pytest.approx(fisher([[30, 10], [970, 990]]))
    assert asked.p == asked.fisher_p
    with pytest.raises(rh.InputError, match="measure='fisher' sorts by p-values, and a side is"):
        rh.keyness(["Peace and land."], ["War and land.", "War."], measure="fisher")


@pytest.mark.parametrize(
    ("measure", "field"),
    [
        ("g2", "g2"),
        ("g2-four-cell", "g2_four_cell"),
        ("chi2", "chi2"),
        ("chi2-yates", "chi2_yates"),
    ],
)
def test_p_is_of_the_measure(measure: str, field: str) -> None:
    sides = rh.seeds()[:2], rh.seeds()[2:]
    result = rh.keyness(*sides, measure=measure, min_count=3)
    p = [float(stats.chi2.sf(abs(getattr(row, field)), 1)) for row in result]
    assert [row.p for row in result] == pytest.approx(p)
    corrected = stats.false_discovery_control(p)
    assert [row.p_corrected for row in result] == pytest.approx(corrected.tolist())
    careful = rh.keyness(*sides, measure=measure, min_count=3, correction="bonferroni")
    assert [row.p_corrected for row in careful] == pytest.approx([min(1, x * len(p)) for x in p])
    assert "corrected for" in careful.methods()
    assert "by Bonferroni" in careful.methods()


def test_p_of_the_log_odds_is_that_of_its_z() -> None:
    result = rh.keyness(rh.seeds()[:2], rh.seeds()[2:], measure="log-odds")
    for row in result.top(20):
        assert row.p == pytest.approx(2 * stats.norm.sf(abs(row.z or 0)))
        assert row.test == "z of the log-odds"


def published(kind: str) -> list[Any]:
    found: list[Any] = json.loads(PUBLISHED.read_text(encoding="utf-8"))[kind]["rows"]
    assert found
    return found


def test_published_chi_squared() -> None:
    """quanteda's documentation: post-war against pre-war inaugural addresses."""
    about = json.loads(PUBLISHED.read_text(encoding="utf-8"))["chi2"]
    target, reference = about["sizes"]
    for term, a, b, expected in published("chi2"):
        row = one(a, b, target, reference)
        assert row.chi2 == pytest.approx(expected, abs=0.001), term


def test_published_order() -> None:
    """quanteda's own test: the order by chi-squared with its rule when to correct.

    It takes Yates' correction where a count under 5 is expected, unless the correction
    would be more than the difference; our two columns together give its order.
    """
    (case,) = published("order")
    counted = [
        rh.TermCounts.from_counts({word: text.split().count(word) for word in text.split()})
        for text in (case["target"], case["reference"])
    ]
    result = rh.keyness(*counted)

    def by_their_rule(row: rh.KeynessRow) -> float:
        a, b, c, d = row.count, row.reference_count, row.words, row.reference_words
        few = stats.contingency.expected_freq([[a, b], [c - a, d - b]]).min() < 5
        corrected = few and abs(a * d - b * c) >= (c + d) / 2
        return round(row.chi2_yates if corrected else row.chi2, 9)

    ordered = sorted(result, key=lambda row: (-by_their_rule(row), row.term))
    assert [row.term for row in ordered] == case["expected"]


def test_published_fighting_words() -> None:
    """All words of an implementation of Fightin' Words over the conventions of 2012."""
    rows = published("fighting-words")
    assert len(rows) == 1042
    sides = [
        rh.TermCounts.from_counts({row[0]: row[place] for row in rows if row[place]})
        for place in (1, 2)
    ]
    result = rh.keyness(*sides, prior=0.01, measure="log-odds")
    assert len(result) == len(rows)
    for term, _, _, z in rows:
        assert result[term].z == pytest.approx(z, abs=1e-6), term


def test_published_inaugurals() -> None:
    """quanteda's figures for twelve words; its G2 adds 1e-9 inside each of four logarithms."""
    target, reference = json.loads(PUBLISHED.read_text(encoding="utf-8"))["inaugurals"]["sizes"]
    for term, a, b, chi2, g2, pmi, p in published("inaugurals"):
        row = one(a, b, target, reference, measure="fisher")
        assert row.chi2 == pytest.approx(chi2, rel=1e-6), term
        assert row.g2_four_cell == pytest.approx(g2, abs=2.2e-9 * (target + reference)), term
        assert row.pmi * math.log(2) == pytest.approx(pmi, abs=1e-7), term
        assert row.fisher_p == pytest.approx(p, rel=1e-6), term
