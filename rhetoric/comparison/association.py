"""How surely a word belongs to one of two sets of texts: the tests.

All take arrays: `a` and `b` are the counts of each word in the target and in the
reference, shape (terms,); `c` and `d` are the words of the target and of the
reference in all. What is signed is positive where the target uses the word at the
higher rate. How large a difference is, `rhetoric.comparison.effects` tells.
"""

from math import log

import numpy as np

from rhetoric.comparison.effects import distinct_pairs
from rhetoric.statistics import Counts, Numbers

FEW_EXPECTED = 5.0
"""Under this expected count chi-squared and G2 are no longer to be trusted (Cochran 1954)."""
CORRECTIONS = ("benjamini-hochberg", "bonferroni")


def direction(a: Counts, b: Counts, c: int, d: int) -> Numbers:
    """Tell where the rate is higher: 1 in the target, -1 in the reference, 0 alike."""
    signs: Numbers = np.sign(a * float(d) - b * float(c))
    return signs


def g2_two_cell(a: Counts, b: Counts, c: int, d: int) -> Numbers:
    """Log-likelihood G2 of the two counts alone, not signed.

    Rayson and Garside (2000). Their expected counts share out a + b by the sizes
    of the two sides.

    Examples
    --------
    >>> float(g2_two_cell(np.array([52]), np.array([57]), 50_000, 75_000)[0].round(4))
    2.6517
    """
    both = (a + b) / (c + d)
    return _positive(2 * (_excess(a, c * both) + _excess(b, d * both)))


def g2_four_cell(a: Counts, b: Counts, c: int, d: int) -> Numbers:
    """Log-likelihood G2 of the two counts and of all other words, not signed.

    Dunning (1993).

    Examples
    --------
    >>> float(g2_four_cell(np.array([52]), np.array([57]), 50_000, 75_000)[0].round(4))
    2.6541
    """
    both, rest = (a + b) / (c + d), (c + d - a - b) / (c + d)
    words = _excess(a, c * both) + _excess(b, d * both)
    others = _excess(c - a, c * rest) + _excess(d - b, d * rest)
    return _positive(2 * (words + others))


def _excess(observed: Counts, expected: Numbers) -> Numbers:
    """Observed times the logarithm of observed over expected; 0 where nothing was observed."""
    from scipy.special import xlogy

    ratio = np.divide(observed, expected, out=np.ones_like(expected), where=expected > 0)
    return np.asarray(xlogy(observed, ratio), dtype=np.float64)


def _positive(values: Numbers) -> Numbers:
    """Take away what rounding leaves below zero."""
    return np.maximum(values, 0.0)


def chi_squared(a: Counts, b: Counts, c: int, d: int, *, yates: bool = False) -> Numbers:
    """Pearson's chi-squared of the four cells, not signed.

    Pearson (1900); with the correction for continuity of Yates (1934), which takes
    0.5 off each difference from the expected count, or all of it where it is less.

    Examples
    --------
    >>> float(chi_squared(np.array([1048]), np.array([779]), 43_002, 108_539)[0].round(4))
    764.4484
    """
    total = float(c) + float(d)
    both = (a + b).astype(np.float64)
    expected = both * c / total
    off = np.abs(a - expected)
    if yates:
        off = off - np.minimum(0.5, off)
    # Of a table of two by two every cell is off by the same number.
    weight = both * (total - both) * c * d
    squared = off**2 * total**3
    return np.divide(squared, weight, out=np.zeros_like(expected), where=weight > 0)


def fewest_expected(a: Counts, b: Counts, c: int, d: int) -> Numbers:
    """The least of the four counts that are expected where the rates are alike."""
    both = a + b
    fewest: Numbers = np.minimum(both, c + d - both) * (min(c, d) / (c + d))
    return fewest


def fisher_p(a: Counts, b: Counts, c: int, d: int) -> Numbers:
    """Two-sided p of Fisher's exact test, shape (terms,).

    Fisher (1935), by scipy. Words with the same two counts are tested once.

    Examples
    --------
    >>> float(fisher_p(np.array([8]), np.array([1]), 10, 6)[0].round(6))
    0.034965
    """
    from scipy.stats import fisher_exact

    *distinct, which = distinct_pairs(a, b)
    counts = np.stack(distinct, axis=1)
    tables = np.stack([counts, np.array([c, d]) - counts], axis=1)
    tested = [float(fisher_exact(table)[1]) for table in tables]
    found: Numbers = np.array(tested, dtype=np.float64)[which]
    return found


def bayes_factor(g2: Numbers, c: int, d: int) -> Numbers:
    """Approximate Bayes factor by the BIC (Wilson 2013): G2 less the logarithm of all words."""
    return g2 - log(c + d)


def chi_squared_p(statistic: Numbers) -> Numbers:
    """P-values of chi-squared or G2 with one degree of freedom."""
    from scipy.special import chdtrc

    found: Numbers = np.asarray(chdtrc(1, statistic), dtype=np.float64)
    return found


def normal_p(z: Numbers) -> Numbers:
    """Two-sided p-values of what is normally distributed; NaN stays NaN."""
    from scipy.special import ndtr

    found: Numbers = np.asarray(2 * ndtr(-np.abs(z)), dtype=np.float64)
    return found


def corrected_p(p: Numbers, correction: str = CORRECTIONS[0]) -> Numbers:
    """Correct p-values for how many there are; NaN are no tests and stay NaN.

    Parameters
    ----------
    p : numpy.ndarray of float
    correction : {'benjamini-hochberg', 'bonferroni'}
        The share of false among all findings (Benjamini and Hochberg 1995), or the
        chance of a single false finding (Bonferroni; Dunn 1961).

    Examples
    --------
    >>> corrected_p(np.array([0.01, 0.02, 0.9]), "bonferroni").round(3).tolist()
    [0.03, 0.06, 1.0]
    """
    from scipy.stats import false_discovery_control

    corrected = np.full_like(p, np.nan)
    known = ~np.isnan(p)
    if not known.any():
        return corrected
    if correction == CORRECTIONS[0]:
        corrected[known] = false_discovery_control(p[known], method="bh")
    else:
        corrected[known] = np.minimum(p[known] * known.sum(), 1.0)
    return corrected
