"""Clusters of texts: which were joined, at which distance, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.clustering import ORDERED, Tree, members
from rhetoric.errors import whole_number
from rhetoric.results import Result
from rhetoric.statistics import Numbers
from rhetoric.tables import Cell, Table, count_phrase

if TYPE_CHECKING:
    from rhetoric.comparison.similarity import Similarity

SHOWN = 6
FEW_WORDS = 50
"""With fewer words, resampling them says little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCluster:
    """Two texts or clusters that were joined.

    Parameters
    ----------
    cluster : int
        Its number, in the order in which clusters were made; from 1.
    left, right : str
        What was joined: the id of a document, or ``cluster`` and its number.
    height : float
        The distance at which they were joined.
    size : int
        How many documents it has.
    stability : float or None
        In which share of the resamples just these documents are a cluster again.
        None of all documents together, of a cluster that was joined on at the same
        height, and where nothing was resampled.
    documents : tuple of str
        Ids.
    """

    cluster: int
    left: str
    right: str
    height: float
    size: int
    stability: float | None
    documents: tuple[str, ...]


class DocumentClusters(Result[DocumentCluster]):
    """Documents joined into clusters, the nearest first. Made by `Similarity.cluster`.

    Parameters
    ----------
    similarity : Similarity
    tree : Tree
    stability : numpy.ndarray of float, shape (documents - 1,), or None
    method : str
        How the distance of clusters was taken.
    resamples, seed : int
    """

    _drawn_by = "rhetoric.plots:clustered_heatmap"

    def __init__(
        self,
        similarity: "Similarity",
        tree: Tree,
        stability: Numbers | None,
        *,
        method: str,
        resamples: int,
        seed: int,
    ) -> None:
        self.similarity = similarity
        self.linkage = tree.linkage
        self.fit = tree.fit
        self.resamples = resamples
        self._tree = tree
        self._stability = stability
        self._method = method
        self._seed = seed

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents, so that those that are joined stand together."""
        return tuple(self.similarity.documents[place] for place in self._tree.order.tolist())

    @cached_property
    def _tied(self) -> Sequence[bool]:
        """Which clusters were joined on at the same height, so that another could stand there."""
        tied = [False] * len(self.linkage)
        texts = len(self.linkage) + 1
        for left, right, height, _ in self.linkage.tolist():
            for part in (int(left) - texts, int(right) - texts):
                if part >= 0 and np.isclose(self.linkage[part, 2], height, atol=1e-9):
                    tied[part] = True
        return tied

    @cached_property
    def rows(self) -> Sequence[DocumentCluster]:
        """One row a cluster, in the order in which they were made."""
        rank = np.argsort(self._tree.order)
        names = self.similarity.documents
        texts = len(names)
        every = members(self.linkage)
        rows = []
        for place, (left, right, height, size) in enumerate(self.linkage.tolist()):
            sorted_places = every[place][np.argsort(rank[every[place]])]
            unsure = self._tied[place] or size == texts or self._stability is None
            rows.append(
                DocumentCluster(
                    cluster=place + 1,
                    left=_name(int(left), names),
                    right=_name(int(right), names),
                    height=float(height),
                    size=int(size),
                    stability=None if unsure else float(self._stability[place]),  # type: ignore[index]
                    documents=tuple(names[at] for at in sorted_places.tolist()),
                )
            )
        return tuple(rows)

    def cut(self, clusters: int) -> list[tuple[str, ...]]:
        """Divide the documents into so many clusters.

        Parameters
        ----------
        clusters : int
            From 1 to the number of documents.

        Returns
        -------
        list of tuple of str
            The ids of the documents of each, in the order of `documents`.

        Raises
        ------
        InputError
            There cannot be as many.

        Examples
        --------
        >>> import rhetoric as rh
        >>> texts = ["Peace and bread.", "Peace and land.", "War is war."]
        >>> rh.similarity(texts).cluster(resamples=0).cut(2)
        [('text-1', 'text-2'), ('text-3',)]
        """
        texts = len(self.similarity.documents)
        number = whole_number(clusters, "clusters", "DocumentClusters.cut", most=texts)
        group = np.arange(texts)
        for place, inside in enumerate(members(self.linkage)[: texts - number]):
            group[inside] = texts + place
        ordered = group[self._tree.order]
        found: dict[int, list[str]] = {}
        for name, key in zip(self.documents, ordered.tolist(), strict=True):
            found.setdefault(key, []).append(name)
        return [tuple(names) for names in found.values()]

    @property
    def title(self) -> str:
        """What was joined."""
        texts = count_phrase(len(self.similarity.documents), "text")
        return f"Clusters of {texts} by {self.similarity.space.measure.title} ({self._method})"

    @property
    def notes(self) -> tuple[str, ...]:
        """How well the tree fits, what stability is, and what to beware of."""
        found = []
        if self.fit is not None:
            found.append(
                "The heights of the tree go with the distances of the texts by a correlation of "
                f"{self.fit:.2f} (1 where the tree tells all)."
            )
        if self._stability is not None:
            found.append(
                f"Stability: in which share of {self.resamples} resamples of the words just these "
                "texts are a cluster again. It is no probability that a cluster is true; words "
                "of one text hang together, so it is rather too high."
            )
        words = len(self.similarity.space.terms)
        if self._stability is not None and words < FEW_WORDS:
            found.append(f"There are only {words} words to resample.")
        tied = sum(self._tied)
        if tied:
            were = "was" if tied == 1 else "were"
            found.append(
                f"{count_phrase(tied, 'cluster')} {were} joined on at the same height: in which "
                "order says nothing."
            )
        if len(self.similarity.documents) > ORDERED:
            found.append(f"More than {ORDERED} texts: neighbours in the order need not be alike.")
        return (*found, *self.similarity.notes)

    def methods(self) -> str:
        """Write how the clusters were made."""
        told = (
            f"{self.similarity.methods()} Agglomerative clustering, {self._method} linkage "
            f"({_SOURCES[self._method]}), by scipy; leaves in the order of Bar-Joseph, Gifford and "
            "Jaakkola (2001)."
        )
        if self._stability is None:
            return told
        return (
            f"{told} Stability by drawing words with replacement and joining the texts anew, "
            f"{self.resamples} times, seed {self._seed} (Felsenstein 1985)."
        )

    def _strength(self, row: DocumentCluster) -> float:
        return -1.0 if row.stability is None else row.stability

    def _names(self, row: DocumentCluster) -> tuple[str | None, ...]:
        return (*row.documents, str(row.cluster))

    def _record(self, row: DocumentCluster) -> dict[str, Cell]:
        return {**super()._record(row), "documents": "; ".join(row.documents)}

    def _column_names(self) -> tuple[str, ...]:
        return tuple(DocumentCluster.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the last clusters first, for they divide the whole."""
        shown = self.rows[::-1][:limit]
        names = ("cluster", "height", "size", "stability", "documents")
        rows = tuple(
            (row.cluster, row.height, row.size, row.stability, _listed(row.documents))
            for row in shown
        )
        return Table(
            title=self.title, columns=names, rows=rows, total=len(self.rows), notes=self.notes
        )


_SOURCES = {
    "average": "Sokal and Michener 1958",
    "weighted": "Sokal and Michener 1958",
    "complete": "Sørensen 1948",
    "single": "Florek and others 1951",
}
LINKAGES = tuple(_SOURCES)


def _name(place: int, names: Sequence[str]) -> str:
    return names[place] if place < len(names) else f"cluster {place - len(names) + 1}"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{', '.join(names[:SHOWN])}{more}"
