"""Files that are no lexicon, or half a one: what is wrong is told, and nothing goes silently."""

import pickle
from pathlib import Path

import pandas as pd
import pytest

import rhetoric as rh


def _load(tmp_path: Path, content: str | bytes, name: str = "x.txt", **how: object) -> rh.Lexicon:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return rh.load_lexicon(path, **how)  # type: ignore[arg-type]


def _problems(
    tmp_path: Path, content: str | bytes, name: str = "x.txt", **how: object
) -> tuple[str, ...]:
    with pytest.raises(rh.LexiconError) as caught:
        _load(tmp_path, content, name, **how)
    return caught.value.problems


def _notes(lexicon: rh.Lexicon) -> str:
    assert lexicon.conversion is not None
    return " ".join(lexicon.conversion.notes)


def test_advice_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "x.dic"
    path.write_text("%\n1\ta\n%\ngood\t1\nbad\t8\nworse\t9\n")
    with pytest.raises(rh.LexiconError) as caught:
        rh.load_lexicon(path)
    assert len(caught.value.problems) == 2
    assert "2 problems to mend" in str(caught.value)
    assert str(caught.value).endswith("say errors='skip'.")
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)


def test_a_refused_category_of_liwc_is_told_once(tmp_path: Path) -> None:
    content = "%\n1\twar\n2\twar\n3\t\n%\ntank\t1\ngun\t2\nbomb\t2\nq\t3\nz\t9\n"
    assert [problem[:6] for problem in _problems(tmp_path, content)] == [
        "line 3",
        "line 4",
        "line 1",
    ]
    skipped = _load(tmp_path, content, errors="skip").conversion
    assert skipped is not None
    assert [row.term for row in skipped if "was refused" in row.why] == ["gun", "bomb", "q"]


def test_indented_categories_of_liwc_keep_their_parent(tmp_path: Path) -> None:
    content = "%\n1\tfunction\n\t2\tpronoun\n\t\t3\tme\n\t4\tarticle\n5\tx\n%\ni\t3\nthe\t4\nq\t5\n"
    lexicon = _load(tmp_path, content)
    assert lexicon.names == (
        "function", "function/pronoun", "function/pronoun/me", "function/article", "x"
    )  # fmt: skip
    assert "3 categories indented with tabs" in _notes(lexicon)
    scores = rh.score_frames(["I saw the q."], lexicon)
    assert scores["text-1", "function"].count == 2
    assert _load(tmp_path, "%\n\t1\ta\n\t2\tb\n%\nx\t1\ny\t2\n").names == ("a", "b")


def test_a_dic_without_its_first_mark(tmp_path: Path) -> None:
    content = "1\tposemo\n%\ngood\t1\n"
    assert "line 1: '1\\tposemo': the line of %" in _problems(tmp_path, content, format="dic")[0]
    assert "format='dic'" in _problems(tmp_path, content, "x.dic")[0]


@pytest.mark.parametrize("heading", ["DicTerm", "word"])
def test_marks_that_are_not_understood_are_told_by_line(tmp_path: Path, heading: str) -> None:
    content = f"{heading},pos,neg\ngood,Y,\nfine,yes,\nbad,,X\n"
    told = _problems(tmp_path, content)
    assert [problem[:12] for problem in told] == ["line 2: pos:", "line 3: pos:"]
    assert "'Y' is neither X nor a number" in told[0]


def test_columns_of_true_and_false(tmp_path: Path) -> None:
    content = "word,pos,neg\ngood,TRUE,FALSE\nbad,False,True\n"
    assert _load(tmp_path, content).names == ("pos", "neg")


def test_a_frame_whose_columns_have_other_names() -> None:
    frame = pd.DataFrame({"word": ["good", "bad"], "cat": ["praise", "blame"]})
    with pytest.raises(rh.LexiconError) as caught:
        rh.load_lexicon(frame)
    for part in ("word, cat", "'category' or 'key'", "columns={'category': 'cat'}"):
        assert part in str(caught.value)
    assert rh.load_lexicon(frame, columns={"category": "cat"}).names == ("praise", "blame")
    with pytest.raises(rh.LexiconError, match=r"has w, cat\. .* columns={'term': 'w'}"):
        rh.load_lexicon(frame.rename(columns={"word": "w"}))
    with pytest.raises(rh.LexiconError, match="the table has no columns"):
        rh.load_lexicon(pd.DataFrame())


def test_wordstat_siblings_of_one_name_are_noted(tmp_path: Path) -> None:
    lexicon = _load(tmp_path, "A\n\tX (1)\nB\n\tY (1)\nA\n\tZ (1)\n")
    assert [entry.pattern for entry in lexicon["A"].entries] == ["X", "Z"]
    assert "Line 5: 'A' stands there twice" in _notes(lexicon)


@pytest.mark.parametrize(
    "content",
    [
        "It was a long road that led us here.\nWe shall never forget the dead.\n",
        "A short beginning\nand then it stopped. He went on and on\n",
        "MODERATOR: Good evening to you all.\nGUEST: We will make it great again.\n",
        "As shown by Smith (2012)\nthe war is over now. It was long\n",
        "1\tWe shall fight on the beaches.\n2\tWe shall never surrender to them.\n",
    ],
)
def test_prose_is_no_lexicon(tmp_path: Path, content: str) -> None:
    assert "it looks like a text of sentences" in _problems(tmp_path, content)[0]


def test_a_sentence_in_a_list_is_noted(tmp_path: Path) -> None:
    content = "# All that follows are words of war.\n" + "".join(f"w{n}x\n" for n in range(30))
    lexicon = _load(tmp_path, content + "yes we can do it all!\n")
    assert "Lines that look like sentences, and are entries as they stand: 32." in _notes(lexicon)
    one = _load(tmp_path, "We shall fight on the beaches.\n", format="list")
    assert "sentences" in _notes(one)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        ("good,positive\nbad,negative\n", "x.txt", "no heading"),
        ("tank; gun; bomb\n", "x.txt", "no heading"),
        ("good\nbad\n", "x.yml", "format='yaml'"),
        (b"%PDF-1.4\n1 0 obj\n%\nx 1\n", "x.dic", "it is a PDF, not a text file"),
        ("%\n1\ta\n%\nx\t1\n", "x.pdf", "it is a PDF, not a text file"),
        (b"PK\x03\x04 good", "x.txt", "it is a zip archive"),
        (b"PK\x03\x04 good", "x.xlsx", "pandas.read_excel"),
        ("{\\rtf1 good}", "x.txt", "it is a rich text file"),
        (b"g\0o\0o\0d\0", "x.txt", "not a text file in a known encoding"),
        (b"", "x.txt", "the file is empty"),
        (b"\xef\xbb\xbf", "x.dic", "the file is empty"),
        (b"\xff\xfe", "x.dic", "the file is empty"),
        ("term," + "x" * 300_000 + "\ntank,1\n", "x.csv", "field larger than"),
        ("tank" * 100_000, "x.txt", "400,000 characters, and 1,000 are allowed"),
    ],
)
def test_what_it_is_instead(tmp_path: Path, content: str | bytes, name: str, told: str) -> None:
    problems = _problems(tmp_path, content, name)
    assert told in problems[0]
    assert len(problems[0]) < 600


def test_a_heading_above_a_list_is_noted(tmp_path: Path) -> None:
    assert "'word', may be a heading" in _notes(_load(tmp_path, "word\ngood\n"))


def test_a_file_in_utf_16(tmp_path: Path) -> None:
    lexicon = _load(tmp_path, "%\n1\tпоза\n%\nмир\t1\n".encode("utf-16"), "x.dic")
    assert lexicon.names == ("поза",)


def test_a_folder_with_bad_files_names_them_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("tank\n")
    (tmp_path / "b.txt").write_bytes(b"\0\1")
    (tmp_path / "c.txt").write_text("We shall fight on the beaches.\n")
    with pytest.raises(rh.LexiconError) as caught:
        rh.load_lexicon(tmp_path)
    assert [problem[:9] for problem in caught.value.problems] == ["b: b.txt:", "c: c.txt:"]
    assert rh.load_lexicon(tmp_path, errors="skip").names == ("a",)


@pytest.mark.parametrize("source", ["", "x\0y", "a" * 5_000, "[categories.a]\n" * 50])
def test_names_that_are_no_file(source: str) -> None:
    with pytest.raises(rh.InputError, match="load_lexicon: ") as caught:
        rh.load_lexicon(source)
    assert len(str(caught.value)) < 800


def test_nothing_is_saved_as_what_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(rh.InputError, match=r"path ends in '\.pdf'"):
        rh.save_lexicon(rh.Lexicon.from_dict({"a": ["b"]}), tmp_path / "x.pdf", format="dic")
