"""Matching a lexicon on a tokenised corpus: every match, as columns of numbers."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.negation import negated
from rhetoric.lexicon.overlap import inside_any, resolve
from rhetoric.lexicon.trie import Occurrences, Trie
from rhetoric.tokens.columns import Columns
from rhetoric.tokens.quotation import quoted_tokens
from rhetoric.tokens.vocabulary import Bools, Ints

NEGATED = " (negated)"
"""Ends the label of a twin, under which a category's negated matches count apart."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MatchColumns:
    """Matches as columns, sorted by category and then by place.

    Parameters
    ----------
    category : numpy.ndarray of int64, shape (matches,)
        Place in the labels of the matcher.
    entry : numpy.ndarray of int64, shape (matches,)
        Place in `entries`.
    start, end : numpy.ndarray of int64, shape (matches,)
        Half-open range of tokens.
    negated, quoted : numpy.ndarray of bool, shape (matches,)
    entries : tuple of Entry
        The entries of all categories, one after the other.
    """

    category: Ints
    entry: Ints
    start: Ints
    end: Ints
    negated: Bools
    quoted: Bools
    entries: tuple[Entry, ...]

    def select(self, chosen: Bools | Ints) -> "MatchColumns":
        """Keep some of the matches."""
        return MatchColumns(
            category=self.category[chosen],
            entry=self.entry[chosen],
            start=self.start[chosen],
            end=self.end[chosen],
            negated=self.negated[chosen],
            quoted=self.quoted[chosen],
            entries=self.entries,
        )


class Matcher:
    """A lexicon made ready for matching.

    Parameters
    ----------
    lexicon : Lexicon
    negation : {None, 'count', 'drop', 'separate'}
        What becomes of negated matches; None does as each category declares.
    quoted : {'keep', 'drop'}
        Whether matches in quotation marks count.

    Attributes
    ----------
    labels : tuple of str
        What matches are counted under: the categories, and a twin for each
        whose negated matches count apart.
    levels : tuple of int
        How deep each of them lies.
    """

    def __init__(
        self, lexicon: Lexicon, *, negation: str | None = None, quoted: str = "keep"
    ) -> None:
        self.lexicon = lexicon
        self._quoted = quoted
        own: list[tuple[Entry, int]] = []
        exceptions: list[tuple[Entry, int]] = []
        for number, category in enumerate(lexicon):
            own.extend((entry, number) for entry in category.entries)
            exceptions.extend((entry, number) for entry in category.exceptions)
        self.entries = tuple(entry for entry, _ in own)
        self._patterns = [entry.words for entry, _ in (*own, *exceptions)]
        self._home = np.array([home for _, home in (*own, *exceptions)], dtype=np.int64)
        policies = [negation or lexicon.negation_of(name) for name in lexicon.names]
        apart = [number for number, policy in enumerate(policies) if policy == "separate"]
        self._dropped = np.array([policy == "drop" for policy in policies])
        self._twin = np.full(len(policies), -1, dtype=np.int64)
        self._twin[apart] = len(policies) + np.arange(len(apart))
        twins = [lexicon.categories[number] for number in apart]
        self.labels = (*lexicon.names, *(category.name + NEGATED for category in twins))
        self.levels = tuple(category.level for category in (*lexicon, *twins))

    @cached_property
    def _rank(self) -> Ints:
        """Order the entries by who is credited with one span."""
        names = [self.lexicon.names[home] for home in self._home[: len(self.entries)]]
        keys = [(entry.rank, name) for entry, name in zip(self.entries, names, strict=True)]
        rank = np.empty(len(keys), dtype=np.int64)
        rank[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
        return rank

    @cached_property
    def _lines(self) -> tuple[Ints, Ints]:
        """For each category itself and all above it: pairs (category, above)."""
        place = {name: number for number, name in enumerate(self.lexicon.names)}
        pairs = [
            (place[category.name], place[name])
            for category in self.lexicon
            for name in (category.name, *category.ancestors)
        ]
        table = np.array(pairs, dtype=np.int64)
        return table[:, 0], table[:, 1]

    def match(self, columns: Columns) -> MatchColumns:
        """Find the matches of all categories.

        Parameters
        ----------
        columns : Columns

        Returns
        -------
        MatchColumns
            Exceptions are applied, parents pool their children's entries, and
            overlaps inside each category are resolved.
        """
        found = self._without_exceptions(Trie(self._patterns, columns.vocabulary).find(columns))
        under_negation = negated(columns, found.start)
        in_quotation = quoted_tokens(columns)[found.start]
        category, which = self._counted_under(found, under_negation, in_quotation)
        pattern, start, length = found.pattern[which], found.start[which], found.length[which]
        line = category * (len(columns) + 1) + start
        chosen = resolve(line, length, self._rank[pattern])
        return MatchColumns(
            category=category[chosen],
            entry=pattern[chosen],
            start=start[chosen],
            end=start[chosen] + length[chosen],
            negated=under_negation[which[chosen]],
            quoted=in_quotation[which[chosen]],
            entries=self.entries,
        )

    def _counted_under(
        self, found: Occurrences, under_negation: Bools, in_quotation: Bools
    ) -> tuple[Ints, Ints]:
        """Under which labels each occurrence counts: pairs (label, occurrence).

        What does not count is left out here, before overlaps are resolved, so
        that it hides nothing that does.
        """
        home = self._home[found.pattern]
        apart = under_negation & (self._twin[home] >= 0)
        left_out = under_negation & self._dropped[home]
        if self._quoted == "drop":
            left_out |= in_quotation
        plain = np.flatnonzero(~left_out & ~apart)
        label, which = self._pooled(home[plain])
        separate = np.flatnonzero(apart & ~left_out)
        return (
            np.concatenate([label, self._twin[home[separate]]]),
            np.concatenate([plain[which], separate]),
        )

    def _pooled(self, home: Ints) -> tuple[Ints, Ints]:
        """Count each occurrence for its category and for all above it."""
        below, above = self._lines
        bounds = np.searchsorted(below, np.arange(len(self.lexicon) + 1))
        count = bounds[home + 1] - bounds[home]
        which = np.repeat(np.arange(len(home)), count)
        shift = np.repeat(bounds[home] - (np.cumsum(count) - count), count)
        return above[shift + np.arange(count.sum())], which

    def _without_exceptions(self, found: Occurrences) -> Occurrences:
        """Drop occurrences that lie inside an exception of their category or of one above."""
        is_exception = found.pattern >= len(self.entries)
        home = self._home[found.pattern]
        below, above = self._lines
        kept = ~is_exception
        excepted = np.unique(home[is_exception])
        for category in excepted:
            # Children inherit the exceptions of their parents.
            heirs = below[above == category]
            concerned = np.flatnonzero(np.isin(home, heirs) & ~is_exception)
            outer = is_exception & (home == category)
            start, end = found.start, found.start + found.length
            dropped = inside_any(start[concerned], end[concerned], start[outer], end[outer])
            kept[concerned[dropped]] = False
        return Occurrences(
            pattern=found.pattern[kept], start=found.start[kept], length=found.length[kept]
        )
