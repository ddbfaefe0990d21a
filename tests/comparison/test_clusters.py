"""Clusters and n-grams, against NLTK and counting one by one."""

import json
import pickle
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.util import ngrams

import rhetoric as rh

WORDS = st.sampled_from(["peace", "war", "and", "and", ".", ",", "Peace", "people 's", "the"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(WORDS, max_size=30).map(" ".join), min_size=1, max_size=4),
    st.integers(1, 4),
    st.integers(1, 3),
)
def test_ngrams_counted_one_by_one(texts: list[str], size: int, least: int) -> None:
    texts = [text.replace(" 's", "'s") for text in texts]
    counts: Counter[str] = Counter()
    documents: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        for stretch in text.lower().replace(",", ".").split("."):
            for gram in ngrams(stretch.split(), size):
                name = " ".join(gram).removesuffix("'s")
                counts[name] += 1
                documents.setdefault(name, set()).add(number)
    found = rh.ngrams(texts, size, min_count=least)
    assert {row.text: row.count for row in found} == {t: n for t, n in counts.items() if n >= least}
    for row in found:
        assert row.documents == len(documents[row.text])
        assert row.alone == row.count
        lines = found.lines(row.text)
        assert len(lines) == row.count
        assert {line.text.lower() for line in lines} == {row.text}


def test_clusters_are_the_ngrams_with_the_node() -> None:
    seeds = rh.seeds()
    every = rh.ngrams(seeds, (2, 4), min_count=1)
    around = rh.clusters(seeds, "independence", n=(2, 4), min_count=1)
    expected = {row.text: row.count for row in every if "independence" in row.text.split()}
    # "independence's" begins or ends none of them in these texts.
    assert {row.text: row.count for row in around} == expected
    phrase = rh.clusters(seeds, "kim il sung", n=4, min_count=1)
    assert all("kim il sung" in row.text for row in phrase)
    assert {row.n for row in phrase} == {4}
    assert len(rh.clusters(seeds, "kim il sung", n=2)) == 0
    assert [row.count for row in around] == sorted((r.count for r in around), reverse=True)


def test_two_nodes_in_one_cluster_make_one() -> None:
    found = rh.clusters(["peace for peace. Peace for peace"], "peace", n=3)
    assert [(row.text, row.count) for row in found] == [("peace for peace", 2)]


def test_what_stands_only_inside_longer_ones() -> None:
    texts = ["the cause of peace", "the cause of peace", "a cause of war"]
    found = rh.ngrams(texts, (2, 4), min_count=2)
    assert found["cause of"].alone == 1
    assert found["of peace"].alone == 0
    assert found["the cause of peace"].alone == 2
    short = rh.ngrams(texts, (2, 4), min_count=2, nested="drop")
    assert [row.text for row in short] == ["cause of", "the cause of peace"]
    assert "never stand outside a longer one" in " ".join(short.notes)


def test_possessives_and_signs() -> None:
    found = rh.ngrams(["The people’s will, the people's will. The people: will"], (2, 3))
    assert found["the people's will"].count == 2
    assert found["people’s  Will"].count == 2
    assert found["the people"].count == 3
    assert len(found) == 3
    assert [line.quoted for line in rh.ngrams(["“a b” and a b"], 2).lines("a b")] == [True, False]
    assert [line.negated for line in rh.ngrams(["not a b. so a b"], 2).lines("a b")] == [
        True,
        False,
    ]


def test_display_records_and_empty_texts() -> None:
    found = rh.clusters(rh.seeds(), "soviet")
    assert json.dumps(found.to_records())
    assert pickle.loads(pickle.dumps(found)).rows[0] == found.rows[0]
    assert "n-grams of 2 to 5 words that contain a match" in found.methods()
    assert "the soviet union" in repr(found)
    assert found.top("Soviet Union")[0].n == 2
    assert found.top(2) == found.rows[:2]
    for empty in (rh.ngrams([""], 3), rh.ngrams(["one"], 2), rh.clusters(["war", ""], "peace")):
        assert len(empty) == 0
        assert empty.to_records() == []
        assert repr(empty)
    assert "No match for 'peace'." in rh.clusters(["war"], "peace").notes
    assert len(rh.ngrams(["?! ..."], 1)) == 0


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"n": 0}, "n must be a number of words from 1 to 20"),
        ({"n": (3, 2)}, "n must be"),
        ({"n": "2"}, "n must be"),
        ({"n": 21}, "got 21"),
        ({"min_count": 0}, "min_count must be"),
        ({"nested": "hide"}, "nested must be one of"),
    ],
)
def test_wrong_input(how: dict[str, object], told: str) -> None:
    with pytest.raises(rh.InputError, match=told):
        rh.clusters(["We want peace."], "peace", **how)  # type: ignore[arg-type]
    with pytest.raises(rh.InputError, match=told):
        rh.ngrams(["We want peace."], **how)  # type: ignore[arg-type]


def test_a_cluster_that_is_not_there() -> None:
    with pytest.raises(rh.InputError, match=r"no cluster 'a c' here\. Did you mean 'a b'"):
        rh.ngrams(["a b. a b"], 2).lines("a c")
