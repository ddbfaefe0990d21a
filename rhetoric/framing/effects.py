"""How large a difference between two groups of documents is, in units of their spread."""

from math import exp, lgamma, log2, sqrt

import numpy as np

from rhetoric.statistics import Counts, Numbers

ADDED = 0.5
"""What stands in a ratio for a count of zero."""


def hedges_g(first: Numbers, second: Numbers) -> Numbers:
    """Difference of two means over their pooled standard deviation, without its small bias.

    Parameters
    ----------
    first, second : numpy.ndarray, shape (documents, frames)

    Returns
    -------
    numpy.ndarray, shape (frames,)
        NaN where a side has one document, or nothing varies.

    Notes
    -----
    Hedges (1981, J. Educ. Stat. 6, 107-128), with the exact correction.

    Examples
    --------
    >>> hedges_g(np.array([[3.0], [5.0]]), np.array([[1.0], [3.0]])).round(3).tolist()
    [0.798]
    """
    freedom = len(first) + len(second) - 2
    if len(first) < 2 or len(second) < 2:
        return np.full(first.shape[1], np.nan)
    squares = sum(((side - side.mean(axis=0)) ** 2).sum(axis=0) for side in (first, second))
    spread = np.sqrt(squares / freedom)
    correction = exp(lgamma(freedom / 2) - lgamma((freedom - 1) / 2)) / sqrt(freedom / 2)
    difference = first.mean(axis=0) - second.mean(axis=0)
    # What rounding leaves of equal rates is no spread.
    scale = np.maximum(np.abs(first).max(axis=0), np.abs(second).max(axis=0))
    out = np.full_like(spread, np.nan)
    found = np.divide(difference, spread, out=out, where=spread > 1e-12 * scale)
    corrected: Numbers = correction * found
    return corrected


def cliffs_delta(first: Numbers, second: Numbers) -> Numbers:
    """How much more often a document of the first group has the higher rate than the lower.

    Parameters
    ----------
    first, second : numpy.ndarray, shape (documents, frames)

    Returns
    -------
    numpy.ndarray, shape (frames,)
        From -1 to 1; 0 where neither side tends to be higher. NaN where a side has
        one document.

    Notes
    -----
    Cliff (1993, Psychol. Bull. 114, 494-509), from ranks.

    Examples
    --------
    >>> cliffs_delta(np.array([[3.0], [5.0]]), np.array([[1.0], [3.0]])).tolist()
    [0.75]
    """
    from scipy.stats import rankdata

    own, others = len(first), len(second)
    if own < 2 or others < 2:
        return np.full(first.shape[1], np.nan)
    ranks = rankdata(np.concatenate([first, second]), axis=0)[:own].sum(axis=0)
    delta: Numbers = 2 * (ranks - own * (own + 1) / 2) / (own * others) - 1
    return delta


def log_ratio(counts: tuple[int, int], words: tuple[int, int]) -> float | None:
    """Binary logarithm of the ratio of two rates; None where nothing matched, or without words.

    A count of zero is taken as 0.5, or as what the rate of the other side would give
    where that is less, so that a small group that lacks a frame has not the higher rate.

    Examples
    --------
    >>> log_ratio((8, 2), (1000, 1000))
    2.0
    """
    if not any(counts) or not all(words):
        return None
    (a, b), (c, d) = counts, words
    first = a / c if a else min(ADDED / c, b / d)
    second = b / d if b else min(ADDED / d, a / c)
    return log2(first / second)


def resampled_log_ratio(drawn: tuple[Numbers, Numbers], words: tuple[int, int]) -> Numbers:
    """The same of resampled rates: a resample without a match is taken as 0.5 matches."""
    first, second = (
        np.maximum(rates, ADDED / size) for rates, size in zip(drawn, words, strict=True)
    )
    ratios: Numbers = np.log2(first) - np.log2(second)
    return ratios


def document_rates(counts: Counts, words: Counts) -> Numbers:
    """The rate of each frame in each document."""
    rates: Numbers = counts / words[:, None]
    return rates
