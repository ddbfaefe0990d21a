"""Putting columns together out of parts, with little memory beyond the whole."""

from typing import Any

import numpy as np
import numpy.typing as npt

Column = npt.NDArray[Any]

_ROOM = 8
"""A column that grows gets room for one part in so many more."""


class Joined:
    """Columns that grow part by part.

    A part is copied to the end of its column at once and can be let go. Kept until
    the end, the parts would lie among the passing arrays of the work that makes them,
    and the memory between them could not be given back.

    Parameters
    ----------
    expected : int
        About how long the longest column will be. Room that stays empty takes no
        memory, while a column that outgrows its room may have to be moved.

    Examples
    --------
    >>> joined = Joined(expected=2)
    >>> joined.add("place", np.array([3, 5]))
    >>> joined.add("place", np.array([8]))
    >>> joined.take()["place"].tolist()
    [3, 5, 8]
    """

    def __init__(self, expected: int) -> None:
        self._expected = expected
        self._columns: dict[str, Column] = {}
        self._filled: dict[str, int] = {}

    def add(self, name: str, part: Column) -> None:
        """Put a part at the end of a column; the first one gives the column its type."""
        if name not in self._columns:
            self._columns[name] = np.empty(self._expected, dtype=part.dtype)
        column = self._columns[name]
        begin = self._filled.get(name, 0)
        end = begin + len(part)
        if end > len(column):
            # In place where the system can: nobody else has seen this array yet.
            column.resize(end + end // _ROOM, refcheck=False)
        np.copyto(column[begin:end], part, casting="safe")
        self._filled[name] = end

    def take(self) -> dict[str, Column]:
        """Give the whole columns; after this there is nothing left here."""
        for name, column in self._columns.items():
            column.resize(self._filled[name], refcheck=False)
        columns, self._columns, self._filled = self._columns, {}, {}
        return columns
