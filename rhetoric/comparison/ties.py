"""What is known of sequences of one length beside their counts, as columns."""

from dataclasses import dataclass

from rhetoric.comparison.collocation_measures import Together
from rhetoric.comparison.grams import Grams
from rhetoric.statistics import Counts, Numbers

PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ties:
    """How the words of sequences hold together, NaN where there is nothing.

    Parameters
    ----------
    grams : Grams
    sequences : int
        How many sequences of this length the texts have.
    singles : numpy.ndarray of int64, shape (grams, size)
        How many of them have each word of a sequence in its place.
    lambdas, z : numpy.ndarray of float, shape (grams,)
    scores, p_corrected : numpy.ndarray of float, shape (grams,)
        The measure by which the rows are sorted; the corrected p-value of z.
    """

    grams: Grams
    sequences: int
    singles: Counts
    lambdas: Numbers
    z: Numbers
    scores: Numbers
    p_corrected: Numbers

    def together(self, place: int) -> Together:
        """Give the four cells of a pair: its first word before, its second behind, or not."""
        return together(self.grams, self.singles, self.sequences, place)

    def expected(self, place: int) -> float:
        """How often the sequence would stand if its words did not depend on each other."""
        expected = float(self.sequences)
        for single in self.singles[place].tolist():
            expected *= single / self.sequences
        return expected


def together(grams: Grams, singles: Counts, sequences: int, place: int) -> Together:
    """Give the four cells of a pair.

    Parameters
    ----------
    grams : Grams
        Of two words.
    singles : numpy.ndarray of int64, shape (grams, 2)
    sequences : int
        How many pairs the texts have.
    place : int
        Which n-gram.
    """
    first, second = singles[place].tolist()
    return Together(
        count=int(grams.counts[place]),
        in_windows=first,
        word_count=second,
        nodes=first,
        words=sequences,
    )
