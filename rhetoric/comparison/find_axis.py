"""Placing texts on an axis that seed words lay down."""

from collections.abc import Iterable

from rhetoric.comparison.axis_row import AxisSettings
from rhetoric.comparison.axis_seeds import Seeds, find_seeds, read_seeds
from rhetoric.comparison.axis_space import (
    LEAST_DIMENSIONS,
    WEIGHTINGS,
    check_size,
    count_sentences,
    word_vectors,
)
from rhetoric.comparison.axis_values import AxisValues
from rhetoric.comparison.counts import chosen_stop_words
from rhetoric.comparison.semantic_axis import SemanticAxis
from rhetoric.corpus.groups import two_names
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, check_choice, whole_number
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus


def semantic_axis(
    texts: Texts | TokenizedCorpus,
    seeds: Seeds,
    *,
    k: int = 300,
    weighting: str = "count",
    min_count: int = 5,
    stop_words: str | Iterable[str] | None = None,
    names: tuple[str, str] = ("negative", "positive"),
    confidence: float = 0.95,
) -> SemanticAxis:
    """Place texts on an axis from seed words, by latent semantic scaling.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
        The space is made of their sentences, so there must be many.
    seeds : mapping of str to float, or two sequences of str
        Words with their weights, ``{"good": 1, "bad": -1}``, or the words of the upper end
        and those of the lower, ``(["good"], ["bad"])``. Wildcards are allowed. Each
        end weighs the same, however many seeds it has.
    k : int
        Dimensions of the space, 5 or more.
    weighting : {'count', 'log', 'presence'}
        What stands in the cells of the table of sentences and words: counts,
        1 + ln(count), or 1.
    min_count : int
        Leave out words that occur fewer times in all: their place is chance.
    stop_words : {None, 'function-words'} or iterable of str
        Words to leave out.
    names : tuple of str
        What the lower and the upper end are called.
    confidence : float
        Of the intervals, between 0 and 1.

    Returns
    -------
    SemanticAxis
        One row for each document: its position with standard error, the same
        standardised over the documents, and FrameAxis bias and intensity.

    Raises
    ------
    InputError
        The corpus is too small for so many dimensions (10 sentences and 10 different
        words are needed for each), no seed of an end occurs, or a parameter is not what
        is accepted.

    Notes
    -----
    After Watanabe (2021, Communication Methods and Measures 15(2), 81-102) and his R
    package LSX: with v the right singular vectors of the table of sentences and words, the
    polarity of a word w is g(w) = Σ p(s) cos(v(w), v(s)) over the seeds s, where the weights
    p of each end add up to 1 or -1. The position of a document is the mean of g over
    its words by their frequency f, y = Σ f g / n with n = Σ f; its standard error is
    sqrt((Σ f g² / n - y²) / n). FrameAxis (Kwak, An, Jing and Ahn 2021, PeerJ Computer
    Science 7, e644): with c(w) the cosine of a word to the mean of the upper seeds less
    the mean of the lower, bias B = Σ f c / n and intensity Σ f (c - B0)² / n, with B0 the
    bias of all documents together.

    Ten sentences and ten words a dimension: where the dimensions come near the number
    of sentences or of words, they keep each of them apart, and words that never meet
    look unrelated. Unrelated words have a cosine of about 1/sqrt(k) by chance, so
    with under five dimensions nothing can be told.

    Examples
    --------
    >>> import rhetoric as rh
    >>> sunny = " ".join(f"Good bread, wine and joy {n % 25}." for n in range(125))
    >>> dark = " ".join(f"Bad stone, ash and dust {25 + n % 25}." for n in range(125))
    >>> axis = rh.semantic_axis([sunny, dark], (["good"], ["bad"]), k=5)
    >>> axis.words["wine"].polarity > 0.5, axis.words["ash"].polarity < -0.5
    (True, True)
    """
    check_choice("semantic_axis", "weighting", weighting, tuple(WEIGHTINGS))
    if not isinstance(confidence, float) or not 0 < confidence < 1:
        raise InputError(f"semantic_axis: confidence must lie between 0 and 1, got {confidence!r}.")
    asked = read_seeds(seeds)
    dimensions = whole_number(k, "k", "semantic_axis", least=LEAST_DIMENSIONS)
    least = whole_number(min_count, "min_count", "semantic_axis")
    stopped = chosen_stop_words(stop_words, "semantic_axis")
    ends = two_names(names, ("", ""), ("negative", "positive"), "semantic_axis")
    tokens = as_tokens(texts, "semantic_axis")
    counts = count_sentences(tokens, min_count=least, stop_words=stopped)
    check_size(counts, dimensions)
    kind = "function" if isinstance(stop_words, str) else "stop"
    left_out = count_phrase(len(stopped), f"{kind} word") if stopped else ""
    uncounted = f"words under min_count={least}" + (f" and {left_out}" if left_out else "")
    found = find_seeds(asked, counts.terms, counts.uncounted, f"{uncounted} are not counted")
    vectors = word_vectors(counts, dimensions, weighting)
    settings = AxisSettings(
        seeds=asked,
        names=ends,
        k=dimensions,
        weighting=weighting,
        min_count=least,
        left_out=left_out,
        confidence=confidence,
    )
    values = AxisValues(counts=counts, vectors=vectors, seeds=found)
    return SemanticAxis(values, tokens, settings)
