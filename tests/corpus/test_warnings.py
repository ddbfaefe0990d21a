"""Warnings: when each kind fires, where, and when it stays silent."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rhetoric.corpus.cleaning import clean
from rhetoric.corpus.document import DocumentWarning
from rhetoric.corpus.warning_signs.quotations import find_quotations
from rhetoric.corpus.warnings import inspect_text
from rhetoric.toml import read_toml

CASES = Path(__file__).parents[1] / "cases" / "warnings"
SEEDS = Path(__file__).parents[2] / "seeds"
KINDS = (
    "empty",
    "too-short",
    "not-english",
    "spun",
    "fused-words",
    "date-holes",
    "loose-marks",
    "torn-text",
    "unreadable-characters",
    "orphan-quotes",
    "mostly-quotation",
    "mostly-list",
    "mixed-voice",
)


def load(name: str) -> dict[str, Any]:
    return read_toml(CASES / f"{name}.toml")


def cases(group: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        (kind, case)
        for kind in KINDS
        if kind != "mixed-voice"
        for case in load(kind).get(group, [])
    ]


def found(kind: str, text: str) -> DocumentWarning | None:
    return next((warning for warning in inspect_text(text) if warning.kind == kind), None)


def told(order: list[str]) -> str:
    """A text of the pieces that the cases of mixed-voice name, one paragraph each."""
    pieces = load("mixed-voice")["pieces"]
    return "\n\n".join(pieces[name] for name in order)


def touches(warning: DocumentWarning, text: str, quote: str) -> bool:
    place = text.index(quote)
    return any(start < place + len(quote) and place < end for start, end in warning.spans)


def test_every_kind_has_cases() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == {*KINDS, "seeds"}
    assert all(load(kind)["fires"] and load(kind)["silent"] for kind in KINDS)


@pytest.mark.parametrize(("kind", "case"), cases("fires"))
def test_fires(kind: str, case: dict[str, Any]) -> None:
    warning = found(kind, case["text"])
    assert warning is not None
    if "spans" in case:
        assert [case["text"][start:end] for start, end in warning.spans] == case["spans"]


@pytest.mark.parametrize(("kind", "case"), cases("silent"))
def test_silent(kind: str, case: dict[str, Any]) -> None:
    assert found(kind, case["text"]) is None


@pytest.mark.xfail(reason="known failure", strict=True)
@pytest.mark.parametrize(("kind", "case"), cases("known_failures"))
def test_known_failures(kind: str, case: dict[str, Any]) -> None:
    warning = found(kind, case["text"])
    assert warning is not None
    assert [case["text"][start:end] for start, end in warning.spans] == case["spans"]


@pytest.mark.parametrize("case", load("mixed-voice")["fires"])
def test_mixed_voice_tells_the_place(case: dict[str, Any]) -> None:
    text = told(case["order"])
    warning = found("mixed-voice", text)
    assert warning is not None
    assert warning.spans[0][0] == text.index(case["span"])
    assert case["words"] in warning.message


@pytest.mark.parametrize("case", load("mixed-voice")["silent"])
def test_mixed_voice_is_silent(case: dict[str, Any]) -> None:
    assert found("mixed-voice", told(case["order"])) is None


@pytest.mark.parametrize(("name", "expected"), load("seeds").items())
def test_warnings_about_the_seeds(name: str, expected: dict[str, list[str]]) -> None:
    text = clean((SEEDS / f"{name}.txt").read_bytes().decode("utf-8")).text
    warnings = inspect_text(text)
    assert [warning.kind for warning in warnings] == [kind for kind in KINDS if kind in expected]
    for warning in warnings:
        missed = [quote for quote in expected[warning.kind] if not touches(warning, text, quote)]
        assert missed == []


def test_the_switch_in_the_spun_page_is_where_the_state_begins_to_speak() -> None:
    text = clean((SEEDS / "spun-web-page.txt").read_bytes().decode("utf-8")).text
    warning = found("mixed-voice", text)
    assert warning is not None
    assert text[warning.spans[0][0] :].startswith("For those who wish to forget the lesson")


def test_hundred_words_are_enough() -> None:
    assert found("too-short", "word " * 99) is not None
    assert found("too-short", "word " * 100) is None


def test_messages_count_in_plain_english() -> None:
    one = found("fused-words", "It was ofthe north.")
    two = found("fused-words", "It was ofthe north and inthe south.")
    assert one is not None
    assert two is not None
    assert one.message.startswith("1 place where two words")
    assert two.message.startswith("2 places where two words")
    assert "“ofthe”, “inthe”" in two.message


PIECES = st.sampled_from(
    [" ", "\n\n", '"', "“", "”", "„", "«", "(", ")", ".", "I", "we", "he", "said:", "Augustthe"]
)


@settings(deadline=None)
@given(st.text() | st.lists(PIECES, max_size=40).map("".join))
def test_spans_lie_in_the_text(text: str) -> None:
    for warning in inspect_text(text):
        assert warning.kind in KINDS
        assert warning.message.endswith(".")
        assert all(0 <= start < end <= len(text) for start, end in warning.spans)
        assert list(warning.spans) == sorted(warning.spans)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_quotation_mark_is_paired_or_alone(text: str) -> None:
    quotations = find_quotations(text)
    ends = [place for start, end in quotations.pairs for place in (start, end - 1)]
    assert len({*ends, *quotations.orphans}) == len(ends) + len(quotations.orphans)


@pytest.mark.parametrize(
    "text",
    ['"a ' * 300_000, "“" * 300_000, "a" * 1_000_000, "(" * 500_000, "a. " * 200_000,
     "\n" * 500_000, "We go on and on there. " * 50_000, "the " * 300_000],
)  # fmt: skip
def test_long_texts_are_no_trap(text: str) -> None:
    assert isinstance(inspect_text(text), tuple)


NARRATION = load("mixed-voice")["pieces"]["narration"]
NUMERALS = "Elizabeth I came to court. Then Nicholas I feared them. Appendix I covers the war. "


@pytest.mark.parametrize("numerals", [NUMERALS, "In his time World War I was lost by them. " * 3])
def test_a_numeral_is_no_first_person(numerals: str) -> None:
    assert found("mixed-voice", "\n\n".join([NARRATION] * 6 + [numerals * 4])) is None


@pytest.mark.parametrize(
    "words", ["But I came.", "Now I know him.", "Perhaps I'm late.", "In May I"]
)
def test_words_with_a_capital_before_the_pronoun(words: str) -> None:
    own = f"{words} went to the river. "
    assert found("mixed-voice", "\n\n".join([NARRATION] * 6 + [own * 12])) is not None


@pytest.mark.parametrize(
    ("added", "fires"),
    [
        ("“Thank you, ladies and gentlemen, for your work,” he told them.", True),
        ("It was your turn.", True),
        ("It was your turn. Thank you.", False),
    ],
)
def test_an_address_counts_outside_quotations_and_twice(added: str, fires: bool) -> None:
    speech = load("mixed-voice")["pieces"]["speech"]
    text = "\n\n".join([NARRATION] * 6 + [added] + [speech] * 3)
    assert (found("mixed-voice", text) is not None) is fires
