"""Frames along the course of a text: the results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rhetoric.lexicon.matches import Match
from rhetoric.results import Listed, Result
from rhetoric.statistics import percent
from rhetoric.tables import Table

_SHOWN = 12
_CHANCE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class ArcPoint:
    """One frame in one window of a text.

    Parameters
    ----------
    document, frame : str
    level : int
    position : int
        Words before the middle of the window.
    start, end : int
        Half-open span of the window in the text of the document, in code points.
    sentence : int
        Number of the sentence in the middle.
    words, count : int
        Words in the window, and matches that count.
    per_thousand : float
    low, high : float
        Exact Poisson interval of the rate.
    expected : float
        The rate of the whole text.
    chance_low, chance_high : float
        Bounds of the rate when the sentences stand in any order.
    beyond : str
        ``more`` or ``less`` than chance; empty within the bounds.
    matches : sequence of Match
        The places that were counted, found when they are looked at.
    """

    document: str
    frame: str
    level: int
    position: int
    start: int
    end: int
    sentence: int
    words: int
    count: int
    per_thousand: float
    low: float
    high: float
    expected: float
    chance_low: float
    chance_high: float
    beyond: str
    matches: Sequence[Match] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArcTest:
    """Whether a frame is spread unevenly over a text.

    Parameters
    ----------
    document, frame : str
    level : int
    words, sentences, count : int
        Of the whole text.
    per_thousand : float
    more, less : str
        Where it has more or less than chance, as words before the middle of the
        window.
    p, p_corrected : float or None
        By putting the sentences in other orders; and corrected for how many frames
        there are. None where nothing matched.
    note : str
    """

    document: str
    frame: str
    level: int
    words: int
    sentences: int
    count: int
    per_thousand: float
    more: str
    less: str
    p: float | None
    p_corrected: float | None
    note: str


class ArcTests(Listed[ArcTest]):
    """Which frames are spread unevenly over a text, one row a frame: `FrameArc.tests`."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What to beware of."""
        return tuple(f"{row.frame}: {row.note}." for row in self._rows if row.note)

    def _strength(self, row: ArcTest) -> float:
        return 0.0 if row.p is None else 1.0 - row.p

    def _names(self, row: ArcTest) -> tuple[str | None, ...]:
        return (row.frame,)

    def _table(self, limit: int) -> Table:
        rows = self._rows[:limit]
        return Table(
            title=self.title,
            columns=("frame", "count", "rate", "p", "p corrected", "more around", "less around"),
            rows=tuple(
                (r.frame, r.count, r.per_thousand, r.p, r.p_corrected, r.more, r.less) for r in rows
            ),
            total=len(self._rows),
            notes=self.notes,
        )


class FrameArc(Result[ArcPoint]):
    """Rates along the course of a text: one row for each frame and window.

    Made by `FrameScores.arc`. ``tests`` tells for each frame whether it is spread
    unevenly, and where.
    """

    _drawn_by = "rhetoric.plots:frame_arc"
    _not_recorded = ("matches",)

    def __init__(
        self,
        rows: Sequence[ArcPoint],
        tests: Sequence[ArcTest],
        *,
        lexicon: str,
        confidence: float,
        positions: Mapping[str, tuple[int, ...]],
        methods: str,
    ) -> None:
        self._rows = tuple(rows)
        self._lexicon = lexicon
        self._methods = methods
        self.confidence = confidence
        self.positions = dict(positions)
        """How many words stand before each match, by frame."""
        title = f"{lexicon}: spread over {self.document}"
        self.tests = ArcTests(tests, title, methods)

    @property
    def rows(self) -> Sequence[ArcPoint]:
        """Frame by frame, the windows in the order of the text."""
        return self._rows

    @property
    def document(self) -> str:
        """The id of the text."""
        return self._rows[0].document

    @property
    def window(self) -> int:
        """How many words a window has."""
        return self._rows[0].words

    @property
    def words(self) -> int:
        """How many words the text has."""
        return self.tests.rows[0].words

    @property
    def frames(self) -> tuple[str, ...]:
        """The frames, in the order asked for."""
        return tuple(dict.fromkeys(row.frame for row in self._rows))

    def course(self, frame: str) -> tuple[ArcPoint, ...]:
        """Give the windows of one frame; none where there is no such frame."""
        return tuple(row for row in self._rows if row.frame == frame)

    @property
    def title(self) -> str:
        """What is followed, in which text."""
        return (
            f"{self._lexicon}: {self.document}, matches per 1,000 words in a window of "
            f"{self.window:,} words along {self.words:,}"
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Where the text has more or less than chance, and what to beware of."""
        uneven = [
            f"{test.frame} is spread unevenly (p corrected {test.p_corrected:.2g}): "
            + "; ".join(
                f"{kind} than chance around word {where}"
                for kind, where in (("more", test.more), ("less", test.less))
                if where
            )
            + "."
            for test in self.tests
            if test.p_corrected is not None and test.p_corrected < _CHANCE
        ]
        share = percent(self.confidence)
        even = f"No frame leaves what chance allows ({share}, corrected for the number of frames)."
        return (*(uneven or [even]), *self.tests.notes)

    def methods(self) -> str:
        """Write how the course was made."""
        return self._methods

    def _strength(self, row: ArcPoint) -> float:
        return row.per_thousand

    def _names(self, row: ArcPoint) -> tuple[str | None, ...]:
        return (row.frame,)

    def _table(self, limit: int) -> Table:
        """Show a dozen windows as rows and the frames as columns."""
        courses = [self.course(frame) for frame in self.frames]
        windows = len(courses[0])
        shown = min(limit, _SHOWN, windows)
        places = [round(at * (windows - 1) / max(shown - 1, 1)) for at in range(shown)]
        return Table(
            title=self.title,
            columns=("word", "sentence", *self.frames),
            rows=tuple(
                (
                    courses[0][place].position,
                    courses[0][place].sentence,
                    *(course[place].per_thousand for course in courses),
                )
                for place in places
            ),
            total=windows,
            notes=self.notes,
        )
