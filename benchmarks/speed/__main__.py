"""Measure how fast the library is.

    python -m benchmarks.speed FOLDER [--megabytes 34] [--runs 5] [--peers] [--growth]
                               [--stream] [--json FILE] [--page docs/speed.md]

FOLDER holds JSONL files with a field "text" (others are passed over), or else .txt
files. Its texts are repeated up to the size; the output says how often. Peers need
`pip install -e ".[benchmark]"`.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import rhetoric as rh
from benchmarks.speed.contests import contests
from benchmarks.speed.corpus import MEGA, Texts, brought_to, read_folder, to_ascii
from benchmarks.speed.fresh import fresh_figures
from benchmarks.speed.growth import growth, linearity
from benchmarks.speed.lexicon import kinds
from benchmarks.speed.page import Report, as_json, machine, terminal, write_page
from benchmarks.speed.peers import peers
from benchmarks.speed.stages import Lexicons, main_stages, make_lexicons, text_stages, warm_up
from benchmarks.speed.stream import MEGABYTES, stream
from benchmarks.speed.targets import missed, same_memory
from benchmarks.speed.timing import Figure, measure

ONCE = "mixed, none twice"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print it, and write it."""
    begin = time.monotonic()
    options = _options(argv)
    documents, source = read_folder(options.folder)
    corpora = _corpora(documents, options.megabytes)
    mixed = corpora[1]
    if len(mixed.documents) < 2:
        raise SystemExit("One document is too few: raise --megabytes, or give more texts.")
    lexicons = make_lexicons(documents, tuple(options.entries))
    figures = _figures(documents, corpora, lexicons, options)
    report = Report(
        machine=machine(),
        settings={"megabytes": options.megabytes, "runs": options.runs},
        source=source,
        texts=[texts.account() for texts in corpora],
        lexicons=_lexicon_accounts(mixed, lexicons),
        figures=figures,
    )
    if options.json:
        options.json.write_text(json.dumps(as_json(report), indent=1), encoding="utf-8")
    if options.page:
        write_page(report, options.page)
    print(terminal(report))
    for figure in missed(figures):
        print(f"Target missed: {figure.title} ({figure.corpus or 'any texts'})")
    _say(f"done in {(time.monotonic() - begin) / 60:.1f} minutes")
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    about = __doc__ or ""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("folder", type=Path, help="where the texts are")
    add("--megabytes", type=float, default=34.0, help="how large the corpora are (34)")
    add("--runs", type=int, default=5, help="how often each stage is timed (5)")
    add("--peers", action="store_true", help="time the tools people would use instead")
    add("--growth", action="store_true", help="time and memory against size")
    add("--stream", action="store_true", help="files of 200, 1,000 and 3,000 MB, by workers")
    add("--json", type=Path, metavar="FILE", help="write every time that was taken")
    add("--page", type=Path, metavar="FILE", help="write the page of the documentation")
    add("--entries", type=int, nargs=3, default=(500, 5000, 50_000), metavar="N",
        help="sizes of the lexicons: few, usual, many (500 5000 50000)")  # fmt: skip
    add("--stream-megabytes", type=float, nargs=3, default=MEGABYTES, metavar="N",
        help="sizes of the streams (200 1000 3000)")  # fmt: skip
    options = parser.parse_args(argv)
    if options.runs < 1 or options.megabytes <= 0 or min(options.entries) < 1:
        parser.error("runs, megabytes and entries must be more than zero")
    if len(set(options.entries)) < len(options.entries):
        parser.error("the three numbers of entries must differ")
    return options


def _corpora(documents: list[str], megabytes: float) -> list[Texts]:
    """Pure ASCII, mixed, and where these repeat the texts, mixed without repetition."""
    corpora = [
        brought_to(to_ascii(documents), megabytes, "ASCII"),
        brought_to(documents, megabytes, "mixed"),
    ]
    once = sum(len(text.encode()) for text in documents) / MEGA
    if once < megabytes:
        corpora.append(brought_to(documents, once, ONCE))
    return corpora


def _figures(
    documents: list[str], corpora: list[Texts], lexicons: Lexicons, options: argparse.Namespace
) -> list[Figure]:
    """Measure, part by part."""
    mixed, usual, runs = corpora[1], lexicons.usual, options.runs
    warm_up(usual)
    stages = [stage for texts in corpora for stage in main_stages(texts, lexicons)]
    stages += [stage for texts in corpora for stage in text_stages(texts) if texts.name != ONCE]
    figures = measure([*stages, *contests(mixed, lexicons)], runs, _say)
    _say("processes of their own")
    figures += fresh_figures(mixed, usual, runs)
    if options.peers:
        figures += peers(mixed, usual, runs, _say)
    if options.growth:
        figures += growth(documents, mixed, lexicons, runs, _say)
    if options.stream:
        figures += stream(documents, usual, tuple(options.stream_megabytes), runs, _say)
    return [*figures, *(one for one in (linearity(figures), same_memory(figures)) if one)]


def _lexicon_accounts(texts: Texts, lexicons: Lexicons) -> list[dict[str, object]]:
    """Say what each lexicon has and how much it matches."""
    tokens = rh.tokenize(texts.documents)
    every = [*lexicons.sizes.values(), lexicons.other]
    return [
        {
            "name": lexicon.name,
            "categories": len(lexicon),
            "entries": sum(len(category.entries) for category in lexicon),
            "exceptions": sum(len(category.exceptions) for category in lexicon),
            "kinds": kinds(lexicon),
            "matches_per_100_tokens": 100
            * len(rh.score_frames(tokens, lexicon).matches)
            / len(tokens.tokens),
        }
        for lexicon in every
    ]


def _say(text: str) -> None:
    """Tell what is being done, apart from the tables."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
