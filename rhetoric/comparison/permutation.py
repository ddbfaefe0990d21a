"""Testing over texts whether a word sets two groups of them apart.

Words come in clusters: a text that uses a word once is likely to use it again. So a
test that takes every word for an independent draw promises too much, and one long
text can make a key word. Here texts are what is drawn: each counts once, with its rate
of the word, and which of them belong to the target is shuffled.
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
    from scipy.sparse import csr_matrix

ENOUGH = 20
"""After so many permutations that differ as much, a word is no longer followed."""
LEAST = 0.05
"""Where not even the smallest p that can be is under this, there is no test."""
_FIRST_BATCH = 128
_CELLS_AT_ONCE = 8_000_000
_ROUNDING = 1e-9


class TextRates:
    """The rate of each word in each text.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix, shape (documents, terms)
    sizes : numpy.ndarray of float, shape (documents,)
        Words of each document, all above 0.
    first : numpy.ndarray of bool, shape (documents,)
        Which documents are the target.
    """

    def __init__(self, counts: "csr_matrix", sizes: Numbers, first: Bools) -> None:
        from scipy.sparse import diags_array

        rates = diags_array(1 / sizes) @ counts
        self.first = first
        self._by_term = rates.T.tocsr()
        self._squares = self._by_term.power(2)
        self._totals = self._sum(self._by_term), self._sum(self._squares)

    @staticmethod
    def _sum(table: "csr_matrix") -> Numbers:
        return np.asarray(table.sum(axis=1), dtype=np.float64).reshape(-1)

    @property
    def terms(self) -> int:
        """How many words there are."""
        return len(self._totals[0])

    @property
    def means(self) -> tuple[Numbers, Numbers]:
        """Mean rate of each word in the texts of both sides, shape (terms,)."""
        members = self.first.astype(np.float64)
        first, second = (self._by_term @ side / side.sum() for side in (members, 1 - members))
        return first, second

    @property
    def t(self) -> Numbers:
        """Welch's t of the rates, shape (terms,); NaN where a side is one text."""
        if not 2 <= self.first.sum() <= len(self.first) - 2:
            return np.full(self.terms, np.nan)
        return self.t_of(self.first[:, None].astype(np.float64), np.arange(self.terms))[:, 0]

    def t_of(self, members: Numbers, terms: Ints) -> Numbers:
        """Welch's t for other divisions of the texts.

        Parameters
        ----------
        members : numpy.ndarray of float, shape (documents, ways)
            1 for the texts of the target; as many in every column.
        terms : numpy.ndarray of int64
            Of which words.

        Returns
        -------
        numpy.ndarray of float, shape (terms, ways)
            0 where the means are alike, infinite where they are not and no rate differs
            from the mean of its side.
        """
        documents, texts = len(members), members[:, 0].sum()
        sums, squares = self._by_term[terms] @ members, self._squares[terms] @ members
        apart, error = np.zeros_like(sums), np.zeros_like(sums)
        for sign, count, total, square in (
            (1, texts, sums, squares),
            (
                -1,
                documents - texts,
                self._totals[0][terms, None] - sums,
                self._totals[1][terms, None] - squares,
            ),
        ):
            apart += sign * total / count
            error += np.maximum(square - total**2 / count, 0.0) / (count * (count - 1))
        # What rounding leaves of nothing.
        scale = _ROUNDING * self._totals[0][terms, None] / documents
        apart[np.abs(apart) <= scale] = 0.0
        error[error <= scale**2] = 0.0
        with np.errstate(divide="ignore", invalid="ignore"):
            t: Numbers = np.where(apart == 0, 0.0, apart / np.sqrt(error))
        return t


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


def permutation_p(rates: TextRates, permutations: int, seed: int) -> Numbers:
    """Give the two-sided p of each word by shuffling which texts are the target.

    Parameters
    ----------
    rates : TextRates
    permutations : int
        At most so many random ones. Where there are no more ways than that to divide
        the texts, each is looked at once.
    seed : int

    Returns
    -------
    numpy.ndarray of float, shape (terms,)

    Notes
    -----
    The statistic is Welch's t of the rates of the word in the texts: each text counts
    once, however long, and the sides may differ in how much they vary (Janssen 1997).
    p is the share of permutations in which t is at least as far from 0 as in the texts
    (Pitman 1937), the texts among them. A word is followed until 20 random permutations
    were as far; if that was at the l-th, its p is 20 / l (Besag and Clifford 1991).
    """
    documents, size = len(rates.first), int(rates.first.sum())
    # t is as far from 0 whichever side is the target.
    size = min(size, documents - size)
    ways = Arrangements(target=size, reference=documents - size)
    followed = _Followed(rates)
    if ways.exhausted(permutations):
        for members in _all_ways(documents, size):
            followed.look(members)
        return followed.hits / ways.count
    draws = generator(seed, "permutation")
    for wanted in _batches(permutations, documents, rates.terms):
        followed.look(_random_ways(draws, documents, size, wanted), enough=ENOUGH)
        if not len(followed.alive):
            break
    return followed.p()


class _Followed:
    """The words whose p is still being looked for."""

    def __init__(self, rates: TextRates) -> None:
        self._rates = rates
        # Ways that differ as much must not be missed for the sake of rounding.
        self._far = np.abs(rates.t) * (1 - _ROUNDING)
        self.alive: Ints = np.arange(rates.terms)
        self.hits: Ints = np.zeros(rates.terms, dtype=np.int64)
        self._last: Ints = np.zeros(rates.terms, dtype=np.int64)
        self._looked = 0

    def look(self, members: Numbers, enough: int | None = None) -> None:
        """Count the ways that differ as much; `members` has shape (documents, ways)."""
        alive = self.alive
        far = np.abs(self._rates.t_of(members, alive)) >= self._far[alive, None]
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
