"""What each word adds to a difference between two texts: the formulas of word shifts.

All take the shares of the words in the first and the second text, shape (..., terms),
each row adding up to 1. After Gallagher et al. (2021).
"""

from math import log

import numpy as np

from rhetoric.statistics import Numbers

KINDS: dict[str, tuple[str, str]] = {
    "proportion": ("share of words", "difference of the shares"),
    "entropy": ("entropy in bits", "Shannon entropy (base 2)"),
    "jensen-shannon": (
        "Jensen-Shannon divergence in bits",
        "Jensen-Shannon divergence (Lin 1991; base 2, both sides weighing the same)",
    ),
    "weighted": ("mean weight", "weighted average (Dodds and Danforth 2010)"),
}
"""The kinds of shift: what their values are called, and the statistic for methods."""


def contributions(
    kind: str, first: Numbers, second: Numbers, deviation: Numbers | None = None
) -> Numbers:
    """Give what each word adds to the difference, from the first text to the second.

    Parameters
    ----------
    kind : str
        A name of `KINDS`.
    first, second : numpy.ndarray of float, shape (..., terms)
    deviation : numpy.ndarray of float, shape (..., terms), optional
        For ``weighted``: the weight of each word less the reference value.

    Returns
    -------
    numpy.ndarray of float, shape (..., terms)
        Positive where the word raises the value of the second text. Of the
        Jensen-Shannon divergence, which has no direction of its own, the sizes add
        up, and the sign says that the second text has the word at the higher rate.

    Examples
    --------
    >>> contributions("entropy", np.array([0.5, 0.5]), np.array([0.25, 0.75])).round(4).tolist()
    [0.0, -0.1887]
    """
    if kind == "proportion":
        return second - first
    if kind == "entropy":
        return entropies(second) - entropies(first)
    if kind == "weighted":
        if deviation is None:
            raise ValueError("a weighted shift needs weights")
        return (second - first) * deviation
    from scipy.special import rel_entr

    middle = (first + second) / 2
    sizes = (rel_entr(first, middle) + rel_entr(second, middle)) / (2 * log(2))
    # A sum of two logarithms that cancel may come out under zero by rounding.
    signed: Numbers = np.sign(second - first) * np.maximum(sizes, 0.0)
    return signed


def entropies(shares: Numbers) -> Numbers:
    """Give what each word adds to the entropy of its text, in bits; 0 where it is absent.

    Examples
    --------
    >>> entropies(np.array([0.5, 0.5, 0.0])).tolist()
    [0.5, 0.5, 0.0]
    """
    from scipy.special import entr

    return np.asarray(entr(shares) / log(2), dtype=np.float64)
