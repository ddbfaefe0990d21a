"""Passages as columns of numbers: from alignments to what is shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rhetoric.comparison.reuse.words import Words
from rhetoric.statistics import Numbers
from rhetoric.tokens.vocabulary import Bools, Ints


@dataclass(frozen=True, kw_only=True, eq=False)
class Found:
    """Passages that stand in two places each.

    Parameters
    ----------
    first, second : numpy.ndarray of int, shape (pairs,)
        The places of two equal words that stand for each other, sorted by the
        passage and the first place.
    bounds : numpy.ndarray of int64, shape (passages + 1,)
        Which pair begins each passage; last, how many pairs there are.
    """

    first: Ints
    second: Ints
    bounds: Ints

    @staticmethod
    def of(passage: Ints, first: Ints, second: Ints) -> "Found":
        """Number passages anew and sort their pairs."""
        order = np.argsort(passage * (int(first.max(initial=0)) + 1) + first)
        edges = np.flatnonzero(np.diff(passage[order], prepend=-1))
        bounds = np.append(edges, len(order))
        return Found(first=first[order], second=second[order], bounds=bounds)

    @staticmethod
    def joined(parts: Sequence["Found"]) -> "Found":
        """Put passages one after the other, in as little room as places among words take."""
        sizes = np.concatenate([part.shared for part in parts])
        return Found(
            first=np.concatenate([part.first.astype(np.int32) for part in parts]),
            second=np.concatenate([part.second.astype(np.int32) for part in parts]),
            bounds=np.concatenate(([0], np.cumsum(sizes))),
        )

    def __len__(self) -> int:
        return len(self.bounds) - 1

    @property
    def passage(self) -> Ints:
        """The passage of each pair, shape (pairs,)."""
        return np.repeat(np.arange(len(self)), self.shared)

    @property
    def shared(self) -> Ints:
        """How many pairs of words each has, shape (passages,)."""
        return np.diff(self.bounds)

    @cached_property
    def starts(self) -> Ints:
        """First word in the first and the second text, shape (2, passages)."""
        return self._of_each(np.minimum)

    @cached_property
    def ends(self) -> Ints:
        """The word after the last in the first and the second text, shape (2, passages)."""
        return self._of_each(np.maximum) + 1

    def _of_each(self, extreme: np.ufunc) -> Ints:
        if not len(self):
            return np.zeros((2, 0), dtype=np.int64)
        sides = (self.first, self.second)
        return np.stack([extreme.reduceat(side, self.bounds[:-1]) for side in sides]).astype(
            np.int64
        )

    @property
    def shares(self) -> Numbers:
        """Twice the shared words over the words of both copies, shape (passages,)."""
        shares: Numbers = 2 * self.shared / (self.ends - self.starts).sum(axis=0)
        return shares

    def sums(self, values: Numbers) -> Numbers:
        """Add up what the shared words of each passage are worth."""
        before = np.concatenate(([0.0], np.cumsum(values[self.first])))
        sums: Numbers = np.diff(before[self.bounds])
        return sums

    def only(self, kept: Bools | Ints) -> "Found":
        """Keep some passages, in the order asked for."""
        places = np.arange(len(self))[kept]
        lengths = self.shared[places]
        pairs = spread(self.bounds[places], lengths)
        bounds = np.concatenate(([0], np.cumsum(lengths)))
        return Found(first=self.first[pairs], second=self.second[pairs], bounds=bounds)

    def with_moved(self, words: Words) -> "Found":
        """Pair also the words of both copies that stand in another order."""
        sides = [
            _unpaired(words, starts, ends, self.passage, paired)
            for starts, ends, paired in zip(
                self.starts, self.ends, (self.first, self.second), strict=True
            )
        ]
        (keys, at), (others, other_at) = sides
        _, left, right = np.intersect1d(keys, others, assume_unique=True, return_indices=True)
        owner = keys[left] // _STEP // len(words.rarity)
        return Found.of(
            np.concatenate([self.passage, owner]),
            np.concatenate([self.first, at[left]]),
            np.concatenate([self.second, other_at[right]]),
        )


_STEP = 64
"""A passage may have a word so many times; more are not told apart."""


def spread(starts: Ints, lengths: Ints) -> Ints:
    """Count on from each start, as far as its length says.

    Examples
    --------
    >>> import numpy as np
    >>> spread(np.array([3, 10]), np.array([2, 3])).tolist()
    [3, 4, 10, 11, 12]
    """
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    counted: Ints = np.arange(total) + np.repeat(starts - (ends - lengths), lengths)
    return counted


def _unpaired(
    words: Words, starts: Ints, ends: Ints, passage: Ints, paired: Ints
) -> tuple[Ints, Ints]:
    """Give the words of copies that have no partner, each with a number.

    Returns
    -------
    keys : numpy.ndarray of int64
        The same for the same word of the same passage; a word that is there twice
        has two numbers.
    at : numpy.ndarray of int64
        Where it stands.
    """
    lengths = ends - starts
    offsets = np.cumsum(lengths) - lengths
    owner, at = np.repeat(np.arange(len(starts)), lengths), spread(starts, lengths)
    free = np.ones(len(at), dtype=bool)
    free[(offsets - starts)[passage] + paired] = False
    owner, at = owner[free], at[free]
    keys = owner * len(words.rarity) + words.forms[at]
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    edges = np.flatnonzero(np.diff(ordered, prepend=-1))
    number = np.arange(len(ordered)) - np.repeat(edges, np.diff(np.append(edges, len(ordered))))
    fit = number < _STEP
    return ordered[fit] * _STEP + number[fit], at[order][fit]
