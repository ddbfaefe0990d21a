"""Which of overlapping matches counts.

Inside a category the longest match in tokens wins, then the leftmost; of
entries that match the same span the most literal is credited. Categories do not
disturb each other: each has a stretch of its own on one long line of positions,
so that all of them are resolved together.
"""

import numpy as np

from rhetoric.tokens.vocabulary import Bools, Ints


def inside_any(start: Ints, end: Ints, outer_start: Ints, outer_end: Ints) -> Bools:
    """Which spans lie inside one of the outer spans.

    Parameters
    ----------
    start, end : numpy.ndarray, shape (spans,)
    outer_start, outer_end : numpy.ndarray, shape (outer spans,)

    Returns
    -------
    numpy.ndarray of bool, shape (spans,)

    Examples
    --------
    >>> import numpy as np
    >>> one = np.array
    >>> inside_any(one([1, 5]), one([2, 7]), one([0]), one([3])).tolist()
    [True, False]
    """
    if not len(outer_start):
        return np.zeros(len(start), dtype=bool)
    order = np.argsort(outer_start, kind="stable")
    furthest = np.maximum.accumulate(outer_end[order])
    before = np.searchsorted(outer_start[order], start, side="right")
    inside: Bools = (before > 0) & (furthest[np.maximum(before - 1, 0)] >= end)
    return inside


def nested(start: Ints, end: Ints) -> Bools:
    """Which spans lie inside a longer one of the same list.

    Parameters
    ----------
    start, end : numpy.ndarray, shape (spans,)

    Returns
    -------
    numpy.ndarray of bool, shape (spans,)
        Two spans that are the same are not inside each other.

    Examples
    --------
    >>> import numpy as np
    >>> nested(np.array([0, 1, 1]), np.array([2, 2, 2])).tolist()
    [False, True, True]
    """
    order = np.argsort(start, kind="stable")
    furthest = np.concatenate([[-1], np.maximum.accumulate(end[order])])
    begun_before = furthest[np.searchsorted(start[order], start, side="left")]
    begun_by_then = furthest[np.searchsorted(start[order], start, side="right")]
    inside: Bools = (begun_before >= end) | (begun_by_then > end)
    return inside


def resolve(start: Ints, length: Ints, rank: Ints) -> Ints:
    """Choose among overlapping spans.

    Parameters
    ----------
    start, length, rank : numpy.ndarray of int64, shape (spans,)
        Position and length in tokens; of spans that are the same the one with
        the smallest rank is credited.

    Returns
    -------
    numpy.ndarray of int64
        The places of the chosen spans, sorted by start.

    Examples
    --------
    >>> import numpy as np
    >>> resolve(np.array([0, 0, 2]), np.array([1, 2, 1]), np.array([0, 0, 0])).tolist()
    [1, 2]
    """
    order = _in_order(start, length, rank)
    first, size = start[order], length[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (first[1:] != first[:-1]) | (size[1:] != size[:-1])
    order = order[new]
    first, size = start[order], length[order]
    alone = _alone(first, first + size)
    chosen = alone.copy()
    # No span touches one that stands alone, so only the others need be compared.
    taken = np.zeros((0, 2), dtype=np.int64)
    for longest in np.unique(size[~alone])[::-1]:
        places = np.flatnonzero(~alone & (size == longest))
        places = places[~_touches(first[places], longest, taken)]
        places = _leftmost(places, first[places], int(longest))
        chosen[places] = True
        spans = np.stack([first[places], first[places] + longest], axis=1)
        taken = np.concatenate([taken, spans])
        taken = taken[np.argsort(taken[:, 0])]
    by_start: Ints = order[chosen]
    return by_start


def _in_order(start: Ints, length: Ints, rank: Ints) -> Ints:
    """Sort by start, then length, then rank: by one number made of all three, if it fits."""
    lengths, ranks = int(length.max(initial=0)) + 1, int(rank.max(initial=0)) + 1
    if int(start.max(initial=0)) + 1 < 2**62 // (lengths * ranks):
        return np.argsort((start * lengths + length) * ranks + rank)
    return np.lexsort((rank, length, start))


def _alone(start: Ints, end: Ints) -> Bools:
    """Which spans, sorted by start, touch no other."""
    reach = np.maximum.accumulate(end)
    begins = np.ones(len(start) + 1, dtype=bool)
    begins[1:-1] = start[1:] >= reach[:-1]
    alone: Bools = begins[:-1] & begins[1:]
    return alone


def _touches(start: Ints, length: int, taken: Ints) -> Bools:
    """Which spans overlap with one of those taken, which are apart and sorted."""
    before = np.searchsorted(taken[:, 0], start + length) - 1
    touching: Bools = (before >= 0) & (np.append(taken[:, 1], 0)[before] > start)
    return touching


def _leftmost(places: Ints, start: Ints, length: int) -> Ints:
    """Of spans of one length, sorted by start, take the first that touches none taken before."""
    free = np.ones(len(start), dtype=bool)
    free[1:] = start[1:] >= start[:-1] + length
    if free.all():
        return places
    following = np.searchsorted(start, start + length).tolist()
    chosen, place = [], 0
    while place < len(following):
        chosen.append(place)
        place = following[place]
    return places[chosen]
