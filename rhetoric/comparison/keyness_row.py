"""A word in two groups of texts, and the measures that compare it."""

from dataclasses import dataclass

MEASURES: dict[str, tuple[str, str]] = {
    "g2": ("g2", "G2 (two-cell)"),
    "g2-four-cell": ("g2_four_cell", "G2 (four-cell)"),
    "log-ratio": ("log_ratio", "log ratio"),
    "log-odds": ("z", "z of the log-odds"),
}
"""What rows can be sorted by: the field of a row, and what it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeynessRow:
    """One word in two groups of texts.

    Parameters
    ----------
    term : str
        The word, in lower case.
    group, reference : str
        The names of the two groups.
    count, reference_count : int
        How often it occurs in each.
    words, reference_words : int
        How many words each has.
    documents, reference_documents : int or None
        How many texts of each have it; None where a frequency list does not tell.
    per_thousand, reference_per_thousand : float
        Its rates per 1,000 words.
    g2, g2_four_cell : float
        Log-likelihood of the two counts, and of the two counts with all other
        words; positive where the group has the higher rate, else negative.
    p_corrected : float or None
        P-value of `g2`, corrected by Benjamini and Hochberg for all rows; None where
        a group is one text.
    bic : float
        Approximate Bayes factor of `g2`: above 2 positive, above 6 strong evidence of
        a difference, under 0 evidence against one.
    log_ratio, log_ratio_low, log_ratio_high : float
        Binary logarithm of the ratio of the rates, with its interval: 1 is twice
        the rate, -1 half of it.
    log_odds, z : float or None
        Difference of the log-odds with the prior, and the same over its standard
        error; None where both groups have no other word.
    note : str
        What was done about a count of zero.
    """

    term: str
    group: str
    reference: str
    count: int
    reference_count: int
    words: int
    reference_words: int
    documents: int | None
    reference_documents: int | None
    per_thousand: float
    reference_per_thousand: float
    g2: float
    g2_four_cell: float
    p_corrected: float | None
    bic: float
    log_ratio: float
    log_ratio_low: float
    log_ratio_high: float
    log_odds: float | None
    z: float | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeynessSettings:
    """What was asked for.

    Parameters
    ----------
    measure : str
        A name of `MEASURES`.
    names : tuple of str
        Of the group and of the reference.
    min_count : int
    left_out : str
        Which stop words were left out; empty where none were.
    confidence : float
    """

    measure: str
    names: tuple[str, str]
    min_count: int
    left_out: str
    confidence: float
