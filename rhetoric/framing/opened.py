"""The lines behind a number, found when they are first looked at."""

from collections.abc import Sequence
from functools import cached_property

from rhetoric.framing.scoring import Scoring
from rhetoric.lexicon.matches import Match
from rhetoric.tables import View
from rhetoric.tokens.vocabulary import Ints


class _Lines:
    """The matches of one frame in some documents, from a first one on."""

    def __init__(self, scoring: Scoring, documents: Ints, frame: int) -> None:
        self._scoring = scoring
        self._documents = documents
        self._frame = frame

    @cached_property
    def _matches(self) -> Sequence[Match]:
        return self._scoring.matches_in(self._documents, self._frame)

    def match(self, place: int) -> Match:
        return self._matches[place]


def opened(scoring: Scoring, documents: Ints, frame: int, count: int) -> Sequence[Match]:
    """Give the matches of one frame in some documents; nothing is looked up before one is read.

    Parameters
    ----------
    scoring : Scoring
    documents : numpy.ndarray of int64
        The places of the documents in the corpus.
    frame : int
    count : int
        How many matches there are.
    """
    return View(count, _Lines(scoring, documents, frame).match)
