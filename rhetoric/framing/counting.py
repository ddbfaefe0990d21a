"""From matches to counts, some at a time so that little memory is needed."""

from typing import Any

import numpy as np
import numpy.typing as npt

from rhetoric.framing.units import Division
from rhetoric.lexicon.matching import MatchColumns
from rhetoric.statistics import Numbers
from rhetoric.tokens.columns import Columns
from rhetoric.tokens.vocabulary import Ints

Cells = npt.NDArray[np.int32]


def count_matches(
    division: Division, matches: MatchColumns, frames: int
) -> tuple[Cells, Cells | Numbers]:
    """Count the matches of each frame in each unit, and add up their weights.

    Parameters
    ----------
    division : Division
    matches : MatchColumns
    frames : int
        How many labels there are.

    Returns
    -------
    counts : numpy.ndarray of int32, shape (units, frames)
    weights : numpy.ndarray, shape (units, frames)
        The counts themselves where every entry weighs one.
    """
    counts = np.zeros((len(division), frames), dtype=np.int32)
    weights = np.array([entry.weight for entry in matches.entries], dtype=np.float64)
    sums = np.zeros(counts.shape) if (weights != 1).any() else None
    for part, number in matches.parts(division.bounds, frames):
        unit = division.of_parts(number)
        _add(counts, unit, part.category)
        if sums is not None:
            _add(sums, unit, part.category, weights[part.entry])
    return counts, counts if sums is None else sums


def count_sentences(division: Division, matches: MatchColumns, frames: int) -> Cells:
    """Count the sentences of each unit with at least one match of each frame.

    Returns
    -------
    numpy.ndarray of int32, shape (units, frames)
    """
    hits = np.zeros((len(division), frames), dtype=np.int32)
    unit_of = division.of_sentences
    for part, number in matches.parts(division.tokens.columns.sentence_bounds, frames):
        low, high = int(number[0]), int(number[-1]) + 1
        hit = np.zeros((high - low, frames), dtype=bool)
        hit[number - low, part.category] = True
        hit &= division.has_words[low:high, None]
        sentence, frame = np.divmod(np.flatnonzero(hit), frames)
        _add(hits, unit_of[sentence + low], frame)
    return hits


def _add(
    table: Cells | Numbers,
    unit: Ints,
    frame: npt.NDArray[np.integer[Any]],
    weights: Numbers | None = None,
) -> None:
    """Add one, or a weight, to the cell of each unit and frame."""
    if not len(unit):
        return
    low, size, frames = int(unit.min()), int(np.ptp(unit)) + 1, table.shape[1]
    cell = (unit - low) * frames + frame
    added = np.bincount(cell, weights, minlength=size * frames).reshape(size, frames)
    table[low : low + size] += added.astype(table.dtype)


def count_parts(
    bounds: Ints, columns: Columns, matches: MatchColumns, frames: int
) -> tuple[Ints, Ints]:
    """Count matches of each frame and words between each bound and the next.

    Returns
    -------
    counts : numpy.ndarray of int64, shape (parts, frames)
    words : numpy.ndarray of int64, shape (parts,)
    """
    here = matches.between(int(bounds[0]), int(bounds[-1]))
    part = np.searchsorted(bounds, matches.start[here], side="right") - 1
    size = (len(bounds) - 1) * frames
    counts = np.bincount(part * frames + matches.category[here], minlength=size)
    return counts.reshape(-1, frames), columns.words_between(bounds)
