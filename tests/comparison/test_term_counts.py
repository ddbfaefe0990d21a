"""Counts that can be added up: the parts make the whole, to the last number."""

import json
import pickle
from collections import Counter
from functools import reduce
from operator import add
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from tests.comparison.test_counts import TEXTS, slow_counts


def everything(counts: rh.TermCounts) -> tuple[object, ...]:
    """Give all that counts hold, so that two can be compared."""
    return (
        counts.to_records(),
        counts.counts.dtype,
        counts.words,
        counts.documents,
        counts.account,
        counts.methods(),
        counts.notes,
    )


@given(texts=TEXTS, seed=st.integers(0, 2**32), parts=st.integers(1, 5))
@settings(deadline=None)
def test_parts_in_any_order_make_the_whole(texts: list[str], seed: int, parts: int) -> None:
    whole = rh.term_counts(texts)
    draw = Random(seed)
    piles: dict[int, list[str]] = {}
    for text in texts:
        piles.setdefault(draw.randrange(parts), []).append(text)
    chosen = list(piles.values())
    draw.shuffle(chosen)
    counted = [rh.term_counts(pile) for pile in chosen]
    assert everything(reduce(add, counted)) == everything(whole)
    # Brackets the other way round.
    assert everything(reduce(lambda late, early: early + late, counted[::-1])) == everything(whole)


@given(texts=TEXTS)
@settings(deadline=None)
def test_counts_equal_a_plain_count(texts: list[str]) -> None:
    own = slow_counts(rh.tokenize(texts))
    total = sum(own, Counter())
    counts = rh.term_counts(texts)
    assert [row.term for row in counts] == sorted(total)
    assert {row.term: row.count for row in counts} == total
    frequency = {term: sum(term in one for one in own) for term in total}
    assert {row.term: row.documents for row in counts} == frequency
    assert (counts.words, counts.documents) == (total.total(), len(texts))


def test_seeds_in_parts_are_accounted_for_as_the_whole() -> None:
    seeds = rh.seeds()
    whole = rh.term_counts(seeds)
    parts = [rh.term_counts(seeds[at : at + 1]) for at in (3, 0, 4, 2, 1)]
    assert everything(reduce(add, parts)) == everything(whole)
    assert "5 texts (sum of SHA-256: " in whole.methods()
    assert "by the rules" in whole.methods()
    assert f"{whole.words:,} words in all" in whole.methods()
    assert whole.account.flagged == sum(bool(document.warnings) for document in seeds) > 0
    assert "see corpus.summary()" in whole.notes[0]


def test_pickling_and_files_bring_back_everything(tmp_path: Path) -> None:
    listed = rh.TermCounts.from_counts(
        {"peace": 3, "nul\x00": 1, "sur\udc80": 2, 'quo"te': 1, "ünïty": 9},
        words=100,
        texts=7,
        name="list",
        source="a book",
    )
    seeds = rh.term_counts(rh.seeds(), name="seeds")
    for counts in (seeds, listed, seeds + listed, rh.term_counts([""])):
        assert everything(pickle.loads(pickle.dumps(counts))) == everything(counts)
        path = counts.to_json(tmp_path / "counts.json")
        assert everything(rh.TermCounts.from_json(path)) == everything(counts)


def test_rows_and_their_order() -> None:
    counts = rh.term_counts(["Peace, peace and land.", "Land, and bread."], name="slogans")
    assert [row.term for row in counts] == ["and", "bread", "land", "peace"]
    assert [row.term for row in counts.top(3)] == ["and", "land", "peace"]
    assert counts.top("PEACE") == [counts["peace"]]
    assert counts["peace"] == rh.TermCount(
        term="peace", count=2, documents=1, per_thousand=1000 * 2 / 7
    )
    assert counts["war"].count == counts["war"].documents == 0
    assert counts.title == "4 different words among 7 words of slogans"
    assert rh.term_counts(["We."]).title == "1 different word among 1 word of 1 text"
    with pytest.raises(rh.InputError, match="takes a word"):
        counts[0]  # type: ignore[index]


def test_nothing_counts_as_nothing() -> None:
    nothing = rh.term_counts([""])
    assert (len(nothing), nothing.words, nothing.documents) == (0, 0, 1)
    assert nothing["peace"].per_thousand is None
    some = rh.term_counts(["Peace."])
    assert (nothing + some).to_records() == some.to_records()
    assert (nothing + some).documents == 2


def test_a_frequency_list_folds_as_texts_do() -> None:
    listed = rh.TermCounts.from_counts({"The": 3, "the": 4, "don’t": 2, "never": 0}, words=50)
    assert {row.term: row.count for row in listed} == {"the": 7, "don't": 2}
    assert (listed.words, listed.documents, listed["the"].documents) == (50, None, None)
    both = listed + rh.term_counts(["The end."])
    assert (both["the"].count, both["the"].documents, both.documents) == (8, None, None)
    assert "1 text and 1 frequency list" in both.methods()
    known = rh.TermCounts.from_counts({"the": np.int64(7)}, documents={"The": 2}, texts=3)
    assert (known["the"].documents, known.documents) == (2, 3)
    assert (known + rh.term_counts(["The end."]))["the"].documents == 3


@pytest.mark.parametrize(
    ("given_counts", "options", "message"),
    [
        ({}, {}, "no word has a count"),
        ({"a": 0}, {}, "no word has a count"),
        (["a"], {}, "takes a mapping from word to count, got list"),
        ({"a": -1}, {}, "count of 'a' must be a whole number from 0 on, got -1"),
        ({"a": 1.5}, {}, "got 1.5"),
        ({"a": True}, {}, "got True"),
        ({" ": 1}, {}, "must be strings"),
        ({1: 1}, {}, "must be strings"),
        ({"a": 3}, {"words": 2}, "at least the sum of the counts, 3, got 2"),
        ({"a": 3}, {"documents": {"a": 4}}, "a number from 1 to 3, got 4"),
        ({"a": 3}, {"documents": {}}, "a number from 1 to 3, got None"),
        ({"a": 3}, {"documents": 4}, "texts="),
        ({"a": 3, "A": 1}, {"documents": {"a": 1, "A": 1}}, "1 word of the list differ"),
        ({"a": 3}, {"documents": {"a": 3}, "texts": 2}, "'a' is said to occur in 3 texts"),
    ],
)
def test_lists_that_cannot_be(given_counts: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(rh.InputError, match=message):
        rh.TermCounts.from_counts(given_counts, **options)


def test_files_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "counts.json"
    with pytest.raises(rh.InputError, match="cannot read"):
        rh.TermCounts.from_json(path)
    good = json.loads(rh.term_counts(["Peace and land."]).to_json(path).read_text())
    broken: dict[str, Any] = {
        "not JSON": None,
        "a list": [],
        "another result": {key: good[key] for key in good if key != "totals"},
        "another version": {**good, "totals": {**good["totals"], "format": 1}},
        "a word twice": {**good, "records": [*good["records"], good["records"][0]]},
        "too few words": {**good, "totals": {**good["totals"], "words": 1}},
        "a count of text": {
            **good,
            "records": [{"term": "a", "count": "1", "documents": 1}],
        },
    }
    for content in broken.values():
        path.write_text("{" if content is None else json.dumps(content))
        with pytest.raises(rh.InputError, match="is no file that TermCounts"):
            rh.TermCounts.from_json(path)


def test_only_counts_are_added() -> None:
    with pytest.raises(TypeError):
        rh.term_counts(["We."]) + 1
