"""Words that stand together again and again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rhetoric.comparison.concordance import Concordance
from rhetoric.comparison.contexts import Contexts
from rhetoric.comparison.find_concordance import WINDOW
from rhetoric.comparison.grams import Grams
from rhetoric.comparison.nodes import nodes_at
from rhetoric.comparison.term_counts import PER
from rhetoric.comparison.word_line import WordLine
from rhetoric.errors import InputError, nearest
from rhetoric.results import Result, asked_for
from rhetoric.shipped import library_version
from rhetoric.tables import View, count_phrase
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


class Clusters(Result[Cluster]):
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
        self._words = words
        self._grams = tuple(grams)
        longer = (*self._grams[1:], None)
        pairs = zip(self._grams, longer, strict=True)
        self._alone = [one.alone(other) for one, other in pairs]
        self._nested = nested
        self._name = name
        self._notes = notes
        self._described = described

    @cached_property
    def _order(self) -> tuple[Ints, Ints]:
        """For each row which length it has, and its place there."""
        which = np.repeat(np.arange(len(self._grams)), [len(one.counts) for one in self._grams])
        place = np.concatenate([np.arange(len(one.counts)) for one in self._grams])
        counts = np.concatenate([one.counts for one in self._grams])
        # Of clusters with one count the longer is first: it holds the others.
        order = np.lexsort((-which, -counts))
        if self._nested == "drop":
            order = order[np.concatenate(self._alone)[order] > 0]
        return which[order], place[order]

    @property
    def rows(self) -> View[Cluster]:
        """One row for each cluster, the most frequent first."""
        return View(len(self._order[0]), self._row)

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

    def _of(self, rank: int) -> tuple[int, int]:
        """Which length a row has, and its place there."""
        which, place = self._order
        return int(which[rank]), int(place[rank])

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {row.text: rank for rank, row in enumerate(self.rows)}

    def _rank(self, text: str) -> int:
        wanted = " ".join(text.lower().replace("’", "'").split()) if isinstance(text, str) else text
        if wanted not in self._ranks:
            raise InputError(f"Clusters: no cluster {text!r} here. {nearest(text, self._ranks)}")
        return self._ranks[wanted]

    def __getitem__(self, text: str) -> Cluster:
        """Give one cluster.

        Raises
        ------
        InputError
            It is not here.
        """
        return self._row(self._rank(text))

    def lines(self, text: str) -> Concordance:
        """Give the concordance of one cluster.

        Raises
        ------
        InputError
            It is not here.
        """
        which, place = self._of(self._rank(text))
        grams = self._grams[which]
        nodes = nodes_at(self._words, *grams.occurrences(place), grams.text(place))
        return Concordance(Contexts(nodes=nodes, before=WINDOW, after=WINDOW, unit="words"))

    def top(self, of: int | str | None = None, n: int = 10) -> list[Cluster]:
        """Give the most frequent clusters.

        Parameters
        ----------
        of : int or str, optional
            How many; or a cluster, to see its own row.
        n : int
            How many, when `of` does not say.
        """
        text, count = asked_for(of, n, "Clusters")
        return self.rows[:count] if text is None else [self[text]][:count]

    @property
    def title(self) -> str:
        """What the clusters have in common, and how many there are."""
        return f"{self._name}: {count_phrase(len(self), 'cluster')}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, and how to read the list."""
        return self._notes

    def methods(self) -> str:
        """Write what was counted, and how."""
        tokens = self._words.tokens
        return (
            f"{tokens.corpus.describe()} {tokens.describe()} {self._described} "
            f"rhetoric {library_version()}."
        )

    def _strength(self, row: Cluster) -> float:
        return row.count

    def _column_names(self) -> tuple[str, ...]:
        return tuple(Cluster.__dataclass_fields__)
