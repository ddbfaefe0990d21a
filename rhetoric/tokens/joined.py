"""Putting columns together out of parts, with little memory beyond the whole."""

from typing import Any

import numpy as np
import numpy.typing as npt

Column = npt.NDArray[Any]


class Joined:
    """Columns that are collected part by part.

    Joining one column after the other, and letting go of its parts at once, needs
    memory for the whole and one column more; joining them side by side, twice the
    whole.
    """

    def __init__(self) -> None:
        self._parts: dict[str, list[Column]] = {}

    def add(self, name: str, part: Column) -> None:
        """Put a part at the end of a column."""
        self._parts.setdefault(name, []).append(part)

    def take(self) -> dict[str, Column]:
        """Give the whole columns; after this there is nothing left here."""
        return {name: np.concatenate(self._parts.pop(name)) for name in tuple(self._parts)}
