"""Where categories claim the same words."""

from dataclasses import dataclass

import numpy as np

from rhetoric.audit.ground import Ground
from rhetoric.audit.table import AuditTable
from rhetoric.lexicon.editing import key_of
from rhetoric.tokens.vocabulary import Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two entries of different categories that catch the same words.

    Parameters
    ----------
    first_category, first_entry, second_category, second_entry : str
    same : bool
        The two look for the same.
    count : int
        Places where both count for exactly the same words.
    example : str
        One such place; empty where there is none.
    """

    first_category: str
    first_entry: str
    second_category: str
    second_entry: str
    same: bool
    count: int
    example: str


def clashes(ground: Ground) -> AuditTable[Clash]:
    """List entries that stand in two categories, or count there for the same words."""
    pairs: dict[tuple[int, int], list[int]] = {pair: [] for pair in _same(ground)}
    for place, pair in _together(ground):
        pairs.setdefault(pair, []).append(place)
    rows = [
        Clash(
            first_category=ground.category(first),
            first_entry=ground.entries[first].pattern,
            second_category=ground.category(second),
            second_entry=ground.entries[second].pattern,
            same=key_of(ground.entries[first]) == key_of(ground.entries[second]),
            count=len(places),
            example=ground.concordance(places[0]) if places else "",
        )
        for (first, second), places in pairs.items()
    ]
    rows.sort(key=lambda row: (-row.count, not row.same, row.first_category, row.first_entry))
    return AuditTable(
        Clash,
        rows,
        title=f"{ground.lexicon.title}: {len(rows):,} pairs of entries catch the same words",
        strength=lambda row: row.count,
        methods=ground.methods(),
    )


def _same(ground: Ground) -> list[tuple[int, int]]:
    """Pairs of entries of different categories that look for the same."""
    seen: dict[tuple[str, ...], list[int]] = {}
    for number, entry in enumerate(ground.entries):
        seen.setdefault(key_of(entry), []).append(number)
    return [
        (first, second)
        for numbers in seen.values()
        for place, second in enumerate(numbers)
        for first in numbers[:place]
        if ground.home[first] != ground.home[second]
    ]


def _together(ground: Ground) -> list[tuple[int, tuple[int, int]]]:
    """Places where entries of different categories count for the same words."""
    fates = ground.fates
    chosen = np.flatnonzero(ground.counted)
    order = chosen[np.lexsort((fates.entry[chosen], fates.length[chosen], fates.start[chosen]))]
    found: list[tuple[int, tuple[int, int]]] = []
    for first, second in _neighbours(fates.start[order], fates.length[order]):
        pair = int(fates.entry[order[first]]), int(fates.entry[order[second]])
        if ground.home[pair[0]] != ground.home[pair[1]]:
            found.append((int(order[first]), pair))
    return found


def _neighbours(start: Ints, length: Ints) -> list[tuple[int, int]]:
    """Pairs of places, sorted by span, whose spans are the same."""
    pairs: list[tuple[int, int]] = []
    reach = 1
    while True:
        same = (start[reach:] == start[:-reach]) & (length[reach:] == length[:-reach])
        first = np.flatnonzero(same)
        if not len(first):
            return pairs
        pairs += [(place, place + reach) for place in first.tolist()]
        reach += 1
