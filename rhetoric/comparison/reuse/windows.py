"""Clusters of matches, and the windows around them in which passages are aligned."""

from dataclasses import dataclass

import numpy as np

from rhetoric.comparison.reuse.matches import Matches
from rhetoric.comparison.reuse.sequences import RUN
from rhetoric.comparison.reuse.words import Words
from rhetoric.tokens.vocabulary import Ints

NEAR = 20
"""Matches no farther apart than so many words, in both texts, belong together."""
_NEIGHBOURS = 6
FEWEST = 2
"""So many matches make a cluster."""
AROUND = 12
"""Words around the matches in which the passage may go on."""
LONGEST = 512
"""Words of a window; a longer passage is aligned in pieces, which are then joined."""
WIDEST = 96
"""How far the words of a window may shift, in words."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Windows:
    """Bands in which two texts are aligned.

    Parameters
    ----------
    first, first_end : numpy.ndarray of int64, shape (windows,)
        Half-open spans of words in the first text.
    second, second_end : numpy.ndarray of int64, shape (windows,)
        And in the second.
    low, high : numpy.ndarray of int64, shape (windows,)
        By how many words a word of the second may stand behind that of the first:
        at least, and at most.
    """

    first: Ints
    first_end: Ints
    second: Ints
    second_end: Ints
    low: Ints
    high: Ints

    def __len__(self) -> int:
        return len(self.first)

    def only(self, kept: Ints) -> "Windows":
        """Keep some of them."""
        columns = {name: getattr(self, name)[kept] for name in self.__dataclass_fields__}
        return Windows(**columns)


def make_windows(matches: Matches, words: Words) -> tuple[Windows, Ints]:
    """Put a window around each cluster of matches.

    Parameters
    ----------
    matches : Matches
    words : Words

    Returns
    -------
    Windows
        They lie inside their documents.
    numpy.ndarray of int64, shape (matches,)
        The window of each match, or -1.
    """
    pieces, sizes = _pieces(matches, words)
    order = np.argsort(pieces, kind="stable")
    order = order[sizes[pieces[order]] >= FEWEST]
    starts = np.flatnonzero(np.diff(pieces[order], prepend=-1))
    first, second = matches.first[order], matches.second[order]
    shift = second - first
    window = np.full(len(matches), -1, dtype=np.int64)
    window[order] = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(order))))
    if not len(starts):
        none = np.zeros(0, dtype=np.int64)
        return Windows(**dict.fromkeys(Windows.__dataclass_fields__, none)), window
    documents, others = words.documents[first[starts]], words.documents[second[starts]]
    reach = AROUND + RUN
    bound = np.minimum.reduceat(second, starts)
    ends = np.minimum(np.maximum.reduceat(first, starts) + reach, words.starts[documents + 1])
    other_begins = np.maximum(bound - AROUND, words.starts[others])
    meet = ends > other_begins  # in one document, the copies are near each other
    windows = Windows(
        first=np.maximum(np.minimum.reduceat(first, starts) - AROUND, words.starts[documents]),
        first_end=np.where(meet, np.minimum(ends, bound), ends),
        second=np.where(meet, bound, other_begins),
        second_end=np.minimum(
            np.maximum.reduceat(second, starts) + reach, words.starts[others + 1]
        ),
        # The second stands behind the first.
        low=np.maximum(np.minimum.reduceat(shift, starts) - AROUND, 1),
        high=np.maximum.reduceat(shift, starts) + AROUND,
    )
    return windows, window


def _pieces(matches: Matches, words: Words) -> tuple[Ints, Ints]:
    """Number the cluster of each match, cut where it is long or wide; and count their matches."""
    clusters = _clusters(matches, words)
    count = int(clusters.max(initial=-1)) + 1
    shift = matches.second - matches.first
    begins = np.full(count, len(words), dtype=np.int64)
    np.minimum.at(begins, clusters, matches.first)
    lowest = np.full(count, len(words), dtype=np.int64)
    np.minimum.at(lowest, clusters, shift)
    inside = words.documents[matches.first] == words.documents[matches.second]
    # What one document repeats is cut where the next repetition begins.
    longest = np.where(inside, np.minimum(lowest[clusters], LONGEST), LONGEST)
    row = (matches.first - begins[clusters]) // longest
    band = (shift - lowest[clusters]) // WIDEST
    order = np.lexsort((band, row, clusters))
    new = np.zeros(len(matches), dtype=bool)
    for key in (clusters, row, band):
        new[1:] |= np.diff(key[order]) != 0
    pieces = np.zeros(len(matches), dtype=np.int64)
    pieces[order] = np.cumsum(new)
    return pieces, np.bincount(pieces)


def _clusters(matches: Matches, words: Words) -> Ints:
    """Number the cluster to which each match belongs."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    size = len(matches)
    first, second = matches.first, matches.second
    documents, others = words.documents[first], words.documents[second]
    linked = [np.zeros((2, 0), dtype=np.int64)]
    for step in range(1, min(_NEIGHBOURS, size - 1) + 1):
        near = np.abs(second[step:] - second[:-step]) <= NEAR
        near &= first[step:] - first[:-step] <= NEAR
        near &= (documents[step:] == documents[:-step]) & (others[step:] == others[:-step])
        places = np.flatnonzero(near)
        linked.append(np.stack([places, places + step]))
    rows, columns = np.concatenate(linked, axis=1)
    graph = coo_matrix((np.ones(len(rows), dtype=bool), (rows, columns)), shape=(size, size))
    found: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return found
