"""The nearest documents beside a slow search through all of them."""

import pickle
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.comparison import nearest, similarity

WORDS = ["peace", "land", "bread", "war", "unity", "hope", "we", "they", "people", "the"]
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), min_size=1, max_size=14
).filter(any)
# The second is as near to the fourth as to the fifth, but for rounding.
TIED = [
    "",
    "peace land bread",
    "land hope",
    "peace peace peace land bread bread unity hope",
    "peace peace peace land land bread war hope",
    "bread hope",
]
WAYS = ["blocks", "sparse_dot_topn"]


def slow_neighbours(
    table: rh.TfidfTable, n: int, at_least: float = 0.0
) -> list[tuple[str, str, float]]:
    """Sort all similarities; those that differ by rounding only are equal."""
    matrix = table.similarity().matrix.round(9)
    found = []
    for place, document in enumerate(table.documents):
        near = [
            (-similarity, other)
            for other, similarity in enumerate(matrix[place].tolist())
            if other != place and similarity > 0 and similarity >= at_least
        ]
        found += [(document, table.documents[at], -value) for value, at in sorted(near)[:n]]
    return found


def as_tuples(pairs: "rh.Neighbours | list[rh.Pair]") -> list[tuple[str, str, float]]:
    """Give pairs in a form that can be compared."""
    return [(pair.document, pair.other, round(1 - pair.distance, 9)) for pair in pairs]


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make one of the two ways the one that is taken."""
    if request.param == "sparse_dot_topn":
        pytest.importorskip("sparse_dot_topn")
    monkeypatch.setattr(nearest, "FEW_SHARED", 1e9 if request.param == "sparse_dot_topn" else 0)
    return str(request.param)


def random_texts(documents: int, seed: int = 0) -> list[str]:
    """Make texts of which some are alike and some empty."""
    draw = Random(seed)
    words = [f"w{number}" for number in range(60)]
    weights = [1 / (number + 1) for number in range(60)]
    texts = [" ".join(draw.choices(words, weights, k=draw.randrange(12))) for _ in range(documents)]
    return [*texts, *texts[: documents // 4]]


@pytest.mark.usefixtures("way")
@given(texts=TEXTS, n=st.integers(1, 5), at_least=st.sampled_from([0.0, 0.3, 0.75, 1]))
@example(texts=TIED, n=1, at_least=0.0)
@settings(deadline=None)
def test_equal_to_sorting_all(texts: list[str], n: int, at_least: float) -> None:
    table = rh.tfidf(texts)
    found = table.neighbours(n, at_least=at_least)
    # Rounding may put two equal texts just under 1.
    expected = slow_neighbours(table, n, at_least)
    if at_least < 1:
        assert as_tuples(found) == expected
        assert all(pair.similarity is not None and pair.similarity >= at_least for pair in found)
    if not at_least:
        for document in table.documents:
            assert table.nearest(document, n) == found.top(document, n)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("cells", [1, 5_000, 1 << 23])
@pytest.mark.parametrize("dense", [0, 4_000, 1 << 26])
@pytest.mark.parametrize("n", [1, 4, 30, 1000])
def test_equal_however_the_work_is_cut(
    cells: int, dense: int, n: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = rh.tfidf(random_texts(160))
    expected = table.neighbours(n)
    monkeypatch.setattr(nearest, "CELLS_AT_ONCE", cells)
    monkeypatch.setattr(nearest, "DENSE_CELLS", dense)
    monkeypatch.setattr(nearest, "PAIRS_AT_ONCE", 7 if n == 4 else 10_000)
    assert list(table.neighbours(n)) == list(expected)
    assert as_tuples(expected) == slow_neighbours(table, n)


def test_both_ways_give_the_same_to_the_last_digit(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sparse_dot_topn")
    table = rh.tfidf(random_texts(400, seed=1))
    taken = []
    for shared in (0.0, 1e9):
        monkeypatch.setattr(nearest, "FEW_SHARED", shared)
        taken.append(table.neighbours(6).to_records())
    assert taken[0] == taken[1]


def test_without_the_package_the_blocks_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    table = rh.tfidf(random_texts(60))
    expected = table.neighbours(3).to_records()
    monkeypatch.setattr(nearest, "find_spec", lambda name: None)
    monkeypatch.setattr(nearest, "FEW_SHARED", 1e9)
    assert table.neighbours(3).to_records() == expected


def test_ties_go_to_those_that_stand_first() -> None:
    table = rh.tfidf(["peace and land"] * 6 + ["war"])
    found = table.neighbours(2)
    assert [pair.other for pair in found.top("text-1")] == ["text-2", "text-3"]
    assert [pair.other for pair in found.top("text-6")] == ["text-1", "text-2"]
    assert found.top("text-7") == []
    assert all(pair.similarity == pytest.approx(1) for pair in found)
    assert min(pair.distance for pair in found) >= 0


def test_rows_top_and_display() -> None:
    table = rh.tfidf(rh.seeds())
    found = table.neighbours(2)
    matrix = table.similarity()
    assert len(found) == 10
    for document in table.documents:
        expected = matrix.nearest(document, 2)
        assert [pair.other for pair in found.top(document)] == [pair.other for pair in expected]
        assert len(found.top(document, 1)) == 1
    first, second = found.top(2)
    assert (first.document, first.other) == (second.other, second.document)
    assert first.similarity == pytest.approx(matrix.rows[0].similarity)
    assert "The 2 most similar of each of 5 texts" in repr(found)
    assert "cosine of the weights" in found.methods()
    assert pickle.loads(pickle.dumps(found)).to_records() == found.to_records()
    with pytest.raises(rh.InputError, match="no picture of its own"):
        found.plot()


def test_a_selection_is_compared_among_itself() -> None:
    table = rh.tfidf(["Peace and bread.", "Peace and land.", "Peace.", "Bread."])
    chosen = table.select(["text-1", "text-4"])
    assert [pair.other for pair in chosen.neighbours(3)] == ["text-4", "text-1"]
    assert chosen.nearest("text-1", 3)[0].other == "text-4"


def test_a_large_matrix_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity, "MOST_COMPARED", 2)
    table = rh.tfidf(["Peace.", "Peace and land.", "War."])
    with pytest.raises(rh.InputError, match=r"3 documents make a table of 9 .* table.neighbours"):
        table.similarity()
    assert len(table.select(["text-1", "text-2"]).similarity()) == 1
    assert len(table.neighbours(1)) == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n": 0}, "n must be a whole number from 1 on, got 0"),
        ({"n": True}, "got True"),
        ({"n": "5"}, "got '5'"),
        ({"at_least": 2}, "from 0 to 1, got 2"),
        ({"at_least": "x"}, "from 0 to 1, got 'x'"),
        ({"at_least": float("nan")}, "from 0 to 1, got nan"),
    ],
)
def test_wrong_questions_are_refused(options: dict[str, Any], message: str) -> None:
    table = rh.tfidf(["Peace.", "Peace and land."])
    with pytest.raises(rh.InputError, match=message):
        table.neighbours(**options)


def test_unknown_documents_are_refused() -> None:
    table = rh.tfidf(["Peace.", "Peace and land."])
    for ask in (table.nearest, table.neighbours().top):
        with pytest.raises(rh.InputError, match="Did you mean 'text-1'"):
            ask("text1")
    with pytest.raises(rh.InputError, match="n must be a whole number from 1 on"):
        table.nearest("text-1", 0)


def test_rows_that_are_not_of_length_one_are_scaled() -> None:
    from scipy.sparse import csr_matrix

    scaled = nearest.unit_rows(csr_matrix(np.array([[3.0, 4.0], [0.0, 0.0], [0.0, 2.0]])))
    np.testing.assert_allclose(scaled.toarray(), np.array([[0.6, 0.8], [0.0, 0.0], [0.0, 1.0]]))
