"""What cleaning changed: where, why, and into what."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from rhetoric.results import Result, from_above
from rhetoric.shipped import library_version
from rhetoric.tables import Table, count_phrase

if TYPE_CHECKING:
    from rhetoric.corpus.corpus import Corpus

_CONTEXT = 20
_LONGEST = 60
_SHOWN_SPACE = str.maketrans({"\n": "⏎", "\r": "␍", "\t": "⇥", "\u00a0": "⍽"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CleaningChange:
    """One change that cleaning made.

    Parameters
    ----------
    document : str
        Id of the document.
    rule : str
        The rule that made it; several joined by ``+`` where they changed one place.
    start, end : int
        Half-open span of the raw text.
    raw : str
        What stood there.
    replacement : str
        What stands there now; empty where it was removed.
    """

    document: str
    rule: str
    start: int
    end: int
    raw: str
    replacement: str


class CleaningReport(Result[CleaningChange]):
    """Every change that cleaning made, one row each. Made by `Corpus.cleaning_report`."""

    _page_by = "rhetoric.html.cleaning_page:write_cleaning_page"

    def __init__(self, corpus: "Corpus") -> None:
        self.corpus = corpus

    @cached_property
    def rows(self) -> Sequence[CleaningChange]:
        """The changes, document by document and in the order of the text."""
        return tuple(self._changes())

    def _changes(self) -> Iterator[CleaningChange]:
        for document in self.corpus:
            for edit in document.edits:
                yield CleaningChange(
                    document=document.id,
                    rule=edit.rule,
                    start=edit.start,
                    end=edit.end,
                    raw=document.raw[edit.start : edit.end],
                    replacement=edit.replacement,
                )

    def by_rule(self) -> dict[str, int]:
        """How many changes each rule made, the busiest first.

        A change that two rules made counts for both.
        """
        names = chain.from_iterable(row.rule.split("+") for row in self.rows)
        return dict(Counter(names).most_common())

    @property
    def title(self) -> str:
        """How much was changed."""
        texts = count_phrase(len(self.corpus), "text")
        return f"{count_phrase(len(self.rows), 'change')} by cleaning in {texts}"

    @property
    def notes(self) -> tuple[str, ...]:
        """How many changes each rule made."""
        counts = ", ".join(f"{rule} {count:,}" for rule, count in self.by_rule().items())
        return (f"By rule: {counts}.",) if counts else ("Nothing was changed.",)

    def methods(self) -> str:
        """Write which texts these are, with hashes, and which rules they went through."""
        return f"{self.corpus.describe()} rhetoric {library_version()}."

    def to_html(self, path: str | Path) -> Path:
        """Write a page that shows raw and cleaned texts side by side, and return its path.

        Parameters
        ----------
        path : str or path
        """
        written: Path = from_above(self._page_by)(self.corpus, Path(path))
        return written

    def _strength(self, row: CleaningChange) -> float:
        return row.end - row.start

    def _names(self, row: CleaningChange) -> tuple[str | None, ...]:
        return row.document, *row.rule.split("+")

    def _column_names(self) -> tuple[str, ...]:
        return tuple(CleaningChange.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show each change with a few signs on both sides."""
        rows = tuple(
            (row.document, row.rule, self._shown(row), _cut(row.replacement))
            for row in self.rows[:limit]
        )
        return Table(
            title=self.title,
            columns=("document", "rule", "as received", "now"),
            rows=rows,
            total=len(self.rows),
            notes=self.notes,
        )

    def _shown(self, row: CleaningChange) -> str:
        raw = self.corpus[row.document].raw
        before = raw[max(0, row.start - _CONTEXT) : row.start].translate(_SHOWN_SPACE)
        after = raw[row.end : row.end + _CONTEXT].translate(_SHOWN_SPACE)
        return f"{before}[{_cut(row.raw)}]{after}"


def _cut(text: str) -> str:
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return shown.translate(_SHOWN_SPACE)
