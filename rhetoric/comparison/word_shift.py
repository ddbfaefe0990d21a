"""Which words make the difference between two texts, and how much each adds to it."""

from functools import cached_property

import numpy as np

from rhetoric.comparison.shift_intervals import ShiftIntervals, Tokens
from rhetoric.comparison.shift_measures import KINDS
from rhetoric.comparison.shift_row import ShiftRow, ShiftSettings, ShiftTotals
from rhetoric.comparison.shift_text import ShiftText
from rhetoric.comparison.shift_values import ShiftValues
from rhetoric.comparison.term_counts import PER, TermCounts
from rhetoric.comparison.word_lines import word_lines
from rhetoric.errors import InputError, nearest
from rhetoric.lexicon.matches import Matches
from rhetoric.results import Result, asked_for
from rhetoric.statistics import Counts
from rhetoric.tables import Table, View, count_phrase
from rhetoric.tokens.lexer import fold

SMALL = 0.1
"""Contributions all smaller than this are shown a thousand times as large."""


class WordShift(Result[ShiftRow]):
    """The words of a shift, those that add most first. Made by `word_shift`.

    ``result["peace"]`` gives one word, ``result.lines("peace", "second")`` its places,
    ``result.totals`` what all words add up to.
    """

    _drawn_by = "rhetoric.plots:word_shift"

    def __init__(
        self,
        values: ShiftValues,
        counts: tuple[TermCounts, TermCounts],
        tokens: Tokens,
        settings: ShiftSettings,
    ) -> None:
        self._values = values
        self._counts = counts
        self._tokens = tokens
        self._settings = settings

    @property
    def kind(self) -> str:
        """The kind of shift."""
        return self._values.kind

    @property
    def names(self) -> tuple[str, str]:
        """What the two sides are called."""
        return self._settings.names

    @property
    def confidence(self) -> float:
        """The confidence of the intervals, between 0 and 1."""
        return self._settings.confidence

    @property
    def terms(self) -> tuple[str, ...]:
        """The words that are looked at, in the order of the alphabet."""
        return self._values.sides.terms

    @property
    def value_name(self) -> str:
        """What the difference is a difference of."""
        return KINDS[self.kind][0]

    @property
    def reference(self) -> float | None:
        """The weight above which a word is relatively positive, for a weighted shift."""
        values = self._values
        if values.weights is None or values.deviation is None:
            return None
        return float((values.weights - values.deviation)[0])

    @cached_property
    def _order(self) -> Counts:
        return np.argsort(-np.abs(self._values.contributions), kind="stable")

    @cached_property
    def _places(self) -> dict[str, int]:
        return {term: place for place, term in enumerate(self.terms)}

    @property
    def rows(self) -> View[ShiftRow]:
        """One row for each word, those that add most first, whatever their sign."""
        return View(len(self._order), lambda place: self._row(int(self._order[place])))

    def __getitem__(self, term: str) -> ShiftRow:
        """Give one word.

        Raises
        ------
        InputError
            Neither side has it, or it was left out.
        """
        return self._row(self._place_of(term))

    def _place_of(self, term: str) -> int:
        wanted = fold(term) if isinstance(term, str) else term
        if wanted not in self._places:
            raise InputError(f"WordShift: no word {term!r} here. {nearest(term, self.terms)}")
        return self._places[wanted]

    def top(self, of: int | str | None = None, n: int = 10) -> list[ShiftRow]:
        """Give the words that add most.

        Parameters
        ----------
        of : int or str, optional
            How many words; or the name of a side, to see the words that raise its
            value against the other; or a word.
        n : int
            How many words, when `of` does not say.

        Returns
        -------
        list of ShiftRow
            Those farthest from zero first. Only these are made.

        Raises
        ------
        InputError
            There is no such side or word, or the number is negative.
        """
        name, count = asked_for(of, n, "WordShift")
        order = self._order
        if name in self.names:
            sign = 1 if name == self.names[1] else -1
            order = order[sign * self._values.contributions[order] > 0]
        elif name is not None:
            return [self[name]][:count]
        return [self._row(place) for place in order[:count].tolist()]

    def lines(self, term: str, side: str) -> Matches:
        """Open a word to its places on one side.

        Parameters
        ----------
        term : str
        side : str
            The name of a side.

        Returns
        -------
        Matches
            One for each time it was counted.

        Raises
        ------
        InputError
            There is no such word or side, or the side was given as counts.
        """
        place = self._place_of(term)
        if side not in self.names:
            raise InputError(f"WordShift.lines: no side {side!r}. {nearest(side, self.names)}")
        tokens = self._tokens[self.names.index(side)]
        if tokens is None:
            raise InputError(
                f"WordShift.lines: {side} was given as counts, so there are no lines to open. "
                "Give the texts themselves to word_shift."
            )
        return word_lines(tokens, self.terms[place])

    @cached_property
    def _intervals(self) -> ShiftIntervals:
        return ShiftIntervals(self._values, self._tokens, self._settings, self._order)

    @property
    def interval_note(self) -> str:
        """Why there are no intervals, or what to beware of in them."""
        return self._intervals.note

    @cached_property
    def totals(self) -> ShiftTotals:
        """What the words add up to."""
        values = self._values
        parts = values.contributions
        kinds = dict.fromkeys(sorted(set(values.components)), 0.0)
        for kind in kinds:
            kinds[kind] = float(parts[np.array(values.components) == kind].sum())
        first, second = values.values or (None, None)
        note, ends = self.interval_note, self._intervals.of_difference()
        if values.values is None:
            note, ends = "no interval: it is no difference of two values", (None, None)
        return ShiftTotals(
            first_value=first,
            second_value=second,
            difference=values.difference,
            low=ends[0],
            high=ends[1],
            positive=float(parts[parts > 0].sum()),
            negative=float(parts[parts < 0].sum()),
            components=tuple(kinds.items()),
            note=note,
        )

    @cached_property
    def _all_sizes(self) -> float:
        return float(np.abs(self._values.contributions).sum())

    def _row(self, place: int) -> ShiftRow:
        values, sides = self._values, self._values.sides
        count, other = int(sides.counts[place]), int(sides.reference_counts[place])
        part = float(values.contributions[place])
        low, high = self._intervals.of_word(place)
        lacking = [name for name, own in zip(self.names, (count, other), strict=True) if not own]
        return ShiftRow(
            term=sides.terms[place],
            first=self.names[0],
            second=self.names[1],
            contribution=part,
            share=abs(part) / self._all_sizes if self._all_sizes else 0.0,
            low=low,
            high=high,
            component=values.components[place],
            weight=None if values.weights is None else float(values.weights[place]),
            first_count=count,
            second_count=other,
            first_documents=_whole(sides.documents, place),
            second_documents=_whole(sides.reference_documents, place),
            first_words=sides.words,
            second_words=sides.reference_words,
            first_per_thousand=PER * count / sides.words,
            second_per_thousand=PER * other / sides.reference_words,
            note=f"not in {' and '.join(lacking)}" if lacking else "",
        )

    @property
    def _text(self) -> ShiftText:
        return ShiftText(
            values=self._values,
            counts=self._counts,
            totals=self.totals,
            settings=self._settings,
            interval_note=self.interval_note,
            reference=self.reference,
        )

    @property
    def title(self) -> str:
        """What is compared with what, by which value."""
        sizes = (
            f"{name} ({_size(side)})" for name, side in zip(self.names, self._counts, strict=True)
        )
        return f"From {' to '.join(sizes)}: words by what they add to the {self.value_name}"

    @property
    def notes(self) -> tuple[str, ...]:
        """The totals, what was left out, and what the numbers do not say."""
        return self._text.notes()

    def methods(self) -> str:
        """Write how the shift was made."""
        return self._text.methods()

    def _strength(self, row: ShiftRow) -> float:
        return abs(row.contribution)

    def _names(self, row: ShiftRow) -> tuple[str | None, ...]:
        return (row.term,)

    def _column_names(self) -> tuple[str, ...]:
        return tuple(ShiftRow.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the contributions beside the counts; the records have the rates."""
        weighted = self._values.weights is not None
        first, second = self.names
        # Parts of a share have no digits left in three decimals.
        small = float(np.abs(self._values.contributions).max(initial=0.0)) < SMALL
        times = PER if small else 1

        def scaled(value: float | None) -> float | None:
            return None if value is None else times * value

        rows = tuple(
            (
                *(row.term, scaled(row.contribution), scaled(row.low), scaled(row.high)),
                row.component,
                *([row.weight] if weighted else []),
                *(row.first_count, row.second_count),
            )
            for row in self.rows[:limit]
        )
        return Table(
            title=self.title,
            columns=(
                *("term", f"adds{' ×1,000' if small else ''}", "low", "high", "kind"),
                *(["weight"] if weighted else []),
                *(f"count {first}", f"count {second}"),
            ),
            rows=rows,
            total=len(self),
            notes=self.notes,
        )


def _whole(values: Counts | None, place: int) -> int | None:
    return None if values is None else int(values[place])


def _size(counts: TermCounts) -> str:
    texts = "" if counts.documents is None else f"{count_phrase(counts.documents, 'text')}, "
    return f"{texts}{count_phrase(counts.words, 'word')}"
