"""Intervals, and the random draws behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from math import log
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from rhetoric.errors import InputError

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Numbers = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

FEW_UNITS = 20
"""Under about this many resampled units a bootstrap interval is too narrow."""
_DRAWS_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An interval, or the reason why there is none.

    Parameters
    ----------
    low, high : float or None
    note : str
        Why there is none, or what to beware of; empty when all is well.
    """

    low: float | None
    high: float | None
    note: str = ""


def generator(seed: int, *keys: str) -> np.random.Generator:
    """Make the random draws that belong to a seed and, say, a document id.

    The same keys give the same draws, whatever else is computed and in which
    order.
    """
    digest = sha256("\x00".join(keys).encode("utf-8", "surrogatepass")).digest()
    return np.random.default_rng([seed, int.from_bytes(digest[:8], "big")])


def percent(share: float) -> str:
    """Write a confidence with all its digits.

    Examples
    --------
    >>> percent(0.95), percent(0.995)
    ('95%', '99.5%')
    """
    return f"{100 * share:g}%"


def resample_side(
    counts: Counts, sizes: Counts, resamples: int, draws: np.random.Generator
) -> Numbers:
    """Draw the rates of one side of a comparison by resampling its units.

    Parameters
    ----------
    counts : numpy.ndarray, shape (units, rates)
    sizes : numpy.ndarray, shape (units,)
    resamples : int
    draws : numpy.random.Generator

    Returns
    -------
    numpy.ndarray of float, shape (resamples, rates)

    Notes
    -----
    Resampling zeros gives zeros, as if they were certain. Where there is no hit the
    rate is drawn from the exponential distribution of mean one over the size
    instead, whose upper quantile is the exact Poisson bound.
    """
    rates = resample_rates(counts, sizes, resamples, draws)
    empty = np.flatnonzero(counts.sum(axis=0) == 0)
    rates[:, empty] = draws.exponential(1 / sizes.sum(), size=(resamples, len(empty)))
    return rates


def check_draws(confidence: float, resamples: int, seed: int, function: str) -> None:
    """Refuse a confidence, a number of resamples or a seed that makes no interval."""
    if not isinstance(confidence, float) or not 0 < confidence < 1:
        raise InputError(f"{function}: confidence must lie between 0 and 1, got {confidence!r}.")
    if not isinstance(resamples, int) or resamples < 100:
        raise InputError(f"{function}: resamples must be 100 or more, got {resamples!r}.")
    if not isinstance(seed, int) or seed < 0:
        raise InputError(f"{function}: seed must be a whole number from 0 on, got {seed!r}.")


def resample_rates(
    counts: Counts, sizes: Counts, resamples: int, draws: np.random.Generator
) -> Numbers:
    """Draw rates by resampling units with replacement.

    Parameters
    ----------
    counts : numpy.ndarray, shape (units, rates)
        What is counted in each unit: a sentence, or a document.
    sizes : numpy.ndarray, shape (units,)
        The size of each unit, in words.
    resamples : int
    draws : numpy.random.Generator

    Returns
    -------
    numpy.ndarray of float, shape (resamples, rates)
        Sum of counts over sum of sizes in each resample; NaN where a resample
        has no words.

    Notes
    -----
    The nonparametric bootstrap of Efron and Tibshirani (1993), chapter 6, for a
    ratio of sums.
    """
    units = len(sizes)
    table = np.column_stack([sizes, counts]).astype(np.float64)
    step = max(1, _DRAWS_AT_ONCE // units)
    parts = []
    for done in range(0, resamples, step):
        rows = min(step, resamples - done)
        drawn = draws.integers(units, size=(rows, units))
        drawn += np.arange(rows)[:, None] * units
        times = np.bincount(drawn.ravel(), minlength=rows * units).reshape(rows, units)
        parts.append(times @ table)
    sums = np.concatenate(parts)
    with np.errstate(invalid="ignore", divide="ignore"):
        rates: Numbers = sums[:, 1:] / sums[:, :1]
    return rates


def resampled_sums(
    table: "csr_matrix", sizes: Counts, resamples: int, draws: np.random.Generator
) -> Iterator[tuple[Numbers, Numbers]]:
    """Draw sums of counts by resampling units with replacement, some resamples at a time.

    Parameters
    ----------
    table : scipy.sparse.csr_matrix, shape (units, columns)
        What is added up of each unit; it may be large, so it stays sparse.
    sizes : numpy.ndarray, shape (units,)
        The size of each unit, in words.
    resamples : int
    draws : numpy.random.Generator

    Yields
    ------
    sums : numpy.ndarray of float, shape (some resamples, columns)
    totals : numpy.ndarray of float, shape (some resamples,)
        The sums of the sizes.
    """
    units, columns = table.shape
    step = max(1, _DRAWS_AT_ONCE // max(units, columns))
    turned = table.astype(np.float64).T.tocsr()
    for done in range(0, resamples, step):
        rows = min(step, resamples - done)
        drawn = draws.integers(units, size=(rows, units))
        drawn += np.arange(rows)[:, None] * units
        times = np.bincount(drawn.ravel(), minlength=rows * units).reshape(rows, units)
        totals = (times @ sizes).astype(np.float64)
        yield np.asarray((turned @ times.T).T, dtype=np.float64), totals


def percentile_interval(values: Numbers, confidence: float) -> tuple[float, float]:
    """Cut equal tails off resampled values; NaN are left out."""
    tail = (1 - confidence) / 2
    low, high = np.nanquantile(values, [tail, 1 - tail])
    return float(low), float(high)


def poisson_upper_bound(confidence: float) -> float:
    """The exact upper bound of a Poisson mean when nothing was counted.

    Half of the chi-squared quantile with two degrees of freedom (Garwood 1936),
    which has a closed form.

    Examples
    --------
    >>> round(poisson_upper_bound(0.95), 3)
    3.689
    """
    return -log((1 - confidence) / 2)


def rate_interval(
    counts: Counts,
    sizes: Counts,
    *,
    confidence: float,
    resamples: int,
    draws: np.random.Generator,
    unit: str,
) -> list[Interval]:
    """Give the interval of each rate by resampling units.

    Parameters
    ----------
    counts : numpy.ndarray, shape (units, rates)
    sizes : numpy.ndarray, shape (units,)
    confidence : float
    resamples : int
    draws : numpy.random.Generator
    unit : str
        What a unit is called, for the notes.

    Returns
    -------
    list of Interval
        Of counts per one of `sizes`. A count of zero gets the exact Poisson
        bound; fewer than two units give no interval, with the reason.
    """
    # A unit without words says nothing about a rate.
    counts, sizes = counts[sizes > 0], sizes[sizes > 0]
    total = int(sizes.sum())
    if total == 0:
        return [Interval(low=None, high=None, note="no words")] * counts.shape[1]
    if len(sizes) < 2:
        note = f"no interval: one {unit} only"
        return [Interval(low=None, high=None, note=note)] * counts.shape[1]
    note = f"only {len(sizes)} {unit}s: too narrow" if len(sizes) < FEW_UNITS else ""
    rates = resample_rates(counts, sizes, resamples, draws)
    intervals = []
    for column, hits in enumerate(counts.sum(axis=0)):
        if hits:
            low, high = percentile_interval(rates[:, column], confidence)
        else:
            low, high = 0.0, poisson_upper_bound(confidence) / total
        intervals.append(Interval(low=low, high=high, note=note))
    return intervals
