"""Words that stand together more often than chance would have it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Collocation:
    """Words that stand one right after the other.

    Parameters
    ----------
    text : str
        In lower case.
    n : int
        How many words.
    count : int
        How often they stand so.
    documents : int
        In how many documents.
    alone : int
        How often they do not stand inside a longer collocation of the list.
    first_count, last_count : int
        Of all sequences of `n` words, how many begin with the first word, and how many
        end with the last.
    sequences : int
        How many sequences of `n` words the texts have.
    expected : float
        How often they would stand so if no word depended on the others.
    score : float or None
        The measure by which the rows are sorted.
    lambda_ : float
        What the whole adds to its parts (Blaheta and Johnson 2001), a natural logarithm.
        Of a pair it is the log odds ratio. Of three words and more it is what these together
        add to what every part of them makes expect.
    z : float
        Lambda over its standard error.
    p_corrected : float or None
        P-value of z, to both sides, corrected by Benjamini and Hochberg for all rows; None
        where there is one document only.
    log_dice, pmi, npmi, t, g2, chi_square, dice, delta_p : float or None
        Of pairs only, and None where all sequences begin or end with the word. G2 and
        chi-squared are negative where the words keep apart.
    """

    text: str
    n: int
    count: int
    documents: int
    alone: int
    first_count: int
    last_count: int
    sequences: int
    expected: float
    score: float | None
    lambda_: float
    z: float
    p_corrected: float | None
    log_dice: float | None
    pmi: float | None
    npmi: float | None
    t: float | None
    g2: float | None
    chi_square: float | None
    dice: float | None
    delta_p: float | None
