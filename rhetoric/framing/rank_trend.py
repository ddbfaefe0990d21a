"""Whether a series of numbers goes up or down: the rank test of Mann and Kendall."""

from dataclasses import dataclass
from itertools import permutations
from math import factorial

import numpy as np

from rhetoric.statistics import Numbers

FEWEST = 4
_ALL_ORDERS = 7
"""Up to so many numbers every order is gone through."""


@dataclass(frozen=True, slots=True)
class RankTrend:
    """How a series goes.

    Parameters
    ----------
    tau : float or None
        Kendall's tau-b with the order of time: 1 where it only rises.
    p : float or None
        Two-sided.
    slope : float or None
        The median of the slopes between all pairs (Sen 1968).
    """

    tau: float | None
    p: float | None
    slope: float | None


def smallest_p(numbers: int) -> float | None:
    """The smallest p that a series of so many numbers can give; None if too short to test.

    Examples
    --------
    >>> smallest_p(5)
    0.016666666666666666
    """
    return 2 / factorial(numbers) if numbers >= FEWEST else None


def rank_trend(times: Numbers, values: Numbers) -> RankTrend:
    """Test a series for a trend.

    Parameters
    ----------
    times : numpy.ndarray, shape (numbers,)
        Increasing.
    values : numpy.ndarray, shape (numbers,)

    Returns
    -------
    RankTrend
        Without numbers where the series has fewer than four, or all are alike.

    Notes
    -----
    Mann (1945, Econometrica 13, 245-259); Kendall (1975, Rank Correlation Methods).
    P is exact up to seven numbers, and up to 33 where no two are alike; else it is
    that of the normal distribution, with the variance corrected for ties. Numbers are
    taken as independent of each other, but for the trend.

    Examples
    --------
    >>> found = rank_trend(np.arange(5.0), np.array([1.0, 2.0, 4.0, 5.0, 7.0]))
    >>> found.tau, round(found.p, 4), found.slope
    (1.0, 0.0167, 1.5)
    """
    from scipy.stats import kendalltau

    if len(values) < FEWEST or np.ptp(values) == 0:
        return RankTrend(None, None, None)
    found = kendalltau(np.arange(len(values)), values)
    p = _exact(values) if len(values) <= _ALL_ORDERS else float(found.pvalue)
    first, second = np.triu_indices(len(values), 1)
    apart = times[second] - times[first]
    rise = (values[second] - values[first])[apart > 0] / apart[apart > 0]
    return RankTrend(
        tau=round(float(found.statistic), 12),
        p=p,
        slope=float(np.median(rise)) if len(rise) else None,
    )


def _exact(values: Numbers) -> float:
    """The share of all orders of the values that rise or fall as much."""
    orders = np.array(list(permutations(range(len(values)))))
    first, second = np.triu_indices(len(values), 1)
    signs = np.sign(values[None, :] - values[:, None])
    scores = np.abs(signs[orders[:, first], orders[:, second]].sum(axis=1))
    return float((scores >= scores[0]).mean())
