"""Weighting words by how few texts use them, and saying so in words."""

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.smart import Scheme, inverse_frequency, term_weights
from rhetoric.statistics import Numbers

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

CELLS_AT_ONCE = 200_000


def weighted(counts: "csr_matrix", scheme: Scheme) -> "csr_matrix":
    """Turn counts into TF-IDF weights.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix of int, shape (documents, terms)
        Terms ascending in each document.
    scheme : Scheme

    Returns
    -------
    scipy.sparse.csr_matrix of float, shape (documents, terms)
        Its cells stand in the order of those of `counts`, whose index it shares.
    """
    from scipy.sparse import csr_matrix

    frequency = np.bincount(counts.indices, minlength=counts.shape[1])
    inverse = inverse_frequency(frequency, counts.shape[0], scheme)
    weights = np.empty(counts.nnz, dtype=np.float64)
    # Some rows at a time: a copy of all of them would be the largest thing in memory.
    begins = np.searchsorted(counts.indptr, np.arange(0, counts.nnz, CELLS_AT_ONCE))
    rows = np.unique(np.concatenate(([0], begins, [counts.shape[0]]))).tolist()
    for first, last in pairwise(rows):
        part = weighted_rows(counts[first:last], inverse, scheme)
        weights[counts.indptr[first] : counts.indptr[last]] = part
    return csr_matrix((weights, counts.indices, counts.indptr), shape=counts.shape)


def weighted_rows(counts: "csr_matrix", inverse: Numbers | None, scheme: Scheme) -> Numbers:
    """Weight some texts, with the inverse document frequencies of all.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix of int, shape (documents, terms)
    inverse : numpy.ndarray of float, shape (terms,), or None
        As `inverse_frequency` gives it.
    scheme : Scheme

    Returns
    -------
    numpy.ndarray of float, shape (cells,)
        In the order of the cells of `counts`.
    """
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfTransformer

    if not counts.nnz:
        return np.zeros(0)
    own = scheme.is_of_scikit_learn
    transformer = TfidfTransformer(
        norm="l2" if scheme.scaled else None,
        use_idf=own and inverse is not None,
        sublinear_tf=own and scheme.term == "l",
    )
    transformer.fit(csr_matrix(np.ones((1, counts.shape[1]))))
    if not own:
        data = term_weights(counts, scheme)
        if inverse is not None:
            data *= inverse[counts.indices]
        counts = csr_matrix((data, counts.indices, counts.indptr), shape=counts.shape)
    elif inverse is not None:
        transformer.idf_ = inverse
    part = transformer.transform(counts).tocsr()
    part.sort_indices()
    found: Numbers = part.data
    return found


def weighting_text(
    scheme: Scheme, *, min_documents: int, max_documents: int | None, left_out: str
) -> str:
    """Write which weights were given to which words, for notes and methods.

    Parameters
    ----------
    scheme : Scheme
    min_documents : int
    max_documents : int or None
        Words that fewer or more texts use were left out.
    left_out : str
        How many stop words were left out, and of what kind.

    Examples
    --------
    >>> from math import e
    >>> scheme = Scheme(name="lsc", log_base=e)
    >>> text = weighting_text(scheme, min_documents=2, max_documents=None, left_out="0 words")
    >>> text.split(", ")[1:]
    ['rows scaled to length 1', 'words in at least 2 texts']
    """
    parts = [scheme.describe(), *limits_text(min_documents, max_documents, left_out)]
    return ", ".join(parts)


def limits_text(min_documents: int, max_documents: int | None, left_out: str) -> list[str]:
    """Write which words were left out, one remark for each reason.

    Examples
    --------
    >>> limits_text(2, None, "0 stop words")
    ['words in at least 2 texts']
    """
    parts = []
    if min_documents > 1:
        parts.append(f"words in at least {min_documents} texts")
    if max_documents is not None:
        parts.append(f"words in at most {max_documents} texts")
    if not left_out.startswith("0 "):
        parts.append(f"{left_out} left out")
    return parts
