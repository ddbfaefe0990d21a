"""What can be asked of a comparison of words: checked, and applied to two sides."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import isfinite
from statistics import NormalDist

import numpy as np

from rhetoric.comparison.association import CORRECTIONS
from rhetoric.comparison.by_document import ByDocument, OneSided
from rhetoric.comparison.contrast import Choices, Contrast
from rhetoric.comparison.counted_texts import CountedTexts
from rhetoric.comparison.counts import chosen_stop_words, stop_words_text
from rhetoric.comparison.keyness import Keyness, Side
from rhetoric.comparison.keyness_row import KeynessSettings
from rhetoric.comparison.measures import MEASURES, PERMUTATION
from rhetoric.comparison.prior import chosen_prior
from rhetoric.comparison.sides import Sides, side_by_side
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.comparison.unit_names import is_categories, is_ngrams, is_stems, noun_of
from rhetoric.comparison.units import POSSESSIVE, stemmer
from rhetoric.errors import InputError, check_choice, nearest, whole_number
from rhetoric.statistics import Counts
from rhetoric.tokens.vocabulary import Bools

_FEWEST_WAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for, checked where that needs no texts; see `keyness`."""

    function: str
    measure: str
    correction: str
    prior: "str | float | TermCounts"
    prior_words: float
    simple_maths_n: float
    min_count: int
    min_documents: int
    stopped: frozenset[str]
    left_out: str
    permutations: int
    seed: int
    confidence: float


def asked(
    function: str,
    *,
    measure: str,
    correction: str,
    prior: "str | float | TermCounts",
    prior_words: float,
    simple_maths_n: float,
    min_count: int,
    min_documents: int,
    stop_words: str | Iterable[str] | None,
    permutations: int,
    seed: int,
    confidence: float,
) -> Asked:
    """Check what was asked for.

    Raises
    ------
    InputError
        Something is not what is accepted.
    """
    if measure not in MEASURES:
        close = nearest(measure, MEASURES, limit=2)
        all_of_them = f"There are: {', '.join(MEASURES)}."
        meant = f"{close} " if close.startswith("Did") else ""
        raise InputError(f"{function}: measure {measure!r} is none. {meant}{all_of_them}")
    check_choice(function, "correction", correction, CORRECTIONS)
    if not isinstance(confidence, float) or not 0 < confidence < 1:
        raise InputError(f"{function}: confidence must lie between 0 and 1, got {confidence!r}.")
    number = isinstance(simple_maths_n, int | float) and not isinstance(simple_maths_n, bool)
    if not (number and isfinite(simple_maths_n) and simple_maths_n > 0):
        raise InputError(
            f"{function}: simple_maths_n must be a number above 0, got {simple_maths_n!r}."
        )
    stop_words = stop_words if stop_words is None or isinstance(stop_words, str) else [*stop_words]
    stopped = chosen_stop_words(stop_words, function)
    return Asked(
        function=function,
        measure=measure,
        correction=correction,
        prior=prior,
        prior_words=prior_words,
        simple_maths_n=float(simple_maths_n),
        min_count=whole_number(min_count, "min_count", function),
        min_documents=whole_number(min_documents, "min_documents", function),
        stopped=stopped,
        left_out=stop_words_text(stop_words, stopped),
        permutations=whole_number(permutations, "permutations", function, least=100),
        seed=whole_number(seed, "seed", function, least=0),
        confidence=confidence,
    )


def compared(
    target: Side, reference: Side, names: tuple[str, str], wanted: Asked, *, overlap: str = ""
) -> Keyness:
    """Compare two sides word by word; `overlap` says which texts stand on both.

    Raises
    ------
    InputError
        They cannot be compared, or no word is left.
    """
    first, second = _counts(target), _counts(reference)
    _check_sides((first, second), names, wanted.function)
    sides = side_by_side(first, second)
    expected = chosen_prior(wanted.prior, wanted.prior_words, sides, first.unit, wanted.function)
    kept = _kept(sides, first.unit, wanted)
    sides = sides.only(kept)
    choices = Choices(
        measure=wanted.measure,
        confidence=wanted.confidence,
        deviations=NormalDist().inv_cdf((1 + wanted.confidence) / 2),
        correction=wanted.correction,
        added=wanted.simple_maths_n,
        tested=all(counts.documents != 1 for counts in (first, second)),
    )
    if wanted.measure == "fisher" and not choices.tested:
        raise InputError(
            f"{wanted.function}: measure='fisher' sorts by p-values, and a side is one text, of "
            "which a p-value would say nothing about other texts. Choose measure='g2', or give "
            "more texts."
        )
    documents = _by_document(target, reference, names, sides, wanted)
    settings = KeynessSettings(
        names=names,
        min_count=wanted.min_count,
        min_documents=wanted.min_documents,
        left_out=wanted.left_out,
        overlap=overlap,
    )
    contrast = Contrast(sides, expected.only(kept), documents, choices)
    return Keyness(contrast, target, reference, settings)


def _counts(side: Side) -> TermCounts:
    return side.counts if isinstance(side, CountedTexts) else side


def _check_sides(
    both: tuple[TermCounts, TermCounts], names: tuple[str, str], function: str
) -> None:
    if both[0].unit != both[1].unit:
        raise InputError(
            f"{function}: {names[0]} has counts of {both[0].unit}, {names[1]} of {both[1].unit}. "
            "Count both in the same way: with the same unit= and ngrams=."
        )
    for name, counts in zip(names, both, strict=True):
        if not counts.words:
            raise InputError(f"{function}: {name} has no words, so there is nothing to compare.")
    if not both[0].terms and not both[1].terms:
        noun = noun_of(both[0].unit)
        raise InputError(f"{function}: there is no {noun} in either group to compare.")


def _by_document(
    target: Side, reference: Side, names: tuple[str, str], sides: Sides, wanted: Asked
) -> ByDocument | OneSided | None:
    """Go by documents where texts are given; a permutation test needs them."""
    if isinstance(target, CountedTexts) and isinstance(reference, CountedTexts):
        made = ByDocument(
            target, reference, sides.terms, permutations=wanted.permutations, seed=wanted.seed
        )
        if wanted.measure == PERMUTATION and made.arrangements.count < _FEWEST_WAYS:
            raise InputError(
                f"{wanted.function}: measure='permutation' shuffles texts, and two texts can be "
                "divided in 2 ways only. Give more texts, or choose another measure."
            )
        return made
    if wanted.measure == PERMUTATION:
        listed = [
            name
            for name, side in zip(names, (target, reference), strict=True)
            if isinstance(side, TermCounts)
        ]
        raise InputError(
            f"{wanted.function}: measure='permutation' shuffles texts, and of "
            f"{' and '.join(listed)} only counts are given. Give both groups as texts, or choose "
            "another measure."
        )
    if isinstance(target, CountedTexts):
        return OneSided(target, sides.terms, is_target=True)
    if isinstance(reference, CountedTexts):
        return OneSided(reference, sides.terms, is_target=False)
    return None


def _kept(sides: Sides, unit: str, wanted: Asked) -> Counts:
    """Choose the words that get a row."""
    kept = sides.counts + sides.reference_counts >= wanted.min_count
    if wanted.min_documents > 1:
        if sides.documents is None or sides.reference_documents is None:
            raise InputError(
                f"{wanted.function}: min_documents={wanted.min_documents} needs to know how many "
                "texts have each word, and a frequency list does not tell. Leave it out, or give "
                "documents= to TermCounts.from_counts."
            )
        kept &= sides.documents + sides.reference_documents >= wanted.min_documents
    if wanted.stopped:
        kept &= ~stopped_terms(sides.terms, unit, wanted.stopped, wanted.function)
    if not kept.any():
        raise InputError(
            f"{wanted.function}: no {noun_of(unit)} is left: min_count={wanted.min_count}, "
            f"min_documents={wanted.min_documents}, {wanted.left_out or '0 stop words'}. "
            "Loosen one of them."
        )
    return np.flatnonzero(kept)


def stopped_terms(
    terms: tuple[str, ...], unit: str, words: Collection[str], function: str
) -> Bools:
    """Tell which terms are stop words: stems of some, or n-grams of nothing else.

    Examples
    --------
    >>> stopped_terms(("of the", "of war"), "2-grams", {"of", "the"}, "keyness").tolist()
    [True, False]
    """
    if is_categories(unit):
        raise InputError(
            f"{function}: stop_words are for words, and here the categories of a lexicon are "
            "counted. Leave them out."
        )
    known = frozenset(map(stemmer().stem, words)) if is_stems(unit) else frozenset(words)
    if not is_ngrams(unit):
        return np.array([term in known for term in terms], dtype=bool)
    return np.array(
        [
            all(word in known or word.removesuffix(POSSESSIVE) in known for word in term.split(" "))
            for term in terms
        ],
        dtype=bool,
    )
