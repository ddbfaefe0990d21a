"""How the frames of two groups of documents differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from rhetoric.corpus.corpus import MISSING
from rhetoric.corpus.groups import two_groups
from rhetoric.errors import InputError, nearest
from rhetoric.framing.scoring import PER, Scoring
from rhetoric.framing.units import Division
from rhetoric.results import Result
from rhetoric.shipped import library_version
from rhetoric.statistics import (
    FEW_UNITS,
    Interval,
    generator,
    percent,
    percentile_interval,
    resample_differences,
)
from rhetoric.tables import Table, count_phrase
from rhetoric.tokens.vocabulary import Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameDifference:
    """How much more one group uses a frame than another.

    Parameters
    ----------
    frame : str
    level : int
    group, reference : str
        The values that are compared.
    documents, reference_documents : int
        Documents with words.
    words, reference_words : int
    count, reference_count : int
        Matches that count.
    per_thousand, reference_per_thousand : float or None
    difference : float or None
        Of the two rates; positive where `group` has more.
    low, high : float or None
        Interval of the difference.
    note : str
        Why there is no interval, or what to beware of.
    """

    frame: str
    level: int
    group: str
    reference: str
    documents: int
    reference_documents: int
    words: int
    reference_words: int
    count: int
    reference_count: int
    per_thousand: float | None
    reference_per_thousand: float | None
    difference: float | None
    low: float | None
    high: float | None
    note: str


class FrameDifferences(Result[FrameDifference]):
    """Differences between two groups, one row a frame. Made by `FrameScores.compare`."""

    _drawn_by = "rhetoric.plots:frame_difference"

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
            columns=("frame", first.group, first.reference, "difference", "low", "high"),
            rows=tuple(
                (r.frame, r.per_thousand, r.reference_per_thousand, r.difference, r.low, r.high)
                for r in rows
            ),
            total=len(self._rows),
            notes=self.notes,
        )

    def _names(self, row: FrameDifference) -> tuple[str | None, ...]:
        return (row.frame,)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two groups: counts and words of its documents."""

    name: str
    counts: Ints
    words: Ints

    @property
    def total(self) -> int:
        return int(self.words.sum())

    def rate(self, frame: int) -> float | None:
        return PER * int(self.counts[:, frame].sum()) / self.total if self.total else None


def compare_groups(scoring: Scoring, by: str, groups: tuple[str, str] | None) -> FrameDifferences:
    """Compare two groups; see `FrameScores.compare`."""
    tokens = scoring.texts[0].tokens
    if by not in tokens.corpus.fields:
        raise InputError(
            f"compare: no document has the field {by!r}. {nearest(by, tokens.corpus.fields)}"
        )
    division = Division(tokens, by)
    frames = len(scoring.labels)
    sides = []
    for name in two_groups(division.groups, by, groups):
        members = division.members(division.groups.index(name))
        counts, words = (column[members] for column in scoring.document_parts)
        # A document without words says nothing about a rate.
        sides.append(_Side(name, counts[words > 0], words[words > 0]))
    intervals = _intervals(scoring, *sides)
    rows = [_row(scoring, frame, sides[0], sides[1], intervals[frame]) for frame in range(frames)]
    return FrameDifferences(
        rows,
        scoring.lexicon.title,
        by,
        confidence=scoring.settings.confidence,
        methods=_methods(scoring, by, sides, intervals),
        left_out=_left_out(division, by),
    )


def _left_out(division: Division, by: str) -> str:
    """Count the documents that have no value in the field."""
    missing = [name == MISSING for name in division.groups]
    count = len(division.members(missing.index(True))) if any(missing) else 0
    have = "has" if count == 1 else "have"
    return f"{count_phrase(count, 'document')} {have} no value for {by!r}." if count else ""


def _methods(scoring: Scoring, by: str, sides: list[_Side], intervals: list[Interval]) -> str:
    settings = scoring.settings
    if all(interval.low is None for interval in intervals):
        how = f"without intervals ({intervals[0].note})"
    else:
        how = (
            f"with {percent(settings.confidence)} percentile intervals from resampling the "
            f"documents of each group ({settings.resamples} resamples, seed {settings.seed}; "
            "Efron and Tibshirani 1993), a side without a match drawn from the exponential "
            "distribution that gives the exact Poisson bound"
        )
    return (
        f"{scoring.counting()} Differences of pooled rates between {sides[0].name} and "
        f"{sides[1].name} ({by}), {how}. rhetoric {library_version()}."
    )


def _intervals(scoring: Scoring, first: _Side, second: _Side) -> list[Interval]:
    """Resample the documents of each side, and take the differences."""
    settings = scoring.settings
    small = [side for side in (first, second) if len(side.words) < 2]
    if small or not (first.total and second.total):
        lone = " and ".join(side.name for side in small)
        note = f"no interval: one document only in {lone}" if small else "no words on one side"
        return [Interval(low=None, high=None, note=note)] * len(scoring.labels)
    differences = resample_differences(
        (first.counts, first.words),
        (second.counts, second.words),
        settings.resamples,
        (
            generator(settings.seed, "compare", first.name),
            generator(settings.seed, "compare", second.name),
        ),
    )
    few = ", ".join(
        f"{side.name}: {len(side.words)} documents"
        for side in (first, second)
        if len(side.words) < FEW_UNITS
    )
    return [
        Interval(low=low, high=high, note=_note(frame, (first, second), few))
        for frame, (low, high) in enumerate(
            percentile_interval(column, settings.confidence) for column in differences.T
        )
    ]


def _note(frame: int, sides: tuple[_Side, _Side], few: str) -> str:
    empty = [side.name for side in sides if not side.counts[:, frame].any()]
    notes = [
        f"nothing matched in {' and '.join(empty)}" if empty else "",
        f"few documents, so the interval is too narrow ({few})" if few else "",
    ]
    return "; ".join(note for note in notes if note)


def _row(
    scoring: Scoring, frame: int, group: _Side, reference: _Side, interval: Interval
) -> FrameDifference:
    rate, other = group.rate(frame), reference.rate(frame)
    return FrameDifference(
        frame=scoring.labels[frame],
        level=scoring.levels[frame],
        group=group.name,
        reference=reference.name,
        documents=len(group.words),
        reference_documents=len(reference.words),
        words=group.total,
        reference_words=reference.total,
        count=int(group.counts[:, frame].sum()),
        reference_count=int(reference.counts[:, frame].sum()),
        per_thousand=rate,
        reference_per_thousand=other,
        difference=None if rate is None or other is None else rate - other,
        low=None if interval.low is None else PER * interval.low,
        high=None if interval.high is None else PER * interval.high,
        note=interval.note,
    )
