"""Comparing two texts by what each entry adds to the score of a frame."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.corpus.groups import two_names
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, check_choice, nearest
from rhetoric.framing.frame_shift import (
    ENTRY,
    WORDING,
    FrameShift,
    FrameShiftRow,
    FrameShiftTotals,
)
from rhetoric.framing.scoring import PER, Scoring, Settings
from rhetoric.framing.shift_terms import ShiftSide
from rhetoric.framing.units import DOCUMENT
from rhetoric.lexicon.category import NEGATION_POLICIES
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.shipped import library_version
from rhetoric.statistics import (
    FEW_UNITS,
    Numbers,
    check_draws,
    generator,
    percent,
    percentile_interval,
    resampled_sums,
)
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

SHOWN = 5
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
    check_choice("frame_shift", "quoted", quoted, ("keep", "drop"))
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
    rows, totals, note = _Found(sides, by, settings).result(frame)
    return FrameShift(
        rows,
        totals,
        frame=frame,
        names=(sides[0].name, sides[1].name),
        by=by,
        confidence=confidence,
        interval_note=note,
        warnings=[
            f"{side.name}: {told}" for side in sides for told in side.scoring.text_warnings()
        ],
        methods=_methods(sides, frame, settings, note),
    )


Sides = tuple[ShiftSide, ShiftSide]


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


@dataclass(frozen=True, slots=True)
class _Found:
    """The terms of both sides together."""

    sides: Sides
    by: str
    settings: Settings

    def result(self, frame: str) -> tuple[list[FrameShiftRow], FrameShiftTotals, str]:
        own = [side.entries if self.by == ENTRY else side.wordings for side in self.sides]
        behind = [side.wordings if self.by == ENTRY else side.entries for side in self.sides]
        terms = sorted({*own[0][0], *own[1][0]})
        place = {term: at for at, term in enumerate(terms)}
        which = [_replaced(known, of, place) for known, of in own]
        tables = [
            side.table(of, len(terms)) for side, of in zip(self.sides, which, strict=True)
        ]
        counts = [np.asarray(table.sum(axis=0)).ravel() for table in tables]
        documents = [np.bincount(table.indices, minlength=len(terms)) for table in tables]
        words = [side.words for side in self.sides]
        rates = [PER * count / size for count, size in zip(counts, words, strict=True)]
        parts = rates[1] - rates[0]
        low, high, note = self._intervals(tables, len(terms))
        sizes = float(np.abs(parts).sum())
        names = self.sides[0].name, self.sides[1].name
        order = sorted(range(len(terms)), key=lambda at: (-abs(parts[at]), terms[at]))
        rows = []
        for at in order:
            chosen = [np.flatnonzero(of == at) for of in which]
            lacking = [n for n, c in zip(names, counts, strict=True) if not c[at]]
            rows.append(
                FrameShiftRow(
                    term=terms[at],
                    frame=frame,
                    first=names[0],
                    second=names[1],
                    contribution=float(parts[at]),
                    share=abs(float(parts[at])) / sizes if sizes else 0.0,
                    low=None if low is None else float(low[at]),
                    high=None if high is None else float(high[at]),
                    first_count=int(counts[0][at]),
                    second_count=int(counts[1][at]),
                    first_documents=int(documents[0][at]),
                    second_documents=int(documents[1][at]),
                    first_per_thousand=float(rates[0][at]),
                    second_per_thousand=float(rates[1][at]),
                    behind=_behind(behind, chosen),
                    note=f"nothing matched in {' and '.join(lacking)}" if lacking else "",
                    first_matches=self.sides[0].matches(chosen[0]),
                    second_matches=self.sides[1].matches(chosen[1]),
                )
            )
        totals = FrameShiftTotals(
            first_count=int(counts[0].sum()),
            second_count=int(counts[1].sum()),
            first_words=words[0],
            second_words=words[1],
            first_rate=PER * int(counts[0].sum()) / words[0],
            second_rate=PER * int(counts[1].sum()) / words[1],
            low=None if low is None else float(low[-1]),
            high=None if high is None else float(high[-1]),
        )
        return rows, totals, note
