"""What every result can do."""

import csv
import json
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

import rhetoric as rh
from rhetoric.results import Result
from rhetoric.tables import CELL_WIDTH, TERMINAL_WIDTH

LEXICON = rh.Lexicon.from_dict({"hope": ["hope*"], "none": ["zzz"]})


def results() -> dict[str, Result[Any]]:
    corpus = rh.seeds()
    scores = rh.score_frames(corpus, rh.load_lexicon("state-discourse"))
    table = rh.tfidf(corpus)
    groups = scores.compare("voice")
    assert isinstance(groups, rh.GroupDifferences)
    arc = scores.arc("reunification-talk")
    return {
        "summary": corpus.summary(),
        "scores": scores,
        "sentences": rh.score_frames(corpus, LEXICON, by="sentence"),
        "groups": rh.score_frames(corpus, LEXICON, by="voice"),
        "matches": scores.matches,
        "explanation": scores.explain("enemies"),
        "nothing": rh.score_frames(corpus, LEXICON).explain("none"),
        "differences": scores.compare("voice", ("first-person", "third-person")),
        "group differences": groups,
        "overall": groups.overall,
        "trend": scores.trend(),
        "trend tests": scores.trend().tests,
        "arc": arc,
        "arc tests": arc.tests,
        "tfidf": table,
        "similarity": table.similarity(),
        "neighbours": table.neighbours(2),
        "group weights": rh.tfidf(corpus, by="voice"),
        "delta": rh.similarity(corpus, measure="delta"),
        "pair words": table.similarity().explain(*corpus.ids[:2]),
        "clusters": table.similarity().cluster(resamples=50),
        "map": rh.document_map(corpus, resamples=50),
        "counts": rh.term_counts(corpus),
        "n-grams": rh.ngrams(corpus, (2, 3)),
        "collocations": rh.collocations(corpus, (2, 3)),
        "keyness": rh.keyness(corpus[:2], corpus[2:]),
        "shuffled": rh.keyness(corpus[:2], corpus[2:], measure="permutation", unit="stems"),
        "groups against the rest": rh.keyness_by(corpus, "voice", ngrams=2, n=3),
    }


RESULTS = results()


@pytest.fixture(params=RESULTS)
def result(request: pytest.FixtureRequest) -> Result[Any]:
    return RESULTS[request.param]


def test_rows(result: Result[Any]) -> None:
    assert len(list(result)) == len(result) == len(result.to_records())
    assert len(result.top(3)) == min(3, len(result))


def test_json(result: Result[Any], tmp_path: Path) -> None:
    records = result.to_records()
    assert json.loads(json.dumps(records)) == records
    content = json.loads(result.to_json(tmp_path / "x.json").read_text(encoding="utf-8"))
    assert content["records"] == records
    assert content["methods"] == result.methods()


def test_csv(result: Result[Any], tmp_path: Path) -> None:
    path = result.to_csv(tmp_path / "x.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(result)
    for row, record in zip(rows[:5], result.to_records(), strict=False):
        assert list(row.values()) == ["" if v is None else str(v) for v in record.values()]


def test_frames(result: Result[Any]) -> None:
    frame = result.to_frame()
    assert isinstance(frame, pd.DataFrame)
    assert len(frame) == len(result)
    other = result.to_frame("polars")
    assert isinstance(other, pl.DataFrame)
    assert list(frame.columns) == other.columns


def test_terminal(result: Result[Any]) -> None:
    lines = repr(result).splitlines()
    notes = [line for line in lines if line.startswith(("Note: ", "More columns: "))]
    title = lines[0]
    assert all(len(line) <= TERMINAL_WIDTH for line in lines if line not in (*notes, title))
    assert result.title == title


class Balanced(HTMLParser):
    """Notes every tag and complains when one is closed out of turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.cells += tag == "td"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_notebook(result: Result[Any]) -> None:
    page = Balanced()
    page.feed(result._repr_html_())
    assert page.open == []
    assert page.cells or not len(result)


def test_methods_name_the_texts_and_the_version(result: Result[Any]) -> None:
    assert "SHA-256" in result.methods()


def test_html_is_escaped() -> None:
    evil = "<script>alert('x')</script> & \"hope\""
    corpus = rh.Corpus([rh.Document(id=evil, text=evil, raw=evil, meta=rh.Metadata({evil: evil}))])
    scores = rh.score_frames(corpus, rh.Lexicon.from_dict({evil: ["hope"]}))
    for shown in (scores, scores.matches, corpus.summary(), rh.tfidf(corpus)):
        assert "<script" not in shown._repr_html_()


def test_long_and_odd_cells_fit() -> None:
    text = "hope\x00\x1b[31m\n" * 3
    shown = repr(rh.score_frames([text], LEXICON).matches)
    assert "\x1b" not in shown
    assert "\x00" not in shown
    assert CELL_WIDTH < TERMINAL_WIDTH


def test_a_missing_data_frame_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = rh.score_frames(["We hope."], LEXICON)
    with pytest.raises(rh.InputError, match="'pandas' or 'polars'"):
        scores.to_frame("spark")
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(rh.MissingDependencyError, match="pip install"):
        scores.to_frame()


def test_top_of_an_unknown_name() -> None:
    with pytest.raises(rh.InputError, match="Did you mean 'hope'"):
        rh.score_frames(["We hope."], LEXICON).top("hopes")


def test_a_nul_is_told_in_csv(tmp_path: Path) -> None:
    scores = rh.score_frames(["a\x00b hope"], LEXICON)
    text = scores.matches.to_csv(tmp_path / "x.csv").read_text(encoding="utf-8")
    assert "a␀b " in text
