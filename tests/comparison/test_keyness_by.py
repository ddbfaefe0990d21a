"""Each of many groups against the rest."""

import json
import pickle
from typing import Any

import pytest

import rhetoric as rh

TEXTS = {
    "a": ("Peace and peace for the land.", "doves"),
    "b": ("We want peace, the peace of all.", "doves"),
    "c": ("War and war for the land.", "hawks"),
    "d": ("They want war, the war of all.", "hawks"),
    "e": ("Bread and bread for the land.", "bakers"),
    "f": ("Nobody knows.", None),
}


def corpus() -> rh.Corpus:
    return rh.Corpus(
        rh.Document(id=name, text=text, raw=text, meta=rh.Metadata({"side": side} if side else {}))
        for name, (text, side) in TEXTS.items()
    )


def test_each_comparison_is_that_of_keyness() -> None:
    everything = corpus()
    for options in ({}, {"ngrams": 2}, {"unit": "stems", "measure": "permutation"}):
        result = rh.keyness_by(everything, "side", **options)
        assert result.groups == ("doves", "hawks", "bakers")
        for name in result.groups:
            own = everything.where(side=name)
            rest = everything.where(side=[other for other in result.groups if other != name])
            plain = rh.keyness(own, rest, names=(name, "rest"), **options)
            assert result[name].to_records() == plain.to_records()
            assert result.top(name) == plain.top(name)


def test_rows_are_the_top_words_of_each_group() -> None:
    result = rh.keyness_by(corpus(), "side", n=1)
    assert [(row.group, row.term, row.count, row.reference) for row in result] == [
        ("doves", "peace", 4, "rest"),
        ("hawks", "war", 4, "rest"),
        ("bakers", "bread", 2, "rest"),
    ]
    assert result.title == "3 groups by side, each against the rest: words by G2 (two-cell)"
    assert result.notes[0] == "1 document without a value for 'side': left out of all."
    assert any(note.startswith("bakers: One text only in the group") for note in result.notes)
    assert len(result.top("hawks")) == 1
    assert [line.document for line in result["hawks"].lines("war", "hawks")] == ["c"] * 2 + [
        "d"
    ] * 2
    records = result.to_records()
    assert json.loads(json.dumps(records)) == records
    assert pickle.loads(pickle.dumps(result)).to_records() == records
    told = result.methods()
    assert told.count("SHA-256") == 4  # of all texts, and of each group
    assert told.count("Dunning 1993") == 1
    assert "bakers: 1 text, " in told
    assert "bakers: Sorted by G2 (two-cell); no p-values" in told
    with pytest.raises(rh.InputError, match=r"no group 'hawk'\. Did you mean 'hawks'"):
        result["hawk"]


def test_groups_may_be_given_by_name() -> None:
    groups = {"first": ["a", "b"], "rest": ["c", "d"]}
    result = rh.keyness_by(corpus(), groups)
    assert result["rest"].reference == "all others"
    assert result.notes[0] == "2 documents in no group: left out of all."
    assert {row.words for row in result.top("first")} == {13}


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ("sid", "no document has the field 'sid'. Did you mean 'side'"),
        (
            {"x": ["a", "b"], "y": ["b"]},
            "'b' is in the groups 'x' and 'y'. Groups must not",
        ),
        ({"x": ["a"], "y": []}, "group 'y' must have a list of document ids with at least one"),
        ({"x": ["a"], "y": "b"}, "group 'y' must have a list of document ids"),
        ({"x": ["a"], "y": ["z"]}, "no document 'z'"),
        ({"x": list(TEXTS)}, "by has 1 group, so there is no rest"),
        ({}, "by has 0 groups"),
        (3, "by must be a field of the documents or a mapping"),
    ],
)
def test_groups_that_cannot_be_compared(by: Any, message: str) -> None:
    with pytest.raises(rh.InputError, match=message):
        rh.keyness_by(corpus(), by)


def test_a_field_with_one_value_is_everything() -> None:
    hawks = corpus().where(side="hawks")
    with pytest.raises(
        rh.InputError, match=r"has 'side' has one value \('hawks'\), so there is no"
    ):
        rh.keyness_by(hawks, "side")


def test_a_group_without_words_and_wrong_options() -> None:
    texts = ["Peace.", "…", "War."]
    with pytest.raises(rh.InputError, match="keyness_by: the group 'y' has no word"):
        rh.keyness_by(texts, {"x": ["text-1"], "y": ["text-2"]})
    with pytest.raises(rh.InputError, match="keyness_by: n must be"):
        rh.keyness_by(texts, {"x": ["text-1"], "y": ["text-3"]}, n=0)
    with pytest.raises(rh.InputError, match="keyness_by: measure 'llr' is none"):
        rh.keyness_by(texts, {"x": ["text-1"], "y": ["text-3"]}, measure="llr")


def test_groups_that_overlap_are_refused_by_keyness_too() -> None:
    everything = corpus()
    with pytest.raises(rh.InputError, match=r"2 documents stand in both target and refer.* \('a'"):
        rh.keyness(everything[:2], everything)


def test_texts_may_be_let_go() -> None:
    result = rh.keyness(corpus()[:2], corpus()[2:5], measure="permutation")
    alone = result.detach()
    assert alone.to_records() == result.to_records()
    assert (alone.notes, alone.methods()) == (result.notes, result.methods())
    assert len(pickle.dumps(alone)) < len(pickle.dumps(result))
    with pytest.raises(rh.InputError, match="of target and reference only counts are known"):
        alone.lines("peace")
    with pytest.raises(rh.InputError, match="no group 'targets'"):
        result.lines("peace", "targets")


def test_each_document_is_a_group() -> None:
    result = rh.keyness_by(["Peace and peace.", "", "War and war."], n=1)
    assert [(row.group, row.term) for row in result] == [("text-1", "peace"), ("text-3", "war")]
    assert result.field == "document"
    assert result.notes[0] == "1 document without words: left out of all."
    assert "One text only in the group and rest: a p-value would say nothing" in " ".join(
        result.notes
    )
    with pytest.raises(rh.InputError, match="1 document can be compared, so there is no rest"):
        rh.keyness_by(["Peace.", "", "!"])
