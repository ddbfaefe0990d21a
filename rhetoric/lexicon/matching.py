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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MatchColumns:
    """Matches as columns, sorted by category and then by place.

    Parameters
    ----------
    category : numpy.ndarray of int64, shape (matches,)
        Place in the lexicon's categories.
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
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        own: list[tuple[Entry, int]] = []
        exceptions: list[tuple[Entry, int]] = []
        for number, category in enumerate(lexicon):
            own.extend((entry, number) for entry in category.entries)
            exceptions.extend((entry, number) for entry in category.exceptions)
        self.entries = tuple(entry for entry, _ in own)
        self._patterns = [entry.words for entry, _ in (*own, *exceptions)]
        self._home = np.array([home for _, home in (*own, *exceptions)], dtype=np.int64)

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
        found = Trie(self._patterns, columns.vocabulary).find(columns)
        found = self._without_exceptions(found)
        category, which = self._pooled(found)
        pattern, start, length = found.pattern[which], found.start[which], found.length[which]
        line = category * (len(columns) + 1) + start
        chosen = resolve(line, length, self._rank[pattern])
        start, length = start[chosen], length[chosen]
        return MatchColumns(
            category=category[chosen],
            entry=pattern[chosen],
            start=start,
            end=start + length,
            negated=negated(columns, start),
            quoted=quoted_tokens(columns)[start],
            entries=self.entries,
        )

    def _pooled(self, found: Occurrences) -> tuple[Ints, Ints]:
        """Count each occurrence for its category and for all above it."""
        below, above = self._lines
        home = self._home[found.pattern]
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
