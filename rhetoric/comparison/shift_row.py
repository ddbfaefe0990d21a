"""A word in a shift from one text to another, what all add up to, and what was asked for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftRow:
    """What one word adds to the difference between two sides.

    Parameters
    ----------
    term : str
        The word, in lower case.
    first, second : str
        The names of the two sides.
    contribution : float
        What it adds, from the first side to the second, in the unit of the values.
    share : float
        The size of that among the sizes of all contributions, from 0 to 1.
    low, high : float or None
        Interval of the contribution; None where it cannot be had, and the notes of the
        result say why.
    component : str
        ``↑`` where the second side uses it at the higher rate, ``↓`` where at the lower,
        ``=`` where at the same. For a weighted shift before that ``+`` where its weight
        lies above the reference value, ``-`` where below.
    weight : float or None
        Its weight in the lexicon, for a weighted shift.
    first_count, second_count : int
    first_documents, second_documents : int or None
        How many texts of each side have it; None where a frequency list does not tell.
    first_words, second_words : int
        How many words each side has in all.
    first_per_thousand, second_per_thousand : float
        Its rates per 1,000 of all words.
    note : str
        On which side it does not occur.
    """

    term: str
    first: str
    second: str
    contribution: float
    share: float
    low: float | None
    high: float | None
    component: str
    weight: float | None
    first_count: int
    second_count: int
    first_documents: int | None
    second_documents: int | None
    first_words: int
    second_words: int
    first_per_thousand: float
    second_per_thousand: float
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftTotals:
    """What the words of a shift add up to.

    Parameters
    ----------
    first_value, second_value : float or None
        The value of each side: its entropy, its mean weight; None where it has none of
        its own, as for shares and the Jensen-Shannon divergence.
    difference : float
        The second value less the first, or the Jensen-Shannon divergence.
    low, high : float or None
        Interval of the difference.
    positive, negative : float
        The sums of the contributions above and below zero.
    components : tuple of (str, float)
        The sums by kind of contribution; see `ShiftRow`.
    note : str
        Why there is no interval, or what to beware of.
    """

    first_value: float | None
    second_value: float | None
    difference: float
    low: float | None
    high: float | None
    positive: float
    negative: float
    components: tuple[tuple[str, float], ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftSettings:
    """What was asked for; see `word_shift`.

    Parameters
    ----------
    names : tuple of str
    lexicon : str
        What the graded lexicon is, for methods.
    left_out : tuple of str
        What was left out, a remark each.
    overlap : str
        Which texts stand on both sides; empty where none do.
    confidence : float
    resamples : int
    seed : int
    """

    names: tuple[str, str]
    lexicon: str
    left_out: tuple[str, ...]
    overlap: str
    confidence: float
    resamples: int
    seed: int
