"""Weighting words by how few texts use them, and saying so in words."""

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

CELLS_AT_ONCE = 200_000


def weighted(counts: "csr_matrix", *, sublinear: bool) -> "csr_matrix":
    """Turn counts into TF-IDF weights.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix of int, shape (documents, terms)
        Terms ascending in each document.
    sublinear : bool
        A word counts 1 + ln(count) times.

    Returns
    -------
    scipy.sparse.csr_matrix of float, shape (documents, terms)
        Its cells stand in the order of those of `counts`, whose index it shares.
    """
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfTransformer

    transformer = TfidfTransformer(sublinear_tf=sublinear).fit(counts)
    weights = np.empty(counts.nnz, dtype=np.float64)
    # Some rows at a time: a copy of all of them would be the largest thing in memory.
    begins = np.searchsorted(counts.indptr, np.arange(0, counts.nnz, CELLS_AT_ONCE))
    rows = np.unique(np.concatenate(([0], begins, [counts.shape[0]]))).tolist()
    for first, last in pairwise(rows):
        part = transformer.transform(counts[first:last]).tocsr()
        part.sort_indices()
        weights[counts.indptr[first] : counts.indptr[last]] = part.data
    return csr_matrix((weights, counts.indices, counts.indptr), shape=counts.shape)


def weighting_text(
    *, sublinear: bool, min_documents: int, max_documents: int | None, left_out: str
) -> str:
    """Write which weights were given to which words, for notes and methods.

    Parameters
    ----------
    sublinear : bool
        A word counts 1 + ln(count) times.
    min_documents : int
    max_documents : int or None
        Words that fewer or more texts use were left out.
    left_out : str
        How many stop words were left out, and of what kind.

    Examples
    --------
    >>> weighting_text(sublinear=True, min_documents=1, max_documents=None, left_out="0 words")
    '1 + ln(count) times smooth inverse document frequency, rows scaled to length 1'
    """
    parts = [
        f"{'1 + ln(count)' if sublinear else 'count'} times smooth inverse document frequency",
        "rows scaled to length 1",
    ]
    if min_documents > 1:
        parts.append(f"words in at least {min_documents} texts")
    if max_documents is not None:
        parts.append(f"words in at most {max_documents} texts")
    if not left_out.startswith("0 "):
        parts.append(f"{left_out} left out")
    return ", ".join(parts)
