"""Chunks: what is read, counted and written as one piece of work."""

from collections.abc import Iterator
from dataclasses import dataclass

from rhetoric.corpus.records.slices import Slice
from rhetoric.corpus.records.source import RecordSource

CHUNK_BYTES = 16_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Consecutive slices of the source.

    Parameters
    ----------
    number : int
        From 1.
    slices : tuple of Slice
    """

    number: int
    slices: tuple[Slice, ...]

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"{self.number:06d}"

    @property
    def size(self) -> int:
        """How many bytes of the input it accounts for."""
        return sum(piece.size for piece in self.slices)

    @property
    def bounds(self) -> dict[str, object]:
        """From where to where it goes, as JSON takes it."""
        first, last = self.slices[0], self.slices[-1]
        return {
            "from": [first.file.name, first.start],
            "to": [last.file.name, last.stop],
            "slices": len(self.slices),
        }


def cut(source: RecordSource, chunk_bytes: int) -> Iterator[Chunk]:
    """Cut a source into chunks by its content alone.

    Slices are taken together as long as they hold at most `chunk_bytes`, so the
    chunks are the same whoever works on them.
    """
    held: list[Slice] = []
    size = number = 0
    for piece in source.slices(chunk_bytes):
        if held and size + piece.content > chunk_bytes:
            number += 1
            yield Chunk(number=number, slices=tuple(held))
            held, size = [], 0
        held.append(piece)
        size += piece.content
    if held:
        yield Chunk(number=number + 1, slices=tuple(held))
