"""Joining texts into clusters, and how often a cluster comes again when words are resampled."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from rhetoric.comparison.space import Space
from rhetoric.errors import InputError, whole_number
from rhetoric.statistics import Counts, Numbers, generator

LEAST_RESAMPLES = 50
ORDERED = 300
"""Of more texts the leaves are not put in the best order, which would take too long."""
Keys = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tree:
    """How texts were joined.

    Parameters
    ----------
    linkage : numpy.ndarray of float, shape (documents - 1, 4)
        As scipy has it: the two that are joined, the height, and how many texts.
    order : numpy.ndarray of int64, shape (documents,)
        The texts so that what is joined stands together.
    fit : float or None
        Cophenetic correlation: of the heights at which two texts are joined with
        their distances. None where all distances are the same.
    """

    linkage: Numbers
    order: Counts
    fit: float | None


Linkage = Literal["average", "complete", "single", "weighted"]


def join(distances: Numbers, method: Linkage) -> Tree:
    """Join the two nearest texts or clusters, again and again.

    Parameters
    ----------
    distances : numpy.ndarray of float, shape (documents, documents)
    method : {'average', 'complete', 'single', 'weighted'}
    """
    from scipy.cluster.hierarchy import cophenet, leaves_list, linkage
    from scipy.spatial.distance import squareform

    flat = squareform(distances, checks=False)
    joined = linkage(flat, method, optimal_ordering=len(distances) <= ORDERED)
    heights = cophenet(joined)
    varied = np.ptp(flat) > 0 and np.ptp(heights) > 0
    fit = float(np.corrcoef(flat, heights)[0, 1]) if varied else None
    order = leaves_list(joined).astype(np.int64)
    # An order and its mirror image say the same: the first text stands in the first half.
    mirrored = 2 * int(np.flatnonzero(order == 0)[0]) >= len(order)
    return Tree(linkage=joined, order=order[::-1].copy() if mirrored else order, fit=fit)


def members(linkage: Numbers) -> list[Counts]:
    """Give the places of the texts of each cluster, in the order of the tree."""
    texts = len(linkage) + 1
    found: list[Counts] = [np.array([place], dtype=np.int64) for place in range(texts)]
    for left, right in linkage[:, :2].astype(np.int64).tolist():
        found.append(np.concatenate([found[left], found[right]]))
    return found[texts:]


def recurrence(space: Space, tree: Tree, method: Linkage, *, resamples: int, seed: int) -> Numbers:
    """Tell in which share of resamples each cluster is one again.

    Parameters
    ----------
    space : Space
    tree : Tree
    method : {'average', 'complete', 'single', 'weighted'}
    resamples : int
    seed : int

    Returns
    -------
    numpy.ndarray of float, shape (documents - 1,)

    Notes
    -----
    The bootstrap of Felsenstein (1985): the columns, here the words, are drawn with
    replacement, and the texts are joined anew.
    """
    keys = generator(0, "keys").integers(1, 1 << 63, size=len(space.documents), dtype=np.uint64)
    wanted = _cluster_keys(tree.linkage, keys)
    times = np.zeros(len(wanted), dtype=np.int64)
    for taken in resampled_words(len(space.terms), resamples, seed, "cluster"):
        again = join_plainly(space.distances(taken), method)
        times += np.isin(wanted, _cluster_keys(again, keys))
    shares: Numbers = times / resamples
    return shares


def join_plainly(distances: Numbers, method: Linkage) -> Numbers:
    """Join texts without putting them in order."""
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    joined: Numbers = linkage(squareform(distances, checks=False), method)
    return joined


def resampled_words(words: int, resamples: int, seed: int, use: str) -> Iterator[Numbers]:
    """Draw as many words as there are, with replacement.

    Yields
    ------
    numpy.ndarray of float, shape (words,)
        How often each was drawn.
    """
    random = generator(seed, use)
    for _ in range(resamples):
        drawn = np.bincount(random.integers(words, size=words), minlength=words)
        yield drawn.astype(np.float64)


def check_resamples(resamples: object, seed: object, function: str) -> None:
    """Refuse a number of resamples or a seed that says nothing.

    Raises
    ------
    InputError
        There are some resamples but fewer than 50, or the seed is no whole number.
    """
    if whole_number(resamples, "resamples", function, least=0) in range(1, LEAST_RESAMPLES):
        raise InputError(
            f"{function}: resamples must be 0 or at least {LEAST_RESAMPLES}, got {resamples!r}."
        )
    whole_number(seed, "seed", function, least=0)


def _cluster_keys(linkage: Numbers, keys: Keys) -> Keys:
    """Give every cluster a number that depends on its texts only."""
    texts = len(keys)
    found = np.zeros(texts + len(linkage), dtype=np.uint64)
    found[:texts] = keys
    for place, (left, right) in enumerate(linkage[:, :2].astype(np.int64).tolist()):
        # The exclusive or does not depend on the order of the texts.
        found[texts + place] = found[left] ^ found[right]
    return found[texts:]
