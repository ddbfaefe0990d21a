"""A shared passage as a plain object, opened from the columns."""

from dataclasses import dataclass

import numpy as np

from rhetoric.comparison.reuse.dates import DateOrNumber, find_dates, told_under
from rhetoric.comparison.reuse.words import Words
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

EXACT, PARAPHRASE = "exact", "paraphrase"
AFTER = 4
"""After a passage, dates are looked for in a fourth of the words that are searched before."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """A passage that stands in two places.

    Parameters
    ----------
    document, other : str
        Ids of the documents; the same for a repetition inside one.
    kind : {'exact', 'paraphrase'}
        Exact copies have the same words in the same order; case and punctuation
        may differ.
    score : float
        The rarity of the shared words, added up (a function word and the most
        frequent word count 1, a word half as frequent 2, and so on up to 8), times
        `share`, over the binary logarithm of `documents` (2 at least).
    shared : int
        How many words of one copy have their like in the other, wherever it stands
        there.
    words, other_words : int
        How long each copy is, in words.
    share : float
        What they have in common: twice `shared` over the words of both, from 0 to 1.
    documents : int
        How many documents of the corpus have this passage. Many mean a formula.
    when, other_when : str or None
        The date under which each copy is told: the first in it, else the last before
        it that opens a sentence, else the nearest.
    text, other_text : str
        The two copies.
    only, other_only : tuple of str
        Stretches of words that only one of them has.
    dates, other_dates : tuple of DateOrNumber
        Expressions of date and number in each copy and around it.
    start, end, other_start, other_end : int
        Half-open spans in the texts of the documents, in code points.
    sentence, last_sentence, other_sentence, other_last_sentence : int
        The numbers of the sentences in which each copy begins and ends.
    aligned : tuple of pairs of spans
        For each shared word where it stands in `document`, and where in `other`.
    """

    document: str
    other: str
    kind: str
    score: float
    shared: int
    words: int
    other_words: int
    share: float
    documents: int
    when: str | None
    other_when: str | None
    text: str
    other_text: str
    only: tuple[str, ...]
    other_only: tuple[str, ...]
    dates: tuple[DateOrNumber, ...]
    other_dates: tuple[DateOrNumber, ...]
    start: int
    end: int
    other_start: int
    other_end: int
    sentence: int
    last_sentence: int
    other_sentence: int
    other_last_sentence: int
    aligned: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One of the two places of a passage."""

    document: str
    text: str
    span: Span
    sentences: tuple[int, int]
    only: tuple[str, ...]
    dates: tuple[DateOrNumber, ...]
    when: str | None
    aligned: tuple[Span, ...]


class Opener:
    """Makes copies out of places among the words.

    Parameters
    ----------
    tokens : TokenizedCorpus
    words : Words
    around : int
        In how many words before a passage dates are looked for.
    """

    def __init__(self, tokens: TokenizedCorpus, words: Words, around: int) -> None:
        self._tokens = tokens
        self._words = words
        self._around = around

    def copy(self, first: int, end: int, paired: Ints) -> Copy:
        """Open one place.

        Parameters
        ----------
        first, end : int
            Half-open span of words.
        paired : numpy.ndarray of int64
            Which of them have their like in the other copy.
        """
        words, columns = self._words, self._tokens.columns
        place = int(words.documents[first])
        document = self._tokens.corpus[place]
        at = words.tokens[paired]
        bounds = columns.sentence_of(words.tokens[[first, end - 1]])
        sentences = (bounds - columns.sentences_before[place]).tolist()
        span = self._span(first, end)
        dates, when = self._dates(document.text, first, end)
        return Copy(
            document=document.id,
            text=document.text[slice(*span)],
            span=span,
            sentences=(sentences[0], sentences[1]),
            only=tuple(
                document.text[slice(*self._span(*stretch))]
                for stretch in _stretches(np.setdiff1d(np.arange(first, end), paired))
            ),
            dates=dates,
            when=when,
            aligned=tuple(zip(columns.starts[at].tolist(), columns.ends(at).tolist(), strict=True)),
        )

    def _span(self, first: int, end: int) -> Span:
        tokens = self._words.tokens
        return self._tokens.columns.span(int(tokens[first]), int(tokens[end - 1]))

    def _dates(
        self, text: str, first: int, end: int
    ) -> tuple[tuple[DateOrNumber, ...], str | None]:
        """Find the dates in and around a passage, and that under which it is told."""
        words, columns = self._words, self._tokens.columns
        place = int(words.documents[first])
        from_word = max(first - self._around, int(words.starts[place]))
        to_word = min(end + self._around // AFTER, int(words.starts[place + 1]))
        dates = find_dates(text, self._span(first, end), self._span(from_word, to_word))
        low, high = columns.sentence_of(words.tokens[[from_word, to_word - 1]]).tolist()
        openings = columns.starts[columns.sentence_starts[low : high + 1]].tolist()
        told = told_under(dates, openings)
        return dates, told.text if told else None


def _stretches(places: Ints) -> list[Span]:
    """Bring places that follow each other into half-open spans."""
    if not len(places):
        return []
    parts = np.split(places, np.flatnonzero(np.diff(places) > 1) + 1)
    return [(int(part[0]), int(part[-1]) + 1) for part in parts]
