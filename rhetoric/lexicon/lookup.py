"""Which types of a vocabulary a word pattern takes.

A word is looked up, and a word with a wildcard at its end or start is a stretch of
a sorted list; only other wildcards and expressions are tried on spellings one by
one, and only on those that begin or end as they must.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
import regex

from rhetoric.lexicon.expression import TOKEN_CHARACTERS
from rhetoric.lexicon.lists import Lists
from rhetoric.lexicon.pattern import WILDCARDS, WordPattern
from rhetoric.tokens.vocabulary import Ints, Vocabulary

_BEYOND = "\U0010ffff"
_NOT_OF_A_RUN = regex.compile(r"[^\p{L}\p{N}\p{M}]")


class Lookup:
    """Finds the types that word patterns take.

    Parameters
    ----------
    vocabulary : Vocabulary
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def _folded(self) -> "_Spellings":
        known = self._known
        if "folded" not in known:
            known["folded"] = _Spellings(self._vocabulary.forms, self._vocabulary.form_ids)
        return known["folded"]

    def _exact(self) -> "_Spellings":
        known = self._known
        if "exact" not in known:
            known["exact"] = _Spellings(self._vocabulary.exact, None)
        return known["exact"]

    @property
    def _known(self) -> "dict[str, _Spellings]":
        return _KNOWN.setdefault(self._vocabulary, {})

    def types(self, words: Sequence[WordPattern]) -> tuple[Lists, Ints]:
        """Look many patterns up together.

        Parameters
        ----------
        words : sequence of WordPattern

        Returns
        -------
        lists : Lists
            Where the types that each pattern takes stand in `types`.
        types : numpy.ndarray of int64
            Ids of types, ascending for each pattern.
        """
        case = np.array([word.case for word in words], dtype=bool)
        parts = []
        for spellings, chosen in ((self._folded, ~case), (self._exact, case)):
            places = np.flatnonzero(chosen)
            if len(places):
                which, types = spellings().types([words[place] for place in places.tolist()])
                parts.append((places[which], types))
        none = np.zeros(0, dtype=np.int64)
        number = np.concatenate([none, *(which for which, _ in parts)])
        types = np.concatenate([none, *(types for _, types in parts)])
        order = np.argsort(number * len(self._vocabulary) + types)
        return Lists.of(number[order], len(words)), types[order]


_KNOWN: "WeakKeyDictionary[Vocabulary, dict[str, _Spellings]]" = WeakKeyDictionary()
"""Sorted once for all lexicons, and let go with the vocabulary."""


class _Spellings:
    """Spellings with the types that each stands for."""

    def __init__(self, spellings: Sequence[str], spelling_of_type: Ints | None) -> None:
        if spelling_of_type is None:
            distinct = dict.fromkeys(spellings)
            self._place = {spelled: place for place, spelled in enumerate(distinct)}
            spelling_of_type = np.array([self._place[spelled] for spelled in spellings], dtype=int)
            spellings = tuple(distinct)
        else:
            self._place = {spelled: place for place, spelled in enumerate(spellings)}
        self._spellings = spellings
        self._types = np.argsort(spelling_of_type, kind="stable")
        bounds = np.searchsorted(spelling_of_type[self._types], np.arange(len(spellings) + 1))
        self._first, self._count = bounds[:-1], np.diff(bounds)

    def types(self, words: Sequence[WordPattern]) -> tuple[Ints, Ints]:
        """Give the types that patterns take: whose each is, and its id."""
        whose, places = self._places(words)
        which, index = Lists(self._first, self._count).expand(places)
        return whose[which], self._types[index]

    def _places(self, words: Sequence[WordPattern]) -> tuple[Ints, Ints]:
        """Which spellings the patterns take: whose each is, and its place."""
        alone: list[tuple[int, int]] = []
        beginnings: list[tuple[int, str]] = []
        endings: list[tuple[int, str]] = []
        found: list[tuple[Ints, Ints]] = []
        for number, word in enumerate(words):
            head, star, tail = word.text.partition("*")
            if word.is_any_word:
                continue  # it takes any word, which is no list of types
            if word.expression or "?" in word.text or "*" in tail or (head and tail):
                found.append(_of_one(number, self._by_trying(word)))
            elif not star:
                alone += [(number, self._place[head])] if head in self._place else []
            else:
                (beginnings if head else endings).append((number, head or tail))
        whose, places = np.array(alone, dtype=np.int64).reshape(-1, 2).T
        found += [(whose, places), self._with_beginning(beginnings), self._with_ending(endings)]
        whose, places = (np.concatenate(column) for column in zip(*found, strict=True))
        return whose, places

    def _with_beginning(self, heads: list[tuple[int, str]]) -> tuple[Ints, Ints]:
        """What begins with some letters, and goes on with such as a wildcard stands for."""
        if not heads:
            return _NOTHING
        whose, places, length = _stretches(*self._sorted, heads)
        kept = self._last_sign[places] < length
        return whose[kept], places[kept]

    def _with_ending(self, tails: list[tuple[int, str]]) -> tuple[Ints, Ints]:
        """What ends with some letters, after such as a wildcard stands for."""
        if not tails:
            return _NOTHING
        turned = [(number, tail[::-1]) for number, tail in tails]
        whose, places, length = _stretches(*self._reversed, turned)
        kept = self._first_sign[places] >= self._lengths[places] - length
        return whose[kept], places[kept]

    def _by_trying(self, word: WordPattern) -> Ints:
        if word.expression:
            return self._by_expression(word)
        head, tail = _literal_ends(word.text)
        if head or not tail:
            return self._tried(word, self._beginning(head))
        return self._tried(word, self._ending(tail))

    def _tried(self, word: WordPattern, places: Ints) -> Ints:
        takes = word.compiled().fullmatch
        kept = [place for place in places.tolist() if takes(self._spellings[place])]
        return np.array(kept, dtype=np.int64)

    def _by_expression(self, word: WordPattern) -> Ints:
        """Try an expression on what begins with a sign that it can begin with."""
        compiled = word.compiled()
        parts = [
            self._beginning(sign)
            for sign in self._first_letters
            if compiled.fullmatch(sign, partial=True)
        ]
        places = np.concatenate([np.zeros(0, dtype=np.int64), *parts])
        return self._tried(word, places[self._lengths[places] <= TOKEN_CHARACTERS])

    @cached_property
    def _sorted(self) -> tuple[list[str], Ints]:
        return _in_order(self._spellings)

    @cached_property
    def _reversed(self) -> tuple[list[str], Ints]:
        return _in_order([spelling[::-1] for spelling in self._spellings])

    def _beginning(self, head: str) -> Ints:
        return _stretch(*self._sorted, head)

    def _ending(self, tail: str) -> Ints:
        return _stretch(*self._reversed, tail[::-1])

    @cached_property
    def _first_letters(self) -> list[str]:
        return sorted({spelling[:1] for spelling in self._spellings})

    @cached_property
    def _lengths(self) -> Ints:
        return np.array(list(map(len, self._spellings)), dtype=np.int64)

    @cached_property
    def _with_signs(self) -> list[int]:
        """The few spellings with something in them that a wildcard cannot stand for."""
        return [place for place, word in enumerate(self._spellings) if not word.isalnum()]

    @cached_property
    def _last_sign(self) -> Ints:
        """Where the last sign stands in each that a wildcard cannot stand for, or -1."""
        last = np.full(len(self._spellings), -1, dtype=np.int64)
        for place in self._with_signs:
            for match in _NOT_OF_A_RUN.finditer(self._spellings[place]):
                last[place] = match.start()
        return last

    @cached_property
    def _first_sign(self) -> Ints:
        """Where the first sign stands in each that a wildcard cannot stand for, or its length."""
        first: Ints = self._lengths.copy()
        for place in self._with_signs:
            match = _NOT_OF_A_RUN.search(self._spellings[place])
            if match:
                first[place] = match.start()
        return first


def _in_order(spellings: Sequence[str]) -> tuple[list[str], Ints]:
    order = sorted(range(len(spellings)), key=spellings.__getitem__)
    return [spellings[place] for place in order], np.array(order, dtype=np.int64)


_NOTHING = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def _of_one(number: int, places: Ints) -> tuple[Ints, Ints]:
    return np.full(len(places), number, dtype=np.int64), places


def _stretch(spellings: list[str], order: Ints, head: str) -> Ints:
    """The places of what begins with some letters."""
    return _stretches(spellings, order, [(0, head)])[1]


def _stretches(
    spellings: list[str], order: Ints, heads: list[tuple[int, str]]
) -> tuple[Ints, Ints, Ints]:
    """What begins with the letters of each head: whose it is, its place, how long the head is."""
    bounds = [
        (number, bisect_left(spellings, head), bisect_left(spellings, head + _BEYOND), len(head))
        for number, head in heads
    ]
    number, low, high, length = np.array(bounds, dtype=np.int64).T
    which, index = Lists(low, high - low).expand(np.arange(len(heads)))
    return number[which], order[index], length[which]


def _literal_ends(text: str) -> tuple[str, str]:
    """What stands before the first wildcard, and after the last."""
    first = min(text.find(sign) for sign in WILDCARDS if sign in text)
    last = max(text.rfind(sign) for sign in WILDCARDS)
    return text[:first], text[last + 1 :]
