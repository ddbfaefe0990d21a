"""Reading what people keep texts in, and writing it back."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rhetoric as rh

ROWS = [
    {"id": "a", "text": "The ford is open.", "year": 1998, "party": "left"},
    {"id": "b", "text": "The weir is shut.", "year": 2002, "party": None},
]


def check(corpus: rh.Corpus) -> None:
    assert corpus.ids == ("a", "b")
    assert corpus["b"].text == "The weir is shut."
    assert corpus["a"].meta["party"] == "left"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_tables_in_files(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(row) for row in ROWS)
    check(rh.read_corpus(write(tmp_path / "a.jsonl", lines)))
    heading = "id,text,year,party\n"
    rows = "a,The ford is open.,1998,left\nb,The weir is shut.,2002,\n"
    corpus = rh.read_corpus(write(tmp_path / "b.csv", heading + rows))
    check(corpus)
    assert "text= names another" in corpus.summary().notes[0]
    check(rh.read_corpus(write(tmp_path / "c.tsv", (heading + rows).replace(",", "\t"))))
    pd.DataFrame(ROWS).to_parquet(tmp_path / "d.parquet")
    check(rh.read_corpus(tmp_path / "d.parquet"))


def test_tables_in_memory() -> None:
    check(rh.read_corpus(pd.DataFrame(ROWS)))
    check(rh.read_corpus(pl.DataFrame(ROWS)))
    check(rh.read_corpus(ROWS))
    named = SimpleNamespace()

    class Dataset:
        column_names = ["id", "text", "year", "party"]  # noqa: RUF012

        def __iter__(self) -> Iterator[dict[str, Any]]:
            return iter(ROWS)

    check(rh.read_corpus(Dataset()))
    assert not vars(named)


def test_numbers_of_frames_stay_numbers() -> None:
    frame = pd.DataFrame(ROWS)
    assert rh.read_corpus(frame)["a"].meta["year"] == 1998
    assert json.dumps(dict(rh.read_corpus(frame)["a"].meta))
    frame["id"] = [1.0, 2.0]
    assert rh.read_corpus(frame).ids == ("1", "2")


def test_fields_can_be_named_and_chosen() -> None:
    renamed = [{"key": row["id"], "words": row["text"], "year": row["year"]} for row in ROWS]
    with pytest.raises(rh.InputError, match="which field of the list holds the text"):
        rh.read_corpus(renamed)
    corpus = rh.read_corpus(renamed, text="words", id="key", metadata=[])
    assert corpus.ids == ("a", "b")
    assert corpus.fields == ()
    with pytest.raises(rh.InputError, match="Did you mean 'words'"):
        rh.read_corpus(renamed, text="word")
    with pytest.raises(rh.InputError, match="has no field 'yaer'"):
        rh.read_corpus(renamed, text="words", metadata=["yaer"])
    assert rh.read_corpus(renamed, text="words", id=False).ids == ("row-1", "row-2")


def test_rows_without_text_are_named_or_left_out() -> None:
    rows: list[dict[str, Any]] = [*ROWS, {"id": "c", "text": None}, {"id": "d", "text": 5}]
    with pytest.raises(rh.InputError, match=r"row 3: there is no text(.|\n)*row 4: there is a int"):
        rh.read_corpus(rows)
    corpus = rh.read_corpus(rows, errors="skip")
    assert corpus.ids == ("a", "b")
    assert "2 texts could not be read" in corpus.left_out[-1]
    frame = pd.DataFrame({"text": ["Bread.", float("nan")]})
    with pytest.raises(rh.InputError, match="row 2: there is no text"):
        rh.read_corpus(frame)


def test_repeated_ids_and_columns_are_named() -> None:
    rows = [*ROWS, ROWS[0]]
    with pytest.raises(rh.InputError, match="row 3: the id 'a' belongs to row 1 already"):
        rh.read_corpus(rows)
    assert rh.read_corpus(rows, errors="skip").ids == ("a", "b")
    frame = pd.DataFrame([["a", "x", "y"]], columns=["id", "text", "text"])
    with pytest.raises(rh.InputError, match="several columns of one name"):
        rh.read_corpus(frame)


def test_mappings_of_mappings() -> None:
    corpus = rh.read_corpus({"a": {"text": "The ford.", "year": 1998}, "b": "The weir."})
    assert corpus["a"].meta["year"] == 1998
    with pytest.raises(rh.InputError, match="'a' is a NoneType"):
        rh.read_corpus({"a": {"body": "The ford."}})


class Reader:
    """As NLTK's categorised readers, which may only read where NLTK's own data lie."""

    def fileids(self) -> list[str]:
        return ["a.txt", "b.txt", "c.txt"]

    def raw(self, name: str) -> str:
        if name == "c.txt":
            raise OSError("no such file")
        return {"a.txt": "The ford is open.", "b.txt": "The weir is shut."}[name]

    def categories(self, name: str) -> list[str]:
        return ["left", "north"] if name == "a.txt" else []


def test_readers_of_nltk() -> None:
    corpus = rh.read_corpus(Reader(), errors="skip")
    assert corpus.ids == ("a.txt", "b.txt")
    assert corpus["a.txt"].meta["categories"] == "left, north"
    with pytest.raises(rh.InputError, match=r"c\.txt: no such file"):
        rh.read_corpus(Reader())


def test_documents_of_spacy() -> None:
    spacy = pytest.importorskip("spacy")
    document = spacy.blank("en")("The ford is open.")
    document.user_data["year"] = 1998
    corpus = rh.read_corpus([document])
    assert corpus["text-1"].text == "The ford is open."
    assert corpus["text-1"].meta["year"] == 1998


def test_patterns_and_lists_of_paths(tmp_path: Path) -> None:
    first = write(tmp_path / "talks" / "x" / "a.txt", "The ford is open.")
    second = write(tmp_path / "talks" / "b.txt", "The weir is shut.")
    write(tmp_path / "talks" / "notes.rtf", "no")
    corpus = rh.read_corpus(f"{tmp_path}/talks/**/*.txt")
    assert corpus.ids == ("b", "x/a")
    assert rh.read_corpus([first, second]).ids == ("x/a", "b")
    assert "notes.rtf" in rh.read_corpus(tmp_path / "talks").left_out[0]
    with pytest.raises(rh.InputError, match="no file fits the pattern"):
        rh.read_corpus(f"{tmp_path}/*.txt")
    with pytest.raises(rh.InputError, match="there is no file"):
        rh.read_corpus([tmp_path / "none.txt"])


def test_metadata_beside_and_inside_files(tmp_path: Path) -> None:
    write(
        tmp_path / "a.md", "---\nparty: left\nyear: 1998\n---\n# Friends\n\nThe *ford* is open.\n"
    )
    write(tmp_path / "b.txt", "The weir is shut.")
    write(tmp_path / "b.toml", 'party = "right"\n')
    corpus = rh.read_corpus(tmp_path)
    assert corpus.ids == ("a", "b")
    assert corpus["a"].meta["year"] == 1998
    assert corpus["a"].text.split() == ["Friends", "The", "ford", "is", "open."]
    assert corpus["b"].meta["party"] == "right"
    start, end = corpus["a"].source_span(*_span(corpus["a"].text, "ford"))
    assert corpus["a"].raw[start:end] == "ford"
    assert corpus.left_out == ()


def _span(text: str, word: str) -> tuple[int, int]:
    return text.index(word), text.index(word) + len(word)


def test_metadata_in_the_names_of_files(tmp_path: Path) -> None:
    write(tmp_path / "left" / "hill_1998.txt", "The ford is open.")
    corpus = rh.read_corpus(tmp_path, file_names="{party}/{speaker}_{year}.txt")
    assert dict(corpus["left/hill_1998"].meta) == {"party": "left", "speaker": "hill", "year": 1998}
    write(tmp_path / "stone.txt", "The weir is shut.")
    with pytest.raises(rh.InputError, match=r"does not fit 1 of 2 files: stone\.txt"):
        rh.read_corpus(tmp_path, file_names="{party}/{speaker}_{year}.txt")
    for wrong in ("{a}{b}.txt", "{a}_{a}.txt", "{1}.txt", "plain.txt"):
        with pytest.raises(rh.InputError, match="file_names"):
            rh.read_corpus(tmp_path, file_names=wrong)


def test_a_given_encoding_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Straße".encode("cp850"))
    assert rh.read_corpus(tmp_path, encoding="cp850")["a"].text == "Straße"
    with pytest.raises(rh.InputError, match="there is no encoding"):
        rh.read_corpus(tmp_path, encoding="cp0")


def test_bad_files_are_all_named_or_skipped(tmp_path: Path) -> None:
    write(tmp_path / "good.txt", "The ford is open.")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "really.txt").write_bytes(b"%PDF-1.4 and so on")
    with pytest.raises(rh.InputError, match=r"binary\.txt: it is not text(.|\n)*really\.txt"):
        rh.read_corpus(tmp_path)
    corpus = rh.read_corpus(tmp_path, errors="skip")
    assert corpus.ids == ("good",)
    assert "2 texts could not be read" in corpus.left_out[-1]
    with pytest.raises(rh.InputError, match="'raise' or 'skip'"):
        rh.read_corpus(tmp_path, errors="ignore")


def test_mixed_encodings_are_repaired_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Café, naïve, Straße\n".encode() * 3 + b"caf\xe9\n")
    document = rh.read_corpus(tmp_path)["a"]
    assert document.text.rstrip().endswith("café")
    assert [w.kind for w in document.warnings if "encod" in w.kind] == ["mixed-encodings"]


def test_a_broken_row_of_a_table_has_its_line(tmp_path: Path) -> None:
    table = write(tmp_path / "a.csv", 'id,text\na,The ford.\nb,"The "weir" is" shut.\n')
    with pytest.raises(rh.InputError, match=r"a\.csv, line 3"):
        rh.read_corpus(table)
    assert rh.read_corpus(table, errors="skip").ids == ("a",)


metadata = st.dictionaries(
    st.text("abcxyz", min_size=1, max_size=4).filter(lambda name: name not in ("id", "text")),
    st.one_of(st.integers(-9, 9), st.text(max_size=8), st.booleans(), st.none()),
    max_size=3,
)
documents = st.lists(st.tuples(st.text(), metadata), min_size=1, max_size=4)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(documents)
def test_what_is_written_is_read_back(tmp_path: Path, texts: list[Any]) -> None:
    corpus = rh.Corpus(
        rh.Document(id=f"d/{n}", text=text, raw=text, meta=meta)
        for n, (text, meta) in enumerate(texts)
    )
    corpus.to_jsonl(tmp_path / "out.jsonl")
    back = rh.read_corpus(tmp_path / "out.jsonl", clean=False, text="text", id="id")
    assert back.ids == corpus.ids
    assert [document.text for document in back] == [document.text for document in corpus]
    assert [dict(document.meta) for document in back] == [dict(d.meta) for d in corpus]


def test_folders_and_parquet_are_read_back(tmp_path: Path) -> None:
    corpus = rh.read_corpus(ROWS)
    corpus.to_parquet(tmp_path / "out.parquet", raw=True)
    check(rh.read_corpus(tmp_path / "out.parquet"))
    corpus.to_folder(tmp_path / "out")
    check(rh.read_corpus(tmp_path / "out"))
    assert rh.read_corpus(tmp_path / "out")["a"].meta["year"] == 1998
    marked = rh.read_corpus({"a": "\ufeffThe ford."}, clean=False)
    marked.to_folder(tmp_path / "marked")
    assert rh.read_corpus(tmp_path / "marked", clean=False)["a"].text == marked["a"].text
    with pytest.raises(rh.InputError, match="is not empty"):
        corpus.to_folder(tmp_path / "out")
    unsafe = rh.read_corpus({"../x": "The ford."})
    with pytest.raises(rh.InputError, match="cannot be names of files"):
        unsafe.to_folder(tmp_path / "other")
    assert not (tmp_path / "other").exists()
    clash = rh.read_corpus([{"id": "a", "words": "The ford.", "text": 1}], text="words")
    with pytest.raises(rh.InputError, match="Rename it"):
        clash.to_jsonl(tmp_path / "x.jsonl")
