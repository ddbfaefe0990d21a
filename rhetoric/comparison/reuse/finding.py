"""From words to shared passages, step by step."""

from dataclasses import dataclass

import numpy as np

from rhetoric.comparison.reuse.found import Found
from rhetoric.comparison.reuse.joining import (
    document_counts,
    join,
    long_enough,
    without_doubles,
)
from rhetoric.comparison.reuse.local_alignment import align
from rhetoric.comparison.reuse.matches import Matches, find_matches
from rhetoric.comparison.reuse.windows import make_windows
from rhetoric.comparison.reuse.words import Words
from rhetoric.statistics import Numbers
from rhetoric.tokens.vocabulary import Bools, Ints

ROUNDS = 3
"""How often what no alignment covers is aligned again: a window may hold two passages."""
_MATCHES_AT_ONCE = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What counts as a passage.

    Parameters
    ----------
    min_words : int
    min_share : float
    common : int
    within : bool
    """

    min_words: int
    min_share: float
    common: int
    within: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Passages:
    """Shared passages as columns, the one that says most first.

    Parameters
    ----------
    found : Found
    documents : numpy.ndarray of int64, shape (passages,)
        In how many documents each stands.
    scores : numpy.ndarray of float, shape (passages,)
    passed_over : int
        How many runs of words occur too often to start a passage.
    """

    found: Found
    documents: Ints
    scores: Numbers
    passed_over: int


def find_passages(words: Words, settings: Settings) -> Passages:
    """Find the passages that stand in two places.

    Parameters
    ----------
    words : Words
    settings : Settings

    Returns
    -------
    Passages
    """
    apart = settings.min_words if settings.within else None
    matches = find_matches(words, settings.common, apart)
    parts = [_of_some(some, words, settings) for some in matches.parts(words, _MATCHES_AT_ONCE)]
    found = Found.joined(parts)
    worth = np.concatenate([part.sums(words.weights) for part in parts])
    documents = document_counts(found, words)
    values = worth * found.shares / np.log2(np.maximum(documents, 2))
    order = np.lexsort((*found.starts[::-1], -values))
    return Passages(
        found=found.only(order),
        documents=documents[order],
        scores=values[order],
        passed_over=matches.passed_over,
    )


def _of_some(matches: Matches, words: Words, settings: Settings) -> Found:
    """Find the passages that some documents share."""
    found = join(_aligned(matches, words), words, settings.min_share)
    found = found.only(long_enough(found, words, settings.min_words, settings.min_share))
    return without_doubles(found, words).with_moved(words)


def _aligned(matches: Matches, words: Words) -> Found:
    """Align around the matches, and again around those that are left over."""
    first, second, passage = np.zeros((3, 0), dtype=np.int64)
    for _ in range(ROUNDS):
        windows, window = make_windows(matches, words)
        aligned = align(windows, words.forms, words.weights)
        passage = np.append(passage, aligned.window + passage.max(initial=-1) + 1)
        first = np.append(first, aligned.first)
        second = np.append(second, aligned.second)
        found = Found.of(aligned.window, aligned.first, aligned.second)
        matches = matches.only(_left_over(matches, window, found, np.unique(aligned.window)))
        if not len(matches):
            break
    return Found.of(passage, first, second)


def _left_over(matches: Matches, window: Ints, found: Found, windows: Ints) -> Bools:
    """Which matches lie outside the alignment that their window has."""
    place = np.searchsorted(windows, window)
    place[place == len(windows)] = 0
    if not len(windows):
        return np.zeros(len(matches), dtype=bool)
    starts, ends = found.starts[:, place], found.ends[:, place]
    at = np.stack([matches.first, matches.second])
    covered = ((starts <= at) & (at < ends)).all(axis=0)
    left: Bools = (windows[place] == window) & ~covered
    return left
