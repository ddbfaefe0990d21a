"""What sets each text apart: words weighted by how few of the texts use them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.counts import WordCounts, chosen_stop_words, count_words
from rhetoric.comparison.similarity import Similarity, flag_note
from rhetoric.comparison.weighting import weighted, weighting_text
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, nearest
from rhetoric.results import Result, asked_for
from rhetoric.shipped import library_version
from rhetoric.tables import Table, View, count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

TERMS_SHOWN = 8


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
        """
        norms = np.sqrt(np.asarray(self._weights.multiply(self._weights).sum(axis=1))).ravel()
        inverse = np.divide(1.0, norms, out=np.zeros_like(norms), where=norms > 0)
        product = (self._weights @ self._weights.T).toarray() * inverse[:, None] * inverse[None, :]
        matrix = np.clip(product, 0.0, 1.0)
        return Similarity(self.documents, matrix, self.methods(), flagged=self._flagged)

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


def tfidf(
    texts: Texts | TokenizedCorpus,
    *,
    sublinear: bool = False,
    min_documents: int = 1,
    max_documents: int | None = None,
    stop_words: str | Iterable[str] | None = None,
) -> TfidfTable:
    """Weight the words of each text by how few of the texts use them.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    sublinear : bool
        Count a word 1 + ln(count) times.
    min_documents, max_documents : int
        Leave out words that fewer or more documents use. With
        ``max_documents=len(corpus) - 1`` only words remain that set texts apart.
    stop_words : {None, 'function-words'} or iterable of str
        Words to leave out: none, the library's short English list, or your own.

    Returns
    -------
    TfidfTable

    Raises
    ------
    InputError
        No word is left, or a parameter is not what is accepted.

    Notes
    -----
    Weight is count times ln((1 + n) / (1 + df)) + 1, rows scaled to length 1:
    scikit-learn's smooth form of Spärck Jones (1972).

    Examples
    --------
    >>> import rhetoric as rh
    >>> table = rh.tfidf(["Peace and bread.", "Peace and land."])
    >>> table.top("text-1", 1)[0].term
    'bread'
    """
    tokens = as_tokens(texts, "tfidf")
    stopped = chosen_stop_words(stop_words, "tfidf")
    counts = count_words(
        tokens, min_documents=min_documents, max_documents=max_documents, stop_words=stopped
    )
    weights = weighted(counts.matrix, sublinear=sublinear)
    scheme = weighting_text(
        sublinear=sublinear,
        min_documents=min_documents,
        max_documents=max_documents,
        left_out=f"{len(stopped)} {'function' if isinstance(stop_words, str) else 'stop'} words",
    )
    told = f"{tokens.corpus.describe()} {tokens.describe()}"
    return TfidfTable(
        counts,
        weights,
        counts.document_frequency,
        scheme=scheme,
        texts=told,
        flagged=tuple(document.id for document in tokens.corpus if document.warnings),
    )
