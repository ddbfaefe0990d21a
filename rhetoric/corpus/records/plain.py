"""Plain text: each file is one document."""

from collections.abc import Iterator
from pathlib import Path

from rhetoric.corpus.decoding import decode
from rhetoric.corpus.records.record import BadRecord, Record
from rhetoric.corpus.records.slices import Fields, InputFile, Slice
from rhetoric.errors import InputError


def field_names(_file: InputFile, /) -> tuple[str, ...]:
    """A plain text has no fields."""
    return ()


def cut(file: InputFile, fields: Fields, _size: int, /) -> Iterator[Slice]:
    """Give the whole file as one slice."""
    size = file.size
    yield Slice(file=file, fields=fields, start=0, stop=size, number=0, content=size, size=size)


def read(piece: Slice, /) -> Iterator[Record | BadRecord]:
    """Read the file, or say why it cannot be read."""
    file = piece.file
    try:
        text, warnings = decode(Path(file.path).read_bytes())
    except (InputError, OSError) as error:
        yield BadRecord(id=file.stem, place=file.name, reason=_plainly(error))
        return
    yield Record(file.stem, text, {}, file.name, warnings=warnings)


def _plainly(error: Exception) -> str:
    """Tell an error without the path of the machine."""
    return f"{error.strerror}" if isinstance(error, OSError) else str(error)
