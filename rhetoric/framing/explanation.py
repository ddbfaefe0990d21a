"""Which entries make up a frame's score."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.framing.scoring import Scoring
from rhetoric.results import Result
from rhetoric.shipped import library_version
from rhetoric.tables import count_phrase

EXAMPLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryContribution:
    """What one entry adds to a frame.

    Parameters
    ----------
    entry : str
        Its pattern.
    count : int
        Matches it is credited with.
    share : float
        Its part of all matches of the frame, from 0 to 1.
    documents : int
        In how many documents it matches.
    weight : float
        Sum of the weights.
    forms : str
        The wordings it caught, the commonest first, with their counts.
    """

    entry: str
    count: int
    share: float
    documents: int
    weight: float
    forms: str


class Explanation(Result[EntryContribution]):
    """What each entry contributes to a frame. Made by `FrameScores.explain`."""

    _drawn_by = "rhetoric.plots:entry_bars"

    def __init__(
        self, frame: str, of: str, rows: Sequence[EntryContribution], methods: str
    ) -> None:
        self.frame = frame
        self.of = of
        self._rows = tuple(rows)
        self._methods = methods

    @property
    def rows(self) -> Sequence[EntryContribution]:
        """One row for each entry that matched, the strongest first."""
        return self._rows

    @property
    def title(self) -> str:
        """Which frame, and where."""
        total = sum(row.count for row in self._rows)
        matches = f"{total:,} {'match' if total == 1 else 'matches'}"
        return f"{self.frame} in {self.of}: {matches} by {count_phrase(len(self._rows), 'pattern')}"

    @property
    def notes(self) -> tuple[str, ...]:
        """Says so when one entry carries the frame."""
        if self._rows and len(self._rows) > 1 and self._rows[0].share > 1 / 2:
            return (f"One entry, {self._rows[0].entry!r}, makes more than half of the score.",)
        return ()

    def methods(self) -> str:
        """Write how the matches were found."""
        return self._methods

    def _strength(self, row: EntryContribution) -> float:
        return row.count

    def _names(self, row: EntryContribution) -> tuple[str | None, ...]:
        return (row.entry,)

    def _column_names(self) -> tuple[str, ...]:
        return tuple(EntryContribution.__dataclass_fields__)


def explain(scoring: Scoring, frame: int, of: str | None) -> Explanation:
    """Count what each entry contributes; see `FrameScores.explain`."""
    division, matches = scoring.texts
    columns = division.tokens.columns
    if of is None:
        chosen = np.flatnonzero(matches.category == frame)
    else:
        chosen = scoring.places_of(division.named(of), frame)
    entries = matches.entry[chosen]
    order = np.argsort(entries, kind="stable")
    distinct, first = np.unique(entries[order], return_index=True)
    rows = []
    for entry, own in zip(distinct.tolist(), np.split(chosen[order], first[1:]), strict=False):
        rows.append(
            EntryContribution(
                entry=matches.entries[entry].pattern,
                count=len(own),
                share=len(own) / len(chosen),
                documents=len(np.unique(columns.document_of(matches.start[own].astype(np.int64)))),
                weight=matches.entries[entry].weight * len(own),
                forms=_forms(scoring, own),
            )
        )
    rows.sort(key=lambda row: (-row.count, row.entry))
    where = of or count_phrase(columns.documents, "text")
    told = f"{scoring.counting()} Entries behind {scoring.labels[frame]} in {where}."
    return Explanation(scoring.labels[frame], where, rows, f"{told} rhetoric {library_version()}.")


def _forms(scoring: Scoring, places: "np.typing.NDArray[np.int64]") -> str:
    """The commonest wordings at some matches, with their counts."""
    division, matches = scoring.texts
    columns = division.tokens.columns
    lengths = matches.length[places]
    forms = columns.vocabulary.form_ids
    counted: dict[tuple[int, ...], int] = {}
    for start, length in zip(matches.start[places].tolist(), lengths.tolist(), strict=True):
        key = tuple(forms[columns.types[start : start + length]].tolist())
        counted[key] = counted.get(key, 0) + 1
    common = sorted(counted.items(), key=lambda item: -item[1])[:EXAMPLES]
    names = columns.vocabulary.forms
    shown = [f"{' '.join(names[form] for form in key)} ({count})" for key, count in common]
    return ", ".join(shown) + (" …" if len(counted) > EXAMPLES else "")
