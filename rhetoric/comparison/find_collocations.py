"""Finding words that stand together more often than chance."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

import numpy as np

from rhetoric.comparison.association import corrected_p, normal_p
from rhetoric.comparison.collocation_measures import NltkMeasure, Together, chosen_measure
from rhetoric.comparison.collocations import Collocations
from rhetoric.comparison.counts import chosen_stop_words
from rhetoric.comparison.grams import Grams, grams_at, starts_of
from rhetoric.comparison.interactions import agreements, interaction
from rhetoric.comparison.sequence_choices import (
    INSIDE,
    chosen_lengths,
    lengths_text,
)
from rhetoric.comparison.ties import PAIR, Ties, together
from rhetoric.comparison.word_line import WordLine
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, whole_number
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Bools

SHORTEST, LONGEST = PAIR, 5
OF_ANY_LENGTH = ("z", "lambda")
"""Measures that sequences of every length have."""
_DRAWS = (
    "z and p take every sequence for an independent draw. Words come in clusters, so they promise "
    "more certainty than there is: see in how many documents a collocation stands."
)
_LONGER = (
    "Lambda of three words and more is what the whole adds to all of its parts: it may be small, "
    "or under 0, where a part such as a fixed pair already makes expect the rest."
)
_NESTED = (
    "Shorter collocations are counted inside longer ones too; alone is how often one stands "
    "outside a longer one of the list."
)


def collocations(
    texts: Texts | TokenizedCorpus,
    n: int | tuple[int, int] = 2,
    *,
    min_count: int = 2,
    measure: str | NltkMeasure = "z",
    stop_words: str | Iterable[str] | None = None,
    smoothing: float = 0.5,
) -> Collocations:
    """Find words that stand one right after the other more often than chance.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    n : int or tuple of int
        How many words each has, from 2 to 5: one number, or the fewest and the most.
    min_count : int
        Leave out sequences that occur fewer times.
    measure : str or callable
        What the rows are sorted by: 'z' or 'lambda'; of pairs also 'log-dice', 'pmi', 'npmi',
        't', 'g2', 'chi-square', 'dice', 'delta-p', or a callable that takes what the functions
        of ``nltk.metrics.association.BigramAssocMeasures`` take. Every row has all that
        its length has.
    stop_words : {None, 'function-words', 'nltk'} or iterable of str
        Leave out sequences that begin or end with one of these. They are counted all the same.
    smoothing : float
        Added to every cell before logarithms are taken, so that none is of 0.

    Returns
    -------
    Collocations
        One row a sequence, the strongest first; last stand those that keep apart.

    Raises
    ------
    InputError
        A parameter is not what is accepted, or the measure is one of pairs and `n` is not 2.

    Notes
    -----
    A sequence crosses no sign but a possessive 's and no end of a sentence, as in `ngrams`.
    Each of the sequences of n words that the texts have agrees, or does not, with the one in
    question in each of its places: a table of 2**n cells, to each of which `smoothing` is added.
    Lambda is the highest interaction of the saturated log-linear model of this table, and z is
    lambda over its standard error (Blaheta and Johnson 2001); quanteda's
    ``textstat_collocations`` computes both so and sorts by z. Of pairs the other measures
    are those of `collocates`, with the place behind the first word as window. z asks how
    sure it is that lambda is not 0: it favours frequent words, and where those of a name stand
    nowhere else, some cells are empty and z is small beside lambda and G2. Function words
    may stand inside a sequence, such as "house of representatives", but not at its ends, as
    with Justeson and Katz (1995).

    Examples
    --------
    >>> import rhetoric as rh
    >>> texts = ["I like good ice cream.", "Me too! I like good ice cream."]
    >>> found = rh.collocations(texts)
    >>> [(row.text, row.count, round(row.lambda_, 3), round(row.z, 3)) for row in found][:2]
    [('good ice', 2, 4.317, 2.028), ('i like', 2, 4.317, 2.028)]
    """
    fewest, most = chosen_lengths(n, "collocations", SHORTEST, LONGEST)
    asked = _Asked(
        least=whole_number(min_count, "min_count", "collocations"),
        measure=_measure(measure, most),
        stopped=chosen_stop_words(stop_words, "collocations"),
        smoothing=_smoothing(smoothing),
    )
    words = WordLine(as_tokens(texts, "collocations"))
    ties = [_ties(words, size, asked) for size in range(fewest, most + 1)]
    ties = _with_p(ties, words)
    said = lengths_text(fewest, most)
    name, _ = asked.measure
    return Collocations(
        words,
        ties,
        measure=name,
        name=f"sequences of {said}",
        notes=_notes(ties, words, asked),
        described=_described(said, ties, asked),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What was asked for, checked."""

    least: int
    measure: tuple[str, Callable[[Together], float | None] | None]
    stopped: frozenset[str]
    smoothing: float


def _measure(
    measure: str | NltkMeasure, most: int
) -> tuple[str, Callable[[Together], float | None] | None]:
    """Give what a measure is called, and its formula where it is one of pairs."""
    if isinstance(measure, str) and measure in OF_ANY_LENGTH:
        return measure, None
    name, formula = chosen_measure(measure, "collocations", OF_ANY_LENGTH)
    if most > PAIR:
        possible = " or ".join(f"measure={one!r}" for one in OF_ANY_LENGTH)
        raise InputError(
            f"collocations: measure {measure!r} is one of pairs, and n goes to {most}. "
            f"Choose {possible}, or n=2."
        )
    return name, formula


def _smoothing(given: Any) -> float:
    number = isinstance(given, int | float) and not isinstance(given, bool)
    if not (number and isfinite(given) and given > 0):
        raise InputError(f"collocations: smoothing must be a number above 0, got {given!r}.")
    return float(given)


def _ties(words: WordLine, size: int, asked: _Asked) -> Ties:
    """Find the sequences of one length, and how their words hold together."""
    starts = np.flatnonzero(starts_of(words, size))
    grams = grams_at(words, starts, size, asked.least)
    if asked.stopped:
        grams = grams.select(~_stopped(grams, asked.stopped))
    agreeing = agreements(grams, starts)
    lambdas, z = interaction(agreeing, asked.smoothing)
    singles = agreeing[:, 1 << np.arange(size)]
    name, formula = asked.measure
    scores = lambdas if name == "lambda" else z
    if formula is not None:
        tables = (together(grams, singles, len(starts), place) for place in range(len(z)))
        values = (formula(table) for table in tables)
        scores = np.array([np.nan if v is None else v for v in values], dtype=np.float64)
    return Ties(
        grams=grams,
        sequences=len(starts),
        singles=singles,
        lambdas=lambdas,
        z=z,
        scores=scores,
        p_corrected=np.full(len(z), np.nan),
    )


def _stopped(grams: Grams, stopped: frozenset[str]) -> Bools:
    """Tell which n-grams begin or end with a stop word."""
    words = grams.words
    stops = np.array([term in stopped for term in words.terms], dtype=bool)
    if not len(stops):
        return np.zeros(len(grams.first), dtype=bool)
    ends: Bools = stops[words.units[grams.first]] | stops[words.units[grams.first + grams.size - 1]]
    return ends


def _with_p(ties: Sequence[Ties], words: WordLine) -> list[Ties]:
    """Add p-values, corrected for all sequences; none where there is one document only."""
    if _one_document(words):
        return list(ties)
    p = corrected_p(normal_p(np.concatenate([one.z for one in ties])))
    bounds = np.cumsum([len(one.z) for one in ties])[:-1]
    parts = np.split(p, bounds)
    return [replace(one, p_corrected=part) for one, part in zip(ties, parts, strict=True)]


def _one_document(words: WordLine) -> bool:
    return int((np.diff(words.document_starts) > 0).sum()) < 2


def _notes(ties: Sequence[Ties], words: WordLine, asked: _Asked) -> tuple[str, ...]:
    found = sum(len(one.z) for one in ties)
    pairs = ties[0].z if ties[0].grams.size == PAIR else np.zeros(0)
    apart = int((pairs < 0).sum())
    all_told = "; ".join(
        f"{count_phrase(one.sequences, 'sequence')} of {one.grams.size} words" for one in ties
    )
    left = [f"sequences that occur under {asked.least} times"] if asked.least > 1 else []
    left += (
        [f"those that begin or end with one of {count_phrase(len(asked.stopped), 'stop word')}"]
        if asked.stopped
        else []
    )
    notes = [
        f"The texts have {all_told}.",
        f"Left out: {' and '.join(left)}. They are counted in the sizes." if left else "",
        _NESTED if len(ties) > 1 else "",
        _LONGER if found and ties[-1].grams.size > PAIR else "",
        f"{apart:,} of {count_phrase(len(pairs), 'pair')} stand together less often than chance: "
        "z under 0."
        if apart
        else "",
        _DRAWS if found else "",
        "There are words in one document only, so there are no p-values."
        if found and _one_document(words)
        else "",
    ]
    return tuple(note for note in notes if note)


def _described(said: str, ties: Sequence[Ties], asked: _Asked) -> str:
    name, _ = asked.measure
    tests = sum(len(one.z) for one in ties)
    stops = f"; none begins or ends with one of {len(asked.stopped)} stop words"
    pairs = (
        " Of pairs, with the place behind the first word as window: log-Dice (Rychlý 2008), PMI "
        "(Church and Hanks 1990), NPMI (Bouma 2009), t (Church et al. 1991), log-likelihood G2 "
        "(Dunning 1993), chi-squared, Dice, Delta P (Gries 2013)."
    )
    return (
        f"Collocations: sequences of {said}, {INSIDE}; at least {asked.least} occurrences"
        f"{stops if asked.stopped else ''}. Lambda: the highest interaction of the saturated "
        "log-linear model of the table in which every sequence of that length has, or has not, "
        f"each word in its place, {asked.smoothing:g} added to each cell; z is lambda over its "
        "standard error (Blaheta and Johnson 2001), with two-sided p corrected for "
        f"{count_phrase(tests, 'sequence')} (Benjamini and Hochberg 1995)."
        f"{pairs if ties[0].grams.size == PAIR else ''} Sorted by {name}."
    )
