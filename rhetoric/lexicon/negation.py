"""Which matches stand under a negation.

A match is marked when a negator stands in the same clause, at most five tokens
before it. Clauses are bounded by commas, colons, semicolons, dashes, brackets
and by "but" and its kin. Fixed phrases that negate nothing ("not only", "no
doubt") are left out. The window is that of Das and Chen (2007) and Pang, Lee and
Vaithyanathan (2002) cut to the clause; see also Morante and Sporleder (2012) on
how rough such a rule is.
"""

import numpy as np

from rhetoric.lexicon.pattern import parse_pattern
from rhetoric.lexicon.trie import Trie
from rhetoric.tokens.columns import Columns
from rhetoric.tokens.vocabulary import Bools, Ints

WINDOW = 5

NEGATORS = (
    "not", "never", "no", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot",
    "without", "re:[a-z]*n't", "cant", "wont", "dont", "no longer", "no one", "by no means",
)  # fmt: skip
NOT_NEGATING = (
    "not only", "not just", "not merely", "not simply", "not solely", "not alone",
    "not least", "not to mention", "not to say", "not unlike", "no doubt", "no wonder",
    "no matter", "no less", "no sooner", "nothing but", "nothing less than",
    "nothing short of", "none other than", "without doubt", "without a doubt",
    "without question", "can not but", "cannot but", "no other than", "whether or not",
    "no fewer than", "not less than", "not fewer than", "no more than", "nothing is more",
    "nothing more", "nothing * more", "no stranger to", "no small",
    *(f"no . {digit}*" for digit in range(10)),
)  # fmt: skip
CLAUSE_BOUNDS = (
    ",", ";", ":", "(", ")", "[", "]", "-", ".", "…", "re:[!?]+", "re:[–—]+", "re:--+",
    "but", "although", "though", "however", "whereas",
)  # fmt: skip


def negated(columns: Columns, starts: Ints) -> Bools:
    """Tell which matches stand under a negation.

    Parameters
    ----------
    columns : Columns
    starts : numpy.ndarray of int64, shape (matches,)
        First token of each match.

    Returns
    -------
    numpy.ndarray of bool, shape (matches,)
    """
    words = (*NEGATORS, *NOT_NEGATING, *CLAUSE_BOUNDS)
    found = Trie([parse_pattern(word) for word in words], columns.vocabulary).find(columns)
    kind = np.searchsorted(
        [len(NEGATORS), len(NEGATORS) + len(NOT_NEGATING)], found.pattern, "right"
    )
    negates = np.zeros(len(columns), dtype=bool)
    negates[found.start[kind == 0]] = True
    negates[_positions(found.start[kind == 1], found.length[kind == 1])] = False
    bounds = np.zeros(len(columns), dtype=bool)
    bounds[found.start[kind == 2]] = True
    bounds[columns.sentence_starts[1:] - 1] = True
    last_negator = _last_before(np.flatnonzero(negates), starts)
    last_bound = _last_before(np.flatnonzero(bounds), starts)
    marked: Bools = (last_negator >= starts - WINDOW) & (last_negator > last_bound)
    marked &= last_negator >= 0
    return marked


def _positions(start: Ints, length: Ints) -> Ints:
    """Every token of the spans."""
    offset = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    positions: Ints = np.repeat(start, length) + offset
    return positions


def _last_before(positions: Ints, starts: Ints) -> Ints:
    """The last of the sorted positions before each start, or a place far before all."""
    padded = np.concatenate(([-WINDOW - 2], positions))
    last: Ints = padded[np.searchsorted(positions, starts, side="left")]
    return last
