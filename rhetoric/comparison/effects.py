"""How strongly a word belongs to one of two sets of texts: the sizes of effects.

All take arrays: `a` and `b` are the counts of each word in the target and in the
reference, shape (terms,); `c` and `d` are the words of the target and of the
reference in all.
"""

from math import log

import numpy as np

from rhetoric.statistics import Counts, Numbers

ADDED = 0.5
"""What is put for a count of zero where a ratio would be infinite without it."""
PER_MILLION = 1_000_000


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
    error: Numbers = np.sqrt(np.maximum(variance, 0.0)) / log(2)
    return ratio, error


def conservative_log_ratio(
    a: Counts, b: Counts, c: int, d: int, *, confidence: float, tests: int
) -> Numbers:
    """The log ratio that is sure at least: the end of its interval nearer to zero.

    LRC of Evert (2022). The interval is exact, that of Clopper and Pearson (1934) for
    the share of the target in a + b, and Bonferroni-corrected for the number of
    words; 0 where it includes 0. It needs nothing in place of a count of zero.

    Parameters
    ----------
    a, b : numpy.ndarray of int64, shape (terms,)
    c, d : int
    confidence : float
    tests : int
        How many words are looked at.

    Examples
    --------
    >>> sides = np.array([40, 3]), np.array([0, 2]), 1000, 1000
    >>> conservative_log_ratio(*sides, confidence=0.95, tests=2).round(2).tolist()
    [3.11, 0.0]
    """
    from scipy.special import betainccinv, betaincinv

    a, b, which = distinct_pairs(a, b)
    tail = (1 - confidence) / 2 / tests
    with np.errstate(divide="ignore"):
        # The odds that an occurrence is in the target, at both ends of the interval.
        low = betaincinv(np.maximum(a, ADDED), b + 1, tail)
        high = betainccinv(b + 1, np.maximum(a, ADDED), tail)
        least = np.where(a > 0, np.log2(low) - np.log2(high), -np.inf)
        low = betaincinv(np.maximum(b, ADDED), a + 1, tail)
        high = betainccinv(a + 1, np.maximum(b, ADDED), tail)
        most = np.where(b > 0, np.log2(high) - np.log2(low), np.inf)
    # Counts for each word of the sides: odds of one are alike only where sizes are.
    least, most = least + np.log2(d / c), most + np.log2(d / c)
    nearer: Numbers = np.where(least > 0, least, np.where(most < 0, most, 0.0))[which]
    return nearer


def distinct_pairs(a: Counts, b: Counts) -> tuple[Counts, Counts, Counts]:
    """Give each pair of counts once: most words are rare, and share theirs with many.

    Returns
    -------
    first, second : numpy.ndarray of int64, shape (pairs,)
    which : numpy.ndarray of int64, shape (terms,)
        The pair of each word.
    """
    wide = int(b.max(initial=0)) + 1  # so that the two counts make one number
    pairs, which = np.unique(a * wide + b, return_inverse=True)
    first, second = np.divmod(pairs, wide)
    return first, second, which.reshape(-1)


def percent_difference(a: Counts, b: Counts, c: int, d: int) -> Numbers:
    """By how many percent the rate of the target is above that of the reference.

    %DIFF of Gabrielatos and Marchi (2012), with counts of zero in the reference as
    `without_zeros` has them: -100 where the target lacks the word.

    Examples
    --------
    >>> percent_difference(np.array([30, 0]), np.array([20, 5]), 1000, 1000).round(6).tolist()
    [50.0, -100.0]
    """
    rate, other = a / c, _rate(b, a, d, c)
    percent: Numbers = 100 * (rate / other - 1)
    return percent


def odds_ratio(a: Counts, b: Counts, c: int, d: int) -> tuple[Numbers, Numbers]:
    """Natural logarithm of the odds ratio a(d - b) / (b(c - a)), and its standard error.

    The standard error is that of Woolf (1955). Counts of zero are as `without_zeros`
    has them, and 0.5 stands for a count of no other words.

    Examples
    --------
    >>> ratio, error = odds_ratio(np.array([20]), np.array([10]), 100, 100)
    >>> float(np.exp(ratio[0]).round(4)), float(error[0].round(4))
    (2.25, 0.4167)
    """
    first, second = without_zeros(a, b, c, d), without_zeros(b, a, d, c)
    logs, variance = [], np.zeros(len(a))
    for count, rate, size in (
        (first, _rate(a, b, c, d), c),
        (second, _rate(b, a, d, c), d),
    ):
        rest = np.where(rate < 1, 1 - rate, ADDED / size)
        logs.append(np.log(rate / rest))
        variance += 1 / count + 1 / (rest * size)
    return logs[0] - logs[1], np.sqrt(variance)


def pointwise_information(a: Counts, b: Counts, c: int, d: int) -> Numbers:
    """Binary logarithm of the count in the target over the expected count: PMI.

    Church and Hanks (1990), of a word and the target. Counts of zero are as
    `without_zeros` has them.

    Examples
    --------
    >>> float(pointwise_information(np.array([30]), np.array([10]), 1000, 1000)[0].round(4))
    0.585
    """
    first = without_zeros(a, b, c, d)
    information: Numbers = np.log2(_rate(a, b, c, d)) - np.log2((first + b) / (c + d))
    return information


def simple_maths(a: Counts, b: Counts, c: int, d: int, *, added: float) -> Numbers:
    """Ratio of the rates per million words after adding a number to both.

    Kilgarriff (2009). The greater the number, the commoner the words that come first.

    Examples
    --------
    >>> simple_maths(np.array([30]), np.array([0]), 10_000, 10_000, added=1000).tolist()
    [4.0]
    """
    ratio: Numbers = (PER_MILLION * a / c + added) / (PER_MILLION * b / d + added)
    return ratio


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
