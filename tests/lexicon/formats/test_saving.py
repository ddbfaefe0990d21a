"""Writing lexicons: what comes back is what was written, and what is lost is named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rhetoric as rh

FORMATS = ("toml", "dic", "dicx", "yaml", "cat", "lc3", "ykd", "empath", "nrc", "table")
PLAIN = rh.Lexicon.from_dict(
    {"war": ["tank", "armed conflict"], "peace": {"truce": ["truce", "tank"], "talks": ["talks"]}}
)
RICH = rh.Lexicon(
    [
        rh.Category(
            name="us",
            negation="drop",
            definition='The "country".',
            entries=(rh.Entry(pattern="homeland"),
                rh.Entry(pattern="case:US"), rh.Entry(pattern="re:u[ks]"),
                     rh.Entry(pattern="nat?on*", weight=2.5)),
            exceptions=(rh.Entry(pattern="us too"),),
            fires=("The US.",),
        )
    ],
    name="rich",
    licence="MIT",
)  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_written_comes_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"x.{name}"
    report = rh.save_lexicon(PLAIN, path, format=name)
    assert (report.kept, report.refused) == (5, 0)
    again = rh.load_lexicon(path)
    assert again.names == PLAIN.names
    assert again.fingerprint == PLAIN.fingerprint


@pytest.mark.parametrize("name", rh.lexicon_names())
def test_shipped_lexicons_come_back_whole(tmp_path: Path, name: str) -> None:
    lexicon = rh.load_lexicon(name)
    path = tmp_path / "x.toml"
    rh.save_lexicon(lexicon, path)
    again = rh.load_lexicon(path)
    assert not len(rh.diff_lexicons(lexicon, again))
    assert again.sources == lexicon.sources
    for said in ("name", "version", "licence", "citation", "description", "notes"):
        assert getattr(again, said) == getattr(lexicon, said)


@pytest.mark.parametrize("name", [one for one in FORMATS if one != "toml"])
def test_what_cannot_be_held_is_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"x.{name}"
    with pytest.raises(rh.LexiconError) as caught:
        rh.save_lexicon(RICH, path, format=name)
    assert not path.exists()
    told = str(caught.value)
    assert "'us too': it is an exception" in told
    assert "policy on negation (drop)" in told
    if name != "table":
        assert "no regular expressions" in told
        assert "cannot ask for a case" in told
    assert "lossy=True" in told


def test_lossy_writes_the_rest_and_lists_what_went(tmp_path: Path) -> None:
    report = rh.save_lexicon(RICH, tmp_path / "x.yml", lossy=True)
    assert (report.kept, report.refused) == (1, 5)
    assert [row.term for row in report] == ["case:US", "re:u[ks]", "nat?on*", "us too", ""]


def test_an_edited_lexicon_says_so_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    rh.save_lexicon(PLAIN.add("war", ["siege"]), path)
    assert "added to war: siege" in rh.load_lexicon(path).notes


def test_what_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(rh.InputError, match="names no format"):
        rh.save_lexicon(PLAIN, tmp_path / "x.txt")
    with pytest.raises(rh.LexiconError, match="one category"):
        rh.save_lexicon(PLAIN, tmp_path / "x.txt", format="list")
    with pytest.raises(rh.InputError, match="must be a Lexicon"):
        rh.save_lexicon({"a": ["b"]}, tmp_path / "x.toml")  # type: ignore[arg-type]


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)


@given(TEXT, st.floats(allow_nan=False, allow_infinity=False))
def test_any_text_comes_back_from_toml(
    tmp_path_factory: pytest.TempPathFactory, text: str, weight: float
) -> None:
    entry = rh.Entry(pattern="word", weight=weight)
    category = rh.Category(name="a", definition=text, entries=(entry,), fires=(text,))
    path = tmp_path_factory.getbasetemp() / "any.toml"
    rh.save_lexicon(rh.Lexicon([category]), path)
    again = rh.load_lexicon(path)["a"]
    assert again.definition == " ".join(text.split())
    assert again.fires == (text,)
    assert again.entries[0].weight == weight
