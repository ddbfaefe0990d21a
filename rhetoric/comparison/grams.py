"""N-grams: words that stand one right after the other, with numbers for each sequence."""

from dataclasses import dataclass, replace

import numpy as np

from rhetoric.comparison.word_line import POSSESSIVE, WordLine
from rhetoric.tokens.vocabulary import Bools, Ints


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grams:
    """The n-grams of one length that were found often enough.

    Parameters
    ----------
    words : WordLine
    size : int
        How many words each has.
    starts : numpy.ndarray of int64, shape (occurrences,)
        The word each occurrence begins with, ascending.
    codes : numpy.ndarray of int64, shape (occurrences,)
        Which n-gram each is.
    counts, documents : numpy.ndarray of int64, shape (grams,)
    first : numpy.ndarray of int64, shape (grams,)
        The first word of the first occurrence of each.
    """

    words: WordLine
    size: int
    starts: Ints
    codes: Ints
    counts: Ints
    documents: Ints
    first: Ints

    def select(self, kept: Bools) -> "Grams":
        """Keep some of the n-grams."""
        stays = kept[self.codes]
        return replace(
            self,
            starts=self.starts[stays],
            codes=(np.cumsum(kept) - 1)[self.codes[stays]],
            counts=self.counts[kept],
            documents=self.documents[kept],
            first=self.first[kept],
        )

    def text(self, gram: int) -> str:
        """Write an n-gram in lower case, possessives included."""
        place = int(self.first[gram])
        words = self.words
        inner = words.possessive[place : place + self.size - 1].tolist()
        parts = [words.terms[unit] for unit in words.units[place : place + self.size].tolist()]
        marks = [POSSESSIVE if glued else "" for glued in [*inner, False]]
        return " ".join(part + mark for part, mark in zip(parts, marks, strict=True))

    def alone(self, longer: "Grams | None") -> Ints:
        """How many occurrences of each lie in none of the n-grams that are one word longer."""
        if longer is None:
            return self.counts
        inside = np.isin(self.starts, longer.starts) | np.isin(self.starts - 1, longer.starts)
        return np.bincount(self.codes[~inside], minlength=len(self.counts))

    def occurrences(self, gram: int) -> tuple[Ints, Ints]:
        """Give the first token of each occurrence of an n-gram, and how many tokens it has."""
        words = self.words
        starts = self.starts[self.codes == gram]
        begin = words.places[starts].astype(np.int64)
        end = words.places[starts + self.size - 1].astype(np.int64) + 1
        return begin, end - begin


def starts_of(words: WordLine, size: int) -> Bools:
    """Tell which words begin an n-gram: no sign and no end of a sentence is inside."""
    begins = np.ones(len(words), dtype=bool)
    for step in range(size - 1):
        begins[: len(words) - step] &= words.runs_on[step:]
        begins[len(words) - step :] = False
    return begins


def grams_at(words: WordLine, starts: Ints, size: int, least: int) -> Grams:
    """Number the n-grams that begin at some words, and keep those found often enough.

    Parameters
    ----------
    words : WordLine
    starts : numpy.ndarray of int64
        Ascending, each the beginning of an n-gram.
    size : int
        Of an n-gram, in words.
    least : int
        The fewest occurrences.
    """
    width = codes_of(words)
    codes = coded(words, starts, last=size == 1)
    for step in range(1, size):
        own = coded(words, starts + step, last=step == size - 1)
        _, codes = np.unique(codes * width + own, return_inverse=True)
        # What is rare already stays so whatever follows.
        often = np.bincount(codes)[codes] >= least
        starts, codes = starts[often], codes[often]
    counts = np.bincount(codes, minlength=1)
    first = np.zeros(len(counts), dtype=np.int64)
    first[codes[::-1]] = starts[::-1]  # what is written last stays: the first occurrence
    every = Grams(
        words=words,
        size=size,
        starts=starts,
        codes=codes,
        counts=counts,
        documents=_documents(words, starts, codes, len(first)),
        first=first,
    )
    return every.select(counts >= least)


def coded(words: WordLine, places: Ints, *, last: bool) -> Ints:
    """Number words; one with a possessive behind it is another, but at the end of an n-gram.

    The numbers lie under `codes_of`.
    """
    numbers: Ints = 2 * words.units[places].astype(np.int64)
    return numbers if last else numbers + words.possessive[places]


def codes_of(words: WordLine) -> int:
    """How many numbers words can have."""
    return 2 * len(words.terms) + 1


def _documents(words: WordLine, starts: Ints, codes: Ints, size: int) -> Ints:
    """In how many documents each n-gram stands."""
    document = np.searchsorted(words.document_starts, starts, side="right") - 1
    every = len(words.document_starts)
    pairs = np.sort(codes * every + document)
    fresh = pairs[np.diff(pairs, prepend=-1) > 0]
    return np.bincount(fresh // every, minlength=size)
