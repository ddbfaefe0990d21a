"""Formulas: sequences of words that come again and again, each as long as it can be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rhetoric.comparison.reuse.found import spread
from rhetoric.comparison.reuse.sequences import Groups, grouped
from rhetoric.comparison.reuse.words import Words
from rhetoric.tokens.vocabulary import Ints

LONGEST = 8
"""Sequences up to so many words are counted each; longer ones are grown from these."""
_FARTHEST = 2000
"""So many words a formula grows at most to either side."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Repeated:
    """Sequences that occur several times.

    Parameters
    ----------
    places : numpy.ndarray of int64, shape (occurrences,)
        The first word of each occurrence.
    bounds : numpy.ndarray of int64, shape (sequences + 1,)
        Which occurrence begins each sequence.
    lengths : numpy.ndarray of int64, shape (sequences,)
        In words.
    documents : numpy.ndarray of int64, shape (sequences,)
        How many documents have each.
    alone : numpy.ndarray of int64, shape (sequences,), or None
        How many occurrences lie in none of a longer one.
    """

    places: Ints
    bounds: Ints
    lengths: Ints
    documents: Ints
    alone: Ints | None = None

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def counts(self) -> Ints:
        """How often each occurs, shape (sequences,)."""
        return np.diff(self.bounds)

    @property
    def begins(self) -> Ints:
        """Where each occurs first, shape (sequences,)."""
        begins: Ints = self.places[self.bounds[:-1]]
        return begins

    def only(self, kept: Ints) -> "Repeated":
        """Keep some, in the order asked for."""
        counts = self.counts[kept]
        return Repeated(
            places=self.places[spread(self.bounds[:-1][kept], counts)],
            bounds=np.concatenate(([0], np.cumsum(counts))),
            lengths=self.lengths[kept],
            documents=self.documents[kept],
            alone=None if self.alone is None else self.alone[kept],
        )


def find_formulas(words: Words, least: int) -> Repeated:
    """Find the sequences of two words and more that several documents have.

    Parameters
    ----------
    words : Words
    least : int
        How often a formula must occur.

    Returns
    -------
    Repeated
        Those that begin and end with a content word, stand in two documents (or in
        one, when there is only one) and occur often enough outside of longer ones.
        Those of most documents first, of equal ones the longer.
    """
    found = _chained([_fitting(level, words) for level in _levels(words, least)])
    needed = min(2, len(words.starts) - 1)
    alone = _alone(found)
    kept = np.flatnonzero((found.documents >= needed) & (alone >= least))
    found = replace(found.only(kept), alone=alone[kept])
    return found.only(np.lexsort((found.begins, -found.counts, -found.lengths, -found.documents)))


def _levels(words: Words, least: int) -> Iterator[Repeated]:
    """Give all sequences of 2 to 8 words that occur often enough, then the longer ones."""
    numbers, frequency = _numbered(grouped(words.forms, np.arange(len(words))), len(words), least)
    before = _repeated(np.zeros(0, np.int64), np.zeros(1, np.int64), 1, words)
    for length in range(2, LONGEST + 2):
        size = max(len(words) - length + 1, 0)
        fit = (numbers[:size] >= 0) & (numbers[1 : size + 1] >= 0)
        fit &= words.documents[:size] == words.documents[length - 1 :]
        at = np.flatnonzero(fit)
        keys = numbers[at] * len(words.rarity) + words.forms[at + length - 1]
        groups = _frequent(grouped(keys, at), least)
        numbers, now = _numbered(groups, len(words), least)
        if length > LONGEST:
            yield _grown(before.only(_first_of_chains(before, frequency, now)), words)
        else:
            before = _repeated(groups.order, groups.bounds, length, words)
            yield before
        frequency = now


def _frequent(groups: Groups, least: int) -> Groups:
    """Keep the groups that have enough places."""
    kept = np.flatnonzero(groups.sizes >= least)
    sizes = groups.sizes[kept]
    bounds = np.concatenate(([0], np.cumsum(sizes)))
    return Groups(order=groups.order[spread(groups.bounds[kept], sizes)], bounds=bounds)


def _numbered(groups: Groups, size: int, least: int) -> tuple[Ints, Ints]:
    """Give each place the number of its group, or -1; and how many places that has, or 0."""
    frequent = _frequent(groups, least)
    numbers, frequency = np.full(size, -1, dtype=np.int64), np.zeros(size, dtype=np.int64)
    numbers[frequent.order] = np.repeat(np.arange(len(frequent.sizes)), frequent.sizes)
    frequency[frequent.order] = np.repeat(frequent.sizes, frequent.sizes)
    return numbers, frequency


def _repeated(places: Ints, bounds: Ints, lengths: Ints | int, words: Words) -> Repeated:
    """Count in how many documents each sequence occurs."""
    documents = words.documents[places]
    new = np.diff(documents, prepend=-1) != 0
    new[bounds[:-1]] = True
    before = np.concatenate(([0], np.cumsum(new)))
    return Repeated(
        places=places,
        bounds=bounds,
        lengths=np.broadcast_to(lengths, len(bounds) - 1),
        documents=np.diff(before[bounds]),
    )


def _first_of_chains(level: Repeated, frequency: Ints, longer: Ints) -> Ints:
    """Which sequences occur in longer ones as often, and begin the first such.

    Parameters
    ----------
    level : Repeated
        All of one length.
    frequency, longer : numpy.ndarray of int64, shape (words,)
        How often the sequence that begins at each word occurs, and the one that is
        longer by a word.
    """
    begins, counts = level.begins, level.counts
    follows = (begins > 0) & (longer[begins - 1] == counts) & (frequency[begins - 1] == counts)
    return np.flatnonzero((longer[begins] == counts) & ~follows)


def _grown(level: Repeated, words: Words) -> Repeated:
    """Make sequences longer while all their occurrences go on alike."""
    owner = np.repeat(np.arange(len(level)), level.counts)
    left = _agreement(level, words, np.full(len(level), -1), -1)
    right = _agreement(level, words, level.lengths, 1)
    return _repeated(level.places - left[owner], level.bounds, left + level.lengths + right, words)


def _agreement(level: Repeated, words: Words, start: Ints, step: int) -> Ints:
    """Count the words, to one side, that are the same beside all occurrences."""
    reached = np.zeros(len(level), dtype=np.int64)
    going = np.arange(len(level))
    for done in range(_FARTHEST):
        part = level.only(going)
        if not len(part):
            break
        offset = np.repeat(start[going] + step * done, part.counts)
        at = np.clip(part.places + offset, 0, len(words) - 1)
        first = np.repeat(at[part.bounds[:-1]], part.counts)
        same = words.forms[at] == words.forms[first]
        same &= (words.documents[at] == words.documents[part.places]) & (at == part.places + offset)
        going = going[np.logical_and.reduceat(same, part.bounds[:-1])]
        reached[going] += 1
    return reached


def _fitting(level: Repeated, words: Words) -> Repeated:
    """Keep what begins and ends with a content word; cut the longest until they do."""
    content = np.flatnonzero(words.content)
    begins, ends = level.begins, level.begins + level.lengths
    first = np.append(content, len(words))[np.searchsorted(content, begins)]
    last = np.append(-1, content)[np.searchsorted(content, ends)]
    long = level.lengths > LONGEST
    kept = np.flatnonzero(
        np.where(long, last + 1 - first > LONGEST, (first == begins) & (last + 1 == ends))
    )
    part = level.only(kept)
    places = part.places + np.repeat((first - begins)[kept], part.counts)
    return _repeated(places, part.bounds, (last + 1 - first)[kept], words)


def _chained(levels: Sequence[Repeated]) -> Repeated:
    sizes = np.concatenate([level.counts for level in levels])
    return Repeated(
        places=np.concatenate([level.places for level in levels]),
        bounds=np.concatenate(([0], np.cumsum(sizes))),
        lengths=np.concatenate([level.lengths for level in levels]),
        documents=np.concatenate([level.documents for level in levels]),
    )


def _alone(found: Repeated) -> Ints:
    """Count the occurrences of each sequence that lie in none of a longer one."""
    owner = np.repeat(np.arange(len(found)), found.counts)
    ends = found.places + found.lengths[owner]
    order = np.lexsort((-ends, found.places))
    farthest = np.maximum.accumulate(ends[order])
    inside = np.zeros(len(order), dtype=bool)
    inside[order[1:]] = farthest[:-1] >= ends[order[1:]]
    alone: Ints = np.bincount(owner[~inside], minlength=len(found))
    return alone
