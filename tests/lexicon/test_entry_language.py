"""Each decision of the entry language, and patterns that are refused."""

from typing import Any

import pytest

import rhetoric as rh
from rhetoric import Category, Entry, Lexicon
from rhetoric.lexicon.expression import ExpressionError, check_expression
from rhetoric.lexicon.pattern import PatternError, parse_pattern
from rhetoric.lexicon.probes import PROBES
from tests.tools import cases


@pytest.mark.parametrize("case", cases("entry_language"), ids=lambda case: case["decision"])
def test_decision(case: dict[str, Any]) -> None:
    category = Category(
        name="x",
        entries=tuple(Entry(pattern=pattern) for pattern in case["entries"]),
        exceptions=tuple(Entry(pattern=pattern) for pattern in case.get("exceptions", [])),
    )
    matches = list(rh.score_frames([case["text"]], Lexicon([category])).matches)
    assert [match.text for match in matches] == case["found"]
    if "credited" in case:
        assert [match.entry.pattern for match in matches] == case["credited"]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("*", "nothing but wildcards"),
        ("* ?", "nothing but wildcards"),
        ("case:", "no word after case:"),
        ("the case: Party", "no word after case:"),
        ("re:", "no expression"),
        ("as re:a+", "an entry of its own|nothing"),
        ("re:(a", "no regular expression"),
        ("re:(a+)+", "repeats a repetition"),
        ("re:(a|b)*", "repeats a repetition"),
        (r"re:(a)\1", "backreference"),
        ("re:(?=a)b", "look-around"),
        ("re:(?<!a)b", "look-around"),
        ("re:(?i)a", "flag"),
        ("re:(?P<x>a)", "named group"),
        (r"re:\bword\b", r"only \\w, \\d and \\s"),
        ("re:a++b", "possessive"),
        ("re:[[:alpha:]]+", "class inside a class"),
        ("re:a{99999999}", "repeats something 99,999,999 times; .* so 64 times is the most"),
        ("re:(a){1,99999999}", "99,999,999 times"),
        ("re:a{65,}", "65 times"),
        ("re:(a{60}){60}", "3,600 times"),
        ("re:((a{5}b){5}){5}", "125 times"),
        ("re:(((a{9}b){9}", "81 times"),
        ("re:a{2}{3}", "no regular expression"),
        ("re:[a", "no regular expression"),
        ("re:a)b{999999}", "999,999 times"),
        ("re:" + "(" * 400 + "a" + ")" * 400, "more than 30 deep"),
        ("re:(?:party){e<=2}", "match with errors"),
        ("re:" + "a" * 1001, "1,004 characters, and 1,000 are allowed"),
        ("word " * 300, "1,000 are allowed"),
        ("re:.*", "it would match any word; .* as in re"),
        ("re:.+", "would match any word;"),
        (r"re:\w+", "would match any word;"),
        ("re:[a-z]+", "would match any word;"),
        ("case:re:[a-z]*", "would match any word;"),
        ("re:[A-Z]{2,}", "would match any word;"),
        (r"re:good|\w*", "would match any word;"),
        (r"re:\w\w\w", "would match any word of 3 letters;"),
        ("re:[а-я]+", "would match any word of a script;"),
        ("re:" + "a*" * 4, "ways"),
        ("re:" + "a?" * 30, "ways"),
        ("re:" + "(a|b)" * 30, "ways"),
    ],
)
def test_refused(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError, match=reason):
        parse_pattern(pattern)


@pytest.mark.parametrize(
    "expression",
    [
        "(un)?patriotic",
        "[ab]+c{2,3}",
        "a|b|c",
        r"\w+ism",
        "[]a]",
        "[^]a]x",
        "a{2}",
        "x{a}",
        "(?:a|b)c",
    ],
)
def test_allowed(expression: str) -> None:
    check_expression(expression)


@pytest.mark.parametrize(
    "pattern",
    [
        "re:.*ism",
        "re:un.*",
        r"re:\w*e\w*",
        r"re:\d{4}",
        "case:re:[A-Z]{2,5}",
        "re:(a{8}b){2}",
        "re:a{64}",
        r"re:a\{99999\}",
        "re:[{99999}]x",
    ],
)
def test_ordinary_expressions_stay(pattern: str) -> None:
    assert parse_pattern(pattern)[0].expression


def test_no_letter_is_in_all_probes_of_a_set() -> None:
    for told, words in PROBES:
        assert not set.intersection(*map(set, words)), told


def test_a_refusal_does_not_repeat_a_long_pattern() -> None:
    deep: list[object] = []
    for _ in range(50_000):
        deep = [deep]
    with pytest.raises(rh.LexiconError) as caught:
        rh.Lexicon.from_dict({"a": ["x" * 1_000_000, deep]})
    assert len(str(caught.value)) < 1_000


def test_a_refused_expression_would_have_run_away() -> None:
    with pytest.raises(ExpressionError):
        check_expression("(x+x+)+y")


def test_parents_pool_their_children() -> None:
    lexicon = rh.Lexicon.from_dict({"we": {"all": ["let us"], "own": ["us", "our army"]}})
    scores = rh.score_frames(["Let us praise our army."], lexicon)
    assert lexicon.names == ("we", "we/all", "we/own")
    assert [match.text for match in scores["text-1", "we"].matches] == ["Let us", "our army"]
    assert [match.text for match in scores["text-1", "we/own"].matches] == ["us", "our army"]
    assert [row.level for row in scores] == [1, 2, 2]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "a//b"},
        {"name": "a", "negation": "dropp"},
        {"name": "a", "instrument_class": "x"},
    ],
)
def test_wrong_categories_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(rh.LexiconError, match="problem"):
        Category(**wrong)  # type: ignore[arg-type]  # all are text


def test_children_inherit_exceptions() -> None:
    parent = Category(name="p", exceptions=(Entry(pattern="third party"),))
    child = Category(name="p/c", entries=(Entry(pattern="party"),))
    scores = rh.score_frames(["A third party. The party."], Lexicon([parent, child]))
    assert [(row.frame, row.count) for row in scores] == [("p", 1), ("p/c", 1)]


def test_across_categories_each_match_counts() -> None:
    lexicon = rh.Lexicon.from_dict({"a": ["red flag"], "b": ["flag"]})
    assert [row.count for row in rh.score_frames(["A red flag."], lexicon)] == [1, 1]
