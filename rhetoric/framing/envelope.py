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
    low, high : float
        Within these the whole of a chance curve stays with the given confidence.
    p : float or None
        The share of curves that leave the middle as far somewhere; None where
        nothing varies.
    """

    low: float
    high: float
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
    The largest deviation from the mean along the course, upwards in units of the
    distance of the 97.5% quantile and downwards in those of the 2.5% quantile
    (Myllymäki, Mrkvička, Grabarnik, Seijo and Hahn 2017, J. R. Stat. Soc. B 79,
    381-404). Mean and quantiles are those of all positions together, since chance
    does the same at each of them. A distance is taken as the standard deviation at
    the least, for counts are small.
    """
    curves = np.concatenate([observed[None, :], chance])
    middle, spread = float(curves.mean()), float(curves.std())
    if spread == 0:
        return Envelope(middle, middle, None)
    low, high = np.quantile(curves, [0.025, 0.975]).tolist()
    below, above = max(middle - low, spread), max(high - middle, spread)
    apart = curves - middle
    far = np.maximum(apart / above, -apart / below).max(axis=1)
    reach = float(np.sort(far)[min(ceil(confidence * len(far)), len(far)) - 1])
    return Envelope(
        low=max(middle - reach * below, 0.0),
        high=middle + reach * above,
        p=float((far >= far[0] * (1 - _SAME)).mean()),
    )
