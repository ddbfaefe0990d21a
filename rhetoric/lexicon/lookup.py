"""Which types of a vocabulary a word pattern takes.

A word is looked up, and a word with a wildcard at its end or start is a stretch of
a sorted list; only other wildcards and expressions are tried on spellings one by
one, and only on those that begin or end as they must.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import regex

from rhetoric.lexicon.expression import TOKEN_CHARACTERS
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

    @cached_property
    def _folded(self) -> "_Spellings":
        return _Spellings(self._vocabulary.forms, self._vocabulary.form_ids)

    @cached_property
    def _exact(self) -> "_Spellings":
        return _Spellings(self._vocabulary.exact, None)

    def types(self, word: WordPattern) -> Ints:
        """Give the ids of the types that a pattern takes, shape (found,), sorted."""
        return (self._exact if word.case else self._folded).types(word)


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

    def types(self, word: WordPattern) -> Ints:
        """Give the ids of the types that the pattern takes, shape (found,), sorted."""
        if not word.expression and not word.has_wildcard:
            place = self._place.get(word.text)
            if place is None:
                return self._types[:0]
            return self._types[self._first[place] : self._first[place] + self._count[place]]
        places = self._places(word)
        first, count = self._first[places], self._count[places]
        shift = np.repeat(first - (np.cumsum(count) - count), count)
        return np.sort(self._types[shift + np.arange(count.sum())])

    def _places(self, word: WordPattern) -> Ints:
        if word.expression:
            return self._by_expression(word)
        head, tail = _literal_ends(word.text)
        plain = word.text.count("*") == 1 and "?" not in word.text
        if plain and not tail:
            places = self._beginning(head)
            return places[self._last_sign[places] < len(head)]
        if plain and not head:
            places = self._ending(tail)
            return places[self._first_sign[places] >= self._lengths[places] - len(tail)]
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


def _stretch(spellings: list[str], order: Ints, head: str) -> Ints:
    """The places of what begins with some letters."""
    low, high = bisect_left(spellings, head), bisect_left(spellings, head + _BEYOND)
    places: Ints = order[low:high]
    return places


def _literal_ends(text: str) -> tuple[str, str]:
    """What stands before the first wildcard, and after the last."""
    first = min(text.find(sign) for sign in WILDCARDS if sign in text)
    last = max(text.rfind(sign) for sign in WILDCARDS)
    return text[:first], text[last + 1 :]
