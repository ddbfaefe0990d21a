"""What sets two groups of texts apart: each word with its counts and statistics."""

from functools import cached_property

import numpy as np

from rhetoric.comparison.contrast import Contrast
from rhetoric.comparison.keyness_row import MEASURES, KeynessRow, KeynessSettings
from rhetoric.comparison.term_counts import PER, TermCounts
from rhetoric.errors import InputError, nearest
from rhetoric.results import Result, asked_for
from rhetoric.shipped import library_version
from rhetoric.statistics import Counts, Numbers, percent
from rhetoric.tables import Table, View, count_phrase
from rhetoric.tokens.lexer import fold

_CLUSTERS = (
    "G2, p and z take every word for an independent draw. Words come in clusters, so they promise "
    "more certainty than there is: see in how many texts a word occurs."
)

_ONE_TEXT = "One text only in {}: a p-value would say nothing about other texts, so there is none."


class Keyness(Result[KeynessRow]):
    """The words of two groups of texts, the most typical of the first group first.

    Made by `keyness`. ``result["peace"]`` gives one word.
    """

    _drawn_by = "rhetoric.plots:keyness_bars"

    def __init__(
        self,
        contrast: Contrast,
        target: TermCounts,
        reference: TermCounts,
        settings: KeynessSettings,
    ) -> None:
        self._contrast = contrast
        self._texts = target, reference
        self._settings = settings

    @property
    def group(self) -> str:
        """What the first group is called."""
        return self._settings.names[0]

    @property
    def reference(self) -> str:
        """What the group it is compared with is called."""
        return self._settings.names[1]

    @property
    def terms(self) -> tuple[str, ...]:
        """The words that have a row, in the order of the alphabet."""
        return self._contrast.sides.terms

    @property
    def single_texts(self) -> tuple[str, ...]:
        """The names of the groups that are one text, of which no p-value can be had."""
        return tuple(name for name, side in self._named() if side.documents == 1)

    @property
    def measure(self) -> str:
        """The name of the measure by which the rows are sorted."""
        return self._settings.measure

    @property
    def confidence(self) -> float:
        """The confidence of the intervals, between 0 and 1."""
        return self._settings.confidence

    @cached_property
    def _values(self) -> Numbers:
        """The measure of each word, in the order of the alphabet."""
        values: Numbers = getattr(self._contrast, MEASURES[self.measure][0])
        return np.nan_to_num(values)

    @cached_property
    def _order(self) -> Counts:
        return np.argsort(-self._values, kind="stable")

    @property
    def rows(self) -> View[KeynessRow]:
        """One row for each word, the most typical of the group first, of the reference last."""
        return View(len(self._order), lambda place: self._row(int(self._order[place])))

    def __getitem__(self, term: str) -> KeynessRow:
        """Give one word.

        Raises
        ------
        InputError
            Neither group has it, or it was left out.
        """
        wanted = fold(term) if isinstance(term, str) else term
        if wanted not in self._places:
            raise InputError(f"Keyness: no word {term!r} here. {nearest(term, self.terms)}")
        return self._row(self._places[wanted])

    @cached_property
    def _places(self) -> dict[str, int]:
        return {term: place for place, term in enumerate(self.terms)}

    def top(self, of: int | str | None = None, n: int = 10) -> list[KeynessRow]:
        """Give the words that set the groups apart most.

        Parameters
        ----------
        of : int or str, optional
            How many words of both groups together; or the name of a group, to see
            the words it uses at the higher rate; or a word.
        n : int
            How many words, when `of` does not say.

        Returns
        -------
        list of KeynessRow
            Those farthest from zero first, whatever their sign. Only these are made.

        Raises
        ------
        InputError
            There is no such group or word, or the number is negative.
        """
        name, count = asked_for(of, n, "Keyness")
        order = np.argsort(-np.abs(self._values), kind="stable")
        if name in (self.group, self.reference):
            side = 1 if name == self.group else -1
            order = order[side * self._contrast.direction[order] > 0]
        elif name is not None:
            return [self[name]][:count]
        return [self._row(place) for place in order[:count].tolist()]

    def _row(self, place: int) -> KeynessRow:
        contrast, sides = self._contrast, self._contrast.sides

        def number(values: Numbers) -> float:
            return float(values[place])

        count, other = int(sides.counts[place]), int(sides.reference_counts[place])
        ratio, reach = number(contrast.log_ratio), number(contrast.log_ratio_reach)
        return KeynessRow(
            term=sides.terms[place],
            group=self.group,
            reference=self.reference,
            count=count,
            reference_count=other,
            words=sides.words,
            reference_words=sides.reference_words,
            documents=_whole(sides.documents, place),
            reference_documents=_whole(sides.reference_documents, place),
            per_thousand=PER * count / sides.words,
            reference_per_thousand=PER * other / sides.reference_words,
            g2=number(contrast.g2),
            g2_four_cell=number(contrast.g2_four_cell),
            p_corrected=_known(number(contrast.p_corrected)),
            bic=number(contrast.bic),
            log_ratio=ratio,
            log_ratio_low=ratio - reach,
            log_ratio_high=ratio + reach,
            log_odds=_known(number(contrast.log_odds)),
            z=_known(number(contrast.z)),
            note=self._note(place),
        )

    def _note(self, place: int) -> str:
        sides, names = self._contrast.sides, self._settings.names
        counts = sides.counts[place], sides.reference_counts[place]
        lacking = [
            f"not in {name}: log ratio as if it occurred {stand_in[place]:.2g} times"
            for name, count, stand_in in zip(names, counts, self._contrast.stand_ins, strict=True)
            if count == 0
        ]
        prior = (
            ["not in the prior: as if it occurred 0.5 times"]
            if self._contrast.prior.missing[place]
            else []
        )
        return "; ".join([*lacking, *prior])

    @property
    def title(self) -> str:
        """What is compared with what, by which measure."""
        sizes = (f"{name} ({_size(side)})" for name, side in self._named())
        return f"{' against '.join(sizes)}: words by {MEASURES[self.measure][1]}"

    def _named(self) -> list[tuple[str, TermCounts]]:
        return list(zip(self._settings.names, self._texts, strict=True))

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, and what the numbers do not say."""
        target, reference = self._texts
        unknown = [name for name, side in self._named() if side.documents is None]
        same = target.account.digest == reference.account.digest
        notes = [
            "Both sides are the same texts." if same else "",
            _ONE_TEXT.format(" and ".join(self.single_texts)) if self.single_texts else "",
            f"How many texts {' and '.join(unknown)} has is not known." if unknown else "",
            _CLUSTERS,
            self._filters(),
            *(f"{name}: {note}" for name, side in self._named() for note in side.notes),
        ]
        return tuple(note for note in notes if note)

    def _filters(self) -> str:
        settings = self._settings
        rare = settings.min_count > 1 and f"words that occur under {settings.min_count} times"
        left = " and ".join(filter(None, [rare or "", settings.left_out]))
        return f"Left out: {left}. They are counted in the sizes." if left else ""

    def methods(self) -> str:
        """Write how the words were compared."""
        contrast = self._contrast
        (name, target), (other, reference) = self._named()
        tests = count_phrase(len(self), "word")
        p = (
            f"p-values of two-cell G2 corrected for {tests} (Benjamini and Hochberg 1995)"
            if contrast.tested
            else "no p-values, since a side is one text"
        )
        return (
            f"{name}: {target.account.describe()} {other}: {reference.account.describe()} "
            f"{tests} in lower case, sizes {target.words:,} and {reference.words:,} words. "
            f"{self._filters()} "
            "Two-cell log-likelihood G2 (Rayson and Garside 2000), four-cell G2 (Dunning 1993), "
            f"{p}, BIC (Wilson 2013), log ratio (Hardie 2014) with "
            f"{percent(self.confidence)} intervals by the delta method, 0.5 (or what the rate of "
            "the other side makes expected, if less) in place of a count of zero, log-odds ratio "
            "with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008; prior: "
            f"{contrast.prior.text}). Sorted by {MEASURES[self.measure][1]}. "
            f"rhetoric {library_version()}."
        ).replace("  ", " ")

    def _strength(self, row: KeynessRow) -> float:
        value: float | None = getattr(row, MEASURES[self.measure][0])
        return abs(value or 0.0)

    def _column_names(self) -> tuple[str, ...]:
        return tuple(KeynessRow.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the counts, the rates and the measures, from both ends."""
        total = len(self)
        shown = [*range((limit + 1) // 2), *range(total - limit // 2, total)]
        places = range(total) if total <= limit else shown
        rows = [self.rows[place] for place in places]
        return Table(
            title=self.title,
            columns=(
                *("term", "count", "reference count", "per 1,000", "reference per 1,000"),
                *("G2", "corrected p", "log ratio", "low", "high", "z"),
            ),
            rows=tuple(
                (
                    *(row.term, row.count, row.reference_count),
                    *(row.per_thousand, row.reference_per_thousand, row.g2, row.p_corrected),
                    *(row.log_ratio, row.log_ratio_low, row.log_ratio_high, row.z),
                )
                for row in rows
            ),
            total=total,
            notes=self.notes,
        )


def _whole(values: Counts | None, place: int) -> int | None:
    return None if values is None else int(values[place])


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value


def _size(counts: TermCounts) -> str:
    texts = "" if counts.documents is None else f"{count_phrase(counts.documents, 'text')}, "
    return f"{texts}{count_phrase(counts.words, 'word')}"
