"""Finding words that stand together again and again, around a node or anywhere."""

import numpy as np

from rhetoric.comparison.cluster_list import Clusters
from rhetoric.comparison.grams import grams_at, starts_of
from rhetoric.comparison.nodes import Nodes, Pattern, find_nodes, not_found
from rhetoric.comparison.sequence_choices import (
    INSIDE,
    chosen_lengths,
    lengths_text,
)
from rhetoric.comparison.word_line import WordLine
from rhetoric.corpus.reading import Texts
from rhetoric.errors import check_choice, whole_number
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

LONGEST = 20
NESTED = ("keep", "drop")
_READING = (
    "Shorter clusters are counted inside longer ones too; alone is how often one stands outside "
    "a longer one of the list."
)


def clusters(
    texts: Texts | TokenizedCorpus,
    pattern: Pattern,
    *,
    n: int | tuple[int, int] = (2, 5),
    min_count: int = 2,
    nested: str = "keep",
) -> Clusters:
    """Find the clusters around a node: the n-grams that contain it.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    pattern : str, list of str, mapping, Lexicon, or tuple of Lexicon and str
        The node, as `concordance` takes it.
    n : int or tuple of int
        How many words a cluster has, the node included: one number, or the fewest and
        the most.
    min_count : int
        Leave out clusters that occur fewer times.
    nested : {'keep', 'drop'}
        Whether to list what never stands outside a longer one of the list.

    Returns
    -------
    Clusters
        One row a cluster, the most frequent first.

    Raises
    ------
    InputError
        A parameter is not what is accepted.

    Notes
    -----
    An n-gram crosses no sign but a possessive 's and no end of a sentence, as phrases of
    the entry language do. They are the lexical bundles of Biber et al. (1999) when `n` is 3 or
    more and the number of documents is looked at beside the count.

    Examples
    --------
    >>> import rhetoric as rh
    >>> found = rh.clusters(["We want peace and land. They want peace, and bread."], "peace")
    >>> [(row.text, row.count) for row in found]
    [('want peace', 2)]
    """
    fewest, most = chosen_lengths(n, "clusters", 1, LONGEST)
    least = whole_number(min_count, "min_count", "clusters")
    check_choice("clusters", "nested", nested, NESTED)
    nodes = find_nodes(as_tokens(texts, "clusters"), pattern, "clusters")
    words = nodes.words
    grams = [grams_at(words, _around(nodes, size), size, least) for size in range(fewest, most + 1)]
    described = (
        f"{nodes.described} Clusters: n-grams of {lengths_text(fewest, most)} that contain a "
        f"match, {INSIDE}; at least {least} occurrences."
    )
    return Clusters(
        words,
        grams,
        name=nodes.name,
        notes=(*_notes(fewest < most, least, nested), *not_found(nodes)),
        described=described,
        nested=nested,
    )


def ngrams(
    texts: Texts | TokenizedCorpus,
    n: int | tuple[int, int] = 2,
    *,
    min_count: int = 2,
    nested: str = "keep",
) -> Clusters:
    """Find the n-grams of texts.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    n : int or tuple of int
        How many words each has: one number, or the fewest and the most.
    min_count : int
        Leave out n-grams that occur fewer times.
    nested : {'keep', 'drop'}
        Whether to list what never stands outside a longer one of the list.

    Returns
    -------
    Clusters
        One row an n-gram, the most frequent first.

    Raises
    ------
    InputError
        A parameter is not what is accepted.

    Notes
    -----
    As `clusters`, without a node.

    Examples
    --------
    >>> import rhetoric as rh
    >>> rh.ngrams(["Peace and land. We want peace and bread."]).top(1)
    [Cluster(text='peace and', n=2, count=2, documents=1, alone=2, per_thousand=250.0)]
    """
    fewest, most = chosen_lengths(n, "ngrams", 1, LONGEST)
    least = whole_number(min_count, "min_count", "ngrams")
    check_choice("ngrams", "nested", nested, NESTED)
    words = WordLine(as_tokens(texts, "ngrams"))
    grams = [
        grams_at(words, np.flatnonzero(starts_of(words, size)), size, least)
        for size in range(fewest, most + 1)
    ]
    said = lengths_text(fewest, most)
    described = f"N-grams of {said}: {INSIDE}; at least {least} occurrences."
    return Clusters(
        words,
        grams,
        name=f"n-grams of {said}",
        notes=_notes(fewest < most, least, nested),
        described=described,
        nested=nested,
    )


def _around(nodes: Nodes, size: int) -> Ints:
    """The words that begin an n-gram with a node inside, each once."""
    words = nodes.words
    begin, end = words.before(nodes.start), words.before(nodes.end)
    fits = (end > begin) & (end - begin <= size)
    begin, end = begin[fits], end[fits]
    starts = np.concatenate([np.zeros(0, dtype=np.int64), *(begin - back for back in range(size))])
    holds = np.tile(end, size) <= starts + size
    starts = np.unique(starts[holds & (starts >= 0) & (starts + size <= len(words))])
    found: Ints = starts[starts_of(words, size)[starts]]
    return found


def _notes(several: bool, least: int, nested: str) -> tuple[str, ...]:  # noqa: FBT001
    left = [f"clusters that occur under {least} times"] if least > 1 else []
    left += ["clusters that never stand outside a longer one"] if nested == "drop" else []
    notes = (_READING if several else "", f"Left out: {' and '.join(left)}." if left else "")
    return tuple(note for note in notes if note)
