"""The figures as tables: for a terminal, and as a page of the documentation."""

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.speed.targets import verdict
from benchmarks.speed.timing import Figure

TITLES = {
    "stages": "Stages, over the yardstick on the same texts",
    "contests": "One over another",
    "fresh": "In a process of its own",
    "peers": "Peers, over the yardstick on the same texts",
    "growth": "Growth: texts to scores with every match",
    "stream": "Streams",
}
HEADS = ("what", "texts", "median", "lowest", "on the wall", "target", "met", "note")
COMMAND = "python -m benchmarks.speed FOLDER --peers --growth --stream --page docs/speed.md"
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that was measured.

    Parameters
    ----------
    machine : dict
    settings : dict
    source : str
        What the folder had.
    texts, lexicons : list of dict
    figures : list of Figure
    """

    machine: dict[str, object]
    settings: dict[str, object]
    source: str
    texts: list[dict[str, object]]
    lexicons: list[dict[str, object]]
    figures: list[Figure]


def machine() -> dict[str, object]:
    """The kind of machine, without its name."""
    told: dict[str, object] = {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }
    names = ("numpy", "scipy", "rhetoric-framing")
    return told | {name: version(name) for name in names}


def terminal(report: Report) -> str:
    """Write the tables for a terminal."""
    parts = [*_account(report)]
    for section, rows in _tables(report):
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
        parts.append("\n".join([f"{TITLES[section]}\n", *lines]))
    return "\n\n".join(parts)


def page(report: Report) -> str:
    """Write the page of the documentation."""
    parts = [
        "# Speed",
        _OPENING,
        "## What was measured, on what",
        *_account(report),
        "## How to read the tables",
        _HOW,
    ]
    for section, rows in _tables(report):
        head, *body = [f"| {' | '.join(_escaped(cell) for cell in row)} |" for row in rows]
        rule = "|" + "---|" * len(rows[0])
        parts += [f"## {TITLES[section]}", "\n".join([head, rule, *body])]
    for option, section in (("--peers", "peers"), ("--growth", "growth"), ("--stream", "stream")):
        if not any(figure.section == section for figure in report.figures):
            parts.append(f"{TITLES[section]}: not measured here; `{option}` does it.")
    return "\n\n".join(parts) + "\n"


def write_page(report: Report, path: Path) -> None:
    """Write the page to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(report), encoding="utf-8")


_OPENING = f"""\
This page is written by `{COMMAND}`. FOLDER holds JSONL files with a field `text`, or `.txt` \
files. No text of it is in this repository."""

_LEXICONS = """\
Lexicons, made of the words of these texts with a fixed seed (`benchmarks/speed/lexicon.py` says \
how):"""

_HOW = """\
- The yardstick is `[re.findall(r"\\w+", text.lower()) for text in texts]`. It is timed right \
beside every stage, in the same process, and the stages take turns run by run.
- A ratio is the processor time of a stage over that of the yardstick: the median and the lowest \
of all runs. *On the wall* is the median ratio by the clock on the wall. The times of every run \
are in the JSON that `--json` writes.
- *Every match* means the counts of each document, and as arrays the document, the offsets, the \
entry, and whether the match is negated or quoted. Negation, quotation, exceptions and overlaps \
are in. Intervals are not: they are made when asked for. A lexicon is made ready anew in every \
run.
- The targets are for texts of 34 MB and ordinary prose. In small texts the costs that do not \
grow with them weigh more.
- Cleaning and warnings are timed on the first 10 MB of the texts.
- Repeated texts flatter whatever remembers words or stretches of text it has seen, the library \
among them. That is why the texts are also timed unrepeated.
- Peak memory is what a process of its own held at its highest, less what it held when the texts \
and the lexicon were in memory.
- The peers do different and mostly smaller parts of the work. What each does is said."""


def _account(report: Report) -> list[str]:
    """Say what the machine, the texts and the lexicons were."""
    machine_text = ", ".join(f"{name} {value}" for name, value in report.machine.items())
    texts = [
        f"- {one['name']}: {one['megabytes']:,} MB, {one['documents']:,} documents, "
        f"{one['words']:,} words, {one['different_words']:,} of them different; "
        f"{one['documents_not_ascii']:,} documents are not ASCII; {_copies(one['copies'])}"
        for one in report.texts
    ]
    lexicons = [
        f"- {one['name']}: {one['entries']:,} entries in {one['categories']} categories "
        f"({_kinds(one['kinds'])}), {one['exceptions']} exceptions; "
        f"{one['matches_per_100_tokens']:.0f} matches per 100 tokens"
        for one in report.lexicons
    ]
    return [
        f"Machine: {machine_text}. Runs: {report.settings['runs']}.",
        f"Texts: {report.source}, cut into documents of about 500 words.",
        "\n".join(texts),
        _LEXICONS,
        "\n".join(lexicons),
    ]


def _copies(copies: object) -> str:
    assert isinstance(copies, float)
    if copies > 1:
        return f"every text is in it {copies:.1f} times"
    return "no text is in it twice" if copies > 0.999 else f"{copies:.0%} of the texts, none twice"


def _kinds(found: object) -> str:
    assert isinstance(found, dict)
    return ", ".join(f"{number:,} {kind}" for kind, number in found.items())


def _tables(report: Report) -> Iterable[tuple[str, list[Row]]]:
    """The tables, without the columns that would be empty."""
    for section in TITLES:
        figures = [figure for figure in report.figures if figure.section == section]
        if figures:
            rows = [HEADS, *map(_row, figures)]
            kept = [place for place in range(len(HEADS)) if any(row[place] for row in rows[1:])]
            yield section, [tuple(row[place] for place in kept) for row in rows]


def _row(figure: Figure) -> Row:
    return (
        figure.title,
        figure.corpus,
        _number(figure.value, figure.unit) or "not measured",
        _number(figure.lowest, figure.unit),
        _number(figure.wall, "s" if figure.unit in {"s", "MB"} else figure.unit),
        *verdict(figure),
        figure.note,
    )


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    if unit == "x":
        return f"{value:.2f}"
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:,.2f} {unit}"


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|").replace("\n", " ")


def as_json(report: Report) -> dict[str, object]:
    """Give everything, each single time included, as JSON takes it."""
    return {
        "machine": report.machine,
        "settings": report.settings,
        "source": report.source,
        "texts": report.texts,
        "lexicons": report.lexicons,
        "figures": [_record(figure) for figure in report.figures],
    }


def _record(figure: Figure) -> dict[str, object]:
    target, met = verdict(figure)
    return {
        "key": figure.key,
        "section": figure.section,
        "title": figure.title,
        "corpus": figure.corpus,
        "value": figure.value,
        "unit": figure.unit,
        "lowest": figure.lowest,
        "wall": figure.wall,
        "note": figure.note,
        "target": target,
        "met": met,
        "data": figure.data,
    }
