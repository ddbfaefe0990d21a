"""The statistics of two sets of texts, word by word, as columns."""

from functools import cached_property

import numpy as np

from rhetoric.comparison import association
from rhetoric.comparison.prior import Prior
from rhetoric.comparison.sides import Sides
from rhetoric.statistics import Counts, Numbers


class Contrast:
    """The statistics of each word, computed when they are first asked for.

    Parameters
    ----------
    sides : Sides
    prior : Prior
        For the same words.
    deviations : float
        How many standard errors an interval reaches to each side.
    tested : bool
        Whether a p-value means anything.
    """

    def __init__(self, sides: Sides, prior: Prior, *, deviations: float, tested: bool) -> None:
        self.sides = sides
        self.prior = prior
        self.deviations = deviations
        self.tested = tested

    @cached_property
    def _cells(self) -> tuple[Counts, Counts, int, int]:
        sides = self.sides
        return sides.counts, sides.reference_counts, sides.words, sides.reference_words

    @cached_property
    def direction(self) -> Numbers:
        """1 where the target has the higher rate, -1 where the reference has it."""
        return association.direction(*self._cells)

    @cached_property
    def _g2(self) -> Numbers:
        # Of equal rates it is zero: what rounding leaves would still move the p-value.
        return np.abs(self.direction) * association.g2_two_cell(*self._cells)

    @cached_property
    def g2(self) -> Numbers:
        """G2 of the two counts, signed."""
        return self.direction * self._g2

    @cached_property
    def g2_four_cell(self) -> Numbers:
        """G2 of the two counts and of all other words, signed."""
        return self.direction * association.g2_four_cell(*self._cells)

    @cached_property
    def p_corrected(self) -> Numbers:
        """P-values of `g2`, corrected; NaN where they would mean nothing."""
        return association.corrected_p(self._g2) if self.tested else np.full_like(self._g2, np.nan)

    @cached_property
    def bic(self) -> Numbers:
        """Approximate Bayes factor."""
        return association.bayes_factor(self._g2, self.sides.words, self.sides.reference_words)

    @cached_property
    def _log_ratio(self) -> tuple[Numbers, Numbers]:
        return association.log_ratio(*self._cells)

    @property
    def log_ratio(self) -> Numbers:
        """Binary logarithm of the ratio of the rates."""
        return self._log_ratio[0]

    @property
    def log_ratio_reach(self) -> Numbers:
        """How far its interval goes to each side."""
        return self.deviations * self._log_ratio[1]

    @cached_property
    def _log_odds(self) -> tuple[Numbers, Numbers]:
        return association.log_odds(*self._cells, (self.prior.alpha, self.prior.total))

    @property
    def log_odds(self) -> Numbers:
        """Difference of the log-odds with the prior."""
        return self._log_odds[0]

    @property
    def z(self) -> Numbers:
        """The same over its standard error."""
        return self._log_odds[1]

    @cached_property
    def stand_ins(self) -> tuple[Numbers, Numbers]:
        """What stands for the counts of each side in the log ratio."""
        a, b, c, d = self._cells
        return association.without_zeros(a, b, c, d), association.without_zeros(b, a, d, c)
