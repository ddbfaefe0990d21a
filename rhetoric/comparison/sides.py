"""The counts of two sets of texts side by side."""

from dataclasses import dataclass, replace

from rhetoric.comparison.alignment import aligned, spread
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.statistics import Counts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sides:
    """The counts of the words that either of two sides has.

    Parameters
    ----------
    terms : tuple of str
        Sorted.
    counts, reference_counts : numpy.ndarray of int64, shape (terms,)
    documents, reference_documents : numpy.ndarray of int64, shape (terms,), or None
        In how many texts of each side; None where it is not known.
    words, reference_words : int
        Of all words, whether they are looked at or not.
    texts, reference_texts : int or None
        How many texts each side has.
    """

    terms: tuple[str, ...]
    counts: Counts
    reference_counts: Counts
    documents: Counts | None
    reference_documents: Counts | None
    words: int
    reference_words: int
    texts: int | None
    reference_texts: int | None

    def only(self, places: Counts) -> "Sides":
        """Keep some of the words."""
        documents, others = self.documents, self.reference_documents
        return replace(
            self,
            terms=tuple(self.terms[place] for place in places.tolist()),
            counts=self.counts[places],
            reference_counts=self.reference_counts[places],
            documents=None if documents is None else documents[places],
            reference_documents=None if others is None else others[places],
        )


def side_by_side(target: TermCounts, reference: TermCounts) -> Sides:
    """Lay the counts of two sets of texts beside each other."""
    terms, first, second = aligned(target.terms, reference.terms)
    size = len(terms)

    def frequency(counts: TermCounts, places: Counts) -> Counts | None:
        known = counts.document_frequency
        return None if known is None else spread(known, places, size)

    return Sides(
        terms=terms,
        counts=spread(target.counts, first, size),
        reference_counts=spread(reference.counts, second, size),
        documents=frequency(target, first),
        reference_documents=frequency(reference, second),
        words=target.words,
        reference_words=reference.words,
        texts=target.documents,
        reference_texts=reference.documents,
    )
