"""What every result can do: rows, records, data frame, text, HTML, picture, methods.

A result fills one table; the terminal, the notebook and the exports all show it.
"""

import csv
import importlib
import importlib.util
import inspect
import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from operator import index
from pathlib import Path
from typing import Any, ClassVar, Generic, Literal

from rhetoric.errors import InputError, MissingDependencyError, nearest
from rhetoric.tables import NOTEBOOK_ROWS, TERMINAL_ROWS, Cell, Row, Table, html_table, text_table


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

    def top(self, of: int | str | None = None, n: int = 10) -> list[Row]:
        """Give the strongest rows.

        Parameters
        ----------
        of : int or str, optional
            How many rows; or the id of a document or group, to see its own.
        n : int
            How many rows, when `of` does not say.

        Returns
        -------
        list of rows
            Strongest first; rows of equal strength keep their order.

        Raises
        ------
        InputError
            There is no such id, or the number is negative.
        """
        name, count = asked_for(of, n, type(self).__name__)
        if name is None:
            rows = list(self.rows)
        else:
            rows = [row for row in self.rows if name in self._names(row)]
            if not rows:
                known = dict.fromkeys(x for row in self.rows for x in self._names(row) if x)
                raise InputError(
                    f"{type(self).__name__}.top: no {name!r} here. {nearest(name, known)}"
                )
        return sorted(rows, key=self._strength, reverse=True)[:count]

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

        columns = _plain_columns(self.to_records(), self._column_names())
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
        text = json.dumps(self._content(), ensure_ascii=False, indent=1)
        target.write_text(text, encoding="utf-8", errors="backslashreplace")
        return target

    def _content(self) -> dict[str, object]:
        """What the JSON file holds."""
        return {
            "title": self.title,
            "methods": self.methods(),
            "notes": list(self.notes),
            "records": self.to_records(),
        }

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
        if not self._drawn_by:
            raise InputError(f"{type(self).__name__} has no picture of its own; use to_frame().")
        draw = from_above(self._drawn_by)
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


class Listed(Result[Row]):
    """A result whose rows, title and words are made before it.

    Parameters
    ----------
    rows : iterable of rows
    title : str
    methods : str
    notes : iterable of str
    """

    def __init__(
        self, rows: Iterable[Row], title: str, methods: str, notes: Iterable[str] = ()
    ) -> None:
        self._rows = tuple(rows)
        self._title = title
        self._methods = methods
        self._notes = tuple(notes)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows, in order."""
        return self._rows

    @property
    def title(self) -> str:
        """What is listed."""
        return self._title

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know beside the numbers."""
        return self._notes

    def methods(self) -> str:
        """Write how the rows were made."""
        return self._methods


def from_above(name: str) -> Any:
    """Find ``module:function`` of a room above, which a result may name but not import."""
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(module), function)


def asked_for(of: int | str | None, n: int, kind: str) -> tuple[str | None, int]:
    """Tell which id and how many rows `top` was asked for."""
    name = of if isinstance(of, str) else None
    try:
        count = index(n if of is None or isinstance(of, str) else of)
    except TypeError as error:
        raise InputError(f"{kind}.top takes a number of rows or an id, got {of!r}.") from error
    if count < 0:
        raise InputError(f"{kind}.top: the number of rows must not be negative, got {count}.")
    return name, count


def _plain_columns(records: list[dict[str, Cell]], names: Sequence[str]) -> dict[str, list[Cell]]:
    """Turn records into columns; one that mixes text and numbers becomes text."""
    columns: dict[str, list[Cell]] = {}
    for name in names:
        cells = [record[name] for record in records]
        kinds = {isinstance(cell, str) for cell in cells if cell is not None}
        mixed = len(kinds) > 1
        columns[name] = [str(c) if mixed and c is not None else c for c in cells]
    return columns


def _without_nul(cell: Cell) -> Cell:
    return cell.replace("\x00", "␀") if isinstance(cell, str) else cell


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
