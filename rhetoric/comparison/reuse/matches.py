"""Where the same few words stand twice: what a shared passage may grow from.

An index of word sequences is sorted, so that equal ones lie side by side; documents
are never compared each with each.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rhetoric.comparison.reuse.sequences import RUN, form_codes, grouped, runs, triples
from rhetoric.comparison.reuse.words import Words
from rhetoric.tokens.vocabulary import Bools, Ints

EVERY = 8
"""Inside a long run of the same words, only each eighth word keeps its match."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matches:
    """Pairs of words at which the same begins.

    Parameters
    ----------
    first, second : numpy.ndarray of int64, shape (matches,)
        Places among the words; the first stands before the second. Sorted by the
        two documents, then by the first place.
    passed_over : int
        How many runs of words occur too often to start a passage.
    """

    first: Ints
    second: Ints
    passed_over: int = 0

    def __len__(self) -> int:
        return len(self.first)

    def only(self, kept: Bools | Ints | slice) -> "Matches":
        """Keep some of them."""
        return Matches(
            first=self.first[kept], second=self.second[kept], passed_over=self.passed_over
        )

    def parts(self, words: Words, size: int) -> Iterator["Matches"]:
        """Give about so many at a time; those of two documents stay together.

        Yields
        ------
        Matches
            One part at least, though it may be empty.
        """
        documents, others = words.documents[self.first], words.documents[self.second]
        change = (np.diff(documents) != 0) | (np.diff(others) != 0)
        bounds = np.concatenate(([0], np.flatnonzero(change) + 1, [len(self)]))
        cuts = np.searchsorted(bounds, np.arange(size, len(self), size))
        for begin, end in pairwise([0, *bounds[np.unique(cuts)].tolist(), len(self)]):
            if end > begin or not end:
                yield self.only(slice(begin, end))


def find_matches(words: Words, common: int, apart: int | None) -> Matches:
    """Find where the same words stand twice.

    Parameters
    ----------
    words : Words
    common : int
        A sequence that occurs more often is a formula and makes no match, but where it
        is repeated inside few texts: then like places in their order do.
    apart : int or None
        So many words must lie between two places of one document; None takes only
        places of two documents.

    Returns
    -------
    Matches
    """
    codes = form_codes(words)
    groups = grouped(*runs(words, codes))
    passed_over = int((groups.sizes > common).sum())
    found = [np.zeros((2, 0), dtype=np.int64)]
    for same in (groups, groups.by_rank(common, words.documents)):
        for first, second in same.pairs(common, words.documents):
            kept = _apart(words, first, second, apart) & ~_inside_run(words, first, second)
            found.append(np.stack([first[kept], second[kept]]))
    for keys, at in triples(words, codes):
        for first, second in grouped(keys, at).pairs(common, words.documents):
            # A run says it already, or is too frequent to say it.
            kept = _apart(words, first, second, apart) & ~_same_run(words, first, second)
            found.append(np.stack([first[kept], second[kept]]))
    return _sorted(np.concatenate(found, axis=1), words, passed_over)


def _apart(words: Words, first: Ints, second: Ints, apart: int | None) -> Bools:
    other: Bools = words.documents[first] != words.documents[second]
    return other if apart is None else other | (second - first >= apart)


def _same(words: Words, first: Ints, second: Ints, offset: int) -> Bools:
    """Tell whether the words so far on are the same, in the documents of the first."""
    last = len(words) - 1
    there, other = np.clip(first + offset, 0, last), np.clip(second + offset, 0, last)
    same: Bools = words.forms[there] == words.forms[other]
    same &= words.documents[there] == words.documents[first]
    same &= words.documents[other] == words.documents[second]
    return same


def _inside_run(words: Words, first: Ints, second: Ints) -> Bools:
    """Tell which matches say nothing that those before and after them do not."""
    inside = _same(words, first, second, -1) & _same(words, first, second, RUN)
    inside &= first % EVERY != 0
    return inside


def _same_run(words: Words, first: Ints, second: Ints) -> Bools:
    same = np.ones(len(first), dtype=bool)
    for offset in range(RUN):
        same &= _same(words, first, second, offset)
    return same


def _sorted(pairs: Ints, words: Words, passed_over: int) -> Matches:
    """Sort by documents and places, and leave out what is there twice."""
    first, second = pairs
    order = np.lexsort((second, first, words.documents[second], words.documents[first]))
    first, second = first[order], second[order]
    new = np.ones(len(first), dtype=bool)
    new[1:] = (np.diff(first) != 0) | (np.diff(second) != 0)
    return Matches(first=first[new], second=second[new], passed_over=passed_over)
