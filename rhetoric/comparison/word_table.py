"""The words of texts, or of groups of texts, as every comparison of them takes them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from rhetoric.comparison.counts import WordCounts, chosen_stop_words, count_words
from rhetoric.comparison.ngram_sets import count_sequences
from rhetoric.comparison.pooling import Grouping, Pooled, grouping, pool
from rhetoric.comparison.weighting import limits_text
from rhetoric.errors import InputError
from rhetoric.statistics import Counts
from rhetoric.tokens.tokenized import TokenizedCorpus


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLimits:
    """Which words are taken.

    Parameters
    ----------
    min_documents : int
    max_documents : int or None
        Words that fewer or more documents use are left out.
    stop_words : {None, 'function-words'} or iterable of str
    length : int
        How many words make a sequence; with more than 1, sequences are taken.
    """

    min_documents: int = 1
    max_documents: int | None = None
    stop_words: str | Iterable[str] | None = None
    length: int = 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordTable:
    """The words of texts or groups, and what they were made from.

    Parameters
    ----------
    counts : WordCounts
        Groups in place of documents, where they are pooled.
    pooled : Pooled or None
    sizes : numpy.ndarray of int64, shape (documents,)
        Words of each, whether they are taken or not.
    left_out : tuple of str
        Which words are not taken.
    texts : str
        Which texts these are, for methods.
    groups : str
        What was pooled, for methods; empty where nothing was.
    flagged : tuple of str
        Names of texts, or of groups with texts, that carry warnings.
    """

    counts: WordCounts
    pooled: Pooled | None
    sizes: Counts
    left_out: tuple[str, ...]
    texts: str
    groups: str
    flagged: tuple[str, ...]

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was pooled and which words are not taken, as a note."""
        told = ", ".join(filter(None, (*self.left_out, self.groups)))
        return (f"{told[:1].upper()}{told[1:]}.",) if told else ()

    def describe(self) -> str:
        """Write which texts these are and which of their words are taken."""
        return " ".join((self.texts, *self.remarks))


def word_table(
    tokens: TokenizedCorpus, limits: WordLimits, *, by: str | None, function: str
) -> WordTable:
    """Count the words of texts or groups.

    Raises
    ------
    InputError
        No word is left, or a parameter is not what is accepted.
    """
    stopped = chosen_stop_words(limits.stop_words, function)
    groups = None if by is None else grouping(tokens.corpus, by, function)
    counts = _counted(tokens, limits, stopped, function)
    pooled = None if groups is None else pool(counts, groups)
    words = tokens.columns.words_between(tokens.columns.document_starts)
    flagged = np.array([bool(document.warnings) for document in tokens.corpus])
    kind = "function" if isinstance(limits.stop_words, str) else "stop"
    return WordTable(
        counts=counts if pooled is None else pooled.counts,
        pooled=pooled,
        sizes=words if groups is None else _summed(words, groups),
        left_out=tuple(
            limits_text(limits.min_documents, limits.max_documents, f"{len(stopped)} {kind} words")
        ),
        texts=f"{tokens.corpus.describe()} {tokens.describe()}",
        groups="" if groups is None else groups.describe(),
        flagged=_flagged(tokens, flagged, groups),
    )


def _counted(
    tokens: TokenizedCorpus, limits: WordLimits, stopped: frozenset[str], function: str
) -> WordCounts:
    if limits.length == 1:
        return count_words(
            tokens,
            min_documents=limits.min_documents,
            max_documents=limits.max_documents,
            stop_words=stopped,
        )
    if limits.min_documents != 1 or limits.max_documents is not None or stopped:
        raise InputError(
            f"{function}: sequences are compared whole. Leave out min_documents, max_documents "
            "and stop_words where ngrams is more than 1."
        )
    return count_sequences(tokens, limits.length)


def _summed(words: Counts, groups: Grouping) -> Counts:
    summed = np.zeros(len(groups.names), dtype=np.int64)
    np.add.at(summed, groups.of_document, words)
    return summed


def _flagged(
    tokens: TokenizedCorpus, flagged: "np.typing.NDArray[np.bool_]", groups: Grouping | None
) -> tuple[str, ...]:
    places = np.flatnonzero(flagged)
    if groups is None:
        return tuple(tokens.corpus[place].id for place in places.tolist())
    return tuple(groups.names[place] for place in np.unique(groups.of_document[places]).tolist())
