"""Two sides of a comparison: the difference of each frame, its intervals and its size."""

from dataclasses import dataclass

import numpy as np

from rhetoric.framing.difference_row import FrameDifference
from rhetoric.framing.effects import (
    cliffs_delta,
    document_rates,
    hedges_g,
    log_ratio,
    resampled_log_ratio,
)
from rhetoric.framing.opened import opened
from rhetoric.framing.scoring import PER, Scoring
from rhetoric.framing.sides import REST, Side
from rhetoric.statistics import (
    FEW_UNITS,
    Numbers,
    generator,
    percentile_interval,
    poisson_upper_bound,
    resample_side,
)

CHANCE = 0.05
_Ends = tuple[float | None, float | None]
_NONE: _Ends = (None, None)


def plain_number(value: float) -> float | None:
    """Give a plain number, and None for NaN."""
    return None if np.isnan(value) else float(value)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Intervals of one frame: of the group's rate, the difference, and the log ratio."""

    rate: _Ends = _NONE
    difference: _Ends = _NONE
    log_ratio: _Ends = _NONE


class Pair:
    """Two sides, and all that is said of their difference."""

    def __init__(self, scoring: Scoring, first: Side, second: Side, *, place: int) -> None:
        self.scoring = scoring
        self.first, self.second, self.place = first, second, place
        self.lone = [side.name for side in (first, second) if len(side) == 1]
        self.empty = not (len(first) and len(second))
        self.few = [side for side in (first, second) if len(side) < FEW_UNITS]
        rates = [document_rates(side.counts, side.words) for side in (first, second)]
        self.effects = hedges_g(*rates), cliffs_delta(*rates)
        self.bounds = self._bounds()

    @property
    def bounded(self) -> bool:
        """Whether there are intervals."""
        return not self.lone and not self.empty

    def _bounds(self) -> list[_Bounds]:
        """Resample the documents of each side."""
        frames, settings = len(self.scoring.labels), self.scoring.settings
        if not self.bounded:
            return [_Bounds()] * frames
        first, second = (
            resample_side(
                side.counts,
                side.words,
                settings.resamples,
                generator(settings.seed, "compare", *self._key(side)),
            )
            for side in (self.first, self.second)
        )
        differences = first - second
        ratios = resampled_log_ratio((first, second), (self.first.total, self.second.total))
        sure = settings.confidence
        return [
            _Bounds(
                rate=self._rate_bounds(first[:, frame], frame),
                difference=_scaled(percentile_interval(differences[:, frame], sure)),
                # A side without a match sets no bound to a ratio.
                log_ratio=percentile_interval(ratios[:, frame], sure)
                if self._matched(frame) == 2
                else _NONE,
            )
            for frame in range(frames)
        ]

    def _key(self, side: Side) -> tuple[str, ...]:
        rest = side is self.second and side.name == REST
        return ("rest of", self.first.name) if rest else (side.name,)

    def _matched(self, frame: int) -> int:
        return sum(bool(side.counts[:, frame].any()) for side in (self.first, self.second))

    def _rate_bounds(self, drawn: Numbers, frame: int) -> _Ends:
        confidence = self.scoring.settings.confidence
        if self.first.counts[:, frame].any():
            return _scaled(percentile_interval(drawn, confidence))
        return 0.0, PER * poisson_upper_bound(confidence) / self.first.total

    def note(self, frame: int, smallest: float) -> str:
        """Say why there is no interval, or what to beware of."""
        first, second = self.first, self.second
        if self.empty:
            return "no words on one side"
        without = [side.name for side in (first, second) if not side.counts[:, frame].any()]
        few = ", ".join(f"{side.name}: {len(side)} documents" for side in self.few)
        notes = (
            f"no interval: one document only in {' and '.join(self.lone)}" if self.lone else "",
            f"nothing matched in {' and '.join(without)}" if without else "",
            f"few documents, so the interval is too narrow ({few})"
            if few and not self.lone
            else "",
            f"with so few documents no p can be under {smallest:.2g}" if smallest >= CHANCE else "",
        )
        return "; ".join(filter(None, notes))

    def row(self, frame: int, p: tuple[float, float, float]) -> FrameDifference:
        """Give all of one frame."""
        scoring, first, second, bounds = self.scoring, self.first, self.second, self.bounds[frame]
        rate, other = first.rate(frame), second.rate(frame)
        count, reference = (int(side.counts[:, frame].sum()) for side in (first, second))
        ratio = log_ratio((count, reference), (first.total, second.total))
        g, delta = (plain_number(effect[frame]) for effect in self.effects)
        return FrameDifference(
            frame=scoring.labels[frame],
            level=scoring.levels[frame],
            group=first.name,
            reference=second.name,
            documents=len(first),
            reference_documents=len(second),
            words=first.total,
            reference_words=second.total,
            count=count,
            reference_count=reference,
            matching_documents=int((first.counts[:, frame] > 0).sum()),
            reference_matching_documents=int((second.counts[:, frame] > 0).sum()),
            per_thousand=rate,
            reference_per_thousand=other,
            per_thousand_low=bounds.rate[0],
            per_thousand_high=bounds.rate[1],
            difference=None if rate is None or other is None else rate - other,
            low=bounds.difference[0],
            high=bounds.difference[1],
            ratio=_power(ratio),
            ratio_low=_power(bounds.log_ratio[0]),
            ratio_high=_power(bounds.log_ratio[1]),
            log_ratio=ratio,
            hedges_g=g,
            cliffs_delta=delta,
            p=plain_number(p[0]),
            p_corrected=plain_number(p[1]),
            smallest_p=plain_number(p[2]),
            few_documents=bool(self.few),
            note=self.note(frame, p[2]),
            matches=opened(scoring, first.documents, frame, count),
            reference_matches=opened(scoring, second.documents, frame, reference),
        )


def _scaled(ends: tuple[float, float]) -> _Ends:
    return PER * ends[0], PER * ends[1]


def _power(logarithm: float | None) -> float | None:
    return None if logarithm is None else 2.0**logarithm
