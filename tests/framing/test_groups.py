"""Groups of documents: differences, effects, p over documents, and what cannot be had."""

import json
import pickle
from math import comb, isclose, log2

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.framing.compare_groups import correct
from rhetoric.framing.effects import cliffs_delta, hedges_g, log_ratio
from rhetoric.framing.permutation import log_ways, permute_documents
from rhetoric.statistics import generator, percentile_interval, resample_side

LEXICON = rh.Lexicon.from_dict({"hope": ["hope*"], "fear": ["fear*"], "none": ["zzz"]})


def document(name: str, text: str, **meta: str | int) -> rh.Document:
    return rh.Document(id=name, text=text, raw=text, meta=rh.Metadata(meta))


def scored(*groups: tuple[str, list[tuple[int, int]]]) -> rh.FrameScores:
    """Score documents of 50 words with so many words of hope and of fear."""
    return rh.score_frames(
        rh.Corpus(
            document(
                f"{name}-{number}",
                "hope " * hope + "fear " * fear + "word " * (50 - hope - fear),
                side=name,
            )
            for name, counts in groups
            for number, (hope, fear) in enumerate(counts)
        ),
        LEXICON,
        resamples=200,
    )


MANY = (
    ("left", [(6, 1), (7, 0), (5, 2), (8, 1)]),
    ("right", [(1, 1), (0, 2), (2, 0), (1, 1)]),
    ("centre", [(3, 1), (2, 1), (4, 1)]),
    ("alone", [(3, 2)]),
)


def bursty(
    draw: np.random.Generator, documents: int, rates: list[float], *, words: int = 800
) -> tuple[np.ndarray, np.ndarray]:
    """Negative binomial counts of documents whose lengths differ."""
    sizes = np.maximum(20, draw.lognormal(np.log(words), 0.5, documents).astype(np.int64))
    heat = draw.gamma(2.0, 0.5, size=(documents, len(rates)))
    return draw.poisson(heat * np.array(rates) * sizes[:, None]), sizes


# The statistics, against others


def test_effects_are_those_of_others() -> None:
    from scipy.stats import mannwhitneyu, ttest_ind

    draw = np.random.default_rng(3)
    first, second = draw.normal(1, 1, (9, 1)), draw.normal(0, 2, (14, 1)).round(1)
    t = ttest_ind(first[:, 0], second[:, 0]).statistic
    d = t * np.sqrt(1 / 9 + 1 / 14)
    # The usual approximation of the exact correction, Hedges and Olkin (1985).
    assert isclose(hedges_g(first, second)[0], d * (1 - 3 / (4 * 21 - 1)), rel_tol=1e-3)
    u = mannwhitneyu(first[:, 0], second[:, 0]).statistic
    assert isclose(cliffs_delta(first, second)[0], 2 * u / (9 * 14) - 1)


def test_effects_that_cannot_be_had() -> None:
    same, one = np.full((4, 1), 0.1), np.ones((1, 1))
    assert np.isnan(hedges_g(same, same)[0])
    assert cliffs_delta(same, same)[0] == 0
    assert np.isnan(hedges_g(one, same)[0])
    assert np.isnan(cliffs_delta(same, one)[0])


def test_a_ratio_takes_no_match_as_a_half_or_as_less() -> None:
    assert log_ratio((0, 8), (1000, 1000)) == log2(0.5 / 8)
    assert log_ratio((0, 1), (100, 10_000)) == 0.0
    assert log_ratio((0, 0), (10, 10)) is None
    assert log_ratio((1, 0), (10, 0)) is None


def test_all_ways_give_the_p_of_scipy() -> None:
    """Scipy goes through the same ways, with a statistic of its own making."""
    from scipy.stats import permutation_test

    draw = np.random.default_rng(5)
    for sizes in ((4, 4), (3, 6)):
        counts, words = bursty(draw, sum(sizes), [0.01])
        group = np.repeat([0, 1], sizes).astype(np.int16)
        pooled = counts.sum() / words.sum()

        def studentised(first: np.ndarray, second: np.ndarray) -> float:
            sides = []
            for places in (first.astype(int), second.astype(int)):
                c, w = counts[places, 0], words[places]  # noqa: B023
                rate = c.sum() / w.sum()
                error = ((c - rate * w) ** 2).sum() * len(c) / (len(c) - 1) / w.sum() ** 2
                sides.append((rate, max(error, pooled / w.sum())))  # noqa: B023
            (a, va), (b, vb) = sides
            return float((a - b) ** 2 / (va + vb))

        ids = np.arange(sum(sizes))
        wanted = permutation_test(
            (ids[: sizes[0]], ids[sizes[0] :]), studentised, n_resamples=999,
            alternative="greater", vectorized=False,
        )  # fmt: skip
        found = permute_documents(counts, words, group, permutations=999, draws=draw)
        assert found.exact
        assert found.ways == comb(sum(sizes), sizes[0])
        assert isclose(found.p[0, 0], wanted.pvalue)
        assert isclose(found.statistic[0], wanted.statistic)
        assert isclose(found.overall[0], found.p[0, 0])
        assert isclose(found.p[0, 0], found.p[1, 0])


def test_random_ways_come_near_all_ways() -> None:
    draw = np.random.default_rng(2)
    counts, words = bursty(draw, 12, [0.01, 0.02])
    counts[:6] *= 2
    group = np.repeat([0, 1], 6).astype(np.int16)
    exact = permute_documents(counts, words, group, permutations=999, draws=draw)
    rough = permute_documents(counts, words, group, permutations=900, draws=draw)
    assert (exact.exact, rough.exact) == (True, False)
    assert rough.ways == 901
    assert np.allclose(exact.p, rough.p, atol=0.05)


def test_all_ways_of_three_groups() -> None:
    counts = np.array([[9], [8], [1], [0], [4], [5]])
    words = np.full(6, 100)
    group = np.array([0, 0, 1, 1, 2, 2], dtype=np.int16)
    found = permute_documents(
        counts, words, group, permutations=999, draws=np.random.default_rng(0)
    )
    assert found.ways == 90
    assert isclose(np.exp(log_ways([2, 2, 2])), 90)
    # Of six groups that could change places, one division in 15 is the most uneven.
    assert isclose(found.overall_smallest, 1 / 15)
    assert isclose(found.overall[0], 1 / 15)
    assert isclose(found.smallest[0], 1 / comb(6, 2))
    assert found.p.shape == (3, 1)


def test_correction_leaves_out_what_was_not_tested() -> None:
    found = correct(np.array([0.01, np.nan, 0.04]))
    assert found[0] == 0.02
    assert np.isnan(found[1])
    assert np.isnan(correct(np.array([np.nan]))).all()


# Simulations


def test_without_a_difference_few_p_are_small_though_documents_are_bursty() -> None:
    """The groups differ in the length of their documents, which the bare difference confuses."""
    rates = [0.002, 0.005, 0.01, 0.02]
    draw = np.random.default_rng(11)
    small, bare = [], []
    for _ in range(120):
        sides = [bursty(draw, 20, rates, words=500), bursty(draw, 80, rates, words=4000)]
        counts, words = (np.concatenate([side[at] for side in sides]) for at in (0, 1))
        group = np.repeat([0, 1], [20, 80]).astype(np.int16)
        found = permute_documents(counts, words, group, permutations=199, draws=draw)
        small.append(found.p[0] < 0.05)
        labels = np.vstack([group, draw.permuted(np.tile(group, (199, 1)), axis=1)]) == 0
        apart = np.abs(
            labels @ counts / (labels @ words)[:, None]
            - ~labels @ counts / (~labels @ words)[:, None]
        )
        bare.append((apart >= apart[0] * (1 - 1e-9)).mean(axis=0) < 0.05)
    assert np.mean(small) < 0.07
    assert np.mean(bare) > 0.07


def test_the_interval_of_a_difference_covers() -> None:
    rates, draw = [0.004, 0.008, 0.015], np.random.default_rng(4)
    covered = []
    for seed in range(100):
        drawn = [
            resample_side(*bursty(draw, 60, [r * factor for r in rates]), 300,
                          generator(seed, name))
            for name, factor in (("a", 1.5), ("b", 1.0))
        ]  # fmt: skip
        for frame, rate in enumerate(rates):
            low, high = percentile_interval((drawn[0] - drawn[1])[:, frame], 0.95)
            covered.append(low <= 0.5 * rate <= high)
    assert 0.91 <= np.mean(covered) <= 0.98


# Two groups


def test_a_row_of_two_groups_holds_all_that_is_asked() -> None:
    scores = scored(*MANY[:2])
    row = scores.compare("side").rows[0]
    assert (row.group, row.reference, row.documents, row.reference_documents) == (
        "left", "right", 4, 4,
    )  # fmt: skip
    assert (row.count, row.reference_count) == (26, 4)
    assert (row.matching_documents, row.reference_matching_documents) == (4, 3)
    assert row.per_thousand == 130.0
    assert row.per_thousand_low is not None
    assert row.per_thousand_high is not None
    assert row.per_thousand_low < 130 < row.per_thousand_high
    assert row.ratio is not None
    assert row.log_ratio is not None
    assert isclose(row.ratio, 6.5)
    assert isclose(row.log_ratio, log2(6.5))
    assert row.ratio_low is not None
    assert row.ratio_high is not None
    assert 1 < row.ratio_low < 6.5 < row.ratio_high
    assert row.cliffs_delta == 1.0
    assert row.hedges_g is not None
    assert row.hedges_g > 2
    assert row.p is not None
    assert isclose(row.p, 2 / comb(8, 4))
    assert row.few_documents
    assert row.p_corrected is not None
    assert row.p_corrected >= row.p
    assert row.smallest_p is not None
    assert isclose(row.smallest_p, 2 / 70)


def test_rows_open_to_their_lines() -> None:
    result = scored(*MANY).compare("side")
    for row in result:
        assert len(list(row.matches)) == row.count
        assert len(list(row.reference_matches)) == row.reference_count
        assert {match.document.split("-")[0] for match in row.matches} <= {row.group}
        assert {match.label for match in row.reference_matches} <= {row.frame}
    assert pickle.loads(pickle.dumps(result)).rows[0].matches[0].text == "hope"


def test_three_documents_a_side_say_that_no_p_can_be_small() -> None:
    result = scored(("a", [(9, 0)] * 3), ("b", [(0, 0), (1, 0), (0, 0)])).compare("side")
    row = result.rows[0]
    assert row.p is not None
    assert isclose(row.p, 0.1)
    assert "no p can be under 0.1" in row.note
    assert "no p can be under 0.1" in repr(result)


def test_one_document_on_a_side_never_gives_a_p() -> None:
    row = scored(("a", [(9, 0)] * 6), ("b", [(0, 0)])).compare("side").rows[0]
    assert row.difference == 180.0
    assert (row.p, row.p_corrected, row.smallest_p, row.low, row.hedges_g) == (None,) * 5
    assert "one document only in b" in row.note


def test_a_frame_that_nothing_matched_is_not_tested() -> None:
    none = scored(*MANY[:2]).compare("side").rows[2]
    assert (none.p, none.ratio, none.ratio_low) == (None, None, None)
    assert none.difference == 0.0
    assert "nothing matched in left and right" in none.note


def test_a_side_without_a_match_bounds_no_ratio() -> None:
    row = scored(("a", [(3, 0), (4, 0)]), ("b", [(0, 0), (0, 1)])).compare("side").rows[0]
    assert row.ratio == 14.0
    assert (row.ratio_low, row.ratio_high) == (None, None)
    assert row.high is not None


def test_identical_documents_differ_in_nothing() -> None:
    row = scored(("a", [(3, 0)] * 5), ("b", [(3, 0)] * 5)).compare("side").rows[0]
    assert (row.difference, row.ratio, row.p, row.cliffs_delta) == (0.0, 1.0, 1.0, 0.0)
    assert row.hedges_g is None


def test_a_group_without_words() -> None:
    corpus = rh.Corpus(
        [document("1", "hope here", side="a"), document("2", "we hope", side="a"),
         document("3", "", side="b"), document("4", "***", side="b"),
         document("5", "they fear", side="c"), document("6", "we fear", side="c")]
    )  # fmt: skip
    scores = rh.score_frames(corpus, LEXICON)
    row = scores.compare("side", ("a", "b")).rows[0]
    assert (row.difference, row.p, row.note) == (None, None, "no words on one side")
    many = scores.compare("side")
    assert isinstance(many, rh.GroupDifferences)
    assert [row.documents for row in many.rows[:3]] == [2, 0, 2]
    assert [row.p is None for row in many.rows[:3]] == [False, True, False]
    assert many.overall.rows[0].groups == 2


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=4, max_size=9))
def test_swapping_two_groups_flips_the_sign_and_keeps_p(counts: list[tuple[int, int]]) -> None:
    scores = scored(("a", counts[:2]), ("b", counts[2:]))
    for one, other in zip(
        scores.compare("side", ("a", "b")), scores.compare("side", ("b", "a")), strict=True
    ):
        assert one.difference == -(other.difference or 0.0)
        assert one.p == other.p
        assert one.low is not None
        assert isclose(one.low, -(other.high or 0.0), abs_tol=1e-9)
        if one.log_ratio is not None and other.log_ratio is not None:
            assert isclose(one.log_ratio, -other.log_ratio, abs_tol=1e-12)
        if one.cliffs_delta is not None and other.cliffs_delta is not None:
            assert isclose(one.cliffs_delta, -other.cliffs_delta, abs_tol=1e-12)


# Many groups


def test_each_of_many_groups_is_compared_with_the_rest() -> None:
    result = scored(*MANY).compare("side")
    assert isinstance(result, rh.GroupDifferences)
    assert result.groups == ("left", "right", "centre", "alone")
    assert result.frames == ("hope", "fear", "none")
    assert [(row.frame, row.group) for row in result][:5] == [
        ("hope", "left"), ("hope", "right"), ("hope", "centre"), ("hope", "alone"),
        ("fear", "left"),
    ]  # fmt: skip
    left = result.rows[0]
    assert (left.reference, left.reference_documents, left.reference_count) == ("the rest", 8, 16)
    assert left.difference == 130.0 - 40.0
    assert left.p is not None
    alone = result.rows[3]
    assert (alone.p, alone.low) == (None, None)
    assert alone.difference is not None
    assert "One document only, so neither interval nor p: alone (1)" in repr(result)
    assert [row.group for row in result.top("left")] == ["left"] * 3


def test_whether_many_groups_differ_at_all() -> None:
    result = scored(*MANY).compare("side")
    assert isinstance(result, rh.GroupDifferences)
    hope, fear, none = result.overall
    assert (hope.groups, hope.documents, hope.count) == (3, 11, 39)
    assert (hope.highest, hope.lowest) == ("left", "right")
    assert hope.p is not None
    assert hope.p_corrected is not None
    assert hope.p < 0.005
    assert hope.p_corrected == 2 * hope.p
    assert fear.p is not None
    assert fear.p > 0.5
    assert (none.p, none.statistic, none.note) == (None, None, "nothing matched")
    assert "Pauly" in result.overall.methods()


def test_groups_can_be_named() -> None:
    scores = scored(*MANY)
    three = scores.compare("side", ["centre", "left", "right"])
    assert isinstance(three, rh.GroupDifferences)
    assert three.groups == ("centre", "left", "right")
    assert three.rows[0].reference_documents == 8
    two = scores.compare("side", ("left", "right"))
    assert not isinstance(two, rh.GroupDifferences)
    assert two.groups == ("left", "right")
    alone = scored(*MANY[:2]).compare("side")
    assert [row.p for row in two] == [row.p for row in alone]


def test_only_groups_of_one_document() -> None:
    result = scored(*((name, [(2, 1)]) for name in "abcd")).compare("side")
    assert isinstance(result, rh.GroupDifferences)
    assert all(row.p is None and row.difference == 0 for row in result if row.frame == "hope")
    assert "fewer than two groups have two documents" in repr(result.overall)
    assert "No p-values" in result.methods()


def test_the_same_seed_gives_the_same_numbers() -> None:
    assert scored(*MANY).compare("side").to_records() == scored(*MANY).compare("side").to_records()


def test_records_and_methods() -> None:
    result = scored(*MANY).compare("side")
    assert isinstance(result, rh.GroupDifferences)
    for one in (result, result.overall):
        assert json.loads(json.dumps(one.to_records())) == one.to_records()
    assert "matches" not in result.to_records()[0]
    for part in ("Hedges 1981", "Cliff 1993", "Benjamini", "9,999 random", "seed 0"):
        assert part in result.methods()


def test_wrong_groups_are_refused() -> None:
    scores = scored(*MANY)
    with pytest.raises(rh.InputError, match=r"no value 'lefft'. Did you mean 'left'"):
        scores.compare("side", ("lefft", "right"))
    for groups in ("left", ["left"], ["left", "left"], {"left", "right"}):
        with pytest.raises(rh.InputError, match="two or more different values of 'side'"):
            scores.compare("side", groups)  # type: ignore[arg-type]
    with pytest.raises(rh.InputError, match="has 1 value"):
        scored(MANY[0]).compare("side")
    with pytest.raises(rh.InputError, match=r"201 values.*2 to 200 groups"):
        scored(*((f"g{n}", [(1, 0)]) for n in range(201))).compare("side")
    with pytest.raises(rh.InputError, match="permutations must be 99 or more, got 5"):
        scores.compare("side", permutations=5)


def test_the_seeds_are_too_few_for_any_p_and_say_so() -> None:
    result = rh.score_frames(rh.seeds(), rh.load_lexicon("us-and-them")).compare("voice")
    assert isinstance(result, rh.GroupDifferences)
    assert all(row.smallest_p is None or row.smallest_p >= 0.1 for row in result)
    shown = repr(result)
    assert "third-person (smallest 0.1)" in shown
    assert "first-person (1), mixed (1)" in shown
