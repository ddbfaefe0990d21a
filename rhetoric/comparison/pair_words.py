"""Which words make two documents as alike, or as far apart, as they are."""

from dataclasses import dataclass

import numpy as np

from rhetoric.comparison.space import Space
from rhetoric.results import Result
from rhetoric.tables import View


@dataclass(frozen=True, slots=True, kw_only=True)
class PairWord:
    """The part of one word in a measure between two documents.

    Parameters
    ----------
    term : str
        The word, or the sequence of words.
    count, other_count : int
        How often it occurs in each of the two.
    documents : int
        In how many documents it occurs.
    part : float
        What it adds to the measure.
    share : float
        Its part of the sum of all parts, from 0 to 1.
    """

    term: str
    count: int
    other_count: int
    documents: int
    part: float
    share: float


class PairWords(Result[PairWord]):
    """The words behind the measure of two documents. Made by `Similarity.explain`.

    Parameters
    ----------
    space : Space
    places : tuple of int
        Of the two documents.
    methods : str
    """

    def __init__(self, space: Space, places: tuple[int, int], *, methods: str) -> None:
        self.document, self.other = (space.documents[place] for place in places)
        self._measure = space.measure
        self._methods = methods
        parts = space.parts(*places)
        found = np.flatnonzero(parts > 0)
        frequency = space.counts.document_frequency
        # Of equal parts that of the word which fewer texts have says more.
        self._kept = found[np.lexsort((frequency[found], -parts[found]))]
        self._parts = parts[self._kept]
        self._terms = space.terms
        rows = space.counts.matrix[list(places)][:, self._kept].toarray()
        self._counts, self._others = rows.astype(np.int64)
        self._frequency = frequency[self._kept]

    @property
    def rows(self) -> View[PairWord]:
        """The words that have a part in the measure: the largest part first, then the rarest."""
        return View(len(self._kept), self._row)

    def _row(self, place: int) -> PairWord:
        part = float(self._parts[place])
        return PairWord(
            term=self._terms[int(self._kept[place])],
            count=int(self._counts[place]),
            other_count=int(self._others[place]),
            documents=int(self._frequency[place]),
            part=part,
            share=part / float(self._parts.sum()),
        )

    @property
    def title(self) -> str:
        """What is explained."""
        kind = "set apart" if self._measure.is_distance else "connect"
        return f"The words that {kind} {self.document} and {self.other}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What a part is."""
        return (f"{self._measure.title}; part: {self._measure.parts}.",)

    def methods(self) -> str:
        """Write how the measure was computed."""
        return f"{self._methods} The part of a word is: {self._measure.parts}."

    def _strength(self, row: PairWord) -> float:
        return row.part

    def _names(self, row: PairWord) -> tuple[str | None, ...]:
        return (row.term,)

    def _column_names(self) -> tuple[str, ...]:
        return tuple(PairWord.__dataclass_fields__)
