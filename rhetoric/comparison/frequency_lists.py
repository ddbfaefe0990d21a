"""Frequency lists and files of counts, checked before anything rests on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import index
from typing import Any

import numpy as np

from rhetoric.comparison.account import hash_of
from rhetoric.errors import InputError
from rhetoric.tables import count_phrase
from rhetoric.tokens.lexer import fold
from rhetoric.tokens.vocabulary import Ints

FORMAT = 2
"""Of the JSON file of counts."""
_FUNCTION = "TermCounts.from_counts"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CountList:
    """Words and their counts.

    Parameters
    ----------
    terms : tuple of str
        Sorted, in lower case.
    counts : numpy.ndarray of int64, shape (terms,)
    document_frequency : numpy.ndarray of int64, shape (terms,), or None
    words : int
        How many words there are in all.
    documents : int or None
        How many texts there are.
    """

    terms: tuple[str, ...]
    counts: Ints
    document_frequency: Ints | None
    words: int
    documents: int | None

    @property
    def digest(self) -> int:
        """The SHA-256 of the list, one line a word with a tab before its count."""
        pairs = zip(self.terms, self.counts.tolist(), strict=True)
        return hash_of("".join(f"{term}\t{count}\n" for term, count in pairs))


def checked_list(
    counts: Mapping[str, int],
    *,
    documents: Mapping[str, int] | None,
    texts: int | None,
    words: int | None,
) -> CountList:
    """Check a frequency list; see `TermCounts.from_counts`."""
    found = _folded(counts)
    terms = tuple(sorted(found))
    numbers = np.array([found[term] for term in terms], dtype=np.int64)
    total = int(numbers.sum())
    stated = total if words is None else _number(words, "words")
    if stated < total:
        raise InputError(
            f"{_FUNCTION}: words must be at least the sum of the counts, {total}, got {stated}."
        )
    size = None if texts is None else _number(texts, "texts")
    frequency = None if documents is None else _frequency(counts, documents, terms, numbers)
    if frequency is not None and size is not None and frequency.max() > size:
        most = terms[int(frequency.argmax())]
        raise InputError(
            f"{_FUNCTION}: {most!r} is said to occur in {frequency.max()} texts, "
            f"but texts={size}. Correct one of them."
        )
    return CountList(
        terms=terms, counts=numbers, document_frequency=frequency, words=stated, documents=size
    )


def _folded(counts: object) -> dict[str, int]:
    """Add up the variants of each word."""
    if not isinstance(counts, Mapping):
        raise InputError(
            f"{_FUNCTION} takes a mapping from word to count, got {type(counts).__name__}. "
            "For texts use term_counts."
        )
    found: dict[str, int] = {}
    for term, count in counts.items():
        if not isinstance(term, str) or not term.strip():
            raise InputError(f"{_FUNCTION}: words must be strings with a letter, got {term!r}.")
        if number := _number(count, f"the count of {term!r}"):
            folded = fold(term)
            found[folded] = found.get(folded, 0) + number
    if not found:
        raise InputError(f"{_FUNCTION}: no word has a count. Give at least one.")
    return found


def _frequency(
    counts: Mapping[str, int], documents: object, terms: tuple[str, ...], numbers: Ints
) -> Ints:
    """Check in how many texts each word occurs."""
    if not isinstance(documents, Mapping):
        raise InputError(
            f"{_FUNCTION}: documents must be a mapping from word to the number of texts that "
            f"have it, got {documents!r}. How many texts there are goes into texts=."
        )
    variants = sum(1 for count in counts.values() if count) - len(terms)
    if variants:
        raise InputError(
            f"{_FUNCTION}: {count_phrase(variants, 'word')} of the list differ from others in "
            "case or apostrophes only, and the numbers of their texts cannot be added. "
            "Bring them together first, or leave out documents=."
        )
    found = {fold(term): number for term, number in documents.items()}
    frequency = np.zeros_like(numbers)
    for place, (term, count) in enumerate(zip(terms, numbers.tolist(), strict=True)):
        number = _number(found.get(term, 0), f"documents[{term!r}]")
        if not 1 <= number <= count:
            raise InputError(
                f"{_FUNCTION}: {term!r} occurs {count} times, so documents[{term!r}] must be "
                f"a number from 1 to {count}, got {found.get(term)!r}."
            )
        frequency[place] = number
    return frequency


def _number(given: Any, what: str) -> int:
    try:
        number = -1 if isinstance(given, bool) else index(given)
    except TypeError:
        number = -1
    if number < 0:
        raise InputError(f"{_FUNCTION}: {what} must be a whole number from 0 on, got {given!r}.")
    return number


def checked_content(content: Any) -> CountList:
    """Take counts out of a JSON file, and check that they belong together.

    Raises
    ------
    KeyError, TypeError, ValueError
        They do not.
    """
    totals, records = content["totals"], content["records"]
    if totals["format"] != FORMAT:
        raise ValueError(f"format {totals['format']!r}, this version reads {FORMAT}")
    terms = [record["term"] for record in records]
    if not all(isinstance(term, str) for term in terms) or terms != sorted(set(terms)):
        raise ValueError("the terms are not sorted, or some occur twice")
    counts = np.array([_whole(record["count"]) for record in records], dtype=np.int64)
    stated = [record["documents"] for record in records]
    words, documents = _whole(totals["words"]), totals["documents"]
    if counts.min(initial=1) < 1 or counts.sum() > words:
        raise ValueError("the counts do not add up to the number of words")
    return CountList(
        terms=tuple(terms),
        counts=counts,
        document_frequency=None
        if None in stated
        else np.array([_whole(number) for number in stated], dtype=np.int64),
        words=words,
        documents=None if documents is None else _whole(documents),
    )


def _whole(number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise ValueError(f"{number!r} is no whole number")
    return number
