"""Counting what stands in texts, document by document, in linear time.

Whatever is counted (words, stems, n-grams, categories) is a number in a column that
is cut into documents. Documents are taken in blocks whose arrays stay small, and each block is
sorted by buckets: scipy's change from rows to columns and back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from rhetoric.tokens.vocabulary import Ints

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix

BLOCK_TOKENS = 200_000
Units = npt.NDArray[np.int32]
NOTHING = -1
"""Stands for a type that is not counted."""


class Cut(Protocol):
    """What stands one after the other in documents, as the columns of tokens have it."""

    @property
    def types(self) -> Units:
        """Ids of what stands there, shape (places,)."""

    @property
    def document_starts(self) -> Ints:
        """At which place each document begins and, last, how many places there are."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """What stands one after the other in documents, where that is not every token.

    Parameters
    ----------
    types : numpy.ndarray of int32, shape (places,)
    document_starts : numpy.ndarray of int64, shape (documents + 1,)
    """

    types: Units
    document_starts: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockCounts:
    """The counts of documents that follow each other, as the rows of a sparse matrix.

    Parameters
    ----------
    lengths : numpy.ndarray of int64, shape (documents,)
        How many different units each document has.
    units : numpy.ndarray of int32, shape (cells,)
        Which, ascending in each document.
    counts : numpy.ndarray of int32, shape (cells,)
        How often.
    """

    lengths: Ints
    units: Units
    counts: npt.NDArray[np.int32]


def count_blocks(columns: Cut, unit_of_type: Units, size: int) -> Iterator[BlockCounts]:
    """Count the units of each document, some documents at a time.

    Parameters
    ----------
    columns : Columns or Column
    unit_of_type : numpy.ndarray of int32, shape (types,)
        The unit as which each type counts, or -1.
    size : int
        How many units there are.

    Yields
    ------
    BlockCounts
        Together all documents, in order.
    """
    for counted in _counted(columns, unit_of_type, size):
        if isinstance(counted, np.ndarray):
            units = np.flatnonzero(counted).astype(np.int32)
            counts = counted[units].astype(np.int32)
            yield BlockCounts(
                lengths=np.array([len(units)], dtype=np.int64), units=units, counts=counts
            )
        else:
            rows = counted.tocsr()
            lengths = np.diff(rows.indptr).astype(np.int64)
            yield BlockCounts(lengths=lengths, units=rows.indices, counts=rows.data)


def count_totals(columns: Cut, unit_of_type: Units, size: int) -> tuple[Ints, Ints]:
    """Count the units of all documents together.

    Parameters
    ----------
    columns, unit_of_type, size
        As `count_blocks` takes them.

    Returns
    -------
    numpy.ndarray of int64, shape (size,)
        How often each occurs.
    numpy.ndarray of int64, shape (size,)
        In how many documents.
    """
    totals, frequency = np.zeros((2, size), dtype=np.int64)
    for counted in _counted(columns, unit_of_type, size):
        if isinstance(counted, np.ndarray):
            totals += counted
            frequency += counted > 0
        else:
            before = np.concatenate(([0], np.cumsum(counted.data, dtype=np.int64)))
            totals += np.diff(before[counted.indptr])
            frequency += np.diff(counted.indptr)
    return totals, frequency


def _counted(columns: Cut, unit_of_type: Units, size: int) -> "Iterator[csc_matrix | Ints]":
    """Give the counts of block after block.

    Yields
    ------
    csc_matrix, shape (documents of the block, size), or numpy.ndarray, shape (size,)
        The latter for a block that is one document.
    """
    from scipy.sparse import csr_matrix

    # Sorting by buckets looks at every bucket, so a block must not have far fewer tokens.
    block = max(BLOCK_TOKENS, 2 * size)
    for first, last in _blocks(columns.document_starts, block):
        bounds = columns.document_starts[first : last + 1]
        if last - first == 1:
            yield _count_one(columns.types[bounds[0] : bounds[1]], unit_of_type, size)
            continue
        found = unit_of_type[columns.types[bounds[0] : bounds[-1]]]
        counts = found != NOTHING
        before = np.concatenate(([0], np.cumsum(counts, dtype=np.int32)))[bounds - bounds[0]]
        units = found[counts]
        ones = np.ones(len(units), dtype=np.int32)
        by_unit = csr_matrix((ones, units, before), shape=(last - first, size)).tocsc()
        by_unit.sum_duplicates()
        yield by_unit


def _count_one(types: Units, unit_of_type: Units, size: int) -> Ints:
    """Count one document, which may be long, piece by piece."""
    totals = np.zeros(size, dtype=np.int64)
    for at in range(0, len(types), BLOCK_TOKENS):
        found = unit_of_type[types[at : at + BLOCK_TOKENS]]
        totals += np.bincount(found[found != NOTHING], minlength=size)
    return totals


def _blocks(starts: Ints, size: int) -> Iterator[tuple[int, int]]:
    """Cut documents into blocks of about so many tokens; one that is longer stands alone."""
    documents = len(starts) - 1
    begins = np.searchsorted(starts[:-1], np.arange(size, starts[-1], size))
    edges = np.unique(np.concatenate(([0], begins, [documents])))
    for first, last in pairwise(edges.tolist()):
        if last - first > 1 and starts[last] - starts[last - 1] > size:
            yield first, last - 1
            yield last - 1, last
        else:
            yield first, last
