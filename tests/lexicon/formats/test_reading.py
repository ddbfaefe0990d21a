"""Lexicons in the files of other tools: what is read, and what is said of the rest."""

from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import rhetoric as rh

DIC = (
    "%\t\t\r 1 \tposemo\r02\tcertain thing\r  131\tcogmech\r125\taffect\r%\t\r"
    "good*\t01\t2\runited states\t02\rgood*\t1\rkind\t<of>131/125 <of>2\r"
)
CAT = (
    "POLITICS\r\n\tECONOMY\r\n\t\tTAX* (1)\r\n\t\tFREE_MARKET (1)\r\n"
    "\tNATION\r\n\t\tCAF\xc9 (1)\r\nCULTURE\r\n\tNATION\r\n\t\tFLAG (2)\r\n"
)
YKD = """<?xml version="1.0" encoding="UTF-8"?>
<dictionary style="098" patternengine="substring">
 <cnode name="Policy"><cnode name="State"><pnode name="accommodat*"></pnode>
  <cnode name="Tax"><pnode name="lev?y" score="2"></pnode><pnode name="tax"/></cnode>
 </cnode></cnode>
</dictionary>
"""


def _load(tmp_path: Path, content: str | bytes, name: str = "x.txt", **how: object) -> rh.Lexicon:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return rh.load_lexicon(path, **how)  # type: ignore[arg-type]


def _held(lexicon: rh.Lexicon) -> dict[str, dict[str, float]]:
    return {
        category.name: {entry.pattern: entry.weight for entry in category.entries}
        for category in lexicon
    }


def _problems(tmp_path: Path, content: str | bytes, **how: object) -> str:
    with pytest.raises(rh.LexiconError) as caught:
        _load(tmp_path, content, **how)  # type: ignore[arg-type]
    return str(caught.value)


def test_liwc_with_every_trap(tmp_path: Path) -> None:
    lexicon = _load(tmp_path, DIC)
    assert _held(lexicon) == {
        "posemo": {"good*": 1},
        "certain thing": {"good*": 1, "united states": 1, "kind of": 1},
        "cogmech": {"kind of": 1},
        "affect": {"kind": 1},
    }
    assert [entry.pattern for entry in lexicon["affect"].exceptions] == ["kind of"]
    report = lexicon.conversion
    assert report is not None
    assert (report.format, report.read, report.kept, report.merged) == ("dic", 7, 6, 1)
    assert report.rows[0].line == 9
    scores = rh.score_frames(["A kind word, a kind of answer."], lexicon)
    assert scores["text-1", "affect"].count == scores["text-1", "cogmech"].count == 1


def test_liwc_names_what_it_cannot_take_over(tmp_path: Path) -> None:
    content = "%\n1\ta\n2\tb\n1\tc\n3\tempty\n%\ngood\t1\t9\nlike\t(02 134)1/2\nx\t0.5\nlone\n"
    told = _problems(tmp_path, content)
    for part in (
        "line 4: c: the number 1 is declared twice",
        "line 5: empty: the category has no terms",
        "line 7: 'good': category 9 is not declared",
        "line 8: 'like': the condition (02 134)1/2",
        "line 9: 'x': '0.5' is no number of a category",
        "line 10: 'lone': no number of a category",
        "errors='skip'",
    ):
        assert part in told
    lexicon = _load(tmp_path, content, errors="skip")
    assert _held(lexicon) == {"a": {"good": 1}}
    assert lexicon.conversion is not None
    assert lexicon.conversion.refused == 7
    assert "7 refused" in lexicon.describe()


def test_liwc_without_its_second_mark(tmp_path: Path) -> None:
    assert "second line of %" in _problems(tmp_path, "%\n1\ta\ngood\t1\n")


def test_dicx_with_crosses_and_weights(tmp_path: Path) -> None:
    lexicon = _load(tmp_path, 'DicTerm,Care,Harm\nhelp*,X,\n"well, then",,0.5\nboth,x,2\nno,0,\n')
    assert _held(lexicon) == {
        "Care": {"help*": 1, "both": 1},
        "Harm": {"well, then": 0.5, "both": 2},
    }
    assert lexicon.conversion is not None
    assert lexicon.conversion.left_out == 1


def test_quanteda_yaml(tmp_path: Path) -> None:
    content = (
        "tax: [tax*, 'lev?']\npeople:\n  us: ['we the people', no, 12]\n"
        "  them:\n    - elit*\n    - far: [abroad]\nlone: word\n"
    )
    lexicon = _load(tmp_path, content)
    assert _held(lexicon) == {
        "tax": {"tax*": 1, "lev?": 1},
        "people": {},
        "people/us": {"we the people": 1, "no": 1, "12": 1},
        "people/them": {"elit*": 1},
        "people/them/far": {"abroad": 1},
        "lone": {"word": 1},
    }
    assert lexicon["people/us"].entries[0].source == "x.txt:3"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a: !!python/object/apply:os.system ['true']\nb: [x]\n", "line 1: a: the tag tag:yaml"),
        ("a: &x\n  b: *x\n", "line 2: the alias"),
        ("a: [x\nb: [y]\n", "it is no YAML that can be read"),
        ("a: []\nb: [x]\n", "line 1: a: the category has no terms"),
        ("a: " + "[" * 5000 + "]" * 5000, "line 1: lists lie more than 30 deep"),
        ("a:\n - '*'\n", "line 2: a: '*': it has nothing but wildcards"),
    ],
)
def test_yaml_that_is_refused(tmp_path: Path, content: str, told: str) -> None:
    assert told in _problems(tmp_path, content, format="yaml")


def test_wordstat_with_its_code_page_and_two_parents(tmp_path: Path) -> None:
    lexicon = _load(tmp_path, CAT.encode("cp1252"))
    assert _held(lexicon) == {
        "POLITICS": {},
        "POLITICS/ECONOMY": {"TAX*": 1, "FREE MARKET": 1},
        "POLITICS/NATION": {"CAFÉ": 1},
        "CULTURE": {},
        "CULTURE/NATION": {"FLAG": 2},
    }
    assert lexicon.conversion is not None
    assert (lexicon.conversion.format, lexicon.conversion.encoding) == ("cat", "cp1252")


def test_wordstat_rules_are_refused(tmp_path: Path) -> None:
    told = _problems(tmp_path, "A\n\tTAX (1)\n\t@RULE [TAX NEAR CUT] (1)\nLOOSE (1)\n")
    assert "line 3: A: '@RULE [TAX NEAR CUT]': rules of WordStat" in told
    assert "line 4: 'LOOSE': no category" in told


def test_lexicoder(tmp_path: Path) -> None:
    lexicon = _load(tmp_path, "+NEGATIVE+\na lie\nabandon*\n\n+POSITIVE\ngood\n")
    assert _held(lexicon) == {"NEGATIVE": {"a lie": 1, "abandon*": 1}, "POSITIVE": {"good": 1}}


def test_yoshikoder(tmp_path: Path) -> None:
    told = _problems(tmp_path, YKD)
    assert "line 4: State/Tax: 'lev?y': the format means the sign '?' itself" in told
    lexicon = _load(tmp_path, YKD, errors="skip")
    assert lexicon.name == "Policy"
    assert _held(lexicon) == {"State": {"accommodat*": 1}, "State/Tax": {"tax": 1}}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><dictionary/>', "document type"),
        ("<?xml version='1.0'?><rss></rss>", "<rss> is no Yoshikoder dictionary"),
        ("<dictionary><cnode name='a'>", "it is no XML"),
        ("<dictionary>" + "<cnode name='a'>" * 200, "lies too deep"),
        ("<html><body>good</body></html>", "looks like no lexicon"),
    ],
)
def test_xml_that_is_refused(tmp_path: Path, content: str, told: str) -> None:
    assert told in _problems(tmp_path, content)


def test_empath_nrc_and_vader(tmp_path: Path) -> None:
    empath = _load(tmp_path, "war\tarmed_conflict\ttank\ttank\npeace\ttruce\n")
    assert _held(empath) == {"war": {"armed conflict": 1, "tank": 1}, "peace": {"truce": 1}}
    nrc = _load(tmp_path, "English Word\tEmotion\tScore\nabandon\tfear\t1\nabandon\tjoy\t0\n")
    assert _held(nrc) == {"fear": {"abandon": 1}}
    assert nrc.conversion is not None
    assert nrc.conversion.left_out == 1
    vader = _load(tmp_path, "good\t1.9\t0.9\t[2, 2]\n:(\t-1.9\t1.1\t[-2]\n", errors="skip")
    assert _held(vader) == {"valence": {"good": 1.9, ":(": -1.9}}


def test_tables_and_data_frames(tmp_path: Path) -> None:
    rows = {
        "term": ["hope*", "case:US", "fear"],
        "category": ["good", "a/b", "bad"],
        "weight": [1.0, 2.0, 0.5],
    }
    held = {"good": {"hope*": 1}, "a": {}, "a/b": {"case:US": 2}, "bad": {"fear": 0.5}}
    frame = pd.DataFrame(rows)
    assert _held(rh.load_lexicon(frame)) == held
    assert _held(rh.load_lexicon(pl.DataFrame(rows))) == held
    for sign in ",;\t":
        assert _held(_load(tmp_path, frame.to_csv(index=False, sep=sign))) == held
    renamed = frame.rename(columns={"term": "lemma", "category": "kind", "weight": "points"})
    columns = {"term": "lemma", "category": "kind", "weight": "points"}
    assert _held(rh.load_lexicon(renamed, columns=columns)) == held


def test_a_wide_table(tmp_path: Path) -> None:
    lexicon = _load(tmp_path, "word,care_p,note,harm_p\nhelp,0.9,a verb,0.1\nkill,0,a verb,0.8\n")
    assert _held(lexicon) == {"care_p": {"help": 0.9}, "harm_p": {"help": 0.1, "kill": 0.8}}
    assert lexicon.conversion is not None
    assert "note" in lexicon.conversion.notes[0]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("term,category,weight\ngood,a,much\nbad,a\nfine,,1\n", ["line 2", "line 3", "line 4"]),
        ("term,category\ngood,a\ngood,a\nre:(a+)+,a\n", ["line 4: a: 're:(a+)+'"]),
        ("term,category,weight\ngood,a,1\nGood,a,2\n", ["line 3", "already with the weight 1"]),
    ],
)
def test_rows_that_are_refused(tmp_path: Path, content: str, told: list[str]) -> None:
    found = _problems(tmp_path, content)
    for part in told:
        assert part in found


def test_a_plain_list_and_a_folder_of_them(tmp_path: Path) -> None:
    lexicon = _load(tmp_path, "; opinion words\n# and more\ngood\nvery good\n", "positive.txt")
    assert _held(lexicon) == {"positive": {"good": 1, "very good": 1}}
    folder = tmp_path / "lists"
    (folder / "them").mkdir(parents=True)
    (folder / "us.txt").write_text("our people\n", encoding="utf-8")
    (folder / "them" / "far.txt").write_text("foreign*\n", encoding="utf-8")
    (folder / "read.md").write_text("what it is", encoding="utf-8")
    whole = rh.load_lexicon(folder)
    assert _held(whole) == {"them": {}, "them/far": {"foreign*": 1}, "us": {"our people": 1}}
    assert whole.conversion is not None
    assert "read.md is no .txt file and was not read." in whole.conversion.notes


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04\x00\x00", "not a text file"),
        (b"  \n ", "the file is empty"),
        (b"# nothing\n", "no term in it"),
        (("It was a long and winding road that led us to this place. " * 3).encode(), "no lexicon"),
    ],
)
def test_files_that_are_no_lexicon(tmp_path: Path, content: bytes, told: str) -> None:
    assert told in _problems(tmp_path, content)


def test_what_is_no_file_at_all() -> None:
    with pytest.raises(rh.InputError, match="a name, a path or a data frame"):
        rh.load_lexicon({"a": ["b"]})
    with pytest.raises(rh.InputError, match="format must be one of"):
        rh.load_lexicon("x.dic", format="liwc")


def test_a_category_above_itself() -> None:
    loop: dict[str, object] = {}
    loop["a"] = loop
    with pytest.raises(rh.LexiconError, match="or above itself"):
        rh.Lexicon.from_dict(loop)


def test_two_hundred_thousand_entries(tmp_path: Path) -> None:
    rows = "".join(f"word{number}x\t{number % 3 + 1}\n" for number in range(200_000))
    lexicon = _load(tmp_path, f"%\n1\ta\n2\tb\n3\tc\n%\n{rows}")
    assert sum(len(category.entries) for category in lexicon) == 200_000
    scores = rh.score_frames(["word17x and word18x and word18x"], lexicon)
    assert [scores["text-1", name].count for name in "abc"] == [2, 0, 1]


@pytest.mark.parametrize(("name", "entries"), [("vader", 7_000), ("empath", 15_000)])
def test_lexicons_of_other_makers(name: str, entries: int) -> None:
    lexicon = rh.load_lexicon(name)
    assert lexicon.licence == "MIT"
    assert "Copyright" in lexicon.notes
    assert lexicon.conversion is not None
    assert lexicon.conversion.kept > entries
    assert rh.score_frames(["A terrible war and a good friend."], lexicon).matches
