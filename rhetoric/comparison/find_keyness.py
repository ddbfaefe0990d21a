"""Comparing two groups of texts word by word."""

from collections.abc import Iterable

from rhetoric.comparison.choosing import asked, compared
from rhetoric.comparison.counted_texts import CountedTexts, count_texts
from rhetoric.comparison.keyness import Keyness, Side
from rhetoric.comparison.prior import POOLED, PRIOR_WORDS
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.comparison.unit_names import WORDS
from rhetoric.comparison.units import counted_units
from rhetoric.corpus.groups import overlap_note, two_names
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus

Given = Texts | TokenizedCorpus | TermCounts
_SHOWN = 3


def keyness(
    target: Given,
    reference: Given,
    *,
    measure: str = "g2",
    unit: str | Lexicon = WORDS,
    ngrams: int = 1,
    names: tuple[str, str] | None = None,
    correction: str = "benjamini-hochberg",
    prior: str | float | TermCounts = POOLED,
    prior_words: float = PRIOR_WORDS,
    simple_maths_n: float = 1.0,
    min_count: int = 1,
    min_documents: int = 1,
    stop_words: str | Iterable[str] | None = None,
    permutations: int = 10_000,
    seed: int = 0,
    confidence: float = 0.95,
) -> Keyness:
    """Find the words that set one group of texts apart from another.

    Parameters
    ----------
    target, reference : Corpus, TokenizedCorpus, Document, list of str, or TermCounts
        The two groups, with no document in both. A frequency list is enough:
        `TermCounts.from_counts`.
    measure : str
        What the rows are sorted by and what is drawn; every row has all measures. One
        of ``g2``, ``g2-four-cell``, ``chi2``, ``chi2-yates``, ``fisher``, ``bic``,
        ``log-ratio``, ``log-ratio-conservative``, ``percent-difference``,
        ``odds-ratio``, ``pmi``, ``simple-maths``, ``log-odds`` (its z) and
        ``permutation``, which shuffles the texts, so that one long text cannot make a
        key word.
    unit : {'words', 'stems'} or Lexicon
        What is compared, as in `term_counts`: of a lexicon, its categories. Counts
        that are given as TermCounts must be of the same.
    ngrams : int
        Compare so many words in a row, from 2 to 5.
    names : tuple of str, optional
        What the groups are called. Without it the names of the corpora, where they
        differ, else ``target`` and ``reference``.
    correction : {'benjamini-hochberg', 'bonferroni'}
        How p-values are corrected for the number of rows.
    prior : {'pooled'}, float, or TermCounts
        For the log-odds, what is expected of each word before counting: the counts
        of both groups together or of a reference corpus, scaled to `prior_words`; or
        the same number for every word. Where a reference corpus lacks a word, it
        is taken to occur there 0.5 times.
    prior_words : float
        How many words the prior is worth. The more, the closer a rare word is
        drawn to no difference.
    simple_maths_n : float
        What simple maths adds to both rates per million.
    min_count, min_documents : int
        Leave out words that occur fewer times, or in fewer texts, in both groups
        together.
    stop_words : {None, 'function-words', 'nltk'} or iterable of str
        Words to leave out: none, the library's short English list, NLTK's list if it
        is on this machine, or your own. Of n-grams, those of nothing but such words.
    permutations : int
        How many random ones a permutation test looks at, at most.
    seed : int
        Of the permutations.
    confidence : float
        Of the intervals.

    Returns
    -------
    Keyness
        One row a word. What is left out still counts in the sizes and in the prior,
        so leaving out words changes no number but corrected p and LRC, which are
        corrected for as many words as there are rows.

    Raises
    ------
    InputError
        A side has no words, a document is in both, no word is left, or a parameter is
        not what is accepted.
    MissingDependencyError
        NLTK's stop words are asked for and not there.

    Notes
    -----
    With a and b the counts, c and d the words of both groups: two-cell
    G2 = 2[a ln(a/E1) + b ln(b/E2)], E1 = c(a+b)/(c+d), E2 = d(a+b)/(c+d) (Rayson and
    Garside 2000); four-cell G2 adds the other words to the sum (Dunning 1993), as
    chi-squared and Fisher's exact test do; BIC = G2 - ln(c+d) (Wilson 2013); log ratio =
    log2((a/c)/(b/d)) (Hardie 2014); LRC is the end nearer to 0 of its exact corrected
    interval (Evert 2022); %DIFF = 100(a/c - b/d)/(b/d) (Gabrielatos and Marchi 2012);
    odds ratio = a(d-b)/(b(c-a)) with the interval of Woolf (1955); PMI = log2(a/E1)
    (Church and Hanks 1990); simple maths (Kilgarriff 2009); log-odds ratio with an
    informative Dirichlet prior (Monroe, Colaresi and Quinn 2008). In ratios 0.5 stands
    for a count of zero, or what the rate of the other group makes expected where that
    is less. P-values are of the measure, or of two-cell G2 where it is a size of effect.

    The permutation test shuffles which texts are the target (Pitman 1937; for words,
    Lijffijt et al. 2016). Its statistic is Welch's t of the rates of a word in the texts,
    so that each text counts once, however long.

    Examples
    --------
    >>> import rhetoric as rh
    >>> result = rh.keyness(["Peace, peace and land."], ["War and land, war and bread."])
    >>> [(row.term, row.count, row.reference_count) for row in result.top("target", 2)]
    [('peace', 2, 0), ('land', 1, 1)]
    """
    wanted = asked(
        "keyness",
        measure=measure,
        correction=correction,
        prior=prior,
        prior_words=prior_words,
        simple_maths_n=simple_maths_n,
        min_count=min_count,
        min_documents=min_documents,
        stop_words=stop_words,
        permutations=permutations,
        seed=seed,
        confidence=confidence,
    )
    both = _side(target, unit, ngrams), _side(reference, unit, ngrams)
    first, second = (
        side.counts.account.name if isinstance(side, CountedTexts) else side.account.name
        for side in both
    )
    called = two_names(names, (first, second), ("target", "reference"), "keyness")
    return compared(*both, called, wanted, overlap=_overlap(both, called))


def _side(given: Given, unit: str | Lexicon, ngrams: int) -> Side:
    if isinstance(given, TermCounts):
        return given
    tokens = as_tokens(given, "keyness")
    return count_texts(tokens, counted_units(tokens, unit, ngrams, "keyness"), None)


def _overlap(both: tuple[Side, Side], names: tuple[str, str]) -> str:
    """Tell which texts stand on both sides; refuse two groups of one corpus that overlap."""
    texts = [side.tokens.corpus for side in both if isinstance(side, CountedTexts)]
    if len(texts) < 2:
        return ""
    target = set(map(id, texts[0]))
    shared = [document.id for document in texts[1] if id(document) in target]
    if shared:
        shown = ", ".join(map(repr, shared[:_SHOWN])) + ("…" if len(shared) > _SHOWN else "")
        stand = "stands" if len(shared) == 1 else "stand"
        raise InputError(
            f"keyness: {count_phrase(len(shared), 'document')} {stand} in both {names[0]} and "
            f"{names[1]} ({shown}). Take them out of one: what is in both would be compared with "
            "itself. keyness_by compares each group with the rest."
        )
    return overlap_note(texts[0], texts[1], names)
