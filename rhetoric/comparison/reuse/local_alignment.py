"""Local alignment of words in bands, many at once."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rhetoric.comparison.reuse.windows import Windows
from rhetoric.statistics import Numbers
from rhetoric.tokens.vocabulary import Bools, Ints

UNIT = 4
"""Scores are whole numbers, so that the way back is exact: a weight of 1 is so many."""
SKIPPED = 3
"""What a word costs that stands in one text only."""
CHANGED = 4
"""What two different words cost that stand for each other."""
LEAST = 12
"""An alignment that scores less, in weights, is none."""
_CELLS_AT_ONCE = 2_000_000
_CELLS_KEPT = 40_000_000
_ROUNDED = 1.3
"""Windows are brought to the next power of this, so that many have one shape."""
Score = np.int16
"""Holds the score of the longest window of the rarest words."""
Scores = npt.NDArray[np.int16]
Forms = npt.NDArray[np.int32]
_CHANGED, _SKIPPED_TWICE = Score(-CHANGED), Score(2 * SKIPPED)
_NO_WORD, _NO_OTHER_WORD = -1, -2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Aligned:
    """The best alignment of each window.

    Parameters
    ----------
    window : numpy.ndarray of int64, shape (pairs,)
        To which window each pair of words belongs.
    first, second : numpy.ndarray of int64, shape (pairs,)
        The places of two equal words that stand for each other.
    """

    window: Ints
    first: Ints
    second: Ints


def align(windows: Windows, forms: Ints, weights: Numbers) -> Aligned:
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
    narrow = forms.astype(np.int32)
    worth = np.rint(weights * UNIT).astype(Score)
    found = [np.zeros((3, 0), dtype=np.int64)]
    sheet = _Sheet(windows, narrow, worth)
    for places in _batches(windows):
        if not sheet.has_room(places):
            found += sheet.traced()
            sheet = _Sheet(windows, narrow, worth)
        sheet.fill(places)
    found += sheet.traced()
    window, first, second = np.concatenate(found, axis=1)
    return Aligned(window=window, first=first, second=second)


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
    return rounded


class _Sheet:
    """The scores of many windows, filled in row by row and followed back together.

    A row is a word of the first text. Column k of row i is the word of the second
    that stands `low` + k behind it, so a step down the same column takes one word of
    each, and a step to the column before, one row down, takes one of the first only.
    Scores stand tilted: `SKIPPED` times the column is added to each, so that words of
    the second text are skipped by taking the highest score to the left.
    """

    def __init__(self, windows: Windows, forms: Forms, worth: Scores) -> None:
        self._windows = windows
        self._forms = forms
        self._worth = worth
        self._parts: list[Scores] = []
        self._cells = 0
        self._ends: list[Ints] = []
        """For each alignment its window, where its score stands, the distance there to
        the next column and the next row, and its row and column."""

    def has_room(self, places: Ints) -> bool:
        """Tell whether the scores of some more windows may be kept."""
        rows, across = self._shape(places)
        return not self._cells or self._cells + (rows + 1) * across * len(places) <= _CELLS_KEPT

    def _shape(self, places: Ints) -> tuple[int, int]:
        windows = self._windows
        rows = (windows.first_end - windows.first)[places].max()
        return int(rows), int((windows.high - windows.low)[places].max()) + 1

    def fill(self, places: Ints) -> None:
        """Fill in the scores of some windows, shape (rows + 1, columns, windows)."""
        windows = self._windows.only(places)
        rows, across = self._shape(places)
        at = windows.first + np.arange(rows)[:, None]
        first = self._words_at(at, at < windows.first_end, _NO_WORD)
        worth = self._worth[np.minimum(at, len(self._forms) - 1)]
        at = windows.first + windows.low + np.arange(rows + across)[:, None]
        inside = (at >= windows.second) & (at < windows.second_end)
        second = self._words_at(at, inside, _NO_OTHER_WORD)
        tilt = (np.arange(across) * SKIPPED).astype(Score)[:, None]
        scores = np.empty((rows + 1, across, len(places)), dtype=Score)
        highest = np.zeros((rows + 1, len(places)), dtype=Score)
        scores[0] = tilt  # the first row is empty
        for row in range(rows):
            before, best = scores[row], scores[row + 1]
            same = second[row : row + across] == first[row]
            np.add(before, np.where(same, worth[row], _CHANGED), out=best)
            np.maximum(best, tilt, out=best)
            np.maximum(best[:-1], before[1:] - _SKIPPED_TWICE, out=best[:-1])
            np.maximum.accumulate(best, axis=0, out=best)
            np.max(best - tilt, axis=0, out=highest[row + 1])
        self._keep(places, scores, highest, tilt)

    def _words_at(self, at: Ints, inside: Bools, nothing: int) -> Forms:
        found = self._forms[np.clip(at, 0, len(self._forms) - 1)]
        return np.where(inside, found, np.int32(nothing))

    def _keep(self, places: Ints, scores: Scores, highest: Scores, tilt: Scores) -> None:
        """Keep the scores, and where the alignment of each window ends."""
        _, across, count = scores.shape
        window = np.flatnonzero(highest.max(axis=0) >= LEAST * UNIT)
        row = highest[:, window].argmax(axis=0)
        column = (scores[row, :, window] - tilt.T).argmax(axis=1)
        cell = self._cells + (row * across + column) * count + window
        sizes = np.broadcast_to([[count], [across * count]], (2, len(window)))
        self._ends.append(np.stack([places[window], cell, *sizes, row, column]))
        self._parts.append(scores.reshape(-1))
        self._cells += scores.size

    def traced(self) -> Iterator[Ints]:
        """Follow each alignment back from its highest score.

        Yields
        ------
        numpy.ndarray of int64, shape (3, pairs)
            The window and both places of equal words.
        """
        if not self._parts:
            return
        scores = np.concatenate(self._parts)
        ends = np.concatenate(self._ends, axis=1)
        first = self._windows.first[ends[0]] + ends[4] - 1
        second = first + self._windows.low[ends[0]] + ends[5]
        window, cell, wide, down, _, column = ends
        while True:
            score = scores[cell]
            going = np.flatnonzero(score > column * SKIPPED)
            if not len(going):
                return
            window, cell, wide, down, column, first, second, score = (
                one[going] for one in (window, cell, wide, down, column, first, second, score)
            )
            same = self._forms[first] == self._forms[second]
            gained = np.where(same, self._worth[first], _CHANGED)
            above = cell - down
            both = score == scores[above] + gained
            # A word of the first text is skipped where that explains the score.
            only_first = ~both & (down > wide * (column + 1))
            right = np.where(only_first, above + wide, above)
            only_first &= score == scores[right] - _SKIPPED_TWICE
            taken = both & same
            yield np.stack([window[taken], first[taken], second[taken]])
            cell = np.where(both, above, np.where(only_first, right, cell - wide))
            column = column + only_first - ~(both | only_first)
            first = first - (both | only_first)
            second = second - (both | ~only_first)
