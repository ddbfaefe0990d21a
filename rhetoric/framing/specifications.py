"""One finding under many specifications: instruments, and rules of counting."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rhetoric.results import Result
from rhetoric.tables import count_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Specification:
    """What one instrument says under one set of rules.

    Parameters
    ----------
    lexicon : str
        Name and version.
    categories : str
        Those that stand for the construct.
    negation : {'declared', 'count', 'drop'}
        What becomes of negated matches; declared as each category says.
    quoted : {'keep', 'drop'}
        Whether matches in quotation marks count.
    measure : {'words', 'sentences'}
        Matches per 1,000 words, or sentences with a match per 1,000 sentences.
    group, reference : str
        What is compared.
    count, reference_count : int
        Matches, or sentences with a match.
    rate, reference_rate : float or None
    log_ratio : float or None
        Binary logarithm of the ratio of the rates: 1 is twice as much in `group`.
    low, high : float or None
        Its bootstrap interval.
    note : str
    """

    lexicon: str
    categories: str
    negation: str
    quoted: str
    measure: str
    log_ratio: float | None
    low: float | None
    high: float | None
    count: int
    reference_count: int
    rate: float | None
    reference_rate: float | None
    group: str
    reference: str
    note: str


class Specifications(Result[Specification]):
    """A construct compared between two groups under every specification.

    Made by `compare_lexicons`. No row is the right one: the finding is how they
    lie together.
    """

    _drawn_by = "rhetoric.plots:specification_curve"

    def __init__(
        self,
        rows: Sequence[Specification],
        *,
        construct: str,
        confidence: float,
        methods: str,
    ) -> None:
        self._rows = tuple(rows)
        self.construct = construct
        self.confidence = confidence
        self._methods = methods

    @property
    def rows(self) -> Sequence[Specification]:
        """In the order of the instruments and rules that were asked for."""
        return self._rows

    @property
    def title(self) -> str:
        """What was compared."""
        first = self._rows[0]
        told = count_phrase(len(self._rows), "specification")
        return f"{self.construct}: {first.group} against {first.reference}, {told}"

    @property
    def notes(self) -> tuple[str, ...]:
        """How the specifications lie together."""
        ratios = [row.log_ratio for row in self._rows if row.log_ratio is not None]
        if not ratios:
            return ("No specification finds a match.",)
        first = self._rows[0]
        above = sum(ratio > 0 for ratio in ratios)
        bounded = [row for row in self._rows if row.low is not None and row.high is not None]
        sure = sum(
            row.low > 0 or row.high < 0  # type: ignore[operator]  # both are there
            for row in bounded
        )
        together = (
            f"{above} of {len(ratios)} specifications find more in {first.group}; the log ratio "
            f"runs from {min(ratios):.2f} to {max(ratios):.2f}, median {median(ratios):.2f}."
        )
        intervals = (
            f"{sure} of {len(bounded)} intervals do not hold 0. The specifications share their "
            "texts, so they are no independent tests."
        )
        others = dict.fromkeys(f"{row.note}." for row in self._rows if row.note)
        return (together, *([intervals] if bounded else []), *others)

    def methods(self) -> str:
        """Write what was compared, and how."""
        return self._methods

    def _strength(self, row: Specification) -> float:
        return abs(row.log_ratio or 0.0)

    def _names(self, row: Specification) -> tuple[str | None, ...]:
        return row.lexicon, row.lexicon.split()[0], row.negation, row.quoted, row.measure

    def _column_names(self) -> tuple[str, ...]:
        return tuple(Specification.__dataclass_fields__)
