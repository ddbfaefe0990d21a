"""Concordances beside quanteda's, line by line.

A line is equal when it is in the same speech, with the same match and the same letters around
it, as far as quanteda's five tokens on each side reach. Possessives are counted out: quanteda
keeps "God's" as one token, which the pattern "god" does not meet.
"""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import rhetoric as rh
from benchmarks.validity.table import Table, read_jsonl

FOLDER = "quanteda_inaugural"
PATTERNS = {
    "kwic_god_almighty_fixed.csv": ["god", "almighty"],
    "kwic_peace_and_star_phrase.csv": ["peace and *"],
    "kwic_secur_glob.csv": ["secur*"],
    "kwic_united_states_phrase.csv": ["united states"],
}
WINDOW = 5

Line = tuple[str, str, str, str]


def measure(folder: Path) -> list[Table]:
    """Compare the lines of every pattern."""
    home = folder / FOLDER
    texts = {row["docname"]: row["text"] for row in read_jsonl(home / "corpus.jsonl")}
    corpus = rh.read_corpus(texts, clean=False)
    rows = []
    for file, patterns in PATTERNS.items():
        theirs = _published(home / file)
        ours = _found(corpus, patterns)
        pairs, left, more = _paired(theirs, ours)
        reasons = Counter(_reason(line) for line in left) + Counter(_reason(line) for line in more)
        told = ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items()))
        equal = len(pairs)
        rows.append(
            (", ".join(patterns), len(theirs), len(ours), equal, len(left), len(more), told or "–")
        )
    return [
        Table(
            title="Concordances beside quanteda",
            columns=("Pattern", "quanteda", "rhetoric", "Equal", "Only there", "Only here", "By"),
            rows=rows,
            notes=(__doc__.split("\n\n", 1)[1].strip().replace("\n", " "),),
        )
    ]


def _published(path: Path) -> list[Line]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (row["docname"], row["pre"], row["keyword"], row["post"])
            for row in csv.DictReader(file)
        ]


def _found(corpus: rh.Corpus, patterns: list[str]) -> list[Line]:
    lines = rh.concordance(corpus, patterns, window=WINDOW)
    return [(line.document, line.left, line.text, line.right) for line in lines]


def _paired(theirs: list[Line], ours: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Find each of their lines among ours, each of ours once."""
    waiting: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in ours:
        waiting[line[0], _letters(line[2])].append(line)
    pairs, left = [], []
    for line in theirs:
        near = waiting[line[0], _letters(line[2])]
        same = next((one for one in near if _around(line, one)), None)
        if same is None:
            left.append(line)
        else:
            near.remove(same)
            pairs.append(line)
    return pairs, left, [line for rest in waiting.values() for line in rest]


def _around(theirs: Line, ours: Line) -> bool:
    """Whether what quanteda shows on both sides is what stands there here."""
    before, after = _letters(theirs[1]), _letters(theirs[3])
    return _letters(ours[1]).endswith(before) and _letters(ours[3]).startswith(after)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _reason(line: Line) -> str:
    if line[3].startswith(("'s", "’s")):
        return "possessives"
    return f"unexplained ({line[0]}: {line[2]})"
