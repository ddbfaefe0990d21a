"""Parquet: rows in batches, read here and handed over."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rhetoric.corpus.records.record import BadRecord, Record
from rhetoric.corpus.records.slices import Fields, InputFile, Slice, record_of
from rhetoric.errors import InputError, MissingDependencyError

if TYPE_CHECKING:
    import pyarrow.parquet

BATCH_BYTES = 1_000_000
MOST_ROWS = 4096


def field_names(file: InputFile, /) -> tuple[str, ...]:
    """Name the columns."""
    with _opened(file) as table:
        return tuple(table.schema_arrow.names)


def cut(file: InputFile, fields: Fields, size: int, /) -> Iterator[Slice]:
    """Divide a file at rows: batches are taken together until they hold `size` bytes.

    A row group may hold a million rows, so a worker cannot go straight to its
    own; the rows travel.
    """
    with _opened(file) as table:
        rows = max(table.metadata.num_rows, 1)
        held: list[Any] = []
        start = stop = 0
        batches = table.iter_batches(batch_size=_batch_rows(table), columns=_wanted(fields))
        for batch in batches:
            held.append(batch)
            stop += batch.num_rows
            if sum(part.nbytes for part in held) >= size:
                yield _slice(file, fields, held, (start, stop), rows)
                held, start = [], stop
        if held:
            yield _slice(file, fields, held, (start, stop), rows)


def read(piece: Slice, /) -> Iterator[Record | BadRecord]:
    """Read the rows of a slice."""
    number = piece.number
    batches: Any = piece.payload
    for batch in batches:
        names = batch.schema.names
        columns = [column.to_pylist() for column in batch.columns]
        for cells in zip(*columns, strict=True):
            yield record_of(piece, dict(zip(names, cells, strict=True)), "row", number)
            number += 1


def _slice(
    file: InputFile, fields: Fields, held: list[Any], bounds: tuple[int, int], rows: int
) -> Slice:
    start, stop = bounds
    return Slice(
        file=file,
        fields=fields,
        start=start,
        stop=stop,
        number=start + 1,
        content=sum(batch.nbytes for batch in held),
        size=file.size * stop // rows - file.size * start // rows,
        payload=held,
    )


def _wanted(fields: Fields) -> list[str] | None:
    """Which columns are read; None for all."""
    if fields.meta is None:
        return None
    named = (fields.text, fields.id, *fields.meta)
    return list(dict.fromkeys(name for name in named if name is not None))


def _batch_rows(table: "pyarrow.parquet.ParquetFile") -> int:
    """How many rows hold about a megabyte, going by the largest row group."""
    groups = [table.metadata.row_group(n) for n in range(table.metadata.num_row_groups)]
    largest = max((group.total_byte_size / max(group.num_rows, 1) for group in groups), default=1)
    return int(min(max(BATCH_BYTES / max(largest, 1), 1), MOST_ROWS))


@contextmanager
def _opened(file: InputFile) -> Iterator["pyarrow.parquet.ParquetFile"]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MissingDependencyError(
            f"{file.name}: reading Parquet needs pyarrow, which is not installed. "
            "Run: pip install 'rhetoric-framing[parquet]'."
        ) from error
    try:
        with parquet.ParquetFile(file.path, pre_buffer=False) as table:
            yield table
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{file.name} cannot be read as Parquet: {error}.") from error
