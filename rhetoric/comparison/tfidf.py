"""What sets each text apart: words weighted by how few of the texts use them."""

from collections.abc import Iterable

from rhetoric.comparison.counts import chosen_stop_words, count_words
from rhetoric.comparison.tfidf_table import TfidfTable
from rhetoric.comparison.weighting import weighted, weighting_text
from rhetoric.corpus.reading import Texts
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus


def tfidf(
    texts: Texts | TokenizedCorpus,
    *,
    sublinear: bool = False,
    min_documents: int = 1,
    max_documents: int | None = None,
    stop_words: str | Iterable[str] | None = None,
) -> TfidfTable:
    """Weight the words of each text by how few of the texts use them.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    sublinear : bool
        Count a word 1 + ln(count) times.
    min_documents, max_documents : int
        Leave out words that fewer or more documents use. With
        ``max_documents=len(corpus) - 1`` only words remain that set texts apart.
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
    Weight is count times ln((1 + n) / (1 + df)) + 1, rows scaled to length 1:
    scikit-learn's smooth form of Spärck Jones (1972).

    Examples
    --------
    >>> import rhetoric as rh
    >>> table = rh.tfidf(["Peace and bread.", "Peace and land."])
    >>> table.top("text-1", 1)[0].term
    'bread'
    """
    tokens = as_tokens(texts, "tfidf")
    stopped = chosen_stop_words(stop_words, "tfidf")
    counts = count_words(
        tokens, min_documents=min_documents, max_documents=max_documents, stop_words=stopped
    )
    weights = weighted(counts.matrix, sublinear=sublinear)
    scheme = weighting_text(
        sublinear=sublinear,
        min_documents=min_documents,
        max_documents=max_documents,
        left_out=f"{len(stopped)} {'function' if isinstance(stop_words, str) else 'stop'} words",
    )
    told = f"{tokens.corpus.describe()} {tokens.describe()}"
    return TfidfTable(
        counts,
        weights,
        counts.document_frequency,
        scheme=scheme,
        texts=told,
        flagged=tuple(document.id for document in tokens.corpus if document.warnings),
    )
