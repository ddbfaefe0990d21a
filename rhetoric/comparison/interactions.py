"""How much more a sequence of words holds together than its parts: lambda and z."""

import numpy as np

from rhetoric.comparison.grams import Grams, coded, codes_of
from rhetoric.statistics import Counts, Numbers
from rhetoric.tokens.vocabulary import Ints


def agreements(grams: Grams, starts: Ints) -> Counts:
    """Count the sequences that have the words of each n-gram in some of its places.

    Parameters
    ----------
    grams : Grams
    starts : numpy.ndarray of int64
        The word that each sequence of the texts begins with, all of the length of the n-grams.

    Returns
    -------
    numpy.ndarray of int64, shape (grams, 2 ** size)
        Column b, read as bits, names places: bit 0 is the first word. How many sequences
        have the same words there, whatever stands in the others.
    """
    found = np.zeros((len(grams.counts), 2**grams.size), dtype=np.int64)
    found[:, 0] = len(starts)
    if len(found):
        nothing = np.zeros(len(found), dtype=np.int64)
        _agree(found, grams, (nothing, starts, np.zeros(len(starts), dtype=np.int64)), 0)
    return found


def _agree(found: Counts, grams: Grams, held: tuple[Ints, Ints, Ints], named: int) -> None:
    """Add each place behind those named; only what agrees in these can agree in more.

    `held` has a number for the words of each n-gram in the places named, the beginnings of
    the sequences that have such words there, and the number of these.
    """
    numbers, starts, codes = held
    width = codes_of(grams.words)
    for step in range(named.bit_length(), grams.size):
        last = step == grams.size - 1
        own = numbers * width + coded(grams.words, grams.first + step, last=last)
        keys, own = np.unique(own, return_inverse=True)
        theirs = codes * width + coded(grams.words, starts + step, last=last)
        at = np.minimum(np.searchsorted(keys, theirs), len(keys) - 1)
        same = keys[at] == theirs
        places = named | 1 << step
        found[:, places] = np.bincount(at[same], minlength=len(keys))[own]
        _agree(found, grams, (own, starts[same], at[same]), places)


def interaction(agreeing: Counts, smoothing: float) -> tuple[Numbers, Numbers]:
    """Give lambda and z of sequences (Blaheta and Johnson 2001).

    Lambda is the highest interaction of the saturated log-linear model of a table in which
    each sequence of the texts has, or has not, each of the words in its place; z is lambda
    over its standard error.

    Parameters
    ----------
    agreeing : numpy.ndarray of int64, shape (grams, 2 ** size)
        As `agreements` counts.
    smoothing : float
        Added to every cell.

    Returns
    -------
    lambdas, z : numpy.ndarray of float, shape (grams,)

    Examples
    --------
    Of nine pairs two are the one in question, and no other begins or ends so.

    >>> lambdas, z = interaction(np.array([[9, 2, 2, 2]]), 0.5)
    >>> float(lambdas[0].round(4)), float(z[0].round(4))
    (4.3175, 2.0278)
    """
    cells = agreeing.astype(np.float64)
    places = np.arange(cells.shape[1])
    size = cells.shape[1].bit_length() - 1
    for step in range(size):
        has = (places >> step & 1).astype(bool)
        # Those that agree in one place more are no longer among those that do not.
        cells[:, ~has] -= cells[:, has]
    cells += smoothing
    lacking = size - sum(places >> step & 1 for step in range(size))
    # A sum, not a matrix product, whose last digits depend on how many rows there are.
    lambdas = (np.log(cells) * (-1.0) ** lacking).sum(axis=1)
    return lambdas, lambdas / np.sqrt((1 / cells).sum(axis=1))
