"""What became of every term of a lexicon when it came from, or went to, another format."""

from collections.abc import Sequence
from dataclasses import dataclass

from rhetoric.results import Result
from rhetoric.shipped import library_version
from rhetoric.tables import count_phrase

_STRENGTH = {"refused": 2.0, "merged": 1.0, "left out": 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFate:
    """A term that was not taken over as it stands.

    Parameters
    ----------
    line : int or None
        Where it stands in the file, from 1; None where the format has no lines.
    category : str
    term : str
    fate : {'refused', 'merged', 'left out'}
        Merged: it stands there twice with one weight. Left out: its weight is 0,
        which says that it does not belong to the category.
    why : str
    """

    line: int | None
    category: str
    term: str
    fate: str
    why: str


class Conversion(Result[TermFate]):
    """How a lexicon was converted: how many terms, and what became of the others.

    Made by `load_lexicon` (as ``lexicon.conversion``) and by `save_lexicon`. It
    has one row for each term that was not taken over as it stands.

    Attributes
    ----------
    format : str
        The name of the other format, as `load_lexicon` takes it.
    encoding : str
        Of the file.
    read, kept, merged, refused, left_out : int
        Terms, each counted once in every category it stands in;
        ``read == kept + merged + refused + left_out``.
    """

    def __init__(
        self,
        fates: Sequence[TermFate],
        *,
        source: str,
        format: str,  # noqa: A002  # the word of the trade, and of the parameter
        kept: int,
        encoding: str = "",
        notes: Sequence[str] = (),
    ) -> None:
        self.source = source
        self.format = format
        self.encoding = encoding
        self.kept = kept
        self._fates = tuple(fates)
        self._notes = tuple(notes)

    @property
    def rows(self) -> Sequence[TermFate]:
        """In the order of the file."""
        return self._fates

    @property
    def merged(self) -> int:
        """How many stood there twice."""
        return self._count("merged")

    @property
    def refused(self) -> int:
        """How many could not be taken over."""
        return self._count("refused")

    @property
    def left_out(self) -> int:
        """How many have the weight 0."""
        return self._count("left out")

    @property
    def read(self) -> int:
        """How many there were."""
        return self.kept + len(self._fates)

    def _count(self, fate: str) -> int:
        return sum(row.fate == fate for row in self._fates)

    @property
    def summary(self) -> str:
        """The counts in one sentence."""
        return (
            f"{count_phrase(self.read, 'term')}: {self.kept:,} kept, {self.merged:,} merged, "
            f"{self.refused:,} refused, {self.left_out:,} left out"
        )

    @property
    def title(self) -> str:
        """Which file, and the counts."""
        return f"{self.source} ({self.format}), {self.summary}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What was changed on the way, or cannot be held."""
        return self._notes

    def methods(self) -> str:
        """Write how the lexicon was converted."""
        told = "".join(f" {note}" for note in self._notes)
        return (
            f"Lexicon file {self.source}, format {self.format}. {self.summary}.{told} "
            f"rhetoric {library_version()}."
        )

    def _strength(self, row: TermFate) -> float:
        return _STRENGTH[row.fate]

    def _names(self, row: TermFate) -> tuple[str | None, ...]:
        return row.category, row.fate, row.term

    def _column_names(self) -> tuple[str, ...]:
        return tuple(TermFate.__dataclass_fields__)
