"""The weights of words in texts: what sets each apart, and which are alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.counts import WordCounts
from rhetoric.comparison.nearest import find_nearest, unit_rows
from rhetoric.comparison.neighbours import Neighbours
from rhetoric.comparison.similarity import Similarity, flag_note
from rhetoric.errors import InputError, nearest
from rhetoric.results import Result, asked_for
from rhetoric.shipped import library_version
from rhetoric.tables import Table, View, count_phrase
from rhetoric.tokens.vocabulary import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

TERMS_SHOWN = 8
MOST_COMPARED = 5_000
"""Documents of which every two can be compared: their matrix takes 200 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermWeight:
    """The weight of one word in one document.

    Parameters
    ----------
    document : str
        Id of the document.
    term : str
        The word, in lower case.
    count : int
        How often it occurs there.
    documents : int
        In how many documents it occurs.
    weight : float
        Its TF-IDF.
    """

    document: str
    term: str
    count: int
    documents: int
    weight: float


class TfidfTable(Result[TermWeight]):
    """TF-IDF weights, each word of a document a row, heaviest first. Made by `tfidf`."""

    _drawn_by = "rhetoric.plots:tfidf_terms"

    def __init__(
        self,
        counts: WordCounts,
        weights: "csr_matrix",
        frequency: Ints,
        *,
        scheme: str,
        texts: str,
        flagged: tuple[str, ...] = (),
    ) -> None:
        self._counts = counts
        self._weights = weights
        self._frequency = frequency
        self._scheme = scheme
        self._texts = texts
        self._flagged = flagged

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents, in order."""
        return self._counts.documents

    @cached_property
    def _order(self) -> Ints:
        """The stored cells, document by document and heaviest first."""
        documents = np.repeat(np.arange(len(self.documents)), np.diff(self._weights.indptr))
        order: Ints = np.lexsort((self._weights.indices, -self._weights.data, documents))
        return order

    @property
    def rows(self) -> View[TermWeight]:
        """One row for each word of each document, heaviest first."""
        return View(self._weights.nnz, self._row)

    def _row(self, place: int) -> TermWeight:
        cell = int(self._order[place])
        document = int(np.searchsorted(self._weights.indptr, cell, side="right")) - 1
        term = int(self._weights.indices[cell])
        return TermWeight(
            document=self.documents[document],
            term=self._counts.terms[term],
            count=int(self._counts.matrix.data[cell]),
            documents=int(self._frequency[term]),
            weight=float(self._weights.data[cell]),
        )

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
            There is no such document.
        """
        name, count = asked_for(of, n, "TfidfTable")
        if name is None:
            heaviest = np.argsort(-self._weights.data[self._order], kind="stable")[:count]
            return [self._row(place) for place in heaviest.tolist()]
        if name not in self.documents:
            raise InputError(f"TfidfTable: no document {name!r}. {nearest(name, self.documents)}")
        place = self.documents.index(name)
        first, last = self._weights.indptr[place : place + 2].tolist()
        return self.rows[first : min(last, first + count)]

    def select(self, documents: Sequence[str]) -> "TfidfTable":
        """Keep some of the documents, with the weights they have among all.

        Comparing every two documents of a large corpus needs the square of their
        number; this chooses which to compare.

        Parameters
        ----------
        documents : sequence of str
            Ids.

        Returns
        -------
        TfidfTable

        Raises
        ------
        InputError
            There is no such document.

        Examples
        --------
        >>> import rhetoric as rh
        >>> table = rh.tfidf(["Peace and bread.", "Peace and land.", "Bread."])
        >>> table.select(["text-1", "text-3"]).top("text-3")[0].documents
        2
        """
        if isinstance(documents, str):
            raise InputError(f"TfidfTable.select takes a list of ids, got {documents!r}.")
        known = {name: place for place, name in enumerate(self.documents)}
        for name in documents:
            if name not in known:
                raise InputError(f"TfidfTable: no document {name!r}. {nearest(name, known)}")
        places = [known[name] for name in dict.fromkeys(documents)]
        counts = WordCounts(
            matrix=self._counts.matrix[places],
            terms=self._counts.terms,
            documents=tuple(self.documents[place] for place in places),
        )
        return TfidfTable(
            counts,
            self._weights[places],
            self._frequency,
            scheme=self._scheme,
            texts=self._texts,
            flagged=self._flagged,
        )

    def similarity(self) -> Similarity:
        """Compare every two documents by the cosine of their weights.

        Returns
        -------
        Similarity
            From 0, no word in common, to 1, the same words in the same
            proportions. A document without words is like none.

        Raises
        ------
        InputError
            There are more than 5,000 documents: the matrix of all against all
            would take over 200 MB. `neighbours` does without it.
        """
        if len(self.documents) > MOST_COMPARED:
            size = 8 * len(self.documents) ** 2 / 1e9
            raise InputError(
                f"TfidfTable.similarity compares every two of at most {MOST_COMPARED:,} documents; "
                f"of {len(self.documents):,} the matrix would take {size:,.1f} GB. For the most "
                "similar of each document write table.neighbours(10); to compare some of them, "
                "table.select([...]).similarity()."
            )
        unit = unit_rows(self._weights)
        matrix = np.clip((unit @ unit.T).toarray(), 0.0, 1.0)
        return Similarity(self.documents, matrix, self.methods(), flagged=self._flagged)

    def neighbours(self, n: int = 10, *, at_least: float = 0.0) -> Neighbours:
        """Find the documents most like each document, by the cosine of their weights.

        The memory this takes does not grow with the square of the number of
        documents; the time does, if slowly.

        Parameters
        ----------
        n : int
            How many of each document.
        at_least : float
            Only those that are as similar as this, from 0 to 1.

        Returns
        -------
        Neighbours
            One row for each document and neighbour. Documents that share no word
            are never near; of equally similar ones those that stand first are taken.

        Raises
        ------
        InputError
            A parameter is not what is accepted.

        Notes
        -----
        Uses sparse_dot_topn where it is installed and quicker; the answer is the same.

        Examples
        --------
        >>> import rhetoric as rh
        >>> table = rh.tfidf(["Peace and bread.", "Peace and land.", "War."])
        >>> [(pair.document, pair.other) for pair in table.neighbours(1)]
        [('text-1', 'text-2'), ('text-2', 'text-1')]
        """
        if isinstance(n, bool) or not isinstance(n, int) or n < 1:
            raise InputError(f"TfidfTable.neighbours: n must be a number from 1 on, got {n!r}.")
        if not isinstance(at_least, int | float) or not 0 <= at_least <= 1:
            raise InputError(
                f"TfidfTable.neighbours: at_least must lie between 0 and 1, got {at_least!r}."
            )
        found = find_nearest(unit_rows(self._weights), n, float(at_least))
        return Neighbours(self.documents, found, n=n, methods=self.methods(), flagged=self._flagged)

    @property
    def title(self) -> str:
        """What was weighted."""
        texts = count_phrase(len(self.documents), "text")
        return f"TF-IDF of {count_phrase(len(self._counts.terms), 'different word')} in {texts}"

    @property
    def notes(self) -> tuple[str, ...]:
        """How the words were weighted, and which were left out."""
        return (f"{self._scheme}.", *flag_note(self._flagged, self.documents))

    def methods(self) -> str:
        """Write how the weights were made."""
        return (
            f"{self._texts} TF-IDF by scikit-learn's TfidfTransformer on the counts of words in "
            f"lower case: {self._scheme}. rhetoric {library_version()}."
        )

    def _strength(self, row: TermWeight) -> float:
        return row.weight

    def _column_names(self) -> tuple[str, ...]:
        return tuple(TermWeight.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the heaviest words of each document in one row."""
        shown = self.documents[:limit]
        rows = tuple(
            (name, ", ".join(f"{row.term} ({row.count})" for row in self.top(name, TERMS_SHOWN)))
            for name in shown
        )
        return Table(
            title=self.title,
            columns=("document", "heaviest words (count)"),
            rows=rows,
            total=len(self.documents),
            notes=self.notes,
        )
