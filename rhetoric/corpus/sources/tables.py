"""Texts in tables: files with a text in each row, data frames, and lists of records."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rhetoric.corpus.records.choosing import Wanted, choose_fields
from rhetoric.corpus.records.record import BadRecord, plain_value
from rhetoric.corpus.records.source import RecordSource
from rhetoric.corpus.sources.received import Gathered, Received
from rhetoric.errors import InputError, nearest

_FUNCTION = "read_corpus"
_NUMBERS = (int, float)


def gather_table(path: Path, wanted: Wanted) -> Gathered:
    """Read a table in a file: JSONL, CSV, TSV or Parquet."""
    source = RecordSource(
        path, text=wanted.text, id=wanted.key, meta=wanted.metadata, function=_FUNCTION
    )
    gathered = Gathered(name=path.name.split(".")[0], notes=list(source.notes))
    for record in source.records():
        if isinstance(record, BadRecord):
            gathered.problems.append(f"{record.place}: {record.reason}")
        else:
            gathered.texts.append(
                Received(
                    id=record.id,
                    text=record.text,
                    meta=record.meta,
                    warnings=record.warnings,
                    place=record.place,
                )
            )
    return gathered


def gather_frame(frame: Any, wanted: Wanted) -> Gathered:
    """Read a data frame of pandas, polars or another library that narwhals knows."""
    names = [str(name) for name in frame.columns]
    return gather_records(frame.iter_rows(named=True), names, wanted, "the data frame")


def gather_records(
    records: Iterable[Mapping[str, object]],
    names: Sequence[str],
    wanted: Wanted,
    table: str,
) -> Gathered:
    """Read records that have named fields."""
    fields, note = choose_fields(names, wanted, _FUNCTION, table)
    for field in wanted.metadata or ():
        if field not in names:
            raise InputError(
                f"{_FUNCTION}: metadata: {table} has no field {field!r}. {nearest(field, names)}"
            )
    asked = names if wanted.metadata is None else wanted.metadata
    kept = [name for name in asked if name not in (fields.text, fields.id)]
    gathered = Gathered(name="corpus", notes=[note] if note else [])
    for number, record in enumerate(records, start=1):
        place = f"row {number}"
        written, given = record.get(fields.text), record.get(fields.id) if fields.id else None
        name = _name(given) if fields.id else f"row-{number}"
        if not isinstance(written, str):
            shown = "no text" if _missing(written) else f"a {type(written).__name__}, no text"
            gathered.problems.append(f"{place}: there is {shown} in {fields.text!r}")
        elif not name:
            gathered.problems.append(f"{place}: there is no id in {fields.id!r}")
        else:
            meta = {field: _plain(record.get(field)) for field in kept}
            gathered.texts.append(Received(id=name, text=written, meta=meta, place=place))
    return gathered


def _name(given: object) -> str:
    if _missing(given) or isinstance(given, bool):
        return ""
    if isinstance(given, float) and given.is_integer():
        return str(int(given))  # pandas makes floats of whole numbers beside a gap
    return str(given)


def _missing(value: object) -> bool:
    """Whether a cell is empty: None, or a number that is none (NaN)."""
    return value is None or (isinstance(value, float) and value != value)


def _plain(value: object) -> Any:
    if _missing(value):
        return None
    item = getattr(value, "item", None)
    if item is not None and not isinstance(value, _NUMBERS) and not hasattr(value, "__len__"):
        value = item()  # numpy's numbers to Python's own
    return plain_value(value)
