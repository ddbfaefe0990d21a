"""Negation and quotation, which mark a match and do not change it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric import Category, Entry, Lexicon
from rhetoric.tokens import columns as columns_module
from rhetoric.tokens.quotation import quoted_tokens
from tests.tools import cases

X = Lexicon.from_dict({"x": ["x"]})


@pytest.mark.parametrize("case", cases("negation"), ids=lambda case: case["text"][:30])
def test_negation(case: dict[str, Any]) -> None:
    matches = rh.score_frames([case["text"]], X)["text-1", "x"].matches
    assert [match.negated for match in matches] == case["negated"]


@pytest.mark.parametrize("case", cases("quotation"), ids=lambda case: case["text"][:30])
def test_quotation(case: dict[str, Any]) -> None:
    tokens = rh.tokenize([case["text"]])
    inside = quoted_tokens(tokens.columns)
    found = [token.text for token, quoted in zip(tokens.tokens, inside, strict=True) if quoted]
    assert found == case["quoted"]


def test_a_quotation_does_not_reach_into_the_next_document() -> None:
    tokens = rh.tokenize(["“One here.", "“Two” there."])
    assert int(quoted_tokens(tokens.columns).sum()) == 1


def policy(name: str) -> Lexicon:
    praise = Category(name="p/praise", entries=(Entry(pattern="good"),), negation=name)
    return Lexicon([Category(name="p", entries=(Entry(pattern="bad"),)), praise])


TEXT = ["It is not good. It is good. It is not bad."]


def test_a_negated_match_counts_by_default() -> None:
    assert [row.count for row in rh.score_frames(TEXT, policy("count"))] == [3, 2]


def test_a_category_may_drop_negated_matches_also_from_the_pool_above() -> None:
    assert [row.count for row in rh.score_frames(TEXT, policy("drop"))] == [2, 1]


def test_a_category_may_count_negated_matches_apart() -> None:
    scores = rh.score_frames(TEXT, policy("separate"))
    assert [(row.frame, row.count) for row in scores] == [
        ("p", 2),
        ("p/praise", 1),
        ("p/praise (negated)", 1),
    ]


def test_children_inherit_the_policy() -> None:
    child = Category(name="p/c", entries=(Entry(pattern="good"),))
    scores = rh.score_frames(TEXT, Lexicon([Category(name="p", negation="drop"), child]))
    assert [row.count for row in scores] == [1, 1]


def test_a_dropped_match_hides_nothing() -> None:
    parent = Category(name="p", entries=(Entry(pattern="work"),), negation="count")
    child = Category(name="p/c", entries=(Entry(pattern="good work"),), negation="drop")
    scores = rh.score_frames(["It is not good work."], Lexicon([parent, child]))
    assert [row.count for row in scores] == [1, 0]


def test_the_caller_may_overrule_the_lexicon() -> None:
    assert [row.count for row in rh.score_frames(TEXT, policy("drop"), negation="count")] == [3, 2]
    assert [row.count for row in rh.score_frames(TEXT, policy("count"), negation="drop")] == [1, 1]


def test_quoted_matches_count_and_are_marked_or_are_left_out() -> None:
    text = ["An x and “an x”."]
    kept = rh.score_frames(text, X)["text-1", "x"]
    assert [match.quoted for match in kept.matches] == [False, True]
    assert rh.score_frames(text, X, quoted="drop")["text-1", "x"].count == 1


PIECES = st.sampled_from(
    ["x", "X", "a", "not", '"', "“", "”", "‘", "'", ".", "!", ",", "\n", "\n\n", "- ", "Then x."]
)
LONG = Lexicon.from_dict({"x": ["x", "x *", "a x"], "y": ["not x", "then x"]})


@given(st.lists(st.lists(PIECES, max_size=60).map(" ".join), min_size=1, max_size=4))
def test_matching_piece_by_piece_changes_nothing(texts: list[str]) -> None:
    def found() -> list[rh.Match]:
        return list(rh.score_frames(rh.tokenize(texts), LONG).matches)

    whole = found()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns_module, "BLOCK_TOKENS", 4)
        assert found() == whole


def test_a_long_text_is_matched_in_pieces() -> None:
    tokens = rh.tokenize(["An x and “an x”.\n" * 300])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns_module, "BLOCK_TOKENS", 100)
        sizes = [len(block) for block, _ in tokens.columns.blocks()]
    assert sum(sizes) == len(tokens.columns)
    assert max(sizes) <= 200
