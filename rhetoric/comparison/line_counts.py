"""How many lines of a concordance each document has."""

from dataclasses import dataclass

import numpy as np

from rhetoric.comparison.nodes import Nodes
from rhetoric.comparison.term_counts import PER
from rhetoric.results import Result
from rhetoric.tables import View, count_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCount:
    """The lines of one document.

    Parameters
    ----------
    document : str
        Its id.
    count : int
        How many lines; 0 where there are none.
    words : int
        How many words it has.
    per_thousand : float or None
        Lines per 1,000 words; None of a text without words.
    """

    document: str
    count: int
    words: int
    per_thousand: float | None


class LineCounts(Result[LineCount]):
    """The lines of each document, those without a line too. Made by ``concordance.counts``.

    Parameters
    ----------
    nodes : Nodes
    methods : str
    """

    def __init__(self, nodes: Nodes, methods: str) -> None:
        self._name = nodes.name
        self._ids = nodes.tokens.corpus.ids
        self._counts = np.bincount(nodes.documents(), minlength=len(self._ids))
        columns = nodes.tokens.columns
        self._words = columns.words_between(columns.document_starts)
        self._methods = methods

    @property
    def rows(self) -> View[LineCount]:
        """One row for each document, in the order of the texts."""
        return View(len(self._ids), self._row)

    def _row(self, place: int) -> LineCount:
        count, words = int(self._counts[place]), int(self._words[place])
        return LineCount(
            document=self._ids[place],
            count=count,
            words=words,
            per_thousand=PER * count / words if words else None,
        )

    @property
    def title(self) -> str:
        """What was counted."""
        total = count_phrase(int(self._counts.sum()), "line")
        return f"{self._name}: {total}, text by text"

    def methods(self) -> str:
        """Write what was looked for, in which texts, and how."""
        return self._methods

    def _strength(self, row: LineCount) -> float:
        return row.per_thousand or 0.0

    def _column_names(self) -> tuple[str, ...]:
        return tuple(LineCount.__dataclass_fields__)
