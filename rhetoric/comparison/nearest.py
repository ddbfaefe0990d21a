"""Finding the most similar documents without a matrix of all against all.

Documents are taken some at a time and compared with all others, in single precision
or by sparse_dot_topn. That only chooses who may be among the nearest. The similarity
of those is then computed anew in double precision, so that the answer does not
depend on how they were chosen.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from rhetoric.statistics import Counts, Numbers

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

CELLS_AT_ONCE = 1 << 23
"""Similarities that are held at one time."""
DENSE_CELLS = 1 << 26
"""Of the weights of common words, which are held as a dense matrix: 256 MB at most."""
COMMON = 32
"""A word is common where more than one of so many documents has it."""
FEW_SHARED = 4
"""Where two documents share fewer words, on average, sparse_dot_topn is the quicker."""
PAIRS_AT_ONCE = 10_000
_GROUP = 64

Candidates = tuple[Counts, Counts]
"""Documents, and beside each one that may be near it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Nearest:
    """The nearest documents of each document, one document after the other.

    Parameters
    ----------
    bounds : numpy.ndarray of int64, shape (documents + 1,)
        Where those of each document begin.
    others : numpy.ndarray of int64, shape (pairs,)
        Which documents they are, the most similar first.
    similarities : numpy.ndarray of float, shape (pairs,)
    """

    bounds: Counts
    others: Counts
    similarities: Numbers


def unit_rows(weights: "csr_matrix") -> "csr_matrix":
    """Scale rows to length 1, where they are not; empty rows stay empty."""
    from scipy.sparse import csr_matrix

    lengths = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1))).ravel()
    if np.allclose(lengths[lengths > 0], 1.0, rtol=1e-12, atol=0):
        return weights
    inverse = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    data = weights.data * np.repeat(inverse, np.diff(weights.indptr))
    return csr_matrix((data, weights.indices, weights.indptr), shape=weights.shape)


def find_nearest(unit: "csr_matrix", n: int, at_least: float) -> Nearest:
    """Find the nearest documents of every document.

    Parameters
    ----------
    unit : scipy.sparse.csr_matrix of float, shape (documents, terms)
        Rows of length 1 or 0, nothing below zero, terms ascending in each.
    n : int
        How many of each.
    at_least : float
        Only those that are as similar as this. Documents that share no word are
        never near.

    Returns
    -------
    Nearest
        Among equally similar documents those that stand first.
    """
    documents = unit.shape[0]
    frequency = np.bincount(unit.indices, minlength=unit.shape[1])
    search = _Search(unit, frequency, n, at_least)
    shared = float((frequency.astype(np.float64) ** 2).sum()) / documents**2
    quick = shared < FEW_SHARED and find_spec("sparse_dot_topn") is not None
    choose = _TopN(unit, n, at_least, search).candidates if quick else search.candidates
    step = max(1, CELLS_AT_ONCE // documents)
    parts = [
        _best(unit, choose(np.arange(first, min(first + step, documents))), n, at_least)
        for first in range(0, documents, step)
    ]
    found, others, similarities = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    sizes = np.bincount(found, minlength=documents)
    return Nearest(
        bounds=np.concatenate(([0], np.cumsum(sizes))), others=others, similarities=similarities
    )


_DIGITS = 12


def nearest_to(unit: "csr_matrix", document: int, n: int) -> tuple[Counts, Numbers]:
    """Find the nearest documents of one.

    Returns
    -------
    numpy.ndarray of int64, numpy.ndarray of float
        Which they are, as `find_nearest` has them, and how similar.
    """
    found = np.asarray((unit @ unit[document].T).todense()).ravel()
    found[document] = 0.0
    place = len(found) - n
    least = float(np.partition(found, place)[place]) - _rounding(unit, 53) if place > 0 else 0.0
    others = np.flatnonzero((found >= least) & (found > 0))
    _, kept, similarities = _best(unit, (np.full_like(others, document), others), n, 0.0)
    return kept, similarities


def _best(
    unit: "csr_matrix", candidates: Candidates, n: int, at_least: float
) -> tuple[Counts, Counts, Numbers]:
    """Keep the nearest of the candidates of each document.

    Returns
    -------
    numpy.ndarray of int64, numpy.ndarray of int64, numpy.ndarray of float
        The documents, ascending; which is near; and their similarity.
    """
    documents, others = candidates
    similarities = _cosines(unit, documents, others)
    near = (similarities >= at_least) & (similarities > 0)
    documents, others, similarities = documents[near], others[near], similarities[near]
    # What differs by rounding only is equal, and stands in the order of the texts.
    order = np.lexsort((others, -similarities.round(_DIGITS), documents))
    documents = documents[order]
    rank = np.arange(len(order)) - np.searchsorted(documents, documents)
    kept = order[rank < n]
    return documents[rank < n], others[kept], similarities[kept]


def _cosines(unit: "csr_matrix", documents: Counts, others: Counts) -> Numbers:
    """Compute the similarity of pairs, each for itself."""
    found = np.empty(len(documents), dtype=np.float64)
    for first in range(0, len(documents), PAIRS_AT_ONCE):
        part = slice(first, first + PAIRS_AT_ONCE)
        products = unit[documents[part]].multiply(unit[others[part]])
        found[part] = np.asarray(products.sum(axis=1)).ravel()
    # Rounding may lift two equal texts over 1.
    return np.minimum(found, 1.0)


def _rounding(unit: "csr_matrix", bits: int) -> float:
    """Bound how far two sums of products may be apart by rounding in so many bits."""
    longest = int(np.diff(unit.indptr).max(initial=0))
    return 2.0 * (longest + 4) * 2.0**-bits


class _Search:
    """Compares documents with all others in single precision.

    The words that many documents have are multiplied as a dense matrix, which is
    what processors are quick at; the others as a sparse one.
    """

    def __init__(self, unit: "csr_matrix", frequency: Counts, n: int, at_least: float) -> None:
        documents = unit.shape[0]
        most = max(1, DENSE_CELLS // documents)
        common = np.flatnonzero(frequency > documents / COMMON)
        common = common[np.argsort(-frequency[common], kind="stable")][:most]
        rest = np.ones(unit.shape[1], dtype=bool)
        rest[common] = False
        single = unit.astype(np.float32)
        self._dense = single[:, common].toarray()
        self._sparse = single[:, np.flatnonzero(rest)].tocsr()
        self._columns = self._sparse.T.tocsr()
        self._n = n
        self._at_least = at_least
        self._slack = _rounding(unit, 24)

    def candidates(self, documents: Counts) -> Candidates:
        """Choose all that may be among the nearest of some documents."""
        found = self._dense[documents] @ self._dense.T
        if self._sparse.nnz:
            found += (self._sparse[documents] @ self._columns).toarray()
        found[np.arange(len(documents)), documents] = 0.0
        least = np.maximum(self._nth_best(found), self._at_least) - self._slack
        rows, others = np.nonzero(found >= np.maximum(least, np.finfo(np.float32).tiny)[:, None])
        return documents[rows], others.astype(np.int64)

    def _nth_best(self, found: "npt.NDArray[np.float32]") -> Numbers:
        """Give a number that n or more of the others reach, for each document."""
        width = found.shape[1]
        if self._n >= width:
            return np.zeros(len(found))
        # The n best of groups are reached in n different groups; groups are quick to look through.
        group = max(1, min(_GROUP, width // (8 * self._n)))
        whole = width // group * group
        most = found[:, :whole].reshape(len(found), -1, group).max(axis=2)
        most = np.concatenate([most, found[:, whole:]], axis=1)
        place = most.shape[1] - self._n
        return np.partition(most, place, axis=1)[:, place].astype(np.float64)


class _TopN:
    """Leaves the comparison to sparse_dot_topn, and what it may have cut off to another search."""

    def __init__(self, unit: "csr_matrix", n: int, at_least: float, search: _Search) -> None:
        self._unit = unit
        self._columns = unit.T.tocsr()
        self._n = n
        self._search = search
        self._slack = _rounding(unit, 53)
        self._at_least = at_least

    def candidates(self, documents: Counts) -> Candidates:
        """Choose all that may be among the nearest of some documents."""
        from sparse_dot_topn import sp_matmul_topn

        # One more for the document itself, and one to see whether a tie was cut.
        size = self._n + 2
        found = sp_matmul_topn(
            self._unit[documents],
            self._columns,
            top_n=size,
            threshold=max(0.0, self._at_least - self._slack),
            sort=True,
        )
        lengths = np.diff(found.indptr)
        rows = np.repeat(np.arange(len(documents)), lengths)
        # Of a full row the last must be clearly below the n-th, with the document itself left out.
        full = np.flatnonzero(lengths >= size)
        last = found.indptr[full + 1] - 1
        cut = full[found.data[last] >= found.data[last - 1] - self._slack]
        sure = ~np.isin(rows, cut) & (documents[rows] != found.indices)
        ours = documents[rows[sure]], found.indices[sure].astype(np.int64)
        if not len(cut):
            return ours
        theirs = self._search.candidates(documents[cut])
        return np.concatenate([ours[0], theirs[0]]), np.concatenate([ours[1], theirs[1]])
