"""A page that shows the texts as received and as cleaned, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rhetoric.corpus.cleaning import RULES
from rhetoric.corpus.corpus import Corpus
from rhetoric.corpus.document import Document
from rhetoric.html.rendering import language_of, render, style

MOST_LINES = 400
"""Lines of one text that are shown; the table of changes has all of them."""
LONGEST_LINE = 4_000
_NEAR = 1
"""Unchanged lines that are shown on either side of a changed one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch that stayed, or one that a rule changed.

    Parameters
    ----------
    raw, clean : str
        What stood there and what stands there now.
    rule : str
        Empty where nothing was changed.
    """

    raw: str
    clean: str
    rule: str = ""


Line = list[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Lines that are shown, or unchanged ones that are folded away."""

    lines: Sequence[Line]
    folded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of the page."""

    id: str
    language: str
    edits: int
    stretches: Sequence[Stretch]
    left_out: int


def write_cleaning_page(corpus: Corpus, path: Path) -> Path:
    """Write the page, which needs nothing else, and return its path."""
    rules = {rule.name: rule.description for rule in RULES}
    page = render(
        "cleaning-page.html",
        style=style("page.css", "cleaning.css"),
        title=f"Cleaning of {corpus.name}",
        texts=[_text(document) for document in corpus],
        rules={name: rules.get(name, "") for name in _used(corpus)},
    )
    path.write_text(page, encoding="utf-8")
    return path


def _used(corpus: Corpus) -> list[str]:
    used = (name for document in corpus for edit in document.edits for name in edit.rule.split("+"))
    return sorted(set(used))


def _text(document: Document) -> Text:
    lines = list(_lines(document))
    shown = lines[:MOST_LINES]
    return Text(
        id=document.id,
        language=language_of(document.meta),
        edits=len(document.edits),
        stretches=list(_stretches(shown)),
        left_out=len(lines) - len(shown),
    )


def _pieces(document: Document) -> Iterator[Piece]:
    """The raw text piece by piece, with what became of each."""
    behind = 0
    for edit in document.edits:
        if edit.start > behind:
            same = document.raw[behind : edit.start]
            yield Piece(raw=same, clean=same)
        yield Piece(raw=document.raw[edit.start : edit.end], clean=edit.replacement, rule=edit.rule)
        behind = edit.end
    rest = document.raw[behind:]
    yield Piece(raw=rest, clean=rest)


def _lines(document: Document) -> Iterator[Line]:
    """Divide the pieces at the line ends of the raw text."""
    line: Line = []
    for piece in _pieces(document):
        if piece.rule:
            line.append(_shortened(piece))
            if "\n" in piece.raw:
                yield line
                line = []
            continue
        first, *others = piece.raw.split("\n")
        line += _kept(first)
        for other in others:
            if line:
                yield line
            line = _kept(other)
    if line:
        yield line


def _kept(text: str) -> Line:
    return [_shortened(Piece(raw=text, clean=text))] if text.strip() else []


def _shortened(piece: Piece) -> Piece:
    if len(piece.raw) <= LONGEST_LINE and len(piece.clean) <= LONGEST_LINE:
        return piece
    return Piece(raw=_cut(piece.raw), clean=_cut(piece.clean), rule=piece.rule)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]} …"


def _stretches(lines: Sequence[Line]) -> Iterator[Stretch]:
    """Fold away the lines that are far from any change."""
    changed = [number for number, line in enumerate(lines) if any(piece.rule for piece in line)]
    near = {number + step for number in changed for step in range(-_NEAR, _NEAR + 1)}
    run: list[Line] = []
    folded = False
    for number, line in enumerate(lines):
        if run and folded != (number not in near):
            yield Stretch(lines=run, folded=folded)
            run = []
        folded = number not in near
        run.append(line)
    if run:
        yield Stretch(lines=run, folded=folded)
