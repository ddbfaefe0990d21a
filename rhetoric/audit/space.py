"""Sentences and words in a space of latent semantic analysis."""

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from rhetoric.lexicon.fates import Fates
from rhetoric.statistics import Numbers
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

DIMENSIONS = 100
FEWEST_SENTENCES = 200
"""Sentences from which on a space says something."""
FEWEST_OF_WORD = 2
_OF_WORD = 0.05
"""Words in more than this share of the sentences say nothing about any of them."""


class SentenceSpace:
    """Words and sentences as unit vectors (Deerwester et al. 1990; Schütze 1998).

    Sentences by words, weighted by the logarithm of the inverse of how many
    sentences have them, reduced by a truncated singular value decomposition; a
    sentence is the sum of its words.

    Parameters
    ----------
    tokens : TokenizedCorpus
    seed : int

    Attributes
    ----------
    usable : bool
        There are enough sentences and words.
    notes : tuple of str
        Why not, where not.
    forms : numpy.ndarray of int64, shape (words,)
        Which forms of the vocabulary have a vector.
    words : numpy.ndarray of float, shape (words, dimensions)
        Unit vectors.
    vectors : numpy.ndarray of float, shape (sentences, dimensions)
        Unit vectors; zeros for a sentence with none of the words.
    """

    def __init__(self, tokens: TokenizedCorpus, *, seed: int) -> None:
        columns = tokens.columns
        self._columns = columns
        self._sentences = columns.sentence_of(np.arange(len(columns)))
        self._forms_of = columns.vocabulary.form_ids[columns.types]
        is_word = columns.is_word()
        size = len(columns.vocabulary.forms)
        cells = csr_matrix(
            (np.ones(int(is_word.sum())), (self._sentences[is_word], self._forms_of[is_word])),
            shape=(columns.sentences, size),
        )
        # Cells of a word that stands twice in a sentence were added up: one cell for each.
        in_sentences = np.bincount(cells.tocsr().indices, minlength=size)
        most = max(_OF_WORD * columns.sentences, FEWEST_OF_WORD)
        self.forms: Ints = np.flatnonzero((in_sentences >= FEWEST_OF_WORD) & (in_sentences <= most))
        self._place = np.full(size, -1, dtype=np.int64)
        self._place[self.forms] = np.arange(len(self.forms))
        dimensions = min(DIMENSIONS, len(self.forms) - 1, columns.sentences - 1)
        self.usable = columns.sentences >= FEWEST_SENTENCES and dimensions >= 2
        self.notes: tuple[str, ...] = ()
        if not self.usable:
            told = f"{columns.sentences:,} sentences (at least {FEWEST_SENTENCES} are needed) and "
            told += f"{len(self.forms):,} words that stand in two of them but in few"
            self.notes = (f"Too little text for a space of contexts: {told}.",)
            return
        weight = np.log(columns.sentences / in_sentences[self.forms])
        table = cells[:, self.forms].multiply(weight).tocsr()
        self.words = _unit(_reduced(table, dimensions, seed))
        self._sums: Numbers = np.asarray(table @ self.words)
        self._weight = weight
        self.vectors = _unit(self._sums)

    def without(self, sentences: Ints, fates: Fates, places: Ints) -> Numbers:
        """Give sentences without the words of some occurrences in them.

        Returns
        -------
        numpy.ndarray of float, shape (sentences, dimensions)
            Unit vectors.
        """
        sums = self._sums[sentences].copy()
        row = {sentence: number for number, sentence in enumerate(sentences.tolist())}
        for start, length in zip(
            fates.start[places].tolist(), fates.length[places].tolist(), strict=True
        ):
            number = row[int(self._sentences[start])]
            for form in self._place[self._forms_of[start : start + length]].tolist():
                if form >= 0:
                    sums[number] -= self._weight[form] * self.words[form]
        return _unit(sums)


def _reduced(table: Any, dimensions: int, seed: int) -> Numbers:
    """Give the words of a table of sentences by words in a few dimensions."""
    from sklearn.decomposition import TruncatedSVD

    reduced = TruncatedSVD(dimensions, random_state=seed).fit(table)
    loadings: Numbers = reduced.components_.T * reduced.singular_values_
    return loadings


def _unit(vectors: Numbers) -> Numbers:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    # What is left of a sum after its parts were taken away may be nothing but rounding.
    lengths[lengths < 1e-9] = np.inf
    unit: Numbers = vectors / lengths
    return unit
