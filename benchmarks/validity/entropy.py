"""The entropy of each speech beside quanteda's.

On quanteda's own tokens the two must be equal. On the text they differ where the tokens do:
here a possessive 's stands apart and is no word, and signs that quanteda leaves inside a
token, such as a dash between words without spaces, divide it.
"""

import csv
from collections import Counter
from pathlib import Path

import rhetoric as rh
from benchmarks.validity.table import Table, read_jsonl

FOLDER = "quanteda_inaugural"
DIGITS = 1e-9


def measure(folder: Path) -> list[Table]:
    """Compare the entropy of every speech, on quanteda's tokens and on the text."""
    home = folder / FOLDER
    with (home / "entropy_documents.csv").open(encoding="utf-8", newline="") as file:
        theirs = {row["document"]: float(row["entropy_base2"]) for row in csv.DictReader(file)}
    tokens = {row["docname"]: row["tokens"] for row in read_jsonl(home / "tokens_main.jsonl")}
    texts = {row["docname"]: row["text"] for row in read_jsonl(home / "corpus.jsonl")}
    sources = {
        "quanteda's tokens": {
            name: rh.TermCounts.from_counts(Counter(words)) for name, words in tokens.items()
        },
        "the text": {name: rh.term_counts([text]) for name, text in texts.items()},
    }
    rows = []
    for source, counts in sources.items():
        apart = [abs(_entropy(counts[name]) - value) for name, value in theirs.items()]
        equal = sum(one < DIGITS for one in apart)
        rows.append((source, len(theirs), equal, max(apart), sum(apart) / len(apart)))
    return [
        Table(
            title="Entropy beside quanteda",
            columns=("From", "Speeches", "Equal", "Largest difference, bits", "Mean difference"),
            rows=rows,
            notes=(__doc__.split("\n\n", 1)[1].strip().replace("\n", " "),),
        )
    ]


def _entropy(counts: rh.TermCounts) -> float:
    value = rh.word_shift(counts, counts, kind="entropy").totals.first_value
    if value is None:
        raise ValueError("an entropy shift has the entropy of both sides")
    return value
