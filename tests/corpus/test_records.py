"""Records one after the other: the same however they are cut, and bad ones by their place."""

import csv
import gzip
import json
import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.corpus.records.record import BadRecord, Record
from rhetoric.corpus.records.source import RecordSource, read_slice

Rows = list[dict[str, object]]
ROWS: Rows = [
    {"id": "a", "text": "We hope.", "party": "left", "year": 1998},
    {"id": "b", "text": 'He said: "no,\nnever"; so – what?', "party": "right", "year": None},
    {"id": "c", "text": "", "party": "", "year": 2},
]


def jsonl(path: Path, rows: Iterable[object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def table(path: Path, rows: Rows, **options: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), **options)  # type: ignore[arg-type]
        writer.writeheader()
        writer.writerows(rows)
    return path


def parquet(path: Path, rows: Rows, group: int = 2) -> Path:
    import pyarrow as pa
    from pyarrow.parquet import write_table

    write_table(pa.Table.from_pylist(rows), path, row_group_size=group)
    return path


def packed(path: Path, rows: Iterable[object]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def good(source: RecordSource) -> list[Record]:
    records = list(source.records())
    assert not [record for record in records if isinstance(record, BadRecord)]
    return [record for record in records if isinstance(record, Record)]


def bad(path: Path, **options: str) -> list[BadRecord]:
    records = RecordSource(path, **options).records()
    return [record for record in records if isinstance(record, BadRecord)]


@pytest.mark.parametrize("kind", ["a.jsonl", "a.jsonl.gz", "a.csv", "a.tsv", "a.parquet", "b.csv"])
class TestTables:
    def write(self, folder: Path, kind: str) -> Path:
        path = folder / kind
        if kind.endswith("gz"):
            return packed(path, ROWS)
        if kind == "b.csv":
            return table(path, ROWS, delimiter=";", lineterminator="\n")
        if kind.endswith("sv"):
            return table(path, ROWS, delimiter="\t" if kind == "a.tsv" else ",")
        return jsonl(path, ROWS) if kind == "a.jsonl" else parquet(path, ROWS)

    def test_ids_texts_and_meta(self, tmp_path: Path, kind: str) -> None:
        records = good(RecordSource(self.write(tmp_path, kind)))
        assert [record.id for record in records] == ["a", "b", "c"]
        assert [record.text for record in records] == [row["text"] for row in ROWS]
        assert [record.meta["party"] for record in records] == ["left", "right", ""]
        year = records[0].meta["year"]
        assert year == ("1998" if kind.endswith("sv") else 1998)

    def test_only_what_is_wanted_of_the_meta(self, tmp_path: Path, kind: str) -> None:
        path = self.write(tmp_path, kind)
        for wanted in ((), ("party",)):
            records = good(RecordSource(path, meta=wanted))
            assert [(record.text, record.meta) for record in records] == [
                (row["text"], {name: row[name] for name in wanted}) for row in ROWS
            ]

    def test_places_lead_back(self, tmp_path: Path, kind: str) -> None:
        path = self.write(tmp_path, kind)
        last = good(RecordSource(path))[-1]
        # A heading is the first line of a CSV file, and its second record has two.
        place = {"sv": "line 5", "et": "row 3"}.get(kind[-2:], "line 3")
        assert last.place == f"{kind}, {place}"

    def test_records_without_ids_are_named_by_their_place(self, tmp_path: Path, kind: str) -> None:
        source = RecordSource(self.write(tmp_path, kind), id=False)
        assert good(source)[0].id == ("a-2" if kind.endswith("sv") else "a-1").replace("a", kind[0])

    def test_any_cut_gives_the_same(self, tmp_path: Path, kind: str) -> None:
        source = RecordSource(self.write(tmp_path, kind))
        whole = good(source)
        for size in (1, 20, 60, 10_000):
            slices = list(source.slices(size))
            assert [record for piece in slices for record in read_slice(piece)] == whole
            if not kind.endswith("gz"):
                assert sum(piece.size for piece in slices) in range(
                    source.fingerprint().bytes - 30, source.fingerprint().bytes + 1
                )

    def test_a_missing_field_is_told_with_its_neighbours(self, tmp_path: Path, kind: str) -> None:
        path = self.write(tmp_path, kind)
        with pytest.raises(rh.InputError, match=r"text='txt'.*no such field. Did you mean 'text'"):
            RecordSource(path, text="txt")
        with pytest.raises(rh.InputError, match=r"id='di'.*no such field"):
            RecordSource(path, id="di")


CELLS = st.text(st.sampled_from('ab,;\n\r" –'), max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=8), st.integers(1, 40))
def test_csv_is_cut_at_rows_only(texts: list[str], size: int) -> None:
    """Whatever stands in quoted cells, slices hold whole rows, and csv agrees on them."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = table(
            Path(folder) / "t.csv", [{"id": f"d{n}", "text": t} for n, t in enumerate(texts)]
        )
        source = RecordSource(path)
        cut = [record for piece in source.slices(size) for record in read_slice(piece)]
        with path.open(encoding="utf-8", newline="") as file:
            expected = [(row["id"], row["text"]) for row in csv.DictReader(file)]
        assert [(record.id, getattr(record, "text", None)) for record in cut] == expected


class TestFolders:
    def test_texts_are_read_as_read_corpus_reads_them(self, tmp_path: Path) -> None:
        (tmp_path / "deep" / "er").mkdir(parents=True)
        (tmp_path / "deep" / "er" / "z.md").write_text("Unity.", encoding="utf-8")
        (tmp_path / "deep" / "a.txt").write_text("Peace.", encoding="utf-8")
        (tmp_path / "b.txt").write_bytes("“Bread”".encode("cp1252"))
        (tmp_path / ".hidden.txt").write_text("no", encoding="utf-8")
        (tmp_path / "corpus.csv").write_text("id,party\nb,left\n", encoding="utf-8")
        (tmp_path / "page.html").write_text("<p>Yes.</p>", encoding="utf-8")
        (tmp_path / "page.png").write_bytes(b"no")
        source = RecordSource(tmp_path)
        corpus = rh.read_corpus(tmp_path, clean=False)
        records = good(source)
        assert tuple(record.id for record in records) == corpus.ids
        assert [record.text for record in records] == [document.text for document in corpus]
        assert records[0].warnings[0].kind == "guessed-encoding"
        assert source.notes == ("1 file not read, since texts are: page.png.",)

    def test_a_folder_of_tables(self, tmp_path: Path) -> None:
        jsonl(tmp_path / "1.jsonl", [{"id": "a", "text": "x"}])
        table(tmp_path / "2.csv", [{"text": "y", "id": "b"}])
        assert [record.id for record in good(RecordSource(tmp_path))] == ["a", "b"]

    def test_a_list_of_paths(self, tmp_path: Path) -> None:
        (tmp_path / "one").mkdir()
        (tmp_path / "one" / "a.txt").write_text("x", encoding="utf-8")
        (tmp_path / "two").mkdir()
        (tmp_path / "two" / "a.txt").write_text("y", encoding="utf-8")
        paths = [tmp_path / "two" / "a.txt", tmp_path / "one"]
        assert [record.id for record in good(RecordSource(paths))] == ["two/a", "one/a"]

    def test_files_of_one_text_each_may_have_no_ending(self, tmp_path: Path) -> None:
        (tmp_path / "speech").write_text("x", encoding="utf-8")
        assert good(RecordSource(tmp_path / "speech"))[0].id == "speech"

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ("We hope for bread. " * 300, "no file or folder"),
            (b"bytes", "got bytes"),
            (3, "got int"),
            ([], "list of paths is empty"),
            ([3], "no file or folder"),
        ],
    )
    def test_what_is_no_path_is_refused(self, given: object, message: str) -> None:
        with pytest.raises(rh.InputError, match=message):
            RecordSource(given)

    def test_other_files_are_refused(self, tmp_path: Path) -> None:
        (tmp_path / "a.odt").write_bytes(b"PK")
        with pytest.raises(rh.InputError, match=r"nothing to read.*a\.odt"):
            RecordSource(tmp_path)
        with pytest.raises(rh.InputError, match=r"got a\.odt"):
            RecordSource(tmp_path / "a.odt")


class TestGuesses:
    def test_a_guess_is_told(self, tmp_path: Path) -> None:
        path = jsonl(tmp_path / "a.jsonl", [{"Body": "x", "doc_id": 7}])
        source = RecordSource(path)
        assert good(source)[0].id == "7"
        (told,) = source.notes
        assert told == (
            "Of the tables, the text was taken from the field 'Body' (text= names another) "
            "and the id from the field 'doc_id' (id= names another)."
        )

    def test_what_was_named_is_no_guess(self, tmp_path: Path) -> None:
        path = jsonl(tmp_path / "a.jsonl", [{"words": "x", "key": "k"}])
        assert RecordSource(path, text="words", id="key").notes == ()

    def test_no_guess_is_an_error(self, tmp_path: Path) -> None:
        path = jsonl(tmp_path / "a.jsonl", [{"words": "x", "key": "k"}])
        with pytest.raises(rh.InputError, match=r"which field of a\.jsonl.*'words', 'key'"):
            RecordSource(path)

    def test_every_table_is_looked_into_first(self, tmp_path: Path) -> None:
        jsonl(tmp_path / "1.jsonl", [{"id": "a", "text": "x"}])
        jsonl(tmp_path / "2.jsonl", [{"id": "a", "texts": "x"}])
        with pytest.raises(rh.InputError, match=r"2\.jsonl has no such field"):
            RecordSource(tmp_path)


class TestBadRecords:
    def test_of_jsonl(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        lines = [
            '{"id": "a", "text": "x"}', '{"id": "b", "text": "x', "", '["text"]',
            '{"id": "c", "text": 5}', '{"id": "d"}', '{"text": "x"}', '{"id": true, "text": "x"}',
            "[" * 100_000, '{"id": "z", "text": "x"}',
        ]  # fmt: skip
        path.write_text("\n".join(lines), encoding="utf-8")
        assert [(record.id, record.place) for record in bad(path)] == [
            (None, "a.jsonl, line 2"), (None, "a.jsonl, line 4"), ("c", "a.jsonl, line 5"),
            ("d", "a.jsonl, line 6"), (None, "a.jsonl, line 7"), (None, "a.jsonl, line 8"),
            (None, "a.jsonl, line 9"),
        ]  # fmt: skip
        reasons = " | ".join(record.reason for record in bad(path))
        for told in ("no JSON: Unterminated", "not a list", "no string but int 5",
                     "no text in the field 'text'", "no id in the field 'id': NoneType",
                     "inside lists"):  # fmt: skip
            assert told in reasons

    def test_of_csv(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        content = 'id,text\na,fine\nb\nc,"torn "here\nd,"two\nlines"\ne,"never closed\nf,g\n'
        path.write_text(content, encoding="utf-8")
        records = list(RecordSource(path).records())
        assert [record.id for record in records] == ["a", None, None, "d", None]
        places = [record.place for record in records]
        assert places[1:3] + places[4:] == ["a.csv, line 3", "a.csv, line 4", "a.csv, lines 7 to 8"]
        assert "1 cells and the heading has 2" in bad(path)[0].reason
        assert "quotation marks are broken" in bad(path)[1].reason

    def test_a_cell_that_is_never_closed_is_given_up(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from rhetoric.corpus.records import delimited

        monkeypatch.setattr(delimited, "LARGEST_ROW", 1000)
        path = tmp_path / "a.csv"
        rows = "".join(f"r{number},text\n" for number in range(1000))
        path.write_text(f'id,text\na,"open\n{rows}', encoding="utf-8")
        records = list(RecordSource(path).records())
        assert isinstance(records[0], BadRecord)
        assert "not closed within" in records[0].reason
        assert records[1].id not in (None, "r0")
        assert records[-1].id == "r999"
        lines = int(records[0].place.split()[-1])
        assert 1 + lines + len(records) - 1 == 1002 + 1  # nothing is lost between them

    def test_of_texts(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 8)
        (tmp_path / "b.txt").write_text("Unity.", encoding="utf-8")
        first, second = RecordSource(tmp_path).records()
        assert isinstance(first, BadRecord)
        assert (first.id, first.place) == ("a", "a.txt")
        assert isinstance(second, Record)

    def test_of_parquet(self, tmp_path: Path) -> None:
        rows: Rows = [{"id": "a", "text": None}, {"id": "b", "text": "x"}]
        (record,) = bad(parquet(tmp_path / "a.parquet", rows))
        assert (record.id, record.place) == ("a", "a.parquet, row 1")


class TestBadFiles:
    def test_a_broken_parquet(self, tmp_path: Path) -> None:
        (tmp_path / "a.parquet").write_bytes(b"PAR1 no")
        with pytest.raises(rh.InputError, match=r"a\.parquet cannot be read as Parquet"):
            RecordSource(tmp_path / "a.parquet")

    def test_a_broken_pack(self, tmp_path: Path) -> None:
        path = packed(
            tmp_path / "a.jsonl.gz", [{"id": str(n), "text": str(n * n)} for n in range(9999)]
        )
        path.write_bytes(path.read_bytes()[:-2000])
        with pytest.raises(rh.InputError, match=r"a\.jsonl\.gz cannot be read"):
            list(RecordSource(path).records())

    def test_utf_16(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text('{"text": "x"}\n', encoding="utf-16")
        with pytest.raises(rh.InputError, match="UTF-16"):
            RecordSource(path)

    @pytest.mark.parametrize(
        ("content", "message"),
        [("", "no heading"), ("id,text,id\n", "'id' twice"), ('id,"te\nxt', "heading are broken")],
    )
    def test_a_broken_heading(self, tmp_path: Path, content: str, message: str) -> None:
        path = tmp_path / "a.csv"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(rh.InputError, match=message):
            RecordSource(path)

    def test_pyarrow_is_an_extra(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = parquet(tmp_path / "a.parquet", ROWS)
        monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
        with pytest.raises(rh.MissingDependencyError, match=r"rhetoric-framing\[parquet\]"):
            RecordSource(path)


class TestEncodings:
    def test_a_mark_at_the_front_is_no_text(self, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("id,text\na,ü\n", encoding="utf-8-sig")
        (tmp_path / "b.jsonl").write_text('{"id": "b", "text": "ü"}\n', encoding="utf-8-sig")
        assert [record.text for record in good(RecordSource(tmp_path))] == ["ü", "ü"]

    def test_others_are_guessed_and_told(self, tmp_path: Path) -> None:
        said = "“Unity”, he said – and they all agreed."
        (tmp_path / "a.csv").write_bytes(f'id,text\na,"{said}"\nb,plain\n'.encode("cp1252"))
        (tmp_path / "b.jsonl").write_bytes(f'{{"id": "c", "text": "{said}"}}\n'.encode("cp1252"))
        records = good(RecordSource(tmp_path))
        assert [record.text for record in records] == [said, "plain", said]
        assert [bool(record.warnings) for record in records] == [True, False, True]


def test_a_line_of_ten_megabytes(tmp_path: Path) -> None:
    long = "We hope. " * 1_200_000
    rows: Rows = [{"id": "a", "text": long}, {"id": "b", "text": "x"}]
    for path in (jsonl(tmp_path / "a.jsonl", rows), table(tmp_path / "a.csv", rows)):
        assert [len(record.text) for record in good(RecordSource(path))] == [len(long), 1]
    assert csv.field_size_limit() == 131_072, "the limit of csv is the user's own again"


def test_no_more_than_a_slice_is_held(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("w") as file:
        for number in range(60_000):
            file.write(f'{{"id": "{number}", "text": "{"we hope for bread " * 60}"}}\n')
    size = (tmp_path / "a.jsonl").stat().st_size
    tracemalloc.start()
    count = sum(1 for _ in RecordSource(tmp_path / "a.jsonl").records())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 60_000
    assert peak < size * 0.7 < 50_000_000


def test_line_one_million_and_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as file:
        file.write('{"text": "we"}\n' * 1_000_000 + '{"text": "we\n' + '{"text": "hope"}\n')
    (record,) = bad(path)
    assert record.place == "a.jsonl, line 1000001"
