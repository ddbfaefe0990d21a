"""Counting frames over time."""

from collections.abc import Sequence

import numpy as np

from rhetoric.framing.compare_groups import correct
from rhetoric.framing.opened import opened
from rhetoric.framing.pair import CHANCE, plain_number
from rhetoric.framing.periods import Period, periods_of
from rhetoric.framing.rank_trend import FEWEST, rank_trend, smallest_p
from rhetoric.framing.scoring import PER, Scoring
from rhetoric.framing.trend import FramePeriod, FrameTrend, FrameTrendTest
from rhetoric.shipped import library_version
from rhetoric.statistics import Interval, generator, percent, rate_interval


def find_trend(scoring: Scoring, by: str, every: str | int) -> FrameTrend:
    """Follow frames over time; see `FrameScores.trend`."""
    periods, left_out = periods_of(scoring.texts[0].tokens, scoring.document_parts[1], by, every)
    intervals = [_intervals(scoring, period) for period in periods]
    rows = [
        _row(scoring, frame, period, interval[frame])
        for frame in range(len(scoring.labels))
        for period, interval in zip(periods, intervals, strict=True)
    ]
    name = every if isinstance(every, str) else f"{every} documents"
    return FrameTrend(
        rows,
        _tests(scoring, rows),
        lexicon=scoring.lexicon.title,
        every=name,
        confidence=scoring.settings.confidence,
        methods=_methods(scoring, by, name),
        left_out=left_out,
    )


def _intervals(scoring: Scoring, period: Period) -> list[Interval]:
    """Resample the documents of a period."""
    counts, words = (column[period.documents] for column in scoring.document_parts)
    if not len(words):
        return [Interval(low=None, high=None, note="no documents")] * len(scoring.labels)
    settings = scoring.settings
    return rate_interval(
        counts,
        words,
        confidence=settings.confidence,
        resamples=settings.resamples,
        draws=generator(settings.seed, "trend", period.name, str(period.documents[0])),
        unit="document",
    )


def _row(scoring: Scoring, frame: int, period: Period, interval: Interval) -> FramePeriod:
    counts, words = scoring.document_parts
    own, size = counts[period.documents, frame], int(words[period.documents].sum())
    count = int(own.sum())
    return FramePeriod(
        frame=scoring.labels[frame],
        level=scoring.levels[frame],
        period=period.name,
        first=period.first,
        last=period.last,
        time=period.time,
        documents=len(period.documents),
        words=size,
        count=count,
        matching_documents=int((own > 0).sum()),
        per_thousand=PER * count / size if size else None,
        low=None if interval.low is None else PER * interval.low,
        high=None if interval.high is None else PER * interval.high,
        note=interval.note,
        matches=opened(scoring, period.documents, frame, count),
    )


def _tests(scoring: Scoring, rows: Sequence[FramePeriod]) -> list[FrameTrendTest]:
    """Test each frame over the periods that have words."""
    held = [[row for row in rows if row.frame == label and row.words] for label in scoring.labels]
    found = [
        rank_trend(
            np.array([row.time for row in own], dtype=np.float64),
            np.array([row.per_thousand for row in own], dtype=np.float64),
        )
        for own in held
    ]
    corrected = correct(np.array([np.nan if one.p is None else one.p for one in found]))
    least = smallest_p(len(held[0]))
    return [
        FrameTrendTest(
            frame=label,
            level=level,
            periods=len(own),
            count=sum(row.count for row in own),
            tau=one.tau,
            slope=one.slope,
            p=one.p,
            p_corrected=plain_number(p),
            smallest_p=least,
            note=_note(len(own), least, alike=one.tau is None),
        )
        for label, level, own, one, p in zip(
            scoring.labels, scoring.levels, held, found, corrected, strict=True
        )
    ]


def _note(periods: int, least: float | None, *, alike: bool) -> str:
    if least is None:
        return f"no test of a trend: {periods} of {FEWEST} periods with words that it needs"
    if alike:
        return "no trend where all periods have the same rate"
    few = f"with {periods} periods no p can be under {least:.2g}"
    return few if least >= CHANCE else ""


def _methods(scoring: Scoring, by: str, every: str) -> str:
    settings = scoring.settings
    return (
        f"{scoring.counting()} Periods: {every}, by the dates in the field {by}. Pooled rates "
        f"with {percent(settings.confidence)} percentile intervals from resampling the documents "
        f"of a period ({settings.resamples} resamples, seed {settings.seed}; Efron and Tibshirani "
        "1993), exact Poisson bound where nothing matched (Garwood 1936). Trend: Mann-Kendall "
        "test over the rates of the periods with words, each taken once (Mann 1945; Kendall "
        "1975), slope after Sen (1968), p corrected over frames (Benjamini and Hochberg 1995). "
        f"The test takes periods as independent of each other. rhetoric {library_version()}."
    )
