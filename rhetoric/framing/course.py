"""Where the matches of a text stand, counted in words, and what another order would make of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.framing.scoring import Scoring
from rhetoric.statistics import Numbers
from rhetoric.tokens.vocabulary import Ints

_PLACES_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class Course:
    """One text as a line of words.

    Parameters
    ----------
    words : numpy.ndarray of int64, shape (words,)
        Which token each word is.
    sentences : numpy.ndarray of int64, shape (sentences,)
        How many words each sentence has.
    at, sentence : numpy.ndarray of int64, shape (matches,)
        How many words stand before each match, and its sentence; in the order of the
        text.
    frame : numpy.ndarray of int64, shape (matches,)
        Its place among the chosen frames.
    """

    words: Ints
    sentences: Ints
    at: Ints
    sentence: Ints
    frame: Ints

    @staticmethod
    def of(scoring: Scoring, document: int, frames: Sequence[int]) -> "Course":
        """Lay out one document of a scoring and its matches of some frames."""
        division, matches = scoring.texts
        columns = division.tokens.columns
        begin, end = (int(bound) for bound in columns.document_starts[document : document + 2])
        is_word = columns.vocabulary.is_word[columns.types[begin:end]]
        before = np.concatenate([[0], np.cumsum(is_word)])
        first, last = columns.sentences_before[document : document + 2]
        bounds = np.append(columns.sentence_starts[first:last], end) - begin
        here = matches.between(begin, end)
        start = matches.start[here].astype(np.int64) - begin
        category = matches.category[here].astype(np.int64)
        place = {frame: number for number, frame in enumerate(frames)}
        frame = np.array([place.get(number, -1) for number in range(len(scoring.labels))])[category]
        own = frame >= 0
        return Course(
            words=np.flatnonzero(is_word) + begin,
            sentences=np.diff(before[bounds]),
            # A sign that is no word and ends a text stands with its last word.
            at=np.minimum(before[start[own]], max(int(before[-1]) - 1, 0)),
            sentence=np.searchsorted(bounds, start[own], side="right") - 1,
            frame=frame[own],
        )

    def counts(self, at: Ints, frames: int, bounds: tuple[Ints, Ints]) -> Numbers:
        """Count the matches in windows, for one or many orders of the sentences.

        Parameters
        ----------
        at : numpy.ndarray of int64, shape (orders, matches)
        frames : int
        bounds : tuple of numpy.ndarray of int64, shape (windows,)
            First word of each window, and the word after its last.

        Returns
        -------
        numpy.ndarray of float, shape (orders, frames, windows)
        """
        low, high = bounds
        edges = np.unique(np.concatenate([[0], low, high]))
        cell = np.searchsorted(edges, at, side="right") - 1
        row = np.arange(len(at))[:, None] * frames + self.frame
        size = len(at) * frames * len(edges)
        found = np.bincount((row * len(edges) + cell).ravel(), minlength=size)
        sums = np.zeros((len(at), frames, len(edges) + 1))
        np.cumsum(found.reshape(len(at), frames, -1), axis=2, out=sums[:, :, 1:])
        counted: Numbers = (
            sums[:, :, np.searchsorted(edges, high)] - sums[:, :, np.searchsorted(edges, low)]
        )
        return counted

    def shuffled(
        self,
        orders: int,
        frames: int,
        bounds: tuple[Ints, Ints],
        draws: np.random.Generator,
    ) -> Numbers:
        """Count the matches in windows when the sentences stand in random orders."""
        offset = self.at - (np.cumsum(self.sentences) - self.sentences)[self.sentence]
        numbers = np.arange(len(self.sentences))
        step = max(1, _PLACES_AT_ONCE // max(len(numbers), len(self.at), 1))
        parts = []
        for done in range(0, orders, step):
            rows = min(step, orders - done)
            order = draws.permuted(np.tile(numbers, (rows, 1)), axis=1)
            lengths = self.sentences[order]
            start = np.empty_like(lengths)
            np.put_along_axis(start, order, np.cumsum(lengths, axis=1) - lengths, axis=1)
            parts.append(self.counts(start[:, self.sentence] + offset, frames, bounds))
        return np.concatenate(parts)
