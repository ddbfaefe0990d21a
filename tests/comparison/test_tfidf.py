"""TF-IDF beside scikit-learn's own vectorizer, and what follows from it."""

import json
from math import e

import numpy as np
import pytest

import rhetoric as rh
from rhetoric.comparison import weighting
from rhetoric.comparison.counts import count_words
from rhetoric.comparison.smart import Scheme

TEXTS = ["Peace, peace and bread.", "Peace and land for all.", "War. War! War?"]


def test_equals_scikit_learn_on_the_same_tokens() -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    oracle = TfidfVectorizer(token_pattern=r"[a-z]+")
    expected = oracle.fit_transform(TEXTS).toarray()
    terms = oracle.get_feature_names_out().tolist()
    table = rh.tfidf(TEXTS)
    found = np.zeros_like(expected)
    for row in table:
        found[int(str(row.document)[-1]) - 1, terms.index(row.term)] = row.weight
    np.testing.assert_allclose(found, expected, atol=1e-12)
    similarity = table.similarity()
    np.testing.assert_allclose(similarity.matrix, expected @ expected.T, atol=1e-12)


@pytest.mark.parametrize("scheme", ["nsc", "lsc", "nnc", "lnn"])
@pytest.mark.parametrize("cells", [1, 3, 1000])
def test_weights_made_piece_by_piece_are_those_of_the_whole(
    cells: int, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sklearn.feature_extraction.text import TfidfTransformer

    counts = count_words(rh.tokenize([*TEXTS, "", "Peace and war.", ""])).matrix
    monkeypatch.setattr(weighting, "CELLS_AT_ONCE", cells)
    found = weighting.weighted(counts, Scheme(name=scheme, log_base=e))
    oracle = TfidfTransformer(
        norm="l2" if scheme[2] == "c" else None,
        use_idf=scheme[1] == "s",
        sublinear_tf=scheme[0] == "l",
    )
    expected = oracle.fit_transform(counts)
    np.testing.assert_array_equal(found.toarray(), expected.toarray())


def test_rows_carry_both_counts_and_come_heaviest_first() -> None:
    first = rh.tfidf(TEXTS).top("text-1", 2)
    assert [(row.term, row.count, row.documents) for row in first] == [
        ("peace", 2, 2),
        ("bread", 1, 1),
    ]
    weights = [row.weight for row in rh.tfidf(TEXTS) if row.document == "text-2"]
    assert weights == sorted(weights, reverse=True)


def test_counts_on_the_seeds_equal_a_plain_count() -> None:
    seeds = rh.seeds()
    tokens = rh.tokenize(seeds)
    counted = count_words(tokens)
    for place, document in enumerate(seeds):
        words = [t.text.lower() for t in tokens.tokens if t.document == document.id]
        row = counted.matrix[place].toarray().ravel()
        for term in ("unity", "imperialists", "the", "soviet"):
            assert row[counted.terms.index(term)] == words.count(term)


def test_words_can_be_left_out_and_it_shows() -> None:
    table = rh.tfidf(TEXTS, stop_words="function-words", max_documents=1, scheme="lsc")
    assert {row.term for row in table} == {"bread", "land", "war"}
    assert "function words left out" in repr(table)
    assert "at most 1 texts" in table.methods()


def test_nearest_and_empty_texts() -> None:
    similarity = rh.tfidf([*TEXTS, ""]).similarity()
    assert similarity.nearest("text-1", 1)[0].other == "text-2"
    assert similarity.matrix[3].tolist() == [0.0, 0.0, 0.0, 0.0]
    assert len(similarity) == 6
    assert similarity.rows[0].distance == min(row.distance for row in similarity)
    with pytest.raises(rh.InputError, match="Did you mean 'text-1'"):
        similarity.nearest("text1")


def test_wrong_questions_are_refused() -> None:
    with pytest.raises(rh.InputError, match="no word in these texts"):
        rh.tfidf([""])
    with pytest.raises(rh.InputError, match="stop_words"):
        rh.tfidf(TEXTS, stop_words="english")
    with pytest.raises(rh.InputError, match="no document 'x'"):
        rh.tfidf(TEXTS).top("x")


def test_records_are_plain() -> None:
    table = rh.tfidf(TEXTS)
    for result in (table, table.similarity()):
        assert json.loads(json.dumps(result.to_records())) == result.to_records()
