"""What is shown of the rows of a comparison of words."""

from collections.abc import Sequence

from rhetoric.comparison.keyness_row import KeynessRow
from rhetoric.comparison.measures import MEASURES, PERMUTATION
from rhetoric.tables import Cell

_COUNTS = (
    ("term", "term"),
    ("count", "count"),
    ("reference count", "reference_count"),
    ("texts", "documents"),
    ("reference texts", "reference_documents"),
    ("per 1,000", "per_thousand"),
    ("reference per 1,000", "reference_per_thousand"),
)
_STATISTICS = (
    ("G2", "g2"),
    ("corrected p", "p_corrected"),
    ("log ratio", "log_ratio"),
    ("low", "log_ratio_low"),
    ("high", "log_ratio_high"),
)
_PER_TEXT = (
    ("per text", "per_text"),
    ("reference per text", "reference_per_text"),
    ("dp", "dp"),
    ("reference dp", "reference_dp"),
)


def table_of(
    rows: Sequence[KeynessRow], measure: str, values: Sequence[float]
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    """Choose what is shown of rows: counts, the measure, and the usual statistics."""
    own = measure not in ("g2", "log-ratio")
    more = _PER_TEXT if measure == PERMUTATION else ()
    left, right = [
        [(title, [getattr(row, name) for row in rows]) for title, name in columns]
        for columns in (_COUNTS, (*_STATISTICS, *more))
    ]
    middle = [(MEASURES[measure].title, list(values))] if own else []
    titles, columns = zip(*[*left, *middle, *right], strict=True)
    return tuple(titles), tuple(zip(*columns, strict=True))
