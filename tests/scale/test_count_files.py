"""Counts of streams: those of `term_counts`, by group and by document, the same bytes again."""

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import rhetoric as rh
from rhetoric.scale import running
from rhetoric.scale.count_job import read_cells, unspelled
from tests.scale.talks import corpus, files, texts

DOCUMENTS = texts(150)
SIDES = {key: ("left", "right", "")[place % 3] for place, key in enumerate(DOCUMENTS)}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    import json

    lines = [
        json.dumps({"id": key, "text": text, "side": SIDES[key]}) + "\n"
        for key, text in DOCUMENTS.items()
    ]
    path = tmp_path / "talks.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def count(source: Path, out: Path, **options: Any) -> rh.FileCounts:
    return rh.count_files(source, out=out, **{"chunk_bytes": 3000, "progress": False, **options})


def same(counts: rh.TermCounts, expected: rh.TermCounts) -> None:
    assert counts.terms == expected.terms
    assert counts.counts.tolist() == expected.counts.tolist()
    assert counts.document_frequency is not None
    assert expected.document_frequency is not None
    assert counts.document_frequency.tolist() == expected.document_frequency.tolist()
    assert (counts.words, counts.documents) == (expected.words, expected.documents)
    assert counts.account == expected.account


@pytest.mark.parametrize("chunk_bytes", [1, 3000, 10**6])
def test_they_are_those_of_term_counts(source: Path, tmp_path: Path, chunk_bytes: int) -> None:
    counts = count(source, tmp_path / "out", chunk_bytes=chunk_bytes, id="id", text="text")
    same(counts, rh.term_counts(corpus(DOCUMENTS), name="talks"))
    assert counts.groups == ()


def test_groups_are_counted_apart(source: Path, tmp_path: Path) -> None:
    counts = count(source, tmp_path / "out", group="side")
    assert counts.groups == ("left", "right", "(missing)")
    for name, side in (("left", "left"), ("right", "right"), ("(missing)", "")):
        own = {key: text for key, text in DOCUMENTS.items() if SIDES[key] == side}
        same(counts.group(name), rh.term_counts(corpus(own), name=name))
    with pytest.raises(rh.InputError, match=r"no group 'lef'\. Did you mean 'left'"):
        counts.group("lef")


def test_groups_can_be_compared(source: Path, tmp_path: Path) -> None:
    counts = count(source, tmp_path / "out", group="side")
    sides = [
        corpus({key: text for key, text in DOCUMENTS.items() if SIDES[key] == side})
        for side in ("left", "right")
    ]
    found = rh.keyness(counts.group("left"), counts.group("right"))
    expected = rh.keyness(*map(rh.term_counts, sides), names=("left", "right"))
    assert list(found.rows) == list(expected.rows)


def test_sums_are_put_together_in_between(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rhetoric.scale import term_sums

    monkeypatch.setattr(term_sums, "SETTLE", 1)
    counts = count(source, tmp_path / "out", text="text", id="id")
    same(counts, rh.term_counts(corpus(DOCUMENTS), name="talks"))


def test_the_documents_and_their_cells_are_written(source: Path, tmp_path: Path) -> None:
    counts = count(source, tmp_path / "out")
    rows = list(counts.each_document())
    assert [row["document"] for row in rows] == list(DOCUMENTS)
    place = 0
    for terms_path in counts.folder.joinpath("terms").glob("*.npz"):
        with np.load(terms_path) as packed:
            terms = unspelled(packed["spelled"])
        cells = read_cells(counts.folder / "cells" / terms_path.name, len(terms))
        assert cells.shape[0] > 0
        place += cells.shape[0]
    assert place == 150
    one = rh.term_counts([DOCUMENTS["d149"]])
    last = rows[-1]
    assert (last["words"], last["different_words"]) == (one.words, len(one.terms))


def test_two_workers_write_what_one_writes(source: Path, tmp_path: Path) -> None:
    count(source, tmp_path / "one", group="side")
    count(source, tmp_path / "two", group="side", workers=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_ended_it_continues(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count(source, tmp_path / "whole")
    do = running.do_chunk

    def until(job: Any, chunk: Any, *rest: Any) -> int:
        if chunk.number == 4:
            raise KeyboardInterrupt
        return do(job, chunk, *rest)

    monkeypatch.setattr(running, "do_chunk", until)
    with pytest.raises(KeyboardInterrupt):
        count(source, tmp_path / "out")
    monkeypatch.undo()
    count(source, tmp_path / "out")
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_texts_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": ""}\n{"text": "…"}\n{"text": 5}\n', encoding="utf-8")
    counts = count(path, tmp_path / "out", errors="skip", chunk_bytes=1)
    assert (counts.words, counts.documents, len(counts)) == (0, 2, 0)
    assert [bad.place for bad in counts.skipped] == ["a.jsonl, line 3"]
    assert "1 record skipped: a.jsonl, line 3." in counts.methods()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"group": "sides"}, "group='sides'.*no such field. Did you mean 'side'"),
        ({"group": 3}, "group must be the name of a field"),
        ({"workers": 0}, "workers"),
    ],
)
def test_parameters(source: Path, tmp_path: Path, options: dict[str, Any], message: str) -> None:
    with pytest.raises(rh.InputError, match=message):
        count(source, tmp_path / "out", **options)


def test_plain_texts_have_no_groups(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We hope.", encoding="utf-8")
    with pytest.raises(rh.InputError, match=r"group='side': a\.txt has no such field"):
        count(tmp_path / "a.txt", tmp_path / "out", group="side")


class TestTfidf:
    @pytest.mark.parametrize(
        "options",
        [
            {},
            {"scheme": "Ltn", "log_base": 10},
            {"min_documents": 3, "max_documents": 110},
            {"stop_words": ["we", "hope"]},
        ],
    )
    def test_weights_are_those_of_tfidf(
        self, source: Path, tmp_path: Path, options: dict[str, Any]
    ) -> None:
        counts = count(source, tmp_path / "counts")
        weights = counts.tfidf(tmp_path / "weights", **options)
        expected = rh.tfidf(corpus(DOCUMENTS), **options)
        assert list(weights) == list(expected.rows)
        assert len(weights.parts) == len(counts.parts)
        assert [weights.rows[place] for place in (0, 100, -1)] == [
            expected.rows[place] for place in (0, 100, -1)
        ]
        assert weights.top("d12", 3) == expected.top("d12", 3)
        assert weights.top(5) == expected.top(5)
        assert weights.notes[0].split(",")[0] == expected.notes[0].split(",")[0]

    def test_the_heaviest_of_each_document(self, source: Path, tmp_path: Path) -> None:
        weights = count(source, tmp_path / "counts").tfidf(tmp_path / "weights", top=2)
        expected = rh.tfidf(corpus(DOCUMENTS))
        ids = [key for key, text in DOCUMENTS.items() if text]
        assert list(weights) == [row for key in ids for row in expected.top(key, 2)]

    def test_ended_it_continues(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        counts = count(source, tmp_path / "counts")
        counts.tfidf(tmp_path / "whole")
        calls: list[Path] = []

        def until(most: int, path: Path, size: int) -> Any:
            if len(calls) == most:
                raise KeyboardInterrupt
            calls.append(path)
            return read_cells(path, size)

        monkeypatch.setattr("rhetoric.scale.weighing.read_cells", partial(until, 3))
        with pytest.raises(KeyboardInterrupt):
            counts.tfidf(tmp_path / "out")
        monkeypatch.setattr("rhetoric.scale.weighing.read_cells", partial(until, 1000))
        counts.tfidf(tmp_path / "out")
        assert len(calls) == len(set(calls)) == len(counts.parts)
        assert files(tmp_path / "out") == files(tmp_path / "whole")

    def test_other_weights_need_another_folder(self, source: Path, tmp_path: Path) -> None:
        counts = count(source, tmp_path / "counts")
        counts.tfidf(tmp_path / "weights")
        with pytest.raises(rh.InputError, match=r"scheme: .?nsc.? then, .?ltc.? now"):
            counts.tfidf(tmp_path / "weights", scheme="ltc")
        with pytest.raises(rh.InputError, match="holds another run"):
            counts.tfidf(tmp_path / "counts")
        with pytest.raises(rh.InputError, match="top must be 1 or more"):
            counts.tfidf(tmp_path / "other", top=0)
        with pytest.raises(rh.InputError, match="no document 'x'"):
            counts.tfidf(tmp_path / "weights").top("x")
