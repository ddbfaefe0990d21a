"""Sequences of words that stand together more often than chance, the strongest first."""

from collections.abc import Sequence

import numpy as np

from rhetoric.comparison.collocation_measures import MEASURES
from rhetoric.comparison.collocation_row import Collocation
from rhetoric.comparison.ties import PAIR, Ties
from rhetoric.comparison.word_line import WordLine
from rhetoric.comparison.word_sequences import WordSequences
from rhetoric.tables import Table
from rhetoric.tokens.vocabulary import Ints


class Collocations(WordSequences[Collocation]):
    """Collocations, the strongest first. Made by `collocations`.

    ``result["soviet union"]`` gives one, ``result.lines("soviet union")`` its concordance.

    Parameters
    ----------
    words : WordLine
    ties : sequence of Ties
        One for each length.
    measure : str
        What the measure is called by which the rows are sorted.
    name : str
        What the collocations have in common.
    notes : tuple of str
    described : str
        How they were found, for methods.
    """

    _noun = "collocation"

    def __init__(
        self,
        words: WordLine,
        ties: Sequence[Ties],
        *,
        measure: str,
        name: str,
        notes: tuple[str, ...],
        described: str,
    ) -> None:
        grams = [one.grams for one in ties]
        super().__init__(words, grams, name=name, notes=notes, described=described)
        self._ties = tuple(ties)
        self._measure = measure

    @property
    def measure(self) -> str:
        """What the measure is called by which the rows are sorted."""
        return self._measure

    def value(self, text: str) -> float | None:
        """Give the measure of one collocation by which the rows are sorted.

        Raises
        ------
        InputError
            It is not here.
        """
        which, place = self._of(self._rank(text))
        return _known(self._ties[which].scores[place])

    @property
    def title(self) -> str:
        """How many collocations there are, and by what they are sorted."""
        return f"{super().title} by {self.measure}"

    def _ordered(self) -> Ints:
        scores = np.concatenate([one.scores for one in self._ties])
        order: Ints = np.lexsort((-self._counts, -np.nan_to_num(scores, nan=-np.inf)))
        return order

    def _row(self, rank: int) -> Collocation:
        which, place = self._of(rank)
        ties, grams = self._ties[which], self._grams[which]
        singles = ties.singles[place].tolist()
        pair = ties.together(place) if grams.size == PAIR else None
        measures = {
            field: formula(pair) if pair else None for field, _, formula in MEASURES.values()
        }
        return Collocation(
            text=grams.text(place),
            n=grams.size,
            count=int(grams.counts[place]),
            documents=int(grams.documents[place]),
            alone=int(self._alone[which][place]),
            first_count=singles[0],
            last_count=singles[-1],
            sequences=ties.sequences,
            expected=ties.expected(place),
            score=_known(ties.scores[place]),
            lambda_=float(ties.lambdas[place]),
            z=float(ties.z[place]),
            p_corrected=_known(ties.p_corrected[place]),
            **measures,
        )

    def _strength(self, row: Collocation) -> float:
        return float("-inf") if row.score is None else row.score

    def _column_names(self) -> tuple[str, ...]:
        return tuple(Collocation.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the counts, the measure that was asked for, and those most in use."""
        shown = _columns(self.measure, [one.size for one in self._grams])
        rows = [tuple(getattr(row, name) for name in shown) for row in self.rows[:limit]]
        return Table(
            title=self.title,
            columns=tuple(shown.values()),
            rows=tuple(rows),
            total=len(self),
            notes=self.notes,
        )


_BESIDE = {"z": "z", "lambda_": "lambda", "p_corrected": "corrected p"}
_OF_PAIRS = {"g2": "G2", "pmi": "PMI", "log_dice": "log-Dice"}


def _columns(measure: str, sizes: Sequence[int]) -> dict[str, str]:
    """The fields that a table shows, and what they are called."""
    nested = {"n": "n", "alone": "alone"} if len(sizes) > 1 else {}
    beside = {**_BESIDE, **(_OF_PAIRS if sizes[0] == PAIR else {})}
    counts = {"text": "text", "count": "count", "documents": "documents", **nested}
    others = {field: name for field, name in beside.items() if name != measure}
    return {**counts, "expected": "expected", "score": measure, **others}


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
