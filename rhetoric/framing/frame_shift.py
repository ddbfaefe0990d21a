"""Which entries make one text's score of a frame higher, and how much each adds to that."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rhetoric.errors import InputError, nearest
from rhetoric.lexicon.matches import Match
from rhetoric.results import Result
from rhetoric.statistics import percent
from rhetoric.tables import Table, count_phrase

ENTRY, WORDING = "entry", "wording"
"""What the rows can be: the patterns of the lexicon, or what stands in the texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameShiftRow:
    """What one entry, or one wording, adds to the difference of two rates.

    Parameters
    ----------
    term : str
        The pattern of the entry, or the wording in lower case.
    frame : str
    first, second : str
        The names of the two sides.
    contribution : float
        Its rate per 1,000 words in the second side less that in the first.
    share : float
        The size of that among the sizes of all contributions, from 0 to 1.
    low, high : float or None
        Interval of the contribution; None where it cannot be had, and the notes of the
        result say why.
    first_count, second_count : int
        Matches that count.
    first_documents, second_documents : int
        Documents with such a match.
    first_per_thousand, second_per_thousand : float
    behind : str
        Of an entry the commonest wordings it caught, of a wording the entries that
        are credited with it, with their counts on both sides.
    note : str
        On which side nothing matched.
    first_matches, second_matches : sequence of Match
        The places that were counted, made when they are looked at.
    """

    term: str
    frame: str
    first: str
    second: str
    contribution: float
    share: float
    low: float | None
    high: float | None
    first_count: int
    second_count: int
    first_documents: int
    second_documents: int
    first_per_thousand: float
    second_per_thousand: float
    behind: str
    note: str
    first_matches: Sequence[Match] = field(repr=False, compare=False)
    second_matches: Sequence[Match] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameShiftTotals:
    """What the rows of a frame shift add up to.

    Parameters
    ----------
    first_count, second_count : int
        Matches of the frame.
    first_words, second_words : int
    first_rate, second_rate : float
        Matches per 1,000 words.
    low, high : float or None
        Interval of the difference.
    """

    first_count: int
    second_count: int
    first_words: int
    second_words: int
    first_rate: float
    second_rate: float
    low: float | None
    high: float | None


class FrameShift(Result[FrameShiftRow]):
    """The entries behind a difference of two rates, those that add most first.

    Made by `frame_shift`. ``result["hope*"]`` gives one entry.
    """

    _drawn_by = "rhetoric.plots:frame_shift"
    _not_recorded = ("first_matches", "second_matches")

    def __init__(
        self,
        rows: Sequence[FrameShiftRow],
        totals: FrameShiftTotals,
        *,
        frame: str,
        names: tuple[str, str],
        by: str,
        confidence: float,
        interval_note: str,
        warnings: Sequence[str],
        methods: str,
    ) -> None:
        self._rows = tuple(rows)
        self.totals = totals
        self.frame = frame
        self.names = names
        self.by = by
        self.confidence = confidence
        self.interval_note = interval_note
        self._warnings = tuple(warnings)
        self._methods = methods

    @property
    def rows(self) -> Sequence[FrameShiftRow]:
        """One row for each entry or wording that matched, those that add most first."""
        return self._rows

    @property
    def difference(self) -> float:
        """The rate of the second side less that of the first."""
        return self.totals.second_rate - self.totals.first_rate

    @property
    def low(self) -> float | None:
        """Lower end of the interval of the difference."""
        return self.totals.low

    @property
    def high(self) -> float | None:
        """Upper end of the interval of the difference."""
        return self.totals.high

    @property
    def positive(self) -> float:
        """The sum of the contributions above zero."""
        return sum(row.contribution for row in self._rows if row.contribution > 0)

    @property
    def negative(self) -> float:
        """The sum of the contributions below zero."""
        return sum(row.contribution for row in self._rows if row.contribution < 0)

    def __getitem__(self, term: str) -> FrameShiftRow:
        """Give one entry or wording.

        Raises
        ------
        InputError
            It matched on neither side.
        """
        for row in self._rows:
            if row.term == term:
                return row
        known = [row.term for row in self._rows]
        raise InputError(f"FrameShift: {term!r} matched on neither side. {nearest(term, known)}")

    @property
    def title(self) -> str:
        """Which frame, from where to where."""
        first, second = self.names
        return (
            f"{self.frame} from {first} to {second}: "
            f"{'entries' if self.by == ENTRY else 'wordings'} by what they add per 1,000 words"
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What the rows add up to, and what to beware of."""
        totals = self.totals
        bounds = ""
        if totals.low is not None and totals.high is not None:
            sure = percent(self.confidence)
            bounds = f" ({sure} interval {totals.low:+.2f} to {totals.high:+.2f})"
        sums = ", ".join(
            f"{name} {count_phrase(count, 'match', 'matches')} in {words:,} words ({rate:.2f})"
            for name, count, words, rate in (
                (self.names[0], totals.first_count, totals.first_words, totals.first_rate),
                (self.names[1], totals.second_count, totals.second_words, totals.second_rate),
            )
        )
        told = (
            f"{sums}; difference {self.difference:+.2f}{bounds}: the rows add "
            f"{self.positive:+.2f} and {self.negative:+.2f}."
        )
        beware = f"{self.interval_note[:1].upper()}{self.interval_note[1:]}."
        notes = [
            told,
            beware if self.interval_note else "",
            self._carried(),
            *self._warnings,
        ]
        return tuple(note for note in notes if note)

    def _carried(self) -> str:
        """Say so where one entry makes more than half of the difference."""
        if len(self._rows) < 2 or not self.difference:
            return ""
        first = self._rows[0]
        carries = first.contribution / self.difference > 1 / 2
        if not carries:
            return ""
        return (
            f"{first.term!r} alone adds {first.contribution:+.2f}; without it the difference "
            f"would be {self.difference - first.contribution:+.2f}."
        )

    def methods(self) -> str:
        """Write how the shift was made."""
        return self._methods

    def _strength(self, row: FrameShiftRow) -> float:
        return abs(row.contribution)

    def _names(self, row: FrameShiftRow) -> tuple[str | None, ...]:
        """A side finds the rows that raise its rate against the other."""
        side = {True: self.names[1], False: self.names[0]}.get(row.contribution > 0)
        return row.term, side if row.contribution else None

    def _column_names(self) -> tuple[str, ...]:
        return tuple(
            name for name in FrameShiftRow.__dataclass_fields__ if name not in self._not_recorded
        )

    def _table(self, limit: int) -> Table:
        """Show the contributions beside the counts."""
        first, second = self.names
        return Table(
            title=self.title,
            columns=(
                *(self.by, "adds", "low", "high", f"count {first}", f"count {second}"),
                "wordings" if self.by == ENTRY else "entries",
            ),
            rows=tuple(
                (
                    *(row.term, row.contribution, row.low, row.high),
                    *(row.first_count, row.second_count, row.behind),
                )
                for row in self._rows[:limit]
            ),
            total=len(self._rows),
            notes=self.notes,
        )
