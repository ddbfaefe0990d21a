"""Short sequences of words as numbers, equal for equal sequences, and how often each occurs."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rhetoric.comparison.reuse.words import Words
from rhetoric.statistics import generator
from rhetoric.tokens.vocabulary import Ints

RUN = 4
"""Words in a row."""
TRIPLES = ((0, 1, 2), (0, 1, 3), (0, 2, 3))
"""Three of four content words that follow each other, in whatever order."""
REACH = 12
"""Over so many words at most a triple may stretch."""
_PAIRS_AT_ONCE = 2_000_000
_FACTOR, _SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)
Keys = npt.NDArray[np.uint64]


def form_codes(words: Words) -> Keys:
    """Draw a number of 64 bits for each word, the same for the same form."""
    draws = generator(0, "reuse")
    codes = draws.integers(1, 2**64 - 1, size=len(words.rarity), dtype=np.uint64)
    return codes[words.forms]


def runs(words: Words, codes: Keys, length: int = RUN) -> tuple[Keys, Ints]:
    """Number every run of so many words.

    Parameters
    ----------
    words : Words
    codes : numpy.ndarray of uint64, shape (words,)
    length : int

    Returns
    -------
    keys : numpy.ndarray of uint64, shape (runs,)
        Two runs of different words have the same number with a chance of 2**-64.
    at : numpy.ndarray of int64, shape (runs,)
        The first word of each. No run crosses the bound of a document.
    """
    count = max(len(words) - length + 1, 0)
    at = np.flatnonzero(words.documents[:count] == words.documents[length - 1 :])
    keys = np.zeros(len(at), dtype=np.uint64)
    for offset in range(length):
        keys = _mixed(keys + codes[at + offset])
    return keys, at


def triples(words: Words, codes: Keys) -> Iterator[tuple[Keys, Ints]]:
    """Number triples of content words whatever their order, one kind after the other.

    Yields
    ------
    keys : numpy.ndarray of uint64, shape (triples,)
    at : numpy.ndarray of int64, shape (triples,)
        The first word of each.
    """
    content = np.flatnonzero(words.content)
    mixed = _mixed(codes[content])
    for offsets in TRIPLES:
        count = max(len(content) - offsets[-1], 0)
        at, last = content[:count], content[offsets[-1] :][:count]
        near = (words.documents[at] == words.documents[last]) & (last - at <= REACH)
        places = np.flatnonzero(near)
        keys = np.zeros(len(places), dtype=np.uint64)
        for offset in offsets:
            keys = keys + mixed[places + offset]  # a sum does not know their order
        yield keys, at[places]


def _mixed(keys: Keys) -> Keys:
    product = keys * _FACTOR
    mixed: Keys = product ^ (product >> _SHIFT)
    return mixed


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Groups:
    """Places sorted so that those with the same number lie side by side.

    Parameters
    ----------
    order : numpy.ndarray of int64, shape (places,)
        Places; those of a group ascending.
    bounds : numpy.ndarray of int64, shape (groups + 1,)
    """

    order: Ints
    bounds: Ints

    @property
    def sizes(self) -> Ints:
        """How many places each group has."""
        return np.diff(self.bounds)

    def by_rank(self, most: int, documents: Ints) -> "Groups":
        """Divide the groups of more than `most` places: first ones, second ones, and so on.

        What a text says again and again is not frequent in the texts for that. The
        first time in one text is then the like of the first in another.

        Parameters
        ----------
        most : int
        documents : numpy.ndarray of int64
            The document of each place.
        """
        sizes = self.sizes
        group = np.repeat(np.arange(len(sizes)), sizes)
        large = (sizes > most)[group]
        group, at = group[large], self.order[large]
        own = documents[at]
        new = np.ones(len(at), dtype=bool)
        new[1:] = (np.diff(group) != 0) | (np.diff(own) != 0)
        count = np.arange(len(at))
        rank = count - np.maximum.accumulate(np.where(new, count, 0))
        order = np.lexsort((at, rank, group))
        edges = np.flatnonzero(np.diff(group[order]) | np.diff(rank[order])) + 1
        bounds = np.concatenate(([0], edges, [len(at)])) if len(at) else np.zeros(1, np.int64)
        return Groups(order=at[order], bounds=bounds)

    def pairs(self, most: int, documents: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Pair the places of each group that has no more than `most`, some at a time.

        Parameters
        ----------
        most : int
        documents : numpy.ndarray of int64
            The document of each place.

        Yields
        ------
        first, second : numpy.ndarray of int64
            Each pair of a group once. Of the places in one document, each is paired
            with the next only.
        """
        sizes = self.sizes
        for size in range(2, most + 1):
            starts = self.bounds[:-1][sizes == size]
            left, right = np.triu_indices(size, k=1)
            step = max(1, _PAIRS_AT_ONCE // len(left))
            for done in range(0, len(starts), step):
                members = self.order[starts[done : done + step, None] + np.arange(size)]
                first, second = members[:, left], members[:, right]
                kept = (right - left == 1) | (documents[first] != documents[second])
                yield first[kept], second[kept]


def grouped(keys: Keys | Ints, at: Ints) -> Groups:
    """Bring equal sequences together.

    Parameters
    ----------
    keys : numpy.ndarray, shape (sequences,)
    at : numpy.ndarray of int64, shape (sequences,)
        Where each begins, ascending.
    """
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    edges = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    bounds = np.concatenate(([0], edges, [len(keys)])) if len(keys) else np.zeros(1, np.int64)
    return Groups(order=at[order], bounds=bounds)
