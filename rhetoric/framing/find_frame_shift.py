"""Comparing two texts by what each entry adds to the score of a frame."""

from rhetoric.corpus.groups import overlap_note, two_names
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, check_choice, nearest
from rhetoric.framing.frame_shift import ENTRY, WORDING, FrameShift
from rhetoric.framing.scoring import Scoring, Settings
from rhetoric.framing.shift_rows import ShiftCounts, Sides, shift_rows, shift_totals
from rhetoric.framing.shift_terms import ShiftSide
from rhetoric.framing.units import DOCUMENT
from rhetoric.lexicon.category import NEGATION_POLICIES, QUOTED_POLICIES
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.shipped import library_version
from rhetoric.statistics import check_draws, percent
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus

_UNNAMED = "corpus"


def frame_shift(
    first: Texts | TokenizedCorpus,
    second: Texts | TokenizedCorpus,
    lexicon: Lexicon,
    frame: str,
    *,
    by: str = ENTRY,
    names: tuple[str, str] | None = None,
    quoted: str = "keep",
    negation: str | None = None,
    confidence: float = 0.95,
    resamples: int = 1000,
    seed: int = 0,
) -> FrameShift:
    """Find which entries make the rate of a frame higher in one text than in another.

    Parameters
    ----------
    first, second : Corpus, TokenizedCorpus, Document, or list of str
        The shift goes from the first to the second.
    lexicon : Lexicon
    frame : str
        One of its categories; a parent pools what is below it.
    by : {'entry', 'wording'}
        Whether a row is an entry of the lexicon or a wording of the texts.
    names : tuple of str, optional
        What the sides are called. Without it the names of the corpora, where they
        differ, else ``first`` and ``second``.
    quoted : {'keep', 'drop'}
        Whether matches inside quotation marks count.
    negation : {None, 'count', 'drop', 'separate'}
        What becomes of negated matches; None does as each category declares.
    confidence : float
        Of the intervals, between 0 and 1.
    resamples : int
        Bootstrap resamples, at least 100.
    seed : int
        The same seed gives the same intervals.

    Returns
    -------
    FrameShift
        One row for each entry or wording that matched on either side, those that add
        most first. The contributions add up to the difference of the rates per
        1,000 words.

    Raises
    ------
    InputError
        There is no such frame, a side has no words, or a parameter is not what is
        accepted.

    Notes
    -----
    A word shift (Gallagher et al. 2021, EPJ Data Science 10, 4) of a sum: what an entry
    adds is the difference of its own two rates. Intervals resample the documents of
    both sides (Efron and Tibshirani 1993); a side of one document has none.

    Examples
    --------
    >>> import rhetoric as rh
    >>> hope = rh.Lexicon.from_dict({"hope": ["hope*", "better days"]})
    >>> shift = rh.frame_shift(["We hope."], ["Hopes of better days, better days!"], hope, "hope")
    >>> [(row.term, row.first_count, row.second_count, row.behind) for row in shift]
    [('hope*', 1, 1, 'hope (1, 0), hopes (0, 1)'), ('better days', 0, 2, 'better days (0, 2)')]
    """
    check_choice("frame_shift", "by", by, (ENTRY, WORDING))
    check_choice("frame_shift", "quoted", quoted, QUOTED_POLICIES)
    check_choice("frame_shift", "negation", negation, (None, *NEGATION_POLICIES))
    check_draws(confidence, resamples, seed, "frame_shift")
    if not isinstance(lexicon, Lexicon):
        raise InputError(
            f"frame_shift takes a Lexicon, got {type(lexicon).__name__}. "
            "Load one with load_lexicon(name or path)."
        )
    settings = Settings(
        by=DOCUMENT,
        quoted=quoted,
        negation=negation,
        confidence=confidence,
        resamples=resamples,
        seed=seed,
    )
    sides = _sides((first, second), lexicon, frame, names, settings)
    found = ShiftCounts(sides=sides, by=by, settings=settings)
    return FrameShift(
        shift_rows(found, frame),
        shift_totals(found),
        frame=frame,
        names=(sides[0].name, sides[1].name),
        by=by,
        confidence=confidence,
        interval_note=found.interval_note,
        warnings=_warnings(sides),
        methods=_methods(found, frame),
    )


def _sides(
    given: tuple[Texts | TokenizedCorpus, Texts | TokenizedCorpus],
    lexicon: Lexicon,
    frame: str,
    names: tuple[str, str] | None,
    settings: Settings,
) -> Sides:
    tokens = [as_tokens(one, "frame_shift") for one in given]
    known = ["" if one.corpus.name == _UNNAMED else one.corpus.name for one in tokens]
    called = two_names(names, (known[0], known[1]), ("first", "second"), "frame_shift")
    sides = []
    for name, own in zip(called, tokens, strict=True):
        scoring = Scoring(own, lexicon, settings)
        if frame not in scoring.labels:
            raise InputError(f"frame_shift: no frame {frame!r}. {nearest(frame, scoring.labels)}")
        if not scoring.words.sum():
            raise InputError(f"frame_shift: {name} has no words, so there is no rate to compare.")
        sides.append(ShiftSide(name=name, scoring=scoring, frame=scoring.labels.index(frame)))
    return sides[0], sides[1]


def _warnings(sides: Sides) -> list[str]:
    """Tell which texts stand on both sides, and how many carry warnings.

    That a text is short does not matter in a group.
    """
    first, second = (side.scoring.texts[0].tokens.corpus for side in sides)
    overlap = overlap_note(first, second, (sides[0].name, sides[1].name))
    notes = [overlap] if overlap else []
    for side in sides:
        flagged = sum(bool(side.scoring.flags(place)) for place in range(side.scoring.units))
        if flagged:
            carry = "carries" if flagged == 1 else "carry"
            texts = f"{count_phrase(flagged, 'text')} {carry} warnings: see corpus.summary()."
            notes.append(f"{side.name}: {texts}")
    return notes


def _methods(found: ShiftCounts, frame: str) -> str:
    settings, (first, second) = found.settings, found.sides
    if found.intervals is None:
        note = found.interval_note
        how = f"{note[0].upper()}{note[1:]}."
    else:
        how = (
            f"{percent(settings.confidence)} percentile intervals from resampling the documents of "
            f"each side ({settings.resamples} resamples, seed {settings.seed}; Efron and "
            "Tibshirani 1993), what a side lacks drawn from the exponential distribution "
            "that gives the exact Poisson bound."
        )
    return (
        f"{first.name}: {first.scoring.counting()} {second.name}: {second.scoring.counting()} "
        f"Frame shift of {frame} from {first.name} to {second.name}: the difference of the rates "
        f"of each {found.by} (a word shift of a sum, after Gallagher et al. 2021). {how} "
        f"rhetoric {library_version()}."
    )
