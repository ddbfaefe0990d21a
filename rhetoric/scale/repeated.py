"""Ids that stand for several documents of a stream."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rhetoric.corpus.records.record import place_text
from rhetoric.scale.output import OutputFolder
from rhetoric.tokens.vocabulary import Ints

HASHES = "ids"
DOCUMENTS = "documents"
HASH_BYTES = 8
MOST_LISTED = 10_000
AT_ONCE = 1_000_000
MOST_PASSES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedId:
    """An id that stands for several documents. All of them were counted.

    Parameters
    ----------
    id : str
    places : tuple of str
        File and line or row of each.
    """

    id: str
    places: tuple[str, ...]


def repeated_ids(output: OutputFolder) -> tuple[list[RepeatedId], int]:
    """Find the ids that occur more than once.

    Every id leaves a 64-bit hash, eight bytes, in a file beside its chunk. Equal
    hashes are looked up in the parts, so that two ids of one hash are not taken
    for one.

    Returns
    -------
    list of RepeatedId
        In order of first occurrence.
    int
        How many documents with a repeated hash were not looked up, because there
        are more than ten thousand.
    """
    paths = output.parts(HASHES)
    bounds = np.cumsum([0, *(path.stat().st_size // HASH_BYTES for path in paths)])
    found = _places_of_repeated(paths, bounds)
    suspects = found[:MOST_LISTED]
    places: dict[str, list[str]] = defaultdict(list)
    chunks = np.searchsorted(bounds, suspects, side="right") - 1
    for chunk in np.unique(chunks).tolist():
        wanted = set((suspects[chunks == chunk] - bounds[chunk]).tolist())
        part = output.path / DOCUMENTS / f"{paths[chunk].stem}.csv"
        for key, place in _rows(part, wanted):
            places[key].append(place)
    ids = [RepeatedId(id=key, places=tuple(at)) for key, at in places.items() if len(at) > 1]
    return ids, len(found) - len(suspects)


def _places_of_repeated(paths: Sequence[Path], bounds: Ints) -> Ints:
    """Where in the stream the hashes that occur more than once stand, in order.

    Some hashes are looked at in each pass, so that the memory needed does not
    grow with the documents until there are very many.
    """
    passes = min(max(int(bounds[-1]) // AT_ONCE, 1), MOST_PASSES)
    none = np.zeros(0, dtype=np.int64)
    found = [none]
    for number in range(passes):
        hashes, places = [none.astype("<u8")], [none]
        for path, first in zip(paths, bounds, strict=False):
            read = np.fromfile(path, dtype="<u8")
            chosen = np.flatnonzero(read % np.uint64(passes) == number)
            hashes.append(read[chosen])
            places.append(chosen + first)
        found.append(np.concatenate(places)[_repeated(np.concatenate(hashes))])
    return np.sort(np.concatenate(found))


def _repeated(hashes: "np.typing.NDArray[np.uint64]") -> Ints:
    """Which of some hashes occur more than once."""
    order = np.argsort(hashes, kind="stable")
    same = np.diff(hashes[order]) == 0
    repeated = np.zeros(len(hashes), dtype=bool)
    repeated[1:] |= same
    repeated[:-1] |= same
    return order[repeated]


def _rows(part: Path, wanted: set[int]) -> Iterator[tuple[str, str]]:
    """Read id and place of some documents of a part."""
    with part.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file), start=-1):
            if number in wanted:
                unit = "row" if row[1].lower().endswith((".parquet", ".pq")) else "line"
                yield row[0], place_text(row[1], unit if row[2] != "0" else "", int(row[2]))
