"""The parts over which something is spread: documents, or chunks of equal size."""

from dataclasses import dataclass
from operator import index
from typing import TYPE_CHECKING, Any

import numpy as np

from rhetoric.comparison.word_line import WordLine
from rhetoric.errors import InputError
from rhetoric.tables import count_phrase
from rhetoric.tokens.vocabulary import Ints

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix

DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parts:
    """Parts of texts that follow each other.

    Parameters
    ----------
    bounds : numpy.ndarray of int64, shape (parts + 1,)
        Which word begins each part and, last, how many words there are. No part is
        empty.
    kind : str
        What the parts are, in the plural.
    empty : int
        How many documents have no words, and so are no part.
    """

    bounds: Ints
    kind: str
    empty: int = 0

    def __len__(self) -> int:
        return len(self.bounds) - 1

    @property
    def sizes(self) -> Ints:
        """How many words each part has."""
        return np.diff(self.bounds)

    @property
    def described(self) -> str:
        """What the parts are, for methods."""
        return f"{len(self):,} {self.kind}" if len(self) != 1 else f"1 {self.kind.rstrip('s')}"

    def table(self, places: Ints, terms: Ints, size: int) -> "csc_matrix":
        """Count terms part by part.

        Parameters
        ----------
        places : numpy.ndarray of int64, shape (occurrences,)
            How many words stand before each occurrence, ascending.
        terms : numpy.ndarray of int64, shape (occurrences,)
            Which term each is.
        size : int
            How many terms there are.

        Returns
        -------
        csc_matrix of int64, shape (parts, size)
        """
        from scipy.sparse import csr_matrix

        before = np.searchsorted(places, self.bounds[1:-1])
        bounds = np.concatenate(([0], before, [len(places)]))
        ones = np.ones(len(places), dtype=np.int64)
        table = csr_matrix((ones, terms, bounds), shape=(len(self), size)).tocsc()
        table.sum_duplicates()
        return table


def divide(words: WordLine, parts: Any, function: str) -> Parts:
    """Divide texts into parts.

    Parameters
    ----------
    words : WordLine
    parts : {'documents'} or int
        A number makes so many chunks of equal size, whatever the bounds of documents.
    function : str
        For messages.

    Raises
    ------
    InputError
        It is neither, there are no words, or there are fewer words than chunks.
    """
    total = len(words)
    if not total:
        raise InputError(f"{function}: the texts have no words, so there is nothing to count.")
    if isinstance(parts, str) and parts == DOCUMENTS:
        bounds = np.unique(words.document_starts)
        empty = len(words.document_starts) - len(bounds)
        return Parts(bounds=bounds, kind=DOCUMENTS, empty=empty)
    try:
        number = 0 if isinstance(parts, bool) else index(parts)
    except TypeError:
        number = 0
    if number < 2:
        raise InputError(
            f"{function}: parts must be 'documents' or a number of chunks from 2 on, got {parts!r}."
        )
    if number > total:
        there = count_phrase(total, "word")
        raise InputError(f"{function}: parts={number:,} is more than the {there} there are.")
    return Parts(bounds=np.arange(number + 1) * total // number, kind="chunks of equal size")
