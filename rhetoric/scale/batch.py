"""The documents of one chunk, ready to be counted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from rhetoric.comparison.account import hash_of
from rhetoric.corpus.cleaning import clean
from rhetoric.corpus.corpus import Corpus
from rhetoric.corpus.document import Document
from rhetoric.corpus.formats.extract import MARKDOWN_ENDING
from rhetoric.corpus.records.record import BadRecord, Record
from rhetoric.corpus.records.source import read_slice
from rhetoric.errors import InputError
from rhetoric.scale.chunks import Chunk
from rhetoric.scale.lines import number_lines, text_cells
from rhetoric.tokens.vocabulary import Ints

Hashes = npt.NDArray[np.uint64]
MODULUS = 1 << 256
PLACE_COLUMNS = ("document", "file", "number")


@dataclass(frozen=True, kw_only=True, eq=False)
class Batch:
    """The records of a chunk.

    Parameters
    ----------
    records : tuple of Record
        The good ones.
    skipped : tuple of BadRecord
    rules : tuple of str
        The cleaning rules the texts go through.
    """

    records: tuple[Record, ...]
    skipped: tuple[BadRecord, ...]
    rules: tuple[str, ...]

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents, cleaned; their ids are their places here, which are unique."""
        return tuple(
            _document(str(place), record, self.rules) for place, record in enumerate(self.records)
        )

    @cached_property
    def corpus(self) -> Corpus:
        """The documents as a corpus."""
        return Corpus(self.documents, cleaning=self.rules)

    @cached_property
    def ids(self) -> list[bytes]:
        """The ids as cells of CSV."""
        return text_cells([record.id for record in self.records])

    def lines(self, numbers: Ints) -> Iterator[bytes]:
        """Write a line for each document: its id, its place, and its numbers."""
        files = {record.file for record in self.records}
        named = dict(zip(files, text_cells(list(files)), strict=True))
        places = np.array([record.number for record in self.records], dtype=np.int64)
        rows = number_lines(np.column_stack([places, numbers]))
        for key, record, row in zip(self.ids, self.records, rows, strict=True):
            yield b",".join((key, named[record.file], row))

    def hashes(self) -> Hashes:
        """Give a 64-bit hash of each id, by which repeated ones are found."""
        encoded = (record.id.encode("utf-8", "surrogatepass") for record in self.records)
        digests = b"".join(blake2b(key, digest_size=8).digest() for key in encoded)
        return np.frombuffer(digests, dtype="<u8")

    @cached_property
    def digests(self) -> list[int]:
        """The SHA-256 of each text as received, as a whole number."""
        return [hash_of(record.text) for record in self.records]

    def account(self) -> dict[str, object]:
        """Tell what was read: how many documents, their hash, and what was skipped."""
        warned: Counter[str] = Counter()
        for record in self.records:
            warned.update(warning.kind for warning in record.warnings)
        return {
            "documents": len(self.records),
            # Added up, so that it does not depend on the order or on the chunks.
            "digest": f"{sum(self.digests) % MODULUS:064x}",
            "edits": sum(len(document.edits) for document in self.documents),
            "warned": dict(sorted(warned.items())),
            "skipped": [
                {"id": bad.id, "place": bad.place, "reason": bad.reason} for bad in self.skipped
            ],
        }


def gather(chunk: Chunk, rules: tuple[str, ...], errors: str, function: str) -> Batch:
    """Read the records of a chunk.

    Raises
    ------
    InputError
        One is bad, or two have one id, and `errors` is ``raise``.
    """
    records: list[Record] = []
    skipped: list[BadRecord] = []
    for piece in chunk.slices:
        for record in read_slice(piece):
            if isinstance(record, Record):
                records.append(record)
            elif errors == "raise":
                raise InputError(_bad_record_text(record, function))
            else:
                skipped.append(record)
    if errors == "raise":
        _refuse_repeated(records, function)
    return Batch(records=tuple(records), skipped=tuple(skipped), rules=rules)


def repeated_text(key: str, places: list[str], function: str) -> str:
    """Say that an id stands for two documents."""
    return (
        f"{function}: the id {key!r} stands for several documents: {' and '.join(places[:3])}. "
        "Name another field with id=, or id=False to name records by their place; "
        "errors='skip' keeps both and lists them."
    )


def _refuse_repeated(records: list[Record], function: str) -> None:
    first: dict[str, Record] = {}
    for record in records:
        other = first.setdefault(record.id, record)
        if other is not record:
            raise InputError(repeated_text(record.id, [other.place, record.place], function))


def _bad_record_text(record: BadRecord, function: str) -> str:
    named = f" (id {record.id!r})" if record.id else ""
    return (
        f"{function}: {record.place}{named}: {record.reason}. Mend it, or call again with "
        "errors='skip' to go on without such records and have them listed. "
        "What was written so far stays."
    )


def _document(key: str, record: Record, rules: tuple[str, ...]) -> Document:
    if not rules:
        return Document(id=key, text=record.text, raw=record.text, warnings=record.warnings)
    parse = True if rules and record.file.lower().endswith(MARKDOWN_ENDING) else None
    cleaned = clean(record.text, rules, markdown=parse)
    return Document(
        id=key,
        text=cleaned.text,
        raw=record.text,
        edits=cleaned.edits,
        warnings=record.warnings,
    )
