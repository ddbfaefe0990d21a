"""Mapping documents: the settings, checked, and the result."""

from collections.abc import Iterable

import numpy as np

from rhetoric.comparison.clustering import check_resamples, resampled_words
from rhetoric.comparison.counts import WordCounts
from rhetoric.comparison.document_map import DocumentMap, MapWord
from rhetoric.comparison.mapping import check_mappable, stability_text
from rhetoric.comparison.measure_similarity import similarity
from rhetoric.comparison.planes import Plane, correspondence, word_points
from rhetoric.comparison.remarks import flag_note, listed
from rhetoric.comparison.spread import covariances, moved_points
from rhetoric.comparison.word_table import WordLimits, WordTable, word_table
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, check_choice
from rhetoric.shipped import library_version
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus


def document_map(
    texts: Texts | TokenizedCorpus,
    *,
    method: str = "ca",
    measure: str | None = None,
    by: str | None = None,
    min_documents: int | None = None,
    max_documents: int | None = None,
    stop_words: str | Iterable[str] | None = None,
    resamples: int = 100,
    seed: int = 0,
) -> DocumentMap:
    """Place documents on a map, so that those with like words lie together.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    method : {'ca', 'mds'}
        ``ca``, correspondence analysis, places documents and words on the same two
        axes. ``mds``, classical scaling, comes near to the distances of a measure
        and has no words.
    measure : {'cosine', 'jaccard', 'delta', 'jensen-shannon'}, optional
        Of ``mds`` only; ``cosine`` by default. For its other settings, map a
        similarity: ``rh.similarity(...).map()``.
    by : str, optional
        A metadata field. Documents that share a value of it are pooled.
    min_documents, max_documents : int
        Leave out words that fewer or more documents use. Of ``ca``, words that one
        document alone uses are left out by default, for each of them would make that
        document an exception.
    stop_words : {None, 'function-words'} or iterable of str
        Words to leave out: none, the library's short English list, or your own.
    resamples : int
        How often words are drawn anew to see how far documents move; 0 for never,
        else 50 or more.
    seed : int

    Returns
    -------
    DocumentMap

    Raises
    ------
    InputError
        There are fewer than three documents with words or more than 1,000, they do
        not differ, or a parameter is not what is accepted.

    Notes
    -----
    Correspondence analysis: principal coordinates of documents and words, from the
    singular value decomposition of the standardised residuals (Greenacre 2007). The
    place of a word and that of a document cannot be compared by their distance, only
    by their direction from the middle. Classical scaling: Torgerson (1952), Gower
    (1966). Maps of resampled words are laid on the map by shifting, turning and
    mirroring (Schönemann 1966).

    Examples
    --------
    >>> import rhetoric as rh
    >>> texts = ["We want peace and land.", "Peace and land!", "War and blood.", "Blood, war."]
    >>> found = rh.document_map(texts, resamples=0)
    >>> [row.x > 0 for row in found]
    [False, False, True, True]
    """
    check_choice("document_map", "method", method, ("ca", "mds"))
    check_resamples(resamples, seed, "document_map")
    if method == "mds":
        return similarity(
            texts,
            measure="cosine" if measure is None else measure,
            by=by,
            min_documents=1 if min_documents is None else min_documents,
            max_documents=max_documents,
            stop_words=stop_words,
        ).map(resamples=resamples, seed=seed)
    if measure is not None:
        raise InputError("document_map: measure belongs to method='mds', not to 'ca'.")
    limits = WordLimits(
        min_documents=2 if min_documents is None else min_documents,
        max_documents=max_documents,
        stop_words=stop_words,
    )
    table = word_table(as_tokens(texts, "document_map"), limits, by=by, function="document_map")
    return _by_correspondence(table, resamples=resamples, seed=seed)


def _by_correspondence(table: WordTable, *, resamples: int, seed: int) -> DocumentMap:
    sizes = np.asarray(table.counts.matrix.sum(axis=1)).ravel()
    held = np.flatnonzero(sizes > 0).tolist()
    check_mappable(len(held), "document_map")
    counts = table.counts.select(held)
    plane = correspondence(counts.matrix)
    if not float(plane.values[0]) > 1e-10:
        raise InputError("document_map: the texts do not differ in their words.")
    moves = None
    if resamples:
        drawn = resampled_words(len(counts.terms), resamples, seed, "map")
        moved = moved_points(plane, lambda times: correspondence(counts.matrix, times), drawn)
        moves = covariances(plane, moved)
    empty = [table.counts.documents[place] for place in np.flatnonzero(sizes == 0).tolist()]
    remarks = (*(f"{listed(empty)}: left out, without words.",) * bool(empty), *table.remarks)
    methods = (
        f"{table.describe()} Correspondence analysis of the counts of {len(counts.terms):,} words "
        "in lower case (Greenacre 2007), principal coordinates. "
        f"{stability_text(resamples, seed)}rhetoric {library_version()}."
    )
    return DocumentMap(
        counts.documents,
        plane,
        sizes=sizes[held].astype(np.int64),
        moves=moves,
        words=_words(counts, plane),
        kind="correspondence analysis",
        methods=methods,
        remarks=(*remarks, *flag_note(table.flagged, counts.documents)),
    )


def _words(counts: WordCounts, plane: Plane) -> list[MapWord]:
    """Place the words, those with the largest part in both axes first."""
    points, contributions = word_points(counts.matrix, plane)
    weights = np.maximum(plane.values[:2], 0.0)
    order = np.argsort(-(contributions * weights).sum(axis=1), kind="stable")
    sums = np.asarray(counts.matrix.sum(axis=0)).ravel()
    frequency = counts.document_frequency
    return [
        MapWord(
            term=counts.terms[place],
            x=float(points[place, 0]),
            y=float(points[place, 1]),
            count=int(sums[place]),
            documents=int(frequency[place]),
            contribution_x=float(contributions[place, 0]),
            contribution_y=float(contributions[place, 1]),
        )
        for place in order.tolist()
    ]
