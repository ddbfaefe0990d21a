"""Putting labels where none lies on another, the same way every time."""

from collections.abc import Sequence

import numpy as np

from rhetoric.statistics import Numbers

Box = tuple[float, float, float, float]
_ROUNDS = 600


def apart(centres: Numbers, sizes: Numbers, room: tuple[float, float], fixed: int = 0) -> Numbers:
    """Push boxes apart until none lies on another, as long as there is room.

    Parameters
    ----------
    centres, sizes : numpy.ndarray of float, shape (boxes, 2)
        In inches.
    room : tuple of float
        Width and height; the centre of the room is (0, 0).
    fixed : int
        So many of the first boxes stay where they are.

    Returns
    -------
    numpy.ndarray of float, shape (boxes, 2)

    Examples
    --------
    >>> apart(np.zeros((2, 2)), np.ones((2, 2)), (9.0, 9.0)).round(2).tolist()
    [[0.0, -0.5], [0.0, 0.5]]
    """
    places = centres.astype(np.float64).copy()
    limit = np.maximum((np.array(room) - sizes) / 2, 0.0)
    free = np.arange(len(places)) >= fixed
    places[free] = np.clip(places, -limit, limit)[free]
    half = (sizes[:, None] + sizes[None, :]) / 2
    for _ in range(_ROUNDS):
        gap = places[:, None] - places[None, :]
        overlap = half - np.abs(gap)
        on = (overlap > 1e-6).all(axis=2)
        np.fill_diagonal(on, val=False)
        if not on.any():
            break
        push = np.zeros_like(places)
        for first, second in np.argwhere(np.triu(on)).tolist():
            # Lines of text are wide and low, so that up and down is the shorter way.
            axis = int(overlap[first, second, 1] > overlap[first, second, 0])
            axis = 1 - axis
            way = 1.0 if gap[first, second, axis] > 0 else -1.0
            step = way * overlap[first, second, axis] * (0.5 if free[first] else 1.0)
            push[first, axis] += step
            push[second, axis] -= step
        places[free] = np.clip(places + push, -limit, limit)[free]
    return places


def free_of(box: Box, others: Sequence[Box]) -> bool:
    """Tell whether a box (left, bottom, right, top) lies on none of the others."""
    return not any(
        box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1]
        for other in others
    )
