"""One table of an audit."""

from collections.abc import Callable, Sequence
from dataclasses import fields

from rhetoric.results import Listed
from rhetoric.tables import Row


class AuditTable(Listed[Row]):
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
        super().__init__(rows, title, methods, notes)
        self._kind = kind
        self._weigh = strength

    def _strength(self, row: Row) -> float:
        return self._weigh(row)

    def _names(self, row: Row) -> tuple[str | None, ...]:
        return tuple(getattr(row, name, None) for name in ("category", "entry"))

    def _column_names(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self._kind))  # type: ignore[arg-type]  # rows are dataclasses
