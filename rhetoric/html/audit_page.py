"""A page that shows what a lexicon does on a corpus."""

from dataclasses import dataclass
from pathlib import Path

from rhetoric.audit.lexicon_audit import LexiconAudit
from rhetoric.html.pictures import data_uri
from rhetoric.html.rendering import render, style
from rhetoric.tables import Cell

MOST_ROWS = 200
"""Rows of one table that are shown; ``to_csv`` has all of them."""
_SAYS = {
    "coverage": "What each category finds, and whether one entry carries it.",
    "entries": "What becomes of every occurrence of each entry. Those that never count stand last.",
    "caught": "Which words each entry with a wildcard or an expression catches.",
    "clashes": "Entries of two categories that catch the same words.",
    "influence": "What changes when one entry is left out.",
    "contexts": "How widely the sentences of an entry spread. At the top stand those that may "
    "mean several things.",
    "near_misses": "Words that entries all but catch: hyphenated, or other inflections.",
    "policies": "What changes under other rules of matching.",
    "reliability": "Whether the entries of a category rise and fall together.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    name: str
    title: str
    says: str
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: list[list[str]]
    left_out: int
    notes: tuple[str, ...]


def write_audit_page(audit: LexiconAudit, path: Path) -> Path:
    """Write the page, which needs nothing else, and return its path."""
    page = render(
        "audit-page.html",
        style=style("page.css", "audit.css"),
        title=audit.title,
        description=audit.lexicon.describe(),
        findings=audit.findings(),
        picture=_picture(audit),
        sections=[_section(audit, name) for name in audit.tables],
        methods=audit.methods(),
    )
    path.write_text(page, encoding="utf-8")
    return path


def _picture(audit: LexiconAudit) -> str:
    """Draw the panels, if any category counts."""
    from rhetoric.plots import audit_panels
    from rhetoric.plots.canvas import LIMIT
    from rhetoric.plots.saving import default_style, png

    counting = [row.category for row in audit.coverage if row.count][:LIMIT]
    if not counting:
        return ""
    with default_style():
        return data_uri(png(audit_panels(audit, categories=counting)))


def _section(audit: LexiconAudit, name: str) -> _Section:
    table = audit.tables[name]
    records = [table._record(row) for row in table.rows[:MOST_ROWS]]  # noqa: SLF001
    columns = tuple(table._column_names())  # noqa: SLF001
    numeric = tuple(
        any(isinstance(record[column], int | float) for record in records) for column in columns
    )
    return _Section(
        name=name,
        title=name.replace("_", " ").capitalize(),
        says=_SAYS[name],
        columns=tuple(column.replace("_", " ") for column in columns),
        numeric=numeric,
        rows=[[_shown(record[column]) for column in columns] for record in records],
        left_out=len(table) - len(records),
        notes=table.notes,
    )


def _shown(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int):
        return f"{cell:,}"
    return f"{cell:.3g}" if isinstance(cell, float) else cell
