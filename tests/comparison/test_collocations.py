"""Collocations, against published numbers, scipy, a log-linear model, and counting one by one."""

import json
import pickle
from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics.association import BigramAssocMeasures
from nltk.util import ngrams
from scipy.stats import chi2_contingency, false_discovery_control, norm

import rhetoric as rh
from rhetoric.comparison.interactions import interaction

WORDS = st.sampled_from(["peace", "war", "and", "and", ".", ",", "Peace", "the"])
PAIR_FIELDS = ("log_dice", "pmi", "npmi", "t", "g2", "chi_square", "dice", "delta_p")
TEXTS = [
    "We want peace and bread. We want peace and land.",
    "They want peace and bread, and the people's will.",
    "The people's will is peace. Peace is the will.",
]


def stretches(texts: list[str]) -> list[list[str]]:
    return [part.split() for text in texts for part in text.lower().replace(",", ".").split(".")]


def cells_of(gram: tuple[str, ...], every: list[tuple[str, ...]]) -> Counter[tuple[bool, ...]]:
    """The table of one n-gram, from its definition."""
    return Counter(tuple(a == b for a, b in zip(gram, other, strict=True)) for other in every)


def highest_interaction(cells: Counter[tuple[bool, ...]], size: int) -> tuple[float, float]:
    """Lambda and z from a Poisson model that fits every cell."""
    keys = list(product([False, True], repeat=size))
    observed = np.array([cells[key] + 0.5 for key in keys])
    design = np.array([[1.0]])
    for _ in range(size):
        design = np.kron(design, np.array([[1.0, 0.0], [1.0, 1.0]]))
    value = float(np.linalg.solve(design, np.log(observed))[-1])
    variances = np.linalg.inv(design.T @ np.diag(observed) @ design)
    return value, value / float(np.sqrt(variances[-1, -1]))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(WORDS, max_size=25).map(" ".join), min_size=1, max_size=3),
    st.integers(2, 4),
    st.integers(1, 2),
)
def test_every_row_is_its_table(texts: list[str], size: int, least: int) -> None:
    every = [gram for part in stretches(texts) for gram in ngrams(part, size)]
    counts = Counter(every)
    found = rh.collocations(texts, size, min_count=least)
    wanted = {" ".join(gram): gram for gram, n in counts.items() if n >= least}
    assert {row.text for row in found} == set(wanted)
    for row in found:
        gram = wanted[row.text]
        cells = cells_of(gram, every)
        value, z = highest_interaction(cells, size)
        assert row.lambda_ == pytest.approx(value, abs=1e-9)
        assert row.z == pytest.approx(z, abs=1e-9)
        assert (row.count, row.n, row.sequences) == (counts[gram], size, len(every))
        single = [sum(n for key, n in cells.items() if key[place]) for place in range(size)]
        assert (row.first_count, row.last_count) == (single[0], single[-1])
        assert row.expected == pytest.approx(np.prod(single) / len(every) ** (size - 1))
        assert len(found.lines(row.text)) == row.count
    assert [row.z for row in found] == sorted((row.z for row in found), reverse=True)


@pytest.mark.parametrize(
    ("agreeing", "value", "z"),
    [
        ((140511, 7271, 10308, 1788), 1.5632339, 53.094035),
        ((140511, 211, 343, 165), 7.9352026, 43.578279),
        ((140511, 5550, 7271, 86), -1.267666, -11.625224),
    ],
)
def test_published_rows(agreeing: tuple[int, ...], value: float, z: float) -> None:
    """Rows of quanteda 4 on the US inaugural addresses."""
    lambdas, found = interaction(np.array([agreeing]), 0.5)
    assert lambdas[0] == pytest.approx(value, rel=1e-7)
    assert found[0] == pytest.approx(z, rel=1e-7)


def test_the_examples_of_quanteda() -> None:
    # In the tests of quanteda.textstats: lambda and z, then the measures of pairs.
    found = rh.collocations(["I like good ice cream.", "Me too!  I like good ice cream.", ""])
    assert [row.text for row in found] == ["good ice", "i like", "ice cream", "like good"]
    for row in found:
        assert (row.count, row.documents, row.sequences) == (2, 2, 9)
        assert row.lambda_ == pytest.approx(4.317488, abs=1e-6)
        assert row.z == pytest.approx(2.027787, abs=1e-6)
    text = "capital other capital gains other capital word2 other gains capital"
    first = rh.collocations([text], min_count=1).rows[0]
    assert first.text == "other capital"
    assert first.dice == pytest.approx(0.667, abs=1e-3)
    assert first.pmi == pytest.approx(np.log2(2 * 9 / (2 + 1) / (2 + 1)))
    assert first.chi_square == pytest.approx(2.25)
    assert first.g2 == pytest.approx(2.231, abs=1e-3)
    both = rh.collocations(["a b c . . a b c . . a b c . . . a b c", "a b . " * 4 + "a b"], (2, 3))
    assert {row.text: (row.count, row.count - row.alone) for row in both} == {
        "a b": (9, 4),
        "b c": (4, 4),
        "a b c": (4, 0),
    }


def test_pairs_against_scipy() -> None:
    for row in rh.collocations(rh.seeds(), min_count=5):
        rest = row.sequences - row.first_count - row.last_count + row.count
        table = [[row.count, row.first_count - row.count], [row.last_count - row.count, rest]]
        sign = 1 if row.count >= row.expected else -1
        g2 = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        assert row.g2 == pytest.approx(sign * g2)
        chi2 = chi2_contingency(table, correction=False).statistic
        assert row.chi_square == pytest.approx(sign * chi2)
        odds = np.log((table[0][0] + 0.5) * (rest + 0.5)) - np.log(
            (table[0][1] + 0.5) * (table[1][0] + 0.5)
        )
        assert row.lambda_ == pytest.approx(odds)


def test_p_is_corrected_for_all_lengths_together() -> None:
    found = rh.collocations(rh.seeds(), (2, 3))
    p = false_discovery_control(2 * norm.sf([abs(row.z) for row in found]))
    assert [row.p_corrected for row in found] == pytest.approx(list(p))
    one = rh.collocations([TEXTS[0], "?"])
    assert {row.p_corrected for row in one} == {None}
    assert "one document only" in " ".join(one.notes)
    assert "one document only" not in " ".join(found.notes)


def test_stop_words_may_stand_inside_and_are_counted() -> None:
    texts = ["The house of peace is the house of bread. A house of peace stands."]
    every = rh.collocations(texts, (2, 3), min_count=1)
    found = rh.collocations(texts, (2, 3), min_count=1, stop_words=["of", "The", "a", "is"])
    assert {row.text for row in found} == {"house of peace", "house of bread", "peace stands"}
    for row in found:
        assert every[row.text].z == row.z
    assert "begin or end with one of 4 stop words" in " ".join(found.notes)
    assert "stop words" in found.methods()
    nothing = rh.collocations(["", "?!"], stop_words="function-words")
    assert nothing.to_records() == []


def test_possessives() -> None:
    found = rh.collocations(TEXTS, (2, 3), min_count=1)
    assert found["people's will"].count == 2
    assert found["The people’s Will"].count == 2
    assert found["the people"].count == 2
    assert [line.text for line in found.lines("people's will")] == ["people's will"] * 2
    # "people's" before "will" is another word than "people" would be.
    assert found["people's will"].first_count == 2


@pytest.mark.parametrize("measure", ["z", "lambda", *(f.replace("_", "-") for f in PAIR_FIELDS)])
def test_sorting(measure: str) -> None:
    found = rh.collocations(rh.seeds(), measure=measure)
    field = "lambda_" if measure == "lambda" else measure.replace("-", "_")
    scores = [row.score for row in found]
    assert scores == [getattr(row, field) for row in found]
    assert scores == sorted(scores, reverse=True)  # type: ignore[type-var]
    assert found.value(found.rows[3].text) == scores[3]
    assert found.title.endswith(f"by {found.measure}")
    assert repr(found).splitlines()[2].count(f"  {found.measure}  ") == 1


def test_a_measure_of_ones_own() -> None:
    found = rh.collocations(rh.seeds(), measure=BigramAssocMeasures.jaccard)
    row = found.rows[0]
    union = row.first_count + row.last_count - row.count
    assert found.measure == "jaccard"
    assert row.score == pytest.approx(row.count / union)


def test_longer_ones_have_no_measures_of_pairs() -> None:
    found = rh.collocations(rh.seeds(), (2, 5))
    assert {row.n for row in found} == {2, 3, 4, 5}
    for row in found:
        assert all((getattr(row, field) is None) == (row.n > 2) for field in PAIR_FIELDS)
    assert "what the whole adds to all of its parts" in " ".join(found.notes)
    assert "G2" in repr(found)
    alone = rh.collocations(rh.seeds(), 3)
    assert "G2" not in repr(alone)
    assert "log-Dice" not in alone.methods()


def test_display_and_records() -> None:
    found = rh.collocations(TEXTS)
    assert json.loads(json.dumps(found.to_records())) == found.to_records()
    assert pickle.loads(pickle.dumps(found)).rows[0] == found.rows[0]
    assert found.top(2) == found.rows[:2]
    assert found.top("Want  peace") == [found["want peace"]]
    assert "Blaheta and Johnson 2001" in found.methods()
    assert "Sorted by z." in found.methods()
    pairs = sum(max(len(part) - 1, 0) for part in stretches(TEXTS))
    assert f"The texts have {pairs} sequences of 2 words." in found.notes
    assert "<table" in found._repr_html_()
    for empty in (rh.collocations([""]), rh.collocations(["one"], (2, 5))):
        assert len(empty) == 0
        assert repr(empty)
        assert empty.to_frame().shape == (0, len(rh.Collocation.__dataclass_fields__))
    only = rh.collocations(["peace peace peace"], min_count=1).rows[0]
    assert (only.g2, only.delta_p, only.npmi) == (None, None, None)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"n": 1}, "n must be a number of words from 2 to 5"),
        ({"n": (2, 6)}, r"got \(2, 6\)"),
        ({"min_count": 0}, "min_count must be"),
        ({"smoothing": 0}, "smoothing must be a number above 0"),
        ({"smoothing": float("inf")}, "smoothing must be"),
        ({"smoothing": "1"}, "smoothing must be"),
        ({"measure": "lamda"}, "Did you mean 'lambda'"),
        ({"measure": 2}, "measure 2 is none"),
        (
            {"measure": "g2", "n": (2, 3)},
            r"'g2' is one of pairs, and n goes to 3\. Choose measure='z' or measure='lambda', or",
        ),
        ({"measure": BigramAssocMeasures.jaccard, "n": 4}, "is one of pairs, and n goes to 4"),
        ({"stop_words": "all"}, "stop_words must be"),
    ],
)
def test_wrong_input(how: dict[str, object], told: str) -> None:
    with pytest.raises(rh.InputError, match=told):
        rh.collocations(TEXTS, **how)  # type: ignore[arg-type]


def test_a_collocation_that_is_not_there() -> None:
    with pytest.raises(rh.InputError, match=r"Collocations: no collocation 'want peas' here\. Did"):
        rh.collocations(TEXTS).lines("want peas")


def test_smoothing_is_said_and_used() -> None:
    plain, smooth = rh.collocations(TEXTS), rh.collocations(TEXTS, smoothing=1)
    assert smooth["want peace"].lambda_ < plain["want peace"].lambda_
    assert "1 added to each cell" in smooth.methods()
    assert "0.5 added to each cell" in plain.methods()
