"""What sets each text apart: words weighted by how few of the texts use them."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.counts import WordCounts
from rhetoric.comparison.nearest import find_nearest, nearest_to, unit_rows
from rhetoric.comparison.neighbours import Neighbours
from rhetoric.comparison.pair import Pair
from rhetoric.comparison.pooling import Pooled
from rhetoric.comparison.remarks import flag_note
from rhetoric.comparison.similarity import Similarity, check_size
from rhetoric.comparison.spaces import CosineSpace
from rhetoric.comparison.term_weight import OF_DOCUMENT, OF_GROUP, TermWeight
from rhetoric.errors import InputError, nearest, whole_number
from rhetoric.results import Result, asked_for
from rhetoric.shipped import library_version
from rhetoric.tables import Cell, Table, View, count_phrase
from rhetoric.tokens.vocabulary import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

TERMS_SHOWN = 8
TERMS_COLUMN = "heaviest words (count)"
_INSTEAD = (
    "Use table.neighbours(n=10) for the nearest of each, table.nearest(id) for those of one, or "
    "choose documents: table.select([...]).similarity()."
)


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
        pooled: Pooled | None = None,
        flagged: tuple[str, ...] = (),
    ) -> None:
        self._counts = counts
        self._weights = weights
        self._frequency = frequency
        self._scheme = scheme
        self._texts = texts
        self._pooled = pooled
        self._flagged = flagged

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents, in order; where they are pooled, the names of the groups."""
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
        frequency = int(self._frequency[term])
        pooled, name = self._pooled, self.documents[document]
        return TermWeight(
            document=name if pooled is None else None,
            group=None if pooled is None else name,
            term=self._counts.terms[term],
            count=int(self._counts.matrix.data[cell]),
            documents=frequency if pooled is None else int(pooled.documents[term]),
            group_documents=None if pooled is None else int(pooled.group_documents.data[cell]),
            groups=None if pooled is None else frequency,
            weight=float(self._weights.data[cell]),
        )

    def _record(self, row: TermWeight) -> dict[str, Cell]:
        return {name: getattr(row, name) for name in self._column_names()}

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
        return TfidfTable(
            self._counts.select(places),
            self._weights[places],
            self._frequency,
            scheme=self._scheme,
            texts=self._texts,
            pooled=None if self._pooled is None else self._pooled.select(places),
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
            There are more than 5,000 documents, whose similarities would take more
            than 200 MB.
        """
        check_size(len(self.documents), "TfidfTable.similarity", _INSTEAD)
        space = CosineSpace(self._counts, self._weights)
        methods = f"{self.methods()} {space.measure.told}"
        return Similarity(space, methods, flagged=self._flagged, remarks=(f"{self._scheme}.",))

    @property
    def _unit(self) -> "csr_matrix":
        """The weights of each document, scaled to length 1."""
        return unit_rows(self._weights)

    def neighbours(self, n: int = 10, *, at_least: float = 0.0) -> Neighbours:
        """Find the documents most like each, without comparing all in one table.

        Parameters
        ----------
        n : int
            How many of each document.
        at_least : float
            Only those that are at least as similar, from 0 to 1.

        Returns
        -------
        Neighbours
            By the cosine of the weights, as `similarity` has it; of equally similar
            documents, those that stand first. Documents that share no word are never
            near. Every two documents are compared, some at a time, so the time grows
            with the square of their number but the memory does not. Where words are
            rare, the package sparse_dot_topn is used if it is installed (``pip
            install 'rhetoric-framing[similarity]'``), with the same result.

        Raises
        ------
        InputError
            `n` is no number of documents, or `at_least` does not lie from 0 to 1.

        Examples
        --------
        >>> import rhetoric as rh
        >>> table = rh.tfidf(["Peace and bread.", "Peace and land.", "War."])
        >>> [(pair.document, pair.other) for pair in table.neighbours(1)]
        [('text-1', 'text-2'), ('text-2', 'text-1')]
        """
        number = whole_number(n, "n", "TfidfTable.neighbours")
        fit = isinstance(at_least, int | float) and not isinstance(at_least, bool)
        if not (fit and 0 <= at_least <= 1):
            raise InputError(
                f"TfidfTable.neighbours: at_least must be a number from 0 to 1, got {at_least!r}."
            )
        found = find_nearest(self._unit, number, at_least)
        return Neighbours(
            self.documents, found, n=number, methods=self.methods(), flagged=self._flagged
        )

    def nearest(self, document: str, n: int = 5) -> list[Pair]:
        """Find the documents most like one.

        Parameters
        ----------
        document : str
            Its id.
        n : int
            How many.

        Returns
        -------
        list of Pair
            The most similar first, as `neighbours` has them.

        Raises
        ------
        InputError
            There is no such document, or `n` is no number of documents.

        Examples
        --------
        >>> import rhetoric as rh
        >>> rh.tfidf(["Peace and bread.", "Peace and land.", "War."]).nearest("text-1")[0].other
        'text-2'
        """
        number = whole_number(n, "n", "TfidfTable.nearest")
        if document not in self.documents:
            raise InputError(
                f"TfidfTable: no document {document!r}. {nearest(document, self.documents)}"
            )
        others, similarities = nearest_to(self._unit, self.documents.index(document), number)
        return [
            Pair.of_similarity(document, self.documents[other], similarity)
            for other, similarity in zip(others.tolist(), similarities.tolist(), strict=True)
        ]

    @property
    def title(self) -> str:
        """What was weighted."""
        texts = count_phrase(len(self.documents), "text" if self._pooled is None else "group")
        return f"TF-IDF of {count_phrase(len(self._counts.terms), 'different word')} in {texts}"

    @property
    def notes(self) -> tuple[str, ...]:
        """How the words were weighted, and which were left out."""
        return (f"{self._scheme}.", *flag_note(self._flagged, self.documents))

    def methods(self) -> str:
        """Write how the weights were made."""
        return (
            f"{self._texts} TF-IDF (Spärck Jones 1972) of the counts of words in lower case: "
            f"{self._scheme} (letters as in Manning, Raghavan and Schütze 2008, chapter 6; "
            f"computed with scikit-learn's TfidfTransformer). rhetoric {library_version()}."
        )

    def _strength(self, row: TermWeight) -> float:
        return row.weight

    def _column_names(self) -> tuple[str, ...]:
        return OF_DOCUMENT if self._pooled is None else OF_GROUP

    def _table(self, limit: int) -> Table:
        """Show the heaviest words of each document in one row."""
        shown = self.documents[:limit]
        rows = tuple(
            (name, ", ".join(f"{row.term} ({row.count})" for row in self.top(name, TERMS_SHOWN)))
            for name in shown
        )
        return Table(
            title=self.title,
            columns=(OF_DOCUMENT[0] if self._pooled is None else OF_GROUP[0], TERMS_COLUMN),
            rows=rows,
            total=len(self.documents),
            notes=self.notes,
        )
