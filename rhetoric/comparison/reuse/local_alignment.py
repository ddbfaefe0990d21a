"""Local alignment of words in bands, many at once."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rhetoric.comparison.reuse.windows import Windows
from rhetoric.tokens.vocabulary import Bools, Ints

UNIT = 4
"""Scores are whole numbers, so that the way back is exact: a weight of 1 is so many."""
SKIPPED = 3
"""What a word costs that stands in one text only."""
CHANGED = 4
"""What two different words cost that stand for each other."""
LEAST = 12
"""An alignment that scores less is none."""
_CELLS_AT_ONCE = 3_000_000
_ROUNDED = 1.3
"""Windows are brought to the next power of this, so that many have one shape."""
Score = np.int16
"""Holds the score of the longest window of the rarest words."""
Scores = npt.NDArray[np.int16]
_CHANGED, _SKIPPED_TWICE = Score(-CHANGED), Score(2 * SKIPPED)
_NO_WORD, _NO_OTHER_WORD = -1, -2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Aligned:
    """The best alignment of each window.

    Parameters
    ----------
    window : numpy.ndarray of int64, shape (pairs,)
        To which window each pair of words belongs, ascending.
    first, second : numpy.ndarray of int64, shape (pairs,)
        The places of two equal words that stand for each other, ascending.
    """

    window: Ints
    first: Ints
    second: Ints


def align(windows: Windows, forms: Ints, weights: npt.NDArray[np.float64]) -> Aligned:
    """Align the words of each window.

    Parameters
    ----------
    windows : Windows
    forms : numpy.ndarray of int64, shape (words,)
        The same number for the same word.
    weights : numpy.ndarray of float, shape (words,)
        What it is worth that a word has its like.

    Returns
    -------
    Aligned

    Notes
    -----
    Smith and Waterman (1981, Journal of Molecular Biology 147, 195-197) with a
    linear cost of gaps, within a band: a word is compared with those of the other
    text that stand between two shifts. All windows of one shape go row by row
    together.
    """
    worth = np.rint(weights * UNIT).astype(Score)
    found = [np.zeros((3, 0), dtype=np.int64)]
    for places in _batches(windows):
        band = _Band(windows.only(places), forms, worth)
        found += [np.stack([places[of], first, second]) for of, first, second in band.traced()]
    window, first, second = np.concatenate(found, axis=1)
    order = np.lexsort((first, window))
    return Aligned(window=window[order], first=first[order], second=second[order])


def _batches(windows: Windows) -> Iterator[Ints]:
    """Take windows of about one shape together, and of those not too many."""
    rows = _rounded(windows.first_end - windows.first)
    across = _rounded(windows.high - windows.low + 1)
    order = np.lexsort((across, rows))
    change = (np.diff(rows[order]) != 0) | (np.diff(across[order]) != 0)
    for places in np.split(order, np.flatnonzero(change) + 1):
        if len(places):
            cells = int(rows[places[0]] * across[places[0]])
            step = max(1, _CELLS_AT_ONCE // cells)
            yield from (places[at : at + step] for at in range(0, len(places), step))


def _rounded(sizes: Ints) -> Ints:
    power = np.ceil(np.log(np.maximum(sizes, 1)) / np.log(_ROUNDED))
    rounded: Ints = np.floor(_ROUNDED**power + 1).astype(np.int64)
    return np.maximum(rounded, sizes)


class _Band:
    """The scores of some windows, row by row.

    A row is a word of the first text. Column k of row i is the word of the second
    that stands `low` + k behind it, so a step down the same column takes one word of
    each, and a step to the column before, one row down, takes one of the first only.
    Scores stand tilted: `SKIPPED` times the column is added to each, so that words of
    the second text are skipped by taking the highest score to the left.
    """

    def __init__(self, windows: Windows, forms: Ints, worth: Scores) -> None:
        self._windows = windows
        self._rows = int((windows.first_end - windows.first).max())
        self._across = int((windows.high - windows.low).max()) + 1
        at = windows.first + np.arange(self._rows)[:, None]
        self._first = _words_at(forms, at, at < windows.first_end, _NO_WORD)
        at = np.minimum(at, len(forms) - 1)
        self._worth = worth[at]
        at = windows.first + windows.low + np.arange(self._rows + self._across)[:, None]
        inside = (at >= windows.second) & (at < windows.second_end)
        self._second = _words_at(forms, at, inside, _NO_OTHER_WORD)
        self._tilt = (np.arange(self._across) * SKIPPED).astype(Score)[:, None]
        shape = self._rows + 1, self._across, len(windows)
        self._scores = np.empty(shape, dtype=Score)
        self._best = np.zeros((shape[0], shape[2]), dtype=Score)
        self._fill()

    def _fill(self) -> None:
        """Fill in the scores, shape (rows + 1, columns, windows); the first row is empty."""
        scores = self._scores
        scores[0] = self._tilt
        for row in range(self._rows):
            before, best = scores[row], scores[row + 1]
            same = self._second[row : row + self._across] == self._first[row]
            np.add(before, np.where(same, self._worth[row], _CHANGED), out=best)
            np.maximum(best, self._tilt, out=best)
            np.maximum(best[:-1], before[1:] - _SKIPPED_TWICE, out=best[:-1])
            np.maximum.accumulate(best, axis=0, out=best)
            np.max(best - self._tilt, axis=0, out=self._best[row + 1])

    def traced(self) -> Iterator[tuple[Ints, Ints, Ints]]:
        """Follow each alignment back from its highest score.

        Yields
        ------
        window, first, second : numpy.ndarray of int64
            Pairs of equal words.
        """
        scores = self._scores
        window = np.flatnonzero(self._best.max(axis=0) >= LEAST * UNIT)
        row = self._best[:, window].argmax(axis=0)
        column = (scores[row, :, window].T - self._tilt).argmax(axis=0)
        while True:
            score = scores[row, column, window]
            going = np.flatnonzero(score > column * SKIPPED)
            if not len(going):
                return
            window, row, column, score = window[going], row[going], column[going], score[going]
            same = self._first[row - 1, window] == self._second[row - 1 + column, window]
            gained = np.where(same, self._worth[row - 1, window], _CHANGED)
            both = score == scores[row - 1, column, window] + gained
            right = np.minimum(column + 1, self._across - 1)
            up = ~both & (right > column)
            up &= score == scores[row - 1, right, window] - _SKIPPED_TWICE
            taken = both & same
            first = self._windows.first[window] + row - 1
            yield window[taken], first[taken], (first + self._windows.low[window] + column)[taken]
            row = row - (both | up)
            column = column + up - ~(both | up)


def _words_at(forms: Ints, at: Ints, inside: Bools, nothing: int) -> npt.NDArray[np.int32]:
    found = forms[np.clip(at, 0, len(forms) - 1)]
    return np.where(inside, found, nothing).astype(np.int32)
