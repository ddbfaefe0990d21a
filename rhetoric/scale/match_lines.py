"""The matches of a chunk as lines of CSV, without an object for each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.framing.scores import FrameScores
from rhetoric.lexicon.matching import MatchColumns
from rhetoric.scale.batch import Batch
from rhetoric.scale.lines import encoded, heading_line, number_lines, text_cells
from rhetoric.tokens.columns import Columns
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.vocabulary import Ints

MATCHES = "matches"
MATCH_COLUMNS = (
    "document", "frame", "sentence", "start", "end", "text", "entry", "negated", "quoted",
)  # fmt: skip
SOURCE_COLUMNS = ("source_start", "source_end")
AT_ONCE = 100_000
_MARKS = (b"False", b"True")


def match_lines(scores: FrameScores | None, batch: Batch) -> Iterator[bytes]:
    """Write the matches of a batch, in the order of the texts, under their heading."""
    yield heading_line((*MATCH_COLUMNS, *(SOURCE_COLUMNS if batch.rules else ())))
    if scores is None:
        return
    matches = scores.matches.columns
    columns = as_tokens(batch.corpus, "score_files").columns
    frames = text_cells(scores.frames)
    entries = text_cells([entry.pattern for entry in matches.entries])
    for first in range(0, len(matches), AT_ONCE):
        part = matches.select(slice(first, first + AT_ONCE))
        yield from _lines(part, _placed(part, columns), frames, entries, batch)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Document, sentence and half-open span in the text of each match."""

    document: Ints
    sentence: Ints
    start: Ints
    end: Ints


def _placed(matches: MatchColumns, columns: Columns) -> _Places:
    first = matches.start.astype(np.int64)
    last = first + matches.length.astype(np.int64) - 1
    document = columns.document_of(first)
    return _Places(
        document=document,
        sentence=columns.sentence_of(first) - columns.sentences_before[document],
        start=columns.starts[first].astype(np.int64),
        end=np.asarray(columns.ends(last), dtype=np.int64),
    )


def _lines(
    matches: MatchColumns,
    places: _Places,
    frames: Sequence[bytes],
    entries: Sequence[bytes],
    batch: Batch,
) -> Iterator[bytes]:
    numbers = number_lines(np.column_stack([places.sentence, places.start, places.end]))
    columns = zip(
        places.document.tolist(),
        places.start.tolist(),
        places.end.tolist(),
        matches.category.tolist(),
        matches.entry.tolist(),
        matches.negated.tolist(),
        matches.quoted.tolist(),
        numbers,
        strict=True,
    )
    cells: dict[str, bytes] = {}  # the same few words match again and again
    ids, documents = batch.ids, batch.documents
    for document, start, end, frame, entry, negated, quoted, number in columns:
        found = documents[document].text[start:end]
        cell = cells.get(found)
        if cell is None:
            cell = cells[found] = text_cells([found])[0]
        line = [
            ids[document], frames[frame], number[:-1], cell, entries[entry], _MARKS[negated],
            _MARKS[quoted],
        ]  # fmt: skip
        if batch.rules:
            source = "{},{}".format(*documents[document].source_span(start, end))
            line.append(encoded(source))
        yield b",".join(line) + b"\n"
