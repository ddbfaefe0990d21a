"""Collocates, against NLTK, by hand and by counting one by one."""

import json
import pickle
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.collocations import BigramCollocationFinder
from nltk.metrics.association import BigramAssocMeasures
from scipy.stats import fisher_exact

import rhetoric as rh

TEXTS = [
    "We want peace now, and bread. They want peace and land.",
    "Peace and bread! We have land and bread and peace.",
    "No node stands here, only land.",
]
WORDS = st.sampled_from(["peace", "war", "and", "land", ".", ",", "Peace"])


def _words(seed: int, size: int = 2_000) -> list[str]:
    draw = np.random.default_rng(seed)
    return [f"w{number}" for number in draw.zipf(1.6, size).clip(max=40)] + ["end"]


@pytest.mark.parametrize(
    ("field", "measure"),
    [
        ("pmi", BigramAssocMeasures.pmi),
        ("t", BigramAssocMeasures.student_t),
        ("g2", BigramAssocMeasures.likelihood_ratio),
        ("chi_square", BigramAssocMeasures.chi_sq),
        ("dice", BigramAssocMeasures.dice),
    ],
)
def test_next_words_as_nltk_scores_them(field: str, measure: object) -> None:
    words = _words(1)
    finder = BigramCollocationFinder.from_words(words)
    theirs = {
        second: score for (first, second), score in finder.score_ngrams(measure) if first == "w2"
    }
    found = rh.collocates([" ".join(words)], "w2", window=(0, 1), min_count=1)
    assert set(found.words) == set(theirs)
    for row in found:
        ours = getattr(row, field)
        sign = 1 if field in ("pmi", "t", "dice") or row.count >= row.expected else -1
        assert ours == pytest.approx(sign * theirs[row.word], rel=1e-9, abs=1e-9)
    assert {row.left for row in found} == {0}


def test_a_measure_of_nltk_can_sort_the_rows() -> None:
    found = rh.collocates(TEXTS, "peace", measure=BigramAssocMeasures.jaccard, min_count=1)
    row = found["want"]
    cells = (row.count, found._company.in_windows - row.count, row.word_count - row.count)
    assert row.score == pytest.approx(row.count / sum(cells))
    assert found.measure == "jaccard"
    assert "Sorted by jaccard" in found.methods()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from("peace war and land . , Peace".split()), max_size=25).map(
            " ".join
        ),
        min_size=1,
        max_size=4,
    ),
    st.integers(0, 4),
    st.integers(0, 4),
)
def test_windows_counted_one_by_one(texts: list[str], before: int, after: int) -> None:
    texts = [*texts, "land"]
    tokens = rh.tokenize(texts)
    near: Counter[str] = Counter()
    sides: dict[str, Counter[str]] = {"left": Counter(), "right": Counter()}
    documents: dict[str, set[str]] = {}
    for sentence in tokens.sentences:
        words = [w.lower() for w in sentence.text.replace(".", " ").replace(",", " ").split()]
        nodes = [place for place, word in enumerate(words) if word == "peace"]
        for place, word in enumerate(words):
            left = any(0 < node - place <= before for node in nodes)
            right = any(0 < place - node <= after for node in nodes)
            near[word] += left or right
            sides["left"][word] += left
            sides["right"][word] += right
            if left or right:
                documents.setdefault(word, set()).add(sentence.document)
    found = rh.collocates(texts, "peace", window=(before, after), min_count=1)
    assert {row.word: row.count for row in found} == {w: n for w, n in near.items() if n}
    for row in found:
        assert (row.left, row.right) == (sides["left"][row.word], sides["right"][row.word])
        assert row.documents == len(documents[row.word])
        lines = found.lines(row.word)
        assert 1 <= len(lines) <= row.node_count
        assert {line.document for line in lines} == documents[row.word]


def test_by_hand() -> None:
    found = rh.collocates(TEXTS, "peace", window=2, min_count=1)
    row = found["want"]
    assert (row.count, row.left, row.right, row.documents) == (2, 2, 0, 1)
    assert (row.word_count, row.node_count) == (2, 4)
    assert row.log_dice == pytest.approx(14 + np.log2(2 * 2 / (4 + 2)))
    # In windows: we, want, now, and; they, want, and, land; and, bread; bread, and.
    size, words = 12, 27
    assert row.expected == pytest.approx(size * 2 / words)
    assert row.pmi == pytest.approx(np.log2(2 * words / (size * 2)))
    assert row.npmi == pytest.approx(row.pmi / -np.log2(2 / words))
    assert row.delta_p == pytest.approx(2 / size)
    table = [[2, size - 2], [0, words - size]]
    exact = fisher_exact(np.array(table), alternative="greater")[1]
    assert row.fisher_p == pytest.approx(exact)
    assert row.log_ratio_low < row.log_ratio < row.log_ratio_high  # type: ignore[operator]


def test_windows_of_sentences() -> None:
    found = rh.collocates(TEXTS, "have", unit="sentence", min_count=1)
    assert set(found.words) == {"we", "land", "and", "bread", "peace"}
    wider = rh.collocates(TEXTS, "have", unit="sentence", window=(1, 0), min_count=1)
    assert wider["bread"].count == 2
    assert wider["bread"].left == 1
    assert "the whole sentence and 1 sentence to the left and 0 to the right" in wider.methods()


def test_between_two_nodes_a_word_counts_once() -> None:
    row = rh.collocates(["peace and peace. x y z"], "peace", min_count=1)["and"]
    assert (row.count, row.left, row.right) == (1, 1, 1)
    twice = rh.collocates(["peace and peace. x y z"], "peace", min_count=1)["peace"]
    assert (twice.count, twice.node_count) == (2, 2)


def test_a_phrase_is_one_node_and_its_words_are_no_collocates() -> None:
    texts = ["The Union of Soviets met. In the Union of Soviets we met."]
    found = rh.collocates(texts, "union of soviets", min_count=1)
    assert set(found.words) == {"the", "met", "in", "we"}
    assert found["met"].node_count == 2
    both = rh.collocates(texts, {"a": ["union of soviets"], "b": ["union of *"]}, min_count=1)
    assert both["met"].node_count == 2


def test_sorting_and_lines() -> None:
    seeds = rh.seeds()
    for measure in ("log-dice", "pmi", "npmi", "t", "g2", "chi-square", "dice", "delta-p"):
        found = rh.collocates(seeds, "soviet", measure=measure, min_count=2)
        scores = [row.score for row in found]
        assert scores == sorted(scores, reverse=True)  # type: ignore[type-var]
    union = rh.collocates(seeds, "soviet").lines("union")
    assert len(union) == rh.collocates(seeds, "soviet")["union"].count == 34
    assert all("Union" in (*row.left_words, *row.right_words) for row in union)
    assert "union stands in the window" in " ".join(union.notes)


def test_it_says_what_it_does_not_know() -> None:
    one = rh.collocates(["peace and land, peace and bread"], "peace", min_count=1, unit="sentence")
    assert {row.p_corrected for row in one} == {None}
    assert {row.log_ratio for row in one} == {None}  # all words are in windows
    assert {row.g2 for row in one} == {None}
    assert "one document only" in " ".join(one.notes)
    assert "Only 2 nodes" in " ".join(one.notes)
    none = rh.collocates(TEXTS, "pease")
    assert len(none) == 0
    assert "Did you mean 'peace'?" in " ".join(none.notes)
    assert none.to_records() == []
    assert "0 collocates" in repr(none)
    only = rh.collocates(["peace peace"], "peace", min_count=1)
    assert only.to_records()[0]["npmi"] is None


def test_records_and_display() -> None:
    found = rh.collocates(TEXTS, "peace", min_count=1, stop_words="function-words")
    assert "and" not in found.words
    assert json.dumps(found.to_records())
    assert pickle.loads(pickle.dumps(found)).words == found.words
    assert "log-Dice" in repr(found)
    assert "<table" in found._repr_html_()
    assert found.top(2) == found.rows[:2]
    assert found.top("Bread") == [found["bread"]]
    assert "Evert 2008" in found.methods()


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"measure": "logdice"}, r"measure 'logdice' is none\. Did you mean 'log-dice'"),
        ({"measure": 3}, "measure 3 is none"),
        ({"window": -1}, "window must be"),
        ({"window": (1, 2, 3)}, "window must be"),
        ({"unit": "line"}, "unit must be one of"),
        ({"min_count": 0}, "min_count must be"),
        ({"confidence": 2.0}, "confidence must lie"),
        ({"stop_words": "all"}, "stop_words must be"),
    ],
)
def test_wrong_input(how: dict[str, object], told: str) -> None:
    with pytest.raises(rh.InputError, match=told):
        rh.collocates(TEXTS, "peace", **how)  # type: ignore[arg-type]


def test_no_words_and_no_such_word() -> None:
    with pytest.raises(rh.InputError, match="no words"):
        rh.collocates([""], "peace")
    with pytest.raises(rh.InputError, match="no collocate 'wants'"):
        rh.collocates(TEXTS, "peace", min_count=1).lines("wants")
