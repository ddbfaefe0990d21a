"""The numbers of an axis: polarities of words, positions of documents."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rhetoric.comparison.axis_seeds import FoundSeeds
from rhetoric.comparison.axis_space import AxisCounts, unit_rows
from rhetoric.statistics import Counts, Numbers


@dataclass(frozen=True, kw_only=True, eq=False)
class AxisValues:
    """Words and documents on an axis.

    Parameters
    ----------
    counts : AxisCounts
    vectors : numpy.ndarray of float, shape (terms, k)
        Rows of length 1.
    seeds : FoundSeeds
    """

    counts: AxisCounts
    vectors: Numbers
    seeds: FoundSeeds

    @cached_property
    def polarity(self) -> Numbers:
        """Mean cosine of each word to the upper seeds less that to the lower, shape (terms,)."""
        similar = self.vectors @ self.vectors[self.seeds.places].T
        polarity: Numbers = similar @ self.seeds.weights
        return polarity

    @cached_property
    def bias(self) -> Numbers:
        """Cosine of each word to the line from the lower seeds to the upper, shape (terms,)."""
        line = self.seeds.weights @ self.vectors[self.seeds.places]
        bias: Numbers = self.vectors @ unit_rows(line[None, :])[0]
        return bias

    @cached_property
    def words(self) -> Counts:
        """How many counted words each document has, shape (documents,)."""
        return np.asarray(self.counts.documents.sum(axis=1)).ravel().astype(np.int64)

    def mean(self, values: Numbers) -> Numbers:
        """Average a value of words over each document, shape (documents,); NaN without words."""
        sums: Numbers = self.counts.documents @ values
        with np.errstate(invalid="ignore"):
            means: Numbers = np.where(self.words > 0, sums / np.maximum(self.words, 1), np.nan)
        return means

    @cached_property
    def positions(self) -> Numbers:
        """Frequency-weighted mean polarity of each document, shape (documents,)."""
        return self.mean(self.polarity)

    @cached_property
    def errors(self) -> Numbers:
        """Standard error of each position, shape (documents,); NaN with under two words."""
        # About the middle, so that no digits are lost in the difference of two squares.
        apart = self.polarity - self.middle
        spread = np.maximum(self.mean(apart**2) - self.mean(apart) ** 2, 0.0)
        with np.errstate(invalid="ignore"):
            errors: Numbers = np.sqrt(spread / np.maximum(self.words, 1))
        return np.where(self.words > 1, errors, np.nan)

    @cached_property
    def middle(self) -> float:
        """The position of all documents together."""
        return float(self.counts.frequency @ self.polarity / self.counts.frequency.sum())

    @cached_property
    def spread(self) -> tuple[float, float] | None:
        """Mean and standard deviation of the positions; None where they do not differ."""
        known = self.positions[~np.isnan(self.positions)]
        deviation = float(np.std(known, ddof=1)) if len(known) > 1 else 0.0
        return (float(np.mean(known)), deviation) if deviation > 0 else None

    @cached_property
    def baseline(self) -> float:
        """The FrameAxis bias of all documents together."""
        return float(self.counts.frequency @ self.bias / self.counts.frequency.sum())

    @cached_property
    def biases(self) -> Numbers:
        """FrameAxis bias of each document, shape (documents,)."""
        return self.mean(self.bias)

    @cached_property
    def intensities(self) -> Numbers:
        """FrameAxis intensity of each document, shape (documents,)."""
        return self.mean((self.bias - self.baseline) ** 2)
