"""Comparing groups of documents: differences, intervals, effects and p."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from rhetoric.errors import InputError
from rhetoric.framing.difference import FrameDifferences, GroupDifferences
from rhetoric.framing.difference_row import FrameTest
from rhetoric.framing.pair import Pair, plain_number
from rhetoric.framing.permutation import (
    FEWER,
    MANY_DOCUMENTS,
    PERMUTATIONS,
    Tested,
    permute_documents,
)
from rhetoric.framing.scoring import Scoring
from rhetoric.framing.sides import REST, Side, sides_of
from rhetoric.shipped import library_version
from rhetoric.statistics import Numbers, generator, percent

_FEWEST = 99


def compare_groups(
    scoring: Scoring, by: str, groups: Sequence[str] | None, permutations: int | None
) -> FrameDifferences:
    """Compare groups; see `FrameScores.compare`."""
    if permutations is not None and not (isinstance(permutations, int) and permutations >= _FEWEST):
        raise InputError(f"compare: permutations must be {_FEWEST} or more, got {permutations!r}.")
    sides, left_out = sides_of(scoring, by, groups)
    tested = _tested(scoring, sides, permutations)
    pairs = [Pair(scoring, *sides, place=0)] if len(sides) == 2 else _against_rest(scoring, sides)
    frames = range(len(scoring.labels))
    p = np.array([tested.p[pair.place] for pair in pairs])
    corrected = correct(p)
    rows = [
        pair.row(frame, (p[at, frame], corrected[at, frame], tested.smallest[pair.place]))
        for frame in frames
        for at, pair in enumerate(pairs)
    ]
    make: Callable[..., FrameDifferences] = FrameDifferences
    if len(sides) > 2:
        make = partial(GroupDifferences, tests=_overall(scoring, sides, tested))
    return make(
        rows,
        scoring.lexicon.title,
        by,
        confidence=scoring.settings.confidence,
        methods=_methods(scoring, by, pairs, tested),
        left_out=left_out,
    )


def correct(p: Numbers) -> Numbers:
    """Correct p-values for how many there are; NaN stay and do not count."""
    from scipy.stats import false_discovery_control

    corrected = np.full_like(p, np.nan)
    made = ~np.isnan(p)
    if made.any():
        corrected[made] = false_discovery_control(p[made], method="bh")
    return corrected


def _tested(scoring: Scoring, sides: Sequence[Side], permutations: int | None) -> Tested:
    """Deal out the documents anew; a group without a document has no part in it."""
    if permutations is None:
        permutations = FEWER if sum(map(len, sides)) > MANY_DOCUMENTS else PERMUTATIONS
    full = [place for place, side in enumerate(sides) if len(side)]
    shape = (len(sides), len(scoring.labels))
    if len(full) < 2 or sum(map(len, sides)) < 3:
        nothing = np.full(shape, np.nan)
        return Tested(
            p=nothing, smallest=nothing[:, 0], overall=nothing[0], statistic=nothing[0],
            overall_smallest=float("nan"), ways=0, exact=True,
        )  # fmt: skip
    found = permute_documents(
        np.concatenate([sides[place].counts for place in full]),
        np.concatenate([sides[place].words for place in full]),
        np.repeat(np.arange(len(full)), [len(sides[place]) for place in full]).astype(np.int16),
        permutations=permutations,
        draws=generator(scoring.settings.seed, "compare", "permutations"),
    )
    p, smallest = np.full(shape, np.nan), np.full(shape[0], np.nan)
    p[full], smallest[full] = found.p, found.smallest
    return Tested(
        p=p, smallest=smallest, overall=found.overall, statistic=found.statistic,
        overall_smallest=found.overall_smallest, ways=found.ways, exact=found.exact,
    )  # fmt: skip


def _against_rest(scoring: Scoring, sides: Sequence[Side]) -> list["Pair"]:
    return [
        Pair(scoring, side, Side.pooled([*sides[:place], *sides[place + 1 :]], REST), place=place)
        for place, side in enumerate(sides)
    ]


def _overall(scoring: Scoring, sides: Sequence[Side], tested: Tested) -> list[FrameTest]:
    """Say of each frame whether the groups differ at all."""
    own = [side for side in sides if len(side) > 1]
    corrected = correct(tested.overall)
    tests = []
    for frame, label in enumerate(scoring.labels):
        rates = {side.name: side.rate(frame) or 0.0 for side in own}
        count = sum(int(side.counts[:, frame].sum()) for side in own)
        order = sorted(rates, key=lambda name: rates[name]) if count and len(own) > 1 else [""]
        too_few = "fewer than two groups have two documents, so there is no p"
        p = plain_number(tested.overall[frame])
        reason = "" if p is not None else (too_few if len(own) < 2 else "nothing matched")
        tests.append(
            FrameTest(
                frame=label,
                level=scoring.levels[frame],
                groups=len(own),
                documents=sum(map(len, own)),
                count=count,
                highest=order[-1],
                lowest=order[0],
                statistic=plain_number(tested.statistic[frame]),
                p=p,
                p_corrected=plain_number(corrected[frame]),
                smallest_p=None if p is None else plain_number(tested.overall_smallest),
                note=reason,
            )
        )
    return tests


def _methods(scoring: Scoring, by: str, pairs: Sequence[Pair], tested: Tested) -> str:
    first = pairs[0]
    whom = (
        f"between {first.first.name} and {first.second.name} ({by})"
        if len(pairs) == 1
        else f"between each of {len(pairs)} groups ({by}) and all others pooled"
    )
    return (
        f"{scoring.counting()} Differences of pooled rates {whom}, "
        f"{_interval_text(scoring, pairs)}. {_test_text(scoring, pairs, tested)} Effects over the "
        "rates of documents: Hedges' g (Hedges 1981), Cliff's delta (Cliff 1993). "
        f"rhetoric {library_version()}."
    )


def _interval_text(scoring: Scoring, pairs: Sequence[Pair]) -> str:
    settings = scoring.settings
    if not any(pair.bounded for pair in pairs):
        return f"without intervals ({pairs[0].note(0, 0.0).split(';')[0]})"
    return (
        f"with {percent(settings.confidence)} percentile intervals from resampling the "
        f"documents of each side ({settings.resamples} resamples, seed {settings.seed}; "
        "Efron and Tibshirani 1993), a side without a match drawn from the exponential "
        "distribution that gives the exact Poisson bound; in ratios a count of zero is taken "
        "as 0.5, or as what the other side's rate would give where that is less"
    )


def _test_text(scoring: Scoring, pairs: Sequence[Pair], tested: Tested) -> str:
    made = int(sum(np.isfinite(tested.p[pair.place]).sum() for pair in pairs))
    if not made:
        return "No p-values: a side has one document only, or nothing matched."
    how = (
        f"all {tested.ways:,} ways to divide the documents"
        if tested.exact
        else f"{tested.ways - 1:,} random permutations, seed {scoring.settings.seed}; "
        "Phipson and Smyth 2010"
    )
    more = (
        " Of all groups together: the sum of squares of their rates around the mean, each over "
        "its variance (Pauly, Brunner and Konietschke 2015)."
        if len(pairs) > 1
        else ""
    )
    return (
        "P by dealing out the documents to the groups anew, two-sided, on the difference of "
        f"pooled rates over its standard error ({how}; Chung and Romano 2013), corrected over "
        f"{made} tests (Benjamini and Hochberg 1995).{more}"
    )
