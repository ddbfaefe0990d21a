"""What a comparison of words says of itself: notes and methods."""

from rhetoric.comparison.by_document import ByDocument
from rhetoric.comparison.contrast import Contrast
from rhetoric.comparison.keyness_row import KeynessSettings
from rhetoric.comparison.measures import MEASURES, PERMUTATION, TESTS
from rhetoric.comparison.permutation import ENOUGH
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.comparison.unit_names import noun_of, plural_of, size_noun_of, unit_text
from rhetoric.shipped import library_version
from rhetoric.statistics import percent
from rhetoric.tables import count_phrase

_CLUSTERS = (
    "Every test but the permutation test takes each word for an independent draw. Words come in "
    "clusters, so these tests promise more certainty than there is{}."
)
ONE_TEXT = "One text only in {}: a p-value would say nothing about other texts, so there is none."
UNLIKE = 5.0
"""From this ratio of the lengths of texts on, p-values of shuffled texts are too small."""
_CORRECTED = {
    "benjamini-hochberg": "by Benjamini and Hochberg (1995)",
    "bonferroni": "by Bonferroni",
}

_COMPUTED = (
    "Computed as well: two-cell log-likelihood G2 (Rayson and Garside 2000), four-cell G2 "
    "(Dunning 1993), chi-squared (Pearson 1900) also with Yates' correction (1934), Fisher's "
    "exact test (1935) where a count under 5 is expected, BIC (Wilson 2013), deviation of "
    "proportions (Gries 2008), log ratio "
    "(Hardie 2014) with {confidence} intervals by the delta method, its conservative form LRC "
    "(Evert 2022; Clopper-Pearson intervals, Bonferroni-corrected), %DIFF (Gabrielatos and Marchi "
    "2012), odds ratio with the interval of Woolf (1955), PMI (Church and Hanks 1990), simple "
    "maths (Kilgarriff 2009) with {added} added to rates per million, and log-odds ratio with an "
    "informative Dirichlet prior (Monroe, Colaresi and Quinn 2008; prior: {prior}). In ratios 0.5, "
    "or what the rate of the other side makes expected if less, stands for a count of zero."
)

Named = tuple[tuple[str, TermCounts], tuple[str, TermCounts]]


def size_of(counts: TermCounts) -> str:
    """Write how many texts and words there are."""
    texts = "" if counts.documents is None else f"{count_phrase(counts.documents, 'text')}, "
    return f"{texts}{count_phrase(counts.words, size_noun_of(counts.unit))}"


def notes_of(named: Named, contrast: Contrast, settings: KeynessSettings) -> tuple[str, ...]:
    """What was left out, and what the numbers do not say."""
    (_, target), (_, reference) = named
    single = [name for name, side in named if side.documents == 1]
    unknown = [name for name, side in named if side.documents is None]
    same = target.account.digest == reference.account.digest
    permuted = contrast.choices.measure == PERMUTATION
    notes = [
        "Both sides are the same texts." if same else settings.overlap,
        ONE_TEXT.format(" and ".join(single)) if single else "",
        f"How many texts {' and '.join(unknown)} has is not known." if unknown else "",
        permutation_note(contrast, len(contrast.sides.terms))
        if permuted
        else _CLUSTERS.format(_evidence(contrast)),
        left_out(settings, target.unit),
        *(f"{name}: {note}" for name, side in named for note in side.notes),
    ]
    return tuple(note for note in notes if note)


def _evidence(contrast: Contrast) -> str:
    """What the rows hold against clusters."""
    if contrast.documents is None:
        return ""
    seen = ": see in how many texts a word occurs and how evenly (dp)"
    return f"{seen}, or use measure='permutation'" if contrast.both else seen


def permutation_note(contrast: Contrast, tests: int) -> str:
    """How many ways there are to divide the texts, and what p can come of it."""
    documents = contrast.both
    if documents is None:
        return ""
    ways = documents.arrangements
    texts = ways.target + ways.reference
    said = f"There are {ways.count:,}" if ways.count < 10**15 else "There are more than 10^15"
    told = f"{said} ways to divide these {texts} texts {ways.target} to {ways.reference}"
    if not ways.enough:
        one = min(ways.target, ways.reference) < 2
        why = "" if one else f": p could not be under {ways.smallest_p:.2g}"
        return f"{told}{why}, so there is no p-value. Add texts."
    if ways.exhausted(documents.permutations):
        least, how = ways.smallest_p, "all were looked at"
    else:
        least, how = 1 / (1 + documents.permutations), f"{documents.permutations:,} at random"
    return f"{told}; {how}, so that no p of {tests:,} is under {least:.2g}.{_unlike(documents)}"


def _unlike(documents: ByDocument) -> str:
    """Warn where the texts of one side are much longer, as then shuffling is not fair."""
    short, long = sorted(documents.lengths)
    if long < UNLIKE * short:
        return ""
    return (
        f" The texts of one side are {long / short:.0f} times as long as those of the other (by "
        "the median): then p is often too small. Divide the long texts, or choose like lengths."
    )


def left_out(settings: KeynessSettings, unit: str) -> str:
    """Which words have no row."""
    plural = plural_of(unit)
    parts = [
        f"{plural} that occur under {settings.min_count} times" if settings.min_count > 1 else "",
        f"{plural} that under {settings.min_documents} texts have"
        if settings.min_documents > 1
        else "",
        settings.left_out,
    ]
    told = " and ".join(filter(None, parts))
    return f"Left out: {told}. They are counted in the sizes." if told else ""


def methods_of(named: Named, contrast: Contrast, settings: KeynessSettings) -> str:
    """Write how the words were compared."""
    told = [
        f"{name} ({count_phrase(side.words, size_noun_of(side.unit))}): {side.account.describe()}"
        for name, side in named
    ]
    return " ".join(filter(None, [*told, *how_parts(named, contrast, settings)]))


def how_parts(named: Named, contrast: Contrast, settings: KeynessSettings) -> list[str]:
    """Write what was computed, step after step; what was not done is empty."""
    unit = named[0][1].unit
    tests = count_phrase(len(contrast.sides.terms), noun_of(unit))
    choices = contrast.choices
    return [
        f"{tests} compared. {unit_text(unit)}.",
        left_out(settings, unit),
        f"Sorted by {MEASURES[choices.measure].title}; {_p_text(contrast, tests)}.",
        _permutation_text(contrast),
        _COMPUTED.format(
            confidence=percent(choices.confidence),
            added=f"{choices.added:g}",
            prior=contrast.prior.text,
        ),
        f"rhetoric {library_version()}.",
    ]


def _p_text(contrast: Contrast, tests: str) -> str:
    choices, documents = contrast.choices, contrast.both
    measure = MEASURES[choices.measure]
    if not choices.tested:
        return "no p-values, since a side is one text"
    if measure.test == PERMUTATION and documents and not documents.arrangements.enough:
        return "no p-values, since there are too few texts to shuffle"
    return (
        f"p-values of {TESTS[measure.test]} corrected for {tests} {_CORRECTED[choices.correction]}"
    )


def _permutation_text(contrast: Contrast) -> str:
    """Write how texts were shuffled, where they were."""
    documents = contrast.both
    if contrast.choices.measure != PERMUTATION or documents is None:
        return ""
    ways = documents.arrangements
    if not ways.enough:
        return permutation_note(contrast, len(contrast.sides.terms))
    if ways.exhausted(documents.permutations):
        how = f"all {ways.count:,} ways to divide them"
    else:
        how = (
            f"at most {documents.permutations:,} random permutations, seed {documents.seed}; a "
            f"word was followed until {ENOUGH} were as far (Besag and Clifford 1991)"
        )
    return (
        "Permutation test over texts, two-sided (Pitman 1937): which texts belong to the group "
        "was shuffled; the statistic is Welch's t of the rates of the word in the texts, each of "
        f"which counts once (Janssen 1997); {how}."
    )
