"""Finding the words that keep company with a node."""

from collections.abc import Iterable, Sequence
from statistics import NormalDist

import numpy as np

from rhetoric.comparison.association import chi_squared_p, corrected_p
from rhetoric.comparison.collocate_row import Company, Strengths
from rhetoric.comparison.collocates import Collocates
from rhetoric.comparison.collocation_measures import (
    NltkMeasure,
    Together,
    chosen_measure,
    g2,
)
from rhetoric.comparison.contexts import make_contexts
from rhetoric.comparison.counts import chosen_stop_words
from rhetoric.comparison.effects import log_ratio
from rhetoric.comparison.nodes import Pattern, find_nodes
from rhetoric.comparison.parts import DOCUMENTS, divide
from rhetoric.comparison.windows import Windows
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, whole_number
from rhetoric.statistics import Numbers
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus

WINDOW = 5


def collocates(
    texts: Texts | TokenizedCorpus,
    pattern: Pattern,
    *,
    window: int | tuple[int, int] | None = None,
    unit: str = "words",
    measure: str | NltkMeasure = "log-dice",
    min_count: int = 3,
    stop_words: str | Iterable[str] | None = None,
    confidence: float = 0.95,
) -> Collocates:
    """Find the words that keep company with a node.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    pattern : str, list of str, mapping, Lexicon, or tuple of Lexicon and str
        The node, as `concordance` takes it. Several patterns are one node.
    window : int or tuple of int, optional
        How many words (5 by default) or sentences on each side, or ``(left, right)``; with
        sentences, beside the one of the node (0 by default).
    unit : {'words', 'sentence'}
        A window of words ends with the sentence, one of sentences with the document.
    measure : {'log-dice', 'pmi', 'npmi', 't', 'g2', 'chi-square', 'dice', 'delta-p'} or callable
        What the rows are sorted by; every row has all of them. A callable takes what the
        functions of ``nltk.metrics.association.BigramAssocMeasures`` take.
    min_count : int
        Leave out words that stand in windows fewer times.
    stop_words : {None, 'function-words'} or iterable of str
        Words to leave out.
    confidence : float
        Of the intervals of the log ratio.

    Returns
    -------
    Collocates
        One row a word, the strongest first. Without a match there are no rows.

    Raises
    ------
    InputError
        There are no words, or a parameter is not what is accepted.

    Notes
    -----
    Each word of the texts stands in a window or not, and is the collocate or not (surface
    cooccurrence, Evert 2008). With a the count in windows, r the words in windows, f the
    count in all, n all words, k the nodes: PMI = log2(a n / (r f)) (Church and Hanks 1990),
    NPMI = PMI / -log2(a / n) (Bouma 2009), log-Dice = 14 + log2(2a / (k + f)) (Rychlý 2008),
    t, G2 and chi-squared as NLTK has them. PMI favours rare words, t and G2 frequent ones.

    Examples
    --------
    >>> import rhetoric as rh
    >>> texts = ["We want peace now.", "They want peace and land.", "We have land and bread."]
    >>> found = rh.collocates(texts, "peace", min_count=2, window=2)
    >>> [(row.word, row.count, row.left, row.right, row.word_count) for row in found]
    [('want', 2, 2, 0, 2)]
    """
    name, formula = chosen_measure(measure, "collocates")
    least = whole_number(min_count, "min_count", "collocates")
    if not isinstance(confidence, float) or not 0 < confidence < 1:
        raise InputError(f"collocates: confidence must lie between 0 and 1, got {confidence!r}.")
    stopped = chosen_stop_words(stop_words, "collocates")
    tokens = as_tokens(texts, "collocates")
    nodes = find_nodes(tokens, pattern, "collocates")
    contexts = make_contexts(nodes, window, unit, "collocates", default=WINDOW)
    windows = Windows(contexts=contexts)
    company = _company(windows, least, stopped)
    tables = [company.together(place) for place in range(len(company.units))]
    left = [f"words under {least} times in windows"] if least > 1 else []
    left += [count_phrase(len(stopped), "stop word")] if stopped else []
    ratios, error = _log_ratios(company)
    strengths = Strengths(
        measure=name,
        scores=_numbers(map(formula, tables)),
        p_corrected=_p_values(tables, windows),
        ratios=ratios,
        reach=error * NormalDist().inv_cdf((1 + confidence) / 2),
        left_out=tuple(left),
        confidence=confidence,
    )
    return Collocates(windows, company, strengths)


def _company(windows: Windows, least: int, stopped: frozenset[str]) -> Company:
    """Count the words in and outside windows."""
    words = windows.words
    size = len(words.terms)
    left, right = windows.sides
    places = np.flatnonzero(left | right)
    counts = np.bincount(words.units[places], minlength=size).astype(np.int64)
    kept = counts >= least
    if stopped:
        kept &= np.array([term not in stopped for term in words.terms], dtype=bool)
    units = np.flatnonzero(kept)
    table = divide(words, DOCUMENTS, "collocates").table(
        places, words.units[places].astype(np.int64), size
    )
    nodes = np.column_stack([windows.contexts.nodes.start, windows.contexts.nodes.end])
    return Company(
        units=units,
        counts=counts[units],
        left=np.bincount(words.units[left], minlength=size)[units],
        right=np.bincount(words.units[right], minlength=size)[units],
        documents=np.diff(table.indptr).astype(np.int64)[units],
        word_counts=np.bincount(words.units, minlength=size)[units],
        in_windows=len(places),
        # What counts under two names of a mapping is one node.
        nodes=len(np.unique(nodes, axis=0)),
        words=len(words),
    )


def _log_ratios(company: Company) -> tuple[Numbers, Numbers]:
    """The log ratio of the rates in and outside windows, and its standard error."""
    outside = company.words - company.in_windows
    if not outside or not len(company.units):
        nothing = np.full(len(company.units), np.nan)
        return nothing, nothing
    others = company.word_counts - company.counts
    return log_ratio(company.counts, others, company.in_windows, outside)


def _p_values(tables: Sequence[Together], windows: Windows) -> Numbers:
    """P-values of G2, corrected for all collocates; none where the node is in one document."""
    documents = windows.contexts.nodes.documents()
    values = _numbers(map(g2, tables))
    if not len(tables) or len(np.unique(documents)) < 2 or np.isnan(values).any():
        return np.full(len(tables), np.nan)
    return corrected_p(chi_squared_p(np.abs(values)))


def _numbers(values: Iterable[float | None]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
