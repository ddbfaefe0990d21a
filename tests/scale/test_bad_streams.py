"""What is refused, what is skipped and listed, and ids that stand for several documents."""

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import rhetoric as rh
from rhetoric.scale import running
from tests.scale.talks import LEXICON, files, score, texts, write


class TestRefusals:
    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"quoted": "drop"}, "quoted: 'keep' then, 'drop' now"),
            ({"chunk_bytes": 5000}, "chunk_bytes: 3000 then, 5000 now"),
            ({"id": False}, "id: 'id' then, None now"),
            ({"clean": ["spaces"]}, r"clean: \[\] then, \['spaces'\] now"),
            ({"lexicon": rh.Lexicon.from_dict({"a": ["b"]})}, "lexicon: 'own "),
        ],
    )
    def test_other_settings(
        self, source: Path, tmp_path: Path, options: dict[str, Any], message: str
    ) -> None:
        score(source, tmp_path / "out")
        with pytest.raises(rh.InputError, match=message):
            score(source, tmp_path / "out", **options)

    def test_other_inputs(self, source: Path, tmp_path: Path) -> None:
        score(source, tmp_path / "out")
        before = files(tmp_path / "out")
        write(source, texts(151))
        with pytest.raises(
            rh.InputError, match=r"(?s)talks\.jsonl was changed.*name another folder"
        ):
            score(source, tmp_path / "out")
        other = write(tmp_path / "others.jsonl", texts(3))
        with pytest.raises(rh.InputError, match=r"talks\.jsonl is gone"):
            score(other, tmp_path / "out")
        assert files(tmp_path / "out") == before

    def test_inputs_that_change_meanwhile(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        do = running.do_chunk

        def changing(*given: Any) -> int:
            os.utime(source, ns=(1, 1))
            return do(*given)

        monkeypatch.setattr(running, "do_chunk", changing)
        with pytest.raises(rh.InputError, match="changed while it was read"):
            score(source, tmp_path / "out")

    def test_a_folder_of_the_user(self, source: Path, tmp_path: Path) -> None:
        with pytest.raises(rh.InputError, match="holds other files"):
            score(source, tmp_path)
        with pytest.raises(rh.InputError, match="is a file"):
            score(source, source)

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"workers": 0}, "workers must be a whole number from 1"),
            ({"workers": True}, "workers"),
            ({"chunk_bytes": 1.5}, "chunk_bytes"),
            ({"errors": "ignore"}, "errors must be 'raise' or 'skip'"),
            ({"progress": None}, "progress must be a bool"),
            ({"matches": "yes"}, "matches must be a bool"),
            ({"lexicon": {"a": LEXICON}}, "takes a Lexicon, got dict"),
            ({"quoted": "no"}, "quoted"),
            ({"negation": "no"}, "negation"),
            ({"confidence": 95}, "confidence"),
            ({"clean": "spaces"}, "clean must be a bool or a list"),
            ({"clean": ["spacez"]}, "Did you mean 'spaces'"),
            ({"text": "txet"}, "text='txet'.*Did you mean 'text'"),
        ],
    )
    def test_parameters(
        self, source: Path, tmp_path: Path, options: dict[str, Any], message: str
    ) -> None:
        with pytest.raises(rh.InputError, match=message):
            score(source, tmp_path / "out", **options)
        assert not (tmp_path / "out").exists()


class TestBadRecords:
    @pytest.fixture
    def broken(self, source: Path) -> Path:
        lines = source.read_text().splitlines()
        lines[59] = '{"id": "d59", "text": "torn'
        lines[99] = '{"id": "d99", "text": 5}'
        source.write_text("\n".join(lines), encoding="utf-8")
        return source

    @pytest.mark.parametrize("workers", [1, 2])
    def test_one_ends_the_run_and_is_named(
        self, broken: Path, tmp_path: Path, workers: int
    ) -> None:
        out = tmp_path / "out"
        with pytest.raises(rh.InputError, match=r"talks\.jsonl, line 60: it is no JSON.*'skip'"):
            score(broken, out, workers=workers)
        assert (out / "documents" / "000001.csv").is_file()
        done = {name for name in files(out) if name.startswith("done")}
        scores = score(broken, out, errors="skip", workers=workers)
        assert done < {name for name in files(out) if name.startswith("done")}
        score(broken, tmp_path / "fresh", errors="skip")
        assert files(out) == files(tmp_path / "fresh")
        assert scores.rows[0].documents == 148

    def test_skipped_ones_are_listed(self, broken: Path, tmp_path: Path) -> None:
        scores = score(broken, tmp_path / "out", errors="skip")
        assert [(bad.id, bad.place) for bad in scores.skipped] == [
            (None, "talks.jsonl, line 60"), ("d99", "talks.jsonl, line 100"),
        ]  # fmt: skip
        told = "2 records skipped: talks.jsonl, line 60; talks.jsonl, line 100."
        assert told in scores.notes
        assert told in scores.methods()
        assert "line 60" in repr(scores)

    def test_nothing_but_bad_ones(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text('{"text": 1}\n{"text": 2}\n', encoding="utf-8")
        scores = score(path, tmp_path / "out", errors="skip", matches=True)
        assert [row.per_thousand for row in scores] == [None] * 4
        assert list(scores.documents()) == []
        assert len(scores.skipped) == 2

    def test_empty_texts_are_rows_of_zeros(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.jsonl", {"a": "", "b": "We hope."})
        rows = list(score(path, tmp_path / "out").documents())
        assert [row["words"] for row in rows] == [0, 2]


class TestRepeatedIds:
    @pytest.mark.parametrize("chunk_bytes", [1, 3000, 1_000_000])
    def test_they_are_found_in_one_chunk_and_across(
        self, source: Path, tmp_path: Path, chunk_bytes: int
    ) -> None:
        lines = source.read_text().splitlines()
        lines[140] = lines[3]
        lines[149] = lines[3]
        source.write_text("\n".join(lines), encoding="utf-8")
        with pytest.raises(rh.InputError, match=r"'d3' stands for several documents.*line 141"):
            score(source, tmp_path / "out", chunk_bytes=chunk_bytes)
        scores = score(source, tmp_path / "out", chunk_bytes=chunk_bytes, errors="skip")
        (found,) = scores.repeated
        assert found.id == "d3"
        assert found.places == tuple(f"talks.jsonl, line {line}" for line in (4, 141, 150))
        assert scores.rows[0].documents == 150
        assert "1 id for several documents each, all of them counted: 'd3'." in scores.notes
        listed = (tmp_path / "out" / "repeated-ids.jsonl").read_text()
        assert json.loads(listed)["id"] == "d3"

    def test_equal_hashes_are_looked_up(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from rhetoric.scale.batch import Batch

        monkeypatch.setattr(Batch, "hashes", lambda b: np.zeros(len(b.records), dtype="<u8"))
        assert score(source, tmp_path / "out").repeated == ()

    def test_more_than_can_be_listed_are_told(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from rhetoric.scale import repeated

        write(source, texts(20))
        source.write_text(source.read_text() * 2)
        monkeypatch.setattr(repeated, "MOST_LISTED", 30)
        monkeypatch.setattr(repeated, "AT_ONCE", 7)
        scores = score(source, tmp_path / "out", errors="skip")
        assert [found.id for found in scores.repeated] == [f"d{number}" for number in range(10)]
        told = "10 further documents with an id that seems to be repeated, not looked up."
        assert told in scores.notes
