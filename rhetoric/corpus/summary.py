"""What was read, cleaned, flagged and left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from rhetoric.corpus.document import MetaValue
from rhetoric.results import Result
from rhetoric.shipped import library_version
from rhetoric.tables import Cell, count_phrase

if TYPE_CHECKING:
    from rhetoric.corpus.corpus import Corpus

NOTES_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """What was read of one document.

    Parameters
    ----------
    document : str
        Its id.
    characters, characters_as_received : int
        Code points after and before cleaning.
    edits : int
        How many places cleaning changed.
    warnings : str
        The kinds of its warnings, joined by commas.
    meta : mapping
    """

    document: str
    characters: int
    characters_as_received: int
    edits: int
    warnings: str
    meta: Mapping[str, MetaValue]


class CorpusSummary(Result[DocumentSummary]):
    """What was read, cleaned, flagged and left out: one row a document."""

    _not_recorded = ("meta",)

    def __init__(self, corpus: "Corpus") -> None:
        self._corpus = corpus

    @property
    def title(self) -> str:
        """What the corpus is called and how many texts it has."""
        return f"{self._corpus.name}: {count_phrase(len(self._corpus), 'text')}"

    @property
    def rows(self) -> Sequence[DocumentSummary]:
        """One row a document, in order."""
        return [
            DocumentSummary(
                document=document.id,
                characters=len(document.text),
                characters_as_received=len(document.raw),
                edits=len(document.edits),
                warnings=", ".join(dict.fromkeys(w.kind for w in document.warnings)),
                meta=document.meta,
            )
            for document in self._corpus
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        """What was passed over, and every warning in words."""
        warned = (
            f"{document.id}: {warning.message}"
            for document in self._corpus
            for warning in document.warnings
        )
        return (*self._corpus.left_out, *islice(warned, NOTES_SHOWN))

    def methods(self) -> str:
        """Write which texts these are, with hashes, and how they were cleaned."""
        return f"{self._corpus.describe()} rhetoric {library_version()}."

    def _record(self, row: DocumentSummary) -> dict[str, Cell]:
        return {
            **super()._record(row),
            **{name: row.meta.get(name) for name in self._corpus.fields},
        }

    def _strength(self, row: DocumentSummary) -> float:
        return row.characters
