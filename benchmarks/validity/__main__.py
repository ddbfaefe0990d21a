"""Measure how right the library is.

    python -m benchmarks.validity FOLDER [--only sentences] [--json FILE] [--page docs/validity.md]

FOLDER holds the labelled texts, one folder for each set; a set that is not there is said,
and the others are measured. Peers are measured as far as they are installed:
pip install pysbd sentencex cleave-sbd choppa-srx spacy vaderSentiment empath pyyaml.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.validity import (
    cleaning,
    collocations,
    entropy,
    keyness,
    known_groups,
    kwic,
    labelled,
    lookups,
    reuse,
    sentences,
    space,
    spans,
)
from benchmarks.validity.table import Table
from rhetoric.errors import MissingDependencyError
from rhetoric.shipped import library_version

SECTIONS: dict[str, Callable[[Path], list[Table]]] = {
    "sentences": sentences.measure,
    "cleaning": cleaning.measure,
    "spans": spans.measure,
    "lexicons": labelled.measure,
    "lookups": lookups.measure,
    "groups": known_groups.measure,
    "kwic": kwic.measure,
    "collocations": collocations.measure,
    "space": space.measure,
    "entropy": entropy.measure,
    "reuse": reuse.measure,
    "keyness": keyness.measure,
}
OPENING = """# Validity

This page is written by `python -m benchmarks.validity FOLDER --page docs/validity.md`, with
rhetoric-framing {version}. FOLDER holds texts that others have labelled; no text of it is in this
repository. How the lexicons were measured stands in [measured.md](measured.md).
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print it, and write it."""
    parser = argparse.ArgumentParser(description="Measure how right the library is.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=SECTIONS, action="append")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--page", type=Path)
    options = parser.parse_args(argv)
    if not options.folder.is_dir():
        raise SystemExit(f"{options.folder} is no folder. Name the one with the labelled texts.")
    tables: list[Table] = []
    for name in options.only or SECTIONS:
        try:
            tables += SECTIONS[name](options.folder)
        except FileNotFoundError as error:
            print(f"{name}: not measured, since {error.filename} is not there.")
        except MissingDependencyError as error:
            print(f"{name}: not measured. {error}")
    for table in tables:
        print(table.markdown())
    if options.json:
        told = {"version": library_version(), "tables": [asdict(table) for table in tables]}
        options.json.write_text(json.dumps(told, indent=1, default=str), encoding="utf-8")
    if options.page:
        opening = OPENING.format(version=library_version())
        page = "\n".join([opening, *(table.markdown() for table in tables)])
        options.page.write_text(page, encoding="utf-8")
    return 0 if tables else 1


if __name__ == "__main__":
    raise SystemExit(main())
