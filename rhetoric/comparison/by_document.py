"""The counts of two sides document by document: how even, and how sure over documents."""

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.counted_texts import CountedTexts
from rhetoric.comparison.permutation import Arrangements, TextRates, permutation_p
from rhetoric.statistics import Numbers

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix, csr_matrix


class ByDocument:
    """What the documents of two sides say of some words. Computed when first asked for.

    Parameters
    ----------
    target, reference : CountedTexts
    terms : tuple of str
        The words, sorted.
    permutations : int
    seed : int
    """

    def __init__(
        self,
        target: CountedTexts,
        reference: CountedTexts,
        terms: tuple[str, ...],
        *,
        permutations: int,
        seed: int,
    ) -> None:
        self._sides = target, reference
        self._terms = terms
        self.permutations = permutations
        self.seed = seed

    @cached_property
    def arrangements(self) -> Arrangements:
        """In how many ways the documents can be divided."""
        target, reference = (int((side.sizes > 0).sum()) for side in self._sides)
        return Arrangements(target=target, reference=reference)

    @cached_property
    def _tables(self) -> tuple["csr_matrix", "csr_matrix"]:
        """The counts of the words in the documents of each side that have any word."""
        places = {term: place for place, term in enumerate(self._terms)}
        first, second = (_spread(side, places) for side in self._sides)
        return first, second

    @cached_property
    def evenness(self) -> tuple[Numbers, Numbers]:
        """DP of each word on each side."""
        first, second = (
            deviation_of_proportions(table.tocsc(), side.sizes[side.sizes > 0])
            for table, side in zip(self._tables, self._sides, strict=True)
        )
        return first, second

    @cached_property
    def rates(self) -> TextRates:
        """The rate of each word in each document that has words."""
        from scipy.sparse import vstack

        sizes = [side.sizes[side.sizes > 0] for side in self._sides]
        return TextRates(
            vstack(self._tables, format="csr"),
            np.concatenate(sizes),
            np.arange(sum(map(len, sizes))) < len(sizes[0]),
        )

    @cached_property
    def lengths(self) -> tuple[float, float]:
        """The median of the words of the documents of each side."""
        first, second = (float(np.median(side.sizes[side.sizes > 0])) for side in self._sides)
        return first, second

    @cached_property
    def p(self) -> Numbers:
        """The share of permutations in which they are as far apart; NaN where there are too few."""
        if not self.arrangements.enough:
            return np.full(len(self._terms), np.nan)
        return permutation_p(self.rates, self.permutations, self.seed)


def _spread(side: CountedTexts, places: dict[str, int]) -> "csr_matrix":
    """Lay the counts of a side out in the columns of the words."""
    from scipy.sparse import csr_matrix

    table = side.by_document
    column = np.array([places.get(term, -1) for term in side.counts.terms], dtype=np.int64)
    if (column < 0).any():
        kept = np.flatnonzero(column >= 0)
        table, column = table[:, kept], column[kept]
    wide = csr_matrix(
        (table.data, column[table.indices], table.indptr), shape=(table.shape[0], len(places))
    )
    words = side.sizes > 0
    return wide if words.all() else wide[words]


def deviation_of_proportions(table: "csc_matrix", sizes: Numbers) -> Numbers:
    """How unevenly each word is spread over documents: DP of Gries (2008).

    Parameters
    ----------
    table : scipy.sparse.csc_matrix, shape (documents, terms)
        Counts.
    sizes : numpy.ndarray of float, shape (documents,)
        Words of each document.

    Returns
    -------
    numpy.ndarray of float, shape (terms,)
        From 0, spread as the documents are long, to almost 1, all in one short document;
        NaN where the word does not occur or there is one document.

    Examples
    --------
    >>> from scipy.sparse import csc_matrix
    >>> counts = csc_matrix([[2, 4, 0], [2, 0, 0]])
    >>> deviation_of_proportions(counts, np.array([10.0, 10.0])).tolist()
    [0.0, 0.5, nan]
    """
    shares = sizes / sizes.sum()
    documents, terms = table.shape
    totals = np.asarray(table.sum(axis=0), dtype=np.float64).reshape(-1)
    if documents < 2:
        return np.full(terms, np.nan)
    own = np.repeat(np.arange(terms), np.diff(table.indptr))
    here = shares[table.indices]
    off = np.abs(table.data / totals[own] - here) - here
    # Documents without the word are off by their whole share; all shares sum to 1.
    uneven = (1 + np.bincount(own, off, minlength=terms)) / 2
    return np.where(totals > 0, np.maximum(uneven, 0.0), np.nan)
