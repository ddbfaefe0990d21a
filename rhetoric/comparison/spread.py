"""How far texts move on a map when their words are resampled."""

from collections.abc import Callable, Iterable

import numpy as np

from rhetoric.comparison.planes import Plane
from rhetoric.statistics import Numbers


def moved_points(
    plane: Plane, again: Callable[[Numbers], Plane], resampled: Iterable[Numbers]
) -> Numbers:
    """Place texts anew with resampled words, turned so that they lie on the map best.

    Parameters
    ----------
    plane : Plane
        The map.
    again : callable
        Makes it anew with each word taken so many times.
    resampled : iterable of numpy.ndarray
        How often each word is taken.

    Returns
    -------
    numpy.ndarray of float, shape (resamples, documents, 2)
        NaN of a text that had no word.
    """
    return np.array([_laid_on(again(times).points, plane.points) for times in resampled])


def _laid_on(points: Numbers, onto: Numbers) -> Numbers:
    """Shift, turn and mirror points so that they lie nearest to others; sizes stay.

    Notes
    -----
    The orthogonal Procrustes problem (Schönemann 1966).
    """
    there = ~np.isnan(points).any(axis=1)
    middle, target = points[there].mean(axis=0), onto[there].mean(axis=0)
    left, _, right = np.linalg.svd((points[there] - middle).T @ (onto[there] - target))
    found: Numbers = (points - middle) @ (left @ right) + target
    return found


def covariances(plane: Plane, moved: Numbers) -> Numbers:
    """Give the mean squares and products of the moves of each text from its place.

    Returns
    -------
    numpy.ndarray of float, shape (documents, 2, 2)
        NaN of a text that never had a word.
    """
    moves = moved - plane.points
    there = ~np.isnan(moves.sum(axis=2))
    held = np.where(there[:, :, None], moves, 0.0)
    sums = np.einsum("rda,rdb->dab", held, held)
    times = there.sum(axis=0).astype(np.float64)
    found: Numbers = sums / np.where(times > 0, times, np.nan)[:, None, None]
    return found
