"""How sure the contributions of a word shift are: resampling the documents of both sides."""

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.counts import count_words
from rhetoric.comparison.shift_measures import contributions, entropies
from rhetoric.comparison.shift_values import ShiftValues, reference_value
from rhetoric.statistics import Counts, Numbers, generator, resampled_sums
from rhetoric.tokens.tokenized import TokenizedCorpus

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix

WORDS_AT_ONCE = 2_000


class SideDraws:
    """One side: the counts of its documents, and resamples of them.

    Parameters
    ----------
    tokens : TokenizedCorpus
    terms : tuple of str
        The words that are looked at.
    weights : numpy.ndarray of float, shape (terms,), or None
    seed, name
        What the draws belong to.
    resamples : int
    """

    def __init__(
        self,
        tokens: TokenizedCorpus,
        terms: tuple[str, ...],
        weights: Numbers | None,
        *,
        seed: int,
        name: str,
        resamples: int,
    ) -> None:
        self._weights = weights
        self._seed, self._name, self._resamples = seed, name, resamples
        counted = count_words(tokens)
        place = {term: at for at, term in enumerate(counted.terms)}
        self._column = np.array([place.get(term, -1) for term in terms], dtype=np.int64)
        there = self._column[self._column >= 0]
        table = counted.matrix.tocsc()[:, there]
        sizes = np.asarray(table.sum(axis=1)).ravel().astype(np.int64)
        # A document without such words says nothing about their shares.
        self._table: csc_matrix = table.tocsr()[sizes > 0].tocsc()
        self.sizes: Counts = sizes[sizes > 0]
        self._place = np.full(len(terms), -1, dtype=np.int64)
        self._place[self._column >= 0] = np.arange(len(there))

    @cached_property
    def _weight_sums(self) -> Numbers:
        """The sum of the weights of the words in each document, shape (documents, 1)."""
        weights = self._weights if self._weights is not None else np.zeros(len(self._place))
        return np.asarray(self._table @ weights[self._place >= 0]).reshape(-1, 1)

    def shares(self, words: Counts) -> tuple[Numbers, Numbers]:
        """Resample the shares of some words, and the mean weight.

        Returns
        -------
        shares : numpy.ndarray of float, shape (resamples, words)
            A word that this side lacks is drawn from the exponential distribution of
            mean one over its size: resampled zeros would look certain.
        means : numpy.ndarray of float, shape (resamples,)
        """
        from scipy.sparse import csr_matrix, hstack

        places = self._place[words]
        there = places >= 0
        table = hstack([self._table[:, places[there]], csr_matrix(self._weight_sums)]).tocsr()
        draws = generator(self._seed, "word_shift", self._name)
        parts = [
            sums / totals[:, None]
            for sums, totals in resampled_sums(table, self.sizes, self._resamples, draws)
        ]
        drawn = np.concatenate(parts)
        absent = generator(self._seed, "word_shift", self._name, "absent")
        shares = np.empty((self._resamples, len(words)))
        shares[:, there] = drawn[:, :-1]
        scale = 1 / float(self.sizes.sum())
        shares[:, ~there] = absent.exponential(scale, size=(self._resamples, 1))
        return shares, drawn[:, -1]

    def entropy(self) -> Numbers:
        """Resample the entropy, shape (resamples,)."""
        total = np.zeros(self._resamples)
        there = np.flatnonzero(self._place >= 0)
        for at in range(0, len(there), WORDS_AT_ONCE):
            shares, _ = self.shares(there[at : at + WORDS_AT_ONCE])
            total += entropies(shares).sum(axis=1)
        return total


def contribution_intervals(
    values: ShiftValues, sides: tuple[SideDraws, SideDraws], words: Counts, confidence: float
) -> Numbers:
    """Cut equal tails off the resampled contributions of some words.

    Returns
    -------
    numpy.ndarray of float, shape (2, words)
        The lower and upper ends.
    """
    (first, first_mean), (second, second_mean) = (side.shares(words) for side in sides)
    deviation = None
    if values.weights is not None:
        reference = reference_value(values.reference, first_mean, second_mean)
        deviation = values.weights[words] - np.reshape(reference, (-1, 1))
    drawn = contributions(values.kind, first, second, deviation)
    return _tails(drawn, confidence)


def difference_interval(
    values: ShiftValues, sides: tuple[SideDraws, SideDraws], confidence: float
) -> tuple[float, float]:
    """Give the interval of the difference of two entropies or of two mean weights.

    Resampled texts repeat themselves, so their entropy is lower than that of the texts. The
    basic bootstrap interval (Davison and Hinkley 1997) turns that bias round; for
    means, which have none, it is the percentile interval.
    """
    if values.kind == "entropy":
        drawn = sides[1].entropy() - sides[0].entropy()
        low, high = _tails(drawn[:, None], confidence)[:, 0].tolist()
        return 2 * values.difference - high, 2 * values.difference - low
    none = np.zeros(0, dtype=np.int64)
    means = [side.shares(none)[1] for side in sides]
    low, high = _tails((means[1] - means[0])[:, None], confidence)[:, 0].tolist()
    return low, high


def _tails(drawn: Numbers, confidence: float) -> Numbers:
    tail = (1 - confidence) / 2
    return np.asarray(np.quantile(drawn, [tail, 1 - tail], axis=0), dtype=np.float64)
