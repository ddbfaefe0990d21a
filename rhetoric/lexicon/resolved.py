"""A lexicon resolved against one vocabulary: what each type counts for, known in advance.

Where a word stands alone, that is, in no occurrence of a phrase, what it counts for
depends on its type and on whether it is negated, and on nothing else: exceptions,
pooling and the credit of the most literal entry are settled once for each type.
Only words inside phrases are resolved where they stand.
"""

import numpy as np

from rhetoric.lexicon.lists import Lists
from rhetoric.lexicon.lookup import Lookup
from rhetoric.lexicon.negation import Negation
from rhetoric.lexicon.policy import Policy
from rhetoric.lexicon.trie import Occurrences, Trie
from rhetoric.tokens.columns import Types
from rhetoric.tokens.vocabulary import Bools, Ints, Vocabulary


class Resolved:
    """The patterns of a lexicon, resolved against one vocabulary.

    Parameters
    ----------
    policy : Policy
    vocabulary : Vocabulary

    Attributes
    ----------
    negation : Negation
    phrases : Trie
    """

    def __init__(self, policy: Policy, vocabulary: Vocabulary) -> None:
        lookup = Lookup(vocabulary)
        self._policy = policy
        self._types = len(vocabulary)
        self.negation = Negation(vocabulary, lookup)
        lists, types = policy.patterns.types(lookup)
        self.phrases = Trie(policy.patterns.phrases, lists, types, vocabulary)
        pattern, word = policy.patterns.single.T
        which, place = lists.expand(word)
        kinds, numbers = types[place], pattern[which]
        order = np.lexsort((numbers, kinds))
        self._pattern = numbers[order]
        self._patterns_of = Lists.of(kinds[order], self._types)
        self._settle()

    def _settle(self) -> None:
        """Settle what each type counts for, without and with a negation before it."""
        kinds = np.arange(self._types)
        raw = self.words(kinds, kinds)
        kept = raw.where(self._policy.outside_exceptions(raw))
        parts = []
        for under in (False, True):
            negated = np.full(len(kept.start), under)
            label, which = self._policy.counted_under(kept, negated)
            pattern, kind = kept.pattern[which], kept.start[which]
            order = np.lexsort((self._policy.rank[pattern], label, kind))
            kind, label, pattern = kind[order], label[order], pattern[order]
            best = np.ones(len(order), dtype=bool)
            best[1:] = (kind[1:] != kind[:-1]) | (label[1:] != label[:-1])
            parts.append((kind[best] + self._types * under, label[best], pattern[best]))
        kinds, label, entry = (np.concatenate(column) for column in zip(*parts, strict=True))
        self._label, self._entry = label.astype(np.int32), entry
        self._settled = Lists.of(kinds, 2 * self._types)
        self.counts: Bools = self._patterns_of.count > 0

    def words(self, types: Types | Ints, start: Ints) -> Occurrences:
        """Give every single-word pattern that takes some tokens, entries and exceptions."""
        which, place = self._patterns_of.expand(types)
        return Occurrences(
            pattern=self._pattern[place],
            start=start[which],
            length=np.ones(len(which), dtype=np.int64),
        )

    def standing_alone(
        self, types: Types, start: Ints, negated: Bools
    ) -> tuple[Types, Occurrences]:
        """Give what words count for that stand in no phrase.

        Parameters
        ----------
        types : numpy.ndarray of int32, shape (words,)
        start : numpy.ndarray of int64, shape (words,)
            Where they stand.
        negated : numpy.ndarray of bool, shape (words,)

        Returns
        -------
        label : numpy.ndarray of int32, shape (counted,)
        counted : Occurrences
            Of the entries that are credited.
        """
        which, place = self._settled.expand(types + self._types * negated)
        length = np.ones(len(which), dtype=np.int64)
        counted = Occurrences(pattern=self._entry[place], start=start[which], length=length)
        return self._label[place], counted
