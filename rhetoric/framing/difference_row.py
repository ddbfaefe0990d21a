"""One difference: a group, what it is compared with, and a frame."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rhetoric.lexicon.matches import Match


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameDifference:
    """How much more one group uses a frame than another, or than all others.

    Parameters
    ----------
    frame : str
    level : int
    group, reference : str
        The values that are compared; ``the rest`` where there are many.
    documents, reference_documents : int
        Documents with words.
    words, reference_words : int
    count, reference_count : int
        Matches that count.
    matching_documents, reference_matching_documents : int
        Documents with at least one of them.
    per_thousand, reference_per_thousand : float or None
    per_thousand_low, per_thousand_high : float or None
        Interval of the rate of the group.
    difference : float or None
        Of the two rates; positive where `group` has more.
    low, high : float or None
        Interval of the difference.
    ratio, ratio_low, ratio_high : float or None
        Of the two rates, with its interval.
    log_ratio : float or None
        Its binary logarithm: 1 is twice as much, -1 half as much.
    hedges_g : float or None
        Difference of the means of the documents' rates over their standard
        deviation (Hedges 1981). Every document weighs the same.
    cliffs_delta : float or None
        How much more often a document of the group has the higher rate than the
        lower, from -1 to 1 (Cliff 1993).
    p : float or None
        Probability of a difference as large when the documents are dealt out to the
        groups at random; None with one document on a side.
    p_corrected : float or None
        The same, corrected for how many there are (Benjamini and Hochberg 1995).
    smallest_p : float or None
        The smallest `p` that so few documents can give.
    few_documents : bool
        Whether a side has too few documents for a trustworthy interval.
    note : str
        Why there is no interval, or what to beware of.
    matches, reference_matches : sequence of Match
        The places that were counted on each side, found when they are looked at.
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
    matching_documents: int
    reference_matching_documents: int
    per_thousand: float | None
    reference_per_thousand: float | None
    per_thousand_low: float | None
    per_thousand_high: float | None
    difference: float | None
    low: float | None
    high: float | None
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    log_ratio: float | None
    hedges_g: float | None
    cliffs_delta: float | None
    p: float | None
    p_corrected: float | None
    smallest_p: float | None
    few_documents: bool
    note: str
    matches: Sequence[Match] = field(repr=False, compare=False)
    reference_matches: Sequence[Match] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameTest:
    """Whether several groups differ at all in one frame.

    Parameters
    ----------
    frame : str
    level : int
    groups : int
        Groups of two documents or more: only these are tested.
    documents, count : int
        In these.
    highest, lowest : str
        The groups of the highest and the lowest rate, of those.
    statistic : float or None
        Sum of squares of the rates around their mean, each over its variance.
    p, p_corrected : float or None
        By dealing out the documents to the groups at random; and corrected for how
        many frames there are.
    smallest_p : float or None
    note : str
        Why there is no p.
    """

    frame: str
    level: int
    groups: int
    documents: int
    count: int
    highest: str
    lowest: str
    statistic: float | None
    p: float | None
    p_corrected: float | None
    smallest_p: float | None
    note: str
