"""Counting what texts are made of: words, stems, n-grams, categories of a lexicon."""

from rhetoric.comparison.counted_texts import count_texts
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.comparison.unit_names import WORDS
from rhetoric.comparison.units import counted_units
from rhetoric.corpus.reading import Texts
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus


def term_counts(
    texts: Texts | TokenizedCorpus,
    *,
    unit: str | Lexicon = WORDS,
    ngrams: int = 1,
    name: str | None = None,
) -> TermCounts:
    """Count the words of texts, or what else they are made of.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    unit : {'words', 'stems'} or Lexicon
        Words, their stems (by the English Snowball stemmer), or the matches of each
        category of a lexicon.
    ngrams : int
        Count so many words (or stems) in a row instead of each alone, from 2 to 5.
        They stand in one sentence with nothing but white space between them, as in a
        phrase of a lexicon, or a possessive ("people's army"), which is kept.
    name : str, optional
        What to call the texts in comparisons; the name of the corpus by default.

    Returns
    -------
    TermCounts
        Every word with its count and the number of texts that have it. Nothing is
        left out, so counts of parts can be added. Rates are per 1,000 words, those of
        n-grams per 1,000 n-grams.

    Raises
    ------
    InputError
        The texts are none of these, or there is no such unit.

    Examples
    --------
    >>> import rhetoric as rh
    >>> counts = rh.term_counts(["Peace and bread."]) + rh.term_counts(["Peace!"])
    >>> counts.top(1)
    [TermCount(term='peace', count=2, documents=2, per_thousand=500.0)]
    >>> rh.term_counts(["The people's army, the people."], ngrams=2).terms
    ("people's army", 'the people')
    """
    tokens = as_tokens(texts, "term_counts")
    counted = counted_units(tokens, unit, ngrams, "term_counts")
    return count_texts(tokens, counted, name).counts
