"""From alignments to passages: neighbours joined, doubles resolved, copies counted."""

import numpy as np

from rhetoric.comparison.reuse.found import Found
from rhetoric.comparison.reuse.words import Words
from rhetoric.tokens.vocabulary import Bools, Ints

JOINED = 10
"""Alignments with no more words between them, in both texts, are one passage."""
LEAST_CONTENT = 3
"""Content words that a passage must have in common."""
TOUCHING = 3
"""So many words may belong to both of two alignments that follow each other."""
LEAST_WORTH = 15.0
"""The rarity of what is shared, times the share: chance alone makes less of common words."""
_NEIGHBOURS = 4


def join(found: Found, words: Words, least_share: float) -> Found:
    """Join alignments that follow each other in both texts, in whatever order.

    Parameters
    ----------
    found : Found
        Alignments.
    words : Words
    least_share : float
        They stay apart where together they would have less in common.

    Returns
    -------
    Found
    """
    found = found.only(np.lexsort((found.starts[0], *_documents(found, words)[::-1])))
    groups = _groups(len(found), _adjacent(found, words))
    joined = _united(found, groups, words)
    starts, ends = joined.starts, joined.ends
    documents, others = _documents(joined, words)
    good = joined.shares >= least_share
    good &= (documents != others) | (ends[0] <= starts[1])
    apart = found.only(~good[groups])
    return Found.joined([joined.only(good), apart])


def _documents(found: Found, words: Words) -> tuple[Ints, Ints]:
    starts = found.starts
    return words.documents[starts[0]], words.documents[starts[1]]


def _adjacent(found: Found, words: Words) -> Ints:
    """Which alignments, sorted, follow each other or are the same, shape (2, links)."""
    documents, others = _documents(found, words)
    starts, ends = found.starts, found.ends
    linked = [np.zeros((2, 0), dtype=np.int64)]
    for step in range(1, min(_NEIGHBOURS, len(found) - 1) + 1):
        one, other = np.s_[:, :-step], np.s_[:, step:]
        gaps = np.maximum(starts[one], starts[other]) - np.minimum(ends[one], ends[other])
        near = (gaps <= JOINED).all(axis=0)
        near &= (gaps >= -TOUCHING).all(axis=0) | (gaps < 0).all(axis=0)
        near &= documents[step:] == documents[:-step]
        near &= others[step:] == others[:-step]
        places = np.flatnonzero(near)
        linked.append(np.stack([places, places + step]))
    return np.concatenate(linked, axis=1)


def _groups(size: int, links: Ints) -> Ints:
    """Number what hangs together."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    graph = coo_matrix((np.ones(links.shape[1], dtype=bool), tuple(links)), shape=(size, size))
    groups: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return groups


def _united(found: Found, groups: Ints, words: Words) -> Found:
    """Put the pairs of each group together; of two with one word, that of the better stays."""
    passage = found.passage
    group, worth = groups[passage], found.sums(words.weights)[passage]
    first, second = found.first, found.second
    kept = np.arange(len(first))
    for side in (first, second):
        order = kept[np.lexsort((-worth[kept], side[kept], group[kept]))]
        new = np.ones(len(order), dtype=bool)
        new[1:] = (np.diff(side[order]) != 0) | (np.diff(group[order]) != 0)
        kept = order[new]
    return Found.of(group[kept], first[kept], second[kept])


def without_doubles(found: Found, words: Words) -> Found:
    """Of passages that overlap in both texts keep the one that says more."""
    found = found.only(np.lexsort((found.starts[0], *_documents(found, words)[::-1])))
    documents, others = _documents(found, words)
    starts, ends, worth = found.starts, found.ends, found.sums(words.weights)
    lengths = ends - starts
    kept = np.ones(len(found), dtype=bool)
    for step in range(1, min(_NEIGHBOURS, len(found) - 1) + 1):
        one, other = np.s_[:, :-step], np.s_[:, step:]
        common = np.minimum(ends[one], ends[other]) - np.maximum(starts[one], starts[other])
        double = (2 * common > np.minimum(lengths[one], lengths[other])).all(axis=0)
        double &= (documents[step:] == documents[:-step]) & (others[step:] == others[:-step])
        weaker = np.where(worth[step:] > worth[:-step], 0, step) + np.arange(len(double))
        kept[weaker[double]] = False
    return found.only(kept)


def document_counts(found: Found, words: Words) -> Ints:
    """Count in how many documents each passage stands.

    Copies of passages that lie in one place of a document are one: at least half of
    the longer lies in both. Each place knows the documents where its copies have their
    like; of the two places of a passage, the better known one tells.
    """
    size = len(found)
    starts, ends = found.starts.ravel(), found.ends.ravel()
    partners = words.documents[found.starts[::-1].ravel()]
    order = np.lexsort((ends, starts))
    new = np.ones(len(order), dtype=bool)
    one, other = order[:-1], order[1:]
    common = np.minimum(ends[one], ends[other]) - starts[other]
    new[1:] = 2 * common < np.maximum(ends[one] - starts[one], ends[other] - starts[other])
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.cumsum(new) - 1
    own = words.documents[starts]
    pairs = np.unique(
        np.concatenate([places, places]) * len(words.starts) + np.concatenate([own, partners])
    )
    known = np.bincount(pairs // len(words.starts), minlength=size)
    counts: Ints = known[places].reshape(2, size).max(axis=0, initial=0)
    return counts


def long_enough(found: Found, words: Words, least_words: int, least_share: float) -> Bools:
    """Which passages have enough in common."""
    content = found.sums(words.content.astype(np.float64))
    good: Bools = (found.shared >= least_words) & (found.shares >= least_share)
    good &= found.sums(words.weights) * found.shares >= LEAST_WORTH
    return good & (content >= LEAST_CONTENT)
