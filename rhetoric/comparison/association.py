"""How strongly a word belongs to one of two sets of texts: the formulas.

All take arrays: `a` and `b` are the counts of each word in the target and in the
reference, shape (terms,); `c` and `d` are the words of the target and of the
reference in all. What is signed is positive where the target uses the word at the
higher rate.
"""

from math import log

import numpy as np

from rhetoric.statistics import Counts, Numbers

ADDED = 0.5
"""What is added to a count of zero where a ratio would be infinite without it."""


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


def bayes_factor(g2: Numbers, c: int, d: int) -> Numbers:
    """Approximate Bayes factor by the BIC (Wilson 2013): G2 less the logarithm of all words."""
    return g2 - log(c + d)


def without_zeros(a: Counts, b: Counts, c: int, d: int) -> Numbers:
    """Take a count of zero as 0.5, so that no ratio is infinite.

    Where the other side uses the word so rarely that fewer than 0.5 would be
    expected here, it is taken as what is expected. Otherwise a word that a small
    group lacks would have the higher rate there.

    Examples
    --------
    >>> without_zeros(np.array([3, 0, 0]), np.array([1, 9, 1]), 100, 1000).tolist()
    [3.0, 0.5, 0.1]
    """
    return np.where(a > 0, a, np.minimum(ADDED, b * (c / d)))


def _rate(a: Counts, b: Counts, c: int, d: int) -> Numbers:
    """The rate that goes with `without_zeros`."""
    return np.where(a > 0, a / c, np.minimum(ADDED / c, b / d))


def log_ratio(a: Counts, b: Counts, c: int, d: int) -> tuple[Numbers, Numbers]:
    """Binary logarithm of the ratio of the rates, and its standard error.

    Hardie (2014), with counts of zero as `without_zeros` has them. The standard error
    is that of the logarithm of a ratio of two proportions by the delta method (Katz et al.
    1978), in units of the binary logarithm.

    Examples
    --------
    >>> ratio, error = log_ratio(np.array([40]), np.array([10]), 1000, 1000)
    >>> float(ratio[0]), float(error[0].round(3))
    (2.0, 0.506)
    """
    first, second = without_zeros(a, b, c, d), without_zeros(b, a, d, c)
    # Rates, not counts over sizes: where one side takes over the rate of the other, nothing
    # at all must remain of the difference.
    ratio: Numbers = np.log2(_rate(a, b, c, d)) - np.log2(_rate(b, a, d, c))
    variance = (1 / first - 1 / c) + (1 / second - 1 / d)
    error: Numbers = np.sqrt(_positive(variance)) / log(2)
    return ratio, error


def log_odds(
    a: Counts, b: Counts, c: int, d: int, prior: tuple[Numbers, float]
) -> tuple[Numbers, Numbers]:
    """Log-odds ratio with an informative Dirichlet prior, and its z.

    Monroe, Colaresi and Quinn (2008), with their approximation of the variance.

    Parameters
    ----------
    a, b : numpy.ndarray of int64, shape (terms,)
    c, d : int
    prior : numpy.ndarray of float, shape (terms,), and float
        The pseudo-counts of each word, and of all words.

    Returns
    -------
    numpy.ndarray of float, shape (terms,)
        The difference of the log-odds; NaN where there is no other word.
    numpy.ndarray of float, shape (terms,)
        The same over its standard error.
    """
    alpha, total = prior
    # Whole numbers first: where a word is the only one, nothing at all must remain.
    others = [(size - counts) + (total - alpha) for counts, size in ((a, c), (b, d))]
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = (
            np.log(np.where(rest > 0, (counts + alpha) / rest, np.nan))
            for counts, rest in zip((a, b), others, strict=True)
        )
    delta: Numbers = first - second
    z: Numbers = delta / np.sqrt(1 / (a + alpha) + 1 / (b + alpha))
    return delta, z


def corrected_p(g2: Numbers) -> Numbers:
    """P-values of G2, corrected for how many there are (Benjamini and Hochberg 1995)."""
    from scipy.special import chdtrc
    from scipy.stats import false_discovery_control

    corrected: Numbers = false_discovery_control(chdtrc(1, g2), method="bh")
    return corrected
