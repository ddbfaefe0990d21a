"""Editing a lexicon: a new one each time, that knows what was changed."""

from collections.abc import Callable

import pytest

import rhetoric as rh

HOPE = rh.Lexicon(
    [
        rh.Category(
            name="mood",
            negation="drop",
            entries=(rh.Entry(pattern="mood"),),
            exceptions=(rh.Entry(pattern="hope chest"),),
        ),
        rh.Category(
            name="mood/hope", entries=(rh.Entry(pattern="hope*"), rh.Entry(pattern="dream"))
        ),
        rh.Category(name="fear", entries=(rh.Entry(pattern="fear", weight=2.0),)),
    ],
    name="moods",
    version="1.0",
)


def patterns(lexicon: rh.Lexicon, name: str) -> list[str]:
    return [entry.pattern for entry in lexicon[name].entries]


def test_adding_makes_a_new_lexicon_that_remembers() -> None:
    edited = HOPE.add("mood/hope", ["better days", {"pattern": "wish", "weight": 0.5}])
    assert patterns(edited, "mood/hope") == ["hope*", "dream", "better days", "wish"]
    assert patterns(HOPE, "mood/hope") == ["hope*", "dream"]
    assert edited.version == "1.0+edited"
    again = edited.add("new", ["peace"]).add("fear", ["fear factor"], exceptions=True)
    assert [step.action for step in again.history] == ["add", "add", "add"]
    assert again.history[0].base == "moods 1.0"
    assert "Edited from moods 1.0: added to mood/hope: better days, wish" in again.describe()
    assert patterns(again, "new") == ["peace"]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda: HOPE.add("mood/hope", ["Dream", "*"]), "is there already"),
        (lambda: HOPE.add("mood/hope", "peace"), "a list of patterns is needed"),
        (lambda: HOPE.add("mood/hope", []), "no entry was given"),
        (lambda: HOPE.remove("mood/hope", ["dreams"]), "Did you mean 'dream'"),
        (lambda: HOPE.remove("mood").remove("fear"), "there is no category"),
        (lambda: HOPE.merge(HOPE.remove("fear", ["fear"]).add("fear", ["fear"])), "weighs 2 here"),
        (lambda: HOPE.rename({"fear": "mood"}), "two categories would have this name"),
    ],
)
def test_what_cannot_be_done_is_said(edit: Callable[[], object], told: str) -> None:
    with pytest.raises(rh.LexiconError, match=told.replace("*", r"\*")):
        edit()


def test_names_that_are_not_there() -> None:
    edits: list[Callable[[], object]] = [
        lambda: HOPE.select("hope"),
        lambda: HOPE.rename({"hope": "x"}),
        HOPE.select,
    ]
    for edit in edits:
        with pytest.raises(rh.InputError):
            edit()
    with pytest.raises(rh.InputError, match="takes a Lexicon, got str"):
        HOPE.merge("fear")  # type: ignore[arg-type]
    with pytest.raises(rh.InputError, match="name the exceptions"):
        HOPE.remove("mood", exceptions=True)
    with pytest.raises(rh.InputError, match="must be a list of patterns"):
        HOPE.remove("fear", "fear")


def test_selecting_keeps_the_rules_of_what_stands_above() -> None:
    hope = HOPE.select("mood/hope")
    assert hope.names == ("mood", "mood/hope")
    texts = ["A hope chest. No hope. We hope, in that mood."]
    assert rh.score_frames(texts, hope)["text-1", "mood/hope"].count == 1
    assert rh.score_frames(texts, hope)["text-1", "mood"].count == 1
    assert rh.score_frames(texts, HOPE)["text-1", "mood"].count == 2


def test_merging_renaming_and_removing() -> None:
    other = rh.Lexicon.from_dict({"fear": ["dread"], "anger": ["rage"]}, name="others")
    merged = HOPE.merge(other).rename({"mood": "temper"})
    assert merged.names == ("temper", "temper/hope", "fear", "anger")
    assert set(patterns(merged, "fear")) == {"fear", "dread"}
    assert merged.remove("temper").names == ("fear", "anger")


def test_differences() -> None:
    new = HOPE.remove("mood/hope", ["dream"]).add("mood/hope", ["peace"]).add("new", ["x1"])
    rows = rh.diff_lexicons(HOPE, new).rows
    found = {(row.category, row.part, row.change, row.what) for row in rows}
    assert found == {
        ("", "text", "changed", "version"),
        ("mood/hope", "entry", "removed", "dream"),
        ("mood/hope", "entry", "added", "peace"),
        ("new", "category", "added", "new"),
    }
    assert not rh.diff_lexicons(HOPE, HOPE).rows


def test_the_fingerprint_follows_what_counts() -> None:
    assert HOPE.fingerprint == HOPE.add("fear", ["dread"]).remove("fear", ["dread"]).fingerprint
    assert HOPE.fingerprint != HOPE.add("fear", ["dread"]).fingerprint
    assert HOPE.fingerprint != HOPE.add("fear", ["fear factor"], exceptions=True).fingerprint
