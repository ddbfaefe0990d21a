"""The words of texts in one line, without the signs between them."""

from functools import cached_property

import numpy as np

from rhetoric.comparison.counting import Units
from rhetoric.comparison.counts import word_units
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Bools, Ints

POSSESSIVE = "'s"


class WordLine:
    """The words of texts, numbered from the first of the first text to the last of the last.

    Parameters
    ----------
    tokens : TokenizedCorpus
    """

    def __init__(self, tokens: TokenizedCorpus) -> None:
        self.tokens = tokens

    @cached_property
    def places(self) -> Units:
        """Which token each word is, shape (words,)."""
        return np.flatnonzero(self.tokens.columns.is_word()).astype(np.int32)

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def _numbered(self) -> tuple[tuple[str, ...], Units]:
        words = word_units(self.tokens)
        return words.terms, words.unit_of_type[self.tokens.columns.types[self.places]]

    @property
    def terms(self) -> tuple[str, ...]:
        """The different words in lower case, in the order of the alphabet."""
        return self._numbered[0]

    @property
    def units(self) -> Units:
        """The place in `terms` of each word, shape (words,)."""
        return self._numbered[1]

    def before(self, tokens: Ints) -> Ints:
        """How many words stand before each of the tokens, in all texts together."""
        # Of one type with the places, which would be copied otherwise.
        return np.searchsorted(self.places, tokens.astype(self.places.dtype))

    @cached_property
    def document_starts(self) -> Ints:
        """Which word begins each document and, last, how many there are."""
        return self.before(self.tokens.columns.document_starts)

    @cached_property
    def sentence_starts(self) -> Ints:
        """Which word begins each sentence and, last, how many there are."""
        return self.before(self.tokens.columns.sentence_bounds)

    @cached_property
    def possessive(self) -> Bools:
        """Which words have a possessive 's behind them, shape (words,)."""
        columns = self.tokens.columns
        vocabulary = columns.vocabulary
        marks = np.array([form == POSSESSIVE for form in vocabulary.forms], dtype=bool)
        is_mark = np.append(marks[vocabulary.form_ids][columns.types], False)
        glued: Bools = is_mark[self.places + 1]
        return glued

    @cached_property
    def runs_on(self) -> Bools:
        """Which words have the next one right behind them, shape (words,).

        No sign but a possessive stands between, and no sentence ends.
        """
        gap = np.diff(self.places, append=len(self.tokens.columns) + 2)
        inner = self.sentence_starts[(self.sentence_starts > 0)] - 1
        on: Bools = gap == 1 + self.possessive
        on[inner[inner < len(on)]] = False
        return on
