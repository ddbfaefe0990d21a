"""Filling the row of one word out of the columns of a contrast."""

from collections.abc import Callable
from functools import partial

import numpy as np

from rhetoric.comparison.by_document import TextStatistics
from rhetoric.comparison.contrast import Contrast
from rhetoric.comparison.keyness_row import KeynessRow, KeynessSettings
from rhetoric.comparison.measures import MEASURES, TESTS
from rhetoric.comparison.term_counts import PER
from rhetoric.errors import InputError, nearest
from rhetoric.statistics import Counts, Numbers

_STATISTICS = (
    "g2", "g2_four_cell", "chi2", "chi2_yates", "fisher_p", "bic", "p", "p_corrected",
    "log_ratio", "log_ratio_conservative", "percent_difference", "pmi", "simple_maths", "log_odds",
    "z",
)  # fmt: skip
"""Fields that a contrast has under the same name."""
MOST = 1e6
"""Stands for an infinite t, of rates that do not differ inside a side."""


def make_rows(contrast: Contrast, settings: KeynessSettings, places: Counts) -> list[KeynessRow]:
    """Fill the rows of the words at some places."""
    by_text = contrast.by_text_of(places)
    return [
        _row(contrast, settings, place, by_text, number)
        for number, place in enumerate(places.tolist())
    ]


def make_row(contrast: Contrast, settings: KeynessSettings, place: int) -> KeynessRow:
    """Fill the row of the word at a place, where those of all are wanted."""
    return _row(contrast, settings, place, contrast.by_text, place)


def _row(
    contrast: Contrast, settings: KeynessSettings, place: int, by_text: TextStatistics, at: int
) -> KeynessRow:
    sides = contrast.sides
    count, other = int(sides.counts[place]), int(sides.reference_counts[place])
    ratio, reach = (float(own[place]) for own in (contrast.log_ratio, contrast.log_ratio_reach))
    odds, odds_low, odds_high = (float(own[place]) for own in contrast.odds_ratio)
    statistics = {name: _known(getattr(contrast, name), place) for name in _STATISTICS}
    group, reference = settings.names
    return KeynessRow(
        term=sides.terms[place],
        group=group,
        reference=reference,
        count=count,
        reference_count=other,
        words=sides.words,
        reference_words=sides.reference_words,
        documents=_whole(sides.documents, place),
        reference_documents=_whole(sides.reference_documents, place),
        texts=sides.texts,
        reference_texts=sides.reference_texts,
        dp=_known(by_text.dp, at),
        reference_dp=_known(by_text.reference_dp, at),
        per_thousand=PER * count / sides.words,
        reference_per_thousand=PER * other / sides.reference_words,
        per_text=_scaled(by_text.mean, at),
        reference_per_text=_scaled(by_text.reference_mean, at),
        welch_t=_finite(by_text.welch_t, at),
        test=TESTS[MEASURES[contrast.choices.measure].test],
        log_ratio_low=ratio - reach,
        log_ratio_high=ratio + reach,
        odds_ratio=odds,
        odds_ratio_low=odds_low,
        odds_ratio_high=odds_high,
        note=_note(contrast, settings, place),
        **statistics,  # type: ignore[arg-type]  # by name; those of the tests may be None
    )


def _note(contrast: Contrast, settings: KeynessSettings, place: int) -> str:
    """Tell what was done about a count of zero."""
    sides, (group, reference) = contrast.sides, settings.names
    notes = []
    if sides.counts[place] == 0:
        stand_in = contrast.stand_ins[0][place]
        told = "log ratio, odds ratio and PMI as if it occurred"
        notes.append(f"not in {group}: {told} {stand_in:.2g} times")
    if sides.reference_counts[place] == 0:
        stand_in = contrast.stand_ins[1][place]
        told = "log ratio, odds ratio and %DIFF as if it occurred"
        notes.append(f"not in {reference}: {told} {stand_in:.2g} times")
    if contrast.prior.missing[place]:
        notes.append("not in the prior: as if it occurred 0.5 times")
    return "; ".join(notes)


def _whole(values: Counts | None, place: int) -> int | None:
    return None if values is None else int(values[place])


def _scaled(rates: Numbers, place: int) -> float | None:
    rate = _known(rates, place)
    return None if rate is None else PER * rate


def _finite(values: Numbers, place: int) -> float | None:
    """What is infinite, of texts that do not differ inside a side, is no number for a record."""
    value = _known(values, place)
    return None if value is None else max(min(value, MOST), -MOST)


def _known(values: Numbers, place: int) -> float | None:
    value = float(values[place])
    return None if np.isnan(value) else value


def column_of(contrast: Contrast, name: str) -> Numbers:
    """Give one field of the rows of all words, in the order of the alphabet."""
    sides = contrast.sides
    low, high = contrast.log_ratio - contrast.log_ratio_reach, contrast.log_ratio_reach
    makers: dict[str, Callable[[], Numbers | Counts]] = {
        "count": lambda: sides.counts,
        "reference_count": lambda: sides.reference_counts,
        "per_thousand": lambda: PER * sides.counts / sides.words,
        "reference_per_thousand": lambda: PER * sides.reference_counts / sides.reference_words,
        "dp": lambda: contrast.by_text.dp,
        "reference_dp": lambda: contrast.by_text.reference_dp,
        "per_text": lambda: PER * contrast.by_text.mean,
        "reference_per_text": lambda: PER * contrast.by_text.reference_mean,
        "log_ratio_low": lambda: low,
        "log_ratio_high": lambda: contrast.log_ratio + high,
        **{one: partial(getattr, contrast, one) for one in ("welch_t", *_STATISTICS)},
    }
    if name not in makers:
        raise InputError(f"Keyness.column: no {name!r}. {nearest(name, makers)}")
    return np.asarray(makers[name](), dtype=np.float64)
