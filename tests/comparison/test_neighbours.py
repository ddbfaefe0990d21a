"""The most similar documents, beside a plain search in the matrix of all against all."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.comparison import nearest, tfidf_table

WORDS = ["peace", "bread", "land", "war", "unity", "the", "of", "people"]
texts = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
collections = st.lists(texts, min_size=2, max_size=25).filter(any)


def plainly(table: rh.TfidfTable, n: int, at_least: float) -> list[tuple[str, str, float]]:
    matrix = table.similarity().matrix
    found = []
    for place, name in enumerate(table.documents):
        others = [
            (-matrix[place, other], other)
            for other in range(len(matrix))
            if other != place and matrix[place, other] > 0 and matrix[place, other] >= at_least
        ]
        found += [
            (name, table.documents[other], -similarity) for similarity, other in sorted(others)[:n]
        ]
    return found


def check(documents: list[str], n: int, at_least: float) -> None:
    table = rh.tfidf(documents)
    found = [(p.document, p.other, p.similarity) for p in table.neighbours(n, at_least=at_least)]
    expected = plainly(table, n, at_least)
    assert [a for a, _, _ in found] == [a for a, _, _ in expected]
    # Where two are as good as equal either may stand first.
    np.testing.assert_allclose([s for *_, s in found], [s for *_, s in expected], atol=1e-12)
    matrix = table.similarity().matrix
    place = {name: number for number, name in enumerate(table.documents)}
    for document, other, similarity in found:
        assert abs(matrix[place[document], place[other]] - similarity) < 1e-12


@settings(max_examples=150, deadline=None)
@given(collections, st.integers(1, 6))
def test_equal_a_plain_search(documents: list[str], n: int) -> None:
    check(documents, n, 0.0)


@pytest.mark.parametrize("dense", [0, 1 << 26])
def test_equal_whatever_is_held_at_one_time(dense: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "CELLS_AT_ONCE", 7)
    monkeypatch.setattr(nearest, "PAIRS_AT_ONCE", 3)
    monkeypatch.setattr(nearest, "DENSE_CELLS", dense)
    draws = np.random.default_rng(0)
    check([" ".join(draws.choice(WORDS, 6)) for _ in range(40)], 3, 0.2)


def test_equal_with_sparse_dot_topn(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sparse_dot_topn")
    draws = np.random.default_rng(1)
    documents = [" ".join(draws.choice(WORDS, 6)) for _ in range(60)]
    monkeypatch.setattr(nearest, "FEW_SHARED", 0)
    without = rh.tfidf(documents).neighbours(4).to_records()
    monkeypatch.setattr(nearest, "FEW_SHARED", 10_000)
    assert rh.tfidf(documents).neighbours(4).to_records() == without


def test_the_result_shows_each_document_with_its_nearest() -> None:
    found = rh.tfidf(["Peace and bread.", "Peace and land.", "War.", "Bread and land."]).neighbours(
        2
    )
    assert [pair.other for pair in found.top("text-1")] == ["text-2", "text-4"]
    assert found.top("text-3") == []
    assert len(found.top(1)) == 1
    assert "cosine" in found.methods()
    assert "text-3" in repr(found)
    assert json.loads(json.dumps(found.to_records())) == found.to_records()
    with pytest.raises(rh.InputError, match="Did you mean"):
        found.top("text1")


def test_a_matrix_of_too_many_is_refused_with_the_way_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tfidf_table, "MOST_COMPARED", 2)
    table = rh.tfidf(["Peace.", "Peace and land.", "War."])
    with pytest.raises(rh.InputError, match="neighbours"):
        table.similarity()
    assert len(table.select(["text-1", "text-2"]).similarity()) == 1
    assert len(table.neighbours(1)) == 2


@pytest.mark.parametrize("wrong", [{"n": 0}, {"n": True}, {"n": 1.5}, {"at_least": 2}])
def test_wrong_questions_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(rh.InputError, match=next(iter(wrong))):
        rh.tfidf(["Peace.", "Peace."]).neighbours(**wrong)  # type: ignore[arg-type]
