"""Cleaning takes many shortcuts; none of them may change what it does."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from rhetoric.corpus.cleaning import RULES, Cleaned, Rule, clean, lines
from rhetoric.corpus.cleaning.annotating import annotations
from rhetoric.corpus.cleaning.compose import compose
from rhetoric.corpus.cleaning.folding import fold_case
from rhetoric.corpus.cleaning.furniture import _bare, _is_furniture, worded_like_furniture
from rhetoric.corpus.cleaning.hyphenation import _CUT, _cuts
from rhetoric.corpus.cleaning.layout import _needless_spaces
from rhetoric.corpus.cleaning.lines import Lines, forget_lines
from rhetoric.corpus.cleaning.markdown import _DEFINITION, _HEADING, _RULE_OR_TABLE
from rhetoric.corpus.cleaning.page_numbers import _CERTAIN, _number, _with_number_at_edge
from rhetoric.corpus.cleaning.rule import LinePattern
from rhetoric.corpus.cleaning.signs import rare_signs
from rhetoric.corpus.cleaning.wording import _LIST_MARK, _SENTENCE_END, ends_sentence, is_list_item
from rhetoric.corpus.document import Edit, apply_edits
from rhetoric.errors import InputError
from rhetoric.toml import read_toml
from tests.corpus.test_cleaning import GLUED, NAMES, SEEDS, cases

FURNITURE = read_toml(
    Path(__file__).parents[2] / "rhetoric" / "corpus" / "cleaning" / "furniture.toml"
)
LINES_OF_CASES = sorted(
    {
        line
        for kind, key in (("changes", "raw"), ("untouched", "text"))
        for _, case in cases(kind)
        for line in case[key].split("\n")
    }
)
# The signs that the rules look for, thickly sown.
SIGNS = st.text(
    st.sampled_from(
        ' \n\t*_`~-–—.,:!?()[]<>&#\\|=1a2ivxbTHE"”’\u00a0\u00ad\u200c\r\x0c\x93\x85/©ıſ\u212a'
    ),
    max_size=80,
)
LINES = st.lists(st.sampled_from(LINES_OF_CASES), max_size=12)
TEXTS = st.text(max_size=60) | SIGNS | GLUED | LINES.map("\n".join)


def clean_plainly(text: str, rules: Iterable[Rule]) -> Cleaned:
    """Ask every rule about every text in every round, and remember nothing."""
    edits: list[Edit] = []
    current, before = text, None
    while current != before:
        before = current
        for rule in rules:
            forget_lines()
            proposed = tuple(rule.propose(current))
            edits = compose(edits, proposed, current) if proposed else edits
            current = apply_edits(current, proposed)
    noted = annotations(text, current, edits)
    return Cleaned(text=current, edits=tuple(edits), annotations=noted)


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.none() | st.sets(st.sampled_from(NAMES)))
@example("We will win! (Applause.) And we will build. [Laughter and cheers]", None)
def test_skipping_changes_nothing(text: str, names: set[str] | None) -> None:
    rules = [rule for rule in RULES if names is None or rule.name in names]
    assert clean(text, names) == clean_plainly(text, rules)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_skipping_changes_nothing_in_the_seeds(path: Path) -> None:
    raw = path.read_bytes().decode("utf-8")
    assert clean(raw) == clean_plainly(raw, RULES)


@given(TEXTS)
def test_rare_signs_are_all_but_the_common_ones(text: str) -> None:
    common = re.compile(r"[A-Za-z0-9 \n.,;:!?'\"()-]")
    assert rare_signs(text) == {sign for sign in text if not common.match(sign)}


@given(TEXTS, st.sampled_from([rule for rule in RULES if rule.signs]))
def test_a_rule_finds_nothing_without_its_signs(text: str, rule: Rule) -> None:
    assert rare_signs("".join(rule.signs)) == rule.signs
    without = "".join(sign for sign in text if sign not in rule.signs)
    assert list(rule.propose(without)) == []


@st.composite
def line_edits(draw: st.DrawFn, text: str) -> list[Edit]:
    bounds = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    words = st.text("x \n\t", max_size=3)
    return [Edit(start=a, end=b, replacement=draw(words), rule="x") for a, b in pairs]


@given(st.data(), st.text(" \n\tab.\u00a0é", max_size=60))
def test_lines_follow_edits(data: st.DataObject, text: str) -> None:
    edits = data.draw(line_edits(text))
    edited = apply_edits(text, tuple(edits))
    followed, fresh = Lines(text).after(edits, edited), Lines(edited)
    for name in ("text", "texts", "begins", "stops", "starts", "ends", "margins", "after_gap"):
        assert getattr(followed, name) == getattr(fresh, name), name
    for name in ("sizes", "first", "last", "closed"):
        assert getattr(followed.wording, name) == getattr(fresh.wording, name), name


@given(TEXTS)
def test_lines_are_told_as_they_stand(text: str) -> None:
    told = Lines(text)
    filled = [(i, line) for i, line in enumerate(text.split("\n")) if line.strip()]
    assert told.texts == [line.strip() for _, line in filled]
    assert [text[begin:stop] for begin, stop in zip(told.begins, told.stops, strict=True)] == [
        line for _, line in filled
    ]
    assert [text[start:end] for start, end in zip(told.starts, told.ends, strict=True)] == (
        told.texts
    )
    before = [text.split("\n")[i - 1] if i and filled[0][0] < i else "" for i, _ in filled]
    assert told.after_gap == [not line.strip() for line in before]
    assert told.wording.closed == [ends_sentence(line) for line in told.texts]


@given(SIGNS | st.sampled_from(LINES_OF_CASES))
def test_a_glance_at_a_line_tells_the_truth(line: str) -> None:
    line = line.replace("\n", " ").strip()
    tail = line[-12:]
    assert ends_sentence(line) == (_SENTENCE_END.search(tail) is not None)
    assert is_list_item(line) == (_LIST_MARK.match(line) is not None)


@given(st.text(" \n\ta", max_size=30))
def test_needless_spaces_are_those_of_the_plain_expression(text: str) -> None:
    plain = re.compile(r"[ \t]{2,}|\t|(?<![^\n]) | (?![^\n])")
    assert _needless_spaces(text) == [match.span() for match in plain.finditer(text)]


@given(st.text("-¬‐ \n\u00a0\tab", max_size=40))
def test_cut_words_are_those_of_the_plain_expression(text: str) -> None:
    assert [m.span() for m in _cuts(text)] == [m.span() for m in _CUT.finditer(text)]


@given(SIGNS, st.sampled_from([_DEFINITION, _HEADING, _RULE_OR_TABLE]))
def test_lines_that_match_are_those_of_the_plain_expression(
    text: str, pattern: LinePattern
) -> None:
    plain = re.compile("^" + pattern._line.pattern, re.MULTILINE)
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in plain.finditer(text)]


PAGES = st.text("12ivx-– (])|.page/of", min_size=1, max_size=12)


@given(st.lists(PAGES | st.sampled_from(LINES_OF_CASES)))
def test_no_page_number_is_passed_over(drawn: list[str]) -> None:
    wording = Lines("\n".join(drawn)).wording
    looked_at = {index for index, _ in _with_number_at_edge(wording)}
    for index, line in enumerate(wording.texts):
        may_count = len(line) <= 80 and (_CERTAIN.fullmatch(line) or _number(line))
        assert index in looked_at or not may_count


def test_folding_sees_every_letter_that_an_expression_sees() -> None:
    everything = "".join(map(chr, range(0x20000))).replace("\n", "")
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for sign in re.findall(letter, everything, re.IGNORECASE):
            assert fold_case(sign) == letter.encode()
    assert fold_case("\ud800É“") == "\ud800É“".encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("formula", FURNITURE["formulas"], ids=lambda formula: formula["line"][:30])
@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_formula_is_found_by_its_beginning_or_by_what_it_holds(
    formula: dict[str, str], data: st.DataObject
) -> None:
    expression = formula["line"].replace("PLATFORM", "(?:youtube|vk)")
    # What must stand somewhere in the line is seldom drawn by chance.
    plain = re.sub(r"^\(\?=.*?\)\)", "", expression)
    matching = st.from_regex(re.compile(plain, re.IGNORECASE), fullmatch=True)
    tail = "" if plain == expression else " of our site"
    line = (data.draw(st.sampled_from(["", "* ", "“ "])) + data.draw(matching) + tail).strip()
    assume("\n" not in line and _is_furniture(line, ""))
    assert 1 in worded_like_furniture(Lines(f"A line.\n\n{line}").wording)


@given(LINES)
def test_no_furniture_is_passed_over(drawn: list[str]) -> None:
    wording = Lines("\n".join(drawn)).wording
    furniture = {
        index
        for index, line in enumerate(wording.texts)
        if _is_furniture(line, _bare(line) if len(line) <= 60 else "")
    }
    assert furniture <= set(worded_like_furniture(wording))


def test_no_text_is_kept_alive() -> None:
    clean("Unity.\nWins.\n")
    assert lines._last == []
    with pytest.raises(InputError):
        clean("Unity.\nWins.\n", rules=["none"])
    assert lines._last == []
