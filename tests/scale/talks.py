"""Texts and a lexicon for the tests of streams."""

import csv
import json
import time
from pathlib import Path
from typing import Any

import numpy as np

import rhetoric as rh
from rhetoric.scale.batch import Batch
from rhetoric.scale.chunks import Chunk
from rhetoric.scale.output import OutputFolder
from rhetoric.scale.running import Work
from rhetoric.scale.score_job import ScoreJob

LEXICON = rh.Lexicon(
    [
        *rh.Lexicon.from_dict({"hope": ["hope*", "better days"], "fear": ["fear*"]}),
        rh.Category(name="praise", negation="separate", entries=(rh.Entry(pattern="great"),)),
    ],
    name="own",
)
SENTENCES = (
    "We hope for better days.", "They fear us.", "“We fear nothing,” he said.", "Not great.",
    "A great day – for all of us.", "Nothing here.",
)  # fmt: skip


def texts(count: int) -> dict[str, str]:
    """Texts of 0 to 12 sentences, each its own."""
    draws = np.random.default_rng(0)
    made = {}
    for number in range(count):
        chosen = draws.integers(len(SENTENCES), size=number % 13)
        made[f"d{number}"] = " ".join(SENTENCES[place] for place in chosen)
    return made


def corpus(documents: dict[str, str]) -> rh.Corpus:
    return rh.Corpus(rh.Document(id=key, text=text, raw=text) for key, text in documents.items())


def write(path: Path, documents: dict[str, str]) -> Path:
    lines = [json.dumps({"id": key, "text": text}) + "\n" for key, text in documents.items()]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def score(source: Path, out: Path, **options: Any) -> rh.FileScores:
    options = {"lexicon": LEXICON, "chunk_bytes": 3000, "progress": False, **options}
    return rh.score_files(source, out=out, **options)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class SlowJob(ScoreJob):
    """Takes a while over each chunk, so that a test can end it."""

    def work(self, batch: Batch, chunk: Chunk, output: OutputFolder) -> Work:
        time.sleep(0.3)
        return ScoreJob.work(self, batch, chunk, output)
