"""The statistics of two sets of texts, word by word, as columns."""

from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np

from rhetoric.comparison import association, effects
from rhetoric.comparison.by_document import ByDocument, OneSided, TextStatistics
from rhetoric.comparison.measures import MEASURES, PERMUTATION
from rhetoric.comparison.prior import Prior
from rhetoric.comparison.sides import Sides
from rhetoric.statistics import Counts, Numbers

_SMALLEST = 5e-324
_FEW_LOOKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the statistics of a contrast depend on beside the counts.

    Parameters
    ----------
    measure : str
        A name of `MEASURES`.
    confidence : float
        Of intervals.
    deviations : float
        How many standard errors an interval reaches to each side.
    correction : str
        How p-values are corrected for their number.
    added : float
        The number that simple maths adds.
    tested : bool
        Whether a p-value means anything: not of one text.
    """

    measure: str
    confidence: float
    deviations: float
    correction: str
    added: float
    tested: bool


class Contrast:
    """The statistics of each word, computed when they are first asked for.

    Parameters
    ----------
    sides : Sides
    prior : Prior
        For the same words.
    documents : ByDocument, OneSided, or None
        The same words document by document; None where a side is a list.
    choices : Choices
    """

    def __init__(
        self, sides: Sides, prior: Prior, documents: ByDocument | OneSided | None, choices: Choices
    ) -> None:
        self.sides = sides
        self.prior = prior
        self.documents = documents
        self.choices = choices
        self._looks = 0

    @cached_property
    def _cells(self) -> tuple[Counts, Counts, int, int]:
        sides = self.sides
        return sides.counts, sides.reference_counts, sides.words, sides.reference_words

    @cached_property
    def direction(self) -> Numbers:
        """1 where the target has the higher rate, -1 where the reference has it."""
        return association.direction(*self._cells)

    def _signed(self, values: Numbers) -> Numbers:
        # Of equal rates it is zero: what rounding leaves would still move the p-value.
        return self.direction * values

    @property
    def values(self) -> Numbers:
        """The measure that was asked for; 0 where it cannot be had."""
        values: Numbers = getattr(self, MEASURES[self.choices.measure].values)
        return np.nan_to_num(values)

    @cached_property
    def g2(self) -> Numbers:
        """G2 of the two counts, signed."""
        return self._signed(association.g2_two_cell(*self._cells))

    @cached_property
    def g2_four_cell(self) -> Numbers:
        """G2 of the two counts and of all other words, signed."""
        return self._signed(association.g2_four_cell(*self._cells))

    @cached_property
    def chi2(self) -> Numbers:
        """Chi-squared, signed."""
        return self._signed(association.chi_squared(*self._cells))

    @cached_property
    def chi2_yates(self) -> Numbers:
        """Chi-squared with Yates' correction, signed."""
        return self._signed(association.chi_squared(*self._cells, yates=True))

    @cached_property
    def bic(self) -> Numbers:
        """Approximate Bayes factor."""
        g2 = np.abs(self.g2)
        return association.bayes_factor(g2, self.sides.words, self.sides.reference_words)

    @cached_property
    def signed_bic(self) -> Numbers:
        """The same, signed, and 0 where it speaks against a difference."""
        return self._signed(np.maximum(self.bic, 0.0))

    @cached_property
    def fisher_p(self) -> Numbers:
        """P of Fisher's exact test: where a count under 5 is expected, or of all if asked for."""
        a, b, c, d = self._cells
        found = np.full(len(a), np.nan)
        if self.choices.tested:
            wanted = association.fewest_expected(a, b, c, d) < association.FEW_EXPECTED
            wanted |= self.choices.measure == "fisher"
            found[wanted] = association.fisher_p(a[wanted], b[wanted], c, d)
        return found

    @cached_property
    def fisher_strength(self) -> Numbers:
        """Negative decimal logarithm of the same, signed."""
        return self._signed(-np.log10(np.maximum(self.fisher_p, _SMALLEST)))

    @cached_property
    def p(self) -> Numbers:
        """P-values of the test that goes with the measure; NaN where they would mean nothing."""
        test = MEASURES[self.choices.measure].test
        if not self.choices.tested:
            return np.full(len(self.sides.terms), np.nan)
        if test == PERMUTATION:
            return self.permutation_p
        if test == "fisher":
            return self.fisher_p
        if test == "log-odds":
            return association.normal_p(self.z)
        statistic: Numbers = getattr(self, MEASURES[test].values)
        return association.chi_squared_p(np.abs(statistic))

    @cached_property
    def p_corrected(self) -> Numbers:
        """The same, corrected for their number."""
        return association.corrected_p(self.p, self.choices.correction)

    @cached_property
    def _log_ratio(self) -> tuple[Numbers, Numbers]:
        return effects.log_ratio(*self._cells)

    @property
    def log_ratio(self) -> Numbers:
        """Binary logarithm of the ratio of the rates."""
        return self._log_ratio[0]

    @property
    def log_ratio_reach(self) -> Numbers:
        """How far its interval goes to each side."""
        return self.choices.deviations * self._log_ratio[1]

    @cached_property
    def log_ratio_conservative(self) -> Numbers:
        """The log ratio that is sure at least."""
        return effects.conservative_log_ratio(
            *self._cells, confidence=self.choices.confidence, tests=len(self.sides.terms)
        )

    @cached_property
    def percent_difference(self) -> Numbers:
        """%DIFF."""
        return effects.percent_difference(*self._cells)

    @cached_property
    def _odds_ratio(self) -> tuple[Numbers, Numbers]:
        return effects.odds_ratio(*self._cells)

    @property
    def binary_odds_ratio(self) -> Numbers:
        """Binary logarithm of the odds ratio."""
        logs: Numbers = self._odds_ratio[0] / np.log(2)
        return logs

    @cached_property
    def odds_ratio(self) -> tuple[Numbers, Numbers, Numbers]:
        """The odds ratio with the ends of its interval."""
        ratio, error = self._odds_ratio
        reach = self.choices.deviations * error
        with np.errstate(over="ignore"):
            return np.exp(ratio), np.exp(ratio - reach), np.exp(ratio + reach)

    @cached_property
    def pmi(self) -> Numbers:
        """Pointwise mutual information of the word and the target."""
        return effects.pointwise_information(*self._cells)

    @cached_property
    def simple_maths(self) -> Numbers:
        """Ratio of the rates after adding a number to both."""
        return effects.simple_maths(*self._cells, added=self.choices.added)

    @property
    def binary_simple_maths(self) -> Numbers:
        """Binary logarithm of the same."""
        return np.log2(self.simple_maths)

    @cached_property
    def _log_odds(self) -> tuple[Numbers, Numbers]:
        return effects.log_odds(*self._cells, (self.prior.alpha, self.prior.total))

    @property
    def log_odds(self) -> Numbers:
        """Difference of the log-odds with the prior."""
        return self._log_odds[0]

    @property
    def z(self) -> Numbers:
        """The same over its standard error."""
        return self._log_odds[1]

    @cached_property
    def by_text(self) -> TextStatistics:
        """What the texts say of each word; NaN where they are not known."""
        if self.documents is None:
            return TextStatistics.unknown(len(self.sides.terms))
        return self.documents.statistics()

    def by_text_of(self, places: Counts) -> TextStatistics:
        """The same of the words at some places, which takes less."""
        self._looks += 1
        # Whoever has looked at some words one by one will look at more.
        if self.documents is None or "by_text" in self.__dict__ or self._looks > _FEW_LOOKS:
            known = self.by_text
            return replace(
                known, **{one.name: getattr(known, one.name)[places] for one in fields(known)}
            )
        return self.documents.statistics(places)

    @property
    def both(self) -> ByDocument | None:
        """The documents of both sides, where both are known."""
        return self.documents if isinstance(self.documents, ByDocument) else None

    @property
    def welch_t(self) -> Numbers:
        """Welch's t of the rates in the texts."""
        return self.by_text.welch_t

    @cached_property
    def permutation_p(self) -> Numbers:
        """P of the permutation test, where that is the measure."""
        if self.choices.measure != PERMUTATION or self.both is None:
            return np.full(len(self.sides.terms), np.nan)
        return self.both.p

    @cached_property
    def stand_ins(self) -> tuple[Numbers, Numbers]:
        """What stands for the counts of each side in the ratios."""
        a, b, c, d = self._cells
        return effects.without_zeros(a, b, c, d), effects.without_zeros(b, a, d, c)

    def without_documents(self) -> "Contrast":
        """The same statistics, computed, with the documents let go."""
        for name in ("by_text", "p_corrected"):
            getattr(self, name)
        let_go = Contrast(self.sides, self.prior, None, self.choices)
        let_go.__dict__.update({**self.__dict__, "documents": None})
        return let_go
