"""Lexicons from files and mappings; what is wrong with them is told all at once."""

from pathlib import Path

import pytest

import rhetoric as rh
from rhetoric.lexicon.category import CLASSES

TEN_MISTAKES = """name = "wrong"
clas = "indicator"
class = "detector"
version = 1

[categories.one]
title = "One"
negation = "flip"
entries = [
  "good",
  "",
  "*",
  "good",
  "re:(a+)+",
  { pattern = "heavy", weight = "much" },
  { patern = "x" },
  7,
]
fires = "not a list"

[categories.two]
entries = "unity"

[categories.three]
definition = "no entries"
"""


def test_every_mistake_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(TEN_MISTAKES, encoding="utf-8")
    with pytest.raises(rh.LexiconError) as caught:
        rh.load_lexicon(path)
    problems = caught.value.problems
    lines = [int(problem.split(":")[0].removeprefix("line ")) for problem in problems]
    assert sorted(lines) == [2, 3, 4, 8, 11, 12, 13, 14, 15, 16, 17, 19, 22, 24]
    told = str(caught.value)
    for part in ("'clas'", "'class'", "'detector'", "'flip'", "twice", "weight", "14 problems"):
        assert part in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name = ", "cannot be read as TOML"),
        ("a = " + "[" * 5_000 + "]" * 5_000, "1 problem to mend.*\n.*brackets lie too deep"),
        ("a = " + "{ a = " * 5_000 + "1" + "}" * 5_000, "brackets lie too deep"),
        ("[categories.a]\nentries = [" + "[" * 90 + "]" * 90 + "]", "an entry is a string"),
        ("name = 'x'", "there is no category"),
        ("[categories.a]\nentries = []", "empty list"),
        ("[categories]\na = 5", "must be a table"),
        ("[categories.a]\nentries = [\n 'x',\n 'X',\n]", "stands there twice"),
    ],
)
def test_one_clear_error(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(rh.LexiconError, match=told):
        rh.load_lexicon(path)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xff\xfe\x00[categories]")
    with pytest.raises(rh.LexiconError, match="UTF-8"):
        rh.load_lexicon(path)


def test_an_unknown_name_tells_the_nearest() -> None:
    with pytest.raises(rh.InputError, match="Did you mean 'person'"):
        rh.load_lexicon("persom")
    with pytest.raises(rh.InputError, match="Did you mean 'interactional/hedges'"):
        rh.load_lexicon("metadiscourse")["hedges"]


def test_an_entry_knows_its_line(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[categories.a]\nentries = [\n  'one',\n  'case:Two',\n]\n", encoding="utf-8")
    lexicon = rh.load_lexicon(path)
    assert lexicon.name == "own"
    assert [(e.pattern, e.source, e.case) for e in lexicon["a"].entries] == [
        ("one", "own.toml:3", False),
        ("case:Two", "own.toml:4", True),
    ]


def test_from_dict_tells_all_problems() -> None:
    wrong = {"a": ["*", "good", "good"], "b": "bare", "c": {"d": []}}
    with pytest.raises(rh.LexiconError) as caught:
        rh.Lexicon.from_dict(wrong)
    assert len(caught.value.problems) == 4


def test_weights_add_up() -> None:
    lexicon = rh.Lexicon.from_dict({"a": ["one", {"pattern": "two", "weight": -2.5}]})
    row = rh.score_frames(["One two two."], lexicon)["text-1", "a"]
    assert (row.count, row.weight) == (3, -4.0)


def test_shipped_lexicons_say_what_they_are() -> None:
    for name in rh.lexicon_names():
        lexicon = rh.load_lexicon(name)
        assert lexicon.name == name
        for text in (lexicon.title, lexicon.version, lexicon.licence, lexicon.citation):
            assert text
        assert lexicon.description
        assert lexicon.sources
        for category in lexicon:
            assert lexicon.class_of(category.name) in set(CLASSES) - {""}
            assert category.definition, category.name
            if category.entries:
                assert len(category.fires) >= 5, category.name
                assert len(category.silent) >= 5, category.name


@pytest.mark.parametrize("name", rh.lexicon_names())
def test_shipped_sentences_fire_and_stay_silent(name: str) -> None:
    assert rh.failing_examples(rh.load_lexicon(name)) == []


def test_sentences_that_fail_are_named() -> None:
    category = rh.Category(
        name="hope",
        entries=(rh.Entry(pattern="hope*"),),
        fires=("We hope.", "Better days."),
        silent=("It was hopeless.", "No."),
    )
    assert rh.failing_examples(rh.Lexicon([category])) == [
        "hope: must match: 'Better days.'",
        "hope: must stay silent: 'It was hopeless.'",
    ]
    assert rh.failing_examples(rh.Lexicon.from_dict({"a": ["b"]})) == []
