"""Cleaning: each rule on its own cases, and what holds for all of them together."""

import re
from pathlib import Path
from typing import TypedDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rhetoric.corpus.cleaning import RULES, Cleaned, clean
from rhetoric.corpus.cleaning.compose import compose
from rhetoric.corpus.document import Edit, apply_edits
from rhetoric.errors import InputError
from rhetoric.toml import read_toml

CASES = Path(__file__).parents[1] / "cases" / "cleaning"
SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = [rule.name for rule in RULES]


class SeedCases(TypedDict):
    gone: list[str]
    stays: list[str]
    once: list[str]


def load(name: str) -> dict[str, list[dict[str, str]]]:
    return read_toml(CASES / f"{name}.toml")


def load_pieces() -> list[str]:
    """What scans, pages and exports are made of, for the properties to glue together."""
    pieces: list[str] = read_toml(CASES / "pieces.toml")["pieces"]
    return pieces


def cases(kind: str) -> list[tuple[str, dict[str, str]]]:
    return [(name, case) for name in NAMES for case in load(name).get(kind, [])]


def read_seed(name: str) -> str:
    return (SEEDS / f"{name}.txt").read_bytes().decode("utf-8")


def check_account(raw: str, cleaned: Cleaned) -> None:
    """The edits lead from the raw text to the cleaned one and bear names of rules."""
    assert apply_edits(raw, cleaned.edits) == cleaned.text
    assert all(set(edit.rule.split("+")) <= set(NAMES) for edit in cleaned.edits)


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_has_cases(name: str) -> None:
    found = load(name)
    assert found["changes"]
    assert found["untouched"]


def test_every_case_has_a_rule() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == {*NAMES, "pieces", "seeds", "together"}


@pytest.mark.parametrize(("name", "case"), cases("changes"))
def test_changes(name: str, case: dict[str, str]) -> None:
    cleaned = clean(case["raw"], rules=[name])
    assert cleaned.text == case["clean"]
    assert {edit.rule for edit in cleaned.edits} == {name}
    check_account(case["raw"], cleaned)


@pytest.mark.parametrize(("name", "case"), cases("untouched"))
def test_untouched(name: str, case: dict[str, str]) -> None:
    assert clean(case["text"], rules=[name]).edits == ()
    if not case.get("alone"):
        assert clean(case["text"]).text == case["text"]


@pytest.mark.xfail(reason="known failure", strict=True)
@pytest.mark.parametrize(("name", "case"), cases("known_failures"))
def test_known_failures(name: str, case: dict[str, str]) -> None:
    assert clean(case["raw"], rules=[name]).text == case["clean"]


@pytest.mark.parametrize("case", load("together")["changes"])
def test_rules_together(case: dict[str, str]) -> None:
    cleaned = clean(case["raw"])
    assert cleaned.text == case["clean"]
    assert clean(cleaned.text).edits == ()


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_seeds_are_accounted_for(path: Path) -> None:
    raw = path.read_bytes().decode("utf-8")
    cleaned = clean(raw)
    check_account(raw, cleaned)
    assert clean(cleaned.text) == Cleaned(text=cleaned.text)
    assert not re.search(r"\n{3,}|\u00a0| {2}| \n|\*|^#|^\s|\s$", cleaned.text)


@pytest.mark.parametrize(("name", "found"), load("seeds").items())
def test_seeds_are_clean(name: str, found: SeedCases) -> None:
    raw, text = read_seed(name), clean(read_seed(name)).text
    assert all(quote in raw for quote in found["gone"])
    assert [quote for quote in found["gone"] if quote in text] == []
    assert [quote for quote in found["stays"] if quote not in text] == []
    assert [
        quote for quote in found.get("once", []) if text.lower().count(quote.lower()) != 1
    ] == []


def test_no_real_paragraph_of_the_seeds_is_lost() -> None:
    for path in SEEDS.glob("*.txt"):
        raw = path.read_bytes().decode("utf-8")
        text = re.sub(r"\s+", " ", clean(raw).text)
        for line in raw.split("\n"):
            words = re.sub(r"[*\s\u00a0]+", " ", line).strip()
            if len(words.split()) > 12 and words[-1] in '."”' and "cookies" not in words:
                assert words in text


PIECES = st.sampled_from(["", *load_pieces()])
GLUED = st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n", "\n\n", " ", "  \n", ""]))).map(
    lambda pairs: "".join(piece + glue for piece, glue in pairs)
)


@settings(deadline=None, max_examples=400)
@given(st.text() | GLUED)
def test_cleaning_is_idempotent(raw: str) -> None:
    cleaned = clean(raw)
    check_account(raw, cleaned)
    assert clean(cleaned.text).text == cleaned.text


@settings(deadline=None)
@given(GLUED, st.sets(st.sampled_from(NAMES)))
def test_any_choice_of_rules_is_idempotent(raw: str, names: set[str]) -> None:
    cleaned = clean(raw, rules=names)
    check_account(raw, cleaned)
    assert clean(cleaned.text, rules=names).text == cleaned.text


@settings(deadline=None)
@given(GLUED)
def test_words_are_never_invented(raw: str) -> None:
    if "&" not in raw:
        letters = iter(character for character in raw if character.isalnum())
        assert all(character in letters for character in clean(raw).text if character.isalnum())


@st.composite
def edits_of(draw: st.DrawFn, text: str, rule: str) -> tuple[Edit, ...]:
    bounds = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(bounds[::2], bounds[1::2], strict=False))
    words = st.text("xyz", max_size=3)
    return tuple(Edit(start=a, end=b, replacement=draw(words), rule=rule) for a, b in pairs)


@given(st.data(), st.text("abcdef", max_size=20))
def test_composed_edits_do_what_the_two_did(data: st.DataObject, raw: str) -> None:
    first = data.draw(edits_of(raw, "first"))
    current = apply_edits(raw, first)
    second = data.draw(edits_of(current, "second"))
    composed = tuple(compose(first, second, current))
    assert apply_edits(raw, composed) == apply_edits(current, second)
    names = {name for edit in composed for name in edit.rule.split("+")}
    assert names == {edit.rule for edit in (*first, *second)}


def test_rules_that_touch_are_both_named() -> None:
    cleaned = clean("Unity\u00a0 wins.")
    assert cleaned.edits == (Edit(start=5, end=7, replacement=" ", rule="odd-spaces+spaces"),)


def test_an_unknown_rule_suggests_the_nearest() -> None:
    with pytest.raises(InputError, match="Did you mean 'page-numbers'"):
        clean("Unity", rules=["page-number"])


def test_a_bare_string_is_no_list_of_rules() -> None:
    with pytest.raises(InputError, match=r"rules=\['spaces'\]"):
        clean("Unity", rules="spaces")


def test_bytes_are_no_text() -> None:
    with pytest.raises(InputError, match="decoded first"):
        clean(b"Unity")  # type: ignore[arg-type]


def test_names_and_descriptions_are_fit_to_show() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in NAMES)
    assert all(re.fullmatch(r"[A-Z].+\.", rule.description) for rule in RULES)


@pytest.mark.parametrize(
    "text",
    ["a" * 2_000_000, " " * 500_000, "* " * 300_000, "[a](" * 200_000, "(" * 300_000,
     "ab-\n" * 100_000, "12\n" * 100_000, "&amp;" * 100_000, "<a " * 200_000, "**a _b " * 100_000,
     "Unity wins the day.\n" * 50_000, "\n" * 500_000, "x:\n\n" * 100_000],
)  # fmt: skip
def test_long_texts_are_no_trap(text: str) -> None:
    cleaned = clean(text)
    assert apply_edits(text, cleaned.edits) == cleaned.text
