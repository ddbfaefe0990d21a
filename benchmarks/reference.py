"""Rebuild the norms and word counts that the library ships in lexicons/reference.

    python -m benchmarks.reference FOLDER

FOLDER holds the corpora, one folder each, as JSON lines with a field ``text``. Only counts and
moments are written, never texts. A corpus that is not there is said, and its files stay as
they are.
"""

import argparse
from pathlib import Path

import rhetoric as rh
from benchmarks.validity.table import read_jsonl
from rhetoric.framing.norms import write_norms

OUT = Path(__file__).parent.parent / "lexicons" / "reference"
CORPORA = {
    "kcna-2011": (
        "kcna/shared_2011.jsonl",
        "English stories of the Korean Central News Agency, 2011",
        "1,405 stories",
        "counts only; the texts are third-party",
    ),
    "un-general-debate": (
        "ungd2017/shared.jsonl",
        "UN General Debate speeches, 2017",
        "83 speeches",
        "CC0",
    ),
    "us-conventions": (
        "convention2012/shared.jsonl",
        "US party convention speeches, 2012",
        "189 speeches of both parties",
        "Apache-2.0",
    ),
    "us-inaugurals": (
        "quanteda_inaugural/corpus.jsonl",
        "US inaugural addresses, 1789-2025",
        "60 addresses",
        "public domain",
    ),
}


def write_counts(counts: rh.TermCounts, path: Path) -> None:
    """Write a line for each word: the word, how often it occurs, in how many texts."""
    rows = [f"{row.term}\t{row.count}\t{row.documents}" for row in counts]
    path.write_text("\n".join(["term\tcount\tdocuments", *rows, ""]), encoding="utf-8")


def build(folder: Path, name: str) -> None:
    """Write the norms and word counts of one corpus."""
    file, title, source, licence = CORPORA[name]
    texts = [row["text"] for row in read_jsonl(folder / file) if row["text"].strip()]
    corpus = rh.read_corpus({f"text-{number}": text for number, text in enumerate(texts, 1)})
    tokens = rh.tokenize(corpus)
    about = {"title": title, "source": source, "licence": licence}
    norms = [
        rh.measure_norms(tokens, rh.load_lexicon(lexicon), name=name, about=about)
        for lexicon in rh.lexicon_names()
    ]
    write_norms(norms, OUT / f"{name}.norms.json")
    write_counts(rh.term_counts(tokens), OUT / f"{name}.words.tsv")
    print(
        f"{name}: {len(texts):,} texts, {norms[0].words:,} words, {norms[0].stretches:,} stretches"
    )


def main() -> int:
    """Build every corpus that is there."""
    parser = argparse.ArgumentParser(description="Rebuild the shipped norms.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    OUT.mkdir(exist_ok=True)
    for name, (file, *_) in CORPORA.items():
        if (folder / file).is_file():
            build(folder, name)
        else:
            print(f"{name}: not built, since {file} is not there.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
