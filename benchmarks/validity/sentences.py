"""Sentences: the golden rules, and the bounds in the English Web Treebank."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

import rhetoric as rh
from benchmarks.validity.splitters import Spans, Split, own, splitters
from benchmarks.validity.table import Table, interval, read_jsonl

RULES = "sentences/shared_golden_rules.jsonl"
TREEBANK = "sentences/shared_ud_ewt_dev.jsonl"
TRAINING = "ungd2017/shared.jsonl"
TIMED = 5

_FIGURES_NOTE = (
    "Precision, recall and F1: ends of sentences in the documents of the development half of "
    "UD English EWT, the ends of the documents not counted; the interval draws documents. A "
    "text passes a golden rule when all its sentences are right. Punkt was trained on the "
    "speeches of the UN General Debate of 2017."
)
_SPEED_NOTE = (
    "MB/s: over speeches of the UN General Debate of 2017, tokenising included where a splitter "
    "does that; rhetoric takes all 83 of them together, the others the first five one by one."
)


def measure(folder: Path) -> list[Table]:
    """Measure all splitters that are installed."""
    training = [one["text"] for one in read_jsonl(folder / TRAINING)]
    rules, texts = read_jsonl(folder / RULES), read_jsonl(folder / TREEBANK)
    rows = [
        (*_row(name, split, rules, texts), f"{_speed(split, training):.1f}")
        for name, split in splitters(training).items()
    ]
    return [
        Table(
            title="Sentences",
            columns=(
                "splitter",
                f"golden rules, of {len(rules)}",
                "precision",
                "recall",
                "F1",
                "95% interval of F1",
                "MB/s",
            ),
            rows=rows,
            notes=(
                _FIGURES_NOTE,
                _SPEED_NOTE,
            ),
        )
    ]


def _row(
    name: str, split: Split, rules: list[dict[str, Any]], texts: list[dict[str, Any]]
) -> tuple[Any, ...]:
    passed = sum(
        [one["text"][start:end] for start, end in split(one["text"])]
        == [sentence.strip() for sentence in one["sentences"]]
        for one in rules
    )
    found = [split(one["text"]) for one in texts]
    counts = np.array(
        [_counts(one["sents"], spans) for one, spans in zip(texts, found, strict=True)]
    )
    precision, recall, score = scores(counts.sum(axis=0))
    told = interval(texts, lambda places: scores(counts[places].sum(axis=0))[2])
    return name, passed, precision, recall, score, told


def _speed(split: Split, texts: list[str]) -> float:
    """Megabytes a second, by the clock on the wall; others take a few texts, one by one."""
    sample = texts if split is own else texts[:TIMED]
    begin = time.perf_counter()
    if split is own:
        rh.tokenize(sample)
    else:
        for text in sample:
            split(text)
    return sum(len(text.encode()) for text in sample) / 1e6 / (time.perf_counter() - begin)


def _counts(gold: Sequence[Sequence[int]], spans: Spans) -> tuple[int, int, int]:
    """How many ends are in both, and how many in each."""
    ends = {end for _, end in gold} - {max((end for _, end in gold), default=0)}
    found = {end for _, end in spans} - {max((end for _, end in spans), default=0)}
    return len(ends & found), len(found), len(ends)


def scores(counts: Any) -> tuple[float, float, float]:
    """Precision, recall and F1 of how many are in both, found and true."""
    both, found, true = (float(count) for count in counts)
    precision, recall = both / max(found, 1), both / max(true, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
