"""From the matches on two sides to the rows of a frame shift."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.framing.frame_shift import ENTRY, FrameShiftRow, FrameShiftTotals
from rhetoric.framing.scoring import PER, Settings
from rhetoric.framing.shift_terms import ShiftSide
from rhetoric.statistics import FEW_UNITS, Counts, Numbers, generator, resampled_sums
from rhetoric.tokens.vocabulary import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SHOWN = 5
TERMS_AT_ONCE = 2_000
Sides = tuple[ShiftSide, ShiftSide]
_Ends = tuple[float | None, float | None]


@dataclass(frozen=True, kw_only=True, eq=False)
class ShiftCounts:
    """The terms of both sides, counted.

    Parameters
    ----------
    sides : tuple of ShiftSide
    by : str
        What a term is: an entry or a wording.
    settings : Settings
    """

    sides: Sides
    by: str
    settings: Settings

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The terms that matched on either side, sorted."""
        return tuple(sorted({term for side in self.sides for term in self._own(side)[0]}))

    def _own(self, side: ShiftSide) -> tuple[tuple[str, ...], Ints]:
        return side.entries if self.by == ENTRY else side.wordings

    def _behind(self, side: ShiftSide) -> tuple[tuple[str, ...], Ints]:
        return side.wordings if self.by == ENTRY else side.entries

    @cached_property
    def which(self) -> tuple[Ints, Ints]:
        """The term of each match, on both sides."""
        place = {term: at for at, term in enumerate(self.terms)}
        first, second = (
            np.array([place[term] for term in known], dtype=np.int64)[of]
            for known, of in map(self._own, self.sides)
        )
        return first, second

    @cached_property
    def tables(self) -> "tuple[csr_matrix, csr_matrix]":
        """The count of each term in each document, on both sides."""
        first, second = (
            side.table(of, len(self.terms)) for side, of in zip(self.sides, self.which, strict=True)
        )
        return first, second

    @cached_property
    def counts(self) -> tuple[Counts, Counts]:
        """The count of each term on both sides."""
        first, second = (np.bincount(of, minlength=len(self.terms)) for of in self.which)
        return first, second

    @cached_property
    def rates(self) -> tuple[Numbers, Numbers]:
        """The rate of each term per 1,000 words on both sides."""
        first, second = (
            PER * counts / side.words for counts, side in zip(self.counts, self.sides, strict=True)
        )
        return first, second

    @cached_property
    def interval_note(self) -> str:
        """Why there are no intervals, or what to beware of in them."""
        held = [int((side.scoring.words > 0).sum()) for side in self.sides]
        lone = [s.name for s, documents in zip(self.sides, held, strict=True) if documents < 2]
        if lone:
            return f"no intervals: one document only in {' and '.join(lone)}"
        few = ", ".join(
            f"{side.name}: {documents} documents"
            for side, documents in zip(self.sides, held, strict=True)
            if documents < FEW_UNITS
        )
        return f"few documents, so intervals are too narrow ({few})" if few else ""

    @cached_property
    def intervals(self) -> Numbers | None:
        """The ends of the interval of each term and, last, of the frame; None without any.

        Of shape (2, terms + 1), per 1,000 words.
        """
        if self.interval_note.startswith("no intervals"):
            return None
        tail = (1 - self.settings.confidence) / 2
        size = len(self.terms)
        parts = []
        for at in range(0, size + 1, TERMS_AT_ONCE):
            chosen = np.arange(at, min(at + TERMS_AT_ONCE, size + 1))
            drawn = self._drawn(1, chosen) - self._drawn(0, chosen)
            parts.append(np.quantile(PER * drawn, [tail, 1 - tail], axis=0))
        return np.concatenate(parts, axis=1)

    def _drawn(self, side: int, terms: Ints) -> Numbers:
        """Resample the rates of some terms; the one after the last is the frame."""
        from scipy.sparse import csr_matrix, hstack

        words, table = self.sides[side].scoring.words, self.tables[side]
        name, seed = self.sides[side].name, self.settings.seed
        whole = csr_matrix(np.asarray(table.sum(axis=1)))
        chosen = hstack([table, whole]).tocsc()[:, terms].tocsr()[words > 0]
        draws = generator(seed, "frame_shift", name)
        drawn = np.concatenate(
            [
                sums / totals[:, None]
                for sums, totals in resampled_sums(
                    chosen, words[words > 0], self.settings.resamples, draws
                )
            ]
        )
        # Resampled zeros would look certain; see `resample_differences`.
        empty = np.asarray(chosen.sum(axis=0)).ravel() == 0
        absent = generator(seed, "frame_shift", name, "absent")
        drawn[:, empty] = absent.exponential(1 / float(words.sum()), size=(len(drawn), 1))
        return drawn

    def ends(self, term: int) -> _Ends:
        """The interval of a term, or with -1 that of the frame."""
        if self.intervals is None:
            return None, None
        low, high = self.intervals[:, term].tolist()
        return low, high

    def behind(self, chosen: Sequence[Ints]) -> str:
        """Write what stands behind some matches of both sides, the commonest first."""
        counted: list[Counter[str]] = []
        for side, places in zip(self.sides, chosen, strict=True):
            known, of = self._behind(side)
            counted.append(Counter(known[at] for at in of[places].tolist()))
        both = counted[0] + counted[1]
        order = sorted(both, key=lambda name: (-both[name], name))
        shown = [f"{name} ({counted[0][name]}, {counted[1][name]})" for name in order[:SHOWN]]
        return ", ".join(shown) + (" …" if len(order) > SHOWN else "")


def shift_rows(found: ShiftCounts, frame: str) -> list[FrameShiftRow]:
    """Make the rows of a frame shift, those that add most first."""
    parts = found.rates[1] - found.rates[0]
    terms = range(len(found.terms))
    order = sorted(terms, key=lambda at: (-abs(parts[at]), found.terms[at]))
    return [_row(found, frame, at, parts) for at in order]


def _row(found: ShiftCounts, frame: str, at: int, parts: Numbers) -> FrameShiftRow:
    first, second = found.sides
    chosen = [np.flatnonzero(of == at) for of in found.which]
    documents = [
        len(np.unique(side.documents[places]))
        for side, places in zip(found.sides, chosen, strict=True)
    ]
    lacking = [s.name for s, places in zip(found.sides, chosen, strict=True) if not len(places)]
    sizes = float(np.abs(parts).sum())
    low, high = found.ends(at)
    return FrameShiftRow(
        term=found.terms[at],
        frame=frame,
        first=first.name,
        second=second.name,
        contribution=float(parts[at]),
        share=abs(float(parts[at])) / sizes if sizes else 0.0,
        low=low,
        high=high,
        first_count=len(chosen[0]),
        second_count=len(chosen[1]),
        first_documents=documents[0],
        second_documents=documents[1],
        first_per_thousand=float(found.rates[0][at]),
        second_per_thousand=float(found.rates[1][at]),
        behind=found.behind(chosen),
        note=f"nothing matched in {' and '.join(lacking)}" if lacking else "",
        first_matches=first.matches(chosen[0]),
        second_matches=second.matches(chosen[1]),
    )


def shift_totals(found: ShiftCounts) -> FrameShiftTotals:
    """Add up the rows of a frame shift."""
    first, second = found.sides
    count, other = (int(counts.sum()) for counts in found.counts)
    low, high = found.ends(-1)
    return FrameShiftTotals(
        first_count=count,
        second_count=other,
        first_words=first.words,
        second_words=second.words,
        first_rate=PER * count / first.words,
        second_rate=PER * other / second.words,
        low=low,
        high=high,
    )
