"""Whether groups of documents differ by more than chance: documents dealt out anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, exp, factorial, lgamma, log

import numpy as np
import numpy.typing as npt

from rhetoric.statistics import Counts, Numbers

PERMUTATIONS, FEWER = 9_999, 999
MANY_DOCUMENTS = 10_000
"""Of more documents than this, fewer permutations are drawn unless more are asked for."""
_LABELS_AT_ONCE = 2_000_000
_FEW_WAYS = 20
_SAME = 1e-9
"""Statistics that differ by less than this share are the same: what rounding leaves."""

Labels = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """What dealing out the documents anew tells.

    Parameters
    ----------
    p : numpy.ndarray, shape (groups, frames)
        Of each group against all others; NaN where one side has one document, or
        where nothing matched.
    smallest : numpy.ndarray, shape (groups,)
        The smallest p that so many documents can give; NaN as above.
    overall, statistic : numpy.ndarray, shape (frames,)
        P and the statistic of all groups together; NaN with fewer than two groups
        of two documents.
    overall_smallest : float
    ways : int
        How many times the documents were dealt out.
    exact : bool
        Whether these are all the ways there are.
    """

    p: Numbers
    smallest: Numbers
    overall: Numbers
    statistic: Numbers
    overall_smallest: float
    ways: int
    exact: bool


def permute_documents(
    counts: Counts,
    words: Counts,
    group: Labels,
    *,
    permutations: int,
    draws: np.random.Generator,
) -> Tested:
    """Test each group against the others, and all together, by permuting documents.

    Parameters
    ----------
    counts : numpy.ndarray of int64, shape (documents, frames)
    words : numpy.ndarray of int64, shape (documents,)
        Each at least one.
    group : numpy.ndarray of int16, shape (documents,)
        The place of the group of each document; every group has one.
    permutations : int
        How many are drawn; where there are no more ways than that to divide the
        documents, all of them are taken instead.
    draws : numpy.random.Generator

    Returns
    -------
    Tested

    Notes
    -----
    The statistic is the difference of the pooled rates over its standard error,
    squared, the error that of a ratio of sums over documents. For all groups it is
    the sum of squares of their rates around the weighted mean, each over its
    variance (Welch 1951; Pauly, Brunner and Konietschke 2015, J. R. Stat. Soc. B
    77, 461-473): of two groups it is the same number. Divided by its error, the
    statistic keeps its level where the documents of one group are longer or
    burstier (Janssen 1997; Chung and Romano 2013, Ann. Stat. 41, 484-507); the
    bare difference does not. A variance smaller than that of a Poisson count of
    the pooled rate is taken as that, so that a few documents that happen to be
    alike, or without a match, are not taken as certain.
    """
    sizes = np.bincount(group).tolist()
    deal = _Deal(counts, words, sizes)
    p_of, overall, ways = np.zeros((len(sizes), counts.shape[1])), np.zeros(counts.shape[1]), 0
    each, together = (values[0] for values in deal.statistics(group[None, :]))
    exact = log_ways(sizes) <= log(permutations + 1)
    batches = _all(sizes) if exact else _drawn(group, permutations, draws)
    for labels in batches:
        found, found_together = deal.statistics(labels)
        p_of += (found >= _floor(each)).sum(axis=0)
        overall += (found_together >= _floor(together)).sum(axis=0)
        ways += len(labels)
    if not exact:  # the division that was observed is one of them (Phipson and Smyth 2010)
        p_of, overall, ways = p_of + 1, overall + 1, ways + 1
    smallest = np.array([_smallest([size, sum(sizes) - size], ways) for size in sizes])
    testable = [size for size in sizes if size > 1]
    lone = np.array([size < 2 or sum(sizes) - size < 2 for size in sizes])
    smallest[lone] = np.nan
    nothing = counts.sum(axis=0) == 0
    untested = nothing if len(testable) > 1 else np.ones_like(nothing)
    return Tested(
        p=np.where(lone[:, None] | nothing, np.nan, p_of / ways),
        smallest=smallest,
        overall=np.where(untested, np.nan, overall / ways),
        statistic=np.where(untested, np.nan, together),
        overall_smallest=_smallest(sizes, ways) if len(testable) > 1 else float("nan"),
        ways=ways,
        exact=exact,
    )


def _floor(observed: Numbers) -> Numbers:
    return observed * (1 - _SAME) - _SAME


def log_ways(sizes: Sequence[int]) -> float:
    """The logarithm of the number of ways to divide documents into groups of these sizes."""
    return lgamma(sum(sizes) + 1) - sum(lgamma(size + 1) for size in sizes)


def _smallest(sizes: Sequence[int], ways: int) -> float:
    """The smallest p there can be: groups of one size that change places differ as much."""
    alike = 1
    for size in set(sizes):
        alike *= factorial(sizes.count(size))
    least = log(alike) - log_ways(sizes)
    # Of few ways the whole number is known, which rounding would blur.
    share = 1 / round(exp(-least)) if least > -_FEW_WAYS else 0.0
    return max(share, 1 / ways)


class _Deal:
    """The statistics of documents that are divided into groups of given sizes."""

    def __init__(self, counts: Counts, words: Counts, sizes: Sequence[int]) -> None:
        self.sizes = sizes
        size = words.astype(np.float64)
        self.rate = counts.sum(axis=0) / size.sum()
        # Residuals from the pooled rate, so that the sums of squares keep their digits.
        rest = counts - self.rate * size[:, None]
        self.frames = counts.shape[1]
        self.table = np.column_stack([size, size**2, rest, rest**2, rest * size[:, None]])
        self.total = self.table.sum(axis=0)

    def statistics(self, labels: Labels) -> tuple[Numbers, Numbers]:
        """Give those of each group, shape (ways, groups, frames), and of all together."""
        each = np.empty((len(labels), len(self.sizes), self.frames))
        weight, drift, square = (np.zeros((len(labels), self.frames)) for _ in range(3))
        for place, size in enumerate(self.sizes):
            sums = (labels == place).astype(np.float64) @ self.table
            mean, variance = self._side(sums, size)
            others, spread = self._side(self.total - sums, sum(self.sizes) - size)
            # Where nothing matches at all, nought differs from nought by nought.
            each[:, place] = _over((mean - others) ** 2, variance + spread)
            if size > 1:
                weight += _over(1.0, variance)
                drift += _over(mean, variance)
                square += _over(mean**2, variance)
        return each, np.maximum(square - _over(drift**2, weight), 0.0)

    def _side(self, sums: Numbers, size: int) -> tuple[Numbers, Numbers]:
        """The rate of a side above the pooled one, and its variance."""
        words, squares = sums[:, :1], sums[:, 1:2]
        rest, rest_squared, crossed = np.split(sums[:, 2:], 3, axis=1)
        mean = rest / words
        spread = rest_squared - 2 * mean * crossed + mean**2 * squares
        variance = spread * (size / max(size - 1, 1)) / words**2
        return mean, np.maximum(variance, self.rate / words)


def _over(value: Numbers | float, size: Numbers) -> Numbers:
    shape = np.broadcast_shapes(np.shape(value), size.shape)
    return np.divide(value, size, out=np.zeros(shape), where=size > 0)


def _drawn(group: Labels, permutations: int, draws: np.random.Generator) -> Iterator[Labels]:
    step = max(1, _LABELS_AT_ONCE // len(group))
    for done in range(0, permutations, step):
        rows = min(step, permutations - done)
        yield draws.permuted(np.tile(group, (rows, 1)), axis=1)


def _all(sizes: Sequence[int]) -> Iterator[Labels]:
    yield _arrangements(sizes)


def _arrangements(sizes: Sequence[int]) -> Labels:
    """Every way to divide documents into groups of these sizes, one a row."""
    documents = sum(sizes)
    if len(sizes) == 1:
        return np.zeros((1, documents), dtype=np.int16)
    inner = _arrangements(sizes[1:]) + 1
    ways = comb(documents, sizes[0])
    labels = np.zeros((ways, len(inner), documents), dtype=np.int16)
    chosen = np.zeros((ways, documents), dtype=bool)
    for row, places in enumerate(combinations(range(documents), sizes[0])):
        chosen[row, list(places)] = True
    # Of each row the same number is left, in order.
    left = np.nonzero(~chosen)[1].reshape(ways, -1)
    np.put_along_axis(labels, np.repeat(left[:, None, :], len(inner), axis=1), inner, axis=2)
    return labels.reshape(-1, documents)
