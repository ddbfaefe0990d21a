"""Documents pooled by a metadata field, so that groups are compared like texts."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.counts import WordCounts
from rhetoric.corpus.corpus import MISSING, Corpus
from rhetoric.errors import InputError, nearest
from rhetoric.tables import count_phrase
from rhetoric.tokens.vocabulary import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grouping:
    """Which document belongs to which group.

    Parameters
    ----------
    field : str
    names : tuple of str
        In order of first appearance.
    of_document : numpy.ndarray of int64, shape (documents,)
        The place in `names` of each document.
    """

    field: str
    names: tuple[str, ...]
    of_document: Ints

    def describe(self) -> str:
        """Write what was pooled."""
        groups = count_phrase(len(self.names), "group")
        return f"{count_phrase(len(self.of_document), 'text')} pooled by {self.field} in {groups}"

    def pooled(self, matrix: "csr_matrix") -> "csr_matrix":
        """Add up the rows of each group, shape (groups, columns)."""
        from scipy.sparse import csr_matrix

        documents = len(self.of_document)
        ones = np.ones(documents, dtype=np.int64)
        member = csr_matrix(
            (ones, (self.of_document, np.arange(documents))), shape=(len(self.names), documents)
        )
        summed = csr_matrix(member @ matrix)
        summed.sort_indices()
        return summed


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pooled:
    """The counts of groups, with what they were pooled from.

    Parameters
    ----------
    counts : WordCounts
        Groups in place of documents.
    documents : numpy.ndarray of int64, shape (terms,)
        In how many of all documents each word occurs.
    group_documents : scipy.sparse.csr_matrix of int, shape (groups, terms)
        In how many documents of each group, in the order of the cells of `counts`.
    """

    counts: WordCounts
    documents: Ints
    group_documents: "csr_matrix"

    def select(self, places: list[int]) -> "Pooled":
        """Keep some of the groups."""
        return replace(
            self, counts=self.counts.select(places), group_documents=self.group_documents[places]
        )


def grouping(corpus: Corpus, field: object, function: str) -> Grouping:
    """Divide documents by a metadata field; those without a value are a group too.

    Raises
    ------
    InputError
        No document has the field.
    """
    if field not in corpus.fields:
        known = f"{nearest(str(field), corpus.fields)}" if corpus.fields else "They have none."
        raise InputError(f"{function}: by must be a field of the documents, got {field!r}. {known}")
    found = (document.meta.get(str(field)) for document in corpus)
    values = [MISSING if value is None else str(value) for value in found]
    place = {name: number for number, name in enumerate(dict.fromkeys(values))}
    of_document = np.array([place[value] for value in values], dtype=np.int64)
    return Grouping(field=str(field), names=tuple(place), of_document=of_document)


def pool(counts: WordCounts, groups: Grouping) -> Pooled:
    """Add up the counts of the documents of each group."""
    occurs = counts.matrix.copy()
    occurs.data = np.ones_like(occurs.data)
    whole = WordCounts(
        matrix=groups.pooled(counts.matrix), terms=counts.terms, documents=groups.names
    )
    return Pooled(
        counts=whole,
        documents=counts.document_frequency,
        group_documents=groups.pooled(occurs),
    )
