"""Keyness beside quanteda: Republican against Democratic inaugural addresses, word by word.

First from quanteda's own tokens, where the counts are the same, so that every statistic must be.
Its PMI is a natural logarithm, ours a binary one. Its default chi-squared takes Yates' correction
where a count under 5 is expected and the correction is not more than the difference; ours is one
column with and one without, from which the same is put together here. Its G2 adds 1e-9 inside each
logarithm, which makes 2e-9 times all words. Its odds ratio is the conditional estimate that R finds
by search, to about four digits; ours is that of the sample, with 0.5 for a count of zero, so it is
compared for words that both sides have.

Then from our tokens of the raw addresses. A count that differs is accepted only when it is counted
out: each distinct token of quanteda is divided by our rules (a possessive, a dash between words),
and the words in it, as often as the token occurs, must add up to our count; an abbreviation keeps
its dot with us and lost it there ("Mr.").
"""

import csv
import math
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

import rhetoric as rh
from benchmarks.validity.table import Table, read_jsonl

FOLDER = "quanteda_inaugural"
SIDES = ("Republican", "Democratic")
EQUAL = 1e-6
"""Relative, of what is printed with eight digits."""
SEARCHED = 5e-4
"""Relative, of what R finds by search."""
INSIDE = 2.2e-9
"""Times all words: what 1e-9 inside four logarithms adds to G2, and a little."""
FEW = 5
_EQUAL = (
    f"Equal is a relative difference of at most {EQUAL:g} ({SEARCHED:g} for the odds ratio). Not "
    "compared, since we take both apostrophes for one sign and it does not: {}."
)
_ALIKE = (
    "Four-cell G2 of the {} words that both have correlates with quanteda's by {:.5f}. No words of "
    "ours, but a word and a possessive, or an abbreviation with its dot: {}."
)

Published = Mapping[str, str]
Measured = Callable[[rh.KeynessRow], float | None]


def measure(folder: Path) -> list[Table]:
    """Compare every word of the published table."""
    home = folder / FOLDER
    with (home / "keyness_republican_vs_democratic.csv").open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    party = {row["docname"]: row["party"] for row in read_jsonl(home / "corpus.jsonl")}
    texts = {row["docname"]: row["text"] for row in read_jsonl(home / "corpus.jsonl")}
    tokens = {row["docname"]: row["tokens"] for row in read_jsonl(home / "tokens_main.jsonl")}
    theirs = [
        Counter(token for name, own in tokens.items() if party[name] == side for token in own)
        for side in SIDES
    ]
    sides = [{name: texts[name] for name in texts if party[name] == side} for side in SIDES]
    ours = [rh.term_counts(rh.read_corpus(own, clean=False)) for own in sides]
    return [_statistics(theirs, published), _counts(theirs, ours, published)]


def _statistics(theirs: list[Counter[str]], published: list[dict[str, str]]) -> Table:
    """Compare the statistics where the counts are the same."""
    lists = [rh.TermCounts.from_counts(counts) for counts in theirs]
    result = rh.keyness(*lists, names=SIDES, measure="fisher")
    same = [row for row in published if _same(result, row)]
    merged = sorted(row["feature"] for row in published if not _same(result, row))
    rows = []
    for name, column, own in COLUMNS:
        both = [row for row in same if column != "exact_or" or _in_both(row)]
        off = [_off(own(result[row["feature"]]), float(row[column])) for row in both]
        allowed = [_allowed(column, float(row[column]), lists) for row in both]
        equal = sum(one <= bar for one, bar in zip(off, allowed, strict=True))
        far = both[int(np.argmax(off))]["feature"]
        rows.append((name, column, len(both), equal, f"{max(off):.1e}", far))
    return Table(
        title="Keyness beside quanteda, from its own tokens",
        columns=("Ours", "quanteda's", "Words", "Equal", "Largest difference", "Word"),
        rows=rows,
        notes=(
            _told(0),
            _EQUAL.format(", ".join(merged) or "none"),
        ),
    )


def _same(result: rh.Keyness, row: Published) -> bool:
    """Tell whether a word has the same counts, as all must that have one spelling."""
    own = result[row["feature"]]
    return (own.count, own.reference_count) == (int(row["n_target"]), int(row["n_reference"]))


def _in_both(row: Published) -> bool:
    return row["n_target"] != "0" and row["n_reference"] != "0"


def _off(own: float | None, other: float) -> float:
    return math.inf if own is None else abs(own - other)


def _allowed(column: str, other: float, lists: list[rh.TermCounts]) -> float:
    """How far a number may be from the published one."""
    relative = SEARCHED if column == "exact_or" else EQUAL
    inside = INSIDE * sum(one.words for one in lists) if column == "lr_none" else 1e-9
    return relative * abs(other) + inside


def _by_their_rule(row: rh.KeynessRow) -> float:
    """Chi-squared, corrected where quanteda corrects it."""
    a, b, c, d = row.count, row.reference_count, row.words, row.reference_words
    few = min(a + b, c + d - a - b) * min(c, d) / (c + d) < FEW
    return row.chi2_yates if few and abs(a * d - b * c) >= (c + d) / 2 else row.chi2


COLUMNS: tuple[tuple[str, str, Measured], ...] = (
    ("chi-squared", "chi2_none", lambda row: row.chi2),
    ("chi-squared, corrected by its rule", "chi2_default", _by_their_rule),
    ("G2 (four-cell)", "lr_none", lambda row: row.g2_four_cell),
    ("PMI times ln 2", "pmi_default", lambda row: row.pmi * math.log(2)),
    ("p of Fisher's test", "p_exact", lambda row: row.fisher_p),
    ("odds ratio", "exact_or", lambda row: row.odds_ratio),
)


def _counts(
    theirs: list[Counter[str]], ours: list[rh.TermCounts], published: list[dict[str, str]]
) -> Table:
    """Compare the counts, and the statistics with them, from the raw texts."""
    divided = {token: _words_in(token) for token in theirs[0] | theirs[1]}
    predicted = [_divided(counts, divided) for counts in theirs]
    result = rh.keyness(*ours, names=SIDES)
    rows = []
    for place, side in enumerate(SIDES):
        features = [row["feature"] for row in published]
        differing = [one for one in features if ours[place][one].count != theirs[place][one]]
        unexplained = [
            one
            for one in differing
            if predicted[place][one]
            not in (ours[place][one].count, ours[place][one].count + ours[place][f"{one}."].count)
        ]
        sizes = ours[place].words, sum(theirs[place].values())
        told = ", ".join(unexplained) or "none"
        rows.append((side, *sizes, len(features), len(differing), told))
    known = set(result.terms)
    pairs = [
        (result[row["feature"]].g2_four_cell, float(row["lr_none"]))
        for row in published
        if row["feature"] in known
    ]
    likeness = float(np.corrcoef(np.array(pairs).T)[0, 1])
    lost = sorted(row["feature"] for row in published if row["feature"] not in known)
    return Table(
        title="Keyness beside quanteda, from the raw addresses",
        columns=(
            "Side",
            "Our words",
            "Its words",
            "Words compared",
            "Counts differ",
            "Unexplained",
        ),
        rows=rows,
        notes=(
            _told(1),
            _ALIKE.format(len(pairs), likeness, ", ".join(lost) or "none"),
        ),
    )


def _words_in(token: str) -> Counter[str]:
    """Divide a token of quanteda by our rules."""
    return Counter({row.term: row.count for row in rh.term_counts([token])})


def _divided(counts: Mapping[str, int], divided: Mapping[str, Counter[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for token, count in counts.items():
        for word, times in divided[token].items():
            found[word] += count * times
    return found


def _told(paragraph: int) -> str:
    """What the module says of itself, after its first line."""
    paragraphs = (__doc__ or "").strip().split("\n\n")
    return paragraphs[1 + paragraph].replace("\n", " ")
