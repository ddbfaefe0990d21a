"""How evenly something is spread over parts of texts: the formulas.

All take a sparse table of counts with a row for each part and a column for each term,
and the sizes of the parts in words. A term that never occurs has no dispersion (NaN).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.statistics import Counts, Numbers

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix

_CELLS_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spread:
    """How each term is spread over the parts.

    Parameters
    ----------
    counts, in_parts : numpy.ndarray of int64, shape (terms,)
        How often each occurs, and in how many parts.
    dp, dp_norm, juilland_d, rosengren_s, kl : numpy.ndarray of float, shape (terms,)
        NaN where there is none.
    """

    counts: Counts
    in_parts: Counts
    dp: Numbers
    dp_norm: Numbers
    juilland_d: Numbers
    rosengren_s: Numbers
    kl: Numbers


def spread_of(table: "csc_matrix", sizes: Counts) -> Spread:
    """Measure how terms are spread over parts.

    With v the count of a term in a part, f its count in all, s the share of the part in
    all words, n the number of parts: DP = sum |v/f - s| / 2 (Gries 2008), DPnorm = DP /
    (1 - min s) (Lijffijt and Gries 2012), Juilland's D = 1 - CV / sqrt(n - 1) with CV the
    coefficient of variation of the rates v/(words of the part) (Juilland et al. 1970, for
    parts of unequal size as in Gries 2008), Rosengren's S = (sum sqrt(s v))**2 / f
    (Rosengren 1971), KL = sum v/f log2(v/f / s) (Gries 2020).

    Parameters
    ----------
    table : csc_matrix, shape (parts, terms)
    sizes : numpy.ndarray of int64, shape (parts,)
        Words of each part, none of them zero.
    """
    parts = len(sizes)
    size = sizes.astype(np.float64)
    share = size / size.sum()
    counts = np.asarray(table.sum(axis=0), dtype=np.int64).ravel()
    in_parts = np.diff(table.indptr).astype(np.int64)
    term = np.repeat(np.arange(len(counts)), in_parts)
    of_part, own = share[table.indices], table.data / counts[term]

    def total(values: Numbers) -> Numbers:
        sums: Numbers = np.bincount(term, weights=values, minlength=len(counts)).astype(np.float64)
        return sums

    rates = table.data / size[table.indices]
    with np.errstate(divide="ignore", invalid="ignore"):
        known = np.where(counts > 0, 1.0, np.nan)
        # Where a term does not occur, |v/f - s| is s; all s together are 1.
        dp = known * np.maximum(1 + total(np.abs(own - of_part) - of_part), 0.0) / 2
        mean = total(rates) / parts
        variance = total((rates - mean[term]) ** 2) + (parts - in_parts) * mean**2
        variation = np.sqrt(variance / parts) / mean
        return Spread(
            counts=counts,
            in_parts=in_parts,
            dp=dp,
            dp_norm=dp / (1 - share.min()) if parts > 1 else dp * np.nan,
            juilland_d=1 - variation / np.sqrt(parts - 1) if parts > 1 else dp * np.nan,
            rosengren_s=known * total(np.sqrt(of_part * table.data)) ** 2 / counts,
            kl=known * np.maximum(total(own * np.log2(own / of_part)), 0.0),
        )


def chance_dp(counts: Counts, sizes: Counts) -> Numbers:
    """Give the DP that terms would have on average if chance alone scattered them.

    Each occurrence falls on a part with the probability of its share in all words, so
    that the count in a part is binomial; DP is half the sum of the mean absolute
    deviations of these counts over the count of the term. De Moivre's formula gives the
    deviation: 2 (k + 1) b(k + 1; f, s) (1 - s), k the whole part of f s (Johnson 1957).

    Parameters
    ----------
    counts : numpy.ndarray of int64, shape (terms,)
    sizes : numpy.ndarray of int64, shape (parts,)

    Examples
    --------
    >>> chance_dp(np.array([1]), np.array([50, 50])).tolist()
    [0.5]
    """
    frequency, back = np.unique(counts, return_inverse=True)
    size, times = np.unique(sizes, return_counts=True)
    share = size / sizes.sum()
    values = np.empty(len(frequency))
    step = max(1, _CELLS_AT_ONCE // len(share))
    for at in range(0, len(frequency), step):
        f = frequency[at : at + step, None].astype(np.float64)
        # Not by a matrix product, whose rounding depends on how many rows there are.
        total = (_deviation(f, share[None, :]) * times).sum(axis=1)
        values[at : at + step] = total / 2 / np.maximum(f[:, 0], 1)
    chance: Numbers = np.where(counts > 0, values[back], np.nan)
    return chance


def _deviation(f: Numbers, share: Numbers) -> Numbers:
    """Mean absolute deviation of binomial counts."""
    from scipy.special import gammaln, xlog1py, xlogy

    k = np.floor(f * share) + 1
    inside = k <= f
    kept = np.where(inside, k, f)
    logs = (
        gammaln(f + 1) - gammaln(kept + 1) - gammaln(f - kept + 1)
        + xlogy(kept, share) + xlog1py(f - kept, -share)
    )  # fmt: skip
    # Where a part is everything, k is past f and the count cannot deviate.
    deviation: Numbers = np.where(inside, 2 * kept * np.exp(logs) * (1 - share), 0.0)
    return deviation


def reduced_frequency(places: Counts, terms: Counts, size: int, words: int) -> Numbers:
    """Average reduced frequency: how often a term would occur if clumps counted less.

    ARF = sum min(d, v) / v, d the distances between one occurrence and the next (from the
    last on to the first, as if the text were a ring), v = words / count (Savický and
    Hlaváčová 2002). It is the count where a term is spread evenly and near 1 where all
    occurrences stand together, and it knows no parts.

    Parameters
    ----------
    places : numpy.ndarray of int64, shape (occurrences,)
        How many words stand before each, ascending.
    terms : numpy.ndarray of int64, shape (occurrences,)
        Which term each is.
    size : int
        How many terms there are.
    words : int

    Examples
    --------
    >>> reduced_frequency(np.array([0, 1, 5, 9]), np.array([0, 0, 1, 1]), 2, 10).tolist()
    [1.2, 1.8]
    """
    order = np.argsort(terms, kind="stable")
    place, term = places[order], terms[order]
    counts = np.bincount(term, minlength=size)
    first = np.cumsum(counts) - counts
    ahead = np.roll(place, -1)
    some = counts > 0
    ahead[(first + counts - 1)[some]] = place[first[some]] + words
    with np.errstate(divide="ignore", invalid="ignore"):
        even = words / counts
        reach = np.minimum(ahead - place, even[term])
        reduced: Numbers = np.bincount(term, weights=reach, minlength=size) / even
    return np.where(some, reduced, np.nan)
