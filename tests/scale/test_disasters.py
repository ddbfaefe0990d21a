"""Killed workers, an impatient user, a full disk: what is done stays, a rerun completes it."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import rhetoric as rh
from rhetoric.errors import RhetoricError
from rhetoric.scale.output import OutputFolder
from tests.scale.talks import files, score, texts, write
from tests.tools import ROOT

pytestmark = pytest.mark.skipif(
    not hasattr(os, "killpg"), reason="there are no groups of processes here"
)
SCRIPT = """
import sys
from pathlib import Path
from rhetoric.scale import score_files
from tests.scale import talks
score_files.ScoreJob = talks.SlowJob
talks.score(Path(sys.argv[1]), Path(sys.argv[2]), workers=int(sys.argv[3]))
"""


@pytest.fixture
def process(source: Path, tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A slow run of two workers, in a group of processes of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(source), str(tmp_path / "out"), "2"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as started:
        yield started
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGKILL)


def wait_for_chunks(out: Path, count: int) -> None:
    for _ in range(1200):
        if OutputFolder(out).done() >= count:
            return
        time.sleep(0.05)
    pytest.fail("no chunk was done in a minute")


def completed_as_if_nothing_had_been(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert 0 < OutputFolder(out).done() < 16
    before = {name: content for name, content in files(out).items() if "done/" in name}
    score(source, out)
    score(source, tmp_path / "fresh")
    assert files(out) == files(tmp_path / "fresh")
    assert before.items() <= files(out).items()


def test_a_worker_is_killed(source: Path, tmp_path: Path, process: "subprocess.Popen[str]") -> None:
    import psutil

    wait_for_chunks(tmp_path / "out", 2)
    children = psutil.Process(process.pid).children(recursive=True)
    workers = [child for child in children if "loky" in " ".join(child.cmdline())]
    workers[-1].kill()
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    last = told.strip().splitlines()[-1]
    assert last.startswith(
        "rhetoric.errors.RhetoricError: score_files: a worker process was killed"
    )
    assert "call again with the same source and settings" in last
    completed_as_if_nothing_had_been(source, tmp_path)


def test_the_user_loses_patience(
    source: Path, tmp_path: Path, process: "subprocess.Popen[str]"
) -> None:
    wait_for_chunks(tmp_path / "out", 2)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    _, told = process.communicate(timeout=60)
    assert process.returncode in (1, -signal.SIGINT, 130)
    assert "KeyboardInterrupt" in told
    completed_as_if_nothing_had_been(source, tmp_path)


def test_everything_is_killed(
    source: Path, tmp_path: Path, process: "subprocess.Popen[str]"
) -> None:
    wait_for_chunks(tmp_path / "out", 2)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=60)
    completed_as_if_nothing_had_been(source, tmp_path)


@pytest.mark.parametrize("workers", [1, 2])
def test_the_disk_fills_up(tmp_path: Path, workers: int) -> None:
    """A file system of 200 kB in memory, and 400 kB to write."""
    source = write(tmp_path / "talks.jsonl", texts(4000))
    small = tmp_path / "small"
    small.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(small)]
    if not shutil.which("mount") or subprocess.run(command, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        with pytest.raises(RhetoricError, match=r"disk is full.*chunks done, whole and safe"):
            score(source, small / "out", workers=workers, chunk_bytes=60_000)
        kept = files(small / "out")
        shutil.copytree(small / "out", tmp_path / "out")
    finally:
        subprocess.run(["umount", str(small)], check=True)
    assert not [name for name in kept if name.endswith(".tmp")]
    done = [name for name in kept if name.startswith("done/")]
    assert done
    score(source, tmp_path / "out", chunk_bytes=60_000)
    score(source, tmp_path / "fresh", chunk_bytes=60_000)
    assert files(tmp_path / "out") == files(tmp_path / "fresh")
    assert {name: kept[name] for name in done}.items() <= files(tmp_path / "out").items()


def test_the_disk_is_full_at_the_last_moment(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written seems to be there, until it must go to the disk."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    wait = iter(range(1000))
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda f: full(f) if next(wait) > 6 else real(f))
    with pytest.raises(RhetoricError, match=r"2 chunks done"):
        score(source, tmp_path / "out")
    monkeypatch.undo()
    completed_as_if_nothing_had_been(source, tmp_path)


def test_other_errors_of_the_system_stay_what_they_are(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(PermissionError):
        score(source, tmp_path / "out")


def test_an_error_in_a_packed_file_reaches_the_user(tmp_path: Path) -> None:
    """Chunks are cut while workers work; what goes wrong there is not lost."""
    import gzip

    path = tmp_path / "a.jsonl.gz"
    draws = "".join(f'{{"id": "{n}", "text": "We hope {n * n}."}}\n' for n in range(20_000))
    path.write_bytes(gzip.compress(draws.encode())[:-3000])
    for workers in (1, 2):
        with pytest.raises(rh.InputError, match=r"a\.jsonl\.gz cannot be read"):
            score(path, tmp_path / f"out{workers}", workers=workers, chunk_bytes=100_000)
        assert OutputFolder(tmp_path / f"out{workers}").done() > 3
