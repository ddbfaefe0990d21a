"""Adding up the words of many chunks, group by group."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from rhetoric.comparison.account import Account
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.scale.count_job import TERMS, unspelled
from rhetoric.scale.output import OutputFolder
from rhetoric.tokens.vocabulary import Ints

SETTLE = 1_000_000
DIVISION = "Tokens by the rules of rhetoric, sentences by the rules of rhetoric"
"""How streams are always divided, as tokens tell it."""


class TermSums:
    """How often each word occurs and in how many documents, group by group.

    Sums are of whole numbers, so the chunks may come in any order.
    """

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._groups: dict[str, _Group] = {}
        self._words: Counter[str] = Counter()
        self._accounts: dict[str, Account] = {}

    def add(
        self,
        group: str,
        terms: Sequence[str],
        counts: Ints,
        documents: Ints,
        words: int,
        account: Account,
    ) -> None:
        """Add what was counted in one chunk of a group.

        Parameters
        ----------
        group : str
        terms : sequence of str
        counts, documents : numpy.ndarray, shape (terms,)
        words : int
            How many there are in all.
        account : Account
            Which texts these were.
        """
        places = self._places
        ids = [places.setdefault(term, len(places)) for term in terms]
        own = self._groups.setdefault(group, _Group())
        own.add(np.array(ids, dtype=np.int64), counts, documents)
        self._words[group] += words
        self._accounts[group] = self._accounts.get(group, Account()) + account

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, in order of first appearance."""
        return tuple(self._groups)

    def total(
        self, groups: Iterable[str], *, name: str, left_out: Iterable[str] = ()
    ) -> TermCounts:
        """Give the words of some groups together.

        Parameters
        ----------
        groups : iterable of str
        name : str
            What to call them.
        left_out : iterable of str
            What was passed over.
        """
        chosen, account, words = _Group(), Account(), 0
        for group in groups:
            chosen.add(*self._groups[group].settled())
            account += self._accounts[group]
            words += self._words[group]
        ids, counts, documents = chosen.settled()
        spelled = tuple(self._places)
        terms = [spelled[place] for place in ids.tolist()]
        order = sorted(range(len(terms)), key=terms.__getitem__)
        return TermCounts(
            [terms[place] for place in order],
            counts[order],
            documents[order],
            words=words,
            documents=account.texts,
            account=replace(account, names=(name,), left_out=tuple(left_out)),
        )


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


def term_sums(output: OutputFolder, rules: tuple[str, ...]) -> TermSums:
    """Add up the words of all chunks of a run."""
    sums = TermSums()
    for path, account in zip(output.parts(TERMS), output.accounts(), strict=True):
        _add_chunk(sums, path, account["groups"], rules)
    return sums


def _add_chunk(
    sums: TermSums, path: Path, groups: Mapping[str, Mapping[str, Any]], rules: tuple[str, ...]
) -> None:
    with np.load(path) as packed:
        terms = np.array(unspelled(packed["spelled"]), dtype=object)
        starts = packed["starts"].tolist()
        units, counts, documents = packed["units"], packed["counts"], packed["documents"]
    for place, (group, told) in enumerate(groups.items()):
        own = slice(starts[place], starts[place + 1])
        account = Account(
            texts=told["texts"],
            digest=int(told["digest"], 16),
            edits=told["edits"],
            flagged=told["flagged"],
            rules=tuple(sorted(rules)),
            division=(DIVISION,),
        )
        names = terms[units[own]].tolist()
        sums.add(group, names, counts[own], documents[own], told["words"], account)
