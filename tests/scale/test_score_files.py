"""Streams: the same numbers as in memory, and the same bytes whoever works."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.scale.lines import number_lines
from rhetoric.scale.totals import ratio_interval
from tests.scale.talks import LEXICON, corpus, files, score, table, texts, write


class TestNumbers:
    def test_they_are_those_of_score_frames(self, source: Path, tmp_path: Path) -> None:
        scores = score(source, tmp_path / "out")
        documents = texts(150)
        expected = rh.score_frames(corpus(documents), LEXICON)
        assert len(scores.parts) > 5
        rows = list(scores.documents())
        assert [row["document"] for row in rows] == list(documents)
        assert [row["number"] for row in rows] == list(range(1, 151))
        for place, frame in enumerate(expected.frames):
            assert [row[f"{frame}:count"] for row in rows] == expected.counts[:, place].tolist()
            hits = expected.sentence_hits[:, place].tolist()
            assert [row[f"{frame}:sentences"] for row in rows] == hits
        for one in rows[::10]:
            for frame in expected.frames:
                row = expected[str(one["document"]), frame]
                assert (row.words, row.sentences) == (one["words"], one["sentences"])
                assert row.count == one[f"{frame}:count"]

    def test_totals_are_the_sums(self, source: Path, tmp_path: Path) -> None:
        scores = score(source, tmp_path / "out")
        rows = list(scores.documents())
        for total in scores:
            counts = [int(row[f"{total.frame}:count"]) for row in rows]
            assert total.count == sum(counts)
            assert total.documents_with_match == sum(count > 0 for count in counts)
            assert total.documents == 150
            assert total.words == sum(int(row["words"]) for row in rows)
            assert total.per_thousand == 1000 * total.count / total.words
            assert total.low is not None
            assert total.high is not None
            assert total.low < total.per_thousand < total.high
        assert [row.frame for row in scores] == ["hope", "fear", "praise", "praise (negated)"]

    def test_matches_are_written_when_asked_for(self, source: Path, tmp_path: Path) -> None:
        scores = score(source, tmp_path / "out", matches=True)
        documents = texts(150)
        expected = rh.score_frames(corpus(documents), LEXICON).matches
        written = [row for part in scores.match_parts for row in table(part)]
        assert [
            (row["document"], row["frame"], int(row["sentence"]), int(row["start"]))
            for row in written
        ] == [(match.document, match.label, match.sentence, match.start) for match in expected]
        for row in written:
            assert documents[row["document"]][int(row["start"]) : int(row["end"])] == row["text"]
        assert {row["entry"] for row in written} >= {"hope*", "better days"}
        assert {row["quoted"] for row in written} == {"True", "False"}

    def test_cleaning_leads_back_to_the_source(self, tmp_path: Path) -> None:
        raw = "**We** hope  for better days."
        path = write(tmp_path / "a.jsonl", {"a": raw})
        scores = score(path, tmp_path / "out", matches=True, clean=True)
        (part,) = scores.match_parts
        rows = table(part)
        assert [raw[int(row["source_start"]) : int(row["source_end"])] for row in rows] == [
            row["text"] for row in rows
        ]
        assert "markdown-emphasis" in scores.methods()
        assert "We hope for" in rh.clean(raw).text

    def test_all_kinds_of_files_give_the_same(self, tmp_path: Path) -> None:
        import pyarrow as pa
        from pyarrow.parquet import write_table

        documents = texts(60)
        rows = [{"id": key, "text": text} for key, text in documents.items()]
        write(tmp_path / "a.jsonl", documents)
        write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=7)
        with (tmp_path / "a.csv").open("w", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=["id", "text"])
            writer.writeheader()
            writer.writerows(rows)
        (tmp_path / "texts").mkdir()
        for key, text in documents.items():
            (tmp_path / "texts" / f"{key}.txt").write_text(text, encoding="utf-8")
        results = [
            score(tmp_path / name, tmp_path / f"out-{name}")
            for name in ("a.jsonl", "a.parquet", "a.csv", "texts")
        ]
        assert len({tuple(result.rows) for result in results}) == 1
        numbers = [
            {row["document"]: list(row.values())[3:] for row in result.documents()}
            for result in results
        ]
        assert all(other == numbers[0] for other in numbers)

    def test_quoted_and_negation(self, source: Path, tmp_path: Path) -> None:
        kept = score(source, tmp_path / "one")
        dropped = score(source, tmp_path / "two", quoted="drop", negation="drop")
        assert dropped.rows[1].count < kept.rows[1].count
        assert [row.frame for row in dropped] == ["hope", "fear", "praise"]
        assert "matches in quotation marks dropped" in dropped.methods()


class TestInterval:
    def test_it_agrees_with_the_bootstrap_over_documents(self) -> None:
        from rhetoric.statistics import percentile_interval, resample_rates

        draws = np.random.default_rng(1)
        words = draws.integers(50, 800, size=400)
        counts = draws.binomial(words, draws.beta(2, 200, size=400))
        low, high, note = ratio_interval(
            documents=400,
            words=int(words.sum()),
            count=int(counts.sum()),
            squares=(int(counts @ counts), int(counts @ words), int(words @ words)),
            confidence=0.9,
        )
        rates = resample_rates(counts[:, None], words, 4000, np.random.default_rng(2))
        expected = percentile_interval(rates[:, 0], 0.9)
        assert note == ""
        assert (low, high) == pytest.approx(expected, rel=0.02)

    def test_what_cannot_be_had(self) -> None:
        squares = (0, 0, 9)
        none = ratio_interval(documents=0, words=0, count=0, squares=squares, confidence=0.9)
        assert none == (None, None, "no words")
        one = ratio_interval(documents=1, words=3, count=1, squares=squares, confidence=0.9)
        assert one == (None, None, "no interval: one document only")
        zero = ratio_interval(documents=30, words=300, count=0, squares=squares, confidence=0.95)
        assert zero[1] is not None
        assert (zero[0], round(300 * zero[1], 3), zero[2]) == (0.0, 3.689, "")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(st.integers(0, 10**12) | st.integers(0, 11), min_size=3, max_size=3), max_size=9
    )
)
def test_lines_are_those_of_csv(rows: list[list[int]]) -> None:
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    assert number_lines(table) == [(",".join(map(str, row)) + "\n").encode() for row in rows]


class TestBytes:
    def test_two_workers_write_what_one_writes(self, source: Path, tmp_path: Path) -> None:
        score(source, tmp_path / "one", matches=True)
        score(source, tmp_path / "two", matches=True, workers=2)
        assert files(tmp_path / "one") == files(tmp_path / "two")

    def test_workers_that_stand_elsewhere_find_the_files(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Workers wait for more work, and know nothing of a change of folder."""
        score(source, tmp_path / "one", workers=2)
        monkeypatch.chdir(tmp_path)
        score(Path("talks.jsonl"), Path("two"), workers=2)
        assert files(tmp_path / "one") == files(tmp_path / "two")

    def test_chunks_of_another_size_give_the_same_scores(
        self, source: Path, tmp_path: Path
    ) -> None:
        few = score(source, tmp_path / "few", chunk_bytes=1_000_000)
        many = score(source, tmp_path / "many", chunk_bytes=1)
        assert len(few.parts) == 1
        assert len(many.parts) == 150
        assert few.rows == many.rows
        assert list(few.documents()) == list(many.documents())


def test_ids_and_matches_of_any_text_can_be_read_again(tmp_path: Path) -> None:
    odd = {'a,"b"\nc': "We hope.", "é – 🎉": "hope\x00ful", "\x00": "x", "nu\ud800l": "We fear"}
    path = write(tmp_path / "a.jsonl", odd)
    scores = score(path, tmp_path / "out", matches=True)
    ids = [row["document"] for row in scores.documents()]
    assert ids == ['a,"b"\nc', "é – 🎉", "␀", "nu\\ud800l"]
    (part,) = scores.match_parts
    assert {row["document"] for row in table(part)} <= set(ids)
