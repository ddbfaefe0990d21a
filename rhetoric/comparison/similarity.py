"""How alike texts are, each with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rhetoric.errors import InputError, nearest
from rhetoric.results import Result
from rhetoric.statistics import Numbers
from rhetoric.tables import Table, View, count_phrase

FLAGGED_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two documents and how alike they are.

    Parameters
    ----------
    document, other : str
        Ids.
    similarity : float
        From 0 to 1.
    """

    document: str
    other: str
    similarity: float


class Similarity(Result[Pair]):
    """How alike every two documents are. Made by `TfidfTable.similarity`.

    Parameters
    ----------
    documents : sequence of str
        Ids.
    matrix : numpy.ndarray of float, shape (documents, documents)
    methods : str
    flagged : sequence of str
        Ids of documents whose texts carry warnings.
    """

    _drawn_by = "rhetoric.plots:similarity_heatmap"

    def __init__(
        self,
        documents: Sequence[str],
        matrix: Numbers,
        methods: str,
        *,
        flagged: Sequence[str] = (),
    ) -> None:
        self.documents = tuple(documents)
        self._flagged = tuple(flagged)
        self.matrix = matrix
        self._methods = methods

    @cached_property
    def _pairs(self) -> "tuple[np.typing.NDArray[np.int64], np.typing.NDArray[np.int64]]":
        rows, columns = np.triu_indices(len(self.documents), k=1)
        order = np.argsort(-self.matrix[rows, columns], kind="stable")
        return rows[order], columns[order]

    @property
    def rows(self) -> View[Pair]:
        """Every pair once, the most alike first."""
        return View(len(self._pairs[0]), self._pair_at)

    def _pair_at(self, place: int) -> Pair:
        first, second = self._pairs
        return self._pair(int(first[place]), int(second[place]))

    def _pair(self, document: int, other: int) -> Pair:
        return Pair(
            document=self.documents[document],
            other=self.documents[other],
            similarity=float(self.matrix[document, other]),
        )

    def nearest(self, document: str, n: int = 5) -> list[Pair]:
        """Give the documents most like one.

        Parameters
        ----------
        document : str
            Its id.
        n : int
            How many.

        Returns
        -------
        list of Pair
            The most alike first.

        Raises
        ------
        InputError
            There is no such document.
        """
        if document not in self.documents:
            raise InputError(
                f"Similarity: no document {document!r}. {nearest(document, self.documents)}"
            )
        place = self.documents.index(document)
        order = np.argsort(-self.matrix[place], kind="stable").tolist()
        return [self._pair(place, other) for other in order if other != place][:n]

    def methods(self) -> str:
        """Write how the similarity was computed."""
        return f"{self._methods} Similarity is the cosine of the weights."

    @property
    def notes(self) -> tuple[str, ...]:
        """Which of the texts carry warnings."""
        return flag_note(self._flagged, self.documents)

    @property
    def title(self) -> str:
        """What was compared."""
        return f"Cosine similarity of {count_phrase(len(self.documents), 'text')}"

    def _strength(self, row: Pair) -> float:
        return row.similarity

    def _names(self, row: Pair) -> tuple[str | None, ...]:
        return row.document, row.other

    def _column_names(self) -> tuple[str, ...]:
        return tuple(Pair.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the matrix."""
        shown = self.documents[:limit]
        rows = tuple(
            (name, *self.matrix[place, : len(shown)].tolist()) for place, name in enumerate(shown)
        )
        return Table(
            title=self.title,
            columns=("document", *shown),
            rows=rows,
            total=len(self.documents),
            notes=self.notes,
        )


def flag_note(flagged: Sequence[str], documents: Sequence[str]) -> tuple[str, ...]:
    """Say which of the documents carry warnings; nothing where none does."""
    known = set(documents)
    names = [name for name in flagged if name in known]
    shown = ", ".join(names[:FLAGGED_SHOWN])
    more = f" and {len(names) - FLAGGED_SHOWN} more" if len(names) > FLAGGED_SHOWN else ""
    carry = "carries" if len(names) == 1 else "carry"
    return (f"{shown}{more} {carry} warnings: see corpus.summary().",) if names else ()
