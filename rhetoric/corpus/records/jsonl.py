"""JSONL: one JSON object a line, packed with gzip or not."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, cast

from rhetoric.corpus.decoding import decode
from rhetoric.corpus.document import DocumentWarning
from rhetoric.corpus.records.record import BadRecord, Record, place_text
from rhetoric.corpus.records.slices import Fields, InputFile, Slice, record_of
from rhetoric.errors import InputError

LINES_PEEKED = 100
BYTES_PEEKED = 64_000_000
_BOM = b"\xef\xbb\xbf"


def field_names(file: InputFile, /) -> tuple[str, ...]:
    """Name the fields of the first hundred records."""
    names: dict[str, None] = {}
    with opened(file) as stream:
        for line in islice(iter(lambda: stream.readline(BYTES_PEEKED), b""), LINES_PEEKED):
            try:
                names |= dict.fromkeys(_parsed(line)[0])
            except ValueError:
                continue
    return tuple(names)


def cut(file: InputFile, fields: Fields, size: int, /) -> Iterator[Slice]:
    """Divide a file at the ends of lines; what is packed is handed over unpacked."""
    packed = file.name.endswith(".gz")
    start, number, read_before = 0, 1, 0
    with opened(file) as stream:
        while block := stream.read(size):
            block += b"" if block.endswith(b"\n") else stream.readline()
            stop = start + len(block)
            # Of a packed file the progress is that of the packed bytes.
            reached = _packed_position(stream) if packed else stop
            yield Slice(
                file=file,
                fields=fields,
                start=start,
                stop=stop,
                number=number,
                content=len(block),
                size=reached - read_before,
                payload=block if packed else None,
            )
            number += block.count(b"\n")
            start, read_before = stop, reached


def read(piece: Slice, /) -> Iterator[Record | BadRecord]:
    """Read the lines of a slice; blank lines are no records."""
    content = piece.payload if isinstance(piece.payload, bytes) else content_of(piece)
    for number, line in enumerate(BytesIO(content), start=piece.number):
        if line.isspace():
            continue
        try:
            values, warnings = _parsed(line)
        except ValueError as error:
            place = place_text(piece.file.name, "line", number)
            yield BadRecord(id=None, place=place, reason=str(error))
            continue
        yield record_of(piece, values, "line", number, warnings)


def _parsed(line: bytes) -> tuple[dict[str, object], tuple[DocumentWarning, ...]]:
    """Read one line.

    Raises
    ------
    ValueError
        It is no JSON object.
    """
    warnings: tuple[DocumentWarning, ...] = ()
    try:
        text = line.removeprefix(_BOM).decode("utf-8").rstrip()
    except UnicodeDecodeError:
        text, warnings = decode(line)
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        shown = text[max(error.pos - 20, 0) : error.pos + 20].strip()
        raise ValueError(
            f"it is no JSON: {error.msg} at character {error.pos + 1}, near {shown!r}"
        ) from None
    except RecursionError:
        raise ValueError("it is no JSON record: lists inside lists without end") from None
    if not isinstance(values, dict):
        raise ValueError(
            f'a JSON object is needed, such as {{"text": …}}, not a {type(values).__name__}'
        )
    return values, warnings


def content_of(piece: Slice) -> bytes:
    """Read the bytes of a slice."""
    with Path(piece.file.path).open("rb") as stream:
        stream.seek(piece.start)
        return stream.read(piece.stop - piece.start)


@contextmanager
def opened(file: InputFile) -> Iterator[BinaryIO]:
    """Open a file for reading bytes, unpacked.

    Raises
    ------
    InputError
        It cannot be read, is not what its name says, or is not in UTF-8.
    """
    path = Path(file.path)
    try:
        with gzip.open(path) if file.name.endswith(".gz") else path.open("rb") as stream:
            _refuse_utf_16(stream.read(2), file)
            stream.seek(0)
            yield cast("BinaryIO", stream)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{file.name} cannot be read: {error}.") from error


def _refuse_utf_16(first: bytes, file: InputFile) -> None:
    if first in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError(
            f"{file.name} is in UTF-16. Convert it to UTF-8: its lines cannot be told."
        )


def _packed_position(stream: BinaryIO) -> int:
    packed: Any = stream
    return int(packed.fileobj.tell())
