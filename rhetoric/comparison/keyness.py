"""What sets two groups of texts apart: each word with its counts and statistics."""

from collections.abc import Sequence
from copy import copy
from functools import cached_property

import numpy as np

from rhetoric.comparison.contrast import Contrast
from rhetoric.comparison.counted_texts import CountedTexts, TermLine
from rhetoric.comparison.keyness_row import KeynessRow, KeynessSettings
from rhetoric.comparison.keyness_table import table_of
from rhetoric.comparison.keyness_text import (
    Named,
    how_parts,
    methods_of,
    notes_of,
    size_of,
)
from rhetoric.comparison.make_row import column_of, make_row, make_rows
from rhetoric.comparison.measures import MEASURES, TESTS
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.comparison.unit_names import noun_of, plural_of, size_noun_of
from rhetoric.errors import InputError, nearest
from rhetoric.results import Result, asked_for
from rhetoric.statistics import Counts, Numbers
from rhetoric.tables import Table, View
from rhetoric.tokens.lexer import fold

Side = TermCounts | CountedTexts


class Keyness(Result[KeynessRow]):
    """The words of two groups of texts, the most typical of the first group first.

    Made by `keyness`. ``result["peace"]`` gives one word, ``result.lines("peace")``
    every place where it stands.
    """

    _drawn_by = "rhetoric.plots:keyness_bars"

    def __init__(
        self, contrast: Contrast, target: Side, reference: Side, settings: KeynessSettings
    ) -> None:
        self._contrast = contrast
        self._sides = target, reference
        self._settings = settings
        self._told: tuple[tuple[str, ...], str] | None = None

    @cached_property
    def _named(self) -> Named:
        """The counts of both sides under their names."""
        (first, second), names = map(_counts_of, self._sides), self._settings.names
        return (names[0], first), (names[1], second)

    @property
    def group(self) -> str:
        """What the first group is called."""
        return self._settings.names[0]

    @property
    def reference(self) -> str:
        """What the group it is compared with is called."""
        return self._settings.names[1]

    @property
    def terms(self) -> tuple[str, ...]:
        """The words that have a row, in the order of the alphabet."""
        return self._contrast.sides.terms

    @property
    def unit(self) -> str:
        """What is compared: ``words``, ``stems``, ``2-grams``, or categories of a lexicon."""
        return self._named[0][1].unit

    @property
    def noun(self) -> str:
        """One of what is compared: ``word``, ``stem``, ``2-gram`` or ``category``."""
        return noun_of(self.unit)

    @property
    def plural(self) -> str:
        """Several of what is compared."""
        return plural_of(self.unit)

    @property
    def single_texts(self) -> tuple[str, ...]:
        """The names of the groups that are one text, of which no p-value can be had."""
        return tuple(name for name, side in self._named if side.documents == 1)

    @property
    def measure(self) -> str:
        """The name of the measure by which the rows are sorted."""
        return self._contrast.choices.measure

    @property
    def measure_title(self) -> str:
        """What that measure is called in words."""
        return MEASURES[self.measure].title

    @property
    def confidence(self) -> float:
        """The confidence of the intervals, between 0 and 1."""
        return self._contrast.choices.confidence

    @property
    def size_plural(self) -> str:
        """What the sizes are numbers of: ``words`` or n-grams."""
        return f"{size_noun_of(self.unit)}s"

    @property
    def test(self) -> str:
        """Which test the p-values are of."""
        return TESTS[MEASURES[self.measure].test]

    def column(self, name: str) -> Numbers:
        """Give one statistic of all words at once, in the order of `terms`.

        Parameters
        ----------
        name : str
            A field of `KeynessRow` that is a number of the word.

        Returns
        -------
        numpy.ndarray of float, shape (terms,)
            NaN where there is none.

        Raises
        ------
        InputError
            There is no such field.

        Examples
        --------
        >>> import rhetoric as rh
        >>> rh.keyness(["peace peace"], ["war"]).column("count").tolist()
        [2.0, 0.0]
        """
        return column_of(self._contrast, name)

    def strongest(self, group: str, n: int) -> list[int]:
        """Give the places in `terms` of the words that `top` gives of a group."""
        side = 1 if group == self.group else -1
        places: list[int] = self._strength_order(side)[:n].tolist()
        return places

    def value(self, term: str) -> float:
        """Give the measure of a word, as it is sorted and drawn.

        Returns
        -------
        float
            Positive where the first group has the higher rate; 0 where the measure
            cannot be had.

        Raises
        ------
        InputError
            Neither group has the word, or it was left out.
        """
        return float(self._values[self._place(term)])

    @cached_property
    def _values(self) -> Numbers:
        """The measure of each word, in the order of the alphabet."""
        return self._contrast.values

    @cached_property
    def _order(self) -> Counts:
        # Of equal ones, as of all that LRC leaves at 0, the surer comes first.
        return np.lexsort((-self._contrast.g2, -self._values))

    @property
    def rows(self) -> View[KeynessRow]:
        """One row for each word, the most typical of the group first, of the reference last."""
        return View(len(self._order), lambda place: self._row(int(self._order[place])))

    def __getitem__(self, term: str) -> KeynessRow:
        """Give one word.

        Raises
        ------
        InputError
            Neither group has it, or it was left out.
        """
        return self._rows_at(np.array([self._place(term)]))[0]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {term: place for place, term in enumerate(self.terms)}

    def _place(self, term: str) -> int:
        # Categories keep their case; words have none.
        for wanted in (term, fold(term)) if isinstance(term, str) else ():
            if wanted in self._places:
                return self._places[wanted]
        raise InputError(f"Keyness: no {self.noun} {term!r} here. {nearest(term, self.terms)}")

    def top(self, of: int | str | None = None, n: int = 10) -> list[KeynessRow]:
        """Give the words that set the groups apart most.

        Parameters
        ----------
        of : int or str, optional
            How many words of both groups together; or the name of a group, to see
            the words it uses at the higher rate; or a word.
        n : int
            How many words, when `of` does not say.

        Returns
        -------
        list of KeynessRow
            Those farthest from zero first, whatever their sign. Only these are made.

        Raises
        ------
        InputError
            There is no such group or word, or the number is negative.
        """
        name, count = asked_for(of, n, "Keyness")
        if name in (self.group, self.reference):
            order = self._strength_order(1 if name == self.group else -1)
        elif name is not None:
            return [self[name]][:count]
        else:
            order = self._strength_order()
        return self._rows_at(order[:count])

    def _strength_order(self, side: int = 0) -> Counts:
        """The places of the words, those farthest from zero first; of one side only if asked."""
        order = np.lexsort((-np.abs(self._contrast.g2), -np.abs(self._values)))
        if not side:
            return order
        # Of rates per text the sign may be another than of all words together.
        sign = np.where(self._values, np.sign(self._values), self._contrast.direction)
        return order[side * sign[order] > 0]

    def lines(self, term: str, of: str | None = None) -> Sequence[TermLine]:
        """Open a word to every place where it stands.

        Parameters
        ----------
        term : str
        of : str, optional
            The name of a group; by default both, the first before the other, as far as
            they are texts.

        Returns
        -------
        sequence of TermLine
            Each with document, sentence and span, made when it is looked at.

        Raises
        ------
        InputError
            There is no such word or group, or what was asked for is a frequency list,
            which holds no texts.

        Examples
        --------
        >>> import rhetoric as rh
        >>> result = rh.keyness(["Peace! We want peace."], ["War and land."])
        >>> [(line.sentence, line.start, line.text) for line in result.lines("peace")]
        [(0, 0, 'Peace'), (1, 15, 'peace')]
        """
        found = self.terms[self._place(term)]
        names = self._settings.names
        if of is not None and of not in names:
            raise InputError(f"Keyness.lines: no group {of!r}. {nearest(of, names)}")
        asked = [
            (name, side)
            for name, side in zip(names, self._sides, strict=True)
            if of in (None, name)
        ]
        held = [side.lines(found, name) for name, side in asked if isinstance(side, CountedTexts)]
        if not held:
            told = " and ".join(name for name, _ in asked)
            raise InputError(
                f"Keyness.lines: of {told} only counts are known, not the texts. Give texts to "
                "keyness."
            )
        first, others = held[0], held[-1]
        size = len(first)
        return View(
            sum(map(len, held)),
            lambda place: first[place] if place < size else others[place - size],
        )

    def detach(self) -> "Keyness":
        """Let the texts go and keep the numbers.

        Returns
        -------
        Keyness
            Every number is as before; `lines` says that the texts are gone.
        """
        detached = copy(self)
        detached._told = self.notes, self.methods()  # noqa: SLF001  # of its own kind
        detached._sides = (self._named[0][1], self._named[1][1])  # noqa: SLF001
        detached._contrast = self._contrast.without_documents()  # noqa: SLF001
        return detached

    def _rows_at(self, places: Counts) -> list[KeynessRow]:
        return make_rows(self._contrast, self._settings, places)

    def _row(self, place: int) -> KeynessRow:
        return make_row(self._contrast, self._settings, place)

    @property
    def title(self) -> str:
        """What is compared with what, by which measure."""
        sizes = (f"{name} ({size_of(side)})" for name, side in self._named)
        return f"{' against '.join(sizes)}: {self.plural} by {self.measure_title}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, and what the numbers do not say."""
        told = self._told
        return told[0] if told else notes_of(self._named, self._contrast, self._settings)

    def methods(self) -> str:
        """Write how the words were compared."""
        told = self._told
        return told[1] if told else methods_of(self._named, self._contrast, self._settings)

    @property
    def counts(self) -> TermCounts:
        """The counts of the first group."""
        return self._named[0][1]

    def steps(self) -> list[str]:
        """Write what was computed, step after step; what was not done is empty."""
        return how_parts(self._named, self._contrast, self._settings)

    def _strength(self, row: KeynessRow) -> float:
        return abs(self.value(row.term))

    def _column_names(self) -> tuple[str, ...]:
        return tuple(KeynessRow.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the counts, the rates and the measures, from both ends."""
        total = len(self)
        shown = [*range((limit + 1) // 2), *range(total - limit // 2, total)]
        rows = self._rows_at(self._order[shown] if total > limit else self._order)
        columns, cells = table_of(rows, self.measure, [self.value(row.term) for row in rows])
        return Table(title=self.title, columns=columns, rows=cells, total=total, notes=self.notes)


def _counts_of(side: Side) -> TermCounts:
    return side.counts if isinstance(side, CountedTexts) else side
