"""Frames over time: the results."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rhetoric.lexicon.matches import Match
from rhetoric.results import Listed, Result
from rhetoric.statistics import FEW_UNITS
from rhetoric.tables import Table, count_phrase

_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class FramePeriod:
    """One frame in one period.

    Parameters
    ----------
    frame : str
    level : int
    period : str
    first, last : str
        Dates of its first and last document; empty without one.
    time : float or None
        The mean date of its documents, in years.
    documents, words : int
        Documents with words, and their words.
    count, matching_documents : int
        Matches that count, and documents with at least one.
    per_thousand, low, high : float or None
        Matches per 1,000 words, and its interval.
    note : str
        Why there is no interval, or what to beware of.
    matches : sequence of Match
        The places that were counted, found when they are looked at.
    """

    frame: str
    level: int
    period: str
    first: str
    last: str
    time: float | None
    documents: int
    words: int
    count: int
    matching_documents: int
    per_thousand: float | None
    low: float | None
    high: float | None
    note: str
    matches: Sequence[Match] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameTrendTest:
    """Whether a frame rises or falls over the periods.

    Parameters
    ----------
    frame : str
    level : int
    periods : int
        Periods with words.
    count : int
    tau : float or None
        Kendall's tau between the order of the periods and their rates.
    slope : float or None
        Change of the rate per 1,000 words in a year: the median over all pairs of
        periods.
    p, p_corrected : float or None
        Two-sided; and corrected for how many frames there are.
    smallest_p : float or None
        The smallest `p` that so few periods can give.
    note : str
        Why there is no p, or what to beware of.
    """

    frame: str
    level: int
    periods: int
    count: int
    tau: float | None
    slope: float | None
    p: float | None
    p_corrected: float | None
    smallest_p: float | None
    note: str


class FrameTrendTests(Listed[FrameTrendTest]):
    """Which frames rise or fall, one row a frame: `FrameTrend.tests`."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What to beware of, each said once."""
        return tuple(dict.fromkeys(f"{row.note}." for row in self._rows if row.note))

    def _strength(self, row: FrameTrendTest) -> float:
        return abs(row.tau or 0.0)

    def _names(self, row: FrameTrendTest) -> tuple[str | None, ...]:
        return (row.frame,)


class FrameTrend(Result[FramePeriod]):
    """Rates of frames over time: one row for each frame and period, empty ones included.

    Made by `FrameScores.trend`. ``tests`` tells for each frame whether it rises or falls.
    """

    _drawn_by = "rhetoric.plots:frame_trend"
    _not_recorded = ("matches",)

    def __init__(
        self,
        rows: Sequence[FramePeriod],
        tests: Sequence[FrameTrendTest],
        *,
        lexicon: str,
        every: str,
        confidence: float,
        methods: str,
        left_out: Sequence[str],
    ) -> None:
        self._rows = tuple(rows)
        self._lexicon = lexicon
        self._left_out = tuple(left_out)
        self._methods = methods
        self.every = every
        self.confidence = confidence
        self.tests = FrameTrendTests(tests, f"{lexicon}: trend over periods ({every})", methods)

    @property
    def rows(self) -> Sequence[FramePeriod]:
        """Frame by frame, the periods in the order of time."""
        return self._rows

    @property
    def frames(self) -> tuple[str, ...]:
        """The frames, in the order of the lexicon."""
        return tuple(dict.fromkeys(row.frame for row in self._rows))

    @property
    def periods(self) -> tuple[str, ...]:
        """The names of the periods, in the order of time."""
        return tuple(row.period for row in self.series(self._rows[0].frame))

    def series(self, frame: str) -> tuple[FramePeriod, ...]:
        """Give the periods of one frame; none where there is no such frame."""
        return tuple(row for row in self._rows if row.frame == frame)

    @property
    def title(self) -> str:
        """What is counted, and over which time."""
        held = [row for row in self.series(self._rows[0].frame) if row.documents]
        texts = count_phrase(sum(row.documents for row in held), "text")
        span = f"{held[0].first} to {held[-1].last}"
        return f"{self._lexicon}: matches per 1,000 words by {self.every}, {texts}, {span}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, and which periods have few documents or none."""
        rows = self.series(self._rows[0].frame)
        empty = [row.period for row in rows if not row.documents]
        lone = [row.period for row in rows if row.documents == 1]
        few = [f"{row.period} ({row.documents})" for row in rows if 1 < row.documents < FEW_UNITS]
        return (
            *self._left_out,
            *_told("No documents", empty),
            *_told("One document only, so no interval", lone),
            *_told(f"Fewer than {FEW_UNITS} documents, so the interval is too narrow", few),
            *self.tests.notes,
        )

    def methods(self) -> str:
        """Write how the rates were made."""
        return self._methods

    def _strength(self, row: FramePeriod) -> float:
        return row.per_thousand or 0.0

    def _names(self, row: FramePeriod) -> tuple[str | None, ...]:
        return (row.frame, row.period)

    def _table(self, limit: int) -> Table:
        """Show periods as rows and frames as columns."""
        series = [self.series(frame) for frame in self.frames]
        shown = range(min(limit, len(series[0])))
        return Table(
            title=self.title,
            columns=("period", "texts", "words", *self.frames),
            rows=tuple(
                (
                    series[0][place].period,
                    series[0][place].documents,
                    series[0][place].words,
                    *(rows[place].per_thousand for rows in series),
                )
                for place in shown
            ),
            total=len(series[0]),
            notes=self.notes,
        )


def _told(what: str, items: Sequence[str]) -> tuple[str, ...]:
    more = f" and {len(items) - _SHOWN} more" if len(items) > _SHOWN else ""
    return (f"{what}: {', '.join(items[:_SHOWN])}{more}.",) if items else ()
