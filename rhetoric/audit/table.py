"""One table of an audit."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Generic

from rhetoric.results import Result
from rhetoric.tables import Row


class AuditTable(Result[Row], Generic[Row]):
    """One table of an audit. Made by `audit_lexicon` and `suggest_entries`.

    Parameters
    ----------
    kind : type
        The class of a row.
    rows : sequence of rows
    title : str
    strength : callable
        From a row to how much it matters.
    methods : str
    notes : sequence of str
    """

    def __init__(
        self,
        kind: type[Row],
        rows: Sequence[Row],
        *,
        title: str,
        strength: Callable[[Row], float],
        methods: str,
        notes: Sequence[str] = (),
    ) -> None:
        self._kind = kind
        self._rows = tuple(rows)
        self._title = title
        self._weigh = strength
        self._methods = methods
        self._said = tuple(notes)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows, those that matter most first."""
        return self._rows

    @property
    def title(self) -> str:
        """What the table shows."""
        return self._title

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know beside the numbers."""
        return self._said

    def methods(self) -> str:
        """Write how the table was made."""
        return self._methods

    def _strength(self, row: Row) -> float:
        return self._weigh(row)

    def _names(self, row: Row) -> tuple[str | None, ...]:
        return tuple(getattr(row, name, None) for name in ("category", "entry"))

    def _column_names(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self._kind))  # type: ignore[arg-type]  # rows are dataclasses
