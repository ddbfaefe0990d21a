"""Files that are one document each, of any format that is read."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from rhetoric.corpus.formats.extract import extract
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
        ending = PurePosixPath(file.name).suffix or ".txt"
        found = extract(Path(file.path).read_bytes(), ending, file.name)
    except (InputError, OSError) as error:
        yield BadRecord(id=file.stem, place=file.name, reason=_plainly(error, file.name))
        return
    yield Record(file.stem, found.text, found.meta, file.name, warnings=found.warnings)


def _plainly(error: Exception, name: str) -> str:
    """Tell an error without the path of the machine, and without the name, which stands beside."""
    if isinstance(error, OSError):
        return f"{error.strerror}"
    return str(error).removeprefix(f"{name}: ")
