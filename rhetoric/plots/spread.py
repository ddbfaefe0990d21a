"""Putting labels where none lies on another, the same way every time."""

from collections.abc import Sequence

import numpy as np

from rhetoric.statistics import Numbers

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""
_STEP = 0.07
_WAYS = 24


def apart(centres: Numbers, sizes: Numbers, room: tuple[float, float]) -> Numbers:
    """Place boxes one after the other, each as near as can be to where it should be.

    Parameters
    ----------
    centres, sizes : numpy.ndarray of float, shape (boxes, 2)
        In inches. The first are placed first.
    room : tuple of float
        Width and height; the centre of the room is (0, 0).

    Returns
    -------
    numpy.ndarray of float, shape (boxes, 2)
        None lies on another, as long as there is room.

    Examples
    --------
    >>> found = apart(np.zeros((2, 2)), np.ones((2, 2)), (9.0, 9.0))
    >>> bool(np.abs(found[0] - found[1]).max() >= 1)
    True
    """
    rings = _rings(max(room))
    places = np.zeros_like(centres, dtype=np.float64)
    for number, (centre, size) in enumerate(zip(centres, sizes, strict=True)):
        limit = np.maximum((np.array(room) - size) / 2, 0.0)
        tried = np.clip(centre + rings, -limit, limit)
        # Two boxes lie apart when they are, on one axis, half of both sizes away.
        away = np.abs(tried[:, None] - places[None, :number]) >= (size + sizes[:number]) / 2 - 1e-9
        free = away.any(axis=2).all(axis=1)
        # The rings grow, but what was clipped may have come nearer.
        cost = np.where(free, np.abs(tried - centre).sum(axis=1), np.inf)
        places[number] = tried[int(cost.argmin())] if free.any() else tried[0]
    return places


def _rings(reach: float) -> Numbers:
    """Steps away from a place: none, and then around it farther and farther."""
    radius = np.arange(_STEP, reach, _STEP)
    angle = np.arange(_WAYS) * 2 * np.pi / _WAYS
    ways = np.column_stack([np.cos(angle), np.sin(angle)])
    around = (radius[:, None, None] * ways).reshape(-1, 2)
    steps: Numbers = np.concatenate([np.zeros((1, 2)), around])
    return steps


def free_of(box: Box, others: Sequence[Box]) -> bool:
    """Tell whether a box lies on none of the others."""
    return not any(
        box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1]
        for other in others
    )
