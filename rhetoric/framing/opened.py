"""The lines behind a number, found when they are first looked at."""

from collections.abc import Sequence
from functools import cached_property, partial

from rhetoric.framing.scoring import Scoring
from rhetoric.lexicon.matches import Match
from rhetoric.tables import View
from rhetoric.tokens.vocabulary import Ints


class Lines:
    """The matches of one frame in some documents, in their order.

    Parameters
    ----------
    scoring : Scoring
    documents : numpy.ndarray of int64
        The places of the documents in the corpus.
    frame : int
    """

    def __init__(self, scoring: Scoring, documents: Ints, frame: int) -> None:
        self._scoring = scoring
        self._documents = documents
        self._frame = frame

    @cached_property
    def _matches(self) -> Sequence[Match]:
        return self._scoring.matches_in(self._documents, self._frame)

    def part(self, first: int, count: int) -> Sequence[Match]:
        """Give some of them; nothing is looked up before one is read."""
        return View(count, partial(self._match, first))

    def _match(self, first: int, place: int) -> Match:
        return self._matches[first + place]


def opened(scoring: Scoring, documents: Ints, frame: int, count: int) -> Sequence[Match]:
    """Give the matches of one frame in some documents, of which there are `count`."""
    return Lines(scoring, documents, frame).part(0, count)
