"""The intervals of a word shift, computed when they are looked at, or the reason for none."""

from functools import cached_property

import numpy as np

from rhetoric.comparison.shift_draws import (
    WORDS_AT_ONCE,
    SideDraws,
    contribution_intervals,
    difference_interval,
)
from rhetoric.comparison.shift_row import ShiftSettings
from rhetoric.comparison.shift_values import ShiftValues
from rhetoric.statistics import FEW_UNITS, Counts, Numbers
from rhetoric.tokens.tokenized import TokenizedCorpus

Tokens = tuple[TokenizedCorpus | None, TokenizedCorpus | None]
_Ends = tuple[float | None, float | None]


class ShiftIntervals:
    """How sure the contributions of a shift are.

    Parameters
    ----------
    values : ShiftValues
    tokens : tuple of TokenizedCorpus or None
        None of a side that was given as counts.
    settings : ShiftSettings
    order : numpy.ndarray of int64, shape (terms,)
        The words, those that add most first: they are looked at together.
    """

    def __init__(
        self, values: ShiftValues, tokens: Tokens, settings: ShiftSettings, order: Counts
    ) -> None:
        self._values = values
        self._tokens = tokens
        self._settings = settings
        self._order = order
        self._found: dict[int, Numbers] = {}

    @cached_property
    def _rank(self) -> Counts:
        rank = np.empty(len(self._order), dtype=np.int64)
        rank[self._order] = np.arange(len(self._order))
        return rank

    @cached_property
    def _sides(self) -> tuple[SideDraws, SideDraws] | None:
        """The documents of both sides, to be resampled; None where there is no interval."""
        if self._none:
            return None
        settings, values = self._settings, self._values
        first, second = (
            SideDraws(
                tokens,
                values.sides.terms,
                values.weights,
                seed=settings.seed,
                name=name,
                resamples=settings.resamples,
            )
            for name, tokens in zip(settings.names, self._tokens, strict=True)
            if tokens is not None
        )
        return None if min(len(first.sizes), len(second.sizes)) < 2 else (first, second)

    @property
    def _none(self) -> str:
        """Why nothing can be resampled; empty where it can."""
        both = list(zip(self._settings.names, self._tokens, strict=True))
        counted = [name for name, own in both if own is None]
        if counted:
            return f"no intervals: {' and '.join(counted)} given as counts, not as texts"
        lone = [name for name, own in both if own is not None and len(own.corpus) < 2]
        return f"no intervals: one document only in {' and '.join(lone)}" if lone else ""

    @cached_property
    def note(self) -> str:
        """Why there are no intervals, or what to beware of in them."""
        if self._none or self._sides is None:
            return self._none or "no intervals: one document only has such words"
        few = [
            f"{name}: {len(side.sizes)} documents"
            for name, side in zip(self._settings.names, self._sides, strict=True)
            if len(side.sizes) < FEW_UNITS
        ]
        return f"few documents, so intervals are too narrow ({', '.join(few)})" if few else ""

    def of_word(self, place: int) -> _Ends:
        """Give the interval of what a word adds; a block of words is resampled together."""
        if self._sides is None:
            return None, None
        block, at = divmod(int(self._rank[place]), WORDS_AT_ONCE)
        if block not in self._found:
            words = self._order[block * WORDS_AT_ONCE : (block + 1) * WORDS_AT_ONCE]
            self._found[block] = contribution_intervals(
                self._values, self._sides, words, self._settings.confidence
            )
        low, high = self._found[block][:, at].tolist()
        return low, high

    def of_difference(self) -> _Ends:
        """Give the interval of the difference of two values; none where there are none."""
        if self._sides is None or self._values.values is None:
            return None, None
        return difference_interval(self._values, self._sides, self._settings.confidence)
