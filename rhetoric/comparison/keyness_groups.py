"""What sets each of many groups of texts apart from the rest."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from rhetoric.comparison.account import Account
from rhetoric.comparison.keyness import Keyness
from rhetoric.comparison.keyness_row import KeynessRow
from rhetoric.comparison.keyness_table import table_of
from rhetoric.comparison.keyness_text import ONE_TEXT, size_of
from rhetoric.errors import InputError, nearest
from rhetoric.results import Result
from rhetoric.tables import Table, count_phrase

_ONE = ONE_TEXT.split("{}")[0]


class KeynessGroups(Result[KeynessRow]):
    """The words each group uses at a higher rate than the rest. Made by `keyness_by`.

    Parameters
    ----------
    comparisons : mapping of str to Keyness
        The comparison of each group with the rest.
    field : str
        By what the texts were divided.
    n : int
        How many words of each group have a row, at most.
    notes : tuple of str
        What was left out.
    """

    _drawn_by = "rhetoric.plots:keyness_panels"

    def __init__(
        self, comparisons: Mapping[str, Keyness], *, field: str, n: int, notes: tuple[str, ...]
    ) -> None:
        self._comparisons = dict(comparisons)
        self._field = field
        self._n = n
        self._notes = notes

    @cached_property
    def _rows(self) -> list[KeynessRow]:
        return [
            row for name, result in self._comparisons.items() for row in result.top(name, self._n)
        ]

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups, in order."""
        return tuple(self._comparisons)

    @property
    def field(self) -> str:
        """By what the texts were divided."""
        return self._field

    @property
    def measure(self) -> str:
        """The name of the measure by which the words are sorted."""
        return next(iter(self._comparisons.values())).measure

    def comparisons(self) -> Iterator[Keyness]:
        """Give the comparison of each group with the rest, in order."""
        return iter(self._comparisons.values())

    def __getitem__(self, group: str) -> Keyness:
        """Give the comparison of a group with the rest.

        Raises
        ------
        InputError
            There is no such group.
        """
        if group not in self._comparisons:
            raise InputError(f"KeynessGroups: no group {group!r}. {nearest(group, self.groups)}")
        return self._comparisons[group]

    @property
    def rows(self) -> list[KeynessRow]:
        """The strongest words of each group, group after group."""
        return list(self._rows)

    @property
    def title(self) -> str:
        """What is compared, by which measure."""
        first = next(iter(self._comparisons.values()))
        return (
            f"{count_phrase(len(self.groups), 'group')} by {self._field}, each against the rest: "
            f"{first.plural} by {first.measure_title}"
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, and what the numbers do not say."""
        shared: dict[str, list[str]] = {}
        for name, result in self._comparisons.items():
            for note in result.notes:
                # What is said of the rest is said of the other groups where they are the group.
                if not note.startswith(f"{result.reference}: "):
                    told = note.removeprefix(f"{name}: ")
                    told = told.replace(f"{_ONE}{name}", f"{_ONE}the group")
                    shared.setdefault(told, []).append(name)
        several = [
            note if len(names) == len(self.groups) else f"{', '.join(names)}: {note}"
            for note, names in shared.items()
        ]
        return (*self._notes, "P-values are corrected within each comparison.", *several)

    def methods(self) -> str:
        """Write how each group was compared."""
        counts = {name: result.counts for name, result in self._comparisons.items()}
        every = sum((one.account for one in counts.values()), Account())
        groups = "; ".join(
            f"{name}: {size_of(one)}, {one.account.mark}" for name, one in counts.items()
        )
        steps = zip(*(result.steps() for result in self.comparisons()), strict=True)
        told = filter(None, map(self._told, steps))
        return " ".join([every.describe(), f"{self.title} ({groups}).", *told])

    def _told(self, step: Sequence[str]) -> str:
        """Say once what holds for all groups, else of which it holds."""
        names: dict[str, list[str]] = {}
        for name, said in zip(self.groups, step, strict=True):
            names.setdefault(said, []).append(name)
        if len(names) == 1:
            return step[0]
        return " ".join(f"{', '.join(own)}: {said}" for said, own in names.items() if said)

    def _of(self, group: str) -> list[KeynessRow]:
        return [row for row in self._rows if row.group == group]

    def _strength(self, row: KeynessRow) -> float:
        return abs(self._comparisons[row.group].value(row.term))

    def _names(self, row: KeynessRow) -> tuple[str | None, ...]:
        return row.group, row.term

    def _column_names(self) -> tuple[str, ...]:
        return tuple(KeynessRow.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show as many words of each group as there is room for."""
        each = max(1, limit // len(self.groups))
        rows = [row for name in self.groups[:limit] for row in self._of(name)[:each]]
        values = [self._comparisons[row.group].value(row.term) for row in rows]
        columns, cells = table_of(rows, self.measure, values)
        return Table(
            title=self.title,
            columns=(columns[0], "group", *columns[1:]),
            rows=tuple(
                (line[0], row.group, *line[1:]) for row, line in zip(rows, cells, strict=True)
            ),
            total=len(self._rows),
            notes=self.notes,
        )
