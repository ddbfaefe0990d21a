"""What sets each text apart: words weighted by how few of the texts use them."""

from collections.abc import Iterable
from math import e

from rhetoric.comparison.smart import DEFAULT, chosen_scheme
from rhetoric.comparison.tfidf_table import TfidfTable
from rhetoric.comparison.weighting import weighted
from rhetoric.comparison.word_table import WordLimits, word_table
from rhetoric.corpus.reading import Texts
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus


def tfidf(
    texts: Texts | TokenizedCorpus,
    *,
    scheme: str = DEFAULT,
    log_base: float = e,
    by: str | None = None,
    min_documents: int = 1,
    max_documents: int | None = None,
    stop_words: str | Iterable[str] | None = None,
) -> TfidfTable:
    """Weight the words of each text by how few of the texts use them.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    scheme : str
        Three letters of the SMART notation. Of the term weight: ``n`` the count, ``l``
        1 + log(count), ``a`` 0.5 + 0.5 count / highest count of the text, ``b`` 1,
        ``L`` (1 + log(count)) / (1 + log(mean count of the text)). Of the document
        weight: ``n`` none, ``t`` log(n / df), ``p`` log((n - df) / df) or 0, ``s``
        the smooth form of scikit-learn, ln((1 + n) / (1 + df)) + 1. Of the scaling:
        ``n`` none, ``c`` rows of length 1.
    log_base : float
        Base of the logarithms. The books take 10 in their examples.
    by : str, optional
        A metadata field. Documents that share a value of it are pooled and
        weighted as one text, so n and df count groups.
    min_documents, max_documents : int
        Leave out words that fewer or more documents use; documents are counted, not
        groups. With ``max_documents=len(corpus) - 1`` only words remain that set
        texts apart.
    stop_words : {None, 'function-words'} or iterable of str
        Words to leave out: none, the library's short English list, or your own.

    Returns
    -------
    TfidfTable

    Raises
    ------
    InputError
        No word is left, or a parameter is not what is accepted.

    Notes
    -----
    The default is count times ln((1 + n) / (1 + df)) + 1, rows scaled to length 1:
    scikit-learn's smooth form of Spärck Jones (1972). The letters are those of
    Manning, Raghavan and Schütze (2008), chapter 6, and ``s`` for the smooth form.
    With ``t`` a word that all texts use weighs 0.

    Examples
    --------
    >>> import rhetoric as rh
    >>> table = rh.tfidf(["Peace and bread.", "Peace and land."])
    >>> table.top("text-1", 1)[0].term
    'bread'
    """
    weighting = chosen_scheme(scheme, log_base, "tfidf")
    limits = WordLimits(
        min_documents=min_documents, max_documents=max_documents, stop_words=stop_words
    )
    table = word_table(as_tokens(texts, "tfidf"), limits, by=by, function="tfidf")
    counts = table.counts
    return TfidfTable(
        counts,
        weighted(counts.matrix, weighting),
        counts.document_frequency,
        scheme=", ".join(filter(None, (weighting.describe(), *table.left_out, table.groups))),
        texts=table.texts,
        pooled=table.pooled,
        flagged=table.flagged,
    )
