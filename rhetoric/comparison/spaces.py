"""The measures of how alike texts are: cosine, Jaccard, Delta, Jensen-Shannon."""

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.counts import WordCounts
from rhetoric.comparison.nearest import unit_rows
from rhetoric.comparison.space import Measure, Products, Space
from rhetoric.statistics import Counts, Numbers

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

NOTHING = 1e-12


class CosineSpace(Space):
    """Texts as weights of words, compared by the angle between them.

    Parameters
    ----------
    counts : WordCounts
    weights : scipy.sparse.csr_matrix of float, shape (documents, terms)
    """

    measure = Measure(
        name="cosine",
        title="Cosine similarity",
        is_distance=False,
        told="Similarity is the cosine of the weights.",
        parts="product of the two weights",
    )

    def __init__(self, counts: WordCounts, weights: "csr_matrix") -> None:
        super().__init__(counts)
        self.weights = weights

    @cached_property
    def _unit(self) -> "csr_matrix":
        return unit_rows(self.weights)

    def matrix(self, times: Numbers | None = None) -> Numbers:
        """Take the cosine of every two texts, from 0 to 1."""
        if times is None:
            cosines: Numbers = (self._unit @ self._unit.T).toarray()
            return np.clip(cosines, 0.0, 1.0)
        products = self._products(times)
        lengths = np.sqrt(products.diagonal())
        inverse = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
        scaled: Numbers = products * inverse[:, None] * inverse
        return np.clip(scaled, 0.0, 1.0)

    def parts(self, document: int, other: int) -> Numbers:
        """Give the product of the weights of each word."""
        found: Numbers = self._unit[document].multiply(self._unit[other]).toarray().ravel()
        return found

    @cached_property
    def _products(self) -> Products:
        return Products(self._unit)


class JaccardSpace(Space):
    """Texts as sets of words, or of sequences of words."""

    measure = Measure(
        name="jaccard",
        title="Jaccard similarity",
        is_distance=False,
        told="Similarity is that of Jaccard (1901): the share that both texts have of the "
        "different {units} that either has.",
        parts="1 over the number of different {units} of both",
    )

    def matrix(self, times: Numbers | None = None) -> Numbers:
        """Take the share of words in common of every two texts, from 0 to 1."""
        chosen = np.ones(len(self.terms)) if times is None else times
        shared = self._products(chosen)
        sizes = shared.diagonal()
        either = sizes[:, None] + sizes - shared
        return np.divide(shared, either, out=np.zeros_like(shared), where=either > 0)

    def parts(self, document: int, other: int) -> Numbers:
        """Give each shared word the same part."""
        first, second = (self._occurs[place].toarray().ravel() for place in (document, other))
        either = float(np.maximum(first, second).sum())
        shared: Numbers = first * second / max(either, 1.0)
        return shared

    @cached_property
    def _occurs(self) -> "csr_matrix":
        occurs: csr_matrix = self.counts.matrix.astype(np.float64)
        occurs.data[:] = 1.0
        return occurs

    @cached_property
    def _products(self) -> Products:
        return Products(self._occurs)


class DeltaSpace(Space):
    """Texts as z-scores of the rates of frequent words.

    Parameters
    ----------
    counts : WordCounts
    scores : numpy.ndarray of float, shape (documents, terms)
    """

    measure = Measure(
        name="delta",
        title="Burrows' Delta",
        is_distance=True,
        told="Distance is Delta (Burrows 2002), the mean absolute difference of z-scores.",
        parts="absolute difference of the z-scores over the number of words",
    )

    def __init__(self, counts: WordCounts, scores: Numbers) -> None:
        super().__init__(counts)
        self.scores = scores

    def matrix(self, times: Numbers | None = None) -> Numbers:
        """Take Delta of every two texts, 0 or more."""
        from scipy.spatial.distance import pdist, squareform

        chosen = np.ones(len(self.terms)) if times is None else times
        found: Numbers = squareform(pdist(self.scores * chosen, "cityblock")) / chosen.sum()
        return found

    def parts(self, document: int, other: int) -> Numbers:
        """Give the difference of the z-scores of each word."""
        apart: Numbers = np.abs(self.scores[document] - self.scores[other])
        return apart / len(self.terms)


class JensenShannonSpace(Space):
    """Texts as distributions of words."""

    measure = Measure(
        name="jensen-shannon",
        title="Jensen-Shannon distance",
        is_distance=True,
        told="Distance is the square root of the Jensen-Shannon divergence of the word "
        "distributions, to base 2 (Lin 1991; Endres and Schindelin 2003).",
        parts="part of the divergence, in bits",
    )

    def matrix(self, times: Numbers | None = None) -> Numbers:
        """Take the distance of every two texts, from 0 to 1; one without words is 1 from all."""
        shares, rows = self._shares(times)
        size = len(self.documents)
        found = np.ones((size, size))
        bounds = self.counts.matrix.indptr
        places = self.counts.matrix.indices
        own = np.zeros(len(self.terms))
        for document in range(size):
            here = slice(bounds[document], bounds[document + 1])
            own[places[here]] = shares[here]
            after = slice(bounds[document + 1], None)
            mine, theirs = own[places[after]], shares[after]
            both = (mine > 0) & (theirs > 0)
            mine, theirs = mine[both], theirs[both]
            # A word that one text lacks adds half of its share; a shared one less.
            less = (mine + theirs) / 2 - _divergence(mine, theirs)
            sums = np.bincount(rows[after][both], weights=less, minlength=size)[document + 1 :]
            bits = np.clip(1.0 - sums, 0.0, 1.0)
            # The root would make much of what rounding leaves of two texts that are the same.
            found[document, document + 1 :] = np.sqrt(np.where(bits < NOTHING, 0.0, bits))
            own[places[here]] = 0.0
        both_ways: Numbers = np.minimum(found, found.T).astype(np.float64)
        np.fill_diagonal(both_ways, 0.0)
        return both_ways

    def parts(self, document: int, other: int) -> Numbers:
        """Give the bits that each word adds to the divergence."""
        matrix = self.counts.matrix
        first, second = (
            matrix[place].toarray().ravel() / max(int(self.words[place]), 1)
            for place in (document, other)
        )
        return _divergence(first, second)

    def _shares(self, times: Numbers | None) -> tuple[Numbers, Counts]:
        """Give the share of each cell in its text, and which text that is."""
        matrix = self.counts.matrix
        size = len(self.documents)
        rows = np.repeat(np.arange(size), np.diff(matrix.indptr))
        counts = matrix.data.astype(np.float64)
        if times is not None:
            counts *= times[matrix.indices]
        sums = np.bincount(rows, weights=counts, minlength=size)
        shares: Numbers = counts / np.where(sums > 0, sums, 1.0)[rows]
        return shares, rows


def _divergence(first: Numbers, second: Numbers) -> Numbers:
    """Give what each word adds to the Jensen-Shannon divergence, in bits."""
    from scipy.special import rel_entr

    middle = (first + second) / 2
    bits: Numbers = (rel_entr(first, middle) + rel_entr(second, middle)) / (2 * np.log(2))
    return bits
