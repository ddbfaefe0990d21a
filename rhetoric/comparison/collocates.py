"""The words that keep company with a node."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from rhetoric.comparison.collocate_row import Collocate, Company, Strengths
from rhetoric.comparison.collocation_measures import MEASURES, fisher_p
from rhetoric.comparison.concordance import Concordance
from rhetoric.comparison.nodes import not_found
from rhetoric.comparison.windows import Windows
from rhetoric.errors import InputError, nearest
from rhetoric.results import Result, asked_for
from rhetoric.shipped import library_version
from rhetoric.statistics import Counts, Numbers, percent
from rhetoric.tables import Table, View, count_phrase
from rhetoric.tokens.lexer import fold

FEW_NODES = 20
_CLUSTERS = (
    "G2 and p take every word for an independent draw. Words come in clusters, so they promise "
    "more certainty than there is: see in how many documents a pair stands."
)


class Collocates(Result[Collocate]):
    """The words that keep company with a node, the strongest first. Made by `collocates`.

    ``result["peace"]`` gives one word, ``result.lines("peace")`` the lines where it
    stands in the window.

    Parameters
    ----------
    windows : Windows
    company : Company
    strengths : Strengths
    """

    _drawn_by = "rhetoric.plots:collocate_network"

    def __init__(self, windows: Windows, company: Company, strengths: Strengths) -> None:
        self._windows = windows
        self._company = company
        self._strengths = strengths

    @property
    def node(self) -> str:
        """What the words keep company with."""
        return self._windows.contexts.nodes.name

    @property
    def measure(self) -> str:
        """What the measure is called by which the rows are sorted."""
        return self._strengths.measure

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that have a row, in the order of the rows."""
        terms = self._windows.words.terms
        return tuple(terms[unit] for unit in self._company.units[self._order].tolist())

    @cached_property
    def _order(self) -> Counts:
        scores = np.nan_to_num(self._strengths.scores, nan=-np.inf)
        return np.lexsort((-self._company.counts, -scores))

    @cached_property
    def _fisher(self) -> Numbers:
        company = self._company
        sizes = company.in_windows, company.words
        return fisher_p(company.counts, company.word_counts, *sizes)

    @property
    def rows(self) -> View[Collocate]:
        """One row for each collocate, the strongest first."""
        return View(len(self._order), self._row)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {word: place for place, word in enumerate(self.words)}

    def _place(self, word: str) -> int:
        wanted = fold(word) if isinstance(word, str) else word
        if wanted not in self._places:
            told = nearest(word, self._places)
            raise InputError(f"Collocates: no collocate {word!r} here. {told}")
        return self._places[wanted]

    def __getitem__(self, word: str) -> Collocate:
        """Give one collocate.

        Raises
        ------
        InputError
            It has no row.
        """
        return self._row(self._place(word))

    def lines(self, word: str) -> Concordance:
        """Give the lines of the node where a collocate stands in the window.

        Raises
        ------
        InputError
            It has no row.
        """
        unit = int(self._company.units[self._order[self._place(word)]])
        contexts = self._windows.contexts
        return Concordance(contexts).keep(
            self._windows.having(unit), f"{fold(word)} stands in the window"
        )

    def pairs(self, words: Sequence[str]) -> Counts:
        """Count the windows in which two collocates stand together.

        Parameters
        ----------
        words : sequence of str
            Collocates that have a row.

        Returns
        -------
        numpy.ndarray of int64, shape (words, words)
            How many nodes have both in their window; the diagonal, how many have one.
        """
        having = np.zeros((len(words), len(self._windows.contexts.nodes)), dtype=np.int64)
        for row, word in zip(having, words, strict=True):
            unit = int(self._company.units[self._order[self._place(word)]])
            row[self._windows.having(unit)] = 1
        together: Counts = having @ having.T
        return together

    def top(self, of: int | str | None = None, n: int = 10) -> list[Collocate]:
        """Give the strongest collocates.

        Parameters
        ----------
        of : int or str, optional
            How many; or a word, to see its own row.
        n : int
            How many, when `of` does not say.
        """
        word, count = asked_for(of, n, "Collocates")
        return self.rows[:count] if word is None else [self[word]][:count]

    def _row(self, rank: int) -> Collocate:
        company, strengths, place = self._company, self._strengths, int(self._order[rank])
        found = company.together(place)
        ratio, reach = float(strengths.ratios[place]), float(strengths.reach[place])
        measures = {field: formula(found) for field, _, formula in MEASURES.values()}
        return Collocate(
            word=self.words[rank],
            count=found.count,
            left=int(company.left[place]),
            right=int(company.right[place]),
            documents=int(company.documents[place]),
            word_count=found.word_count,
            node_count=found.nodes,
            expected=found.expected,
            score=_known(strengths.scores[place]),
            **measures,  # type: ignore[arg-type]  # by name
            p_corrected=_known(strengths.p_corrected[place]),
            fisher_p=float(self._fisher[place]),
            log_ratio=_known(ratio),
            log_ratio_low=_known(ratio - reach),
            log_ratio_high=_known(ratio + reach),
        )

    @property
    def title(self) -> str:
        """The node, and how many collocates there are."""
        told = count_phrase(len(self), "collocate")
        times = count_phrase(self._company.nodes, "time")
        return f"{self.node} ({times}): {told} by {self.measure}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out, and what the numbers do not say."""
        company, nodes = self._company, self._windows.contexts.nodes
        one = len(np.unique(nodes.documents())) == 1
        words = count_phrase(company.in_windows, "word")
        notes = [
            f"Window: {self._described()}; {words} in windows.",
            f"Only {count_phrase(company.nodes, 'node')}: these numbers say little."
            if 0 < company.nodes < FEW_NODES
            else "",
            _CLUSTERS if len(self) else "",
            "The node is in one document only, so there are no p-values." if one else "",
            f"Left out: {' and '.join(self._strengths.left_out)}. They are counted in the sizes."
            if self._strengths.left_out
            else "",
        ]
        return (*(note for note in notes if note), *not_found(nodes))

    def _described(self) -> str:
        contexts = self._windows.contexts
        inside = " within the sentence" if contexts.unit == "words" else ""
        return f"{contexts.described}{inside}"

    def methods(self) -> str:
        """Write what was counted, and how."""
        nodes = self._windows.contexts.nodes
        out = " and ".join(self._strengths.left_out)
        left = f" Left out: {out}." if out else ""
        return (
            f"{nodes.tokens.corpus.describe()} {nodes.tokens.describe()} {nodes.described} "
            f"Collocates: words in lower case, {self._described()}; each word of the texts stands "
            "in a window or not (surface cooccurrence, Evert 2008), once where windows overlap."
            f"{left} Log-Dice (Rychlý 2008), PMI (Church and Hanks 1990), NPMI (Bouma 2009), t "
            "(Church et al. 1991), log-likelihood G2 (Dunning 1993) with p corrected for "
            f"{count_phrase(len(self), 'word')} (Benjamini and Hochberg 1995), chi-squared, Dice, "
            "Delta P (Gries 2013), Fisher's exact test, log ratio of the rates in and outside "
            f"windows (Hardie 2014) with {percent(self._strengths.confidence)} intervals. Sorted "
            f"by {self.measure}. rhetoric {library_version()}."
        )

    def _strength(self, row: Collocate) -> float:
        return float("-inf") if row.score is None else row.score

    def _column_names(self) -> tuple[str, ...]:
        return tuple(Collocate.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the counts, the measure that was asked for, and those most in use."""
        rows = self.rows[:limit]
        fields, names = _columns(self.measure)
        cells: Sequence[tuple[object, ...]] = [
            tuple(getattr(row, name) for name in fields) for row in rows
        ]
        return Table(
            title=self.title,
            columns=names,
            rows=tuple(cells),  # type: ignore[arg-type]  # fields of a row are cells
            total=len(self),
            notes=self.notes,
        )


_ALWAYS = {
    "word": "word",
    "count": "count",
    "left": "left",
    "right": "right",
    "documents": "documents",
    "word_count": "in all",
    "expected": "expected",
}
_BESIDE = {
    "log_dice": "log-Dice",
    "g2": "G2",
    "p_corrected": "corrected p",
    "log_ratio": "log ratio",
    "log_ratio_low": "low",
    "log_ratio_high": "high",
}


def _columns(measure: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that a table shows, and what they are called."""
    beside = {field: name for field, name in _BESIDE.items() if name != measure}
    shown = {**_ALWAYS, "score": measure, **beside}
    return tuple(shown), tuple(shown.values())


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
