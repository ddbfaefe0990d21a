"""All patterns of a lexicon as one trie over the types of a vocabulary.

Each word pattern is looked up in the vocabulary once. The trie's edges are then
pairs of a node and a type, kept as sorted arrays, so that all positions of a
corpus walk it at the same time.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.lexicon.expression import TOKEN_CHARACTERS
from rhetoric.lexicon.pattern import WILDCARDS, WordPattern, Words, readings
from rhetoric.tokens.columns import Columns, Types
from rhetoric.tokens.vocabulary import Ints, Vocabulary

ROOT = 0
NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrences:
    """Where patterns occur. All arrays have shape (occurrences,).

    Parameters
    ----------
    pattern : numpy.ndarray of int64
        Which of the patterns, by its place in the list the trie was made of.
    start, length : numpy.ndarray of int64
        First token and number of tokens.
    """

    pattern: Ints
    start: Ints
    length: Ints


class Trie:
    """The patterns of a lexicon, resolved against one vocabulary.

    Parameters
    ----------
    patterns : sequence of Words
    vocabulary : Vocabulary
    """

    def __init__(self, patterns: Sequence[Words], vocabulary: Vocabulary) -> None:
        self._types = max(len(vocabulary), 1)
        children: dict[tuple[int, WordPattern], int] = {}
        ends: list[tuple[int, int]] = []
        for number, words in enumerate(patterns):
            for reading in readings(words):
                node = ROOT
                for word in reading:
                    node = children.setdefault((node, word), len(children) + 1)
                ends.append((node, number))
        self._set_ends(ends, len(children) + 1)
        self._set_edges(children, vocabulary)

    def _set_ends(self, ends: list[tuple[int, int]], nodes: int) -> None:
        """Note which patterns end at each node, node after node."""
        pairs = np.array(sorted(ends), dtype=np.int64).reshape(-1, 2)
        self._ending = pairs[:, 1]
        self._end_bounds = np.searchsorted(pairs[:, 0], np.arange(nodes + 1))

    def _set_edges(
        self, children: dict[tuple[int, WordPattern], int], vocabulary: Vocabulary
    ) -> None:
        found = _types_of({word for _, word in children}, vocabulary)
        keys, targets = [], []
        any_word = np.full(len(children) + 1, NONE, dtype=np.int64)
        for (node, word), child in children.items():
            if word.is_any_word:
                any_word[node] = child
                continue
            types = found[word]
            keys.append(node * self._types + types)
            targets.append(np.full(len(types), child, dtype=np.int64))
        self._any_word = any_word
        self._inner = np.zeros(len(any_word), dtype=bool)
        self._inner[[node for node, _ in children]] = True
        self._is_word = vocabulary.is_word if len(vocabulary) else np.zeros(1, dtype=bool)
        empty = np.zeros(0, dtype=np.int64)
        key = np.concatenate([empty, *keys])
        order = np.argsort(key, kind="stable")
        self._keys = key[order]
        self._root_edges = int(np.searchsorted(self._keys, self._types))
        self._targets = np.concatenate([empty, *targets])[order]

    def find(self, columns: Columns) -> Occurrences:
        """Find every occurrence of every pattern; they may overlap.

        Parameters
        ----------
        columns : Columns
            Tokens over the vocabulary that the trie was made for.

        Returns
        -------
        Occurrences
            Sorted by start. None crosses the bound of a sentence.
        """
        ends_run = np.zeros(len(columns), dtype=bool)
        ends_run[columns.sentence_starts[1:] - 1] = True
        ends_run[-1:] = True
        start, node = self._first_step(columns)
        length, parts = 1, []
        while len(start):
            which, pattern = _expand(node, self._end_bounds, self._ending)
            parts.append((pattern, start[which], np.full(len(which), length, dtype=np.int64)))
            goes_on = self._inner[node] & ~ends_run[start + length - 1]
            start, node = start[goes_on], node[goes_on]
            start, node = self._step(start, node, columns.types[start + length])
            length += 1
        if not parts:
            empty = np.zeros(0, dtype=np.int64)
            return Occurrences(pattern=empty, start=empty, length=empty)
        pattern, first, size = (np.concatenate(column) for column in zip(*parts, strict=True))
        order = np.argsort(first, kind="stable")
        return Occurrences(pattern=pattern[order], start=first[order], length=size[order])

    def _first_step(self, columns: Columns) -> tuple[Ints, Ints]:
        """Start a walk at every token that begins a pattern.

        Few types begin any, so the others are sorted out by one look-up a token.
        """
        begins = np.zeros(self._types, dtype=bool)
        begins[self._keys[: self._root_edges]] = True
        if self._any_word[ROOT] != NONE:
            begins |= self._is_word
        start = np.flatnonzero(begins[columns.types])
        return self._step(start, np.zeros(len(start), dtype=np.int64), columns.types[start])

    def _step(self, start: Ints, node: Ints, types: Types) -> tuple[Ints, Ints]:
        """Take every walk one token on, over all edges that the token allows."""
        key = node * self._types + types
        low = np.searchsorted(self._keys, key, side="left")
        count = np.searchsorted(self._keys, key, side="right") - low
        which = np.repeat(np.arange(len(key)), count)
        edge = np.repeat(low - (np.cumsum(count) - count), count) + np.arange(count.sum())
        wild = self._any_word[node]
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


def _types_of(words: Iterable[WordPattern], vocabulary: Vocabulary) -> dict[WordPattern, Ints]:
    """Look each word pattern up in the vocabulary."""
    lookup = _Lookup(vocabulary)
    return {word: lookup(word) for word in words}


class _Lookup:
    """Finds the types that a word pattern takes."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        forms = np.array(vocabulary.form_ids)
        self._by_case = {
            False: _Spellings(vocabulary.forms, forms),
            True: _Spellings(vocabulary.exact, np.arange(len(vocabulary))),
        }

    def __call__(self, word: WordPattern) -> Ints:
        return self._by_case[word.case].types(word)


class _Spellings:
    """Distinct spellings, sorted, with the types that each stands for."""

    def __init__(self, spellings: Sequence[str], spelling_of_type: Ints) -> None:
        distinct = sorted(set(spellings))
        place = {spelling: number for number, spelling in enumerate(distinct)}
        ranks = np.array([place[spelling] for spelling in spellings], dtype=np.int64)
        rank_of_type = ranks[spelling_of_type] if len(ranks) else ranks
        self._spellings = distinct
        self._order = np.argsort(rank_of_type, kind="stable")
        self._bounds = np.searchsorted(rank_of_type[self._order], np.arange(len(distinct) + 1))

    def types(self, word: WordPattern) -> Ints:
        """Give the ids of the types that the pattern takes, shape (found,)."""
        places = list(self._places(word))
        parts = [self._order[self._bounds[place] : self._bounds[place + 1]] for place in places]
        return np.concatenate([np.zeros(0, dtype=np.int64), *parts])

    def _places(self, word: WordPattern) -> Iterable[int]:
        if word.expression:
            low, high = 0, len(self._spellings)
        else:
            # Only what begins with the letters before the first wildcard can match.
            cut = min(
                (word.text.find(sign) for sign in WILDCARDS if sign in word.text), default=None
            )
            prefix = word.text[:cut]
            low = bisect_left(self._spellings, prefix)
            high = bisect_left(self._spellings, prefix + "\U0010ffff")
            if cut is None:
                high = min(high, low + 1)
        if word.expression or word.has_wildcard:
            takes = word.compiled().fullmatch
            limit = TOKEN_CHARACTERS if word.expression else None
            return [
                place
                for place in range(low, high)
                if (limit is None or len(self._spellings[place]) <= limit)
                and takes(self._spellings[place])
            ]
        return [place for place in range(low, high) if self._spellings[place] == word.text]
