"""How evenly words or patterns are spread over parts of texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rhetoric.comparison.concordance import Concordance
from rhetoric.comparison.dispersion_measures import Spread
from rhetoric.comparison.parts import DOCUMENTS, Parts
from rhetoric.comparison.term_counts import PER
from rhetoric.errors import InputError, nearest
from rhetoric.results import Result, asked_for
from rhetoric.shipped import library_version
from rhetoric.statistics import Counts, Numbers
from rhetoric.tables import Table, View, count_phrase
from rhetoric.tokens.lexer import fold

SORTS = {
    "count": "count",
    "range": "range",
    "dp": "dp",
    "dp-norm": "dp_norm",
    "juilland-d": "juilland_d",
    "burstiness": "burstiness",
    "arf": "arf",
}
"""What rows can be sorted by, and the field of a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DispersionRow:
    """How evenly one word or pattern is spread.

    Parameters
    ----------
    term : str
    count : int
        How often it occurs.
    per_thousand : float
        Its rate per 1,000 words.
    documents : int
        In how many documents it occurs.
    range : int
        In how many parts it occurs.
    parts : int
        How many parts there are.
    range_percent : float
        The same in percent of the parts.
    dp, dp_norm : float or None
        Gries's deviation of proportions, and the same made to end at 1: 0 is even,
        1 is clumped. None where it never occurs, or where there is one part only.
    dp_chance : float or None
        The `dp` that a word of this count has on average where chance alone scatters
        it: a rare word cannot be even.
    juilland_d : float or None
        Juilland's D: 1 is even, 0 is all in one part.
    rosengren_s : float or None
        Rosengren's S: 1 is even.
    kl : float or None
        Kullback-Leibler divergence of its distribution from the sizes of the parts, in
        bits: 0 is even.
    burstiness : float or None
        How often it occurs in the parts that have it, on average; 1 is no repetition.
    arf : float or None
        Average reduced frequency: the count, with occurrences near each other counted
        less. It knows no parts, but follows the order of the texts.
    """

    term: str
    count: int
    per_thousand: float
    documents: int
    range: int
    parts: int
    range_percent: float
    dp: float | None
    dp_norm: float | None
    dp_chance: float | None
    juilland_d: float | None
    rosengren_s: float | None
    kl: float | None
    burstiness: float | None
    arf: float | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measured:
    """All that was measured, as columns.

    Parameters
    ----------
    terms : sequence of str
    spread : Spread
    chance, arf : numpy.ndarray of float, shape (terms,)
    documents : numpy.ndarray of int64, shape (terms,)
    parts : Parts
    words : int
    noun : {'word', 'pattern'}
    """

    terms: Sequence[str]
    spread: Spread
    chance: Numbers
    arf: Numbers
    documents: Counts
    parts: Parts
    words: int
    noun: str


class Dispersion(Result[DispersionRow]):
    """How evenly words or patterns are spread. Made by `dispersion`.

    ``result["peace"]`` gives one of them, ``result.lines("peace")`` its concordance.

    Parameters
    ----------
    measured : Measured
    sort : str
        A name of `SORTS`.
    lines : callable
        From the place of a term to its concordance.
    notes : tuple of str
    methods : str
    """

    _drawn_by = "rhetoric.plots:dispersion_scatter"

    def __init__(
        self,
        measured: Measured,
        *,
        sort: str,
        lines: Callable[[int], Concordance],
        notes: tuple[str, ...],
        methods: str,
    ) -> None:
        self._measured = measured
        self.sort = sort
        self._lines = lines
        self._notes = notes
        self._methods = methods

    @property
    def terms(self) -> tuple[str, ...]:
        """The words in the order of the alphabet, or the patterns as they were given."""
        return tuple(self._measured.terms)

    @cached_property
    def _order(self) -> Counts:
        measured, spread = self._measured, self._measured.spread
        known: dict[str, Numbers | Counts] = {
            "count": spread.counts,
            "range": spread.in_parts,
            "arf": measured.arf,
            "burstiness": spread.counts / np.maximum(spread.in_parts, 1),
        }
        values = known[self.sort] if self.sort in known else getattr(spread, SORTS[self.sort])
        return np.argsort(-np.nan_to_num(values, nan=-np.inf), kind="stable")

    @property
    def rows(self) -> View[DispersionRow]:
        """One row for each word or pattern, sorted as was asked for."""
        return View(len(self._order), lambda place: self._row(int(self._order[place])))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {term: place for place, term in enumerate(self._measured.terms)}

    def _place(self, term: str) -> int:
        wanted = term if term in self._places or not isinstance(term, str) else fold(term)
        if wanted not in self._places:
            told = nearest(term, self._places)
            raise InputError(f"Dispersion: no {self._measured.noun} {term!r} here. {told}")
        return self._places[wanted]

    def __getitem__(self, term: str) -> DispersionRow:
        """Give one word or pattern.

        Raises
        ------
        InputError
            It is not here.
        """
        return self._row(self._place(term))

    def lines(self, term: str) -> Concordance:
        """Give the lines of one word or pattern.

        Raises
        ------
        InputError
            It is not here.
        """
        return self._lines(self._place(term))

    def top(self, of: int | str | None = None, n: int = 10) -> list[DispersionRow]:
        """Give the first rows, in the order they are sorted by.

        Parameters
        ----------
        of : int or str, optional
            How many; or a word or pattern, to see its own row.
        n : int
            How many, when `of` does not say.
        """
        term, count = asked_for(of, n, "Dispersion")
        return self.rows[:count] if term is None else [self[term]][:count]

    def _row(self, place: int) -> DispersionRow:
        measured, spread = self._measured, self._measured.spread
        count, within = int(spread.counts[place]), int(spread.in_parts[place])
        parts = len(measured.parts)
        return DispersionRow(
            term=measured.terms[place],
            count=count,
            per_thousand=PER * count / measured.words,
            documents=int(measured.documents[place]),
            range=within,
            parts=parts,
            range_percent=100 * within / parts,
            dp=_known(spread.dp[place]) if parts > 1 else None,
            dp_norm=_known(spread.dp_norm[place]),
            dp_chance=_known(measured.chance[place]) if parts > 1 else None,
            juilland_d=_known(spread.juilland_d[place]),
            rosengren_s=_known(spread.rosengren_s[place]) if parts > 1 else None,
            kl=_known(spread.kl[place]) if parts > 1 else None,
            burstiness=count / within if within else None,
            arf=_known(measured.arf[place]),
        )

    @property
    def title(self) -> str:
        """What is spread over what."""
        measured = self._measured
        return f"{count_phrase(len(self), measured.noun)} over {measured.parts.described}"

    @property
    def notes(self) -> tuple[str, ...]:
        """How to read the numbers, and what was left out."""
        return self._notes

    def methods(self) -> str:
        """Write what was measured, and how."""
        return f"{self._methods} rhetoric {library_version()}."

    def _strength(self, row: DispersionRow) -> float:
        return float(getattr(row, SORTS[self.sort]) or 0.0)

    def _column_names(self) -> tuple[str, ...]:
        return tuple(DispersionRow.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the measures that are used most; the records have all."""
        shown = dict(_SHOWN)
        if self._measured.parts.kind == DOCUMENTS:
            del shown["documents"]  # the range says the same
        rows = tuple(tuple(getattr(row, name) for name in shown) for row in self.rows[:limit])
        return Table(
            title=self.title,
            columns=tuple(shown.values()),
            rows=rows,
            total=len(self),
            notes=self.notes,
        )


_SHOWN = {
    "term": "term",
    "count": "count",
    "documents": "documents",
    "range": "range",
    "range_percent": "range %",
    "dp": "DP",
    "dp_chance": "by chance",
    "dp_norm": "DPnorm",
    "juilland_d": "Juilland D",
    "burstiness": "burstiness",
    "arf": "ARF",
}


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
