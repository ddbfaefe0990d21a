"""The words of a corpus in a row, and how rare each is."""

from dataclasses import dataclass

import numpy as np

from rhetoric.comparison.counts import FUNCTION_WORDS
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.statistics import Numbers
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Bools, Ints

HIGHEST_RARITY = 8.0
"""A word that is rarer still says no more: it may be a slip of the pen."""

_FEWEST = 64.0
"""Where no word occurs so often, there is too little text to tell which are frequent."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """The words of a corpus, one after the other.

    Parameters
    ----------
    tokens : numpy.ndarray of int64, shape (words,)
        Which token of the corpus each is.
    forms : numpy.ndarray of int64, shape (words,)
        The folded form of each, as its place in the vocabulary.
    documents : numpy.ndarray of int64, shape (words,)
        The place of the document in which each stands.
    starts : numpy.ndarray of int64, shape (documents + 1,)
        Which word begins each document; last, how many words there are.
    content : numpy.ndarray of bool, shape (words,)
        Which are no function words.
    rarity : numpy.ndarray of float, shape (forms,)
        From 1, the most frequent word and every function word, to 8.
    """

    tokens: Ints
    forms: Ints
    documents: Ints
    starts: Ints
    content: Bools
    rarity: Numbers

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def weights(self) -> Numbers:
        """How rare each word is, shape (words,)."""
        weights: Numbers = self.rarity[self.forms]
        return weights


def words_of(tokens: TokenizedCorpus, reference: TermCounts | None) -> Words:
    """Take the words out of the tokens.

    Parameters
    ----------
    tokens : TokenizedCorpus
    reference : TermCounts or None
        Where the words are counted to tell how rare they are; without it, in the
        corpus itself.

    Returns
    -------
    Words
    """
    columns = tokens.columns
    vocabulary = columns.vocabulary
    places = np.flatnonzero(columns.is_word())
    forms = vocabulary.form_ids[columns.types[places]]
    function_words = np.array([form in FUNCTION_WORDS for form in vocabulary.forms], dtype=bool)
    counts = np.bincount(forms, minlength=len(vocabulary.forms)).astype(np.float64)
    if reference is not None:
        known = dict(zip(reference.terms, reference.counts.tolist(), strict=True))
        counts = np.array([known.get(form, 0) for form in vocabulary.forms], dtype=np.float64)
    rarity = _rarity(counts, counts if reference is None else reference.counts)
    return Words(
        tokens=places,
        forms=forms,
        documents=columns.document_of(places),
        starts=np.searchsorted(places, columns.document_starts),
        content=~function_words[forms],
        # A text proves little about another by sharing "would" with it, however rare that is.
        rarity=np.where(function_words, 1.0, rarity),
    )


def _rarity(counts: Numbers, known: Numbers | Ints) -> Numbers:
    """One, and how often the most frequent word is twice as frequent as the word."""
    most = max(float(known.max(initial=0)), _FEWEST)
    rarity: Numbers = 1.0 + np.log2(most / np.maximum(counts, 1.0))
    return np.clip(rarity, 1.0, HIGHEST_RARITY)
