"""The benchmark of speed measures what it says, on texts made here."""

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import rhetoric as rh
from benchmarks.speed import growth as growth_module
from benchmarks.speed.corpus import brought_to, read_folder, same_bytes, to_ascii
from benchmarks.speed.growth import growth, linearity
from benchmarks.speed.lexicon import Words, make_lexicon, with_phrase
from benchmarks.speed.memory import held, watch
from benchmarks.speed.page import Report, page
from benchmarks.speed.peers import PEERS, dic_of, peers
from benchmarks.speed.stages import Lexicons, main_stages, make_lexicons, matches_found, score
from benchmarks.speed.stream import stream
from benchmarks.speed.targets import TARGETS, verdict
from benchmarks.speed.timing import Figure, Stage, Work, measure, yardstick
from tests.tools import ROOT

SECTIONS = {"stages", "contests", "fresh"}
LINUX = sys.platform == "linux"


def made_up(words: int, seed: int = 0) -> str:
    """Sentences of words that are no language, frequent ones often."""
    draws = random.Random(seed)
    syllables = [a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "an", "es")] + ["a"]
    known = ["".join(draws.choices(syllables, k=1 + place % 4)) for place in range(900)]
    known[:3], known[40] = ["ana", "beso", "ta"], "café"
    chosen = [known[int(900 ** draws.random()) - 1] for _ in range(words)]
    sentences = [chosen[at : at + 12] for at in range(0, words, 12)]
    return " ".join(" ".join(sentence).capitalize() + "." for sentence in sentences)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    lines = [json.dumps({"text": made_up(120, seed)}) for seed in range(60)]
    (folder / "talks.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "numbers.jsonl").write_text('{"count": 1}\n[2]\n', encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def documents(folder: Path) -> list[str]:
    return read_folder(folder)[0]


@pytest.fixture(scope="module")
def lexicons(documents: list[str]) -> Lexicons:
    return make_lexicons(documents, (20, 60, 120))


def test_the_command(folder: Path, tmp_path: Path) -> None:
    told, shown = tmp_path / "speed.json", tmp_path / "docs" / "speed.md"
    sizes = ("--megabytes", "0.06", "--runs", "1", "--entries", "20", "60", "120")
    written = ("--json", str(told), "--page", str(shown))
    command = [sys.executable, "-m", "benchmarks.speed", str(folder), *sizes, *written]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    figures = report["figures"]
    assert {figure["section"] for figure in figures} == SECTIONS
    measured = {figure["key"] for figure in figures}
    later = {"linear", "workers", "stream-large-1", "stream-same"}  # options ask for them
    assert set(TARGETS) - later <= measured
    for figure in figures:
        if figure["key"].startswith("memory") and not LINUX:
            continue
        assert figure["value"] > 0, figure
        for part in ("stage", "base"):
            if part in figure["data"] and not figure["key"].startswith("memory"):
                times = figure["data"][part]
                assert len(times["wall"]) == 1
                assert min(times["wall"]) > 0
                assert times["found"] > 0
    assert {one["name"] for one in report["texts"]} == {"ASCII", "mixed", "mixed, none twice"}
    text = shown.read_text(encoding="utf-8")
    for figure in figures:
        assert figure["title"] in text
        assert figure["title"] in done.stdout
    assert str(folder) not in text
    assert "every text is in it 1." in text


def test_a_stage_that_does_nothing_fails() -> None:
    idle = Work(title="idle", ready=lambda: list)
    stage = Stage(key="idle", work=idle, base=yardstick(["some words"]), corpus="none")
    with pytest.raises(RuntimeError, match="idle: the result is empty"):
        measure([stage], 1)


def test_no_texts_fail_every_stage(lexicons: Lexicons, documents: list[str]) -> None:
    empty = brought_to(documents, 0.01, "empty")
    empty.documents[:] = ["...", "..."]
    for stage in main_stages(empty, lexicons):
        if stage.key != "tokens":
            with pytest.raises((RuntimeError, rh.InputError)):
                measure([replace(stage, base=yardstick(documents))], 1)


def test_every_match_is_taken_out(
    documents: list[str], lexicons: Lexicons, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.speed.stages.AT_ONCE", 7)
    tokens = rh.tokenize(documents)
    scores, found = score(tokens, lexicons.usual)
    assert matches_found((scores, found)) == len(scores.matches) > 14
    columns = (found.document, found.start, found.end, found.entry)
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    entries = scores.matches.columns.entries
    for match, (document, start, end, entry) in zip(scores.matches, rows, strict=True):
        assert documents[document][start:end] == match.text
        assert entries[entry] == match.entry


def test_ratios_are_of_what_was_done() -> None:
    def work(title: str, size: int) -> Work:
        return Work(title=title, ready=lambda: lambda: [sum(range(size)) for _ in range(20)])

    stage = Stage(key="x", work=work("long", 40_000), base=work("short", 4000), corpus="none")
    [figure] = measure([stage], 5)
    assert figure.value is not None
    assert 5 < figure.value < 20
    times = figure.data["stage"]
    assert isinstance(times, dict)
    assert len(times["cpu"]) == len(times["wall"]) == 5


def test_documents_keep_the_words(folder: Path, documents: list[str]) -> None:
    assert sum(len(text.split()) for text in documents) == 60 * 120
    assert max(len(text.split()) for text in documents) == 500
    repeated = brought_to(documents, 0.2, "twice")
    assert repeated.size >= 200_000
    assert repeated.copies > 2
    assert len(set(map(id, repeated.documents))) == len(repeated.documents)
    tiny, long = same_bytes(repeated, [1, 100])
    assert len(tiny.documents) == 100 * len(long.documents)
    assert " ".join(tiny.documents) == " ".join(long.documents)
    assert tiny.documents[0].count(" ") == 9
    assert not all(map(str.isascii, documents))
    assert all(map(str.isascii, to_ascii(documents)))
    assert to_ascii(["“café”—it’s"]) == ['"cafe"-it\'s']


def test_text_files_are_read_where_there_is_no_jsonl(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="neither JSONL"):
        read_folder(tmp_path)
    (tmp_path / "talk.txt").write_text("Some words here.", encoding="utf-8")
    assert read_folder(tmp_path) == (["Some words here."], "1 texts from 1 text files")
    with pytest.raises(SystemExit, match="no folder"):
        read_folder(tmp_path / "nowhere")


def test_a_lexicon_is_the_beginning_of_a_larger_one(documents: list[str]) -> None:
    words = Words(documents)
    small, large = make_lexicon(words, 60), make_lexicon(words, 200)
    assert sum(len(category.entries) for category in large) == 200
    for category in small:
        assert category.entries == large[category.name].entries[: len(category.entries)]
    assert make_lexicon(words, 60).names == small.names
    patterns = {entry.pattern for category in large for entry in category.entries}
    assert any(" " in pattern for pattern in patterns)
    assert any(pattern.endswith("*") for pattern in patterns)
    added = with_phrase(small, "a* b*")
    assert added["added"].entries[0].pattern == "a* b*"
    assert len(rh.score_frames(documents, large).matches) > 0


def test_peers_are_timed_or_the_reason_is_given(
    documents: list[str], lexicons: Lexicons, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(texts: Sequence[str], lexicon: rh.Lexicon) -> Any:
        raise ValueError("out of order")

    asked = [peer for peer in PEERS if peer.key in {"tfidf-vectorizer", "treebank"}]

    def absent(texts: Sequence[str], lexicon: rh.Lexicon) -> Any:
        return __import__("no_such_peer")

    others = [
        replace(PEERS[0], key="absent", make=absent),
        replace(PEERS[0], key="broken", make=broken),
    ]
    monkeypatch.setattr("benchmarks.speed.peers.PEERS", [*asked, *others])
    told: list[str] = []
    figures = {
        figure.key: figure
        for figure in peers(brought_to(documents, 0.02, "x"), lexicons.usual, 1, told.append)
    }
    assert len(told) == len(figures) == 4
    assert all((figures[peer.key].value or 0) > 0 for peer in asked)
    assert figures["absent"].note == "not installed: No module named 'no_such_peer'"
    assert figures["broken"].note == "failed: ValueError: out of order"


def test_the_dic_has_words_and_prefixes() -> None:
    lexicon = rh.Lexicon.from_dict({"a": ["hope*", "better days", "*ism"], "b": ["hope*", "we"]})
    assert dic_of(lexicon) == "%\n1\ta\n2\tb\n%\nhope*\t1\t2\nwe\t2\n"


@pytest.mark.skipif(not LINUX, reason="only Linux tells the memory of a process")
def test_memory_is_what_was_held() -> None:
    code = "import time; held = bytearray(80_000_000); time.sleep(0.5)"
    with subprocess.Popen([sys.executable, "-c", code]) as process:
        seen = watch(process.pid, lambda: process.poll() is not None)
    assert 80_000_000 < seen.first < 160_000_000
    assert seen.together >= 80_000_000
    assert held("highest") >= held("now") > 1_000_000


def test_growth_has_a_point_for_each_size(
    documents: list[str], lexicons: Lexicons, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth_module, "TIMES_LARGER", (1, 3))
    monkeypatch.setattr(growth_module, "FEWER", (10,))
    texts = brought_to(documents, 0.06, "mixed")
    one = replace(lexicons, sizes={60: lexicons.usual})
    figures = growth(documents, texts, one, 1, lambda _: None)
    lines = [figure.data["line"] for figure in figures]
    assert lines == ["bytes", "bytes", "entries", "documents"]
    assert all((figure.value or 0) > 0 for figure in figures)
    total = linearity(figures)
    assert total is not None
    assert 0 < (total.value or 0) < 3


def test_streams_are_scored_by_one_and_two(documents: list[str], lexicons: Lexicons) -> None:
    figures = stream(documents, lexicons.usual, (0.1, 0.2), 1, lambda _: None)
    keys = [figure.key for figure in figures]
    assert keys == ["ceiling", "workers", "workers-matches", "stream-large-1", "stream-large-2"]
    for figure in figures:
        if figure.key.startswith("workers") or LINUX:
            assert (figure.value or 0) > 0


def test_verdicts() -> None:
    def figure(key: str, value: float | None) -> Figure:
        return Figure(key=key, section="stages", title="t", value=value, unit="x")

    assert verdict(figure("both", 1.5)) == ("at most 1.5", "yes")
    assert verdict(figure("both", 1.51)) == ("at most 1.5", "no")
    assert verdict(figure("both", None)) == ("at most 1.5", "not measured")
    assert verdict(figure("workers", 1.59)) == ("at least 1.6", "no")
    assert verdict(figure("tokens", 9.0)) == ("", "")
    report = Report(
        machine={"cores": 2},
        settings={"runs": 1},
        source="1 text",
        texts=[],
        lexicons=[],
        figures=[figure("both", 1.51)],
    )
    assert "| t | 1.51 | at most 1.5 | no |" in page(report)
    assert "`--peers` does it" in page(report)
