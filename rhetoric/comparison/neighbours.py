"""The most similar documents of each document."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from rhetoric.comparison.nearest import Nearest
from rhetoric.comparison.pair import Pair
from rhetoric.comparison.remarks import flag_note
from rhetoric.errors import InputError, nearest
from rhetoric.results import Result, asked_for
from rhetoric.tables import Table, View, count_phrase

SHOWN = 3


class Neighbours(Result[Pair]):
    """For each document those most like it, the most similar first.

    Made by `TfidfTable.neighbours`.

    Parameters
    ----------
    documents : sequence of str
        Ids.
    found : Nearest
    n : int
        How many were asked for of each document.
    methods : str
    flagged : sequence of str
        Ids of documents whose texts carry warnings.
    """

    def __init__(
        self,
        documents: Sequence[str],
        found: Nearest,
        *,
        n: int,
        methods: str,
        flagged: Sequence[str] = (),
    ) -> None:
        self.documents = tuple(documents)
        self.n = n
        self._found = found
        self._methods = methods
        self._flagged = tuple(flagged)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.documents)}

    @property
    def rows(self) -> View[Pair]:
        """The nearest of the first document, then those of the next, and so on."""
        return View(len(self._found.others), self._row)

    def _row(self, place: int) -> Pair:
        document = int(np.searchsorted(self._found.bounds, place, side="right")) - 1
        return Pair.of_similarity(
            self.documents[document],
            self.documents[int(self._found.others[place])],
            float(self._found.similarities[place]),
        )

    def top(self, of: int | str | None = None, n: int = 10) -> list[Pair]:
        """Give the nearest documents of one, or the most similar of all.

        Parameters
        ----------
        of : str or int, optional
            Id of a document; or how many pairs of all documents together. Two
            documents that are near each other make two pairs.
        n : int
            How many, when `of` does not say.

        Returns
        -------
        list of Pair
            The most similar first. Of a document that is near none, none.

        Raises
        ------
        InputError
            There is no such document, or the number is negative.
        """
        name, count = asked_for(of, n, "Neighbours")
        if name is None:
            order = np.argsort(-self._found.similarities, kind="stable")[:count]
            return [self._row(place) for place in order.tolist()]
        if name not in self._places:
            raise InputError(f"Neighbours: no document {name!r}. {nearest(name, self.documents)}")
        first, last = self._found.bounds[self._places[name] :][:2].tolist()
        return self.rows[first : min(last, first + count)]

    @property
    def title(self) -> str:
        """What was looked for."""
        texts = count_phrase(len(self.documents), "text")
        return f"The {self.n} most similar of each of {texts}, by the cosine of their weights"

    @property
    def notes(self) -> tuple[str, ...]:
        """Which of the texts carry warnings."""
        return flag_note(self._flagged, self.documents)

    def methods(self) -> str:
        """Write how the similarity was computed."""
        return f"{self._methods} Similarity is the cosine of the weights."

    def _strength(self, row: Pair) -> float:
        return -row.distance

    def _column_names(self) -> tuple[str, ...]:
        return tuple(Pair.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the nearest of each document in one row."""
        rows = tuple(
            (
                name,
                "; ".join(f"{row.other} ({row.similarity:.2f})" for row in self.top(name, SHOWN)),
            )
            for name in self.documents[:limit]
        )
        return Table(
            title=self.title,
            columns=("document", "most similar (cosine)"),
            rows=rows,
            total=len(self.documents),
            notes=self.notes,
        )
