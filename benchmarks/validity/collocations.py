"""Collocations beside quanteda's, row by row.

On quanteda's own tokens count, lambda and z must be equal; the file has eight digits. It was
made from tokens without punctuation, so that a pair may cross a sign or the end of a sentence.
Here a pair crosses neither, a possessive 's stands apart, an abbreviation keeps its dot, and
curly and straight apostrophes are one: rows that differ on the text are counted by which of
these, when it is undone, explains the difference of counts. Lambda and z of the text all
differ, since there are fewer pairs.
"""

import csv
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import rhetoric as rh
from benchmarks.validity.foreign_tokens import foreign_tokens, kept
from benchmarks.validity.table import Table, read_jsonl
from rhetoric.comparison.word_line import POSSESSIVE, WordLine

FOLDER = "quanteda_inaugural"
LEAST = 5
"""The file has pairs that occur five times and more."""
DIGITS = 1e-7
"""What eight digits leave open, as a share of a number."""
SHOWN = 6

_APOSTROPHES = "curly and straight apostrophes"


def measure(folder: Path) -> list[Table]:
    """Compare every row, on quanteda's tokens and on the text."""
    home = folder / FOLDER
    published = _published(home / "collocations_size2.csv")
    theirs = foreign_tokens(home / "tokens_main.jsonl")
    texts = {row["docname"]: row["text"] for row in read_jsonl(home / "corpus.jsonl")}
    ours = rh.tokenize(rh.read_corpus(texts, clean=False))
    note = (__doc__ or "").split("\n\n", 1)[1].strip().replace("\n", " ")
    return [
        Table(
            title="Collocations beside quanteda",
            columns=(
                "From",
                "Rows there",
                "Rows here",
                "Equal in count",
                "Equal in lambda",
                "Equal in z",
                "Largest difference of lambda",
                "Largest difference of z",
            ),
            rows=[
                _compared("quanteda's tokens", theirs, published),
                _compared("the text", ours, published),
            ],
            notes=(note,),
        ),
        Table(
            title="Collocations of the text whose count is not quanteda's, by what explains it",
            columns=("By", "Rows", "Such as (there, here)"),
            rows=_explained(ours, theirs, published),
        ),
    ]


def _published(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["collocation"]: row for row in csv.DictReader(file)}


def _compared(
    name: str, tokens: rh.TokenizedCorpus, published: dict[str, dict[str, str]]
) -> tuple[str, int, int, int, int, int, str, str]:
    found = {row.text: row for row in rh.collocations(tokens, min_count=LEAST)}
    equal: Counter[str] = Counter()
    apart: dict[str, list[float]] = {"lambda": [0.0], "z": [0.0]}
    for text, row in published.items():
        here = found.get(kept(text)) or found.get(text)
        if here is None:
            continue
        equal["count"] += here.count == int(row["count"])
        for field, value in (("lambda", here.lambda_), ("z", here.z)):
            wanted = float(row[field])
            apart[field].append(abs(value - wanted))
            equal[field] += apart[field][-1] <= DIGITS * max(1.0, abs(wanted))
    largest = (f"{max(apart[field]):.1e}" for field in ("lambda", "z"))
    figures = (equal["count"], equal["lambda"], equal["z"])
    return (name, len(published), len(found), *figures, *largest)  # type: ignore[return-value]  # two


def _explained(
    ours: rh.TokenizedCorpus, theirs: rh.TokenizedCorpus, published: dict[str, dict[str, str]]
) -> list[tuple[str, int, str]]:
    """Class the rows whose counts differ, by the first rule that, undone, makes them equal."""
    counts = {row.text: row.count for row in rh.ngrams(ours, 2, min_count=1)}
    curly = _pairs(theirs)
    undone = {
        "a sign or the end of a sentence between": _pairs(ours),
        "a possessive": _pairs(ours, glued=True),
        "the dot of an abbreviation": _pairs(ours, glued=True, dots=False),
    }
    rows: dict[str, list[str]] = defaultdict(list)
    for text, row in published.items():
        count, straight = int(row["count"]), text.replace("’", "'")
        here = counts.get(straight, 0)
        if here == count:
            continue
        reasons = [name for name, pairs in undone.items() if pairs[straight] == count]
        # Beside the row stands another, with the other apostrophe.
        both = sum(curly[kept(one)] for one in {straight, straight.replace("'", "’")})
        if "'" in straight and any(pairs[straight] == both for pairs in undone.values()):
            reasons.append(_APOSTROPHES)
        rows[[*reasons, "unexplained"][0]].append(f"{text} ({count}, {here})")
    return [
        (name, len(rows[name]), ", ".join(rows[name][:SHOWN]) or "–")
        for name in (*undone, _APOSTROPHES, "unexplained")
    ]


def _pairs(tokens: rh.TokenizedCorpus, *, glued: bool = False, dots: bool = True) -> Counter[str]:
    """Count pairs of words across signs and ends of sentences.

    Parameters
    ----------
    tokens : TokenizedCorpus
    glued : bool
        Whether a possessive belongs to the second word too; to the first it always does.
    dots : bool
        Whether a word keeps a dot at its end.
    """
    line = WordLine(tokens)
    words = [line.terms[unit] for unit in line.units.tolist()]
    words = words if dots else [word.rstrip(".") for word in words]
    marks = [POSSESSIVE if mark else "" for mark in line.possessive.tolist()]
    found: Counter[str] = Counter()
    for begin, end in pairwise(line.document_starts.tolist()):
        for first, second in pairwise(range(begin, end)):
            behind = marks[second] if glued else ""
            found[f"{words[first]}{marks[first]} {words[second]}{behind}"] += 1
    return found
