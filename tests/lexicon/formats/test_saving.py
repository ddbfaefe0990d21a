"""Writing lexicons: what comes back is what was written, and what is lost is named."""

from pathlib import Path

import pytest
from hypothesis import given, settings
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


SIGNS = [
    *"@#%;,\"'[](){}<>&+-_=:!|~`$./\\\t\n\r\x00\x0b\x7f\x85\u2028\ufeff1xX*?é国😀",
    *("12 ", "0.5", " (1)", "no", "null", "---", "%%", "case:", "re:", "term", "word", "NEAR"),
    "[categories.",
]
PIECES = st.lists(st.sampled_from([*SIGNS, "tank", "a", " "]), min_size=1, max_size=4).map("".join)
WEIGHTS = st.sampled_from([1.0, 1.0, 2.0, -0.1234567891, 0.0, 1e-7, 1e22])


@st.composite
def odd_entries(draw: st.DrawFn) -> rh.Entry:
    try:
        return rh.Entry(pattern=draw(PIECES), weight=draw(WEIGHTS))
    except rh.InputError:
        return rh.Entry(pattern="truce")


@st.composite
def odd_lexicons(draw: st.DrawFn) -> rh.Lexicon:
    names = st.one_of(st.sampled_from(["war", "war/cold", "peace"]), PIECES)
    usable = names.filter(lambda name: all(part.strip() for part in name.split("/")))
    chosen = draw(st.lists(usable, min_size=1, max_size=4, unique=True))
    entries = st.lists(odd_entries(), max_size=5).map(tuple)
    categories = [
        rh.Category(name=name, entries=draw(entries), exceptions=draw(entries)) for name in chosen
    ]
    return rh.Lexicon(categories, name=draw(st.sampled_from(["", "own", "a/b"])))


def _content(lexicon: rh.Lexicon) -> set[tuple[str, tuple[str, ...], float]]:
    return {
        (category.name, tuple(map(str, entry.words)), entry.weight)
        for category in lexicon
        for entry in category.entries
    }


@pytest.mark.parametrize("name", [*FORMATS, "list"])
@settings(max_examples=60, deadline=None)
@given(lexicon=odd_lexicons())
def test_what_saving_says_it_kept_comes_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, lexicon: rh.Lexicon
) -> None:
    path = tmp_path_factory.getbasetemp() / f"odd.{'txt' if name == 'list' else name}"
    path.unlink(missing_ok=True)
    try:
        report = rh.save_lexicon(lexicon, path, format=name, lossy=True)
    except rh.LexiconError:
        assert not path.exists()
        return
    found = _content(rh.load_lexicon(path, format=name))
    if name == "list":  # its category is called as the file is
        (category,) = (one.name for one in lexicon if one.entries)
        found = {(category, words, weight) for _, words, weight in found}
    assert found <= _content(lexicon)
    assert report.kept == len(found)
    told = {(fate.category, fate.term) for fate in report}
    for one in lexicon:
        for entry in one.entries:
            key = (one.name, tuple(map(str, entry.words)), entry.weight)
            assert key in found or (one.name, entry.pattern) in told
    if not any("Load it with" in note for note in report.notes):
        assert len(_content(rh.load_lexicon(path))) == report.kept


@pytest.mark.parametrize(
    ("name", "pattern", "told"),
    [
        ("cat", "@t", "rules of WordStat are not entries"),
        ("cat", "under_score", "something else"),
        ("lc3", "+plus", "something else"),
        ("list", "#tag", "something else"),
        ("nrc", "zero", "something else"),
    ],
)
def test_one_odd_entry_is_named_and_spoils_no_other(
    tmp_path: Path, name: str, pattern: str, told: str
) -> None:
    lexicon = rh.Lexicon.from_dict({"war": ["tank", pattern, "armed conflict"]})
    path = tmp_path / "x"
    if name == "nrc":
        heavy = {"pattern": pattern, "weight": 0}
        lexicon = rh.Lexicon.from_dict({"war": ["tank", heavy, "armed conflict"]})
        told = "its weight is 0"
    with pytest.raises(rh.LexiconError) as caught:
        rh.save_lexicon(lexicon, path, format=name)
    assert len(caught.value.problems) == 1
    assert f"war: {pattern!r}: " in str(caught.value)
    assert told in str(caught.value)
    assert not path.exists()
    report = rh.save_lexicon(lexicon, path, format=name, lossy=True)
    assert (report.kept, [row.term for row in report]) == (2, [pattern])


@pytest.mark.parametrize("name", [*FORMATS, "list"])
def test_an_emptied_category_is_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.y"
    emptied = rh.Lexicon.from_dict({"war": ["tank"], "peace": ["truce"]}).remove("war", ["tank"])
    with pytest.raises(rh.LexiconError, match=r"war: it has no entries, .* remove\('war'\)"):
        rh.save_lexicon(emptied, path, format=name)
    assert not path.exists()
    report = rh.save_lexicon(emptied, path, format=name, lossy=True)
    assert (report.kept, report.refused) == (1, 1)
    assert len(_content(rh.load_lexicon(path, format=name))) == 1
    rh.save_lexicon(emptied.remove("war"), path, format=name)


@pytest.mark.parametrize("name", ["cat", "yaml", "ykd", "toml"])
def test_a_child_far_from_its_parent_stays_its_child(tmp_path: Path, name: str) -> None:
    apart = rh.Lexicon.from_dict({"a": ["x"], "b": ["y"], "a/c": ["z"]})
    rh.save_lexicon(apart, tmp_path / "x", format=name)
    assert _content(rh.load_lexicon(tmp_path / "x", format=name)) == _content(apart)


def test_an_entry_that_stands_there_twice_is_written_once(tmp_path: Path) -> None:
    twice = (rh.Entry(pattern="tank"), rh.Entry(pattern="Tank"))
    lexicon = rh.Lexicon([rh.Category(name="war", entries=twice)])
    report = rh.save_lexicon(lexicon, tmp_path / "x.toml")
    assert (report.kept, report.merged) == (1, 1)
    assert len(rh.load_lexicon(tmp_path / "x.toml")["war"].entries) == 1


def test_a_file_whose_format_cannot_be_told_says_so(tmp_path: Path) -> None:
    lexicon = rh.Lexicon.from_dict({"frame": ["word", "tank"]})
    report = rh.save_lexicon(lexicon, tmp_path / "x.tsv", format="nrc")
    assert "Load it with format='nrc': by itself it looks like 'table'." in report.notes
    assert _content(rh.load_lexicon(tmp_path / "x.tsv", format="nrc")) == _content(lexicon)


def test_places_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(rh.InputError, match=r"path must lie in a folder .*'.*gone'"):
        rh.save_lexicon(PLAIN, tmp_path / "gone" / "x.toml")
    (tmp_path / "x.toml").mkdir()
    with pytest.raises(rh.InputError, match="cannot be written"):
        rh.save_lexicon(PLAIN, tmp_path / "x.toml")
    with pytest.raises(rh.InputError, match="cannot be written"):
        rh.save_lexicon(PLAIN, tmp_path / ("x" * 300 + ".toml"))


def test_half_a_sign_leaves_no_file_behind(tmp_path: Path) -> None:
    lexicon = rh.Lexicon.from_dict({"war": ["tank"]}, description="a\ud800b")
    with pytest.raises(rh.LexiconError, match=r"U\+D800"):
        rh.save_lexicon(lexicon, tmp_path / "x.toml")
    assert not (tmp_path / "x.toml").exists()
