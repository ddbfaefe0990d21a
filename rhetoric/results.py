"""What every result can do: rows, records, data frame, text, HTML, picture, methods.

A result fills one table; the terminal, the notebook and the exports all show it.
"""

import csv
import importlib
import importlib.util
import inspect
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from html import escape
from itertools import accumulate
from pathlib import Path
from typing import Any, ClassVar, Generic, Literal, TypeVar, overload

from rhetoric.errors import InputError, MissingDependencyError, nearest

Cell = str | int | float | bool | None
Row = TypeVar("Row")

TERMINAL_WIDTH = 100
TERMINAL_ROWS = 20
NOTEBOOK_ROWS = 50
CELL_WIDTH = 44


class View(Sequence[Row]):
    """A sequence whose items are made when they are looked at.

    Parameters
    ----------
    length : int
    item : callable
        Makes the item at a place.
    """

    def __init__(self, length: int, item: Callable[[int], Row]) -> None:
        self._length = length
        self._item = item

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self._item(place) for place in range(*index.indices(self._length))]
        place = index + self._length if index < 0 else index
        if not 0 <= place < self._length:
            raise IndexError(f"no item {index}: there are {self._length}")
        return self._item(place)

    def __iter__(self) -> Iterator[Row]:
        return map(self._item, range(self._length))

    def __repr__(self) -> str:
        shown = ", ".join(repr(item) for item in self[:3])
        return (
            f"[{shown}{', …' if self._length > 3 else ''}] ({count_phrase(self._length, 'item')})"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a result shows of itself.

    Parameters
    ----------
    title : str
    columns : tuple of str
    rows : tuple of tuple
        The rows shown, as many cells each as there are columns.
    total : int
        How many rows there are in all.
    notes : tuple of str
        What a reader must know beside the numbers.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    notes: tuple[str, ...] = ()

    @property
    def footer(self) -> tuple[str, ...]:
        """The notes, and a word on rows that are not shown."""
        if len(self.rows) == self.total:
            return self.notes
        rest = f"{self.total - len(self.rows)} more rows: iterate over the result, or to_frame()."
        return (rest, *self.notes)


class Result(ABC, Generic[Row]):
    """Base of every result. A result does not change after it is made."""

    _drawn_by: ClassVar[str] = ""
    """The function that draws it, as ``module:name``: a string, because plots stand above."""
    _not_recorded: ClassVar[tuple[str, ...]] = ()
    """Fields of a row that have records of their own."""

    @property
    @abstractmethod
    def rows(self) -> Sequence[Row]:
        """The rows, in order."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What the result is, in a few words."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know beside the numbers."""
        return ()

    @abstractmethod
    def methods(self) -> str:
        """Write the paragraph a paper needs to say how the numbers were made."""

    @abstractmethod
    def _strength(self, row: Row) -> float:
        """How strong a row is; `top` sorts by it."""

    def _names(self, row: Row) -> tuple[str | None, ...]:
        """The ids under which `top` finds a row: its document, group or term."""
        return (getattr(row, "document", None),)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def top(self, of: int | str = 10, n: int = 10) -> list[Row]:
        """Give the strongest rows.

        Parameters
        ----------
        of : int or str
            How many rows; or the id of a document or group, to see its own.
        n : int
            How many rows, when `of` is an id.

        Returns
        -------
        list of rows
            Strongest first; rows of equal strength keep their order.

        Raises
        ------
        InputError
            There is no such id.
        """
        if isinstance(of, str):
            rows = [row for row in self.rows if of in self._names(row)]
            if not rows:
                known = dict.fromkeys(x for row in self.rows for x in self._names(row) if x)
                raise InputError(f"{type(self).__name__}.top: no {of!r} here. {nearest(of, known)}")
        else:
            rows, n = list(self.rows), of
        return sorted(rows, key=self._strength, reverse=True)[:n]

    def to_records(self) -> list[dict[str, Cell]]:
        """Give the rows as dictionaries that ``json.dumps`` takes."""
        return [self._record(row) for row in self.rows]

    def _record(self, row: Row) -> dict[str, Cell]:
        names = [field.name for field in fields(row)]  # type: ignore[arg-type]  # rows are dataclasses
        return {name: getattr(row, name) for name in names if name not in self._not_recorded}

    def to_frame(self, backend: str | None = None) -> Any:  # the user's own kind
        """Give the rows as a data frame.

        Parameters
        ----------
        backend : {None, 'pandas', 'polars'}
            Which library makes it. None takes pandas if it is installed, else
            polars.

        Returns
        -------
        pandas.DataFrame or polars.DataFrame

        Raises
        ------
        MissingDependencyError
            Neither is installed, or the named one is not.
        """
        import narwhals

        records = self.to_records()
        columns = {name: [record[name] for record in records] for name in self._column_names()}
        frame = narwhals.from_dict(columns, backend=_frame_backend(backend))
        return frame.to_native()

    def _column_names(self) -> tuple[str, ...]:
        """The columns of the records, known even when there are no rows."""
        for row in self.rows:
            return tuple(self._record(row))
        return ()

    def to_csv(self, path: str | Path) -> Path:
        """Write the records as a CSV file in UTF-8 and return its path.

        A NUL, which many readers of CSV refuse, is written as ``␀``.
        """
        target = Path(path)
        with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=self._column_names(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(
                {name: _without_nul(cell) for name, cell in record.items()}
                for record in self.to_records()
            )
        return target

    def to_json(self, path: str | Path) -> Path:
        """Write title, methods, notes and records as a JSON file and return its path."""
        target = Path(path)
        content = {
            "title": self.title,
            "methods": self.methods(),
            "notes": list(self.notes),
            "records": self.to_records(),
        }
        text = json.dumps(content, ensure_ascii=False, indent=1)
        target.write_text(text, encoding="utf-8", errors="backslashreplace")
        return target

    def plot(self, ax: Any = None, **options: Any) -> Any:
        """Draw the natural picture of this result.

        Parameters
        ----------
        ax : matplotlib Axes, optional
            Where to draw; a new figure otherwise. A picture of several panels
            takes ``figure`` instead.
        **options
            Handed to the function in ``rhetoric.plots`` that draws it.

        Returns
        -------
        matplotlib Axes or Figure
            What was drawn on.

        Raises
        ------
        InputError
            The result has no picture, or its picture takes a figure.
        """
        module, _, name = self._drawn_by.partition(":")
        if not module:
            raise InputError(f"{type(self).__name__} has no picture of its own; use to_frame().")
        draw = getattr(importlib.import_module(module), name)
        if ax is None:
            return draw(self, **options)
        if "ax" not in inspect.signature(draw).parameters:
            raise InputError(
                f"{type(self).__name__}.plot draws several panels: give figure=, not ax=."
            )
        return draw(self, ax=ax, **options)

    def _table(self, limit: int) -> Table:
        """Fill the table that is shown, with at most `limit` rows."""
        shown = [self._record(row) for row, _ in zip(self.rows, range(limit), strict=False)]
        columns = self._column_names()
        rows = tuple(tuple(record[name] for name in columns) for record in shown)
        return Table(
            title=self.title, columns=columns, rows=rows, total=len(self.rows), notes=self.notes
        )

    def __repr__(self) -> str:
        return text_table(self._table(TERMINAL_ROWS))

    def _repr_html_(self) -> str:
        return html_table(self._table(NOTEBOOK_ROWS))


def text_table(table: Table) -> str:
    """Lay a table out for a terminal, at most 100 columns wide."""
    numeric, cells = _laid_out(table)
    columns = [(name, *shown) for name, shown in zip(table.columns, cells, strict=True)]
    widths = [max(map(len, column)) for column in columns]
    fitting = sum(total <= TERMINAL_WIDTH for total in accumulate(width + 2 for width in widths))
    fitting = max(fitting, 1)
    lines = [table.title, ""]
    for row in zip(*columns[:fitting], strict=True):
        aligned = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=False)
        ]
        lines.append("  ".join(aligned).rstrip())
    if left := table.columns[fitting:]:
        lines.append(f"More columns: {', '.join(left)}.")
    return "\n".join([*lines, *(f"Note: {note}" for note in table.footer)])


def html_table(table: Table) -> str:
    """Lay a table out for a notebook. Everything in it is escaped."""
    numeric, cells = _laid_out(table)
    align = ["right" if right else "left" for right in numeric]
    head = "".join(
        f'<th scope="col" style="text-align:{side}">{escape(name)}</th>'
        for name, side in zip(table.columns, align, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="text-align:{side}">{escape(cell)}</td>'
            for cell, side in zip(row, align, strict=True)
        )
        + "</tr>"
        for row in zip(*cells, strict=True)
    )
    notes = "".join(f"<li>{escape(note)}</li>" for note in table.footer)
    return (
        '<div class="rhetoric-result" style="overflow-x:auto"><table>'
        f'<caption style="text-align:left">{escape(table.title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        f"</table>{f'<ul>{notes}</ul>' if notes else ''}</div>"
    )


def _laid_out(table: Table) -> tuple[list[bool], list[list[str]]]:
    """Which columns hold numbers, and the cells of each column as text."""
    values = [[row[place] for row in table.rows] for place in range(len(table.columns))]
    numeric = [bool(column) and all(map(_is_number, column)) for column in values]
    cells = []
    for column in values:
        floats = [abs(cell) for cell in column if isinstance(cell, float)]
        digits = decimals(max(floats, default=0.0))
        cells.append([_shown(cell, digits) for cell in column])
    return numeric, cells


def decimals(largest: float) -> int:
    """How many decimals a reader can use, by the largest number of a column.

    Examples
    --------
    >>> decimals(1234.5), decimals(12.3), decimals(0.5)
    (1, 2, 3)
    """
    return 1 if largest >= 100 else 2 if largest >= 1 else 3


def count_phrase(count: int, noun: str) -> str:
    """Write a count and its noun.

    Examples
    --------
    >>> count_phrase(1, "text"), count_phrase(2, "text")
    ('1 text', '2 texts')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _shown(cell: Cell, digits: int) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.{digits}f}"
    if isinstance(cell, int):
        return str(cell)
    # White space and control characters would break the row they stand in.
    plain = "".join(sign if sign.isprintable() else " " for sign in " ".join(cell.split()))
    return plain if len(plain) <= CELL_WIDTH else plain[: CELL_WIDTH - 1] + "…"


def _without_nul(cell: Cell) -> Cell:
    return cell.replace("\x00", "␀") if isinstance(cell, str) else cell


def _is_number(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, int | float) and not isinstance(cell, bool))


def _frame_backend(asked: str | None) -> Literal["pandas", "polars"]:
    """Choose the data frame library: the asked one, else the first installed."""
    accepted: tuple[Literal["pandas", "polars"], ...] = ("pandas", "polars")
    if asked is not None and asked not in accepted:
        raise InputError(f"to_frame: backend must be 'pandas' or 'polars', got {asked!r}.")
    for name in accepted:
        if asked in (None, name) and importlib.util.find_spec(name) is not None:
            return name
    wanted = asked or "pandas"
    raise MissingDependencyError(
        f"to_frame needs {asked or 'pandas or polars'}, which is not installed. "
        f"Run: pip install {wanted}. Without it, to_records() and to_csv() give the same rows."
    )
