"""Comparing two groups of texts word by word."""

from collections.abc import Iterable
from operator import index
from statistics import NormalDist
from typing import Any

import numpy as np

from rhetoric.comparison.contrast import Contrast
from rhetoric.comparison.count_terms import term_counts
from rhetoric.comparison.counts import chosen_stop_words
from rhetoric.comparison.keyness import Keyness
from rhetoric.comparison.keyness_row import MEASURES, KeynessSettings
from rhetoric.comparison.prior import POOLED, PRIOR_WORDS, chosen_prior
from rhetoric.comparison.sides import Sides, side_by_side
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, nearest
from rhetoric.statistics import Counts
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus

Counted = Texts | TokenizedCorpus | TermCounts


def keyness(
    target: Counted,
    reference: Counted,
    *,
    measure: str = "g2",
    names: tuple[str, str] | None = None,
    prior: str | float | TermCounts = POOLED,
    prior_words: float = PRIOR_WORDS,
    min_count: int = 1,
    stop_words: str | Iterable[str] | None = None,
    confidence: float = 0.95,
) -> Keyness:
    """Find the words that set one group of texts apart from another.

    Parameters
    ----------
    target, reference : Corpus, TokenizedCorpus, Document, list of str, or TermCounts
        The two groups. A frequency list is enough: `TermCounts.from_counts`.
    measure : {'g2', 'g2-four-cell', 'log-ratio', 'log-odds'}
        What the rows are sorted by and what is drawn; every row has all of them.
        ``log-odds`` sorts by z.
    names : tuple of str, optional
        What the groups are called. Without it the names of the corpora, where they
        differ, else ``target`` and ``reference``.
    prior : {'pooled'}, float, or TermCounts
        For the log-odds, what is expected of each word before counting: the counts
        of both groups together or of a reference corpus, scaled to `prior_words`; or
        the same number for every word. Where a reference corpus lacks a word, it
        is taken to occur there 0.5 times.
    prior_words : float
        How many words the prior is worth. The more, the closer a rare word is
        drawn to no difference.
    min_count : int
        Leave out words that occur fewer times in both groups together.
    stop_words : {None, 'function-words'} or iterable of str
        Words to leave out: none, the library's short English list, or your own.
    confidence : float
        Of the intervals of the log ratio.

    Returns
    -------
    Keyness
        One row a word. What is left out still counts in the sizes and in the prior,
        so leaving out words changes no number but the corrected p, which is
        corrected for as many words as there are rows.

    Raises
    ------
    InputError
        A side has no words, no word is left, or a parameter is not what is accepted.

    Notes
    -----
    With a and b the counts, c and d the words of both groups: two-cell
    G2 = 2[a ln(a/E1) + b ln(b/E2)], E1 = c(a+b)/(c+d), E2 = d(a+b)/(c+d) (Rayson and
    Garside 2000); four-cell G2 adds the other words to the sum (Dunning 1993);
    BIC = G2 - ln(c+d) (Wilson 2013); log ratio = log2((a/c)/(b/d)) (Hardie 2014), 0.5
    in place of a count of zero, or what the rate of the other group makes expected
    where that is less; log-odds ratio with an informative Dirichlet prior
    (Monroe, Colaresi and Quinn 2008). P-values of two-cell G2 are corrected by
    Benjamini and Hochberg (1995).

    Examples
    --------
    >>> import rhetoric as rh
    >>> result = rh.keyness(["Peace, peace and land."], ["War and land, war and bread."])
    >>> [(row.term, row.count, row.reference_count) for row in result.top("target", 2)]
    [('peace', 2, 0), ('land', 1, 1)]
    """
    if measure not in MEASURES:
        raise InputError(f"keyness: measure {measure!r} is none. {nearest(measure, MEASURES)}")
    if not isinstance(confidence, float) or not 0 < confidence < 1:
        raise InputError(f"keyness: confidence must lie between 0 and 1, got {confidence!r}.")
    stopped = chosen_stop_words(stop_words, "keyness")
    both = _counted(target), _counted(reference)
    called = _names(names, both)
    for name, counts in zip(called, both, strict=True):
        if not counts.words:
            raise InputError(f"keyness: {name} has no words, so there is nothing to compare.")
    sides = side_by_side(*both)
    expected = chosen_prior(prior, prior_words, sides)
    least = _least(min_count)
    kept = _kept(sides, least, stopped)
    contrast = Contrast(
        sides.only(kept),
        expected.only(kept),
        deviations=NormalDist().inv_cdf((1 + confidence) / 2),
        tested=all(counts.documents != 1 for counts in both),
    )
    kind = "function" if isinstance(stop_words, str) else "stop"
    settings = KeynessSettings(
        measure=measure,
        names=called,
        min_count=least,
        left_out=count_phrase(len(stopped), f"{kind} word") if stopped else "",
        confidence=confidence,
    )
    return Keyness(contrast, *both, settings)


def _counted(texts: Counted) -> TermCounts:
    return texts if isinstance(texts, TermCounts) else term_counts(as_tokens(texts, "keyness"))


def _names(asked: Any, both: tuple[TermCounts, TermCounts]) -> tuple[str, str]:
    """Name the two groups."""
    if asked is None:
        first, second = (counts.account.name for counts in both)
        if first == second:
            first = second = ""
        return first or "target", second or "reference"
    fit = isinstance(asked, tuple | list) and len(asked) == 2
    if not (fit and all(isinstance(name, str) for name in asked) and asked[0] != asked[1]):
        raise InputError(f"keyness: names must be two different names, got {asked!r}.")
    return asked[0], asked[1]


def _least(min_count: Any) -> int:
    try:
        least = 0 if isinstance(min_count, bool) else index(min_count)
    except TypeError:
        least = 0
    if least < 1:
        raise InputError(f"keyness: min_count must be a number from 1 on, got {min_count!r}.")
    return least


def _kept(sides: Sides, least: int, stopped: frozenset[str]) -> Counts:
    """Choose the words that get a row."""
    kept = sides.counts + sides.reference_counts >= least
    if stopped:
        kept &= np.array([term not in stopped for term in sides.terms], dtype=bool)
    if not kept.any():
        raise InputError(
            f"keyness: no word is left: min_count={least}, "
            f"{count_phrase(len(stopped), 'stop word')}. Loosen one of them."
        )
    return np.flatnonzero(kept)
