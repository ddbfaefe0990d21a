"""A source of records: its files, their fields, and its records one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from rhetoric.corpus.records import delimited, jsonl, parquet, plain
from rhetoric.corpus.records.choosing import Wanted, choose_fields
from rhetoric.corpus.records.finding import Found, find
from rhetoric.corpus.records.record import BadRecord, Record
from rhetoric.corpus.records.slices import Fields, Format, InputFile, Slice
from rhetoric.errors import InputError, nearest

FORMATS: dict[str, Format] = {
    "text": plain,
    "jsonl": jsonl,
    "csv": delimited,
    "parquet": parquet,
}
SLICE_BYTES = 16_000_000
FILES_NAMED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """By what it is told whether the files of a source have changed.

    Parameters
    ----------
    files, bytes : int
    digest : str
        SHA-256 over name, size and time of change of every file.
    named : tuple of (str, int, int)
        Name, size and time of change of the first hundred.
    """

    files: int
    bytes: int
    digest: str
    named: tuple[tuple[str, int, int], ...]


class RecordSource:
    """Documents that are read one after the other.

    Parameters
    ----------
    source : path, or list of paths
        A folder, read with its subfolders: the ``.txt`` and ``.md`` files, or
        where there is none, the tables in it. A ``.txt`` or ``.md`` file is one
        document; of a ``.jsonl`` (also ``.jsonl.gz``), ``.csv``, ``.tsv`` or
        ``.parquet`` file each line or row is.
    text, id : str, optional
        The fields of tables that hold the text and the id. By default they are
        guessed, and `notes` says so. ``id=False`` names each record by its file
        and line or row.
    meta : sequence of str, optional
        Which of the other fields are read; all by default.
    function : str
        Who asks, for messages.

    Raises
    ------
    InputError
        There is nothing to read, or a table has no such field.

    Examples
    --------
    >>> from rhetoric.shipped import shipped_folder
    >>> [record.id for record in RecordSource(shipped_folder("seeds")).records()][:2]
    ['global-independence', 'reunification-talk']
    """

    def __init__(
        self,
        source: object,
        *,
        text: str | None = None,
        id: str | bool | None = None,  # noqa: A002  # what the field calls it
        meta: Sequence[str] | None = None,
        function: str = "RecordSource",
    ) -> None:
        self._found: Found = find(source, function)
        self._function = function
        self._asked = Wanted(text=text, key=id)
        self._meta = None if meta is None else tuple(meta)
        self._fields: Fields | None = None
        self.notes: tuple[str, ...] = ()
        for file in self.files():
            # Every table is looked into first, so that a missing field is known at once.
            if file.kind != "text" or meta:
                self._check(file)
        self.notes += self._found.left_out()

    @property
    def fields(self) -> Fields:
        """The fields that hold the text and the id; empty for plain texts."""
        return self._fields or Fields(meta=self._meta)

    def files(self) -> Iterator[InputFile]:
        """List the files, in order."""
        return self._found.files()

    def slices(self, size: int = SLICE_BYTES) -> Iterator[Slice]:
        """Divide the files, each for itself, into slices of about so many bytes."""
        for file in self.files():
            yield from FORMATS[file.kind].cut(file, self.fields, size)

    def records(self) -> Iterator[Record | BadRecord]:
        """Give the records in order; no more than one slice is held."""
        for piece in self.slices():
            yield from read_slice(piece)

    def fingerprint(self) -> Fingerprint:
        """Tell which files there are now, with their sizes and times of change."""
        hashed, named, files, size = sha256(), [], 0, 0
        for file in self.files():
            one = (file.name, file.size, file.modified)
            hashed.update(repr(one).encode("utf-8", "surrogatepass"))
            named += [one] if files < FILES_NAMED else []
            files += 1
            size += file.size
        return Fingerprint(files=files, bytes=size, digest=hashed.hexdigest(), named=tuple(named))

    def _check(self, file: InputFile) -> None:
        """Refuse a file that lacks a field."""
        names = FORMATS[file.kind].field_names(file)
        wanted: list[tuple[str, str | None]] = [("group", name) for name in self._meta or ()]
        if file.kind != "text":
            self._fields = self._fields or self._chosen(file, names)
            wanted += [("text", self._fields.text), ("id", self._fields.id)]
        for parameter, field in wanted:
            if field is not None and field not in names:
                raise InputError(
                    f"{self._function}: {parameter}={field!r}: {file.name} has no such field. "
                    f"{nearest(field, names)}"
                )

    def _chosen(self, file: InputFile, names: tuple[str, ...]) -> Fields:
        """Take the fields that were asked for, or guess them and say so."""
        fields, note = choose_fields(names, self._asked, self._function, file.name)
        self.notes += (note,) if note else ()
        return replace(fields, meta=self._meta)


def read_slice(piece: Slice) -> Iterator[Record | BadRecord]:
    """Give the records of a slice, good and bad."""
    return FORMATS[piece.file.kind].read(piece)
