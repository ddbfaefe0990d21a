"""How alike texts are, by four measures, beside scipy and by hand."""

import json
import pickle
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon

import rhetoric as rh
from rhetoric.statistics import Numbers

MEASURES = ("cosine", "jaccard", "delta", "jensen-shannon")
TEXTS = [
    "We want peace and bread, and the land is ours.",
    "The peace and the land: all of it is yours.",
    "War, war and war again. The war is all we want.",
]
WORDS = st.lists(st.sampled_from("peace land bread war unity we the".split()), max_size=9)


def shares(texts: list[str]) -> Numbers:
    words = [[w.strip(".,:!?").lower() for w in text.split()] for text in texts]
    terms = sorted({word for text in words for word in text})
    counts = np.array([[text.count(term) for term in terms] for text in words], dtype=float)
    rates: Numbers = counts / counts.sum(axis=1, keepdims=True)
    return rates


def test_jensen_shannon_equals_scipy() -> None:
    found = rh.similarity(TEXTS, measure="jensen-shannon").matrix
    rows = shares(TEXTS)
    for first in range(3):
        for second in range(3):
            expected = jensenshannon(rows[first], rows[second], base=2)
            assert found[first, second] == pytest.approx(float(expected), abs=1e-9)


def test_jaccard_counts_sets() -> None:
    found = rh.similarity(TEXTS, measure="jaccard").matrix
    sets = [{w.strip(".,:!?").lower() for w in text.split()} for text in TEXTS]
    for first in range(3):
        for second in range(3):
            both, either = sets[first] & sets[second], sets[first] | sets[second]
            assert found[first, second] == pytest.approx(len(both) / len(either))


def test_jaccard_of_sequences() -> None:
    texts = ["a b c d e", "a b c x. D e", "b"]
    found = rh.similarity(texts, measure="jaccard", ngrams=2)
    # ab bc cd de and ab bc cx xd de: three of six.
    assert found.matrix[0, 1] == pytest.approx(3 / 6)
    assert found.matrix[0, 2] == 0
    assert [row.term for row in found.explain("text-1", "text-2")] == ["a b", "b c", "d e"]
    assert "sequences of 2 words" in found.methods()
    assert "text-3 has no word that is compared" in repr(found)
    with pytest.raises(rh.InputError, match="no text has 9 words"):
        rh.similarity(texts, measure="jaccard", ngrams=9)
    with pytest.raises(rh.InputError, match="sequences are compared whole"):
        rh.similarity(texts, measure="jaccard", ngrams=2, min_documents=2)


def test_delta_by_hand() -> None:
    found = rh.similarity(TEXTS, measure="delta", most_frequent=5)
    rows = shares(TEXTS)
    words = [[w.strip(".,:!?").lower() for w in text.split()] for text in TEXTS]
    terms = sorted({word for text in words for word in text})
    sums = {term: sum(text.count(term) for text in words) for term in terms}
    frequent = sorted(terms, key=lambda term: (-sums[term], term))[:5]
    chosen = rows[:, [terms.index(term) for term in frequent]]
    spread = chosen.std(axis=0, ddof=1)
    chosen = chosen[:, spread > 0]
    scores = (chosen - chosen.mean(axis=0)) / spread[spread > 0]
    for first in range(3):
        for second in range(3):
            expected = np.abs(scores[first] - scores[second]).mean()
            assert found.matrix[first, second] == pytest.approx(expected)
    assert "Burrows 2002" in found.methods()


def test_words_without_spread_are_dropped_and_counted() -> None:
    texts = ["the war is", "the peace is", "the land is"]
    found = rh.similarity(texts, measure="delta")
    assert "5 most frequent words, less 2 with no spread" in repr(found)
    assert {row.term for row in found.explain("text-1", "text-2")} == {"war", "peace"}
    with pytest.raises(rh.InputError, match="no word differs in its rate"):
        rh.similarity(["the war is"] * 4, measure="delta")


def test_delta_needs_three_texts_with_words() -> None:
    with pytest.raises(rh.InputError, match="at least 3 texts with words, got 2"):
        rh.similarity([*TEXTS[:2], ""], measure="delta")
    found = rh.similarity([*TEXTS, ""], measure="delta")
    assert found.documents == ("text-1", "text-2", "text-3")
    assert "text-4: left out, without words" in repr(found)


@pytest.mark.parametrize("measure", MEASURES)
@given(texts=st.lists(WORDS.map(" ".join), min_size=3, max_size=6))
@settings(deadline=None, max_examples=40)
def test_every_measure_is_symmetric_and_bounded(measure: str, texts: list[str]) -> None:
    try:
        found = rh.similarity(texts, measure=measure)
    except rh.InputError:
        return
    matrix, apart = found.matrix, found.distances
    np.testing.assert_allclose(matrix, matrix.T, atol=1e-12)
    assert (apart >= 0).all()
    assert (np.diag(apart) == 0).all()
    assert measure == "delta" or (apart <= 1 + 1e-12).all()
    values = [pair.distance for pair in found]
    assert values == sorted(values)
    # Taken once each, the words give what they give.
    once = np.ones(len(found.space.terms))
    np.testing.assert_allclose(found.space.matrix(once), matrix, atol=1e-9)
    for pair in found.rows[:2]:
        explained = found.explain(pair.document, pair.other)
        value = pair.distance if pair.similarity is None else pair.similarity
        power = 2 if measure == "jensen-shannon" else 1
        if found.space.words.all():
            assert sum(row.part for row in explained) == pytest.approx(value**power, abs=1e-9)


@pytest.mark.parametrize("measure", ["cosine", "jaccard", "jensen-shannon"])
def test_a_word_taken_twice_is_two_words(measure: str) -> None:
    """Resampling counts a word several times; that must be as if it stood in two columns."""
    texts = ["a b c", "a b b d", "c d d a"]
    doubled = [text.replace("b", "b e") for text in texts]
    found = rh.similarity(texts, measure=measure, scheme="nnc" if measure == "cosine" else None)
    times = np.array([1.0, 2.0, 1.0, 1.0])
    other = rh.similarity(doubled, measure=measure, scheme="nnc" if measure == "cosine" else None)
    np.testing.assert_allclose(found.space.matrix(times), other.matrix, atol=1e-9)


@pytest.mark.parametrize("measure", MEASURES)
def test_identical_and_single_documents(measure: str) -> None:
    found = rh.similarity([*TEXTS, TEXTS[0]], measure=measure)
    assert found.distances[0, 3] == 0
    assert found.rows[0].document == "text-1"
    assert found.rows[0].other == "text-4"
    assert "text-1 and text-4 do not differ in what is compared" in " ".join(found.notes)
    if measure != "delta":
        alone = rh.similarity(["We hope."], measure=measure)
        assert len(alone) == 0
        assert repr(alone)


def test_an_empty_document_is_like_none() -> None:
    for measure in ("cosine", "jaccard", "jensen-shannon"):
        found = rh.similarity([*TEXTS, "", "!"], measure=measure)
        assert (found.distances[3, [0, 1, 2, 4]] == 1).all()
        assert "text-4, text-5 have no word that is compared" in " ".join(found.notes)


def test_lengths_and_common_words_are_told() -> None:
    uneven = rh.similarity(["We hope. " * 10, "We go on.", "They go."], measure="jaccard")
    assert "from 2 words (text-3) to 20 (text-1)" in " ".join(uneven.notes)
    common = rh.similarity(rh.seeds())
    assert "Words that every text uses make" in " ".join(common.notes)
    rare = rh.similarity(rh.seeds(), scheme="ltc")
    assert "Words that every text uses" not in " ".join(rare.notes)


def test_groups_can_be_compared() -> None:
    seeds = rh.seeds()
    for measure in ("cosine", "jaccard", "jensen-shannon"):
        found = rh.similarity(seeds, measure=measure, by="voice")
        assert set(found.documents) == set(seeds.group_by("voice"))
    assert found.nearest(found.documents[0], 1)[0].similarity is None


@pytest.mark.parametrize("measure", MEASURES)
def test_results_are_whole(measure: str) -> None:
    found = rh.similarity(rh.seeds(), measure=measure)
    for result in (found, found.explain(*found.documents[:2])):
        assert json.loads(json.dumps(result.to_records())) == result.to_records()
        assert "SHA-256" in result.methods()
        assert pickle.loads(pickle.dumps(result)).to_records() == result.to_records()
    explained = found.explain(*found.documents[:2])
    assert sum(row.share for row in explained) == pytest.approx(1.0)
    assert explained.top(1)[0].part == max(row.part for row in explained)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"measure": "cosin"}, "Did you mean 'cosine'.*Known are: cosine, jaccard, delta, jensen"),
        ({"measure": "jaccard", "scheme": "ltc"}, "scheme belongs to measure='cosine'"),
        ({"measure": "cosine", "most_frequent": 5}, "most_frequent belongs to measure='delta'"),
        ({"measure": "delta", "ngrams": 2}, "ngrams belongs to measure='jaccard'"),
        ({"measure": "delta", "most_frequent": 0}, "most_frequent must be a whole number from 1"),
        ({"measure": "jaccard", "ngrams": True}, "ngrams must be a whole number from 1"),
        ({"scheme": "xyz"}, "three letters"),
        ({"by": "side"}, "by must be a field"),
        ({"min_documents": 9}, "No word is left"),
    ],
)
def test_wrong_questions_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(rh.InputError, match=message):
        rh.similarity(TEXTS, **options)


def test_wrong_texts_and_names_are_refused() -> None:
    with pytest.raises(rh.InputError, match="similarity"):
        rh.similarity("a bare string")
    with pytest.raises(rh.InputError, match="Did you mean 'text-1'"):
        rh.similarity(TEXTS).explain("text1", "text-2")
    with pytest.raises(rh.InputError, match="no word in these texts"):
        rh.similarity(["", ""])


def test_too_many_are_refused() -> None:
    many = ["We go."] * 5001
    for measure in MEASURES:
        with pytest.raises(rh.InputError, match=r"5,001 documents make a table of 25,010,001"):
            rh.similarity(many, measure=measure)
