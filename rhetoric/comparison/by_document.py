"""The counts of two sides document by document: how even, and how sure over documents."""

from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.counted_texts import CountedTexts
from rhetoric.comparison.permutation import Arrangements, TextRates, permutation_p
from rhetoric.statistics import Numbers
from rhetoric.tokens.vocabulary import Ints

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix, csr_matrix


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextStatistics:
    """What the texts of both sides say of words. All arrays have shape (terms,).

    Parameters
    ----------
    dp, reference_dp : numpy.ndarray of float
        Deviation of proportions.
    mean, reference_mean : numpy.ndarray of float
        Mean rate in the texts.
    welch_t : numpy.ndarray of float
        Of the rates in the texts.
    """

    dp: Numbers
    reference_dp: Numbers
    mean: Numbers
    reference_mean: Numbers
    welch_t: Numbers

    @staticmethod
    def unknown(terms: int) -> "TextStatistics":
        """None of them known."""
        return TextStatistics(
            **{one.name: np.full(terms, np.nan) for one in fields(TextStatistics)}
        )


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

    def statistics(self, places: Ints | None = None) -> TextStatistics:
        """Give the statistics of the words at some places; of all by default.

        Those of few words take little time.
        """
        tables = self._tables(places)
        first, second = (
            deviation_of_proportions(table.tocsc(), side.sizes[side.sizes > 0])
            for table, side in zip(tables, self._sides, strict=True)
        )
        rates = self._rates(tables)
        mean, other = rates.means
        return TextStatistics(
            dp=first, reference_dp=second, mean=mean, reference_mean=other, welch_t=rates.t
        )

    def _tables(self, places: Ints | None) -> "list[csr_matrix]":
        """The counts of words in the documents of each side that have any word."""
        terms = self._terms
        if places is not None:
            terms = tuple(self._terms[place] for place in places.tolist())
        return [side.table_of(terms)[side.sizes > 0] for side in self._sides]

    def _rates(self, tables: "list[csr_matrix]") -> TextRates:
        from scipy.sparse import vstack

        sizes = [side.sizes[side.sizes > 0] for side in self._sides]
        return TextRates(
            vstack(tables, format="csr"),
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
        return permutation_p(self._rates(self._tables(None)), self.permutations, self.seed)


class OneSided:
    """What the documents of one side say, where of the other only counts are known.

    Parameters
    ----------
    texts : CountedTexts
    terms : tuple of str
        The words of both sides, sorted.
    is_target : bool
        Which side it is.
    """

    def __init__(self, texts: CountedTexts, terms: tuple[str, ...], *, is_target: bool) -> None:
        self._texts = texts
        self._terms = terms
        self._is_target = is_target

    def statistics(self, places: Ints | None = None) -> TextStatistics:
        """Give the statistics of the words at some places; of all by default."""
        terms = self._terms
        if places is not None:
            terms = tuple(self._terms[place] for place in places.tolist())
        there = self._texts.sizes > 0
        table, sizes = self._texts.table_of(terms)[there].tocsc(), self._texts.sizes[there]
        uneven = deviation_of_proportions(table, sizes)
        mean = np.asarray(table.T @ (1 / sizes), dtype=np.float64) / len(sizes)
        unknown = TextStatistics.unknown(len(terms))
        if self._is_target:
            return replace(unknown, dp=uneven, mean=mean)
        return replace(unknown, reference_dp=uneven, reference_mean=mean)


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
