"""The numbers of a word shift as columns: shares, values, contributions."""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np

from rhetoric.comparison.shift_measures import contributions, entropies
from rhetoric.comparison.sides import Sides
from rhetoric.statistics import Numbers

FIRST, BOTH = "first", "both"
"""Reference values that are means: of the first side, and halfway between the two."""
_Mean = TypeVar("_Mean", float, Numbers)


def reference_value(choice: str | float, first: _Mean, second: _Mean) -> _Mean | float:
    """Give the weight above which a word counts as relatively positive."""
    if isinstance(choice, str):
        return first if choice == FIRST else (first + second) / 2
    return choice


@dataclass(frozen=True, kw_only=True, eq=False)
class ShiftValues:
    """The words that a shift looks at, on both sides.

    Parameters
    ----------
    kind : str
        A name of `rhetoric.comparison.shift_measures.KINDS`.
    sides : Sides
        Only the words that are looked at.
    weights : numpy.ndarray of float, shape (terms,), or None
    reference : {'first', 'both'} or float
        For a weighted shift.
    """

    kind: str
    sides: Sides
    weights: Numbers | None = None
    reference: str | float = FIRST

    @cached_property
    def sizes(self) -> tuple[int, int]:
        """How many of the words looked at each side has."""
        return int(self.sides.counts.sum()), int(self.sides.reference_counts.sum())

    @cached_property
    def shares(self) -> tuple[Numbers, Numbers]:
        """The share of each word among the words looked at, on both sides."""
        first, second = self.sizes
        return self.sides.counts / first, self.sides.reference_counts / second

    @cached_property
    def values(self) -> tuple[float, float] | None:
        """What each side has: its entropy or its mean weight."""
        first, second = self.shares
        if self.kind == "entropy":
            return float(entropies(first).sum()), float(entropies(second).sum())
        if self.weights is not None:
            return float(first @ self.weights), float(second @ self.weights)
        return None

    @cached_property
    def deviation(self) -> Numbers | None:
        """The weights less the reference value."""
        if self.weights is None or self.values is None:
            return None
        return self.weights - reference_value(self.reference, *self.values)

    @cached_property
    def contributions(self) -> Numbers:
        """What each word adds to the difference, shape (terms,)."""
        return contributions(self.kind, *self.shares, self.deviation)

    @cached_property
    def difference(self) -> float:
        """What the contributions add up to."""
        if self.values is not None:
            return self.values[1] - self.values[0]
        if self.kind == "jensen-shannon":
            return float(np.abs(self.contributions).sum())
        return 0.0  # shares add up to 1 on both sides

    @cached_property
    def direction(self) -> Numbers:
        """1 where the second side has the higher rate, -1 where the first, 0 alike."""
        sides, (first, second) = self.sides, self.sizes
        # Whole numbers, so that equal rates are told from almost equal ones.
        return np.sign(sides.reference_counts * float(first) - sides.counts * float(second))

    @cached_property
    def components(self) -> tuple[str, ...]:
        """The kind of each contribution; see `ShiftRow`."""
        arrows = np.array(["↓", "=", "↑"])[self.direction.astype(np.int64) + 1]
        if self.deviation is None:
            return tuple(arrows.tolist())
        signs = np.where(self.deviation >= 0, "+", "-")
        return tuple(np.char.add(signs, arrows).tolist())
