"""TF-IDF of a stream: weights in parts, read when they are looked at."""

import csv
from collections.abc import Iterator
from heapq import nlargest
from itertools import islice
from pathlib import Path

import numpy as np

from rhetoric.comparison.term_weight import OF_DOCUMENT, TermWeight
from rhetoric.errors import InputError
from rhetoric.results import Result, asked_for
from rhetoric.scale.output import OutputFolder
from rhetoric.scale.weighing import WEIGHTS
from rhetoric.shipped import library_version
from rhetoric.tables import Cell, View, count_phrase


class FileWeights(Result[TermWeight]):
    """TF-IDF weights of a stream, each word of a document a row. Made by `FileCounts.tfidf`.

    The rows lie in parts on the disk; iterating reads one part after the other.

    Parameters
    ----------
    output : OutputFolder
    texts : str
        Which texts these are, for the methods.
    scheme : str
        How words were weighted.
    """

    def __init__(self, output: OutputFolder, *, texts: str, scheme: str) -> None:
        self._output = output
        self._texts = texts
        self._scheme = scheme
        self._bounds = np.cumsum([0, *(account["rows"] for account in output.accounts())])
        self._opened: tuple[int, list[TermWeight]] = (-1, [])

    @property
    def parts(self) -> tuple[Path, ...]:
        """The CSV files with the weights, in order."""
        return self._output.parts(WEIGHTS)

    @property
    def rows(self) -> View[TermWeight]:
        """One row for each word of each document, heaviest first."""
        return View(int(self._bounds[-1]), self._row)

    def _row(self, place: int) -> TermWeight:
        part = int(np.searchsorted(self._bounds, place, side="right")) - 1
        if self._opened[0] != part:
            self._opened = (part, list(_read(self.parts[part])))
        return self._opened[1][place - int(self._bounds[part])]

    def __iter__(self) -> Iterator[TermWeight]:
        for part in self.parts:
            yield from _read(part)

    def top(self, of: int | str | None = None, n: int = 10) -> list[TermWeight]:
        """Give the heaviest words of a document, or of all.

        Parameters
        ----------
        of : str or int, optional
            Id of a document; or how many words of all documents together.
        n : int
            How many words, when `of` does not say.

        Returns
        -------
        list of TermWeight

        Raises
        ------
        InputError
            No document of that id has a word.
        """
        name, count = asked_for(of, n, "FileWeights")
        if name is None:
            return nlargest(count, self, key=self._strength)
        found = list(islice((row for row in self if row.document == name), count))
        if not found and count:
            raise InputError(f"FileWeights: no document {name!r} with a word that is weighted.")
        return found

    @property
    def title(self) -> str:
        """What was weighted."""
        return f"TF-IDF: {count_phrase(len(self), 'weight')} in {self._output.path}"

    @property
    def notes(self) -> tuple[str, ...]:
        """How the words were weighted, and which were left out."""
        return (f"{self._scheme}.",)

    def methods(self) -> str:
        """Write how the weights were made."""
        return (
            f"{self._texts} TF-IDF (Spärck Jones 1972) of the counts of words in lower case: "
            f"{self._scheme} (letters as in Manning, Raghavan and Schütze 2008, chapter 6; "
            f"computed with scikit-learn's TfidfTransformer). rhetoric {library_version()}."
        )

    def _record(self, row: TermWeight) -> dict[str, Cell]:
        return {name: getattr(row, name) for name in OF_DOCUMENT}

    def _strength(self, row: TermWeight) -> float:
        return row.weight

    def _column_names(self) -> tuple[str, ...]:
        return OF_DOCUMENT


def _read(part: Path) -> Iterator[TermWeight]:
    with part.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield TermWeight(
                document=row["document"],
                term=row["term"],
                count=int(row["count"]),
                documents=int(row["documents"]),
                weight=float(row["weight"]),
            )
