"""Numbering byte strings without making Python strings of them.

Segments of up to seven bytes are their own 64-bit key. Those of up to sixteen are
hashed, and what is found is compared with their bytes. The few longer ones go
through a dictionary. So equal numbers mean equal bytes, always.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from rhetoric.tokens.cuts import Bytes
from rhetoric.tokens.vocabulary import Ints

Keys = npt.NDArray[np.uint64]

EXACT, HASHED = 7, 16
"""Most bytes of a segment that is packed into its key, and of one that is hashed."""

_LENGTH_SHIFT = np.uint64(56)
_FIRST_BITS = 12
_NONE = np.uint64(2**64 - 1)  # minus one, as a signed number
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(8)] + [2**64 - 1], dtype=np.uint64)
_MULTIPLIERS = tuple(
    np.uint64(value) for value in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93)
)


def words_at(data: Bytes) -> Keys:
    """See every eight neighbouring bytes as one number, shape (bytes - 7,)."""
    words: Keys = np.ndarray((len(data) - 7,), "<u8", data, strides=(1,))
    return words


def hash_words(first: Keys, last: Keys) -> Keys:
    """Mix the first and the last eight bytes of a segment."""
    mixed = first * _MULTIPLIERS[0]
    mixed ^= mixed >> np.uint64(29)
    mixed += last * _MULTIPLIERS[1]
    mixed ^= mixed >> np.uint64(32)
    mixed *= _MULTIPLIERS[2]
    hashed: Keys = mixed
    return hashed


class Growing:
    """A column that grows at its end.

    Parameters
    ----------
    dtype : numpy dtype
    """

    def __init__(self, dtype: npt.DTypeLike) -> None:
        self._room = np.zeros(1024, dtype=dtype)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def values(self) -> npt.NDArray[Any]:
        """What is in it; a view that holds until it grows."""
        return self._room[: self._length]

    def extend(self, values: npt.ArrayLike) -> None:
        """Put values at the end."""
        added = np.asarray(values, dtype=self._room.dtype)
        length = self._length + len(added)
        if length > len(self._room):
            self._room = np.concatenate([self._room, np.zeros(length, dtype=self._room.dtype)])
        self._room[self._length : length] = added
        self._length = length


class KeyTable:
    """From key to number: open addressing, all look-ups at once. No key is zero."""

    def __init__(self) -> None:
        self._used = 0
        self._make(_FIRST_BITS)

    def _make(self, bits: int) -> None:
        self._bits = bits
        # Key and number side by side, so that both come with one look.
        self._slots = np.zeros((1 << bits, 2), dtype=np.uint64)
        self._slots[:, 1] = _NONE

    def _home(self, keys: Keys) -> Ints:
        home: Ints = ((keys * _MULTIPLIERS[0]) >> np.uint64(64 - self._bits)).astype(np.int64)
        return home

    def find(self, keys: Keys) -> Ints:
        """The number of each key, or -1, shape (keys,)."""
        slots = self._home(keys)
        there, numbers = self._slots.take(slots, axis=0).T
        asking = np.flatnonzero((there != keys) & (there != 0))
        slots = slots[asking]
        while len(asking):
            slots = (slots + 1) & (len(self._slots) - 1)
            there, numbers[asking] = self._slots[slots].T
            goes_on = (there != keys[asking]) & (there != 0)
            asking, slots = asking[goes_on], slots[goes_on]
        found: Ints = numbers.astype(np.int64)
        return found

    def add(self, keys: Keys, numbers: Ints) -> None:
        """Put in keys that are different from each other and not there yet."""
        self._used += len(keys)
        pairs = np.stack([keys, numbers.astype(np.uint64)], axis=1)
        if self._used * 3 > len(self._slots):
            pairs = np.concatenate([self._slots[self._slots[:, 0] != 0], pairs])
            self._make(int(self._used * 6).bit_length())
        slots = self._home(pairs[:, 0])
        while len(pairs):
            free = self._slots[slots, 0] == 0
            self._slots[slots[free]] = pairs[free]
            # Of several keys at one free slot the last one written has it.
            waiting = self._slots[slots, 0] != pairs[:, 0]
            pairs, slots = pairs[waiting], (slots[waiting] + 1) & (len(self._slots) - 1)


class Numbering:
    """Gives equal byte strings equal numbers, counted from 0 as they turn up."""

    def __init__(self) -> None:
        self._table = KeyTable()
        self._others: dict[bytes, int] = {}
        self._first, self._last = Growing(np.uint64), Growing(np.uint64)

    def __len__(self) -> int:
        return len(self._first)

    def number(self, data: Bytes, starts: Ints, ends: Ints) -> tuple[Ints, list[bytes]]:
        """Number stretches of a text.

        Parameters
        ----------
        data : numpy.ndarray of uint8
            With at least eight bytes behind the last stretch.
        starts, ends : numpy.ndarray of int64, shape (stretches,)
            Half-open; none is empty or holds a line feed.

        Returns
        -------
        numbers : numpy.ndarray of int64, shape (stretches,)
        new : list of bytes
            What had no number before, in the order of their numbers.
        """
        size = ends - starts
        words = words_at(data)
        # Taking many at once copies the whole view first, which pays for many only.
        first = words.take(starts) if len(starts) > len(data) // 16 else words[starts]
        keys: Keys = first & _MASKS.take(np.minimum(size, 8))
        keys |= size.astype(np.uint64) << _LENGTH_SHIFT
        hashed = np.flatnonzero((size > EXACT) & (size <= HASHED))
        first, last = first[hashed], words[ends[hashed] - 8]
        keys[hashed] = hash_words(first, last) >> np.uint64(8)
        keys[hashed] |= size[hashed].astype(np.uint64) << _LENGTH_SHIFT
        numbers = self._table.find(keys)
        new = self._add(keys, np.flatnonzero((numbers < 0) & (size <= HASHED)), numbers)
        self._remember(new, hashed, first, last)
        added = _pieces(data, starts[new], size[new])
        # What only has the same hash, and what is too long for one, is told apart by its bytes.
        found = numbers[hashed]
        differs = (self._first.values[found] != first) | (self._last.values[found] != last)
        for place in (*hashed[differs].tolist(), *np.flatnonzero(size > HASHED).tolist()):
            stretch = data[starts[place] : ends[place]].tobytes()
            if stretch not in self._others:
                self._others[stretch] = len(self)
                self._first.extend([0])
                self._last.extend([0])
                added.append(stretch)
            numbers[place] = self._others[stretch]
        return numbers, added

    def _add(self, keys: Keys, missing: Ints, numbers: Ints) -> Ints:
        """Number keys that are not there yet; gives where each stands first."""
        distinct, first, which = np.unique(keys[missing], return_index=True, return_inverse=True)
        order = np.argsort(first)
        rank = np.empty_like(order)
        rank[order] = len(self) + np.arange(len(order))
        self._table.add(distinct, rank)
        numbers[missing] = rank[which]
        return missing[first[order]]

    def _remember(self, new: Ints, hashed: Ints, first: Keys, last: Keys) -> None:
        """Keep the bytes of new stretches that were hashed; the others are their own key."""
        place = np.searchsorted(hashed, new)
        there = np.zeros(len(new), dtype=bool)
        inside = place < len(hashed)
        there[inside] = hashed[place[inside]] == new[inside]
        for column, bytes_of in ((self._first, first), (self._last, last)):
            kept = np.zeros(len(new), dtype=np.uint64)
            kept[there] = bytes_of[place[there]]
            column.extend(kept)


def _pieces(data: Bytes, starts: Ints, size: Ints) -> list[bytes]:
    """Take stretches out, all with one look at the data."""
    if not len(starts):
        return []
    # Each with the byte behind it, which becomes the line feed to split at.
    ends = np.cumsum(size + 1)
    taken = data[np.repeat(starts - (ends - size - 1), size + 1) + np.arange(ends[-1])]
    taken[ends - 1] = ord("\n")
    stretches: list[bytes] = taken[:-1].tobytes().split(b"\n")
    return stretches
