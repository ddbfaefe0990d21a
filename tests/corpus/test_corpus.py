"""Reading, selecting, and the account that leads back to the text as received."""

import pickle
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.corpus.document import apply_edits
from rhetoric.shipped import shipped_folder


def test_the_seeds_are_as_received() -> None:
    for document in rh.seeds():
        path = shipped_folder("seeds") / f"{document.id}.txt"
        assert sha256(path.read_bytes()).hexdigest() == document.meta["sha256"]
        assert document.raw == path.read_text(encoding="utf-8")
        for name in ("title", "received_as", "genre", "voice", "date_basis", "note"):
            assert document.meta[name]
    assert rh.seeds()["spun-web-page"].meta["voice"] == "mixed"


def test_a_folder_with_subfolders_and_metadata(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "one.txt").write_text("One text.", encoding="utf-8")
    (tmp_path / "sub" / "two.md").write_text("# Two\n\nA *text*.", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("no", encoding="utf-8")
    (tmp_path / "corpus.csv").write_text("id,side\none,left\nsub/two,\n", encoding="utf-8")
    corpus = rh.read_corpus(tmp_path)
    assert corpus.ids == ("one", "sub/two")
    assert corpus["one"].meta["side"] == "left"
    assert corpus["sub/two"].meta["side"] is None
    assert "picture.png" in corpus.left_out[0]
    assert "picture.png" in repr(corpus)
    assert corpus.name == tmp_path.name


def test_one_file_a_list_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "speech.txt"
    path.write_bytes(b"\xef\xbb\xbfA speech.\r\nIt ends.")
    document = rh.read_corpus(path)["speech"]
    assert document.raw == "A speech.\r\nIt ends."
    assert "\r" not in document.text
    assert rh.read_corpus(["a", "b"]).ids == ("text-1", "text-2")
    assert rh.read_corpus({"x": "y"})["x"].text == "y"
    assert rh.read_corpus(str(path)).ids == ("speech",)


def test_another_encoding_is_guessed_and_said(tmp_path: Path) -> None:
    text = "The “Party” said it’s fine — and the naïve café owner agreed with him. " * 5
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    document = rh.read_corpus(tmp_path, clean=False)["a"]
    assert document.text == text
    assert document.warnings[0].kind == "guessed-encoding"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("corpus.toml", "[documents.on]\nx = 1", "'on': Did you mean 'one'"),
        ("corpus.toml", "x = ", "cannot be read as TOML"),
        ("corpus.toml", "x = 1", "must have a table"),
        ("corpus.toml", "[documents]\none = 1", "must be tables"),
        ("corpus.csv", "name,x\none,1", "must have a column 'id'"),
        ("corpus.csv", "id,x\none,1,2\none\n", "row 2"),
        ("corpus.csv", "id,x\none,1\none,2\n", "a second time"),
        ("metadata.csv", 'id,x\none,"1\n', "cannot be read as CSV"),
    ],
)
def test_metadata_with_mistakes(tmp_path: Path, name: str, content: str, told: str) -> None:
    (tmp_path / "one.txt").write_text("x", encoding="utf-8")
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(rh.InputError, match=told):
        rh.read_corpus(tmp_path)


def test_two_files_of_metadata(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("x", encoding="utf-8")
    for name in ("corpus.csv", "corpus.toml"):
        (tmp_path / name).write_text("id\none\n" if name.endswith("csv") else "", encoding="utf-8")
    with pytest.raises(rh.InputError, match="Keep one file"):
        rh.read_corpus(tmp_path)


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(rh.InputError, match="put it in a list"):
        rh.read_corpus("A text that is no path.")
    with pytest.raises(rh.InputError, match="put it in a list"):
        rh.read_corpus("x" * 100_000)
    with pytest.raises(rh.InputError, match=r"has no file that ends in \.txt"):
        rh.read_corpus(tmp_path)
    with pytest.raises(rh.InputError, match="no documents"):
        rh.read_corpus([])
    with pytest.raises(rh.InputError, match="Decode it first"):
        rh.read_corpus([b"x"])
    with pytest.raises(rh.InputError, match="got bytes"):
        rh.read_corpus(b"x")
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    with pytest.raises(rh.InputError, match="the id 'a' belongs to"):
        rh.read_corpus(tmp_path)
    with pytest.raises(rh.InputError, match="Did you mean"):
        rh.read_corpus(["x"], clean=["space"])
    with pytest.raises(rh.InputError, match="a bool or a list"):
        rh.read_corpus(["x"], clean="spaces")


def test_selecting() -> None:
    seeds = rh.seeds()
    assert len(seeds.where(voice=["mixed", "first-person"])) == 2
    assert seeds.where(date=lambda value: str(value) > "2015").ids == ("spirit-of-independence",)
    assert "2 documents had no value for 'date'." in seeds.where(date="2012").left_out
    assert set(seeds.group_by("voice")) == {"third-person", "first-person", "mixed"}
    assert "(missing)" in seeds.group_by("date")
    with pytest.raises(rh.InputError, match="Did you mean 'voice'"):
        seeds.where(voices="x")
    with pytest.raises(rh.InputError, match="no document is left"):
        seeds.where(voice="fourth")
    with pytest.raises(rh.InputError, match="Did you mean 'reunification-talk'"):
        seeds["reunification"]
    assert seeds[0] is seeds[seeds.ids[0]]
    assert seeds[1:3].ids == seeds.ids[1:3]


def test_ids_are_unique() -> None:
    twice = [rh.Document(id="a", text="x", raw="x")] * 2
    with pytest.raises(rh.InputError, match=r"more than once: 'a'"):
        rh.Corpus(twice)


def test_metadata_cannot_change_and_can_be_pickled() -> None:
    document = rh.seeds()["reunification-talk"]
    with pytest.raises(TypeError):
        document.meta["voice"] = "other"  # type: ignore[index]
    assert dict(pickle.loads(pickle.dumps(document)).meta) == dict(document.meta)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.data())
def test_source_span_leads_back(raw: str, data: st.DataObject) -> None:
    bounds = sorted(data.draw(st.lists(st.integers(0, len(raw)), max_size=6, unique=True)))
    edits = tuple(
        rh.Edit(start=start, end=end, replacement=data.draw(st.text(max_size=3)), rule="x")
        for start, end in zip(bounds[::2], bounds[1::2], strict=False)
    )
    text = apply_edits(raw, edits)
    document = rh.Document(id="d", text=text, raw=raw, edits=edits)
    # A mark for every character: where it came from, None inside a replacement.
    origin: list[int | None] = []
    last = 0
    for edit in edits:
        origin += [*range(last, edit.start), *[None] * len(edit.replacement)]
        last = edit.end
    origin += range(last, len(raw))
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            low, high = document.source_span(start, end)
            first, final = origin[start], origin[end - 1]
            assert 0 <= low <= high <= len(raw)
            if first is not None:
                assert low == first
            if final is not None:
                assert high == final + 1


def test_edits_that_do_not_fit_are_refused() -> None:
    edit = rh.Edit(start=0, end=1, replacement="", rule="x")
    with pytest.raises(rh.InputError, match="do not give"):
        rh.Document(id="d", text="ab", raw="ab", edits=(edit,))
    with pytest.raises(rh.InputError, match="not overlap"):
        apply_edits("abc", (edit, edit))
    with pytest.raises(rh.InputError, match="does not lie"):
        rh.Document(id="d", text="ab", raw="ab").source_span(0, 3)
