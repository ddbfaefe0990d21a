"""Putting the lines of a concordance in order."""

import re
from collections.abc import Sequence

import numpy as np

from rhetoric.comparison.nodes import Nodes
from rhetoric.errors import InputError
from rhetoric.tokens.vocabulary import Ints

SEVERAL = {"left": ("L1", "L2", "L3"), "right": ("R1", "R2", "R3")}
_PLACE = re.compile(r"([LR])([1-9][0-9]?)")
_NONE = -1


def order_of(nodes: Nodes, by: Sequence[str], function: str) -> Ints:
    """Give the order of matches by what is asked for; alike ones keep theirs.

    Raises
    ------
    InputError
        It is nothing that lines can be sorted by.
    """
    names = [
        one
        for name in by
        for one in (SEVERAL.get(name, (name,)) if isinstance(name, str) else [name])
    ]
    keys = [key for name in names for key in _keys(nodes, name, function)]
    if not keys:
        raise InputError(f"{function}: say by what: 'R1', 'L1', 'node', 'document', 'position'.")
    return np.lexsort(keys[::-1])


def _keys(nodes: Nodes, name: str, function: str) -> list[Ints]:
    if name == "position":
        return [nodes.start]
    if name == "document":
        return [nodes.documents()]
    if name == "label":
        return [_ranks(nodes.labels)[nodes.label]]
    if name == "node":
        return _node_keys(nodes)
    place = _PLACE.fullmatch(name)
    if place is None:
        raise InputError(
            f"{function}: lines are sorted by 'L1', 'L2' … 'R1', 'R2' …, 'left', 'right', 'node', "
            f"'label', 'document' or 'position', got {name!r}."
        )
    return [_word_key(nodes, place[1], int(place[2]))]


def _word_key(nodes: Nodes, side: str, distance: int) -> Ints:
    """The alphabetical place of the word so far to one side; -1 beyond the document."""
    words = nodes.words
    document = nodes.documents()
    low, high = words.document_starts[document], words.document_starts[document + 1]
    if side == "L":
        place = words.before(nodes.start) - distance
    else:
        place = words.before(nodes.end) + distance - 1
    inside = (place >= low) & (place < high)
    key = np.full(len(place), _NONE, dtype=np.int64)
    key[inside] = words.units[place[inside]]
    return key


def _node_keys(nodes: Nodes) -> list[Ints]:
    """The alphabetical places of the tokens of the match, one after the other."""
    columns = nodes.tokens.columns
    ranks = _ranks(columns.vocabulary.forms)[columns.vocabulary.form_ids]
    start, end = nodes.start, nodes.end
    keys = []
    for step in range(int((end - start).max(initial=0))):
        inside = start + step < end
        key = np.full(len(start), _NONE, dtype=np.int64)
        key[inside] = ranks[columns.types[(start + step)[inside]]]
        keys.append(key)
    return keys or [start]


def _ranks(names: Sequence[str]) -> Ints:
    """The place of each name in the alphabet."""
    ranks = np.empty(len(names), dtype=np.int64)
    ranks[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return ranks
