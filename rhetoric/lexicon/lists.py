"""Lists of different lengths as columns."""

from dataclasses import dataclass

import numpy as np

from rhetoric.tokens.columns import Types
from rhetoric.tokens.vocabulary import Ints


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of numbers for each of many keys, laid out one after the other.

    Parameters
    ----------
    first, count : numpy.ndarray of int64, shape (keys,)
    """

    first: Ints
    count: Ints

    @staticmethod
    def of(keys: Ints, size: int) -> "Lists":
        """Find the lists in an array that is sorted by key."""
        bounds = np.searchsorted(keys, np.arange(size + 1))
        return Lists(bounds[:-1], np.diff(bounds))

    def expand(self, keys: Ints | Types) -> tuple[Ints, Ints]:
        """Lay out the lists of some keys: whose each item is, and where it stands."""
        count = self.count[keys]
        which = np.repeat(np.arange(len(keys)), count)
        shift = self.first[keys] - (np.cumsum(count) - count)
        return which, np.repeat(shift, count) + np.arange(len(which))
