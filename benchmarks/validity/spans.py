"""Whether every token of a cleaned text leads back to where it came from."""

from pathlib import Path

import rhetoric as rh
from benchmarks.validity.table import Table, read_jsonl

_FIELDS = ("text", "page_text", "markdown")

_NOTE = (
    "For each token of the cleaned text the raw text at its `source_span` must hold the token"
    " itself, or an edit that put signs of it there must lie in the span."
)


def measure(folder: Path) -> list[Table]:
    """Go over every token of every text in the folder."""
    rows = [
        (path.parent.name, *_checked([text for one in read_jsonl(path) if (text := _text(one))]))
        for path in sorted(folder.rglob("shared*.jsonl"))
        if any(_text(one) for one in read_jsonl(path)[:1])
    ]
    return [
        Table(
            title="Spans that lead back to the source",
            columns=("texts", "documents", "tokens", "tokens whose source does not show them"),
            rows=rows,
            notes=(_NOTE,),
        )
    ]


def _text(record: dict[str, object]) -> str:
    return next((str(record[name]) for name in _FIELDS if record.get(name)), "")


def _checked(texts: list[str]) -> tuple[int, int, int]:
    tokens = wrong = 0
    for text in texts:
        document = rh.read_corpus({"a": text})["a"]
        for token in rh.tokenize(document).tokens:
            tokens += 1
            wrong += not _leads_back(document, token)
    return len(texts), tokens, wrong


def _leads_back(document: rh.Document, token: rh.Token) -> bool:
    start, end = document.source_span(token.start, token.end)
    if token.text in document.raw[start:end]:
        return True
    return any(start <= edit.end and edit.start <= end for edit in document.edits)
