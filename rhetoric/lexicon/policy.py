"""What an occurrence counts under: exceptions, parents, negation, and who is credited."""

from weakref import WeakKeyDictionary

import numpy as np

from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.lists import Lists
from rhetoric.lexicon.overlap import inside_any
from rhetoric.lexicon.patterns import Patterns
from rhetoric.lexicon.trie import Occurrences
from rhetoric.tokens.vocabulary import Bools, Ints

NEGATED = " (negated)"
"""Ends the label of a twin, under which a category's negated matches count apart."""


class Policy:
    """The rules of a lexicon about what counts where.

    Parameters
    ----------
    lexicon : Lexicon
    negation : {None, 'count', 'drop', 'separate'}
        What becomes of negated matches; None does as each category declares.

    Attributes
    ----------
    entries : tuple of Entry
        Of all categories, one after the other.
    patterns : Patterns
        Of the entries, and then of the exceptions.
    home : numpy.ndarray of int64, shape (patterns,)
        The category of each entry and exception.
    dropped : numpy.ndarray of bool, shape (categories,)
        Whose negated matches do not count.
    rank : numpy.ndarray of int64, shape (entries,)
        Who of two is credited with one span: the smaller.
    labels : tuple of str
        What matches are counted under: the categories, and a twin for each
        whose negated matches count apart.
    levels : tuple of int
        How deep each of them lies.
    """

    def __init__(self, lexicon: Lexicon, negation: str | None) -> None:
        own: list[tuple[Entry, int]] = []
        exceptions: list[tuple[Entry, int]] = []
        for number, category in enumerate(lexicon):
            own.extend((entry, number) for entry in category.entries)
            exceptions.extend((entry, number) for entry in category.exceptions)
        self.entries = tuple(entry for entry, _ in own)
        self.patterns = Patterns([entry.words for entry, _ in (*own, *exceptions)])
        self.home = np.array([home for _, home in (*own, *exceptions)], dtype=np.int64)
        self._rank_entries(lexicon.names)
        self._pair_with_parents(lexicon)
        policies = [negation or lexicon.negation_of(name) for name in lexicon.names]
        apart = [number for number, policy in enumerate(policies) if policy == "separate"]
        self.dropped = np.array([policy == "drop" for policy in policies])
        self._twin = np.full(len(policies), -1, dtype=np.int64)
        self._twin[apart] = len(policies) + np.arange(len(apart))
        twins = [lexicon.categories[number] for number in apart]
        self.labels = (*lexicon.names, *(category.name + NEGATED for category in twins))
        self.levels = tuple(category.level for category in (*lexicon, *twins))

    def _rank_entries(self, names: tuple[str, ...]) -> None:
        """Order the entries by who is credited with one span."""
        homes = self.home[: len(self.entries)].tolist()
        keys = [(entry.rank, names[home]) for entry, home in zip(self.entries, homes, strict=True)]
        self.rank = np.empty(len(keys), dtype=np.int64)
        self.rank[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))

    def _pair_with_parents(self, lexicon: Lexicon) -> None:
        """For each category itself and all above it: pairs (category, above)."""
        place = {name: number for number, name in enumerate(lexicon.names)}
        pairs = [
            (place[category.name], place[name])
            for category in lexicon
            for name in (category.name, *category.ancestors)
        ]
        self._below, self._above = np.array(pairs, dtype=np.int64).T
        by_heir = np.argsort(self._above, kind="stable")
        self._heirs = Lists.of(self._above[by_heir], len(place))
        self._heir = self._below[by_heir]

    def counted_under(self, found: Occurrences, negated: Bools) -> tuple[Ints, Ints]:
        """Under which labels each occurrence counts: pairs (label, occurrence).

        What does not count is left out here, before overlaps are resolved, so
        that it hides nothing that does.
        """
        home = self.home[found.pattern]
        apart = negated & (self._twin[home] >= 0)
        plain = np.flatnonzero(~apart & ~(negated & self.dropped[home]))
        which, place = Lists.of(self._below, len(self._twin)).expand(home[plain])
        separate = np.flatnonzero(apart)
        return (
            np.concatenate([self._above[place], self._twin[home[separate]]]),
            np.concatenate([plain[which], separate]),
        )

    def lane(self, home: Ints, negated: Bools) -> Ints:
        """Tell under which label of its own category each of some matches counts."""
        apart = negated & (self._twin[home] >= 0)
        return np.where(apart, self._twin[home], home)

    def outside_exceptions(self, found: Occurrences) -> Ints:
        """Tell which are entries that lie in no exception of their category or of one above."""
        is_exception = found.pattern >= len(self.entries)
        outer = np.flatnonzero(is_exception)
        if not len(outer):
            return np.arange(len(found.pattern))
        home = self.home[found.pattern]
        # Children inherit the exceptions of their parents.
        which, place = self._heirs.expand(home[outer])
        heir, outer = self._heir[place], outer[which]
        # Each category has a stretch of its own on one long line, so that none disturbs another.
        width = int((found.start + found.length).max()) + 1
        inner = np.flatnonzero(~is_exception)
        start = home[inner] * width + found.start[inner]
        outer_start = heir * width + found.start[outer]
        dropped = inside_any(
            start, start + found.length[inner], outer_start, outer_start + found.length[outer]
        )
        return inner[~dropped]


def policy_of(lexicon: Lexicon, negation: str | None) -> Policy:
    """Make the policy of a lexicon, or take the one that was made before."""
    made = _MADE.setdefault(lexicon, {})
    if negation not in made:
        made[negation] = Policy(lexicon, negation)
    return made[negation]


# A policy knows nothing of its lexicon, so that remembering it keeps none alive.
_MADE: WeakKeyDictionary[Lexicon, dict[str | None, Policy]] = WeakKeyDictionary()
