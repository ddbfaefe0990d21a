"""Words as places in a space: those that stand in like sentences lie in like directions."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.counts import word_units
from rhetoric.errors import InputError
from rhetoric.statistics import Counts, Numbers, generator
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

WEIGHTINGS = {
    "count": "counts",
    "log": "1 + ln(count)",
    "presence": "1 where a word stands in a sentence",
}
"""What stands in the cells of the table of sentences and words."""
SENTENCES_PER_DIMENSION = 10
"""With fewer the dimensions keep the single sentences, and polarity is plain co-occurrence."""
WORDS_PER_DIMENSION = 10
"""With fewer the words keep directions of their own: on simulated texts of 480 words with
one planted axis, the share of pairs of words of both ends in the right order is 1.00 with
24 words a dimension, 0.93 with 10 and 0.73 with 3, however many sentences there are."""
_NOTHING = 1e-9
LEAST_DIMENSIONS = 5
"""With k dimensions the cosine of unrelated words strays by about 1/sqrt(k)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AxisCounts:
    """What is counted for an axis.

    Parameters
    ----------
    terms : tuple of str
        The counted words, sorted.
    sentences : scipy.sparse.csr_matrix, shape (sentences, terms)
        Of the sentences with two different counted words and more.
    documents : scipy.sparse.csr_matrix, shape (documents, terms)
    frequency : numpy.ndarray of int64, shape (terms,)
    uncounted : frozenset of str
        Words that occur and were left out.
    """

    terms: tuple[str, ...]
    sentences: "csr_matrix"
    documents: "csr_matrix"
    frequency: Counts
    uncounted: frozenset[str]


def count_sentences(
    tokens: TokenizedCorpus, *, min_count: int, stop_words: frozenset[str]
) -> AxisCounts:
    """Count the words of each sentence and of each document.

    Parameters
    ----------
    tokens : TokenizedCorpus
    min_count : int
        Leave out words that occur fewer times in all.
    stop_words : frozenset of str
        Words to leave out.
    """
    from scipy.sparse import coo_matrix

    columns, words = tokens.columns, word_units(tokens)
    unit = words.unit_of_type[columns.types]
    frequency = np.bincount(unit[unit >= 0], minlength=len(words.terms))
    kept = frequency >= min_count
    if stop_words:
        kept &= np.array([term not in stop_words for term in words.terms], dtype=bool)
    place = np.where(kept, np.cumsum(kept) - 1, -1)
    at = np.flatnonzero(unit >= 0)
    at = at[kept[unit[at]]]
    column = place[unit[at]]

    def table(rows: Ints, size: int) -> "csr_matrix":
        ones = np.ones(len(at), dtype=np.int64)
        # Changing to rows adds up what stands in one cell.
        return coo_matrix((ones, (rows, column)), shape=(size, int(kept.sum()))).tocsr()

    sentences = table(columns.sentence_of(at), columns.sentences)
    return AxisCounts(
        terms=tuple(words.terms[number] for number in np.flatnonzero(kept).tolist()),
        sentences=sentences[np.diff(sentences.indptr) > 1],
        documents=table(columns.document_of(at), columns.documents),
        frequency=frequency[kept],
        uncounted=frozenset(words.terms[number] for number in np.flatnonzero(~kept).tolist()),
    )


def check_size(counts: AxisCounts, k: int) -> None:
    """Refuse a corpus too small for as many dimensions.

    Raises
    ------
    InputError
        With what it needs, what it has, and how many dimensions it has enough for.
    """
    sentences, words = counts.sentences.shape
    enough = min(sentences // SENTENCES_PER_DIMENSION, words // WORDS_PER_DIMENSION)
    if k <= enough:
        return
    remedy = (
        f"Give more text, or k={enough} or less."
        if enough >= LEAST_DIMENSIONS
        else "That is too little text for an axis of any use: give more."
    )
    raise InputError(
        f"semantic_axis: k={k} needs {SENTENCES_PER_DIMENSION * k:,} sentences with two different "
        f"counted words and {WORDS_PER_DIMENSION * k:,} different counted words; these texts have "
        f"{sentences:,} and {words:,}. {remedy}"
    )


def word_vectors(counts: AxisCounts, k: int, weighting: str) -> Numbers:
    """Give each word its direction in the space.

    Parameters
    ----------
    counts : AxisCounts
    k : int
        How many dimensions.
    weighting : str
        A name of `WEIGHTINGS`.

    Returns
    -------
    numpy.ndarray of float, shape (terms, k)
        Right singular vectors of the table of sentences, each row of length 1; zeros
        for a word that has no part in them.
    """
    from scipy.sparse.linalg import svds
    from threadpoolctl import threadpool_limits  # it has none

    table = counts.sentences.astype(np.float64)
    if weighting == "log":
        table.data = 1 + np.log(table.data)
    elif weighting == "presence":
        table.data = np.ones_like(table.data)
    # A start of its own would make ARPACK give other last digits each time.
    start = generator(0, "semantic_axis").uniform(size=min(table.shape))
    # One thread: more of them add up in another order, and wait for each other here.
    with threadpool_limits(1, user_api="blas"):
        _, _, right = svds(table, k=k, v0=start, return_singular_vectors=True)
    vectors = np.asarray(right, dtype=np.float64).T
    return unit_rows(vectors)


def unit_rows(vectors: Numbers) -> Numbers:
    """Scale rows to length 1; a row of zeros stays.

    Examples
    --------
    >>> unit_rows(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist()
    [[0.6, 0.8], [0.0, 0.0]]
    """
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Numbers = vectors / np.where(length > _NOTHING, length, np.inf)
    return scaled
