"""Testing over documents whether a word sets two groups of texts apart.

Words come in clusters: a text that uses a word once is likely to use it again. So a
test that takes every word for an independent draw promises too much, and one long
text can make a key word. Here the documents are what is drawn: which of them belong
to the target is shuffled, and each keeps all its words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.statistics import Numbers, generator
from rhetoric.tokens.vocabulary import Bools, Ints

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix

ENOUGH = 20
"""After so many permutations that differ as much, a word is no longer followed."""
LEAST = 0.05
"""Where not even the smallest p that can be is under this, there is no test."""
_FIRST_BATCH = 128
_CELLS_AT_ONCE = 8_000_000
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Residuals:
    """What each document has of each word beyond the rate of all documents together.

    Parameters
    ----------
    counts : scipy.sparse.csc_matrix, shape (documents, terms)
    sizes : numpy.ndarray of float, shape (documents,)
        Words of each document, all above 0.
    first : numpy.ndarray of bool, shape (documents,)
        Which documents are the target.
    """

    counts: "csc_matrix"
    sizes: Numbers
    first: Bools

    @property
    def rates(self) -> Numbers:
        """Of each word in all documents, shape (terms,)."""
        totals: Numbers = np.asarray(self.counts.sum(axis=0), dtype=np.float64).reshape(-1)
        rates: Numbers = totals / self.sizes.sum()
        return rates

    @property
    def sums(self) -> Numbers:
        """Count in the target less what the rate of all makes expected there, shape (terms,)."""
        target = np.asarray(self.counts[self.first].sum(axis=0), dtype=np.float64).reshape(-1)
        sums: Numbers = target - self.rates * self.sizes[self.first].sum()
        return sums

    @property
    def z(self) -> Numbers:
        """The same over its standard deviation under all permutations; NaN where that is 0.

        The mean of all permutations is 0. Their variance is that of a sum of documents
        drawn without replacement (Cochran 1977, section 2.4).
        """
        documents, chosen = len(self.sizes), int(self.first.sum())
        rates = self.rates
        weighted = self.counts.multiply(self.sizes[:, None]).sum(axis=0)
        # The sum of squares of x - r s, from the cells that are not 0.
        squares = np.asarray(self.counts.power(2).sum(axis=0), dtype=np.float64).reshape(-1)
        squares += rates**2 * (self.sizes**2).sum() - 2 * rates * np.asarray(weighted).reshape(-1)
        share = chosen * (documents - chosen) / (documents * (documents - 1))
        deviation = np.sqrt(np.maximum(share * squares, 0.0))
        known = deviation > _ROUNDING * (1 + rates * self.sizes.sum())
        z: Numbers = np.full(len(rates), np.nan)
        z[known] = self.sums[known] / deviation[known]
        return z


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangements:
    """In how many ways documents can be divided, and whether that is enough for a test.

    Parameters
    ----------
    target, reference : int
        Documents of each side that have words.
    """

    target: int
    reference: int

    @property
    def count(self) -> int:
        """How many ways there are."""
        return comb(self.target + self.reference, self.target)

    @property
    def smallest_p(self) -> float:
        """Where both sides are equally many, each way has a mirror that differs as much."""
        return (2 if self.target == self.reference else 1) / self.count

    @property
    def enough(self) -> bool:
        """Whether a p-value says something; of a side that is one text it says nothing."""
        return min(self.target, self.reference) > 1 and self.smallest_p <= LEAST

    def exhausted(self, permutations: int) -> bool:
        """Whether all of them are looked at rather than a random part."""
        return self.count <= permutations


def permutation_p(residuals: Residuals, permutations: int, seed: int) -> Numbers:
    """Give the two-sided p of each word by shuffling which documents are the target.

    Parameters
    ----------
    residuals : Residuals
    permutations : int
        At most so many random ones. Where there are no more ways than that to divide
        the documents, each is looked at once.
    seed : int

    Returns
    -------
    numpy.ndarray of float, shape (terms,)

    Notes
    -----
    The statistic is the count in the target less what the rate of all documents makes
    expected there: the difference of the two rates, weighted by the sizes of the two
    sides. p is the share of permutations in which it is at least as far from 0 as in
    the texts (Pitman 1937), the texts among them. A word is followed until 20 random
    permutations were as far; if that was at the l-th, its p is 20 / l (Besag and
    Clifford 1991).
    """
    smaller = residuals.first if 2 * residuals.first.sum() <= len(residuals.first) else None
    # Residuals of all documents sum to 0, so either side tells how far both are apart.
    size = int((residuals.first if smaller is not None else ~residuals.first).sum())
    ways = Arrangements(target=size, reference=len(residuals.first) - size)
    followed = _Followed(residuals)
    if ways.exhausted(permutations):
        for members in _all_ways(len(residuals.sizes), size):
            followed.look(members)
        return followed.hits / ways.count
    draws = generator(seed, "permutation")
    for wanted in _batches(permutations, len(residuals.sizes), len(followed.alive)):
        followed.look(_random_ways(draws, len(residuals.sizes), size, wanted), enough=ENOUGH)
        if not len(followed.alive):
            break
    return followed.p()


class _Followed:
    """The words whose p is still being looked for."""

    def __init__(self, residuals: Residuals) -> None:
        self._by_term = residuals.counts.T.tocsr().astype(np.float64)
        self._rates = residuals.rates
        self._sizes = residuals.sizes
        totals = self._rates * residuals.sizes.sum()
        # Ways that differ as much must not be missed for the sake of rounding.
        self._bar = np.abs(residuals.sums) - _ROUNDING * (1 + totals)
        self.alive: Ints = np.arange(len(self._rates))
        self.hits: Ints = np.zeros(len(self._rates), dtype=np.int64)
        self._last: Ints = np.zeros(len(self._rates), dtype=np.int64)
        self._looked = 0

    def look(self, members: Numbers, enough: int | None = None) -> None:
        """Count the ways that differ as much; `members` has shape (documents, ways)."""
        alive = self.alive
        sums = self._by_term[alive] @ members
        sums -= self._rates[alive, None] * (self._sizes @ members)[None, :]
        far = np.abs(sums) >= self._bar[alive, None]
        ways = members.shape[1]
        if enough is None:
            self.hits[alive] += far.sum(axis=1)
            self._looked += ways
            return
        running = self.hits[alive, None] + np.cumsum(far, axis=1)
        done = running[:, -1] >= enough
        self._last[alive[done]] = self._looked + 1 + np.argmax(running[done] >= enough, axis=1)
        self.hits[alive] = np.minimum(running[:, -1], enough)
        self._looked += ways
        self.alive = alive[~done]

    def p(self) -> Numbers:
        """The share of ways that differ as much as the texts."""
        stopped = self._last > 0
        p: Numbers = (1 + self.hits) / (1 + self._looked)
        p[stopped] = self.hits[stopped] / self._last[stopped]
        return p


def _batches(permutations: int, documents: int, terms: int) -> Iterator[int]:
    """Cut permutations into batches that grow, since few words are followed for long."""
    done, batch = 0, _FIRST_BATCH
    while done < permutations:
        most = max(1, _CELLS_AT_ONCE // max(documents, terms if done == 0 else terms // 4))
        wanted = min(batch, most, permutations - done)
        yield wanted
        done, batch = done + wanted, 2 * batch


def _random_ways(draws: np.random.Generator, documents: int, size: int, ways: int) -> Numbers:
    """Draw which documents belong to a side, shape (documents, ways), 1 for those that do."""
    order = draws.random((ways, documents)).argpartition(size - 1, axis=1)[:, :size]
    return _members(order, documents)


def _all_ways(documents: int, size: int) -> Iterator[Numbers]:
    """Give every way once, some at a time."""
    ways = combinations(range(documents), size)
    at_once = max(1, _CELLS_AT_ONCE // (16 * documents))
    while block := [way for way, _ in zip(ways, range(at_once), strict=False)]:
        yield _members(np.array(block), documents)


def _members(places: Ints, documents: int) -> Numbers:
    members = np.zeros((documents, len(places)))
    members[places, np.arange(len(places))[:, None]] = 1.0
    return members
