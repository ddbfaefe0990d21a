"""One framing score: a text, a frame, and how much of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rhetoric.lexicon.matches import Match


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameScore:
    """How much one text, sentence or group uses one frame.

    Parameters
    ----------
    document : str or None
        Id of the document; None for a group.
    sentence : int or None
        Number of the sentence, where sentences are scored.
    group : str or None
        The group, where groups are scored.
    frame : str
        Name of the category.
    level : int
        How deep the category lies; 1 at the top.
    words, sentences : int
        Size of what is scored.
    count : int
        Matches that count.
    per_thousand : float or None
        Matches per 1,000 words; None without words.
    low, high : float or None
        Interval of `per_thousand`; None where it cannot be had, and `note` says
        why.
    share_of_sentences : float or None
        Share of sentences with at least one match, from 0 to 1.
    weight : float
        Sum of the weights of the entries that match.
    note : str
        What to beware of.
    matches : sequence of Match
        The places that were counted, made when they are looked at.
    """

    document: str | None
    sentence: int | None
    group: str | None
    frame: str
    level: int
    words: int
    sentences: int
    count: int
    per_thousand: float | None
    low: float | None
    high: float | None
    share_of_sentences: float | None
    weight: float
    note: str
    matches: Sequence[Match] = field(repr=False, compare=False)
