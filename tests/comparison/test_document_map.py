"""Maps of documents beside the singular value decomposition, and how far documents move."""

import json
import pickle
from random import Random
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from scipy.spatial.distance import cdist

import rhetoric as rh
from rhetoric.comparison.planes import classical_scaling, correspondence, word_points
from rhetoric.comparison.spread import moved_points

SMOKING = np.array([[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]])
"""The table of smokers in five groups of staff, Greenacre 1984 and 2007."""
TEXTS = ["We want peace and land.", "Peace and land!", "War and blood.", "Blood, war, land."]


def random_counts(seed: int, shape: tuple[int, int] = (6, 20)) -> np.ndarray[Any, Any]:
    counts = np.random.default_rng(seed).poisson(1.5, shape)
    counts[:, 0] += 1
    counts[0] += 1
    return counts


def random_texts(documents: int, words: int, seed: int = 0) -> list[str]:
    draw = Random(seed)
    known = [f"w{number}" for number in range(60)]
    weights = [1 / (number + 1) for number in range(60)]
    return [" ".join(draw.choices(known, weights, k=words)) for _ in range(documents)]


def test_the_published_inertias_of_the_smoking_table() -> None:
    """Greenacre 2007, chapter on the smoking data: total 0.0852; 87.8% and 11.8%."""
    plane = correspondence(csr_matrix(SMOKING))
    assert float(plane.values.sum()) == pytest.approx(0.08519, abs=1e-5)
    assert plane.values[:2].tolist() == pytest.approx([0.07476, 0.01002], abs=1e-5)
    assert plane.shares == pytest.approx((0.878, 0.118), abs=5e-4)
    # Principal coordinates of the senior managers, up to the direction of the axes.
    assert np.abs(plane.points[0]).tolist() == pytest.approx([0.0658, 0.1937], abs=1e-4)


@pytest.mark.parametrize("seed", range(4))
def test_equal_to_the_singular_value_decomposition(seed: int) -> None:
    counts = random_counts(seed)
    shares = counts / counts.sum()
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    residuals = (shares - np.outer(rows, columns)) / np.sqrt(np.outer(rows, columns))
    left, singular, right = np.linalg.svd(residuals, full_matrices=False)
    plane = correspondence(csr_matrix(counts))
    np.testing.assert_allclose(plane.values[: len(singular) - 1], singular[:-1] ** 2, atol=1e-10)
    expected = (left * singular / np.sqrt(rows)[:, None])[:, :2]
    np.testing.assert_allclose(np.abs(plane.points), np.abs(expected), atol=1e-9)
    words, parts = word_points(csr_matrix(counts), plane)
    of_words = (right.T * singular / np.sqrt(columns)[:, None])[:, :2]
    np.testing.assert_allclose(np.abs(words), np.abs(of_words), atol=1e-9)
    np.testing.assert_allclose(parts, right.T[:, :2] ** 2, atol=1e-9)
    assert parts.sum(axis=0) == pytest.approx([1.0, 1.0])


def test_chi_squared_distances_are_those_of_all_axes() -> None:
    counts = random_counts(7)
    plane = correspondence(csr_matrix(counts))
    profiles = counts / counts.sum(axis=1, keepdims=True)
    masses = counts.sum(axis=0) / counts.sum()
    squares = ((profiles - masses) ** 2 / masses).sum(axis=1)
    np.testing.assert_allclose(plane.squares, squares, atol=1e-12)
    assert (plane.quality <= 1).all()


def test_a_word_taken_twice_is_two_words() -> None:
    counts = random_counts(3)
    times = np.ones(counts.shape[1])
    times[4], times[5] = 3, 0
    repeated = np.repeat(counts, times.astype(int), axis=1)
    found, expected = (
        correspondence(csr_matrix(counts), times),
        correspondence(csr_matrix(repeated)),
    )
    np.testing.assert_allclose(found.points, expected.points, atol=1e-9)


def test_scaling_finds_a_plane_again() -> None:
    points = np.random.default_rng(0).normal(size=(9, 2))
    plane = classical_scaling(cdist(points, points))
    np.testing.assert_allclose(cdist(plane.points, plane.points), cdist(points, points), atol=1e-9)
    assert sum(plane.shares) == pytest.approx(1.0)
    np.testing.assert_allclose(plane.quality, 1.0)


def test_a_map_that_is_only_turned_has_no_spread() -> None:
    points = np.random.default_rng(1).normal(size=(6, 2))
    plane = classical_scaling(cdist(points, points))
    turn = np.array([[0.0, -1.0], [-1.0, 0.0]])

    def turned(times: Any) -> Any:
        moved = plane.points @ turn + 3.0
        return type(plane)(points=moved, values=plane.values, squares=plane.squares)

    moved = moved_points(plane, turned, [np.ones(1)] * 3)
    np.testing.assert_allclose(moved, np.broadcast_to(plane.points, (3, 6, 2)), atol=1e-9)


def test_more_words_make_a_surer_map() -> None:
    """The same map from nine spellings of each word: the spread falls with the root of nine."""
    draw = Random(2)
    own = [[f"{topic}{n}" for n in range(12)] for topic in "abc"]
    shared = [f"s{n}" for n in range(12)]
    # Three topics make two axes that stand out, so that none is taken for another.
    texts = [" ".join(draw.choices([*own[at % 3], *shared], k=200)) for at in range(6)]
    richer = [" ".join(f"{word}x{n}" for word in t.split() for n in range(9)) for t in texts]
    few, many = (rh.document_map(given, resamples=400) for given in (texts, richer))
    spreads = []
    for row, other in zip(few, many, strict=True):
        assert (row.x, row.y) == pytest.approx((other.x, other.y), abs=1e-9)
        assert row.spread is not None
        assert other.spread is not None
        spreads.append(row.spread / other.spread)
    assert 2.2 < np.median(spreads) < 4.5


@pytest.mark.parametrize("method", ["ca", "mds"])
def test_sides_come_apart(method: str) -> None:
    found = rh.document_map(TEXTS, method=method)
    first, second, third, fourth = (row.x > 0 for row in found)
    assert first == second != third == fourth
    # What lies farthest out lies on the right.
    assert max(found, key=lambda row: round(abs(row.x), 9)).x > 0


def test_words_explain_the_axes() -> None:
    found = rh.document_map(TEXTS, min_documents=1)
    low, high = found.poles(1)
    assert {"peace", "blood"} <= {word.term for word in (*low, *high)}
    assert all(word.x < 0 for word in low)
    assert sum(word.contribution_x for word in found.words) == pytest.approx(1.0)
    assert "Axis 1, words that make it, left:" in " ".join(found.notes)
    word = next(word for word in found.words if word.term == "land")
    assert (word.count, word.documents) == (3, 3)
    with pytest.raises(rh.InputError, match="axis must be 1 or 2"):
        found.poles(3)
    with pytest.raises(rh.InputError, match="only a map by method='ca'"):
        rh.document_map(TEXTS, method="mds").poles(1)


def test_words_of_one_document_are_left_out_and_it_shows() -> None:
    found = rh.document_map(TEXTS)
    assert {word.term for word in found.words} == {"peace", "and", "land", "war", "blood"}
    assert "Words in at least 2 texts" in " ".join(found.notes)


def test_identical_and_empty_documents() -> None:
    found = rh.document_map([*TEXTS, TEXTS[0], ""], resamples=0)
    assert found.documents == ("text-1", "text-2", "text-3", "text-4", "text-5")
    assert "text-6: left out, without words" in " ".join(found.notes)
    assert "At one place: text-1, text-5" in " ".join(found.notes)
    for method in ("ca", "mds"):
        with pytest.raises(rh.InputError, match="do not differ"):
            rh.document_map(["We hope."] * 4, method=method)


def test_three_documents_and_texts_on_a_line() -> None:
    found = rh.document_map(TEXTS[:3])
    assert "Three texts always lie in a plane" in " ".join(found.notes)
    assert sum(found.shares) == pytest.approx(1.0)
    # Two words only: all texts lie on one line.
    line = rh.document_map(["a a b", "a b", "a b b b", "b b b b a"])
    assert line.shares == pytest.approx((1.0, 0.0), abs=1e-9)
    assert all(row.y == pytest.approx(0.0, abs=1e-6) for row in line)


def test_the_seed_and_the_resamples() -> None:
    texts = random_texts(6, 60)
    first, again, other = (rh.document_map(texts, seed=s).to_records() for s in (1, 1, 2))
    assert first == again
    assert first != other
    plain = rh.document_map(texts, resamples=0)
    assert [row.spread for row in plain] == [None] * 6
    assert plain.ellipses == ()


def test_an_ellipse_has_the_spread_of_its_document() -> None:
    found = rh.document_map(random_texts(5, 80), seed=3)
    for row, ellipse in zip(found, found.ellipses, strict=True):
        assert row.spread is not None
        halves = (ellipse.width / 2) ** 2 + (ellipse.height / 2) ** 2
        assert halves == pytest.approx(5.991464547 * row.spread**2)
        assert ellipse.width >= ellipse.height


@pytest.mark.parametrize("measure", ["cosine", "jaccard", "delta", "jensen-shannon"])
def test_every_measure_can_be_mapped(measure: str) -> None:
    found = rh.document_map(rh.seeds(), method="mds", measure=measure, resamples=50)
    again = rh.similarity(rh.seeds(), measure=measure).map(resamples=50)
    assert found.to_records() == again.to_records()
    assert "Torgerson 1952" in found.methods()
    assert found.words == ()


def test_results_are_whole() -> None:
    found = rh.document_map(rh.seeds())
    records = found.to_records()
    assert json.loads(json.dumps(records)) == records
    assert "Greenacre 2007" in found.methods()
    assert "SHA-256" in found.methods()
    assert pickle.loads(pickle.dumps(found)).to_records() == records
    assert found.top("socialist-unity")[0].document == "socialist-unity"
    shares = [value for value in found.values if value > 0]
    assert found.shares[0] == pytest.approx(shares[0] / sum(shares))
    assert len(rh.document_map(rh.read_corpus({"a": TEXTS[0], "b": TEXTS[2], "c": TEXTS[3]}))) == 3


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"method": "pca"}, "method must be one of 'ca', 'mds'"),
        ({"measure": "jaccard"}, "measure belongs to method='mds'"),
        ({"method": "mds", "measure": "x"}, "measure 'x' is none"),
        ({"resamples": 5}, "resamples must be 0 or at least 50"),
        ({"seed": "x"}, "seed must be a whole number"),
        ({"by": "side"}, "by must be a field"),
        ({"min_documents": 9}, "No word is left"),
        ({"stop_words": "english"}, "stop_words"),
    ],
)
def test_wrong_questions_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(rh.InputError, match=message):
        rh.document_map(TEXTS, **options)


@pytest.mark.parametrize("method", ["ca", "mds"])
def test_two_documents_are_no_map(method: str) -> None:
    with pytest.raises(
        rh.InputError,
        match="takes 3 to 1,000 documents that have any of the words looked at, got 2",
    ):
        rh.document_map(TEXTS[:2], method=method, min_documents=1)
