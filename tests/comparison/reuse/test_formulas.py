"""Formulas: word sequences that come again and again."""

import json
from collections import Counter

import numpy as np
import pytest

import rhetoric as rh
from rhetoric.comparison.counts import FUNCTION_WORDS


def formulas(texts: list[str], least: int = 3) -> rh.Formulas:
    return rh.shared_passages(texts, min_count=least).formulas


def test_counts_are_those_of_a_plain_count() -> None:
    """Every formula up to eight words, counted anew with a Counter."""
    texts = [document.text for document in rh.seeds()]
    found = formulas(texts)
    tokens = rh.tokenize(texts)
    forms, types = tokens.columns.vocabulary.forms, tokens.columns.types
    form_ids = tokens.columns.vocabulary.form_ids
    counts: Counter[tuple[str, ...]] = Counter()
    documents: Counter[tuple[str, ...]] = Counter()
    for place in range(tokens.columns.documents):
        span = slice(*tokens.columns.document_starts[place : place + 2])
        kept = types[span][tokens.columns.is_word()[span]]
        words = [forms[form] for form in form_ids[kept].tolist()]
        own = Counter(
            tuple(words[at : at + size])
            for size in range(2, 9)
            for at in range(len(words) - size + 1)
        )
        counts += own
        documents.update(own.keys())
    assert len(found) > 15
    for row in found:
        key = tuple(row.formula.split())
        assert (row.count, row.documents) == (counts[key], documents[key])
        assert len(key) == row.words
        assert not {key[0], key[-1]} & FUNCTION_WORDS
        assert row.alone >= 3
    # And no other is missing that would stand alone often enough.
    longer = {tuple(row.formula.split()): row for row in found}
    for key, count in counts.items():
        fit = not {key[0], key[-1]} & FUNCTION_WORDS and documents[key] >= 2
        inside = sum(one.count for other, one in longer.items() if len(other) > len(key))
        if fit and count - inside >= 3:
            assert key in longer


def test_only_the_longest_stands_alone() -> None:
    texts = [f"{at} They praised the great harvest festival of unity {at * 3}." for at in range(5)]
    [row] = formulas(texts)
    assert row.formula == "praised the great harvest festival of unity"
    assert (row.count, row.alone, row.documents) == (5, 5, 5)


def test_a_part_that_occurs_by_itself_too() -> None:
    texts = ["The harvest festival began.", "A harvest festival ended.", "Harvest festival!"] + [
        f"{word} praised our great harvest festival." for word in ("She", "Bob", "They")
    ]
    rows = {row.formula: row for row in formulas(texts)}
    assert rows["harvest festival"].count == 6
    assert rows["harvest festival"].alone == 3
    assert rows["praised our great harvest festival"].count == 3
    assert "great harvest festival" not in rows


def test_formulas_longer_than_eight_words_are_whole() -> None:
    words = [f"w{number}" for number in range(40)]
    long = " ".join(words)
    texts = [f"x{at} {long} y{at}" for at in range(4)]
    [row] = formulas(texts)
    assert row.formula == long
    # It is cut at function words, as the short ones are.
    [row] = formulas([f"x{at} of the {long} and y{at}" for at in range(4)])
    assert row.formula == long


def test_no_formula_crosses_the_bound_of_a_text() -> None:
    assert not len(formulas(["red apples", "green pears"] * 4)) - 2
    assert "apples green" not in formulas(["red apples", "green pears"] * 4)


def test_one_document_has_formulas_of_its_own() -> None:
    text = "Bright lanterns hung. We saw bright lanterns. Then bright lanterns fell. "
    [row] = formulas([text])
    assert (row.formula, row.count, row.documents) == ("bright lanterns", 3, 1)
    # With several texts, what only one says is its own affair.
    assert not len(formulas([text, "Something else was said."]))


def test_formulas_open_to_their_lines() -> None:
    texts = ["They made Energetic  Efforts.", "Such energetic efforts! More energetic efforts?"]
    found = formulas(texts)
    lines = found.lines("energetic efforts")
    assert [(line.document, line.sentence) for line in lines] == [
        ("text-1", 0),
        ("text-2", 0),
        ("text-2", 1),
    ]
    for line in lines:
        assert texts[int(line.document[5:]) - 1][line.start : line.end] == line.text
        assert line.text in line.line
    row = found["Energetic efforts"]
    assert (row.document, row.start, row.sentence) == ("text-1", 10, 0)
    assert "energetic efforts" in found
    assert 3 not in found
    with pytest.raises(rh.InputError, match="Did you mean 'energetic efforts'"):
        found.lines("energetic effort")


def test_formulas_as_a_result() -> None:
    found = rh.shared_passages(rh.seeds()).formulas
    records = found.to_records()
    assert json.loads(json.dumps(records)) == records
    documents = [row.documents for row in found]
    assert documents == sorted(documents, reverse=True)
    assert found.top(2) == list(found)[:2]
    uses = found.top("global-independence", 50)
    assert "global independence" in [row.formula for row in uses]
    assert all(
        any(line.document == "global-independence" for line in found.lines(row.formula))
        for row in uses
    )
    assert "kim il sung" in repr(found)
    assert "3 times" in found.methods()
    assert not any(isinstance(cell, np.generic) for record in records for cell in record.values())
