"""Words that stand one right after the other: what is known of any list of them."""

from abc import abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

import numpy as np

from rhetoric.comparison.concordance import Concordance
from rhetoric.comparison.contexts import Contexts
from rhetoric.comparison.find_concordance import WINDOW
from rhetoric.comparison.grams import Grams
from rhetoric.comparison.nodes import nodes_at
from rhetoric.comparison.word_line import WordLine
from rhetoric.errors import InputError, nearest
from rhetoric.results import Result, asked_for
from rhetoric.shipped import library_version
from rhetoric.tables import Row, View, count_phrase
from rhetoric.tokens.vocabulary import Ints


class WordSequences(Result[Row]):
    """Sequences of words, each of which opens to its lines.

    Parameters
    ----------
    words : WordLine
    grams : sequence of Grams
        One for each length, the shortest first.
    name : str
        What the sequences have in common.
    notes : tuple of str
    described : str
        How they were found, for methods.
    """

    _drawn_by = "rhetoric.plots:sequence_bars"
    _noun: ClassVar[str] = "sequence"

    def __init__(
        self,
        words: WordLine,
        grams: Sequence[Grams],
        *,
        name: str,
        notes: tuple[str, ...],
        described: str,
    ) -> None:
        self._words = words
        self._grams = tuple(grams)
        pairs = zip(self._grams, (*self._grams[1:], None), strict=True)
        self._alone = [one.alone(longer) for one, longer in pairs]
        self._name = name
        self._notes = notes
        self._described = described

    @property
    @abstractmethod
    def measure(self) -> str:
        """What the measure is called by which the rows are sorted."""

    @abstractmethod
    def value(self, text: str) -> float | None:
        """Give the measure of one sequence by which the rows are sorted."""

    @abstractmethod
    def _ordered(self) -> Ints:
        """Put the sequences of all lengths in order."""

    @abstractmethod
    def _row(self, rank: int) -> Row:
        """Make one row."""

    @cached_property
    def _which(self) -> Ints:
        """Which length each sequence has, those of one length after the other."""
        return np.repeat(np.arange(len(self._grams)), [len(one.counts) for one in self._grams])

    @cached_property
    def _counts(self) -> Ints:
        """How often each stands, in the same order."""
        return np.concatenate([one.counts for one in self._grams])

    @cached_property
    def _order(self) -> tuple[Ints, Ints]:
        """For each row which length it has, and its place there."""
        place = np.concatenate([np.arange(len(one.counts)) for one in self._grams])
        order = self._ordered()
        return self._which[order], place[order]

    @property
    def rows(self) -> View[Row]:
        """One row for each sequence, the strongest first."""
        return View(len(self._order[0]), self._row)

    def _of(self, rank: int) -> tuple[int, int]:
        """Which length a row has, and its place there."""
        which, place = self._order
        return int(which[rank]), int(place[rank])

    def _text(self, rank: int) -> str:
        which, place = self._of(rank)
        return self._grams[which].text(place)

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {self._text(rank): rank for rank in range(len(self))}

    def _rank(self, text: str) -> int:
        wanted = " ".join(text.lower().replace("’", "'").split()) if isinstance(text, str) else text
        if wanted not in self._ranks:
            told = nearest(text, self._ranks)
            raise InputError(f"{type(self).__name__}: no {self._noun} {text!r} here. {told}")
        return self._ranks[wanted]

    def __getitem__(self, text: str) -> Row:
        """Give one row.

        Raises
        ------
        InputError
            It is not here.
        """
        return self._row(self._rank(text))

    def lines(self, text: str) -> Concordance:
        """Give the concordance of one sequence.

        Raises
        ------
        InputError
            It is not here.
        """
        which, place = self._of(self._rank(text))
        grams = self._grams[which]
        nodes = nodes_at(self._words, *grams.occurrences(place), grams.text(place))
        return Concordance(Contexts(nodes=nodes, before=WINDOW, after=WINDOW, unit="words"))

    def top(self, of: int | str | None = None, n: int = 10) -> list[Row]:
        """Give the strongest rows.

        Parameters
        ----------
        of : int or str, optional
            How many; or a sequence, to see its own row.
        n : int
            How many, when `of` does not say.
        """
        text, count = asked_for(of, n, type(self).__name__)
        return self.rows[:count] if text is None else [self[text]][:count]

    @property
    def title(self) -> str:
        """What the sequences have in common, and how many there are."""
        return f"{self._name}: {count_phrase(len(self), self._noun)}"

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
