"""The windows around nodes, as stretches of words."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rhetoric.comparison.contexts import Contexts
from rhetoric.comparison.word_line import WordLine
from rhetoric.tokens.vocabulary import Bools, Ints


@dataclass(frozen=True, kw_only=True, eq=False)
class Windows:
    """Where the window of each node begins and ends, in words.

    Parameters
    ----------
    contexts : Contexts
        Nodes, and how far a window reaches. Windows of words end with the sentence.
    """

    contexts: Contexts

    @property
    def words(self) -> WordLine:
        """The words of the texts."""
        return self.contexts.nodes.words

    @cached_property
    def node(self) -> tuple[Ints, Ints]:
        """Half-open stretches of the nodes themselves."""
        nodes = self.contexts.nodes
        return self.words.before(nodes.start), self.words.before(nodes.end)

    @cached_property
    def bounds(self) -> tuple[Ints, Ints]:
        """Half-open stretches of the windows, with the nodes inside."""
        contexts, nodes = self.contexts, self.contexts.nodes
        columns = nodes.tokens.columns
        sentence = columns.sentence_of(nodes.start)
        first = last = sentence
        if contexts.unit == "sentence":
            document = nodes.documents()
            before = columns.sentences_before
            first = np.maximum(sentence - contexts.before, before[document])
            last = np.minimum(sentence + contexts.after, before[document + 1] - 1)
        low, high = self.words.sentence_starts[first], self.words.sentence_starts[last + 1]
        if contexts.unit == "words":
            begin, end = self.node
            low, high = (
                np.maximum(low, begin - contexts.before),
                np.minimum(high, end + contexts.after),
            )
        return low, high

    @cached_property
    def sides(self) -> tuple[Bools, Bools]:
        """Which words stand to the left of a node, and which to the right."""
        begin, end = self.node
        low, high = self.bounds
        return self._covered(low, begin), self._covered(end, high)

    def _covered(self, low: Ints, high: Ints) -> Bools:
        size = len(self.words) + 1
        steps = np.bincount(low, minlength=size) - np.bincount(high, minlength=size)
        covered: Bools = np.cumsum(steps)[:-1] > 0
        return covered

    def having(self, unit: int) -> Ints:
        """Which nodes have a word in their window."""
        at = np.flatnonzero(self.words.units == unit)
        begin, end = self.node
        low, high = self.bounds
        before, to_node, after, to_end = (np.searchsorted(at, x) for x in (low, begin, end, high))
        return np.flatnonzero((to_node > before) | (to_end > after))
