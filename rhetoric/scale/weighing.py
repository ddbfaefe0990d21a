"""Weighting the documents of a stream by the document frequencies of all of it, chunk by chunk."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.smart import Scheme, inverse_frequency
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.comparison.weighting import weighted_rows
from rhetoric.scale.count_job import CELLS, TERMS, read_cells, unspelled
from rhetoric.scale.lines import encoded, heading_line, text_cells
from rhetoric.scale.output import OutputFolder
from rhetoric.scale.repeated import DOCUMENTS
from rhetoric.tokens.vocabulary import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

WEIGHTS = "weights"
WEIGHT_COLUMNS = ("document", "term", "count", "documents", "weight")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighting:
    """Which weights are written.

    Parameters
    ----------
    scheme : Scheme
    min_documents : int
    max_documents : int or None
    stop_words : frozenset of str
    top : int or None
        How many words of each document, the heaviest; None for all.
    """

    scheme: Scheme
    min_documents: int
    max_documents: int | None
    stop_words: frozenset[str]
    top: int | None


def write_weights(
    counted: OutputFolder,
    output: OutputFolder,
    whole: TermCounts,
    frequency: Ints,
    weighting: Weighting,
) -> None:
    """Write the weights of every chunk that is not done.

    Parameters
    ----------
    counted : OutputFolder
        What `count_files` wrote.
    output : OutputFolder
        Where the weights go.
    whole : TermCounts
        The counts of all chunks.
    frequency : numpy.ndarray of int64, shape (terms,)
        In how many documents each of its words occurs.
    weighting : Weighting
    """
    place = {term: number for number, term in enumerate(whole.terms)}
    for terms_path in counted.parts(TERMS):
        name = terms_path.stem
        if output.is_done(name, name):
            continue
        with np.load(terms_path) as packed:
            terms = unspelled(packed["spelled"])
        cells = read_cells(counted.path / CELLS / f"{name}.npz", len(terms))
        documents = frequency[[place[term] for term in terms]]
        kept = _kept(terms, documents, weighting)
        rows = _Weighted(
            [terms[number] for number in kept.tolist()],
            cells[:, kept],
            documents[kept],
            whole.documents or 0,
            weighting,
        )
        file_name = f"{WEIGHTS}/{name}.csv"
        ids = _ids(counted.path / DOCUMENTS / f"{name}.csv")
        with output.writing(file_name) as file:
            file.write(heading_line(WEIGHT_COLUMNS))
            file.writelines(rows.lines(ids))
        output.finish(name, name, [file_name], {"rows": len(rows.order)})


class _Weighted:
    """The weights of the documents of one chunk."""

    def __init__(
        self,
        terms: list[str],
        cells: "csr_matrix",
        documents: Ints,
        texts: int,
        weighting: Weighting,
    ) -> None:
        self.terms, self.cells, self.documents = terms, cells, documents
        self.cells.sort_indices()
        self.weights = weighted_rows(
            cells, inverse_frequency(documents, texts, weighting.scheme), weighting.scheme
        )
        self.row = np.repeat(np.arange(cells.shape[0]), np.diff(cells.indptr))
        # Document by document, the heaviest first.
        self.order = np.lexsort((cells.indices, -self.weights, self.row))
        if weighting.top is not None:
            rank = np.arange(len(self.order)) - cells.indptr[self.row[self.order]]
            self.order = self.order[rank < weighting.top]

    def lines(self, ids: list[str]) -> Iterator[bytes]:
        """Write each weight as a line."""
        named, terms = text_cells(ids), text_cells(self.terms)
        units = self.cells.indices[self.order]
        columns = (
            self.row[self.order].tolist(),
            units.tolist(),
            self.cells.data[self.order].tolist(),
            self.documents[units].tolist(),
            self.weights[self.order].tolist(),
        )
        for row, unit, count, documents, weight in zip(*columns, strict=True):
            yield b"%b,%b,%d,%d,%b\n" % (
                named[row], terms[unit], count, documents, encoded(repr(weight)),
            )  # fmt: skip


def _kept(terms: list[str], documents: Ints, weighting: Weighting) -> Ints:
    """Which words are weighted."""
    most = weighting.max_documents
    kept = documents >= weighting.min_documents
    if most is not None:
        kept &= documents <= most
    if weighting.stop_words:
        kept &= np.array([term not in weighting.stop_words for term in terms], dtype=bool)
    return np.flatnonzero(kept)


def _ids(path: Path) -> list[str]:
    """Read the ids of the documents of a chunk."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row[0] for row in csv.reader(file)][1:]
