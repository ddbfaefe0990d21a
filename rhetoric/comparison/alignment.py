"""Bringing the words of two sets of texts together."""

import numpy as np

from rhetoric.tokens.vocabulary import Ints


def aligned(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[tuple[str, ...], Ints, Ints]:
    """Merge two sorted lists of words.

    Returns
    -------
    tuple of str
        The words of both, sorted.
    numpy.ndarray of int64, shape (first,)
        Where the words of the first list stand among them.
    numpy.ndarray of int64, shape (second,)
        Where those of the second stand.

    Examples
    --------
    >>> terms, first, second = aligned(("land", "peace"), ("bread", "peace"))
    >>> terms, first.tolist(), second.tolist()
    (('bread', 'land', 'peace'), [1, 2], [0, 2])
    """
    if first == second:
        same = np.arange(len(first))
        return first, same, same
    # Sorting two sorted lists that follow each other only merges them.
    terms = tuple(dict.fromkeys(sorted([*first, *second])))
    places = {term: place for place, term in enumerate(terms)}
    return terms, _looked_up(places, first), _looked_up(places, second)


def _looked_up(places: dict[str, int], terms: tuple[str, ...]) -> Ints:
    return np.fromiter(map(places.__getitem__, terms), dtype=np.int64, count=len(terms))


def spread(values: Ints, places: Ints, size: int) -> Ints:
    """Lay values out at their places among more words; the others have 0.

    Examples
    --------
    >>> spread(np.array([5, 7]), np.array([1, 2]), 3).tolist()
    [0, 5, 7]
    """
    laid = np.zeros(size, dtype=np.int64)
    laid[places] = values
    return laid
