"""Dictionary look-ups beside quanteda's, speech by speech and key by key.

A difference is accepted only when it is counted out: by possessives (quanteda keeps "God's" as
one token, so that "god" does not meet it), by hyphens (its `*` runs over them, so that
"freedom*" meets "freedom-loving"), or by punctuation (which quanteda took out first, so that
"fellow citizens" meets "fellow, citizens").
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path

import rhetoric as rh
from benchmarks.validity.table import Table, read_jsonl

FOLDER = "quanteda_inaugural"
SCOPES = {"key": "category", "dictionary": "lexicon"}
"""quanteda's scope of nested matches, and our name for it."""

Counts = dict[tuple[str, str], int]


def measure(folder: Path) -> list[Table]:
    """Compare every speech and key under both scopes and at both levels."""
    home = folder / FOLDER
    raw = {row["docname"]: row["text"] for row in read_jsonl(home / "corpus.jsonl")}
    lexicon = rh.load_lexicon(home / "dict6.yml")
    tokens = {row["docname"]: row["tokens"] for row in read_jsonl(home / "tokens_main.jsonl")}
    joined = {name: " ".join(words) for name, words in tokens.items()}
    lexicon = rh.load_lexicon(home / "dict6.yml")
    rows = []
    for scope, overlap in SCOPES.items():
        ruled = rh.Lexicon(lexicon, name=lexicon.name, overlap=overlap)
        in_text, in_tokens = _counts(ruled, raw), _counts(ruled, joined)
        hyphens, possessives = _hyphens(ruled, tokens), _possessives(ruled, joined)
        for levels in ("1:5", "1"):
            theirs = _published(home / "lookup_counts_long.csv", f"scope={scope},levels={levels}")
            differing = [cell for cell, count in theirs.items() if in_text[cell] != count]
            reasons: dict[str, int] = defaultdict(int)
            unexplained = []
            for cell in differing:
                reasons["punctuation"] += in_tokens[cell] != in_text[cell]
                reasons["possessives"] += possessives[cell] > 0
                reasons["hyphens"] += hyphens[cell] > 0
                if in_tokens[cell] - possessives[cell] + hyphens[cell] != theirs[cell]:
                    unexplained.append(" ".join(cell))
            told = ", ".join(f"{reason} {count}" for reason, count in reasons.items() if count)
            equal = len(theirs) - len(differing)
            rest = "; ".join(unexplained) or "none"
            rows.append((scope, levels, len(theirs), equal, len(differing), told, rest))
    return [
        Table(
            title="Look-ups beside quanteda",
            columns=("Scope", "Levels", "Cells", "Equal", "Differ", "By what", "Unexplained"),
            rows=rows,
            notes=(__doc__.split("\n\n", 1)[1].strip().replace("\n", " "),),
        )
    ]


def _published(path: Path, setting: str) -> Counts:
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["docname"], row["key"]): int(row["count"])
            for row in csv.DictReader(file)
            if row["setting"] == setting
        }


def _counts(lexicon: rh.Lexicon, texts: Mapping[str, str]) -> Counts:
    scores = rh.score_frames(rh.read_corpus(texts, clean=False), lexicon)
    return {
        (name, frame.replace("/", ".")): int(scores.counts[row, column])
        for row, name in enumerate(texts)
        for column, frame in enumerate(scores.frames)
    }


def _possessives(lexicon: rh.Lexicon, texts: Mapping[str, str]) -> Counts:
    """Count matches before a possessive 's whose entry would not reach over it in quanteda."""
    found: Counts = defaultdict(int)
    corpus = rh.read_corpus(texts, clean=False)
    for match in rh.score_frames(corpus, lexicon).matches:
        after = corpus[match.document].text[match.end : match.end + 2]
        if after in {"'s", "’s"} and not match.entry.pattern.endswith("*"):
            found[match.document, match.label.replace("/", ".")] += 1
    return found


def _hyphens(lexicon: rh.Lexicon, tokens: Mapping[str, list[str]]) -> Counts:
    """Count tokens with a hyphen or dash that a wildcard meets only when it may cross it."""
    found: Counts = defaultdict(int)
    words = {
        word for each in tokens.values() for word in each if not word.replace("'", "").isalnum()
    }
    alone = _counts(lexicon, {word: word for word in words})
    for category in lexicon:
        key = category.name.replace("/", ".")
        below = [one for one in lexicon if category.name in {one.name, *one.ancestors}]
        globs = [entry.pattern for one in below for entry in one.entries]
        met = {
            word
            for word in words
            if not alone[word, key] and any(fnmatchcase(word, glob) for glob in globs)
        }
        for name, each in tokens.items():
            found[name, key] += sum(word in met for word in each)
    return found
