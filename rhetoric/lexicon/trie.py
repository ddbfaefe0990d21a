"""All phrases of a lexicon as one trie over the types of a vocabulary.

Each word pattern is looked up in the vocabulary once. The trie's edges are then
pairs of a node and a type, kept as sorted arrays, so that all positions of a
corpus walk it at the same time. Few pairs of neighbours begin any phrase: a table
of classes of types says which, before a step is taken. So a phrase of two words
with wildcards costs no more than another: its pairs are never written out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rhetoric.lexicon.lists import Lists
from rhetoric.tokens.columns import Columns, Types
from rhetoric.tokens.keys import KeyTable
from rhetoric.tokens.vocabulary import Bools, Ints, Vocabulary

ROOT = 0
NONE = -1
_MOST_PAIRS = 1 << 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrences:
    """Where patterns occur. All arrays have shape (occurrences,).

    Parameters
    ----------
    pattern : numpy.ndarray of int64
        Which of the patterns.
    start, length : numpy.ndarray of int64
        First token and number of tokens.
    """

    pattern: Ints
    start: Ints
    length: Ints

    def where(self, chosen: "Bools | Ints") -> "Occurrences":
        """Keep some of them."""
        return Occurrences(
            pattern=self.pattern[chosen], start=self.start[chosen], length=self.length[chosen]
        )

    @staticmethod
    def join(parts: Sequence["Occurrences"]) -> "Occurrences":
        """Put several one after the other."""
        none = np.zeros(0, dtype=np.int64)
        return Occurrences(
            pattern=np.concatenate([none, *(part.pattern for part in parts)]),
            start=np.concatenate([none, *(part.start for part in parts)]),
            length=np.concatenate([none, *(part.length for part in parts)]),
        )


class Phrases:
    """Phrases of two words and more as a tree, whatever the vocabulary.

    Parameters
    ----------
    phrases : iterable of (int, tuple of int)
        The number of a pattern, and the numbers of the words it looks for.
    any_word : int or None
        The number of a `*` of its own, which takes any word.

    Attributes
    ----------
    node, word, child : numpy.ndarray of int64, shape (edges,)
        From which node an edge leads by which word to which other.
    to_any : numpy.ndarray of int64, shape (nodes,)
        Where any word leads from a node, or -1.
    ending, end_bounds : numpy.ndarray of int64
        Which patterns end at each node, node after node.
    """

    def __init__(
        self, phrases: Iterable[tuple[int, tuple[int, ...]]], any_word: int | None
    ) -> None:
        children: dict[tuple[int, int], int] = {}
        ends: list[tuple[int, int]] = []
        for number, words in phrases:
            node = ROOT
            for word in words:
                node = children.setdefault((node, word), len(children) + 1)
            ends.append((node, number))
        nodes = len(children) + 1
        edges = np.array(list(children), dtype=np.int64).reshape(-1, 2)
        child = np.arange(1, nodes)
        self.inner = np.zeros(nodes, dtype=bool)
        self.inner[edges[:, 0]] = True
        any_edge = edges[:, 1] == (NONE if any_word is None else any_word)
        self.to_any = np.full(nodes, NONE, dtype=np.int64)
        self.to_any[edges[any_edge, 0]] = child[any_edge]
        self.node, self.word = edges[~any_edge].T
        self.child = child[~any_edge]
        pairs = np.array(sorted(ends), dtype=np.int64).reshape(-1, 2)
        self.ending = pairs[:, 1]
        self.end_bounds = np.searchsorted(pairs[:, 0], np.arange(nodes + 1))


class Trie:
    """Phrases resolved against one vocabulary.

    Parameters
    ----------
    phrases : Phrases
    lists : Lists
        Where the types that each word takes stand in `types`.
    types : numpy.ndarray of int64
    vocabulary : Vocabulary
    """

    def __init__(self, phrases: Phrases, lists: Lists, types: Ints, vocabulary: Vocabulary) -> None:
        self._phrases = phrases
        self._types = max(len(vocabulary), 1)
        self._is_word = vocabulary.is_word if len(vocabulary) else np.zeros(1, dtype=bool)
        edge, place = lists.expand(phrases.word)
        # The keys of the root are the types themselves: what they lead to stands first.
        key = phrases.node[edge] * self._types + types[place]
        order = np.argsort(key, kind="stable")
        self._keys, self._targets = key[order], phrases.child[edge[order]]
        self._from_root = Lists.of(self._keys, self._types)
        distinct, first, count = np.unique(self._keys, return_index=True, return_counts=True)
        inner = distinct >= self._types
        self._inside = Lists(np.append(first[inner], 0), np.append(count[inner], 0))
        self._numbers = KeyTable()
        self._numbers.add(distinct[inner].astype(np.uint64), np.arange(inner.sum()))
        self._set_pairs()

    def _set_pairs(self) -> None:
        """Note which classes of types may stand first and second in a phrase."""
        node, kind = np.divmod(self._keys, self._types)
        from_root = node == ROOT
        kinds, children = kind[from_root], self._targets[from_root]
        if (any_first := self._phrases.to_any[ROOT]) != NONE:
            words = np.flatnonzero(self._is_word)
            kinds = np.concatenate([kinds, words])
            children = np.concatenate([children, np.full(len(words), any_first)])
        self._first, firsts = _classes(kinds, children, self._types)
        inside = np.isin(node, children)
        self._second, seconds = _classes(kind[inside], node[inside], self._types)
        # Where the second word is a `*` of its own it takes every word, and the third decides,
        # unless the phrase ends there.
        after_any = np.setdiff1d(self._phrases.to_any[np.unique(children)], [NONE])
        ends = np.diff(self._phrases.end_bounds) > 0
        wild = [self._phrases.to_any[nodes] for nodes in firsts]
        wild = [nodes[nodes != NONE] for nodes in wild]
        self._open = np.array([len(nodes) > 0 for nodes in wild])
        self._closed = np.array([ends[nodes].any() for nodes in wild])
        self._third = np.zeros(self._types, dtype=bool)
        self._third[kind[np.isin(node, after_any)]] = True
        if (self._phrases.to_any[after_any] != NONE).any():
            self._third |= self._is_word
        # A lexicon of very many different first words does without the table.
        self._pairs: Bools | None = None
        if len(firsts) * len(seconds) <= _MOST_PAIRS:
            self._pairs = _sharing(firsts, seconds)

    def find(self, columns: Columns) -> Occurrences:
        """Find every occurrence of every phrase; they may overlap.

        Parameters
        ----------
        columns : Columns
            Tokens over the vocabulary that the trie was made for.

        Returns
        -------
        Occurrences
            None crosses the bound of a sentence.
        """
        ends_run = np.zeros(len(columns), dtype=bool)
        ends_run[columns.sentence_starts[1:] - 1] = True
        ends_run[-1:] = True
        start = self._beginnings(columns.types, ends_run)
        node = np.zeros(len(start), dtype=np.int64)
        length, parts = 0, []
        while len(start):
            start, node = self._step(start, node, columns.types[start + length])
            length += 1
            which, pattern = _expand(node, self._phrases.end_bounds, self._phrases.ending)
            size = np.full(len(which), length, dtype=np.int64)
            parts.append(Occurrences(pattern=pattern, start=start[which], length=size))
            goes_on = self._phrases.inner[node] & ~ends_run[start + length - 1]
            start, node = start[goes_on], node[goes_on]
        return Occurrences.join(parts)

    def _beginnings(self, types: Types, ends_run: Bools) -> Ints:
        """Where a phrase can begin, as far as two neighbours tell."""
        first = self._first[types]
        start = np.flatnonzero(first)
        start = start[~ends_run[start]]
        if self._pairs is None:
            return start
        first, following = first[start], types[start + 1]
        may = self._pairs[first, self._second[following]]
        if not self._open.any():
            return start[may]
        open_to = self._is_word[following]
        may |= self._closed[first] & open_to
        wild = np.flatnonzero(self._open[first] & open_to)
        wild = wild[~ends_run[start[wild] + 1]]
        may[wild] |= self._third[types[start[wild] + 2]]
        return start[may]

    def _step(self, start: Ints, node: Ints, types: Types) -> tuple[Ints, Ints]:
        """Take every walk one token on, over all edges that the token allows."""
        # All walks are equally long, so that they stand at the root together.
        if len(node) and node[0] == ROOT:
            which, edge = self._from_root.expand(types)
        else:
            key = (node * self._types + types).astype(np.uint64)
            # What is not there finds the empty list at the end.
            which, edge = self._inside.expand(self._numbers.find(key))
        wild = self._phrases.to_any[node]
        by_wild = np.flatnonzero((wild != NONE) & self._is_word[types])
        return (
            np.concatenate([start[which], start[by_wild]]),
            np.concatenate([self._targets[edge], wild[by_wild]]),
        )


def _expand(node: Ints, bounds: Ints, values: Ints) -> tuple[Ints, Ints]:
    """Give for each node all values that `bounds` assigns to it, and whose they are."""
    low = bounds[node]
    count = bounds[node + 1] - low
    which = np.repeat(np.arange(len(node)), count)
    index = np.repeat(low - (np.cumsum(count) - count), count) + np.arange(count.sum())
    return which, values[index]


def _classes(kinds: Ints, members: Ints, types: int) -> tuple[npt.NDArray[np.int32], list[Ints]]:
    """Put types with the same set of members into one class.

    Returns
    -------
    classes : numpy.ndarray of int32, shape (types,)
        Zero for types without members.
    sets : list of numpy.ndarray
        The members of each class.
    """
    order = np.lexsort((members, kinds))
    kinds, members = kinds[order], members[order]
    distinct, first = np.unique(kinds, return_index=True)
    sets: list[Ints] = [np.zeros(0, dtype=np.int64)]
    known: dict[bytes, int] = {}
    numbers = []
    # As bytes they can be looked up; cutting those takes less than cutting arrays.
    packed, width = members.tobytes(), members.itemsize
    for begin, end in pairwise([*first.tolist(), len(members)]):
        number = known.setdefault(packed[begin * width : end * width], len(sets))
        if number == len(sets):
            sets.append(members[begin:end])
        numbers.append(number)
    classes = np.zeros(types, dtype=np.int32)
    classes[distinct] = numbers
    return classes, sets


def _sharing(firsts: list[Ints], seconds: list[Ints]) -> Bools:
    """Tell which sets have a member in common, shape (firsts, seconds)."""
    row, member = _flat(firsts)
    column, same = _flat(seconds)
    order = np.argsort(same, kind="stable")
    size = 1 + max(member.max(initial=-1), same.max(initial=-1))
    which, place = Lists.of(same[order], size).expand(member)
    shared = np.zeros((len(firsts), len(seconds)), dtype=bool)
    shared[row[which], column[order][place]] = True
    return shared


def _flat(sets: list[Ints]) -> tuple[Ints, Ints]:
    """Which set each member is of, and the member."""
    return np.repeat(np.arange(len(sets)), [len(one) for one in sets]), np.concatenate(sets)
