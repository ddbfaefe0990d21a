"""Streams: files too large for memory, with one worker and with two.

    python -m benchmarks.speed.stream JSONL LEXICON FOLDER WORKERS MATCHES

is the process that scores one stream while it is watched from outside.
"""

import json
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import rhetoric as rh
from benchmarks.speed.corpus import MEGA, write_jsonl
from benchmarks.speed.fresh import NOT_TOLD, ROOT
from benchmarks.speed.memory import Held, can_be_told, watch
from benchmarks.speed.timing import Figure

MEGABYTES = (200.0, 1000.0, 3000.0)
LARGE = ("stream-large", "stream-largest")
TWO = 2
RUNS = 3
_YARD_MEGABYTES = 34.0
_YARDSTICK = """
import sys, time
from pathlib import Path
from benchmarks.speed.corpus import read_jsonl
from benchmarks.speed.timing import yardstick
run = yardstick(read_jsonl(Path(sys.argv[1]))).ready()
print("ready", flush=True)
sys.stdin.readline()
begin = time.perf_counter()
for _ in range(3):
    run()
print(time.perf_counter() - begin)
"""
_SPARE = 1.5  # the file, and what is written of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One stream that was scored."""

    megabytes: float
    seconds: float
    documents: int
    held: Held


def stream(
    documents: Sequence[str],
    lexicon: rh.Lexicon,
    megabytes: Sequence[float],
    runs: int,
    told: Callable[[str], None],
) -> list[Figure]:
    """Score a small stream with one and two workers, and two large ones for their memory.

    Parameters
    ----------
    documents : sequence of str
        Repeated until the file is as large as asked for.
    lexicon : Lexicon
    megabytes : sequence of float
        For the comparison of workers; and at most two for that of the memory.
    runs : int
        At most 3 are made of the small stream, and one of the large ones.
    told : callable
        Gets what is done next.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if shutil.disk_usage(folder).free < _SPARE * max(megabytes) * MEGA:
            return [_missing(f"there is no room for {max(megabytes):,.0f} MB and its scores")]
        (folder / "lexicon.pickle").write_bytes(pickle.dumps(lexicon))
        small, *large = megabytes
        told("what two processes gain on this machine")
        yard = _file(folder, documents, min(small, _YARD_MEGABYTES))
        figures = [_ceiling(yard, min(runs, RUNS))]
        figures += _workers(_file(folder, documents, small), small, min(runs, RUNS), told)
        for name, size in zip(LARGE, large, strict=False):
            path = _file(folder, documents, size)
            for workers in (1, TWO):
                told(f"stream of {size:,.0f} MB, {_workers_text(workers)}")
                figures.append(_peak(name, _score(path, workers), workers))
            path.unlink()
        return figures


def _file(folder: Path, documents: Sequence[str], megabytes: float) -> Path:
    path = folder / f"{megabytes:g}.jsonl"
    write_jsonl(documents, path, megabytes)
    return path


def _ceiling(path: Path, runs: int) -> Figure:
    """What two processes that share nothing gain: two streams cannot gain more."""
    pairs = [(_at_once(path, 1), _at_once(path, TWO)) for _ in range(runs)]
    gains = [TWO * max(alone) / max(both) for alone, both in pairs]
    path.unlink()
    return Figure(
        key="ceiling",
        section="stream",
        title="two yardsticks one after the other over both at once",
        value=median(gains),
        unit="x",
        lowest=min(gains),
        note="what two processes that share nothing gain on this machine",
        data={"alone": [one for one, _ in pairs], "both": [two for _, two in pairs]},
    )


def _at_once(path: Path, number: int) -> list[float]:
    """Time the yardstick in some processes that begin together."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _YARDSTICK, str(path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(number)
    ]
    for process in running:
        if process.stdout is None or process.stdout.readline() != "ready\n":
            raise RuntimeError("A yardstick of the benchmark failed; its error stands above.")
    for process in running:
        if process.stdin is not None:
            process.stdin.write("\n")
            process.stdin.flush()
    return [float(process.communicate()[0]) for process in running]


def _workers(path: Path, megabytes: float, runs: int, told: Callable[[str], None]) -> list[Figure]:
    """Compare one worker with two, in turn, without writing matches and with it."""
    figures = []
    for matches in (False, True):
        done: dict[int, list[Scored]] = {1: [], TWO: []}
        for run in range(runs):
            for workers, scored in done.items():
                told(
                    f"run {run + 1} of {runs}: stream of {megabytes:,.0f} MB, "
                    f"{_workers_text(workers)}{', matches written' if matches else ''}"
                )
                scored.append(_score(path, workers, matches=matches))
        one, two = ([scored.seconds for scored in done[workers]] for workers in (1, TWO))
        ratios = [a / b for a, b in zip(one, two, strict=True)]
        wrote = ", every match written" if matches else ""
        size = path.stat().st_size / MEGA
        figures.append(
            Figure(
                key="workers-matches" if matches else "workers",
                section="stream",
                title=f"one worker over two, {size:,.0f} MB{wrote}",
                value=median(ratios),
                unit="x",
                lowest=min(ratios),
                note=f"{median(one):.1f} s and {median(two):.1f} s on the wall, "
                f"{size / median(one):.1f} MB/s with one",
                data={"one": one, "two": two, "documents": done[1][0].documents},
            )
        )
    path.unlink()
    return figures


def _peak(name: str, scored: Scored, workers: int) -> Figure:
    """How much memory a stream took: one process, or all of them at one moment."""
    held = scored.held
    peak = held.first if workers == 1 else held.together
    parts = f"parent {held.first / MEGA:,.0f} MB"
    if workers > 1:
        parts += f", largest worker {held.largest_other / MEGA:,.0f} MB"
    return Figure(
        key=f"{name}-{workers}",
        section="stream",
        title=f"peak memory of {scored.megabytes:,.0f} MB, {_workers_text(workers)}",
        value=peak / MEGA if can_be_told() else None,
        unit="MB",
        wall=scored.seconds,
        note=f"{parts}; {scored.seconds:.1f} s" if can_be_told() else NOT_TOLD,
        data={"processes": len(held.highest), "together": held.together},
    )


def _score(path: Path, workers: int, *, matches: bool = False) -> Scored:
    """Score a stream in a process of its own, which is watched."""
    out = path.with_suffix(".scores")
    command = (str(path), str(path.parent / "lexicon.pickle"), str(out), str(workers))
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.speed.stream", *command, str(int(matches))],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    held = watch(process.pid, lambda: process.poll() is not None)
    answer, _ = process.communicate()
    shutil.rmtree(out, ignore_errors=True)
    if process.returncode:
        raise RuntimeError("A stream of the benchmark failed; its error stands above.")
    told = json.loads(answer)
    if not told["documents"]:
        raise RuntimeError("The stream had no documents, so nothing was measured.")
    size = path.stat().st_size / MEGA
    return Scored(megabytes=size, seconds=told["seconds"], documents=told["documents"], held=held)


def _workers_text(workers: int) -> str:
    return "one worker" if workers == 1 else f"{workers} workers"


def _missing(reason: str) -> Figure:
    return Figure(
        key="workers",
        section="stream",
        title="one worker over two",
        value=None,
        unit="x",
        note=f"not measured: {reason}",
    )


def _main(texts: str, lexicon: str, out: str, workers: str, matches: str) -> None:
    usual: rh.Lexicon = pickle.loads(Path(lexicon).read_bytes())
    begin = time.perf_counter()
    scores = rh.score_files(
        texts,
        usual,
        out=out,
        text="text",
        id="id",
        matches=bool(int(matches)),
        workers=int(workers),
        progress=False,
    )
    seconds = time.perf_counter() - begin
    documents = max((row.documents for row in scores), default=0)
    found = sum(row.count for row in scores)
    sys.stdout.write(json.dumps({"seconds": seconds, "documents": documents if found else 0}))


if __name__ == "__main__":
    _main(*sys.argv[1:])
