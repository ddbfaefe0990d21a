"""Tables as results show them: laid out for a terminal, or for a notebook."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from textwrap import wrap
from typing import TypeVar, overload

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
    right : tuple of str
        Columns of text that end at the right, as what stands before a key word does.
    strong : tuple of str
        Columns that a notebook shows in bold.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    notes: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()

    @property
    def footer(self) -> tuple[str, ...]:
        """The notes, and a word on rows that are not shown."""
        if len(self.rows) == self.total:
            return self.notes
        rest = f"{self.total - len(self.rows)} more rows: iterate over the result, or to_frame()."
        return (rest, *self.notes)


def text_table(table: Table) -> str:
    """Lay a table out for a terminal, at most 100 columns wide."""
    numeric, cells = _laid_out(table)
    columns = [(name, *shown) for name, shown in zip(table.columns, cells, strict=True)]
    right = _at_the_right(table, numeric)
    widths = [max(map(len, column)) for column in columns]
    fitting = sum(total <= TERMINAL_WIDTH for total in accumulate(width + 2 for width in widths))
    fitting = max(fitting, 1)
    lines = [table.title]
    shown = list(range(fitting))
    while shown:
        lines.append("")
        for row in zip(*(columns[place] for place in shown), strict=True):
            aligned = [
                cell.rjust(widths[place]) if right[place] else cell.ljust(widths[place])
                for cell, place in zip(row, shown, strict=True)
            ]
            lines.append("  ".join(aligned).rstrip())
        rest = range(shown[-1] + 1, len(columns))
        # Numbers go on below, beside the same names; other columns are only named.
        shown = _next_block(rest, widths) if all(numeric[place] for place in rest) else []
    if left := table.columns[rest.start :] if rest and not shown else ():
        lines += wrap(f"More columns: {', '.join(left)}.", TERMINAL_WIDTH)
    for note in table.footer:
        lines += wrap(f"Note: {note}", TERMINAL_WIDTH, subsequent_indent="  ")
    return "\n".join(lines)


def _next_block(rest: range, widths: list[int]) -> list[int]:
    """Choose the columns that fit beside the first one."""
    block = [0] if rest else []
    used = widths[0] + 2 if rest else 0
    for place in rest:
        used += widths[place] + 2
        if used > TERMINAL_WIDTH and len(block) > 1:
            break
        block.append(place)
    return block


def html_table(table: Table) -> str:
    """Lay a table out for a notebook. Everything in it is escaped."""
    numeric, cells = _laid_out(table)
    align = ["right" if right else "left" for right in _at_the_right(table, numeric)]
    weight = [";font-weight:bold" if name in table.strong else "" for name in table.columns]
    head = "".join(
        f'<th scope="col" style="text-align:{side}">{escape(name)}</th>'
        for name, side in zip(table.columns, align, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="text-align:{side}{bold}">{escape(cell)}</td>'
            for cell, side, bold in zip(row, align, weight, strict=True)
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


def _at_the_right(table: Table, numeric: list[bool]) -> list[bool]:
    """Which columns end at the right: those of numbers, and those that ask for it."""
    return [
        number or name in table.right for name, number in zip(table.columns, numeric, strict=True)
    ]


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


def count_phrase(count: int, noun: str, plural: str = "") -> str:
    """Write a count and its noun, with its plural where that is more than an s.

    Examples
    --------
    >>> count_phrase(1, "text"), count_phrase(2, "text")
    ('1 text', '2 texts')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {plural or noun + 's'}"


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


def _is_number(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, int | float) and not isinstance(cell, bool))
