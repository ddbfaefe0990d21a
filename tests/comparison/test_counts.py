"""Counts beside a slow reference that counts one word after the other."""

from collections import Counter
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.comparison import counting
from rhetoric.comparison.counts import WordCounts, count_words

WORDS = st.sampled_from(
    ["peace", "Peace", "PEACE", "land", "don’t", "don't", "…", "1917", "é", "!"]
)
TEXTS = st.lists(st.lists(WORDS, max_size=30).map(" ".join), min_size=1, max_size=12)


def slow_counts(tokens: rh.TokenizedCorpus) -> list[Counter[str]]:
    """Count words one after the other."""
    vocabulary = tokens.columns.vocabulary
    bounds = tokens.columns.document_starts.tolist()
    counts = []
    for first, last in pairwise(bounds):
        kinds = tokens.columns.types[first:last].tolist()
        forms = vocabulary.form_ids
        words = [vocabulary.forms[forms[kind]] for kind in kinds if vocabulary.is_word[kind]]
        counts.append(Counter(words))
    return counts


def as_counters(counted: WordCounts) -> list[Counter[str]]:
    """Give a table of counts as one counter a document."""
    rows = counted.matrix
    found = []
    for first, last in pairwise(rows.indptr.tolist()):
        terms = [counted.terms[place] for place in rows.indices[first:last].tolist()]
        assert terms == sorted(set(terms))
        found.append(Counter(dict(zip(terms, rows.data[first:last].tolist(), strict=True))))
    return found


@given(texts=TEXTS, block=st.sampled_from([1, 7, 40, 200_000]))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_counts_equal_a_plain_count(
    texts: list[str], block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = rh.tokenize(texts)
    expected = slow_counts(tokens)
    if not any(expected):
        with pytest.raises(rh.InputError, match="There is no word in these texts"):
            count_words(tokens)
        return
    with monkeypatch.context() as patch:
        # The blocks never get smaller than the vocabulary, so this one counts in pieces.
        patch.setattr(counting, "BLOCK_TOKENS", block)
        counted = count_words(tokens)
    assert as_counters(counted) == expected
    assert list(counted.terms) == sorted(set().union(*expected))
    frequency = [sum(term in own for own in expected) for term in counted.terms]
    assert counted.document_frequency.tolist() == frequency


@given(texts=TEXTS, low=st.integers(1, 3), high=st.integers(1, 6))
@settings(deadline=None)
def test_limits_and_stop_words_leave_out_what_they_say(
    texts: list[str], low: int, high: int
) -> None:
    tokens = rh.tokenize(texts)
    expected = slow_counts(tokens)
    frequency = Counter(term for own in expected for term in own)
    kept = {term for term, documents in frequency.items() if low <= documents <= high} - {"peace"}
    stop = frozenset({"peace"})
    if not kept:
        with pytest.raises(
            rh.InputError, match="Loosen one of them" if frequency else "no word in these texts"
        ):
            count_words(tokens, min_documents=low, max_documents=high, stop_words=stop)
        return
    counted = count_words(tokens, min_documents=low, max_documents=high, stop_words=stop)
    assert counted.terms == tuple(sorted(kept))
    assert as_counters(counted) == [
        Counter({term: count for term, count in own.items() if term in kept}) for own in expected
    ]
    assert counted.document_frequency.tolist() == [frequency[term] for term in counted.terms]


def test_a_long_document_among_short_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "BLOCK_TOKENS", 50)
    texts = ["Peace and land.", "we you they " * 300, "", "Peace.", "land " * 60, "We."]
    tokens = rh.tokenize(texts)
    assert as_counters(count_words(tokens)) == slow_counts(tokens)


def test_counts_are_small_and_whole() -> None:
    counted = count_words(rh.tokenize(rh.seeds()))
    assert counted.matrix.data.dtype == counted.matrix.indices.dtype == np.int32


@pytest.mark.parametrize("wrong", [{"min_documents": 0}, {"max_documents": 1.5}])
def test_limits_that_are_no_numbers_of_documents(wrong: dict[str, Any]) -> None:
    with pytest.raises(rh.InputError, match=next(iter(wrong))):
        count_words(rh.tokenize(["We."]), **wrong)
