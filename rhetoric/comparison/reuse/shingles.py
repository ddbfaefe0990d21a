"""How much two texts have in common, by their shingles."""

import re

import numpy as np

from rhetoric.comparison.reuse.sequences import form_codes, runs
from rhetoric.comparison.reuse.words import words_of
from rhetoric.corpus.document import Document
from rhetoric.errors import InputError, whole_number
from rhetoric.tokens.laying import Splitter
from rhetoric.tokens.lexer import APOSTROPHES
from rhetoric.tokens.tokenize import tokenize

_WORD = re.compile(rf"\w+(?:[{APOSTROPHES}]\w+)*")


def shingle_similarity(
    first: str | Document, second: str | Document, *, n: int = 5, words: Splitter | None = None
) -> float:
    """Compare two texts by the sequences of `n` words they have.

    Parameters
    ----------
    first, second : str or Document
    n : int
        How many words a shingle has.
    words : object with ``span_tokenize``, or callable, optional
        Divides the texts: see `tokenize`. Without it a word is a run of letters and
        digits, with apostrophes inside.

    Returns
    -------
    float
        From 0, no shingle in common, to 1, the same ones: those of both texts over
        those of either, each counted once. 0 when neither text has so many words.

    Raises
    ------
    InputError
        One of them is no text, or `n` is no number of words.

    Notes
    -----
    The resemblance of Broder (1997, Compression and Complexity of Sequences, 21-29),
    computed of all shingles, of words in lower case. Unlike elsewhere in the library a
    hyphen parts words and a possessive stays with its word: so the values are those of
    other tools, such as the R package textreuse.

    Examples
    --------
    >>> import rhetoric as rh
    >>> rh.shingle_similarity("We want bread and peace.", "We want bread, and land.", n=3)
    0.5
    """
    n = whole_number(n, "n", "shingle_similarity")
    sides = []
    for name, side in (("first", first), ("second", second)):
        if not isinstance(side, str | Document):
            raise InputError(
                f"shingle_similarity: {name} must be a string or a Document, "
                f"got {type(side).__name__}."
            )
        sides.append(side if isinstance(side, str) else side.text)
    tokens = tokenize(sides, words=_plain if words is None else words)
    found = words_of(tokens, None)
    keys, at = runs(found, form_codes(found), n)
    one, other = (np.unique(keys[found.documents[at] == place]) for place in (0, 1))
    both = len(np.intersect1d(one, other, assume_unique=True))
    either = len(one) + len(other) - both
    return both / either if either else 0.0


def _plain(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _WORD.finditer(text)]
