"""Texts as rows of numbers, one column a word, and the measures that are taken between them.

Every measure can be taken anew with some words counted several times and others not at
all, which is what resampling words needs.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from rhetoric.comparison.counts import WordCounts
from rhetoric.statistics import Counts, Numbers

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is known of a measure.

    Parameters
    ----------
    name : str
    title : str
    is_distance : bool
        Whether it grows as texts become less alike.
    told : str
        What it is, for methods.
    parts : str
        What the parts are that its words have in it.
    """

    name: str
    title: str
    is_distance: bool
    told: str
    parts: str


class Space(ABC):
    """Texts between which a measure is taken.

    Parameters
    ----------
    counts : WordCounts
        The words that are compared.
    """

    measure: ClassVar[Measure]

    def __init__(self, counts: WordCounts) -> None:
        self.counts = counts

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the texts, in order."""
        return self.counts.documents

    @property
    def terms(self) -> Sequence[str]:
        """The words that are compared."""
        return self.counts.terms

    @cached_property
    def words(self) -> Counts:
        """How many of the words that are compared each text has, shape (documents,)."""
        sums: Counts = np.asarray(self.counts.matrix.sum(axis=1), dtype=np.int64).ravel()
        return sums

    @abstractmethod
    def matrix(self, times: Numbers | None = None) -> Numbers:
        """Measure every two texts.

        Parameters
        ----------
        times : numpy.ndarray of float, shape (terms,), optional
            How often each word is taken; once by default.

        Returns
        -------
        numpy.ndarray of float, shape (documents, documents)
        """

    @abstractmethod
    def parts(self, document: int, other: int) -> Numbers:
        """Give the part that each word has in the measure of two texts, shape (terms,)."""

    def distances(self, times: Numbers | None = None) -> Numbers:
        """Measure how far apart every two texts are; each is 0 from itself."""
        found = self.matrix(times)
        apart: Numbers = found if self.measure.is_distance else 1.0 - found
        # What rounding leaves would make an order among texts that are the same.
        rounded: Numbers = np.round(np.maximum(apart, 0.0), DIGITS).astype(np.float64)
        np.fill_diagonal(rounded, 0.0)
        return rounded


class Products:
    """The products of every two rows, with columns taken several times or not at all."""

    def __init__(self, rows: "csr_matrix") -> None:
        self._rows = rows
        self._columns = rows.T.tocsr()

    def __call__(self, times: Numbers) -> Numbers:
        """Multiply, each column as often as it is taken."""
        from scipy.sparse import csr_matrix

        rows = self._rows
        data = rows.data * times[rows.indices]
        taken = csr_matrix((data, rows.indices, rows.indptr), shape=rows.shape)
        products: Numbers = (taken @ self._columns).toarray()
        return products
