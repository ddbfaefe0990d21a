"""One record of a stream, and what is known of a bad one."""

from collections.abc import Mapping
from dataclasses import dataclass
from json import dumps
from typing import NamedTuple

from rhetoric.corpus.document import DocumentWarning, MetaValue

LARGEST_ROW = 64_000_000
"""Bytes after which a quoted cell that was opened counts as never closed."""


class Record(NamedTuple):
    """One document of a stream. A bare tuple, because millions are made.

    Parameters
    ----------
    id : str
    text : str
        As received.
    meta : mapping
        The other fields.
    file : str
        The file it stands in, by its name in the source.
    unit : {'', 'line', 'row'}
        What `number` counts; empty where the file is the document.
    number : int
        From 1.
    warnings : tuple of DocumentWarning
        Such as an encoding that was guessed.
    """

    id: str
    text: str
    meta: Mapping[str, MetaValue]
    file: str
    unit: str = ""
    number: int = 0
    warnings: tuple[DocumentWarning, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands, for a reader."""
        return place_text(self.file, self.unit, self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRecord:
    """A record that cannot be used.

    Parameters
    ----------
    id : str or None
        None where it cannot be told.
    place : str
        File and line or row.
    reason : str
        What is wrong with it.
    """

    id: str | None
    place: str
    reason: str


def place_text(file: str, unit: str, number: int, last: int = 0) -> str:
    """Write where a record stands.

    Examples
    --------
    >>> place_text("speeches.csv", "line", 3, 5), place_text("a.txt", "", 0)
    ('speeches.csv, lines 3 to 5', 'a.txt')
    """
    if not unit:
        return file
    if last > number:
        return f"{file}, {unit}s {number} to {last}"
    return f"{file}, {unit} {number}"


def plain_value(value: object) -> MetaValue:
    """Bring a value of a record to a plain one: lists and tables become JSON, dates text."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list | dict):
        return dumps(value, ensure_ascii=False, default=str)
    return str(value)
