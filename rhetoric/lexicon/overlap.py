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
    order = np.lexsort((rank, length, start))
    first, size = start[order], length[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (first[1:] != first[:-1]) | (size[1:] != size[:-1])
    order = order[new]
    first, end = start[order], (start + length)[order]
    cluster = _clusters(first, end)
    sizes = np.bincount(cluster) if len(cluster) else cluster
    alone = sizes[cluster] == 1
    crowded = order[~alone]
    bounds = np.flatnonzero(np.diff(cluster[~alone]) > 0) + 1
    groups = np.split(crowded, bounds)
    chosen = [_longest_first(members, start, length) for members in groups]
    result = np.concatenate([order[alone], *chosen])
    by_start: Ints = result[np.argsort(start[result], kind="stable")]
    return by_start


def _clusters(start: Ints, end: Ints) -> Ints:
    """Number the groups of spans, sorted by start, that hang together by overlap."""
    if not len(start):
        return start
    reach = np.maximum.accumulate(end)
    begins = np.ones(len(start), dtype=bool)
    begins[1:] = start[1:] >= reach[:-1]
    return np.cumsum(begins) - 1


def _longest_first(members: Ints, start: Ints, length: Ints) -> Ints:
    """Take the longest, then the leftmost, then what does not touch those taken."""
    spans = [(-int(length[m]), int(start[m]), int(m)) for m in members]
    taken: set[int] = set()
    chosen = []
    for size, first, member in sorted(spans):
        tokens = range(first, first - size)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(member)
    return np.array(chosen, dtype=np.int64)
