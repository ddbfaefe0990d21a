"""A word in two groups of texts, and the measures that compare it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeynessRow:
    """One word, or what else is counted, in two groups of texts.

    Parameters
    ----------
    term : str
        The word, in lower case.
    group, reference : str
        The names of the two groups.
    count, reference_count : int
        How often it occurs in each.
    words, reference_words : int
        How many words each has; of n-grams, how many n-grams.
    documents, reference_documents : int or None
        How many texts of each have it (its range); None where a frequency list does
        not tell.
    texts, reference_texts : int or None
        How many texts each has.
    dp, reference_dp : float or None
        Deviation of proportions in each: 0 is spread as the texts are long, near 1 is
        all in one short text. None where it does not occur, where a group is one text,
        or where only its counts are known.
    per_thousand, reference_per_thousand : float
        Its rates per 1,000 words.
    per_text, reference_per_text : float or None
        Mean of its rates per 1,000 words in the texts, each counting once however long;
        None where only counts are known.
    welch_t : float or None
        Welch's t of these rates; None where a group is one text as well.
    g2, g2_four_cell, chi2, chi2_yates : float
        Log-likelihood of the two counts, and of the two counts with all other words;
        chi-squared of the same four without and with Yates' correction. Positive where
        the group has the higher rate, else negative.
    fisher_p : float or None
        Two-sided p of Fisher's exact test; None where no count under 5 is expected
        and it was not asked for.
    bic : float
        Approximate Bayes factor of `g2`: above 2 positive, above 6 strong evidence of
        a difference, under 0 evidence against one.
    p, p_corrected : float or None
        P-value of the test that goes with the measure, and the same corrected for all
        rows. None where a group is one text, or there are too few texts to shuffle.
    test : str
        Which test that is.
    log_ratio, log_ratio_low, log_ratio_high : float
        Binary logarithm of the ratio of the rates, with its interval: 1 is twice
        the rate, -1 half of it.
    log_ratio_conservative : float
        The end nearer to 0 of its interval corrected for all rows (LRC); 0 where that
        includes 0.
    percent_difference : float
        By how many percent the rate of the group is above that of the reference.
    odds_ratio, odds_ratio_low, odds_ratio_high : float
        With its interval.
    pmi : float
        Binary logarithm of the count in the group over the expected count.
    simple_maths : float
        Ratio of the rates per million with a number added to both.
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
    texts: int | None
    reference_texts: int | None
    dp: float | None
    reference_dp: float | None
    per_thousand: float
    reference_per_thousand: float
    per_text: float | None
    reference_per_text: float | None
    welch_t: float | None
    g2: float
    g2_four_cell: float
    chi2: float
    chi2_yates: float
    fisher_p: float | None
    bic: float
    p: float | None
    p_corrected: float | None
    test: str
    log_ratio: float
    log_ratio_low: float
    log_ratio_high: float
    log_ratio_conservative: float
    percent_difference: float
    odds_ratio: float
    odds_ratio_low: float
    odds_ratio_high: float
    pmi: float
    simple_maths: float
    log_odds: float | None
    z: float | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeynessSettings:
    """What was asked for.

    Parameters
    ----------
    names : tuple of str
        Of the group and of the reference.
    min_count, min_documents : int
    left_out : str
        Which stop words were left out; empty where none were.
    overlap : str
        Which texts stand on both sides; empty where none do.
    """

    names: tuple[str, str]
    min_count: int
    min_documents: int
    left_out: str
    overlap: str
