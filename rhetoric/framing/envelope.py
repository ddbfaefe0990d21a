"""Bounds that a curve keeps to by chance, along its whole course at once."""

from dataclasses import dataclass
from math import ceil

import numpy as np

from rhetoric.statistics import Numbers

_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Envelope:
    """What chance does to a curve.

    Parameters
    ----------
    low, high : numpy.ndarray, shape (positions,)
        Within these the whole of a chance curve stays with the given confidence.
    p : float or None
        The share of curves that leave the middle as far somewhere; None where
        nothing varies.
    """

    low: Numbers
    high: Numbers
    p: float | None


def global_envelope(observed: Numbers, chance: Numbers, confidence: float) -> Envelope:
    """Bound a curve by curves that chance made.

    Parameters
    ----------
    observed : numpy.ndarray, shape (positions,)
    chance : numpy.ndarray, shape (curves, positions)
    confidence : float

    Returns
    -------
    Envelope

    Notes
    -----
    The largest deviation from the mean along the course, scaled at each position by
    the distance of the 2.5% and 97.5% quantiles (Myllymäki, Mrkvička, Grabarnik,
    Seijo and Hahn 2017, J. R. Stat. Soc. B 79, 381-404). A distance is taken as the
    standard deviation at the least, for counts are small.
    """
    curves = np.concatenate([observed[None, :], chance])
    middle, spread = curves.mean(axis=0), curves.std(axis=0)
    if not spread.any():
        return Envelope(middle, middle, None)
    low, high = np.quantile(curves, [0.025, 0.975], axis=0)
    below = np.maximum(middle - low, spread)
    above = np.maximum(high - middle, spread)
    apart = curves - middle
    scale = np.where(apart > 0, above, below)
    far = np.divide(np.abs(apart), scale, out=np.zeros_like(apart), where=scale > 0).max(axis=1)
    reach = np.sort(far)[min(ceil(confidence * len(far)), len(far)) - 1]
    return Envelope(
        low=np.maximum(middle - reach * below, 0.0),
        high=middle + reach * above,
        p=float((far >= far[0] * (1 - _SAME)).mean()),
    )
