"""TF-IDF, cosine and Jaccard beside quanteda's, on its tokens and on ours.

On quanteda's own tokens the numbers must be equal; only what we hold to be one word or none
is spelled so that it stays what it was there (a curly apostrophe beside a straight one, and
the sign $). On our tokens numbers differ by what the tokens differ in: a possessive 's is a
token of its own here (quanteda keeps "god's" whole), curly and straight apostrophes are one
spelling, and $ is no word. How many words that concerns is counted out.
"""

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np

import rhetoric as rh
from benchmarks.validity.foreign_tokens import foreign_tokens, kept, unkept
from benchmarks.validity.table import Table, read_jsonl
from rhetoric.statistics import Numbers

FOLDER = "quanteda_inaugural"
SCHEMES = {
    "count/inverse": ("ntn", 10.0),
    "logcount/inverse": ("ltn", 10.0),
    "augmented/inverse": ("atn", 10.0),
    "boolean/inverse": ("btn", 10.0),
    "count/inverseprob": ("npn", 10.0),
}
"""quanteda's names of term and document weights, and ours."""

Weights = dict[tuple[str, str], float]


def measure(folder: Path) -> list[Table]:
    """Compare weights of words and similarities of speeches."""
    home = folder / FOLDER
    raw = {row["docname"]: row["text"] for row in read_jsonl(home / "corpus.jsonl")}
    on_theirs = foreign_tokens(home / "tokens_main.jsonl")
    on_ours = rh.tokenize(rh.read_corpus(raw, clean=False))
    rows = [
        *_weight_rows(home / "tfidf.csv", on_theirs, on_ours),
        *_similarity_rows(home, on_theirs, on_ours),
    ]
    note = (__doc__ or "").split("\n\n", 1)[1].strip().replace("\n", " ")
    columns = (
        "What",
        "Ours",
        "Numbers",
        "Largest difference on its tokens",
        "Equal on our tokens",
        "Largest difference on our tokens",
    )
    return [
        Table(
            title="Weights and similarities beside quanteda's",
            columns=columns,
            rows=rows,
            notes=(note, _tokens_note(on_theirs, on_ours)),
        )
    ]


def _weight_rows(
    path: Path, on_theirs: rh.TokenizedCorpus, on_ours: rh.TokenizedCorpus
) -> list[tuple[str, str, int, str, int, str]]:
    published: dict[str, Weights] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cell = row["docname"], kept(row["feature"])
            published[row["scheme"]][cell] = float(row["tfidf"])
    rows = []
    for name, (scheme, base) in SCHEMES.items():
        wanted = published[name]
        if not wanted:
            continue
        speeches = {document for document, _ in wanted}
        exact, near = (_weights(tokens, scheme, base, speeches) for tokens in (on_theirs, on_ours))
        apart = [abs(exact.get(cell, 0.0) - value) for cell, value in wanted.items()]
        ours = [abs(near.get(cell, 0.0) - value) for cell, value in wanted.items()]
        # quanteda's file has eight digits.
        equal = sum(value < 1e-6 for value in ours)
        told = f"{scheme}, log_base={base:g}"
        rows.append((name, told, len(wanted), f"{max(apart):.1e}", equal, f"{max(ours):.3f}"))
    return rows


def _weights(tokens: rh.TokenizedCorpus, scheme: str, base: float, speeches: set[str]) -> Weights:
    table = rh.tfidf(tokens, scheme=scheme, log_base=base)
    chosen = table.select(sorted(speeches))
    return {(str(row.document), row.term): row.weight for row in chosen}


def _similarity_rows(
    home: Path, on_theirs: rh.TokenizedCorpus, on_ours: rh.TokenizedCorpus
) -> list[tuple[str, str, int, str, int, str]]:
    rows = []
    for name in ("cosine", "jaccard"):
        wanted = _matrix(home / f"simil_{name}.csv")
        scheme = "nnn" if name == "cosine" else None
        exact, near = (
            rh.similarity(tokens, measure=name, scheme=scheme).matrix
            for tokens in (on_theirs, on_ours)
        )
        upper = np.triu_indices(len(wanted), k=1)
        apart, ours = (np.abs(found - wanted)[upper] for found in (exact, near))
        told = "similarity" + (", scheme='nnn'" if scheme else "")
        equal = int((ours < 1e-9).sum())
        rows.append((name, told, len(ours), f"{apart.max():.1e}", equal, f"{ours.max():.4f}"))
    return rows


def _matrix(path: Path) -> Numbers:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))[1:]
    return np.array([[float(cell) for cell in line[1:]] for line in lines])


def _tokens_note(on_theirs: rh.TokenizedCorpus, on_ours: rh.TokenizedCorpus) -> str:
    """Count the words that only one of the two divisions has."""
    first, second = (
        {row.term: row.count for row in rh.term_counts(tokens)} for tokens in (on_theirs, on_ours)
    )
    only = {unkept(term): count for term, count in first.items() if term not in second}
    possessive = sum(n for term, n in only.items() if term.endswith(("'s", "’s", "s'")))
    curly = sum(n for term, n in only.items() if "’" in term and not term.endswith("’s"))
    others = [term for term in only if "'" not in term and "’" not in term]
    other = sum(only.values()) - possessive - curly
    return (
        f"Of {sum(first.values()):,} words of quanteda's {sum(only.values()):,} are none of ours: "
        f"{possessive:,} end in an apostrophe and s, {curly:,} have a curly apostrophe elsewhere, "
        f"and {other:,} others ({', '.join(others[:8])})."
    )
