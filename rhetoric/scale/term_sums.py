"""Adding up the words of many chunks, group by group."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from rhetoric.scale.count_job import TERMS, unspelled
from rhetoric.scale.output import OutputFolder
from rhetoric.tokens.vocabulary import Ints

SETTLE = 1_000_000


class TermSums:
    """How often each word occurs and in how many documents, group by group.

    Sums are of whole numbers, so the chunks may come in any order.
    """

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._groups: dict[str, _Group] = {}
        self.documents: Counter[str] = Counter()
        self.words: Counter[str] = Counter()

    def add(
        self,
        group: str,
        terms: Sequence[str],
        counts: Ints,
        documents: Ints,
        sizes: tuple[int, int],
    ) -> None:
        """Add what was counted in one chunk of a group.

        Parameters
        ----------
        group : str
        terms : sequence of str
        counts, documents : numpy.ndarray, shape (terms,)
        sizes : tuple of int
            Documents and words of the chunk.
        """
        places = self._places
        ids = [places.setdefault(term, len(places)) for term in terms]
        own = self._groups.setdefault(group, _Group())
        own.add(np.array(ids, dtype=np.int64), counts, documents)
        self.documents[group] += sizes[0]
        self.words[group] += sizes[1]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, in order of first appearance."""
        return tuple(self._groups)

    def totals(self, groups: Iterable[str] | None = None) -> tuple[tuple[str, ...], Ints, Ints]:
        """Give the words of some groups together, or of all.

        Returns
        -------
        terms : tuple of str
            In alphabetical order.
        counts, documents : numpy.ndarray of int64, shape (terms,)
        """
        chosen = _Group()
        for group in self.groups if groups is None else groups:
            chosen.add(*self._groups[group].settled())
        ids, counts, documents = chosen.settled()
        spelled = tuple(self._places)
        terms = [spelled[place] for place in ids.tolist()]
        order = sorted(range(len(terms)), key=terms.__getitem__)
        return tuple(terms[place] for place in order), counts[order], documents[order]


class _Group:
    """Sums under numbers of words; what was added is put together when it is much."""

    def __init__(self) -> None:
        self._parts: list[tuple[Ints, Ints, Ints]] = []
        self._waiting = self._size = 0

    def add(self, ids: Ints, counts: Ints, documents: Ints) -> None:
        self._parts.append((ids, counts, documents))
        self._waiting += len(ids)
        if self._waiting > SETTLE + self._size:
            self.settled()

    def settled(self) -> tuple[Ints, Ints, Ints]:
        none = np.zeros(0, dtype=np.int64)
        ids, counts, documents = (
            np.concatenate([none, *(part[place] for part in self._parts)]) for place in range(3)
        )
        found, place = np.unique(ids, return_inverse=True)
        sums = np.zeros((2, len(found)), dtype=np.int64)
        np.add.at(sums[0], place, counts)
        np.add.at(sums[1], place, documents)
        self._parts = [(found, sums[0], sums[1])]
        self._waiting, self._size = 0, len(found)
        return self._parts[0]


def term_sums(output: OutputFolder) -> TermSums:
    """Add up the words of all chunks of a run."""
    sums = TermSums()
    paths = sorted((output.path / TERMS).glob("*.npz"), key=lambda path: int(path.stem))
    for path, account in zip(paths, output.accounts(), strict=True):
        _add_chunk(sums, path, account["groups"])
    return sums


def _add_chunk(sums: TermSums, path: Path, groups: Mapping[str, list[int]]) -> None:
    with np.load(path) as packed:
        terms = np.array(unspelled(packed["spelled"]), dtype=object)
        starts = packed["starts"].tolist()
        units, counts, documents = packed["units"], packed["counts"], packed["documents"]
    for place, (group, sizes) in enumerate(groups.items()):
        own = slice(starts[place], starts[place + 1])
        names = terms[units[own]].tolist()
        sums.add(group, names, counts[own], documents[own], (sizes[0], sizes[1]))
