"""Measuring how alike texts are: the settings, checked, and the result."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from rhetoric.comparison.similarity import Similarity, check_size
from rhetoric.comparison.smart import DEFAULT
from rhetoric.comparison.space import Space
from rhetoric.comparison.spaces import DeltaSpace, JaccardSpace, JensenShannonSpace
from rhetoric.comparison.tfidf import tfidf
from rhetoric.comparison.word_table import WordLimits, WordTable, word_table
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, nearest, whole_number
from rhetoric.shipped import library_version
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus

MEASURES = ("cosine", "jaccard", "delta", "jensen-shannon")
MOST_FREQUENT = 150
"""Words that Burrows (2002) took, by default."""
LEAST_FOR_DELTA = 3
ROUNDING = 1e-12
_OWNERS = {"scheme": "cosine", "most_frequent": "delta", "ngrams": "jaccard"}
"""Settings that belong to one measure."""
_INSTEAD = "Pool them with by=field, or choose documents: corpus.where(...)."


def similarity(
    texts: Texts | TokenizedCorpus,
    *,
    measure: str = "cosine",
    by: str | None = None,
    scheme: str | None = None,
    most_frequent: int | None = None,
    ngrams: int | None = None,
    min_documents: int = 1,
    max_documents: int | None = None,
    stop_words: str | Iterable[str] | None = None,
) -> Similarity:
    """Measure how alike texts are, each with each.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    measure : {'cosine', 'jaccard', 'delta', 'jensen-shannon'}
        ``cosine`` of TF-IDF weights: alike are texts that share words which few
        use. ``jaccard``: the share of words in common. ``delta``, of Burrows:
        alike are texts that use the most frequent words, mostly function words, at
        like rates, which is a question of style. ``jensen-shannon``: how far apart
        the distributions of all words are.
    by : str, optional
        A metadata field. Documents that share a value of it are pooled.
    scheme : str, optional
        Of ``cosine`` only: how words are weighted, as in `tfidf`; ``nsc`` by default.
    most_frequent : int, optional
        Of ``delta`` only: how many words, the most frequent of all texts together;
        150 by default.
    ngrams : int, optional
        Of ``jaccard`` only: compare sequences of so many words; 1 by default.
    min_documents, max_documents : int
        Leave out words that fewer or more documents use; not for sequences.
    stop_words : {None, 'function-words'} or iterable of str
        Words to leave out: none, the library's short English list, or your own.

    Returns
    -------
    Similarity
        Every pair once, the most alike first.

    Raises
    ------
    InputError
        A parameter is not what is accepted or does not belong to the measure, no
        word is left, there are more than 5,000 texts, or fewer than three for Delta.

    Notes
    -----
    Jaccard (1901). Delta (Burrows 2002): the mean absolute difference of z-scores,
    which are rates per word of the whole text less their mean over the texts, over
    their standard deviation (n - 1); words with no spread are dropped. Of two
    texts it is the same number whatever they say, so three are needed. The
    Jensen-Shannon distance is the square root of the divergence to base 2 (Lin
    1991; Endres and Schindelin 2003).

    Examples
    --------
    >>> import rhetoric as rh
    >>> found = rh.similarity(["Peace and bread.", "Peace and land.", "War."], measure="jaccard")
    >>> found.top(1)[0].similarity
    0.5
    """
    _check_measure(measure, scheme=scheme, most_frequent=most_frequent, ngrams=ngrams)
    tokens = as_tokens(texts, "similarity")
    if by is None:
        check_size(len(tokens.corpus), "similarity", _INSTEAD)
    if measure == "cosine":
        return tfidf(
            tokens,
            scheme=DEFAULT if scheme is None else scheme,
            by=by,
            min_documents=min_documents,
            max_documents=max_documents,
            stop_words=stop_words,
        ).similarity()
    length = whole_number(1 if ngrams is None else ngrams, "ngrams", "similarity")
    wanted = MOST_FREQUENT if most_frequent is None else most_frequent
    limits = WordLimits(
        min_documents=min_documents,
        max_documents=max_documents,
        stop_words=stop_words,
        length=length,
    )
    table = word_table(tokens, limits, by=by, function="similarity")
    check_size(len(table.sizes), "similarity", _INSTEAD)
    if measure == "delta":
        return _delta(table, whole_number(wanted, "most_frequent", "similarity"))
    kind = JaccardSpace if measure == "jaccard" else JensenShannonSpace
    return _made(kind(table.counts), table, told=_told(kind, length))


def _check_measure(measure: str, **given: object) -> None:
    """Refuse a measure that is none, and a setting that belongs to another."""
    if measure not in MEASURES:
        raise InputError(
            f"similarity: measure {measure!r} is none. {nearest(measure, MEASURES)} "
            f"Known are: {', '.join(MEASURES)}."
        )
    for name, value in given.items():
        if value is not None and _OWNERS[name] != measure:
            raise InputError(
                f"similarity: {name} belongs to measure={_OWNERS[name]!r}, not to {measure!r}."
            )


def _told(kind: type[Space], length: int) -> str:
    units = "words" if length == 1 else f"sequences of {length} words"
    return kind.measure.told.format(units=units)


def _made(
    space: Space, table: WordTable, *, told: str, remarks: tuple[str, ...] = ()
) -> Similarity:
    methods = f"{table.describe()} Words in lower case. {told} rhetoric {library_version()}."
    return Similarity(space, methods, flagged=table.flagged, remarks=(*remarks, *table.remarks))


def _delta(table: WordTable, wanted: int) -> Similarity:
    """Take z-scores of the most frequent words, and drop those with no spread."""
    held = np.flatnonzero(table.sizes > 0).tolist()
    empty = [table.counts.documents[at] for at in np.flatnonzero(table.sizes == 0).tolist()]
    if len(held) < LEAST_FOR_DELTA:
        raise InputError(
            f"similarity: Delta needs at least {LEAST_FOR_DELTA} texts with words, got "
            f"{len(held)}. Of two it is the same number whatever they say. Take another measure."
        )
    counts = table.counts.select(held)
    sums = np.asarray(counts.matrix.sum(axis=0)).ravel()
    frequent = np.sort(np.argsort(-sums, kind="stable")[:wanted])
    rates = counts.matrix[:, frequent].toarray() / table.sizes[held][:, None]
    spread = rates.std(axis=0, ddof=1)
    # Equal rates differ by rounding only.
    varied = spread > ROUNDING * rates.mean(axis=0)
    if not varied.any():
        raise InputError(
            "similarity: no word differs in its rate between the texts, so Delta says nothing."
        )
    kept = frequent[varied]
    scores = (rates[:, varied] - rates[:, varied].mean(axis=0)) / spread[varied]
    chosen = replace(
        counts,
        matrix=counts.matrix[:, kept],
        terms=tuple(counts.terms[place] for place in kept.tolist()),
    )
    dropped = len(frequent) - len(kept)
    taken = f"the {count_phrase(len(frequent), 'most frequent word', 'most frequent words')}"
    told = f"{DeltaSpace.measure.told} Compared: {taken}"
    remark = f"Compared by {taken}"
    if dropped:
        remark += f", less {dropped} with no spread"
        told += f", less {dropped} whose rate has no spread"
    remarks = (f"{remark}.", *(f"{', '.join(empty)}: left out, without words.",) * bool(empty))
    return _made(DeltaSpace(chosen, scores), table, told=f"{told}.", remarks=remarks)
