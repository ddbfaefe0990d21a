"""Scores beside what is usual in a reference corpus."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rhetoric.errors import InputError
from rhetoric.framing.norms import STRETCH, Norms
from rhetoric.framing.reference import load_norms
from rhetoric.framing.units import SENTENCE
from rhetoric.results import Result

if TYPE_CHECKING:
    from rhetoric.framing.scores import FrameScores


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameStanding:
    """One score beside what is usual.

    Parameters
    ----------
    document : str
        Id of the document, or name of the group.
    frame : str
    words, count : int
    per_thousand, low, high : float or None
        The rate of the text and its interval.
    usual, spread : float
        Mean and standard deviation of the reference, per 1,000 words.
    z : float or None
        How many spreads the rate lies above the mean; None without words or
        spread.
    percentile : float or None
        The percentage of stretches of the reference with a lower rate.
    note : str
    """

    document: str
    frame: str
    words: int
    count: int
    per_thousand: float | None
    usual: float
    spread: float
    z: float | None
    percentile: float | None
    low: float | None
    high: float | None
    note: str


class FrameStandings(Result[FrameStanding]):
    """Scores beside what is usual in a reference corpus. Made by `FrameScores.against`."""

    _drawn_by = "rhetoric.plots:frame_norms"

    def __init__(self, scores: "FrameScores", norms: Norms) -> None:
        self.scores = scores
        self.norms = norms
        self._rows = tuple(_standings(scores, norms))

    @property
    def rows(self) -> Sequence[FrameStanding]:
        """One row for each document or group and frame."""
        return self._rows

    @property
    def title(self) -> str:
        """Which lexicon against which corpus."""
        corpus = self.norms.about.get("title") or self.norms.name
        return f"{self.scores.lexicon.title} against {corpus}"

    @property
    def notes(self) -> tuple[str, ...]:
        """How z and percentile are to be read."""
        placed = (
            f"z and percentile place the rate among {self.norms.stretches:,} stretches of "
            f"{STRETCH} words of the reference. A longer text varies less than a stretch, a "
            "shorter one more."
        )
        return (placed, *self.norms.notes, *self.scores.notes)

    def methods(self) -> str:
        """Write how the scores and the norms were made."""
        return f"{self.scores.methods()} {self.norms.methods()}"

    def _strength(self, row: FrameStanding) -> float:
        return abs(row.z or 0.0)

    def _names(self, row: FrameStanding) -> tuple[str | None, ...]:
        return row.document, row.frame

    def _column_names(self) -> tuple[str, ...]:
        return tuple(FrameStanding.__dataclass_fields__)


def stand_against(scores: "FrameScores", norms: "str | Norms") -> FrameStandings:
    """Place scores among those of a reference corpus; see `FrameScores.against`."""
    if scores.by == SENTENCE:
        raise InputError(
            "FrameScores.against: a sentence is too short to stand beside stretches of "
            f"{STRETCH} words. Score documents or groups."
        )
    if isinstance(norms, str):
        norms = load_norms(norms, scores.lexicon)
    if not isinstance(norms, Norms):
        raise InputError(
            "FrameScores.against: norms must be the name of a reference corpus or Norms, "
            f"got {type(norms).__name__}."
        )
    if norms.fingerprint != scores.lexicon.fingerprint:
        raise InputError(
            f"FrameScores.against: the scores are of {scores.lexicon.name_and_version} (content "
            f"{scores.lexicon.fingerprint}), the norms of {norms.lexicon} ({norms.fingerprint})."
        )
    if scores.changed_policies:
        raise InputError(
            f"FrameScores.against: the norms count as the lexicon declares, and these scores "
            f"were made with {scores.changed_policies}. Score again without."
        )
    return FrameStandings(scores, norms)


def _standings(scores: "FrameScores", norms: Norms) -> list[FrameStanding]:
    found = []
    for row in scores:
        norm = norms[row.frame]
        rate = row.per_thousand
        has_z = rate is not None and norm.spread > 0
        found.append(
            FrameStanding(
                document=str(row.group or row.document),
                frame=row.frame,
                words=row.words,
                count=row.count,
                per_thousand=rate,
                low=row.low,
                high=row.high,
                usual=norm.mean,
                spread=norm.spread,
                z=(rate - norm.mean) / norm.spread if rate is not None and has_z else None,
                percentile=None if rate is None else norm.percentile_of(rate),
                note=row.note,
            )
        )
    return found
