"""Matching a lexicon on a tokenised corpus: every match, as columns of numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.overlap import nested, resolve
from rhetoric.lexicon.policy import policy_of
from rhetoric.lexicon.resolved import Resolved
from rhetoric.lexicon.trie import Occurrences
from rhetoric.tokens.columns import Columns
from rhetoric.tokens.joined import Joined
from rhetoric.tokens.quotation import quoted_in
from rhetoric.tokens.vocabulary import Bools, Ints

Unsigned = npt.NDArray[np.unsignedinteger[Any]]
"""As small as what they count allows: there are many matches."""

MATCHES_AT_ONCE = 500_000
CELLS_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MatchColumns:
    """Matches as columns, in the order of the texts and then of the labels.

    Parameters
    ----------
    category : numpy.ndarray of unsigned integers, shape (matches,)
        Place in the labels of the matcher.
    entry : numpy.ndarray of unsigned integers, shape (matches,)
        Place in `entries`.
    start, length : numpy.ndarray of unsigned integers, shape (matches,)
        First token, and how many tokens.
    negated, quoted : numpy.ndarray of bool, shape (matches,)
    entries : tuple of Entry
        The entries of all categories, one after the other.
    """

    category: Unsigned
    entry: Unsigned
    start: Unsigned
    length: Unsigned
    negated: Bools
    quoted: Bools
    entries: tuple[Entry, ...]

    def __len__(self) -> int:
        return len(self.start)

    def select(self, chosen: "Bools | Ints | slice") -> "MatchColumns":
        """Keep some of the matches."""
        return MatchColumns(
            **{name: getattr(self, name)[chosen] for name in _COLUMNS}, entries=self.entries
        )

    def between(self, first: int, last: int) -> slice:
        """Where the matches that begin in a range of tokens stand."""
        # Of one type with the column, which would be copied whole otherwise.
        low, high = np.searchsorted(self.start, np.array([first, last], dtype=self.start.dtype))
        return slice(int(low), int(high))

    def parts(self, bounds: Ints, frames: int) -> Iterator[tuple["MatchColumns", Ints]]:
        """Divide the matches by bounds of tokens, some at a time to spare memory.

        Parameters
        ----------
        bounds : numpy.ndarray of int64, shape (parts + 1,)
        frames : int
            How many labels there are: a table of parts by labels must stay small.

        Yields
        ------
        matches : MatchColumns
        number : numpy.ndarray of int64, shape (matches,)
            Between which bound and the next each of them begins; matches between
            the same two are in one part.
        """
        places = np.searchsorted(self.start, bounds.astype(self.start.dtype))
        done = 0
        while done < len(bounds) - 1:
            end = int(np.searchsorted(places, places[done] + MATCHES_AT_ONCE, side="right")) - 1
            end = min(max(end, done + 1), done + CELLS_AT_ONCE // frames + 1, len(bounds) - 1)
            part = self.select(slice(int(places[done]), int(places[end])))
            number = np.repeat(np.arange(done, end), np.diff(places[done : end + 1]))
            if len(number):
                yield part, number
            done = end


_COLUMNS = ("category", "entry", "start", "length", "negated", "quoted")


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
        self._policy = policy_of(lexicon, negation)
        self.labels, self.levels = self._policy.labels, self._policy.levels

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
        policy = self._policy
        resolved = Resolved(policy, columns.vocabulary)
        kinds = {
            "category": np.min_scalar_type(len(self.labels)),
            "entry": np.min_scalar_type(len(policy.entries)),
            "start": np.min_scalar_type(len(columns)),
            "length": np.dtype(np.uint16),
            "negated": np.dtype(bool),
            "quoted": np.dtype(bool),
        }
        joined = Joined(expected=len(columns) // 2)
        for name, kind in kinds.items():
            joined.add(name, np.zeros(0, dtype=kind))
        for block, shift in columns.blocks():
            quoted = quoted_in(columns, block, shift)
            for name, column in self._block(resolved, block, shift, quoted).items():
                joined.add(name, column.astype(kinds[name]))
        return MatchColumns(**joined.take(), entries=policy.entries)

    def _block(
        self, resolved: Resolved, columns: Columns, shift: int, quoted: Bools
    ) -> dict[str, npt.NDArray[Any]]:
        negated = resolved.negation.mark(columns)
        phrases = resolved.phrases.find(columns)
        words = np.flatnonzero(resolved.counts[columns.types])
        crowded = _covered(phrases, len(columns))[words]
        alone = words[~crowded]
        if self._quoted == "drop":
            alone = alone[~quoted[alone]]
        label, counted = resolved.standing_alone(columns.types[alone], alone, negated[alone])
        if len(phrases.start):
            near = resolved.words(columns.types[words[crowded]], words[crowded])
            others = self._resolve(Occurrences.join([phrases, near]), negated, quoted)
            label = np.concatenate([label, others[0]])
            counted = Occurrences.join([counted, others[1]])
            # Both halves are in order, so that this merges them.
            order = np.argsort(counted.start * len(self.labels) + label, kind="stable")
            label, counted = label[order], counted.where(order)
        return {
            "category": label,
            "entry": counted.pattern,
            "start": counted.start + shift,
            "length": counted.length,
            "negated": negated[counted.start],
            "quoted": quoted[counted.start],
        }

    def _resolve(
        self, found: Occurrences, negated: Bools, quoted: Bools
    ) -> tuple[Ints, Occurrences]:
        """Settle what counts among phrases and the words inside them, in order."""
        found = found.where(self._policy.outside_exceptions(found))
        if self._quoted == "drop":
            found = found.where(~quoted[found.start])
        label, which = self._policy.counted_under(found, negated[found.start])
        found = found.where(which)
        if self.lexicon.overlap == "lexicon":
            outermost = np.flatnonzero(~nested(found.start, found.start + found.length))
            label, found = label[outermost], found.where(outermost)
        # Each label has a stretch of its own on one long line, so that none disturbs another.
        line = label * (len(negated) + 1) + found.start
        chosen = resolve(line, found.length, self._policy.rank[found.pattern])
        chosen = chosen[np.lexsort((label[chosen], found.start[chosen]))]
        return label[chosen], found.where(chosen)


def _covered(found: Occurrences, tokens: int) -> Bools:
    """Which tokens lie in an occurrence."""
    opening = np.bincount(found.start, minlength=tokens + 1)
    closing = np.bincount(found.start + found.length, minlength=tokens + 1)
    covered: Bools = np.cumsum(opening[:-1] - closing[:-1]) > 0
    return covered
