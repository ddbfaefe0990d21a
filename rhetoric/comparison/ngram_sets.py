"""Sequences of words, and how often each text has them."""

import numpy as np

from rhetoric.comparison.counts import WordCounts, word_units
from rhetoric.errors import InputError
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints


def count_sequences(tokens: TokenizedCorpus, size: int) -> WordCounts:
    """Count the sequences of so many words in each document.

    Punctuation is passed over and sentences end nothing; documents do.

    Parameters
    ----------
    tokens : TokenizedCorpus
    size : int
        Words in a sequence, 2 or more.

    Returns
    -------
    WordCounts
        Each sequence is a term, its words joined by spaces.

    Raises
    ------
    InputError
        No document is as long.
    """
    from scipy.sparse import csr_matrix

    columns = tokens.columns
    words = word_units(tokens)
    kept = np.flatnonzero(columns.is_word())
    units = words.unit_of_type[columns.types[kept]].astype(np.int64)
    documents = columns.document_of(kept)
    starts = np.arange(max(0, len(units) - size + 1))
    starts = starts[documents[starts] == documents[starts + size - 1]]
    if not len(starts):
        raise InputError(f"ngrams={size}: no text has {size} words. Take shorter sequences.")
    ids, first = _numbered(units, starts, size)
    terms = tuple(
        " ".join(words.terms[unit] for unit in units[start : start + size].tolist())
        for start in starts[first].tolist()
    )
    shape = (columns.documents, len(terms))
    ones = np.ones(len(ids), dtype=np.int32)
    matrix = csr_matrix((ones, (documents[starts], ids)), shape=shape)
    matrix.sum_duplicates()
    return WordCounts(matrix=matrix, terms=terms, documents=tokens.corpus.ids)


def _numbered(units: Ints, starts: Ints, size: int) -> tuple[Ints, Ints]:
    """Number the sequences, and tell where each stands first."""
    codes = units[starts]
    first = np.zeros(0, dtype=np.int64)
    for step in range(1, size):
        # Numbers stay small: those so far are numbered anew before a word is added.
        pairs = codes * (int(units.max()) + 1) + units[starts + step]
        _, first, codes = np.unique(pairs, return_index=True, return_inverse=True)
    return codes, first
