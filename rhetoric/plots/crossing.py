"""Which boxes and lines of a picture lie on each other.

A box is a row of left, lower, right and upper edge; a segment a row of the
coordinates of both its ends. Each function compares every row of the first with
every row of the second.
"""

import numpy as np
import numpy.typing as npt

from rhetoric.statistics import Numbers

Pairs = npt.NDArray[np.bool_]


def boxes_meet(boxes: Numbers, others: Numbers) -> Pairs:
    """Tell which boxes overlap.

    Examples
    --------
    >>> boxes_meet(np.array([[0, 0, 2, 2]]), np.array([[1, 1, 3, 3], [2, 0, 4, 2]])).tolist()
    [[True, False]]
    """
    left, low, right, high = boxes[:, :, None].swapaxes(0, 1)
    meet: Pairs = (
        (left < others[:, 2])
        & (right > others[:, 0])
        & (low < others[:, 3])
        & (high > others[:, 1])
    )
    return meet


def segments_meet(segments: Numbers, boxes: Numbers) -> Pairs:
    """Tell which segments pass through which boxes.

    They do not where an axis, or the normal of the segment, parts the two.

    Examples
    --------
    >>> box = np.array([[1, 1, 2, 2]])
    >>> segments_meet(np.array([[0, 0, 3, 3], [0, 1.5, 0.9, 1.5], [0, 2, 1, 4]]), box).tolist()
    [[True], [False], [False]]
    """
    half = (segments[:, 2:] - segments[:, :2])[:, None] / 2
    size = (boxes[:, 2:] - boxes[:, :2]) / 2
    apart = (segments[:, 2:] + segments[:, :2])[:, None] / 2 - (boxes[:, 2:] + boxes[:, :2]) / 2
    near = (np.abs(apart) < np.abs(half) + size).all(axis=2)
    across = np.abs(half[..., 0] * apart[..., 1] - half[..., 1] * apart[..., 0])
    meet: Pairs = near & (
        across < size[:, 0] * np.abs(half[..., 1]) + size[:, 1] * np.abs(half[..., 0])
    )
    return meet


def segments_cross(segments: Numbers, others: Numbers) -> Pairs:
    """Tell which segments cross.

    Examples
    --------
    >>> one = np.array([[0, 0, 2, 2]])
    >>> segments_cross(one, np.array([[0, 2, 2, 0], [3, 0, 3, 9]])).tolist()
    [[True, False]]
    """
    a, b = segments[:, None, :2], segments[:, None, 2:]
    c, d = others[None, :, :2], others[None, :, 2:]
    cross: Pairs = (_side(a, b, c) * _side(a, b, d) <= 0) & (_side(c, d, a) * _side(c, d, b) <= 0)
    return cross


def gaps(boxes: Numbers, points: Numbers) -> Numbers:
    """Tell how far points lie from boxes.

    Examples
    --------
    >>> gaps(np.array([[0, 0, 1, 1]]), np.array([[4, 5], [0.5, 0.5]])).tolist()
    [[5.0, 0.0]]
    """
    beyond = np.maximum(boxes[:, None, :2] - points, points - boxes[:, None, 2:])
    found: Numbers = np.hypot(*np.moveaxis(np.maximum(beyond, 0.0), 2, 0))
    return found


def _side(start: Numbers, end: Numbers, point: Numbers) -> Numbers:
    along, beside = end - start, point - start
    side: Numbers = along[..., 0] * beside[..., 1] - along[..., 1] * beside[..., 0]
    return side
