"""What the shipped lexicons find: recall on coded pages, matches to read, rates by corpus.

    python -m benchmarks.lexicons recall
    python -m benchmarks.lexicons sample FOLDER --each 20 --seed 1 > matches.tsv
    python -m benchmarks.lexicons precision JUDGED.tsv
    python -m benchmarks.lexicons rates FOLDER

FOLDER holds JSONL files with a field "text": `kcna/*.jsonl`, `ungd2017/*.jsonl`
and `convention2012/*.jsonl`. Nothing of those texts is kept here.
"""

import argparse
import csv
import json
import random
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import rhetoric as rh
from rhetoric.toml import read_toml

CODED = Path(__file__).parent / "coded"
CORPORA = ("kcna", "ungd2017", "convention2012")
# What the coded pages call otherwise than the lexicons, and the categories that hold it. A match
# of either kind of "we" finds the pronoun; which kind it is, is another matter.
NAMES = {
    "inclusive-we": ("we/inclusive", "we"),
    "exclusive-we": ("we/exclusive", "we"),
    "hedge": ("interactional/hedges",),
    "evidential": ("hearsay", "evidence", "shared-knowledge", "report-distancing", "doubt"),
}
CONTEXT = 110


@dataclass(frozen=True)
class Code:
    """A passage that the coder marked."""

    document: str
    lexicon: str
    category: str
    start: int
    end: int
    quote: str


def read_codes() -> list[Code]:
    """Place every coded quote in the text of its document as received."""
    seeds = rh.seeds()
    codes = []
    for path in sorted(CODED.glob("*.toml")):
        page = read_toml(path)
        raw = seeds[page["document"]].raw
        ranges = []
        for first, last in page["ranges"]:
            start = raw.index(first)
            ranges.append((start, raw.index(last, start) + len(last)))
        for code in page["codes"]:
            found = _occurrence(raw, ranges, code["quote"], code["occurrence"])
            lexicon, category = code["category"].split(":")
            span = (found, found + len(code["quote"]))
            codes.append(Code(page["document"], lexicon, category, *span, code["quote"]))
    return codes


def _occurrence(raw: str, ranges: list[tuple[int, int]], quote: str, number: int) -> int:
    """Find the nth place of a quote inside the ranges, in order."""
    for start, end in ranges:
        place = raw.find(quote, start, end)
        while place >= 0:
            number -= 1
            if number == 0:
                return place
            place = raw.find(quote, place + len(quote), end)
    raise SystemExit(f"The coded quote {quote!r} is not in its text.")


def recall() -> None:
    """Print the share of coded passages that a match of their category touches."""
    codes = read_codes()
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    missed = defaultdict(list)
    for lexicon in rh.lexicon_names():
        spans = _raw_spans(lexicon)
        for code in codes:
            if code.lexicon != lexicon:
                continue
            label = f"{lexicon}:{code.category}"
            total[label] += 1
            if any(
                start < code.end and code.start < end
                for name in NAMES.get(code.category, (code.category,))
                for start, end in spans[code.document, name]
            ):
                found[label] += 1
            else:
                missed[label].append(code.quote)
    for label, count in total.items():
        print(f"{label:45} {found[label]:3} of {count:3}  {found[label] / count:.2f}")
    for lexicon in rh.lexicon_names():
        names = [label for label in total if label.startswith(f"{lexicon}:")]
        hits, all_codes = sum(found[n] for n in names), sum(total[n] for n in names)
        if all_codes:
            print(f"{lexicon:45} {hits:3} of {all_codes:3}  {hits / all_codes:.2f}")
    for label, quotes in missed.items():
        print(f"missed {label}: {quotes}")


def _raw_spans(lexicon: str) -> dict[tuple[str, str], list[tuple[int, int]]]:
    seeds = rh.seeds()
    spans = defaultdict(list)
    for match in rh.score_frames(seeds, rh.load_lexicon(lexicon)).matches:
        span = seeds[match.document].source_span(match.start, match.end)
        spans[match.document, match.label].append(span)
    return spans


def read_folder(folder: Path, name: str) -> rh.Corpus:
    """Read one corpus of the development data."""
    files = sorted((folder / name).glob("*.jsonl"))
    if not files:
        raise SystemExit(f"There is no {name}/*.jsonl in {folder}.")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    texts = {str(row["id"]): row["text"] for row in map(json.loads, lines)}
    return rh.read_corpus(texts, clean=False, name=name)


def sample(folder: Path, each: int, seed: int) -> None:
    """Print random matches of each category as TSV, with a column for the reader's verdict."""
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    writer.writerow(["right", "lexicon", "category", "corpus", "entry", "before", "match", "after"])
    corpora = {name: read_folder(folder, name) for name in CORPORA}
    for lexicon in rh.lexicon_names():
        found = defaultdict(list)
        for name, corpus in corpora.items():
            for match in rh.score_frames(corpus, rh.load_lexicon(lexicon)).matches:
                found[match.label].append((name, match))
        for category, matches in found.items():
            drawn = _balanced(matches, each, random.Random(f"{seed} {category}"))
            for name, match in drawn:
                text = corpora[name][match.document].text
                before = text[max(match.start - CONTEXT, 0) : match.start]
                after = text[match.end : match.end + CONTEXT]
                row = ["", lexicon, category, name, match.entry.pattern]
                writer.writerow([*row, *(" ".join(t.split()) for t in (before, match.text, after))])


def _balanced(
    matches: list[tuple[str, rh.Match]], each: int, draws: random.Random
) -> list[tuple[str, rh.Match]]:
    """Draw the same number from each corpus, as far as there are so many."""
    pools = [[pair for pair in matches if pair[0] == name] for name in CORPORA]
    for pool in pools:
        draws.shuffle(pool)
    turns = [pair for turn in zip_longest(*pools) for pair in turn if pair]
    return turns[:each]


def precision(path: Path) -> None:
    """Print the share of right matches in a sample that a reader judged (1 right, 0 wrong)."""
    right, total = Counter[str](), Counter[str]()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            label = f"{row['lexicon']}:{row['category']}"
            total[label] += 1
            right[label] += int(row["right"])
    for label, count in total.items():
        print(f"{label:45} {right[label]:3} of {count:3}  {right[label] / count:.2f}")


def rates(folder: Path) -> None:
    """Print matches per 1,000 words of each category in each corpus and in the seeds."""
    corpora = [rh.seeds(), *(read_folder(folder, name) for name in CORPORA)]
    print(f"{'category':45}" + "".join(f"{corpus.name:>16}" for corpus in corpora))
    for lexicon in rh.lexicon_names():
        tables = [rh.score_frames(corpus, rh.load_lexicon(lexicon)) for corpus in corpora]
        for frame in tables[0].frames:
            pooled = []
            for table in tables:
                rows = table.top(frame, len(table.units))
                pooled.append(1000 * sum(r.count for r in rows) / sum(r.words for r in rows))
            print(f"{lexicon + ':' + frame:45}" + "".join(f"{rate:16.2f}" for rate in pooled))


def main() -> None:
    """Run the measure that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("measure", choices=["recall", "sample", "precision", "rates"])
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.measure == "recall":
        recall()
        return
    if asked.path is None or not asked.path.exists():
        raise SystemExit(f"{asked.measure} needs the path of the data; got {asked.path}.")
    if asked.measure == "sample":
        sample(asked.path, asked.each, asked.seed)
    elif asked.measure == "precision":
        precision(asked.path)
    else:
        rates(asked.path)


if __name__ == "__main__":
    main()
