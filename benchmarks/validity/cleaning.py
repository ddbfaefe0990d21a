"""Cleaning: the bodies of news pages, and the examples of CommonMark."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

import rhetoric as rh
from benchmarks.validity.table import Table, interval, read_jsonl

PAGES = "article_extraction/shared.jsonl"
EXAMPLES = "commonmark/shared.jsonl"
SHINGLE = 4
_ENDS = tuple(f"{end}{mark}" for end in ".!?…" for mark in ("", '"', "”", "’", ")"))

_PAGES_NOTE = (
    "The pages are plain text, the bodies were marked by hand; some are not in English. "
    "Shingles of four words; precision and recall are means over the pages, F1 is that of the"
    " two means; the interval draws pages. The rule `page-frame` was written while reading "
    "half of these pages, and its constants were chosen on both halves: take the figure as "
    "that of a development set."
)
_COMMONMARK_NOTE = (
    "The examples of the CommonMark specification against the text that a reader sees, white "
    "space folded. The rules that guess leave alone what may be something else in a text that"
    " nobody called Markdown."
)


def measure(folder: Path) -> list[Table]:
    """Measure both."""
    return [_pages(read_jsonl(folder / PAGES)), _commonmark(read_jsonl(folder / EXAMPLES))]


def _pages(pages: list[dict[str, Any]]) -> Table:
    ways: dict[str, Callable[[str], str]] = {
        "nothing cleaned": lambda text: text,
        "lines of eight words that end a sentence": _bare,
        "rhetoric": lambda text: rh.clean(text).text,
    }
    rows = []
    for name, way in ways.items():
        counts = np.array([overlap(way(page["page_text"]), page["gold_body"]) for page in pages])
        precision, recall, score = _scores(counts)
        told = interval(pages, lambda places, counts=counts: _scores(counts[places])[2])  # type: ignore[misc]
        rows.append((name, precision, recall, score, told))
    return Table(
        title="Bodies of news pages",
        columns=("cleaning", "precision", "recall", "F1", "95% interval of F1"),
        rows=rows,
        notes=(_PAGES_NOTE,),
    )


def _bare(text: str) -> str:
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if len(line.split()) >= 8 and line.endswith(_ENDS))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count every four words that follow each other."""
    words = re.findall(r"\w+", text)
    if len(words) < SHINGLE:
        return Counter([tuple(words)])
    return Counter(zip(*(words[step:] for step in range(SHINGLE)), strict=False))


def overlap(text: str, body: str) -> tuple[float, float]:
    """Precision and recall of the shingles of one page."""
    found, true = shingles(text), shingles(body)
    both = (found & true).total()
    return both / max(found.total(), 1), both / max(true.total(), 1)


def _scores(counts: Any) -> tuple[float, float, float]:
    precision, recall = (float(mean) for mean in counts.mean(axis=0))
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _commonmark(examples: list[dict[str, Any]]) -> Table:
    ways: dict[str, Callable[[str], str]] = {
        "nothing cleaned": lambda text: text,
        "rhetoric, as Markdown (a file that ends in .md)": lambda text: (
            rh.clean(text, markdown=True).text
        ),
        "rhetoric, by the rules that guess": lambda text: rh.clean(text).text,
    }
    rows = []
    for name, way in ways.items():
        equal = np.array(
            [_folded(way(one["markdown"])) == _folded(one["text"]) for one in examples]
        )
        told = interval(examples, lambda places, equal=equal: float(equal[places].mean()))  # type: ignore[misc]
        rows.append((name, int(equal.sum()), float(equal.mean()), told))
    return Table(
        title="CommonMark",
        columns=("cleaning", f"equal, of {len(examples)}", "share", "95% interval"),
        rows=rows,
        notes=(_COMMONMARK_NOTE,),
    )


def _folded(text: str) -> str:
    return " ".join(text.split())
