"""A close reading of the five texts, and what the library must make of each passage.

`tests/cases/seeds/reading.json` lists the passages: what cleaning must handle,
what must be flagged, and what the lexicons must surface. A quotation counts as
found when a match overlaps it.
"""

import json
from typing import Any

import pytest

import rhetoric as rh
from tests.tools import CASES

SEEDS = rh.seeds()
READING = json.loads((CASES / "seeds" / "reading.json").read_text(encoding="utf-8"))
FURNITURE = ("furniture", "repeated_heading", "nbsp", "split_sentence", "hard_wrap", "markdown")
# Which category a reading under "frames" belongs to.
FRAMES = {
    "glorify": {"leader-glorification", "victory"},
    "dysphemism": {"enemies"},
    "prognosis": {"victory"},
    "suryong_formula": {"socialism"},
}
STANCE = {
    "deontic": ("modality", {"deontic"}),
    "future": ("modality", {"prediction"}),
    "evidential": ("metadiscourse", {"interactive/evidentials", "interactional/hedges"}),
}


def items(topic: str, *tags: str) -> list[dict[str, Any]]:
    found = [i for i in READING if i["topic"] == topic and (not tags or i["tag"] in tags)]
    assert found
    return found


def named(item: dict[str, Any]) -> str:
    return f"{item['document']}: {item['quote'][:40]!r}"


def places(text: str, quote: str) -> list[tuple[int, int]]:
    """Every place of a quotation in a text, in any case."""
    lower, wanted, found, at = text.lower(), quote.lower(), [], 0
    while (at := lower.find(wanted, at)) >= 0:
        found.append((at, at + len(quote)))
        at += 1
    return found


def test_no_reading_is_left_out() -> None:
    tested = [*items("cleaning"), *items("warning"), *items("frames"), *items("stance")]
    assert len(tested) == len(READING)


@pytest.mark.parametrize("item", items("cleaning", *FURNITURE), ids=named)
def test_cleaning_handles(item: dict[str, Any]) -> None:
    document = SEEDS[item["document"]]
    assert len(places(document.raw, item["quote"])) == item["count_ignoring_case"]
    kept = places(document.text, item["quote"])
    if item["tag"] == "repeated_heading":
        # The first stays: it is the title of the page.
        assert len(kept) == 1
        return
    assert not kept
    for start, end in places(document.raw, item["quote"]):
        assert any(edit.start < end and start < edit.end for edit in document.edits)


def test_split_sentences_are_one_sentence_again() -> None:
    sentences = [s.text for s in rh.tokenize(SEEDS).sentences]
    for item in items("cleaning", "split_sentence", "hard_wrap"):
        joined = " ".join(item["quote"].split())
        assert any(joined in sentence for sentence in sentences), joined


def test_a_single_line_break_may_be_a_paragraph() -> None:
    (item,) = items("cleaning", "single_newline_is_paragraph")
    assert "countries.\n\nThe non-aligned" in SEEDS[item["document"]].text


@pytest.mark.parametrize("item", items("cleaning", "source_typo_keep", "mixed_quotes"), ids=named)
def test_the_words_and_marks_of_the_author_are_kept(item: dict[str, Any]) -> None:
    document = SEEDS[item["document"]]
    assert document.text.count(item["quote"]) == item["count_in_raw"]


@pytest.mark.parametrize("item", items("warning"), ids=named)
def test_damage_is_flagged_where_it_is(item: dict[str, Any]) -> None:
    document = SEEDS[item["document"]]
    spans = [span for warning in document.warnings for span in warning.spans]
    found = places(document.text, item["quote"])
    assert found
    for start, end in found:
        assert any(low < end and start < high for low, high in spans), item["quote"]


def test_no_score_is_shown_without_the_warnings() -> None:
    scores = rh.score_frames(SEEDS, rh.load_lexicon("modality"))
    for shown in (repr(scores), scores._repr_html_()):
        assert "words seem to have run together" in shown
        assert "in the third person" in shown


def test_the_other_texts_raise_no_alarm() -> None:
    for document in SEEDS.where(voice=["first-person", "third-person"]):
        assert document.warnings == (), document.id


def matched(lexicon: str, item: dict[str, Any], names: set[str]) -> list[bool]:
    """For each place of the quotation, whether a match of one of the categories overlaps it."""
    document = SEEDS[item["document"]]
    scores = rh.score_frames(SEEDS, rh.load_lexicon(lexicon))
    spans = [(m.start, m.end) for name in names for m in scores[document.id, name].matches]
    return [
        any(low < end and start < high for low, high in spans)
        for start, end in places(document.text, item["quote"])
    ]


@pytest.mark.parametrize("item", items("frames"), ids=named)
def test_frames_are_found(item: dict[str, Any]) -> None:
    found = matched("state-discourse", item, FRAMES[item["tag"]])
    assert found
    assert all(found)


@pytest.mark.parametrize("item", items("stance", *STANCE), ids=named)
def test_stance_is_found(item: dict[str, Any]) -> None:
    lexicon, names = STANCE[item["tag"]]
    found = matched(lexicon, item, names)
    assert len(found) == item["count_ignoring_case"]
    assert all(found)


def test_the_country_is_no_pronoun() -> None:
    (item,) = items("stance", "not_pronoun")
    assert matched("person", item, {"we", "we/inclusive", "we/exclusive"}) == [False]


@pytest.mark.parametrize(
    ("lexicon", "frame", "highest"),
    [
        ("us-and-them", "in-group", "reunification-talk"),
        ("us-and-them", "out-group", "reunification-talk"),
        ("us-and-them", "praise", "global-independence"),
        ("conflict", "war", "spirit-of-independence"),
        ("conflict", "peace", "socialist-unity"),
        ("conflict", "threat", "reunification-talk"),
        ("moral-foundations", "loyalty", "socialist-unity"),
    ],
)
def test_the_texts_come_in_the_order_that_a_reader_gives(
    lexicon: str, frame: str, highest: str
) -> None:
    scores = rh.score_frames(SEEDS, rh.load_lexicon(lexicon))
    rates = scores.rates[:, scores.frames.index(frame)]
    assert scores.units[int(rates.argmax())] == highest
