"""The command line: clean output for pipes, one message for a mistake."""

import csv
import json
import os
import struct
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import rhetoric as rh
from rhetoric.cli.app import app

RUN = CliRunner()
OWN = 'name = "own"\n[categories.hope]\nentries = ["hope*"]\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with texts of two parties and a lexicon."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("We hope. “We hope,” he said.", encoding="utf-8")
    (texts / "b.txt").write_text("Nothing – at all.", encoding="utf-8")
    (texts / "corpus.csv").write_text("id,party\na,red\nb,blue\n", encoding="utf-8")
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def records(*arguments: str) -> list[dict[str, str]]:
    result = RUN.invoke(app, ["score", "texts", "-l", "own.toml", "--format", "csv", *arguments])
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(StringIO(result.stdout)))


class TestScore:
    def test_csv_is_pure(self, folder: Path) -> None:
        rows = records()
        assert [(row["document"], row["frame"], row["count"]) for row in rows] == [
            ("a", "hope", "2"), ("b", "hope", "0"),
        ]  # fmt: skip

    def test_quoted_can_be_dropped(self, folder: Path) -> None:
        assert records("--quoted", "drop")[0]["count"] == "1"

    def test_by_a_field(self, folder: Path) -> None:
        assert [row["group"] for row in records("--by", "party")] == ["red", "blue"]

    def test_json_is_what_the_library_writes(self, folder: Path) -> None:
        result = RUN.invoke(app, ["score", "texts", "-l", "own.toml", "-f", "json"])
        content = json.loads(result.stdout)
        scores = rh.score_frames(rh.read_corpus("texts"), rh.load_lexicon("own.toml"))
        assert content["records"] == scores.to_records()
        assert result.stderr == ""

    def test_table_is_for_reading(self, folder: Path) -> None:
        result = RUN.invoke(app, ["score", "texts", "-l", "own.toml"])
        assert "matches per 1,000 words by document" in result.stdout

    def test_seeds_open_anywhere(self, folder: Path) -> None:
        result = RUN.invoke(app, ["score", "seeds", "-l", "own.toml", "-f", "csv"])
        assert "reunification-talk,hope" in result.stdout

    def test_a_folder_named_seeds_comes_first(self, folder: Path) -> None:
        (folder / "texts").rename(folder / "seeds")
        result = RUN.invoke(app, ["score", "seeds", "-l", "own.toml", "-f", "csv"])
        assert "reunification-talk" not in result.stdout


class TestScoreFiles:
    @pytest.fixture
    def talks(self, folder: Path) -> str:
        lines = ['{"key": "a", "body": "We hope."}', "no", '{"key": "b", "body": "“hope”"}']
        (folder / "talks.jsonl").write_text("\n".join(lines), encoding="utf-8")
        return "talks.jsonl"

    def run(self, talks: str, *arguments: str) -> Result:
        return RUN.invoke(app, ["score-files", talks, "-l", "own.toml", "-o", "out", *arguments])

    def test_a_bad_record_is_named_and_can_be_passed_over(self, folder: Path, talks: str) -> None:
        options = ["--text", "body", "--id", "key"]
        result = self.run(talks, *options)
        assert result.exit_code == 2
        assert result.stderr.startswith("rhetoric: score_files: talks.jsonl, line 2: it is no JSON")
        result = self.run(talks, *options, "--skip-errors", "--workers", "2")
        assert result.exit_code == 0, result.stderr
        assert "1 record skipped: talks.jsonl, line 2." in result.stdout
        assert result.stderr == f"The scores of the texts are in {folder / 'out'}\n"
        part = (folder / "out" / "documents" / "000001.csv").read_text(encoding="utf-8")
        assert part.splitlines()[1:] == ["a,talks.jsonl,1,2,1,1,1", "b,talks.jsonl,3,1,1,1,1"]

    def test_options_reach_the_library(self, folder: Path, talks: str) -> None:
        options = ["--text", "body", "--id", "", "--skip-errors", "--quoted", "drop"]
        result = self.run(talks, *options, "--matches", "--clean")
        assert result.exit_code == 0, result.stderr
        matches = (folder / "out" / "matches" / "000001.csv").read_text(encoding="utf-8")
        assert [line.split(",")[0] for line in matches.splitlines()] == ["document", "talks-1"]
        assert "spaces" in (folder / "out" / "manifest.json").read_text()

    def test_the_user_may_end_it(
        self, folder: Path, talks: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from rhetoric.scale import running

        def ends(*_: object) -> int:
            raise KeyboardInterrupt

        monkeypatch.setattr(running, "do_chunk", ends)
        result = self.run(talks, "--text", "body", "--id", "key")
        assert result.exit_code == 130
        assert result.stderr == "rhetoric: ended. Call again to continue in out.\n"


class TestAudit:
    def test_it_tells_what_it_found_and_where(self, folder: Path) -> None:
        result = RUN.invoke(app, ["audit", "own.toml", "texts", "--out", "audit.html"])
        assert result.exit_code == 0, result.stderr
        assert "never count here" in result.stdout
        assert result.stderr == f"The audit is at {folder / 'audit.html'}\n"
        assert "What to look at" in (folder / "audit.html").read_text(encoding="utf-8")


class TestComparing:
    def run(self, *arguments: str) -> str:
        result = RUN.invoke(app, [*arguments])
        assert result.exit_code == 0, result.stderr
        return result.stdout

    def test_keyness_of_two_groups(self, folder: Path) -> None:
        groups = ["--group", "first-person", "--group", "third-person"]
        told = self.run("keyness", "seeds", "--by", "voice", *groups, "--format", "csv")
        rows = list(csv.DictReader(StringIO(told)))
        assert rows[0]["group"] == "first-person"
        assert int(rows[0]["count"]) > int(rows[0]["reference_count"])

    def test_keyness_of_one_group_against_the_rest(self, folder: Path) -> None:
        told = self.run("keyness", "texts", "--by", "party", "--group", "red")
        assert "red (1 text, 6 words) against the rest (1 text, 3 words)" in told

    def test_keyness_against_a_reference(self, folder: Path) -> None:
        told = self.run("keyness", "seeds", "--against", "us-inaugurals", "--measure", "log-odds")
        assert "US inaugural addresses" in told
        assert "against texts" in self.run("keyness", "seeds", "--against", "texts")

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            ([], "takes --against, or --by"),
            (["--by", "parti"], "no document has the field 'parti'"),
            (["--by", "party", "--group", "a", "--group", "b", "--group", "c"], "at most two"),
            (["--by", "party", "--unit", "stem"], "no lexicon of that name and no file 'stem'"),
            (["--by", "party", "--plot", "words.foo"], "ends in one of: "),
            (["--by", "party", "--plot", "nowhere/words.png"], "there is no such folder"),
            (["--by", "party", "--group", "rde"], "party has the values 'red', 'blue'"),
            (["--against", "nowhere"], "no file or folder 'nowhere'"),
            (["--against", "texts", "--measure", "g3"], "g2"),
        ],
    )
    def test_wrong_keyness(self, folder: Path, arguments: list[str], told: str) -> None:
        result = RUN.invoke(app, ["keyness", "texts", *arguments])
        assert result.exit_code == 2
        assert told in result.stderr

    def test_keyness_of_each_group_against_the_rest(self, folder: Path) -> None:
        options = ["--unit", "stems", "--stop-words", "function-words", "--plot", "words.png"]
        told = self.run("keyness", "texts", "--by", "party", *options, "--format", "csv")
        rows = list(csv.DictReader(StringIO(told)))
        assert [(row["group"], row["term"], row["count"]) for row in rows] == [
            ("red", "hope", "2"), ("red", "said", "1"),
        ]  # fmt: skip
        assert (folder / "words.png").stat().st_size > 5_000

    def test_keyness_of_categories_and_ngrams(self, folder: Path) -> None:
        told = self.run("keyness", "texts", "--by", "party", "--unit", "own.toml")
        assert "2 groups by party, each against the rest: categories by G2" in told
        assert "2-grams" in self.run("keyness", "texts", "--by", "party", "--ngrams", "2")

    def test_collocations(self, folder: Path) -> None:
        options = ["--stop-words", "function-words", "--format", "csv", "--plot", "pairs.svg"]
        rows = list(csv.DictReader(StringIO(self.run("collocations", "seeds", *options))))
        assert rows[0]["text"] == "socialist countries"
        assert "<svg" in (folder / "pairs.svg").read_text("utf-8")

    def test_reuse(self, folder: Path) -> None:
        rows = list(csv.DictReader(StringIO(self.run("reuse", "seeds", "--format", "csv"))))
        assert (rows[0]["when"], rows[0]["other_when"]) == ("In 1984", "In early 1949")
        assert "unity and cohesion" in self.run("reuse", "seeds", "--formulas")

    def test_reuse_can_be_drawn(self, folder: Path) -> None:
        self.run("reuse", "seeds", "--plot", "passages.png")
        assert (folder / "passages.png").stat().st_size > 10_000

    def test_concordance(self, folder: Path) -> None:
        told = self.run("concordance", "seeds", "imperialis*", "--sort", "R1", "--format", "csv")
        rows = list(csv.DictReader(StringIO(told)))
        assert len(rows) == 12
        assert {row["text"].lower()[:10] for row in rows} == {"imperialis"}
        result = RUN.invoke(app, ["concordance", "seeds", "hope", "--sort", "X"])
        assert result.exit_code == 2
        assert "'L1'" in result.stderr


class TestReport:
    def test_it_tells_where_the_report_is(self, folder: Path) -> None:
        result = RUN.invoke(app, ["report", "texts", "--out", "out", "--lexicon", "own.toml"])
        assert result.exit_code == 0, result.stderr
        page = folder / "out" / "index.html"
        assert page.is_file()
        assert result.stdout == f"The report is at {page}\n"
        assert result.stderr == ""

    def test_several_lexicons(self, folder: Path) -> None:
        arguments = ["report", "texts", "-o", "out", "-l", "own.toml", "-l", "person"]
        assert RUN.invoke(app, arguments).exit_code == 0
        assert (folder / "out" / "tables" / "person-scores.csv").is_file()
        assert (folder / "out" / "tables" / "own-scores.csv").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["score", "nowhere", "-l", "person"], "no file or folder 'nowhere'"),
        (["score", "texts", "-l", "persom"], "Did you mean 'person'?"),
        (["score", "texts", "-l", "own.toml", "--by", "partei"], "Did you mean 'party'?"),
        (["score", "texts", "-l", "broken.toml"], "broken.toml: 2 problems"),
        (["score-files", "nowhere", "-l", "own.toml", "-o", "o"], "no file or folder 'nowhere'"),
        (["report", "texts", "--out", "texts"], "no earlier report"),
        (["report", "texts", "--out", "own.toml"], "is a file"),
        (["report", "texts", "--out", "own.toml/deeper"], "own.toml"),
    ],
)
def test_a_mistake_is_one_message(folder: Path, arguments: list[str], message: str) -> None:
    (folder / "broken.toml").write_text(
        '[categories.a]\nentries = ["re:(", "re:["]\n', encoding="utf-8"
    )
    result = RUN.invoke(app, arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("rhetoric: ")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_lexicons_are_listed() -> None:
    result = RUN.invoke(app, ["lexicons"])
    for name in rh.lexicon_names():
        lexicon = rh.load_lexicon(name)
        assert f"{name}: {lexicon.title}" in result.stdout
        assert all(category in result.stdout for category in lexicon.names)


def test_version() -> None:
    assert RUN.invoke(app, ["--version"]).stdout.startswith("rhetoric ")


@pytest.mark.parametrize("command", [[], ["report"], ["score"], ["score-files"], ["lexicons"]])
def test_help_has_examples(command: list[str]) -> None:
    result = RUN.invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    examples = [line for line in lines if line.startswith("    rhetoric ")]
    assert examples, "examples stand on lines of their own"


COMMAND = [sys.executable, "-c", "from rhetoric.cli import main; main()"]


def test_a_reader_may_leave_a_pipe(folder: Path) -> None:
    arguments = [*COMMAND, "score", "seeds", "-l", "own.toml", "--by", "sentence", "-f", "json"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_output_is_utf_8_whatever_the_terminal(folder: Path) -> None:
    (folder / "texts" / "ü 🎉.txt").write_text("We hope.", encoding="utf-8")
    (folder / "texts" / "corpus.csv").unlink()
    result = subprocess.run(
        [*COMMAND, "score", "texts", "-l", "own.toml", "-f", "csv"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert "ü 🎉,hope" in result.stdout.decode("utf-8")


SLOW = """
import time
from rhetoric import cli
from rhetoric.corpus import reading
read = reading.read_corpus
reading.read_corpus = lambda *given, **named: [time.sleep(1.1), read(*given, **named)][1]
cli.main()
"""


def told_to_a_terminal(code: str) -> str:
    """Run the command with a terminal of 80 columns as its standard error."""
    pty = pytest.importorskip("pty", reason="there are no such terminals here")
    from fcntl import ioctl
    from termios import TIOCSWINSZ

    reader, terminal = pty.openpty()
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-c", code, "score", "texts", "-l", "own.toml"]
    subprocess.run(command, stderr=terminal, stdout=subprocess.PIPE, check=True)
    os.close(terminal)
    try:
        return os.read(reader, 10_000).decode("utf-8")
    except OSError:  # Linux says so when nothing was written
        return ""
    finally:
        os.close(reader)


def test_quick_work_shows_no_bar(folder: Path) -> None:
    assert told_to_a_terminal(COMMAND[-1]) == ""


def test_slow_work_shows_a_bar_and_takes_it_away(folder: Path) -> None:
    told = told_to_a_terminal(SLOW)
    assert "scoring |" in told
    assert told.rpartition("\r")[0].endswith(" ")


def test_start_up_is_light() -> None:
    heavy = "matplotlib", "sklearn", "scipy", "pandas", "nltk", "jinja2"
    code = f"import rhetoric.cli, sys; print([m for m in {heavy!r} if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert result.stdout.strip() == "[]"


def test_clean_writes_texts_and_the_page_of_changes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peace  wins.", encoding="utf-8")
    result = RUN.invoke(
        app, ["clean", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out")]
    ).stdout
    assert "1 change by cleaning in 1 text" in result
    assert (tmp_path / "out" / "texts" / "a.txt").read_text(encoding="utf-8") == "Peace wins."
    assert (tmp_path / "out" / "cleaning.html").exists()
    assert (tmp_path / "out" / "cleaning.csv").exists()
