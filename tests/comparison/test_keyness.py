"""Keyness beside scipy, published values and slow loops."""

import json
import math
import pickle
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy import stats

import rhetoric as rh
from rhetoric.comparison.measures import MEASURES

SIGNED = (
    "g2", "g2_four_cell", "chi2", "chi2_yates", "log_ratio", "log_ratio_conservative", "log_odds",
    "z",
)  # fmt: skip
LISTS = st.dictionaries(
    st.sampled_from(["peace", "land", "bread", "war", "unity", "hope"]),
    st.one_of(st.integers(0, 6), st.integers(0, 10_000)),
).filter(lambda counts: any(counts.values()))
MORE = st.integers(0, 5_000)


def listed(counts: Mapping[str, int], more: int = 0, name: str = "") -> rh.TermCounts:
    """Make a frequency list that leaves out some words."""
    return rh.TermCounts.from_counts(counts, words=sum(counts.values()) + more, name=name)


def one(a: int, b: int, c: int, d: int, **options: Any) -> rh.KeynessRow:
    """Compare one word."""
    first, second = ({"word": n, "others": size - n} for n, size in ((a, c), (b, d)))
    return rh.keyness(listed(first), listed(second), **options)["word"]


@given(first=LISTS, second=LISTS, more=MORE, others=MORE)
@settings(deadline=None)
def test_signs_flip_when_the_sides_are_swapped(
    first: dict[str, int], second: dict[str, int], more: int, others: int
) -> None:
    sides = listed(first, more), listed(second, others)
    there, back = rh.keyness(*sides), rh.keyness(*sides[::-1])
    assert {row.term for row in there} == {row.term for row in back}
    for row in there:
        other = back[row.term]
        for name in SIGNED:
            value, flipped = getattr(row, name), getattr(other, name)
            assert value == flipped is None or value == pytest.approx(-flipped, rel=1e-9, abs=1e-9)
        assert row.log_ratio_low == -other.log_ratio_high
        assert (row.bic, row.p_corrected) == (other.bic, other.p_corrected)
        assert row.odds_ratio == pytest.approx(1 / other.odds_ratio, rel=1e-9)
        assert row.simple_maths == pytest.approx(1 / other.simple_maths, rel=1e-9)
        assert (row.count, row.per_thousand) == (
            other.reference_count,
            other.reference_per_thousand,
        )
        rates = row.per_thousand - row.reference_per_thousand
        for name in ("g2", "g2_four_cell", "chi2", "log_ratio", "percent_difference", "pmi"):
            assert getattr(row, name) * rates >= -1e-9


@given(first=LISTS, second=LISTS, more=MORE, others=MORE)
@example(first={"peace": 1}, second={"peace": 3}, more=0, others=0)
@example(first={"peace": 1}, second={"peace": 1}, more=2501, others=2501)
@settings(deadline=None)
def test_statistics_equal_those_of_scipy(
    first: dict[str, int], second: dict[str, int], more: int, others: int
) -> None:
    result = rh.keyness(listed(first, more), listed(second, others))
    p = []
    for row in result:
        a, b, c, d = row.count, row.reference_count, row.words, row.reference_words
        expected = np.array([c, d]) * (a + b) / (c + d)
        two = stats.power_divergence([a, b], expected, lambda_="log-likelihood")
        assert abs(row.g2) == pytest.approx(two.statistic, abs=1e-7)
        assert row.bic == pytest.approx(two.statistic - math.log(c + d), abs=1e-7)
        p.append((row.term, float(stats.chi2.sf(abs(row.g2), 1))))
        if a + b < c + d:
            four = stats.chi2_contingency(
                [[a, b], [c - a, d - b]], correction=False, lambda_="log-likelihood"
            )
            assert abs(row.g2_four_cell) == pytest.approx(four.statistic, abs=1e-7)
        else:
            assert row.g2_four_cell == pytest.approx(0, abs=1e-9)
    # Benjamini and Hochberg, step by step: the largest p first, none above the one before.
    least = 1.0
    for rank, (term, value) in reversed(list(enumerate(sorted(p, key=lambda x: x[1]), 1))):
        least = min(least, value * len(p) / rank)
        assert result[term].p_corrected == pytest.approx(least, abs=1e-12)


@given(first=LISTS, second=LISTS, more=MORE, others=MORE)
@settings(deadline=None)
def test_log_ratio_and_log_odds_equal_slow_loops(
    first: dict[str, int], second: dict[str, int], more: int, others: int
) -> None:
    prior = rh.TermCounts.from_counts({"peace": 5, "land": 2, "sea": 13})
    sides = listed(first, more), listed(second, others)
    union = {*sides[0].terms, *sides[1].terms}
    pooled = {term: sides[0][term].count + sides[1][term].count for term in union}
    words = sides[0].words + sides[1].words
    lacking = union - {"peace", "land"}
    priors: list[tuple[Any, dict[str, float], float]] = [
        (0.3, dict.fromkeys(union, 0.3), 0.3 * len(union)),
        ("pooled", {term: 40 * pooled[term] / words for term in union}, 40),
        (
            prior,
            {term: 40 * (prior[term].count or 0.5) / 20 for term in union},
            40 + 40 * 0.5 * len(lacking) / 20,
        ),
    ]
    for given_prior, alpha, total in priors:
        for row in rh.keyness(*sides, prior=given_prior, prior_words=40):
            odds = []
            for count, size in ((row.count, row.words), (row.reference_count, row.reference_words)):
                rest = size + total - count - alpha[row.term]
                odds.append(None if rest < 1e-9 else (count + alpha[row.term]) / rest)
            if None in odds:
                assert row.log_odds is None or abs(row.log_odds) > 20
                continue
            delta = math.log(odds[0] or 0) - math.log(odds[1] or 0)
            variance = sum(1 / (n + alpha[row.term]) for n in (row.count, row.reference_count))
            assert row.log_odds == pytest.approx(delta, abs=1e-7)
            assert row.z == pytest.approx(delta / math.sqrt(variance), abs=1e-7)
            assert ("not in the prior" in row.note) == (
                given_prior is prior and row.term in lacking
            )
    for row in rh.keyness(*sides):
        if not row.count or not row.reference_count:
            continue
        ratio = math.log2(row.count / row.words / (row.reference_count / row.reference_words))
        assert row.log_ratio == pytest.approx(ratio, abs=1e-9)


def test_interval_of_the_log_ratio_is_that_of_the_relative_risk() -> None:
    row = one(40, 10, 1000, 2000, confidence=0.9)
    oracle = stats.contingency.relative_risk(40, 1000, 10, 2000)
    interval = oracle.confidence_interval(0.9)
    assert row.log_ratio == pytest.approx(math.log2(oracle.relative_risk))
    assert row.log_ratio_low == pytest.approx(math.log2(interval.low))
    assert row.log_ratio_high == pytest.approx(math.log2(interval.high))
    assert row.note == ""


def test_published_log_likelihood() -> None:
    # The two-cell value is that of Rayson's log-likelihood calculator; the four-cell, scipy's.
    row = one(52, 57, 50_000, 75_000)
    assert row.g2 == pytest.approx(2.6517, abs=5e-5)
    assert row.g2_four_cell == pytest.approx(2.65406, abs=5e-5)
    assert one(57, 52, 75_000, 50_000).g2 == pytest.approx(-2.6517, abs=5e-5)


# Counts of Democrats and Republicans in 189 speeches at the conventions of 2012, and z with a
# flat prior of 0.01 over 1,042 words, as an implementation of Fightin' Words printed them.
FIGHTING_WORDS = [
    ("barack", 195, 46, 6.884715),
    ("middle", 128, 23, 6.178659),
    ("class", 117, 18, 6.139483),
    ("forward", 103, 16, 5.747043),
    ("health", 115, 25, 5.475232),
    ("higher", 11, 8, -0.005662),
    ("reason", 11, 8, -0.005662),
    ("issue", 11, 8, -0.005662),
    ("success", 25, 62, -5.196897),
    ("better", 66, 108, -5.224777),
    ("story", 31, 72, -5.427586),
    ("business", 47, 127, -7.728692),
    ("government", 40, 155, -9.483106),
]


def test_published_fighting_words() -> None:
    terms, words = 1042, (26_780, 19_429)
    fill = terms - len(FIGHTING_WORDS)
    sides = []
    for side in (1, 2):
        counts = {str(row[0]): int(row[side]) for row in FIGHTING_WORDS}
        counts |= {f"filler{number}": 1 for number in range(fill)}
        sides.append(listed(counts, words[side - 1] - sum(counts.values())))
    result = rh.keyness(*sides, prior=0.01, measure="log-odds")
    for term, _, _, z in FIGHTING_WORDS:
        assert result[term].z == pytest.approx(z, abs=1e-6)


def test_zeros_are_named_and_never_infinite() -> None:
    row = one(0, 30, 1000, 1000)
    assert row.log_ratio == pytest.approx(math.log2(0.5 / 30))
    assert row.note == "not in target: log ratio, odds ratio and PMI as if it occurred 0.5 times"
    assert (row.count, row.per_thousand, row.g2 < 0, (row.z or 0) < 0) == (0, 0.0, True, True)
    # In ten words nobody expects a word that the other side has once in a thousand.
    row = one(0, 1, 10, 1000)
    assert row.log_ratio == 0.0
    assert row.note == "not in target: log ratio, odds ratio and PMI as if it occurred 0.01 times"
    for row in rh.keyness(["peace"], ["war"]):
        record = {name: value for name, value in vars_of(row).items() if isinstance(value, float)}
        assert all(map(math.isfinite, record.values())), record


def vars_of(row: rh.KeynessRow) -> dict[str, object]:
    """Give the fields of a row."""
    return {name: getattr(row, name) for name in rh.KeynessRow.__dataclass_fields__}


def test_one_word_in_the_world() -> None:
    (row,) = rh.keyness(["peace peace"], ["peace"])
    assert (row.g2, row.g2_four_cell, row.log_ratio, row.log_odds, row.z) == (0, 0, 0, None, None)


def test_leaving_out_changes_no_number_but_the_corrected_p() -> None:
    seeds = rh.seeds()
    sides = seeds[:2], seeds[2:]
    everything = rh.keyness(*sides)
    some = rh.keyness(*sides, min_count=4, stop_words="function-words")
    assert 0 < len(some) < len(everything)
    for row in some:
        whole = everything[row.term]
        assert row.count + row.reference_count >= 4
        own, all_of = vars_of(row), vars_of(whole)
        assert own.pop("p_corrected") != all_of.pop("p_corrected") or row.g2 == 0
        assert abs(row.log_ratio_conservative) >= abs(whole.log_ratio_conservative)
        del own["log_ratio_conservative"], all_of["log_ratio_conservative"]
        assert own == all_of
    left_out = "under 4 times and 224 function words. They are counted in the sizes"
    assert any(left_out in note for note in some.notes)
    assert f"corrected for {len(some)} words" in some.methods()
    with pytest.raises(rh.InputError, match="no word 'the' here"):
        some["the"]


def test_texts_tokens_and_counts_give_the_same() -> None:
    seeds = rh.seeds()
    first, second = seeds[:2], seeds[2:]
    made = rh.keyness(first, second, names=("a", "b"))
    # What only texts tell is not there of a side that is counts.
    others: list[tuple[Any, Any, tuple[str, ...]]] = [
        (rh.tokenize(first), rh.term_counts(second), ("reference_dp", "reference_per_text")),
        (rh.term_counts(first[:1]) + rh.term_counts(first[1:]), list(second), ("dp", "per_text")),
    ]
    for *sides, gone in others:
        expected = [record | dict.fromkeys((*gone, "welch_t")) for record in made.to_records()]
        assert rh.keyness(*sides, names=("a", "b")).to_records() == expected
    assert rh.keyness(seeds[0], seeds[1]).group == seeds[0].id
    assert pickle.loads(pickle.dumps(made)).to_records() == made.to_records()


def test_rows_and_top() -> None:
    result = rh.keyness(
        ["peace peace peace land", "peace land"], ["war war war war land", "war hope"],
        names=("doves", "hawks"),
    )  # fmt: skip
    values = [row.g2 for row in result]
    assert values == sorted(values, reverse=True)
    assert [row.term for row in result.top("doves")] == ["peace", "land"]
    assert [row.term for row in result.top("hawks", 1)] == ["war"]
    assert [row.term for row in result.top(2)] == ["war", "peace"]
    assert result.top("Peace") == [result["peace"]]
    row = result["peace"]
    assert (row.documents, row.reference_documents, row.count, row.words) == (2, 0, 4, 6)
    assert (row.group, row.reference) == ("doves", "hawks")
    assert result.title == (
        "doves (2 texts, 6 words) against hawks (2 texts, 7 words): words by G2 (two-cell)"
    )
    with pytest.raises(rh.InputError, match=r"no word 'pece' here\. Did you mean 'peace'"):
        result.top("pece")


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_sorts(measure: str) -> None:
    seeds = rh.seeds()
    result = rh.keyness(seeds[:2], seeds[2:], measure=measure)
    values = [result.value(row.term) for row in result]
    assert values == sorted(values, reverse=True)
    (strongest,) = result.top(1)
    assert abs(result.value(strongest.term)) == max(map(abs, values))
    for row in result.top("target", 5):
        assert result.value(row.term) >= 0
        assert row.per_thousand > row.reference_per_thousand
    assert result.measure_title in result.title
    assert result.measure_title in result.methods()
    fields = {
        "log-ratio-conservative": "log_ratio_conservative",
        "percent-difference": "percent_difference",
        "log-odds": "z",
        "permutation": "welch_t",
    }
    if hasattr(strongest, name := fields.get(measure, measure.replace("-", "_"))):
        shown = getattr(strongest, name)
        if measure in ("odds-ratio", "simple-maths"):
            shown = math.log2(shown)
        assert abs(result.value(strongest.term)) == pytest.approx(abs(shown))


def test_one_text_gives_rows_but_no_p() -> None:
    result = rh.keyness(rh.seeds()[0], rh.seeds()[1:])
    assert all(row.p_corrected is None and row.count + row.reference_count for row in result)
    assert "One text only in" in repr(result)
    assert "no p-values, since a side is one text" in result.methods()
    several = rh.keyness(rh.seeds()[:2], rh.seeds()[2:])
    assert all(0 <= (row.p_corrected or 0) <= 1 for row in several)
    assert "One text" not in repr(several)


def test_what_is_odd_about_the_sides_is_said() -> None:
    texts = ["peace and land", "war"]
    assert any("the same texts" in note for note in rh.keyness(texts, texts).notes)
    frequency = listed({"peace": 2}, name="list")
    assert any("How many texts list has" in note for note in rh.keyness(texts, frequency).notes)
    assert rh.keyness(texts, frequency)["peace"].reference_documents is None


def test_names_come_from_the_corpora_where_they_differ() -> None:
    groups = rh.seeds().group_by("voice")
    first, third = groups["first-person"], groups["third-person"]
    assert rh.keyness(first, third).group == "first-person"
    assert rh.keyness(first, ["peace"]).reference == "reference"
    result = rh.keyness(rh.seeds()[2:], rh.seeds()[:2])
    assert (result.group, result.reference) == ("target", "reference")


def test_records_are_plain() -> None:
    seeds = rh.seeds()
    records = rh.keyness(seeds[:2], seeds[2:]).to_records()
    assert json.loads(json.dumps(records)) == records


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"measure": "tf"}, "measure 'tf' is none.* There are: g2, g2-four-cell, chi2, chi2-yates"),
        ({"measure": "log-oods"}, "Did you mean 'log-odds'"),
        ({"names": "ab"}, "names must be two different names, got 'ab'"),
        ({"names": ("a", "a")}, "two different names"),
        ({"prior": 0}, "prior must be a number above 0, got 0"),
        ({"prior": "flat"}, "prior must be 'pooled', a number above 0"),
        ({"prior": True}, "prior must be 'pooled'"),
        ({"prior": float("nan")}, "prior must be a number above 0, got nan"),
        ({"prior_words": -1}, "prior_words must be a number above 0"),
        ({"prior": rh.term_counts([""])}, "given as prior have no words"),
        ({"min_count": 0}, "min_count must be a whole number from 1 on"),
        ({"min_count": 1.5}, "got 1.5"),
        (
            {"min_count": 100},
            "no word is left: min_count=100, min_documents=1, 0 stop words. Loosen",
        ),
        ({"stop_words": "english"}, "keyness: stop_words"),
        ({"confidence": 95}, "confidence must lie between 0 and 1, got 95"),
    ],
)
def test_wrong_questions_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(rh.InputError, match=message):
        rh.keyness(["Peace and land."], ["War and land."], **options)


def test_sides_that_cannot_be_compared() -> None:
    with pytest.raises(rh.InputError, match="reference has no words"):
        rh.keyness(["Peace."], ["…"])
    with pytest.raises(rh.InputError, match="keyness takes a list of texts, not a bare string"):
        rh.keyness("Peace.", ["War."])


def test_texts_on_both_sides_are_told() -> None:
    one, other = rh.read_corpus(["War.", "Peace and land."]), rh.read_corpus(["Peace and land."])
    told = "1 text of reference stands in target as well, word for word"
    assert told in rh.keyness(one, other).notes[0]
    assert not any("word for word" in note for note in rh.keyness(one, rh.seeds()).notes)


def test_of_one_side_as_counts_the_other_keeps_what_its_texts_say() -> None:
    texts = ["peace peace war", "peace land land land", "land land"]
    listed = rh.TermCounts.from_counts({"peace": 5, "land": 9, "bread": 1})
    whole = rh.keyness(texts, ["bread", "land"])
    for part, reverse in ((rh.keyness(texts, listed), rh.keyness(listed, texts)),):
        for row in (part["peace"], part["land"]):
            assert (row.dp, row.per_text) == (whole[row.term].dp, whole[row.term].per_text)
            assert (row.reference_dp, row.reference_per_text, row.welch_t) == (None, None, None)
            other = reverse[row.term]
            assert (other.reference_dp, other.reference_per_text) == (row.dp, row.per_text)
            assert (other.dp, other.per_text) == (None, None)
        assert part.column("dp").tolist()[-2:] == [part["peace"].dp, part["war"].dp]
        assert "permutation'" not in " ".join(part.notes)
        assert "how evenly (dp)" in " ".join(part.notes)
    counts = rh.keyness(listed, rh.TermCounts.from_counts({"peace": 1}))
    assert not any("(dp)" in note for note in counts.notes)
