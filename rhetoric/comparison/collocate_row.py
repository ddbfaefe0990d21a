"""A word that keeps company with a node, and the columns behind many of them."""

from dataclasses import dataclass

from rhetoric.comparison.collocation_measures import Together
from rhetoric.statistics import Counts, Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Collocate:
    """A word that stands near the node.

    Parameters
    ----------
    word : str
        In lower case.
    count : int
        How often it stands in a window. Where two windows overlap it counts once.
    left, right : int
        How often it stands to the left and to the right of a node; between two nodes it
        is both.
    documents : int
        In how many documents it stands in a window.
    word_count, node_count : int
        How often the word and the node occur in all.
    expected : float
        How often it would stand in a window if it stood anywhere alike.
    score : float or None
        The measure by which the rows are sorted.
    log_dice, pmi, t, dice : float
    npmi, g2, chi_square, delta_p : float or None
        None where all words are in windows. G2 and chi-squared are negative where the
        word keeps away from the node.
    p_corrected : float or None
        P-value of G2, corrected by Benjamini and Hochberg for all rows; None where the
        node occurs in one document only.
    fisher_p : float
        P-value of Fisher's exact test that it is drawn to the node, not corrected.
    log_ratio, log_ratio_low, log_ratio_high : float or None
        Binary logarithm of its rate in windows over its rate outside, with interval.
    """

    word: str
    count: int
    left: int
    right: int
    documents: int
    word_count: int
    node_count: int
    expected: float
    score: float | None
    log_dice: float
    pmi: float
    npmi: float | None
    t: float
    g2: float | None
    p_corrected: float | None
    chi_square: float | None
    dice: float
    delta_p: float | None
    fisher_p: float
    log_ratio: float | None
    log_ratio_low: float | None
    log_ratio_high: float | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Company:
    """The counts of collocates as columns, all of shape (collocates,).

    Parameters
    ----------
    units : numpy.ndarray of int64
        The place of each among the words of the texts.
    counts, left, right, documents, word_counts : numpy.ndarray of int64
    in_windows, nodes, words : int
        Words in windows, nodes, and words in all.
    """

    units: Counts
    counts: Counts
    left: Counts
    right: Counts
    documents: Counts
    word_counts: Counts
    in_windows: int
    nodes: int
    words: int

    def together(self, place: int) -> Together:
        """Give the counts of one collocate."""
        return Together(
            count=int(self.counts[place]),
            in_windows=self.in_windows,
            word_count=int(self.word_counts[place]),
            nodes=self.nodes,
            words=self.words,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strengths:
    """What was computed for all collocates together, NaN where there is nothing.

    Parameters
    ----------
    measure : str
        What the measure is called by which they are sorted.
    scores, p_corrected : numpy.ndarray of float, shape (collocates,)
    ratios, reach : numpy.ndarray of float, shape (collocates,)
        The log ratio, and how far its interval reaches to each side.
    left_out : tuple of str
        Which words were left out.
    confidence : float
        Of the interval.
    """

    measure: str
    scores: Numbers
    p_corrected: Numbers
    ratios: Numbers
    reach: Numbers
    left_out: tuple[str, ...]
    confidence: float
