"""How the frames of groups of documents differ: the results."""

from collections.abc import Iterable, Sequence

from rhetoric.framing.difference_row import FrameDifference, FrameTest
from rhetoric.framing.sides import REST
from rhetoric.results import Listed, Result
from rhetoric.statistics import FEW_UNITS
from rhetoric.tables import Table, count_phrase

_NAMED = 12
_CHANCE = 0.05


class FrameDifferences(Result[FrameDifference]):
    """Differences between two groups, one row a frame. Made by `FrameScores.compare`."""

    _drawn_by = "rhetoric.plots:frame_difference"
    _not_recorded = ("matches", "reference_matches")

    def __init__(
        self,
        rows: Sequence[FrameDifference],
        lexicon: str,
        by: str,
        *,
        confidence: float,
        methods: str,
        left_out: str = "",
    ) -> None:
        self._rows = tuple(rows)
        self._lexicon = lexicon
        self.by = by
        self.confidence = confidence
        self._methods = methods
        self._left_out = left_out

    @property
    def rows(self) -> Sequence[FrameDifference]:
        """One row a frame, in the order of the lexicon."""
        return self._rows

    @property
    def frames(self) -> tuple[str, ...]:
        """The frames, in the order of the lexicon."""
        return tuple(dict.fromkeys(row.frame for row in self._rows))

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that are compared; of two, the second is the reference."""
        named = dict.fromkeys(row.group for row in self._rows)
        named.update(dict.fromkeys(row.reference for row in self._rows if row.reference != REST))
        return tuple(named)

    @property
    def title(self) -> str:
        """What is compared with what."""
        first = self._rows[0]
        return (
            f"{self._lexicon}: {first.group} ({count_phrase(first.documents, 'text')}) "
            f"against {first.reference} ({count_phrase(first.reference_documents, 'text')}), "
            "per 1,000 words"
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What to beware of, each said once."""
        notes = dict.fromkeys(f"{row.note}." for row in self._rows if row.note)
        return (*([self._left_out] if self._left_out else []), *notes)

    def methods(self) -> str:
        """Write how the differences were made."""
        return self._methods

    def _strength(self, row: FrameDifference) -> float:
        return abs(row.difference or 0.0)

    def _table(self, limit: int) -> Table:
        """Show the rates beside their difference; the records have the counts."""
        rows = self._rows[:limit]
        first = rows[0]
        return Table(
            title=self.title,
            columns=(
                "frame", first.group, first.reference, "difference", "low", "high", "ratio",
                "Hedges' g", "p corrected",
            ),
            rows=tuple(
                (
                    r.frame, r.per_thousand, r.reference_per_thousand, r.difference, r.low,
                    r.high, r.ratio, r.hedges_g, r.p_corrected,
                )
                for r in rows
            ),
            total=len(self._rows),
            notes=self.notes,
        )  # fmt: skip

    def _names(self, row: FrameDifference) -> tuple[str | None, ...]:
        return (row.frame,)


class FrameTests(Listed[FrameTest]):
    """Whether groups differ at all, one row a frame: `GroupDifferences.overall`."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Why there is no p, each said once."""
        return tuple(dict.fromkeys(f"{row.note}." for row in self._rows if row.note))

    def _strength(self, row: FrameTest) -> float:
        return row.statistic or 0.0

    def _names(self, row: FrameTest) -> tuple[str | None, ...]:
        return (row.frame,)


class GroupDifferences(FrameDifferences):
    """Differences of many groups, each from the rest: one row for each frame and group.

    Made by `FrameScores.compare`. ``overall`` tells for each frame whether the groups
    differ at all.
    """

    _drawn_by = "rhetoric.plots:frame_forest"

    def __init__(
        self,
        rows: Sequence[FrameDifference],
        lexicon: str,
        by: str,
        *,
        confidence: float,
        methods: str,
        tests: Sequence[FrameTest],
        left_out: str = "",
    ) -> None:
        super().__init__(
            rows, lexicon, by, confidence=confidence, methods=methods, left_out=left_out
        )
        title = f"{lexicon}: do {len(self.groups)} groups ({by}) differ?"
        self.overall = FrameTests(tests, title, methods)

    @property
    def title(self) -> str:
        """What is compared with what."""
        return (
            f"{self._lexicon}: {len(self.groups)} groups ({self.by}), each against the rest, "
            "per 1,000 words"
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What to beware of, for all groups together."""
        rows = [row for row in self._rows if row.frame == self._rows[0].frame]
        lone = [row for row in rows if min(row.documents, row.reference_documents) < 2]
        few = [row for row in rows if row.few_documents and row not in lone]
        hopeless = [row for row in few if (row.smallest_p or 0.0) >= _CHANCE]
        empty = [row for row in self._rows if row.words and not row.count]
        told = (
            self._left_out,
            _told("One document only, so neither interval nor p", map(_sized, lone)),
            _told(
                f"Fewer than {FEW_UNITS} documents on a side, so the intervals are too narrow",
                map(_sized, few),
            ),
            _told(
                f"So few documents that no p can fall under {_CHANCE}",
                (f"{row.group} (smallest {row.smallest_p:.2g})" for row in hopeless),
            ),
            _told("Nothing matched", (f"{row.frame} in {row.group}" for row in empty)),
        )
        return tuple(filter(None, told))

    def _table(self, limit: int) -> Table:
        rows = self._rows[:limit]
        return Table(
            title=self.title,
            columns=(
                "frame", self.by, "texts", "rate", "the rest", "difference", "low", "high",
                "ratio", "p corrected",
            ),
            rows=tuple(
                (
                    r.frame, r.group, r.documents, r.per_thousand, r.reference_per_thousand,
                    r.difference, r.low, r.high, r.ratio, r.p_corrected,
                )
                for r in rows
            ),
            total=len(self._rows),
            notes=self.notes,
        )  # fmt: skip

    def _names(self, row: FrameDifference) -> tuple[str | None, ...]:
        return (row.frame, row.group)


def _sized(row: FrameDifference) -> str:
    return f"{row.group} ({row.documents})"


def _told(what: str, items: Iterable[str]) -> str:
    """Say of what something holds; nothing where it holds of nothing."""
    named = list(items)
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return f"{what}: {', '.join(named[:_NAMED])}{more}." if named else ""
