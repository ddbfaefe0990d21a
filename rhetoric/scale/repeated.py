"""Ids that stand for several documents of a stream."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rhetoric.corpus.records.record import place_text
from rhetoric.scale.output import OutputFolder
from rhetoric.tokens.vocabulary import Ints

HASHES = "ids"
DOCUMENTS = "documents"
MOST_LISTED = 10_000


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


def repeated_ids(output: OutputFolder) -> list[RepeatedId]:
    """Find the ids that occur more than once, in order of first occurrence.

    Every id leaves a 64-bit hash, eight bytes, in a file beside its chunk. Equal
    hashes are looked up in the parts, so that two ids of one hash are not taken
    for one. At most ten thousand documents are looked up.
    """
    paths = output.parts(HASHES)
    parts = [np.fromfile(path, dtype="<u8") for path in paths]
    suspects = _places_of_repeated(np.concatenate([np.zeros(0, "<u8"), *parts]))[:MOST_LISTED]
    bounds = np.cumsum([0, *map(len, parts)])
    places: dict[str, list[str]] = defaultdict(list)
    chunks = np.searchsorted(bounds, suspects, side="right") - 1
    for chunk in np.unique(chunks).tolist():
        wanted = set((suspects[chunks == chunk] - bounds[chunk]).tolist())
        part = output.path / DOCUMENTS / f"{paths[chunk].stem}.csv"
        for key, place in _rows(part, wanted):
            places[key].append(place)
    return [
        RepeatedId(id=key, places=tuple(found)) for key, found in places.items() if len(found) > 1
    ]


def _places_of_repeated(hashes: "np.typing.NDArray[np.uint64]") -> Ints:
    """Where the hashes that occur more than once stand, in order."""
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    same = ordered[1:] == ordered[:-1]
    repeated = np.zeros(len(hashes), dtype=bool)
    repeated[1:] |= same
    repeated[:-1] |= same
    return np.sort(order[repeated])


def _rows(part: Path, wanted: set[int]) -> Iterator[tuple[str, str]]:
    """Read id and place of some documents of a part."""
    with part.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file), start=-1):
            if number in wanted:
                unit = "row" if row[1].lower().endswith((".parquet", ".pq")) else "line"
                yield row[0], place_text(row[1], unit if row[2] != "0" else "", int(row[2]))
