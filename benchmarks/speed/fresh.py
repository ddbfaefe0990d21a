"""What is measured in processes of their own: importing, the first call, peak memory."""

import json
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import rhetoric as rh
from benchmarks.speed.corpus import MEGA, Texts, write_jsonl
from benchmarks.speed.memory import can_be_told
from benchmarks.speed.timing import Figure, divided

ROOT = Path(__file__).parent.parent.parent
NOT_TOLD = "not measured: only Linux tells the highest memory of a process"
_BEGIN = "import time; begin = time.perf_counter()\n"
_END = "\nprint(time.perf_counter() - begin)"
_NUMPY = "import numpy"
_IMPORTS = {
    "import": "import rhetoric",
    # Names load when they are first used, so this is what a first analysis waits for.
    "import-used": "import rhetoric; rhetoric.score_frames",
}
_SEEDS = (
    "import rhetoric as rh\ntexts, lexicon = rh.seeds(), rh.load_lexicon('state-discourse')\n"
    f"{_BEGIN}rh.score_frames(texts, lexicon){_END}"
)
_MEMORY = {
    "both": "texts to scores with every match",
    "tfidf": "texts to TF-IDF",
    "log-odds": "texts to log-odds of two halves",
}


def run_python(*arguments: str) -> str:
    """Run Python in a process of its own and give what it prints."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"A process of the benchmark failed:\n{done.stderr}")
    return done.stdout


def measured_apart(texts: Sequence[str], lexicon: rh.Lexicon, task: str, runs: int) -> Any:
    """Time a stage and its peak memory in a process of its own; see `child`."""
    with tempfile.TemporaryDirectory() as folder:
        path, pickled = Path(folder) / "texts.jsonl", Path(folder) / "lexicon.pickle"
        write_jsonl(texts, path)
        pickled.write_bytes(pickle.dumps(lexicon))
        command = ("-m", "benchmarks.speed.child", task, str(path), str(pickled), str(runs))
        return json.loads(run_python(*command))


def fresh_figures(texts: Texts, lexicon: rh.Lexicon, runs: int) -> list[Figure]:
    """Measure all that wants a process of its own."""
    return [*_imports(runs), _first_call(runs), _later_call(runs), *_memory(texts, lexicon)]


def _imports(runs: int) -> list[Figure]:
    """Time imports beside that of numpy, in turn."""
    codes = {code: f"{_BEGIN}{code}{_END}" for code in (_NUMPY, *_IMPORTS.values())}
    seconds: dict[str, list[float]] = {code: [] for code in codes}
    for run in range(runs + 1):
        for code, timed_code in codes.items():
            taken = float(run_python("-c", timed_code))
            if run:  # the first time nothing is compiled or in the memory of the system yet
                seconds[code].append(taken)
    shown = {code: f"{1000 * median(times):.0f} ms" for code, times in seconds.items()}
    figures = []
    for key, code in _IMPORTS.items():
        ratios = divided(seconds[code], seconds[_NUMPY])
        figures.append(
            Figure(
                key=key,
                section="fresh",
                title=f"`{code}` over `{_NUMPY}`",
                value=median(ratios),
                unit="x",
                lowest=min(ratios),
                note=f"{shown[code]} and {shown[_NUMPY]}",
                data={"wall": seconds[code], "base_wall": seconds[_NUMPY]},
            )
        )
    return figures


def _first_call(runs: int) -> Figure:
    seconds = [float(run_python("-c", _SEEDS)) for _ in range(runs)]
    return _milliseconds("seeds-fresh", "the five seeds, first call of a process", seconds)


def _later_call(runs: int) -> Figure:
    lexicon, documents = rh.load_lexicon("state-discourse"), rh.seeds().documents
    seconds = []
    for _ in range(runs + 1):
        texts = rh.Corpus(documents)
        begin = time.perf_counter()
        scores = rh.score_frames(texts, lexicon)
        seconds.append(time.perf_counter() - begin)
        if not len(scores.matches):
            raise RuntimeError("Nothing was found in the seeds, so nothing was measured.")
    return _milliseconds("seeds-warm", "the five seeds, a later call", seconds[1:])


def _milliseconds(key: str, title: str, seconds: list[float]) -> Figure:
    return Figure(
        key=key,
        section="fresh",
        title=title,
        value=1000 * median(seconds),
        unit="ms",
        lowest=1000 * min(seconds),
        note="from call to result, on the wall",
        data={"wall": seconds},
    )


def _memory(texts: Texts, lexicon: rh.Lexicon) -> list[Figure]:
    """Measure the peak memory beyond the texts, as a multiple of their bytes."""
    figures = []
    for key, what in _MEMORY.items():
        told = measured_apart(texts.documents, lexicon, key, 0)
        known = can_be_told()
        peak = f"{told['peak_bytes'] / MEGA:,.0f} MB beyond {told['bytes'] / MEGA:,.1f} MB"
        figures.append(
            Figure(
                key=f"memory-{key}",
                section="fresh",
                title=f"peak memory beyond the texts, {what}",
                corpus=texts.name,
                value=told["peak_bytes"] / told["bytes"] if known else None,
                unit="x bytes",
                note=peak if known else NOT_TOLD,
                data=told,
            )
        )
    return figures
