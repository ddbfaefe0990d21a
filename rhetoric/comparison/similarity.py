"""How alike texts are, each with each."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from rhetoric.comparison.clustering import Linkage, check_resamples, join, recurrence
from rhetoric.comparison.document_clusters import LINKAGES, DocumentClusters
from rhetoric.comparison.document_map import DocumentMap
from rhetoric.comparison.mapping import map_of_measure
from rhetoric.comparison.pair import Pair
from rhetoric.comparison.pair_words import PairWords
from rhetoric.comparison.remarks import (
    common_note,
    empty_note,
    flag_note,
    length_note,
    same_note,
)
from rhetoric.comparison.space import Space
from rhetoric.errors import InputError, check_choice, nearest
from rhetoric.results import Result
from rhetoric.statistics import Counts, Numbers
from rhetoric.tables import Table, View, count_phrase

MOST_COMPARED = 5_000
"""Documents of which each is compared with each: 200 MB."""
MOST_CLUSTERED = 1_000
ROUNDING = 1e-12


class Similarity(Result[Pair]):
    """How alike every two documents are. Made by `similarity` and `TfidfTable.similarity`.

    Parameters
    ----------
    space : Space
        The texts, and the measure that is taken between them.
    methods : str
    flagged : sequence of str
        Ids of documents whose texts carry warnings.
    remarks : sequence of str
        What was left out.
    """

    _drawn_by = "rhetoric.plots:similarity_heatmap"

    def __init__(
        self,
        space: Space,
        methods: str,
        *,
        flagged: Sequence[str] = (),
        remarks: Sequence[str] = (),
    ) -> None:
        self.space = space
        self.flagged = tuple(flagged)
        self._remarks = tuple(remarks)
        self._methods = methods

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents, in order."""
        return self.space.documents

    @property
    def measure(self) -> str:
        """The name of the measure."""
        return self.space.measure.name

    @property
    def is_distance(self) -> bool:
        """Whether the numbers of `matrix` grow as texts become less alike."""
        return self.space.measure.is_distance

    @cached_property
    def matrix(self) -> Numbers:
        """The measure between every two documents, shape (documents, documents)."""
        return self.space.matrix()

    @cached_property
    def distances(self) -> Numbers:
        """How far apart every two documents are, shape (documents, documents)."""
        return self.space.distances()

    @cached_property
    def _pairs(self) -> tuple[Counts, Counts]:
        rows, columns = np.triu_indices(len(self.documents), k=1)
        nearness = self.matrix if self.is_distance else -self.matrix
        order = np.argsort(nearness[rows, columns], kind="stable")
        return rows[order], columns[order]

    @property
    def _most_alike(self) -> tuple[int, int] | None:
        first, second = self._pairs
        return (int(first[0]), int(second[0])) if len(first) else None

    @property
    def rows(self) -> View[Pair]:
        """Every pair once, the most alike first."""
        return View(len(self._pairs[0]), self._pair_at)

    def _pair_at(self, place: int) -> Pair:
        first, second = self._pairs
        return self._pair(int(first[place]), int(second[place]))

    def _pair(self, document: int, other: int) -> Pair:
        names = self.documents[document], self.documents[other]
        found = float(self.matrix[document, other])
        if not self.is_distance:
            return Pair.of_similarity(*names, found)
        return Pair(document=names[0], other=names[1], similarity=None, distance=found)

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
        place = self._place(document)
        nearness = self.matrix if self.is_distance else -self.matrix
        order = np.argsort(nearness[place], kind="stable").tolist()
        return [self._pair(place, other) for other in order if other != place][:n]

    def _place(self, document: str) -> int:
        if document not in self.documents:
            raise InputError(
                f"Similarity: no document {document!r}. {nearest(document, self.documents)}"
            )
        return self.documents.index(document)

    def explain(self, document: str, other: str) -> PairWords:
        """Tell which words make two documents as alike, or as far apart, as they are.

        Parameters
        ----------
        document, other : str
            Ids.

        Returns
        -------
        PairWords
            One row a word with both counts and its part in the measure.

        Raises
        ------
        InputError
            There is no such document.

        Examples
        --------
        >>> import rhetoric as rh
        >>> found = rh.similarity(["Peace and bread.", "Peace and land."])
        >>> [row.term for row in found.explain("text-1", "text-2")]
        ['and', 'peace']
        """
        places = self._place(document), self._place(other)
        return PairWords(self.space, places, methods=self.methods())

    def cluster(
        self, method: Linkage = "average", *, resamples: int = 100, seed: int = 0
    ) -> DocumentClusters:
        """Join the documents into clusters, the nearest first.

        Parameters
        ----------
        method : {'average', 'complete', 'single', 'weighted'}
            How far two clusters are apart: by the mean, the largest or the smallest
            distance of their documents; ``weighted`` is a mean that gives both parts
            of a cluster the same weight.
        resamples : int
            How often words are drawn anew to see which clusters come again; 0 for
            never, else 50 or more.
        seed : int

        Returns
        -------
        DocumentClusters

        Raises
        ------
        InputError
            There is one document only or there are more than 1,000, or a parameter is
            not what is accepted. Ward's method is not there: it needs Euclidean
            distances, which these are not.

        Examples
        --------
        >>> import rhetoric as rh
        >>> found = rh.similarity(["Peace and bread.", "Peace and land.", "War is war."])
        >>> [row.documents for row in found.cluster()]
        [('text-1', 'text-2'), ('text-1', 'text-2', 'text-3')]
        """
        check_choice("Similarity.cluster", "method", method, LINKAGES)
        size = len(self.documents)
        if not 2 <= size <= MOST_CLUSTERED:
            raise InputError(
                f"Similarity.cluster takes 2 to {MOST_CLUSTERED:,} documents, got {size:,}. Pool "
                "them with by=field, or choose among them."
            )
        check_resamples(resamples, seed, "Similarity.cluster")
        tree = join(self.distances, method)
        stability = (
            recurrence(self.space, tree, method, resamples=resamples, seed=seed)
            if resamples
            else None
        )
        return DocumentClusters(
            self, tree, stability, method=method, resamples=resamples, seed=seed
        )

    def map(self, *, resamples: int = 100, seed: int = 0) -> DocumentMap:
        """Place the documents on a map that comes near to their distances.

        Parameters
        ----------
        resamples : int
            How often words are drawn anew to see how far documents move; 0 for
            never, else 50 or more.
        seed : int

        Returns
        -------
        DocumentMap
            By classical scaling; see `document_map`.

        Raises
        ------
        InputError
            There are fewer than three documents or more than 1,000, they do not
            differ, or a parameter is not what is accepted.
        """
        check_resamples(resamples, seed, "Similarity.map")
        return map_of_measure(
            self.space, self.methods(), self.notes, resamples=resamples, seed=seed
        )

    def methods(self) -> str:
        """Write how the similarity was computed."""
        return self._methods

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, and which texts are empty, the same, uneven, or carry warnings."""
        same = self.matrix < ROUNDING if self.is_distance else self.matrix > 1 - ROUNDING
        return (
            *self._remarks,
            *empty_note(self.space),
            *same_note(self.documents, same),
            *length_note(self.space),
            *common_note(self.space, self._most_alike),
            *flag_note(self.flagged, self.documents),
        )

    @property
    def title(self) -> str:
        """What was compared."""
        return f"{self.space.measure.title} of {count_phrase(len(self.documents), 'text')}"

    def _strength(self, row: Pair) -> float:
        return -row.distance if row.similarity is None else row.similarity

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


def check_size(size: int, function: str, instead: str) -> None:
    """Refuse more documents than can be compared each with each."""
    if size > MOST_COMPARED:
        raise InputError(
            f"{function}: {size:,} documents make a table of {size * size:,} numbers; more than "
            f"{MOST_COMPARED:,} documents are refused. {instead}"
        )
