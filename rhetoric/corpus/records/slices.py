"""Stretches of input files: what one worker reads for itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from rhetoric.corpus.document import DocumentWarning
from rhetoric.corpus.records.record import BadRecord, Record, place_text, plain_value


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file of the source.

    Parameters
    ----------
    path : str
    name : str
        Its path inside the source, with ``/`` between folders.
    kind : {'text', 'jsonl', 'csv', 'parquet'}
    size : int
        In bytes.
    modified : int
        When it was last changed, in nanoseconds.
    """

    path: str
    name: str
    kind: str
    size: int
    modified: int

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        folder, slash, last = self.name.removesuffix(".gz").rpartition("/")
        return folder + slash + (last.rpartition(".")[0] or last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Which fields of a table hold the text and the id.

    Parameters
    ----------
    text : str
        Empty where the file is one document.
    id : str or None
        None names the records by their place.
    meta : tuple of str or None
        Which of the other fields are wanted; None for all.
    """

    text: str = ""
    id: str | None = None
    meta: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A stretch of a file that holds whole records.

    Parameters
    ----------
    file : InputFile
    fields : Fields
    start, stop : int
        Half-open range of bytes; of rows in a Parquet file.
    number : int
        The number of its first line or row, from 1.
    content : int
        How many bytes it holds, unpacked.
    size : int
        How many bytes of the file it accounts for.
    payload : object
        The content itself where a worker cannot go straight to it: the lines of
        a packed file, the rows of a Parquet file.
    """

    file: InputFile
    fields: Fields
    start: int
    stop: int
    number: int
    content: int
    size: int
    payload: object = None


class Format(Protocol):
    """What is done with one kind of file. Each kind is a module."""

    def field_names(self, file: InputFile, /) -> tuple[str, ...]:
        """Name the fields of a file; none where the file is one document."""

    def cut(self, file: InputFile, fields: Fields, size: int, /) -> Iterator[Slice]:
        """Divide a file into slices of about so many bytes."""

    def read(self, piece: Slice, /) -> Iterator[Record | BadRecord]:
        """Give the records of a slice."""


def record_of(
    piece: Slice,
    values: Mapping[str, object],
    unit: str,
    number: int,
    warnings: tuple[DocumentWarning, ...] = (),
) -> Record | BadRecord:
    """Make a record of the values of one line or row, or say what is wrong with them."""
    fields, file = piece.fields, piece.file
    text = values.get(fields.text)
    given = f"{file.stem}-{number}" if fields.id is None else values.get(fields.id)
    key = str(given) if isinstance(given, str | int) and not isinstance(given, bool) else ""
    if isinstance(text, str) and key:
        wanted = fields.meta
        if wanted is None:
            wanted = tuple(name for name in values if name not in (fields.text, fields.id))
        meta = {name: plain_value(values.get(name)) for name in wanted}
        return Record(key, text, meta, file.name, unit, number, warnings)
    if not key:
        reason = f"it has no id in the field {fields.id!r}: {_shown(given)}"
    elif text is None:
        reason = f"it has no text in the field {fields.text!r}"
    else:
        reason = f"its text is no string but {_shown(text)}"
    return BadRecord(id=key or None, place=place_text(file.name, unit, number), reason=reason)


def _shown(value: object) -> str:
    text = repr(value)
    return f"{type(value).__name__} {text if len(text) <= 40 else text[:39] + '…'}"
