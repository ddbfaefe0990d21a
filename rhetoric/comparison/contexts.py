"""How much is shown, or looked at, around a match."""

from dataclasses import dataclass
from operator import index
from typing import Any

import numpy as np

from rhetoric.comparison.nodes import Nodes
from rhetoric.errors import InputError, check_choice
from rhetoric.tables import count_phrase

UNITS = ("words", "sentence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What stands around one match.

    Parameters
    ----------
    span : tuple of int
        Half-open, in the text of the document, with the match inside.
    left, right : list of int
        The words on each side, as tokens.
    """

    span: tuple[int, int]
    left: list[int]
    right: list[int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Contexts:
    """Matches with a window around them.

    Parameters
    ----------
    nodes : Nodes
    before, after : int
        How many words or sentences to the left and to the right; with sentences, beside
        that of the match.
    unit : {'words', 'sentence'}
    """

    nodes: Nodes
    before: int
    after: int
    unit: str

    @property
    def described(self) -> str:
        """The window, for methods."""
        if self.before == self.after:
            side = count_phrase(self.before, self.unit.rstrip("s"))
            beside = f"{side} on each side"
        else:
            side = count_phrase(self.before, self.unit.rstrip("s"))
            beside = f"{side} to the left and {self.after} to the right"
        if self.unit == "words":
            return beside
        return f"the whole sentence and {beside}" if self.before or self.after else "the sentence"

    def around(self, first: int, end: int) -> Context:
        """Give what stands around the tokens from one to another; documents bound it."""
        words, columns = self.nodes.words, self.nodes.tokens.columns
        number = int(columns.document_of(np.asarray(first)))
        bounds = words.before(np.array([first, end, *columns.document_starts[number : number + 2]]))
        before, after, opening, closing = bounds.tolist()
        if self.unit == "words":
            low, high = max(before - self.before, opening), min(after + self.after, closing)
            left, right = (words.places[a:b].tolist() for a, b in ((low, before), (after, high)))
            tokens = min([first, *left[:1]]), max([end - 1, *right[-1:]])
        else:
            tokens = self._sentences(first, number)
            low, high = words.before(np.array([tokens[0], tokens[1] + 1])).tolist()
            left, right = (words.places[a:b].tolist() for a, b in ((low, before), (after, high)))
        return Context(span=columns.span(*tokens), left=left, right=right)

    def _sentences(self, first: int, number: int) -> tuple[int, int]:
        """The first and last token of the sentences around a token, within its document."""
        columns = self.nodes.tokens.columns
        opening, closing = columns.sentences_before[number : number + 2].tolist()
        own = int(columns.sentence_of(np.asarray(first)))
        low, high = max(own - self.before, opening), min(own + self.after, closing - 1)
        return int(columns.sentence_bounds[low]), int(columns.sentence_bounds[high + 1]) - 1


def make_contexts(nodes: Nodes, window: Any, unit: str, function: str, *, default: int) -> Contexts:
    """Check a window and put it around matches.

    Parameters
    ----------
    nodes : Nodes
    window : int, tuple of int or None
        A number for both sides, or one for each; None is `default` words, or no
        sentence beside that of the match.
    unit : {'words', 'sentence'}
    function : str
        The name of the analysis, for messages.
    default : int
        How many words, where nothing was asked for.
    """
    check_choice(function, "unit", unit, UNITS)
    if window is None:
        window = default if unit == "words" else 0
    sides = window if isinstance(window, tuple) and len(window) == 2 else (window, window)
    try:
        before, after = (-1 if isinstance(side, bool) else index(side) for side in sides)
    except TypeError:
        before = after = -1
    if before < 0 or after < 0:
        raise InputError(
            f"{function}: window must be a number of {unit.rstrip('s')}s from 0 on, or two such as "
            f"(0, 5) for left and right, got {window!r}."
        )
    return Contexts(nodes=nodes, before=before, after=after, unit=unit)
