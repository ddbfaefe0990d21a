"""How strongly a word belongs to the windows around a node: the formulas.

Every word of the texts stands in a window or does not, and is the collocate or is not: a
table of four cells. Of two words side by side, the window is the place behind the first.
Measures that NLTK has are NLTK's, over this table.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log2

import numpy as np

from rhetoric.errors import InputError, nearest
from rhetoric.statistics import Counts, Numbers

Marginals = tuple[int, tuple[int, int], int]
NltkMeasure = Callable[[int, tuple[int, int], int], float]
"""Takes what NLTK's own measures take: (n_ii, (n_ix, n_xi), n_xx)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """How often a word stands in the windows, and how often all else does.

    Parameters
    ----------
    count : int
        How often the word stands in a window.
    in_windows : int
        How many words stand in windows.
    word_count : int
        How often the word occurs in all.
    nodes : int
        How many nodes there are.
    words : int
        How many words there are in all.
    """

    count: int
    in_windows: int
    word_count: int
    nodes: int
    words: int

    @property
    def marginals(self) -> Marginals:
        """The table as NLTK takes it."""
        return self.count, (self.in_windows, self.word_count), self.words

    @property
    def expected(self) -> float:
        """How often the word would stand in windows if it stood anywhere alike."""
        return self.in_windows * self.word_count / self.words

    @property
    def degenerate(self) -> bool:
        """Whether all words are in windows, or all words are the word."""
        return self.in_windows == self.words or self.word_count == self.words

    @property
    def sign(self) -> int:
        """1 where the word is drawn to the windows, else -1."""
        return 1 if self.count >= self.expected else -1


def log_dice(found: Together) -> float:
    """Log-Dice (Rychlý 2008): 14 + log2(2 f(node, word) / (f(node) + f(word))).

    Examples
    --------
    >>> log_dice(Together(count=4, in_windows=40, word_count=4, nodes=4, words=100))
    14.0
    """
    return 14 + log2(2 * found.count / (found.nodes + found.word_count))


def pmi(found: Together) -> float:
    """Pointwise mutual information in bits (Church and Hanks 1990)."""
    return float(_nltk("pmi")(*found.marginals))


def npmi(found: Together) -> float | None:
    """PMI over its upper bound, -log2 of the share of the pair (Bouma 2009)."""
    bound = -log2(found.count / found.words)
    return pmi(found) / bound if bound else None


def t_score(found: Together) -> float:
    """Student's t (Church et al. 1991)."""
    return float(_nltk("student_t")(*found.marginals))


def g2(found: Together) -> float | None:
    """Log-likelihood ratio (Dunning 1993), negative where the word keeps away."""
    value = float(_nltk("likelihood_ratio")(*found.marginals))
    return None if found.degenerate else found.sign * max(value, 0.0)


def chi_square(found: Together) -> float | None:
    """Pearson's chi-squared, negative where the word keeps away."""
    if found.degenerate:
        return None
    return found.sign * float(_nltk("chi_sq")(*found.marginals))


def dice(found: Together) -> float:
    """Dice's coefficient of the counts of node and word."""
    marginals = found.count, (found.nodes, found.word_count), found.words
    return float(_nltk("dice")(*marginals))


def delta_p(found: Together) -> float | None:
    """Delta P (Gries 2013): the share of the word in windows less its share outside."""
    outside = found.words - found.in_windows
    if not outside:
        return None
    return found.count / found.in_windows - (found.word_count - found.count) / outside


def fisher_p(counts: Counts, word_counts: Counts, in_windows: int, words: int) -> Numbers:
    """Fisher's exact test: how likely it is that chance gives so many or more.

    From scipy, since NLTK's own gives the other tail.

    Parameters
    ----------
    counts, word_counts : numpy.ndarray of int64, shape (collocates,)
        In windows, and in all.
    in_windows, words : int
        Words in windows, and in all.
    """
    from scipy.stats import hypergeom

    return np.asarray(hypergeom.sf(counts - 1, words, word_counts, in_windows), dtype=np.float64)


MEASURES: dict[str, tuple[str, str, Callable[[Together], float | None]]] = {
    "log-dice": ("log_dice", "log-Dice", log_dice),
    "pmi": ("pmi", "PMI", pmi),
    "npmi": ("npmi", "NPMI", npmi),
    "t": ("t", "t", t_score),
    "g2": ("g2", "G2", g2),
    "chi-square": ("chi_square", "chi-squared", chi_square),
    "dice": ("dice", "Dice", dice),
    "delta-p": ("delta_p", "Delta P", delta_p),
}
"""What rows can be sorted by: the field of a row, what it is called, and its formula."""


def chosen_measure(
    measure: str | NltkMeasure, function: str, others: Iterable[str] = ()
) -> tuple[str, Callable[[Together], float | None]]:
    """Give what a measure is called, and its formula.

    Parameters
    ----------
    measure : str or callable
    function : str
        The name of the analysis, for messages.
    others : iterable of str
        Measures of its own that the analysis has beside these.

    Raises
    ------
    InputError
        There is none of this name, or it is something else.
    """
    if isinstance(measure, str) and measure in MEASURES:
        return MEASURES[measure][1:]
    if isinstance(measure, str) or not callable(measure):
        told = nearest(measure, [*others, *MEASURES])
        raise InputError(
            f"{function}: measure {measure!r} is none. {told} Or give a function such as those of "
            "nltk.metrics.association.BigramAssocMeasures."
        )
    own = measure
    name = getattr(own, "__name__", type(own).__name__)
    return name, lambda found: float(own(*found.marginals))


def _nltk(name: str) -> NltkMeasure:
    # Imported by its full name: the attribute nltk.metrics is another module.
    from nltk.metrics.association import BigramAssocMeasures

    measure: NltkMeasure = getattr(BigramAssocMeasures, name)
    return measure
