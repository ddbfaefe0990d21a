"""Comparing two texts by what each word adds to their difference."""

from collections.abc import Iterable

import numpy as np

from rhetoric.comparison.count_terms import term_counts
from rhetoric.comparison.counts import chosen_stop_words
from rhetoric.comparison.matching_terms import TermWeights, term_weights
from rhetoric.comparison.shift_measures import KINDS
from rhetoric.comparison.shift_row import ShiftSettings
from rhetoric.comparison.shift_values import BOTH, FIRST, ShiftValues
from rhetoric.comparison.sides import Sides, side_by_side
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.comparison.word_shift import WordShift
from rhetoric.corpus.groups import overlap_note, two_names
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, check_choice
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.statistics import Numbers, check_draws
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus

Counted = Texts | TokenizedCorpus | TermCounts


def word_shift(
    first: Counted,
    second: Counted,
    *,
    kind: str = "proportion",
    lexicon: Lexicon | None = None,
    category: str | None = None,
    reference: str | float = FIRST,
    names: tuple[str, str] | None = None,
    stop_words: str | Iterable[str] | None = None,
    confidence: float = 0.95,
    resamples: int = 1000,
    seed: int = 0,
) -> WordShift:
    """Find what each word adds to the difference between two texts or groups of texts.

    Parameters
    ----------
    first, second : Corpus, TokenizedCorpus, Document, list of str, or TermCounts
        The shift goes from the first to the second. Counts have no intervals and no
        lines to open.
    kind : {'proportion', 'entropy', 'jensen-shannon', 'weighted'}
        Of what the difference is: the shares of the words, the entropy (how even
        the words are used), the Jensen-Shannon divergence (how far the two are from
        their common middle), or the mean weight in a graded lexicon.
    lexicon : Lexicon, optional
        For a weighted shift: entries with different weights.
    category : str, optional
        Only the entries of this category of the lexicon and of what is below it.
    reference : {'first', 'both'} or float
        For a weighted shift, the weight above which a word counts as relatively
        positive: the mean of the first side, the middle of both means, or a number,
        such as the middle of the scale. It moves contributions from word to word and
        leaves their sum as it is.
    names : tuple of str, optional
        What the sides are called. Without it the names of the corpora, where they
        differ, else ``first`` and ``second``.
    stop_words : {None, 'function-words'} or iterable of str
        Words to leave out, as if they were not there.
    confidence : float
        Of the intervals, between 0 and 1.
    resamples : int
        Bootstrap resamples, at least 100.
    seed : int
        The same seed gives the same intervals.

    Returns
    -------
    WordShift
        One row a word, those that add most first. The contributions add up to the
        second value less the first; for the Jensen-Shannon divergence their sizes add
        up to it.

    Raises
    ------
    InputError
        A side has no words, no word of a side has a weight, or a parameter is not
        what is accepted.

    Notes
    -----
    With p and q the shares of a word in the first and second text (Gallagher et al.
    2021, EPJ Data Science 10, 4): proportion q - p; entropy -q log2 q + p log2 p;
    Jensen-Shannon, with m = (p + q) / 2, (p log2(p/m) + q log2(q/m)) / 2 (Lin 1991),
    signed by q - p; weighted (q - p)(w - r), with w the weight of the word and r the
    reference value (Dodds and Danforth 2010). 0 log 0 is 0, and nothing is
    smoothed. Intervals resample the documents of both sides (Efron and Tibshirani
    1993); a side of one document has none.

    Examples
    --------
    >>> import rhetoric as rh
    >>> moods = rh.Lexicon.from_dict(
    ...     {"mood": [{"pattern": "peace", "weight": 8}, {"pattern": "war", "weight": 2}]}
    ... )
    >>> shift = rh.word_shift(["War and peace."], ["Peace!"], kind="weighted", lexicon=moods)
    >>> [(row.term, row.component, row.contribution) for row in shift]
    [('peace', '+↑', 1.5), ('war', '-↓', 1.5)]
    >>> shift.totals.difference
    3.0
    """
    check_choice("word_shift", "kind", kind, tuple(KINDS))
    check_draws(confidence, resamples, seed, "word_shift")
    _check_weighing(kind, lexicon, category, reference)
    stopped = chosen_stop_words(stop_words, "word_shift")
    (counts, tokens), (other_counts, other_tokens) = map(_counted, (first, second))
    both = counts, other_counts
    called = two_names(
        names,
        (counts.account.name, other_counts.account.name),
        ("first", "second"),
        "word_shift",
    )
    for name, own in zip(called, both, strict=True):
        if not own.words:
            raise InputError(f"word_shift: {name} has no words, so there is nothing to compare.")
    sides = side_by_side(*both)
    kept = np.array([term not in stopped for term in sides.terms], dtype=bool)
    weighing = None
    if lexicon is not None:
        weighing = term_weights(lexicon, category, sides.terms, "word_shift")
        kept &= ~np.isnan(weighing.weights)
    weights = None if weighing is None else weighing.weights[kept]
    looked_at = sides.only(np.flatnonzero(kept))
    _check_words(looked_at, called, weights)
    settings = ShiftSettings(
        names=called,
        lexicon="" if lexicon is None else lexicon.describe(),
        left_out=_left_out(stop_words, len(stopped), weighing),
        overlap=overlap_note(tokens.corpus, other_tokens.corpus, called)
        if tokens and other_tokens
        else "",
        confidence=confidence,
        resamples=resamples,
        seed=seed,
    )
    values = ShiftValues(kind=kind, sides=looked_at, weights=weights, reference=reference)
    return WordShift(values, both, (tokens, other_tokens), settings)


def _counted(texts: Counted) -> tuple[TermCounts, TokenizedCorpus | None]:
    """Count texts; what was given as counts has no tokens."""
    if isinstance(texts, TermCounts):
        return texts, None
    tokens = as_tokens(texts, "word_shift")
    return term_counts(tokens), tokens


def _left_out(stop_words: object, stopped: int, weighing: TermWeights | None) -> tuple[str, ...]:
    """Write what was left out, a remark each."""
    kind = "function" if isinstance(stop_words, str) else "stop"
    words = f"Left out: {count_phrase(stopped, f'{kind} word')}." if stopped else ""
    unfit = "" if weighing is None else weighing.left_out
    entries = f"Left out, since counts of words cannot have them: {unfit}." if unfit else ""
    return tuple(filter(None, (words, entries)))


def _check_weighing(kind: str, lexicon: object, category: object, reference: object) -> None:
    """Refuse a lexicon without a weighted shift, and a weighted shift without a lexicon."""
    if kind == "weighted" and not isinstance(lexicon, Lexicon):
        raise InputError(
            "word_shift: kind='weighted' needs lexicon=, a Lexicon whose entries have weights, "
            f"got {type(lexicon).__name__}. Load one with load_lexicon(name or path)."
        )
    if kind != "weighted" and (lexicon is not None or category is not None):
        raise InputError(
            f"word_shift: a lexicon is used by kind='weighted' only, got kind={kind!r}. To see "
            "which entries make the rate of a frame higher, use frame_shift."
        )
    number = isinstance(reference, int | float) and not isinstance(reference, bool)
    if not (number and np.isfinite(reference)) and reference not in (FIRST, BOTH):  # type: ignore[call-overload]
        raise InputError(
            "word_shift: reference must be 'first', 'both' or a number on the scale of the "
            f"weights, got {reference!r}."
        )


def _check_words(sides: Sides, names: tuple[str, str], weights: Numbers | None) -> None:
    """Refuse a side of which no word is left."""
    for name, counts in zip(names, (sides.counts, sides.reference_counts), strict=True):
        if not counts.any():
            why = "has a weight in the lexicon" if weights is not None else "is left"
            raise InputError(
                f"word_shift: no word of {name} {why}, so there is nothing to compare. Give "
                f"{'another lexicon' if weights is not None else 'fewer stop words'}."
            )
