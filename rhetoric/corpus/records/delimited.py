"""CSV and its kin: a heading, then one record a row; quoted cells may hold line breaks."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from rhetoric.corpus.decoding import decode
from rhetoric.corpus.document import DocumentWarning
from rhetoric.corpus.records.jsonl import content_of, opened
from rhetoric.corpus.records.record import LARGEST_ROW, BadRecord, Record, place_text
from rhetoric.corpus.records.slices import Fields, InputFile, Slice, record_of
from rhetoric.errors import InputError

DELIMITERS = (",", ";", "\t")
_NO_LIMIT = 2**31 - 1  # the largest that csv takes on every system


def field_names(file: InputFile, /) -> tuple[str, ...]:
    """Read the heading."""
    return _heading(file).names


def cut(file: InputFile, fields: Fields, size: int, /) -> Iterator[Slice]:
    """Divide a file at the ends of rows.

    A line break may stand inside quotation marks, so the rows are read here once
    for their ends, by the same rules as later for their cells.
    """
    heading = _heading(file)
    start, number = heading.bytes, heading.lines + 1
    with opened(file) as stream:
        stream.seek(start)
        lines = _Lines(stream)
        while _pass_rows(lines, heading.delimiter, size):
            yield Slice(
                file=file,
                fields=fields,
                start=start,
                stop=start + lines.bytes,
                number=number,
                content=lines.bytes,
                size=lines.bytes,
            )
            start, number = start + lines.bytes, number + lines.count
            lines.bytes = lines.count = 0


def read(piece: Slice, /) -> Iterator[Record | BadRecord]:
    """Read the rows of a slice; one with broken quoting or a cell too few is a bad record."""
    heading = _heading(piece.file)
    lines = _Lines(BytesIO(content_of(piece)), guess=True)
    for cells in _rows(lines, heading.delimiter):
        number, last = piece.number + lines.count - lines.row_lines, piece.number + lines.count - 1
        if not cells:
            continue
        if isinstance(cells, list) and len(cells) == len(heading.names):
            values = dict(zip(heading.names, cells, strict=True))
            yield record_of(piece, values, "line", number, tuple(lines.warnings))
            continue
        reason = (
            f"its quotation marks are broken: {cells}"
            if isinstance(cells, str)
            else f"it has {len(cells)} cells and the heading has {len(heading.names)}"
        )
        place = place_text(piece.file.name, "line", number, last)
        yield BadRecord(id=None, place=place, reason=reason)


class _Lines(Iterator[str]):
    """The lines of a stream, counted, with a bound on those of one row.

    Without `guess` each byte becomes one character: that is enough for the ends
    of rows, and lengths are then in bytes.
    """

    def __init__(self, stream: BinaryIO, *, guess: bool = False) -> None:
        self._stream = stream
        self._guess = guess
        self.bytes = self.count = 0
        self.row_bytes = self.row_lines = 0
        self.warnings: list[DocumentWarning] = []

    def begin_row(self) -> None:
        self.row_bytes = self.row_lines = 0
        self.warnings.clear()

    def __next__(self) -> str:
        if self.row_bytes > LARGEST_ROW:
            raise csv.Error(f"a cell that opens here is not closed within {LARGEST_ROW:,} bytes")
        line = self._stream.readline()
        if not line:
            raise StopIteration
        self.bytes += len(line)
        self.row_bytes += len(line)
        self.count += 1
        self.row_lines += 1
        return self._decoded(line) if self._guess else line.decode("latin-1")

    def _decoded(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            text, warnings = decode(line)
            self.warnings[:] = warnings
            return text


@dataclass(frozen=True, slots=True)
class _Heading:
    names: tuple[str, ...]
    delimiter: str
    bytes: int
    lines: int


def _heading(file: InputFile) -> _Heading:
    with opened(file) as stream:
        first = stream.readline(LARGEST_ROW)
        delimiter = "\t" if file.name.lower().endswith(".tsv") else _delimiter(first)
        stream.seek(0)
        lines = _Lines(stream)
        cells = next(_rows(lines, delimiter), [])
    if isinstance(cells, str):
        raise InputError(f"{file.name}: the quotation marks of the heading are broken: {cells}.")
    names = tuple(decode(cell.encode("latin-1"))[0].strip() for cell in cells)
    twice = sorted({name for name in names if names.count(name) > 1})
    if not any(names) or twice:
        what = f"has {twice[0]!r} twice in its heading" if twice else "has no heading"
        raise InputError(f"{file.name} {what}. The first row must name the columns, each once.")
    return _Heading(names, delimiter, lines.bytes, lines.count)


def _delimiter(line: bytes) -> str:
    """Tell the delimiter by the heading: the commonest of comma, semicolon and tab."""
    return max(DELIMITERS, key=lambda sign: line.count(sign.encode()))


def _rows(lines: _Lines, delimiter: str) -> Iterator[list[str] | str]:
    """Read rows; where the quotation marks are broken, what is wrong with them."""
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin_row()
        try:
            with _cells_of_any_size():
                cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield str(error)
        else:
            yield cells


def _pass_rows(lines: _Lines, delimiter: str, size: int) -> bool:
    """Read on to the end of the row in which `size` bytes are reached."""
    for _ in _rows(lines, delimiter):
        if lines.bytes >= size:
            break
    return lines.bytes > 0


@contextmanager
def _cells_of_any_size() -> Iterator[None]:
    """Let cells be as long as texts are; the limit is one for the whole process."""
    before = csv.field_size_limit(_NO_LIMIT)
    try:
        yield
    finally:
        csv.field_size_limit(before)
