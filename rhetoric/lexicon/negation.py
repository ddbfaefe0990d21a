"""Which matches stand under a negation.

A match is marked when a negator stands in the same clause, at most five tokens
before it. Clauses are bounded by commas, colons, semicolons, dashes, brackets
and by "but" and its kin. Fixed phrases that negate nothing ("not only", "no
doubt") are left out. The window is that of Das and Chen (2007) and Pang, Lee and
Vaithyanathan (2002) cut to the clause; see also Morante and Sporleder (2012) on
how rough such a rule is.
"""

from functools import cache

import numpy as np

from rhetoric.lexicon.lookup import Lookup
from rhetoric.lexicon.pattern import parse_pattern
from rhetoric.lexicon.patterns import Patterns
from rhetoric.lexicon.trie import Trie
from rhetoric.tokens.columns import Columns
from rhetoric.tokens.vocabulary import Bools, Ints, Vocabulary

WINDOW = 5

NEGATORS = (
    "not", "never", "no", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot",
    "without", "*n't", "cant", "wont", "dont", "no longer", "no one", "by no means",
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


@cache
def _patterns() -> Patterns:
    return Patterns([parse_pattern(text) for text in (*NEGATORS, *NOT_NEGATING, *CLAUSE_BOUNDS)])


class Negation:
    """The negators and what bounds them, resolved against one vocabulary.

    Parameters
    ----------
    vocabulary : Vocabulary
    lookup : Lookup
        Of the same vocabulary.
    """

    def __init__(self, vocabulary: Vocabulary, lookup: Lookup) -> None:
        patterns = _patterns()
        lists, types = patterns.types(lookup)
        self._negates, self._bounds = np.zeros((2, len(vocabulary)), dtype=bool)
        pattern, word = patterns.single.T
        which, place = lists.expand(word)
        negates = pattern[which] < len(NEGATORS)
        self._negates[types[place[negates]]] = True
        self._bounds[types[place[~negates]]] = True
        self._phrases = Trie(patterns.phrases, lists, types, vocabulary)

    def mark(self, columns: Columns) -> Bools:
        """Tell at which tokens a match would stand under a negation.

        Parameters
        ----------
        columns : Columns

        Returns
        -------
        numpy.ndarray of bool, shape (tokens,)
        """
        negates = self._negates[columns.types]
        found = self._phrases.find(columns)
        phrase = found.pattern < len(NEGATORS)
        negates[found.start[phrase]] = True
        negates[_positions(found.start[~phrase], found.length[~phrase])] = False
        last = np.zeros(len(columns) + 1, dtype=bool)
        last[columns.sentence_starts - 1] = True
        last[-2:] = True
        # A negator reaches on until a clause or its window ends.
        reached = np.zeros(len(columns), dtype=bool)
        place = np.flatnonzero(negates)
        for _ in range(WINDOW):
            place = place[~last[place]] + 1
            reached[place] = True
            place = place[~self._bounds[columns.types[place]]]
        return reached


def _positions(start: Ints, length: Ints) -> Ints:
    """Every token of the spans."""
    offset = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    positions: Ints = np.repeat(start, length) + offset
    return positions
