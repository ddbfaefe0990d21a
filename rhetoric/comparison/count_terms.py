"""Counting the words of a set of texts all together."""

import numpy as np

from rhetoric.comparison.account import account_of
from rhetoric.comparison.counting import count_totals
from rhetoric.comparison.counts import word_units
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.corpus.reading import Texts
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus


def term_counts(texts: Texts | TokenizedCorpus, *, name: str | None = None) -> TermCounts:
    """Count the words of texts.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    name : str, optional
        What to call them in comparisons; the name of the corpus by default.

    Returns
    -------
    TermCounts
        Every word with its count and the number of texts that have it. Nothing is
        left out, so counts of parts can be added.

    Raises
    ------
    InputError
        The texts are none of these.

    Examples
    --------
    >>> import rhetoric as rh
    >>> counts = rh.term_counts(["Peace and bread."]) + rh.term_counts(["Peace!"])
    >>> counts.top(1)
    [TermCount(term='peace', count=2, documents=2, per_thousand=500.0)]
    """
    tokens = as_tokens(texts, "term_counts")
    words = word_units(tokens)
    counts, frequency = count_totals(tokens.columns, words.unit_of_type, len(words.terms))
    there = np.flatnonzero(counts)
    return TermCounts(
        [words.terms[place] for place in there.tolist()],
        counts[there],
        frequency[there],
        words=int(counts.sum()),
        documents=len(tokens.corpus),
        account=account_of(tokens, name),
    )
