"""Ways of weighting words, beside the textbook, by hand, and pooled by a field."""

import json
from math import e, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

import rhetoric as rh
from rhetoric.comparison.smart import Scheme, inverse_frequency
from rhetoric.comparison.weighting import weighted_rows

TEXTS = ["Peace, peace and bread.", "Peace and land for all.", "War. War! War?"]


def weight(scheme: str, document: str, term: str, *, log_base: float = e) -> float:
    table = rh.tfidf(TEXTS, scheme=scheme, log_base=log_base)
    return next(row.weight for row in table if (row.document, row.term) == (document, term))


def test_the_worked_example_of_the_textbook() -> None:
    """Manning, Raghavan and Schütze 2008, example 6.4: lnc.ltc gives 0.8."""
    frequency = np.array([5_000, 50_000, 10_000, 1_000])  # auto, best, car, insurance
    document = csr_matrix(np.array([[1, 0, 1, 2]]))
    query = csr_matrix(np.array([[0, 1, 1, 1]]))
    lnc, ltc = (Scheme(name=name, log_base=10) for name in ("lnc", "ltc"))
    inverse = inverse_frequency(frequency, 1_000_000, ltc)
    assert inverse is not None
    np.testing.assert_allclose(inverse, [2.3, 1.3, 2.0, 3.0], atol=0.05)
    of_document = weighted_rows(document, None, lnc)
    of_query = weighted_rows(query, inverse, ltc)
    np.testing.assert_allclose(of_document, [0.52, 0.52, 0.68], atol=0.005)
    np.testing.assert_allclose(of_query, [0.34, 0.52, 0.78], atol=0.005)
    assert round(float(of_document[1:] @ of_query[1:]), 1) == 0.8


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        ("nnn", 2.0),
        ("lnn", 1 + log(2)),
        ("ann", 1.0),
        ("bnn", 1.0),
        ("Lnn", (1 + log(2)) / (1 + log(4 / 3))),
        ("ntn", 2 * log(3 / 2)),
        ("nsn", 2 * (log(4 / 3) + 1)),
        ("npn", 0.0),
        ("nnc", 2 / 6**0.5),
    ],
)
def test_each_letter_by_hand(scheme: str, expected: float) -> None:
    assert weight(scheme, "text-1", "peace") == pytest.approx(expected)


def test_letters_in_other_bases_and_places() -> None:
    assert weight("apn", "text-1", "bread") == pytest.approx(0.75 * log(2))
    assert weight("ltn", "text-3", "war", log_base=10) == pytest.approx(
        (1 + np.log10(3)) * np.log10(3)
    )
    assert weight("nsn", "text-1", "peace", log_base=2) == pytest.approx(2 * (np.log2(4 / 3) + 1))


def test_scikit_learn_and_our_own_way_agree() -> None:
    """In a base a hair from e the weights are our own; they differ by a hair."""
    for scheme in ("nsc", "lsc", "nnc", "lnn", "nsn"):
        own = rh.tfidf(rh.seeds(), scheme=scheme, log_base=e * (1 + 1e-12))
        theirs = rh.tfidf(rh.seeds(), scheme=scheme)
        found, expected = ([row.weight for row in table] for table in (own, theirs))
        np.testing.assert_allclose(sorted(found), sorted(expected), rtol=1e-10)


@given(
    texts=st.lists(st.text("abc ", max_size=20), min_size=1, max_size=6).filter(
        lambda texts: any(text.strip() for text in texts)
    ),
    scheme=st.tuples(st.sampled_from("nlabL"), st.sampled_from("ntsp"), st.sampled_from("nc")),
)
def test_weights_are_finite_and_rows_have_length_one_or_none(
    texts: list[str], scheme: tuple[str, str, str]
) -> None:
    table = rh.tfidf(texts, scheme="".join(scheme))
    weights = np.array([row.weight for row in table])
    assert np.isfinite(weights).all()
    assert (weights >= 0).all()
    if scheme[2] == "c":
        for name in table.documents:
            length = sum(row.weight**2 for row in table if row.document == name)
            assert length == pytest.approx(1.0) or length == 0.0


def test_methods_say_the_scheme() -> None:
    table = rh.tfidf(TEXTS, scheme="ltc", log_base=10)
    assert "SMART ltc: 1 + log10(count) times inverse document frequency" in table.methods()
    assert "Manning" in table.methods()
    assert "SMART nsc: count times smooth inverse" in repr(rh.tfidf(TEXTS))


@pytest.mark.parametrize("scheme", ["xtc", "lt", "ltcc", "", 3, None, "LTC", "nbc"])
def test_unknown_letters_are_refused_with_the_list(scheme: object) -> None:
    with pytest.raises(rh.InputError, match="term weight n, l, a, b, L; document weight n, t, s"):
        rh.tfidf(TEXTS, scheme=scheme)  # type: ignore[arg-type]


@pytest.mark.parametrize("base", [1, 0, -2, "e", True, float("nan"), float("inf")])
def test_a_base_must_be_above_one(base: object) -> None:
    with pytest.raises(rh.InputError, match="log_base must be a number above 1"):
        rh.tfidf(TEXTS, log_base=base)  # type: ignore[arg-type]


def grouped() -> rh.Corpus:
    texts = {"a1": "Peace and land.", "a2": "Peace.", "b1": "War and war.", "c1": ""}
    sides = {"a1": "left", "a2": "left", "b1": "right"}
    return rh.Corpus(
        rh.Document(id=name, text=text, raw=text, meta=rh.Metadata({"side": sides.get(name)}))
        for name, text in texts.items()
    )


def test_groups_are_weighted_as_one_text() -> None:
    table = rh.tfidf(grouped(), by="side", scheme="ntn")
    assert table.documents == ("left", "right", "(missing)")
    rows = {(row.group, row.term): row for row in table}
    peace = rows["left", "peace"]
    assert (peace.count, peace.group_documents, peace.documents, peace.groups) == (2, 2, 2, 1)
    assert peace.document is None
    assert peace.weight == pytest.approx(2 * log(3))
    shared = rows["right", "and"]
    assert (shared.documents, shared.groups, shared.group_documents) == (2, 2, 1)
    whole = rh.tfidf(["Peace and land. Peace.", "War and war.", ""], scheme="ntn")
    assert [(r.term, r.weight) for r in table] == [(r.term, r.weight) for r in whole]
    assert "4 texts pooled by side in 3 groups" in table.methods()
    assert list(table.to_records()[0]) == [
        "group", "term", "count", "documents", "group_documents", "groups", "weight",
    ]  # fmt: skip
    assert json.loads(json.dumps(table.to_records())) == table.to_records()
    assert table.select(["right"]).top("right", 1)[0].group_documents == 1
    assert "group" in repr(table).splitlines()[2]


def test_a_group_needs_a_field() -> None:
    with pytest.raises(rh.InputError, match="by must be a field of the documents, got 'sides'"):
        rh.tfidf(grouped(), by="sides")
    with pytest.raises(rh.InputError, match="They have none"):
        rh.tfidf(TEXTS, by="side")
