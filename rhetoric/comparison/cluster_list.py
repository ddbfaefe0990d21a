"""Words that stand together again and again."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.comparison.grams import Grams
from rhetoric.comparison.term_counts import PER
from rhetoric.comparison.word_line import WordLine
from rhetoric.comparison.word_sequences import WordSequences
from rhetoric.tokens.vocabulary import Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Words that stand together.

    Parameters
    ----------
    text : str
        In lower case.
    n : int
        How many words.
    count : int
        How often they stand so.
    documents : int
        In how many documents.
    alone : int
        How often they do not stand inside a longer cluster of the list.
    per_thousand : float
        Occurrences per 1,000 words of the texts.
    """

    text: str
    n: int
    count: int
    documents: int
    alone: int
    per_thousand: float


class Clusters(WordSequences[Cluster]):
    """Clusters, the most frequent first. Made by `clusters` and `ngrams`.

    ``result["peace and"]`` gives one, ``result.lines("peace and")`` its concordance.

    Parameters
    ----------
    words : WordLine
    grams : sequence of Grams
        One for each length.
    name : str
        What the clusters have in common.
    notes : tuple of str
    described : str
        How they were found, for methods.
    nested : {'keep', 'drop'}
        Whether clusters are listed that never stand alone.
    """

    _noun = "cluster"

    def __init__(
        self,
        words: WordLine,
        grams: Sequence[Grams],
        *,
        name: str,
        notes: tuple[str, ...],
        described: str,
        nested: str = "keep",
    ) -> None:
        super().__init__(words, grams, name=name, notes=notes, described=described)
        self._nested = nested

    @property
    def measure(self) -> str:
        """The rows are sorted by their counts."""
        return "count"

    def value(self, text: str) -> float:
        """Give the count of one cluster.

        Raises
        ------
        InputError
            It is not here.
        """
        return self[text].count

    def _ordered(self) -> Ints:
        # Of clusters with one count the longer is first: it holds the others.
        order: Ints = np.lexsort((-self._which, -self._counts))
        if self._nested == "drop":
            order = order[np.concatenate(self._alone)[order] > 0]
        return order

    def _row(self, rank: int) -> Cluster:
        which, place = self._of(rank)
        grams = self._grams[which]
        count = int(grams.counts[place])
        return Cluster(
            text=grams.text(place),
            n=grams.size,
            count=count,
            documents=int(grams.documents[place]),
            alone=int(self._alone[which][place]),
            per_thousand=PER * count / len(self._words),
        )

    def _strength(self, row: Cluster) -> float:
        return row.count

    def _column_names(self) -> tuple[str, ...]:
        return tuple(Cluster.__dataclass_fields__)
