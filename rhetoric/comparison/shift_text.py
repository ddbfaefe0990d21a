"""What is said of a word shift beside its numbers: notes and methods."""

from dataclasses import dataclass

import numpy as np

from rhetoric.comparison.shift_measures import KINDS
from rhetoric.comparison.shift_row import ShiftSettings, ShiftTotals
from rhetoric.comparison.shift_values import BOTH, FIRST, ShiftValues
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.shipped import library_version
from rhetoric.statistics import percent
from rhetoric.tables import count_phrase

UNEQUAL = 1.5
"""How many times as long one side must be for its entropy to need a word of warning."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ShiftText:
    """A shift, ready to be written about; the parts are those of `WordShift`."""

    values: ShiftValues
    counts: tuple[TermCounts, TermCounts]
    totals: ShiftTotals
    settings: ShiftSettings
    interval_note: str
    reference: float | None

    def notes(self) -> tuple[str, ...]:
        """Write what a reader must know beside the rows."""
        names = self.settings.names
        first, second = self.counts
        notes = [
            "Both sides are the same texts."
            if first.account.digest == second.account.digest
            else self.settings.overlap,
            self._total(),
            self._sense(),
            f"{self.interval_note}." if self.interval_note else "",
            *self._coverage(),
            self._unequal(),
            *self.settings.left_out,
            *(
                f"{n}: {told}"
                for n, own in zip(names, self.counts, strict=True)
                for told in own.notes
            ),
        ]
        return tuple(note[0].upper() + note[1:] for note in notes if note)

    def _total(self) -> str:
        """Write what the contributions add up to."""
        totals, (first, second) = self.totals, self.settings.names
        rises = f"the words add {totals.positive:+.4g} and {totals.negative:+.4g}"
        if self.values.kind == "proportion":
            return (
                f"Shares add up to 1 on both sides, so {rises}: {100 * totals.positive:.1f}% of "
                f"the words of {first} would have to be others to have the shares of {second}."
            )
        if self.values.kind == "jensen-shannon":
            return (
                f"The sizes add up to {totals.difference:.4f} bits, {totals.positive:.4f} of words "
                f"that {second} uses more and {-totals.negative:.4f} of words that {first} uses "
                "more. 0 is no difference, 1 no word in common; two parts of one text differ too."
            )
        bounds = ""
        if totals.low is not None and totals.high is not None:
            sure = percent(self.settings.confidence)
            bounds = f" ({sure} interval {totals.low:+.4g} to {totals.high:+.4g})"
        return (
            f"{KINDS[self.values.kind][0].capitalize()}: {totals.first_value:.4f} in {first}, "
            f"{totals.second_value:.4f} in {second}, difference {totals.difference:+.4g}{bounds}; "
            f"{rises}."
        )

    def _sense(self) -> str:
        """Write how to read a row."""
        if self.values.weights is None:
            return ""
        reference = {
            FIRST: f"the mean of {self.settings.names[0]}",
            BOTH: "halfway between the two means",
        }.get(str(self.values.reference), "as asked for")
        return (
            f"+ and - say whether a word weighs more or less than the reference value "
            f"{self.reference:.4f} ({reference}), ↑ and ↓ whether "
            f"{self.settings.names[1]} uses it more or less. A word counts the same under a "
            "negation."
        )

    def _coverage(self) -> list[str]:
        """Write how many words a graded lexicon says nothing about."""
        if self.values.weights is None:
            return []
        return [
            f"{name}: {size:,} of {own.words:,} words ({size / own.words:.0%}) have a weight; "
            "the others are left out."
            for name, size, own in zip(
                self.settings.names, self.values.sizes, self.counts, strict=True
            )
        ]

    def _unequal(self) -> str:
        first, second = self.values.sizes
        if self.values.kind != "entropy" or max(first, second) < UNEQUAL * min(first, second):
            return ""
        longer = self.settings.names[int(second > first)]
        return (
            "The entropy of a text grows with its length, since rare words have had the time to "
            f"occur: of sides of {first:,} and {second:,} words the longer, {longer}, has more of "
            "it for that reason alone."
        )

    def methods(self) -> str:
        """Write how the shift was made."""
        names, settings, values = self.settings.names, self.settings, self.values
        texts = " ".join(
            f"{name}: {own.account.describe()}"
            for name, own in zip(names, self.counts, strict=True)
        )
        weights = ""
        if values.weights is not None:
            reach = float(np.min(values.weights)), float(np.max(values.weights))
            weights = (
                f" Weights from {reach[0]:g} to {reach[1]:g} of {settings.lexicon} Reference value "
                f"{self.reference:.6g}."
            )
        left = f" {' '.join(settings.left_out)}" if settings.left_out else ""
        different = count_phrase(len(values.sides.terms), "different word")
        return (
            f"{texts} Word shift from {names[0]} to {names[1]} (Gallagher et al. 2021) by "
            f"{KINDS[values.kind][1]} over {different} in lower case, {values.sizes[0]:,} and "
            f"{values.sizes[1]:,} in all; a word that a side lacks has the share 0 "
            f"there.{weights}{left} {self._intervals()} "
            f"rhetoric {library_version()}."
        )

    def _intervals(self) -> str:
        settings = self.settings
        if self.interval_note.startswith("no interval"):
            return f"{self.interval_note[0].upper()}{self.interval_note[1:]}."
        entropy = (
            " That of the difference is the basic bootstrap interval (Davison and Hinkley 1997), "
            "since resampled texts have too little entropy."
            if self.values.kind == "entropy"
            else ""
        )
        return (
            f"{percent(settings.confidence)} percentile intervals from resampling the documents of "
            f"each side ({settings.resamples} resamples, seed {settings.seed}; Efron and "
            "Tibshirani 1993), the share of a word that a side lacks drawn from the exponential "
            f"distribution that gives the exact Poisson bound.{entropy}"
        )
