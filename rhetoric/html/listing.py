"""Tables of a report that no result has: warnings, heaviest words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from rhetoric.comparison.term_weight import TermWeight
from rhetoric.comparison.tfidf_table import TfidfTable
from rhetoric.corpus.corpus import Corpus
from rhetoric.html.limits import TABLE_TERMS, WHOLE_TABLE
from rhetoric.results import Listed, Result
from rhetoric.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningRow:
    """One place of a warning; the span is in the cleaned text."""

    document: str
    kind: str
    message: str
    start: int | None
    end: int | None
    text: str


class Listing(Listed[Row]):
    """Rows of one kind as a result, so that they are written as every result is."""

    def __init__(self, kind: type[Row], rows: Iterable[Row], title: str, methods: str) -> None:
        super().__init__(rows, title, methods)
        self._kind = kind

    def _strength(self, row: Row) -> float:  # noqa: ARG002  # no row is stronger than another
        return 0.0

    def _column_names(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self._kind))  # type: ignore[arg-type]  # a dataclass


def warnings_of(corpus: Corpus) -> Listing[WarningRow]:
    """List every place of every warning."""
    return Listing(WarningRow, _warnings(corpus), "What to beware of", corpus.describe())


def _warnings(corpus: Corpus) -> Iterator[WarningRow]:
    for document in corpus:
        for warning in document.warnings:
            for start, end in warning.spans or ((None, None),):
                yield WarningRow(
                    document=document.id,
                    kind=warning.kind,
                    message=warning.message,
                    start=start,
                    end=end,
                    text="" if start is None else document.text[start:end],
                )


def terms_of(table: TfidfTable) -> Result[TermWeight]:
    """Give the table of words whole, or the heaviest of each text where it is very long."""
    if len(table) <= WHOLE_TABLE:
        return table
    rows = (row for name in table.documents for row in table.top(name, TABLE_TERMS))
    title = f"{table.title}: the {TABLE_TERMS} heaviest of each"
    return Listing(TermWeight, rows, title, table.methods())
