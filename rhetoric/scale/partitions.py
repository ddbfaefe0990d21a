"""The partitions of a Dask collection as batches of documents."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from rhetoric.corpus.records.record import BadRecord, Record
from rhetoric.corpus.records.slices import Fields, InputFile, Slice, record_of
from rhetoric.errors import InputError, MissingDependencyError, nearest
from rhetoric.scale.batch import Batch

UNIT = "row"


def delayed_partitions(data: object, function: str) -> list[Any]:
    """Take the partitions of a Dask bag or data frame, none of them computed.

    Raises
    ------
    InputError
        It is neither.
    MissingDependencyError
        Dask is not installed.
    """
    try:
        import dask  # noqa: F401  # what is asked is whether it is there
    except ImportError as error:
        raise MissingDependencyError(
            f"{function} needs Dask, which is not installed. "
            "Run: pip install 'rhetoric-framing[dask]'."
        ) from error
    partitions = getattr(data, "to_delayed", None)
    if partitions is None or not hasattr(data, "npartitions"):
        raise InputError(
            f"{function} takes a Dask bag or data frame, got {type(data).__name__}. "
            "Make one with dask.bag.from_sequence or dask.dataframe.read_parquet; for texts in "
            "memory use score_frames, for files score_files."
        )
    return list(partitions())


def batch_of(partition: Any, number: int, fields: Fields, errors: str, function: str) -> Batch:
    """Read the documents of a partition: strings, mappings, or the rows of a data frame.

    Raises
    ------
    InputError
        One cannot be used, and `errors` is ``raise``.
    """
    records: list[Record] = []
    skipped: list[BadRecord] = []
    for record in _records(partition, number, fields):
        if isinstance(record, Record):
            records.append(record)
        elif errors == "raise":
            named = f" (id {record.id!r})" if record.id else ""
            raise InputError(
                f"{function}: {record.place}{named}: {record.reason}. "
                "Mend it, or call with errors='skip'."
            )
        else:
            skipped.append(record)
    return Batch(records=tuple(records), skipped=tuple(skipped), rules=())


def _records(partition: Any, number: int, fields: Fields) -> Iterator[Record | BadRecord]:
    """Make a record of each item; a bare string is named by its place."""
    file = InputFile(path="", name=f"partition-{number}", kind="", size=0, modified=0)
    piece = Slice(file=file, fields=fields, start=0, stop=0, number=1, content=0, size=0)
    unnamed = replace(piece, fields=replace(fields, id=None))
    for place, item in enumerate(_items(partition, fields), start=1):
        if isinstance(item, Mapping):
            yield record_of(piece, item, UNIT, place)
        else:
            yield record_of(unnamed, {fields.text: item}, UNIT, place)


def _items(partition: Any, fields: Fields) -> Iterator[object]:
    """Give the items of a bag, or the rows of a data frame with the columns that are needed."""
    if not hasattr(partition, "columns"):
        yield from partition
        return
    named = dict.fromkeys((fields.text, fields.id, *(fields.meta or ())))
    names = [name for name in partition.columns if name in named]
    # Whatever a data frame says where there is nothing becomes None.
    plain = [partition[name].astype(object).where(partition[name].notna(), None) for name in names]
    for cells in zip(*(column.tolist() for column in plain), strict=True):
        yield dict(zip(names, cells, strict=True))


def check_columns(data: Any, wanted: Mapping[str, str | None], function: str) -> None:
    """Refuse a data frame that lacks a column; of a bag it is not known before it is read."""
    names = [str(name) for name in getattr(data, "columns", ())]
    for parameter, column in wanted.items():
        if names and column is not None and column not in names:
            raise InputError(
                f"{function}: {parameter}={column!r}: the data frame has no such column. "
                f"{nearest(column, names)}"
            )


def check_errors(errors: object, function: str) -> None:
    """Refuse another way with bad records than the two there are."""
    if errors not in ("raise", "skip"):
        raise InputError(f"{function}: errors must be 'raise' or 'skip', got {errors!r}.")
