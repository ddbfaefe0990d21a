"""Clusters of texts beside scipy's, and how surely they come again."""

import json
import pickle
from random import Random
from typing import Any

import numpy as np
import pytest
from scipy.cluster.hierarchy import cophenet, fcluster, linkage
from scipy.spatial.distance import squareform

import rhetoric as rh

APART = [
    "bread land peace hope bread land peace hope bread",
    "bread land peace hope bread land peace",
    "war iron steel blood war iron steel blood war",
    "war iron steel blood war iron steel",
]


def random_texts(documents: int, seed: int = 0) -> list[str]:
    draw = Random(seed)
    words = [f"w{number}" for number in range(80)]
    weights = [1 / (number + 1) for number in range(80)]
    return [" ".join(draw.choices(words, weights, k=40)) for _ in range(documents)]


@pytest.mark.parametrize("method", ["average", "complete", "single", "weighted"])
def test_equal_to_scipy(method: Any) -> None:
    similarity = rh.similarity(random_texts(12), measure="jaccard")
    found = similarity.cluster(method, resamples=0)
    flat = squareform(similarity.distances, checks=False)
    expected = linkage(flat, method)
    np.testing.assert_allclose([row.height for row in found], expected[:, 2])
    assert found.fit == pytest.approx(float(np.corrcoef(flat, cophenet(expected))[0, 1]))
    for number in range(1, 13):
        groups = fcluster(expected, number, "maxclust")
        theirs = {
            frozenset(np.array(similarity.documents)[groups == group].tolist())
            for group in set(groups.tolist())
        }
        if len(theirs) == number:
            assert {frozenset(names) for names in found.cut(number)} == theirs


def test_rows_name_what_was_joined() -> None:
    found = rh.similarity(APART).cluster()
    first, second, last = found
    pairs = {first.documents, second.documents}
    assert {frozenset(pair) for pair in pairs} == {
        frozenset(("text-1", "text-2")),
        frozenset(("text-3", "text-4")),
    }
    assert {last.left, last.right} == {"cluster 1", "cluster 2"}
    assert last.size == 4
    assert last.documents == found.documents
    assert found.top("text-1")[0].documents in pairs
    assert [set(names) for names in found.cut(2)] in (
        [{"text-1", "text-2"}, {"text-3", "text-4"}],
        [{"text-3", "text-4"}, {"text-1", "text-2"}],
    )


def test_what_shares_no_word_always_comes_apart_again() -> None:
    first, second, last = rh.similarity(APART).cluster()
    assert first.stability == second.stability == 1.0
    assert last.stability is None


def test_what_is_alike_by_chance_does_not() -> None:
    """Texts drawn from one distribution: no division of them may look sure."""
    found = rh.similarity(random_texts(10, seed=3), measure="jaccard").cluster(resamples=200)
    shares = [row.stability for row in found if row.stability is not None and row.size > 2]
    assert max(shares) < 0.8
    assert "no probability" in " ".join(found.notes)


def test_stability_by_a_slow_bootstrap() -> None:
    """Counting clusters as sets of names, on columns drawn one by one, gives the same shares."""
    similarity = rh.similarity(random_texts(7, seed=5), measure="delta", most_frequent=40)
    found = similarity.cluster(resamples=60, seed=4)
    from rhetoric.comparison.clustering import resampled_words

    names = similarity.documents
    seen: dict[frozenset[str], int] = {}
    scores = similarity.space.scores  # type: ignore[attr-defined]
    for taken in resampled_words(scores.shape[1], 60, 4, "cluster"):
        columns = np.repeat(np.arange(len(taken)), taken.astype(int))
        drawn = scores[:, columns]
        apart = np.abs(drawn[:, None] - drawn[None]).mean(axis=2)
        inside = [frozenset([name]) for name in names]
        for left, right in linkage(squareform(apart, checks=False), "average")[:, :2].astype(int):
            inside.append(inside[left] | inside[right])
            seen[inside[-1]] = seen.get(inside[-1], 0) + 1
    for row in found:
        if row.stability is not None:
            assert row.stability == pytest.approx(seen.get(frozenset(row.documents), 0) / 60)


def test_the_same_seed_gives_the_same_shares() -> None:
    similarity = rh.similarity(random_texts(8), measure="jaccard")
    first, again, other = (similarity.cluster(seed=seed).to_records() for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_identical_texts_have_no_order_that_says_something() -> None:
    found = rh.similarity(["We hope.", "We hope.", "We hope.", "They go on."]).cluster()
    assert [row.height for row in found][:2] == [0.0, 0.0]
    assert found.rows[0].stability is None
    assert found.rows[1].stability == 1.0
    assert "1 cluster was joined on at the same height" in " ".join(found.notes)
    alike = rh.similarity(["We hope."] * 4).cluster()
    assert alike.fit is None
    assert [row.stability for row in alike] == [None, None, None]


def test_two_texts_and_an_empty_one() -> None:
    found = rh.similarity(["We hope.", "We go.", ""], measure="jensen-shannon").cluster()
    assert found.rows[-1].height == 1.0
    assert len(rh.similarity(["We hope.", "We go."]).cluster()) == 1


@pytest.mark.parametrize("measure", ["cosine", "jaccard", "delta", "jensen-shannon"])
def test_results_are_whole(measure: str) -> None:
    found = rh.similarity(rh.seeds(), measure=measure).cluster(resamples=50)
    records = found.to_records()
    assert json.loads(json.dumps(records)) == records
    assert len(found) == 4
    assert sorted(found.documents) == sorted(rh.seeds().ids)
    assert "Felsenstein 1985" in found.methods()
    assert "SHA-256" in found.methods()
    assert pickle.loads(pickle.dumps(found)).to_records() == records
    assert "stability" in repr(found)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"method": "ward"}, "method must be one of 'average', 'weighted', 'complete', 'single'"),
        ({"resamples": 10}, "resamples must be 0 or at least 50, got 10"),
        ({"resamples": -1}, "resamples must be a whole number from 0 on"),
        ({"resamples": "many"}, "resamples must be a whole number"),
        ({"seed": -1}, "seed must be a whole number from 0 on"),
    ],
)
def test_wrong_questions_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(rh.InputError, match=message):
        rh.similarity(APART).cluster(**options)


def test_too_few_and_too_many_are_refused() -> None:
    with pytest.raises(rh.InputError, match="takes 2 to 1,000 documents, got 1"):
        rh.similarity(["We hope."]).cluster()
    with pytest.raises(rh.InputError, match="got 1,001"):
        rh.similarity(["We hope."] * 1001).cluster()
    found = rh.similarity(APART).cluster(resamples=0)
    for number in (0, 5, 1.5, True):
        with pytest.raises(rh.InputError, match="clusters must be a whole number from 1 to 4"):
            found.cut(number)  # type: ignore[arg-type]
