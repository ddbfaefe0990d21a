"""The prior of the log-odds ratio: what is expected of each word before counting."""

from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from rhetoric.comparison.alignment import aligned, spread
from rhetoric.comparison.effects import ADDED
from rhetoric.comparison.sides import Sides
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.errors import InputError
from rhetoric.statistics import Counts, Numbers
from rhetoric.tokens.vocabulary import Bools

POOLED = "pooled"
PRIOR_WORDS = 500.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prior:
    """The pseudo-counts of a Dirichlet prior.

    Parameters
    ----------
    alpha : numpy.ndarray of float, shape (terms,)
        Of each word, every one above 0.
    total : float
        Of all words together.
    missing : numpy.ndarray of bool, shape (terms,)
        Which words the reference list lacks.
    text : str
        What the prior is, for methods.
    """

    alpha: Numbers
    total: float
    missing: Bools
    text: str

    def only(self, places: Counts) -> "Prior":
        """Keep some of the words; the total stays that of all."""
        return replace(self, alpha=self.alpha[places], missing=self.missing[places])


def chosen_prior(asked: object, words: object, sides: Sides, unit: str, function: str) -> Prior:
    """Make the prior that was asked for; see `keyness`.

    Raises
    ------
    InputError
        It is no number above 0, ``'pooled'`` or TermCounts.
    """
    size = _positive(words, "prior_words", function)
    none = np.zeros(len(sides.terms), dtype=bool)
    if isinstance(asked, TermCounts):
        if asked.unit != unit:
            raise InputError(
                f"{function}: prior has counts of {asked.unit}, the groups of {unit}. Count all in "
                "the same way."
            )
        return _of_list(asked, size, sides.terms, function)
    if asked == POOLED:
        pooled = sides.counts + sides.reference_counts
        return Prior(
            alpha=pooled * np.float64(size / (sides.words + sides.reference_words)),
            total=size,
            missing=none,
            text=f"the counts of both sides together, scaled to {size:g} words",
        )
    if isinstance(asked, str | bool) or not isinstance(asked, int | float):
        raise InputError(
            f"{function}: prior must be 'pooled', a number above 0 for every word, or TermCounts "
            f"of a reference corpus, got {asked!r}."
        )
    flat = _positive(asked, "prior", function)
    return Prior(
        alpha=np.full(len(none), flat),
        total=flat * len(none),
        missing=none,
        text=f"{flat:g} for each word",
    )


def _of_list(counts: TermCounts, size: float, terms: tuple[str, ...], function: str) -> Prior:
    """Scale the counts of a reference to a size."""
    if not counts.words:
        raise InputError(f"{function}: the TermCounts given as prior have no words.")
    union, ours, theirs = aligned(terms, counts.terms)
    found = spread(counts.counts, theirs, len(union))[ours]
    scale = size / counts.words
    missing = found == 0
    return Prior(
        alpha=np.where(missing, ADDED, found) * scale,
        total=size + ADDED * scale * int(missing.sum()),
        missing=missing,
        text=f"the counts of {counts.account.name or 'a reference'}, scaled to {size:g} words",
    )


def _positive(number: object, name: str, function: str) -> float:
    if (
        isinstance(number, bool)
        or not isinstance(number, int | float)
        or not (isfinite(number) and number > 0)
    ):
        raise InputError(f"{function}: {name} must be a number above 0, got {number!r}.")
    return float(number)
