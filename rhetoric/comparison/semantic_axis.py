"""Where texts stand on an axis that seed words lay down."""

from collections.abc import Sequence
from functools import cached_property
from statistics import NormalDist

import numpy as np

from rhetoric.comparison.axis_row import AxisPosition, AxisSettings
from rhetoric.comparison.axis_space import WEIGHTINGS
from rhetoric.comparison.axis_values import AxisValues
from rhetoric.comparison.word_lines import word_lines
from rhetoric.comparison.word_polarities import (
    PositionPart,
    PositionParts,
    WordPolarities,
    WordPolarity,
)
from rhetoric.errors import InputError, nearest
from rhetoric.lexicon.matches import Matches
from rhetoric.results import Result
from rhetoric.shipped import library_version
from rhetoric.statistics import Numbers, percent
from rhetoric.tables import Table, View, count_phrase
from rhetoric.tokens.tokenized import TokenizedCorpus

FEW_WORDS = 100
SHOWN = 8
_INDEPENDENT = (
    "The standard errors take every word for an independent draw. Words come in clusters, so "
    "they promise more certainty than there is."
)


class SemanticAxis(Result[AxisPosition]):
    """Documents on an axis, in the order of the corpus. Made by `semantic_axis`.

    ``result["id"]`` gives one document, ``result.words`` the words of the axis,
    ``result.explain("id")`` the words that move a document, ``result.lines("peace")`` the
    places of a word.
    """

    _drawn_by = "rhetoric.plots:semantic_axis"

    def __init__(self, values: AxisValues, tokens: TokenizedCorpus, settings: AxisSettings) -> None:
        self._values = values
        self._tokens = tokens
        self._settings = settings

    @property
    def names(self) -> tuple[str, str]:
        """What the lower and the upper end are called."""
        return self._settings.names

    @property
    def confidence(self) -> float:
        """The confidence of the intervals, between 0 and 1."""
        return self._settings.confidence

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents, in order."""
        return self._tokens.corpus.ids

    @property
    def rows(self) -> View[AxisPosition]:
        """One row for each document."""
        return View(len(self.documents), self._row)

    def __getitem__(self, document: str) -> AxisPosition:
        """Give one document.

        Raises
        ------
        InputError
            There is no such document.
        """
        return self._row(self._place(document))

    def _place(self, document: str) -> int:
        if document not in self._tokens.corpus:
            raise InputError(
                f"SemanticAxis: no document {document!r}. {nearest(document, self.documents)}"
            )
        return self._tokens.corpus.place(document)

    def _row(self, place: int) -> AxisPosition:
        values = self._values
        position, error = _number(values.positions, place), _number(values.errors, place)
        words = int(values.words[place])
        standardised = low = high = None
        if values.spread is not None and position is not None:
            mean, deviation = values.spread
            standardised = (position - mean) / deviation
            if error is not None:
                reach = NormalDist().inv_cdf((1 + self.confidence) / 2) * error / deviation
                low, high = standardised - reach, standardised + reach
        return AxisPosition(
            document=self.documents[place],
            words=words,
            position=position,
            standard_error=error,
            standardised=standardised,
            low=low,
            high=high,
            bias=_number(values.biases, place),
            intensity=_number(values.intensities, place),
            note="no counted words" if not words else "little text" if words < FEW_WORDS else "",
        )

    @cached_property
    def words(self) -> WordPolarities:
        """The words of the axis, from its upper end to its lower."""
        values, counts = self._values, self._values.counts
        seeds = dict(zip(values.seeds.places.tolist(), values.seeds.weights.tolist(), strict=True))
        documents = np.bincount(counts.documents.indices, minlength=len(counts.terms))
        columns = zip(
            counts.terms,
            values.polarity.tolist(),
            values.bias.tolist(),
            counts.frequency.tolist(),
            documents.tolist(),
            strict=True,
        )
        rows = [
            WordPolarity(
                term=term,
                polarity=polarity,
                bias=bias,
                count=count,
                documents=held,
                seed=seeds.get(place),
            )
            for place, (term, polarity, bias, count, held) in enumerate(columns)
        ]
        rows.sort(key=lambda row: (-row.polarity, row.term))
        return WordPolarities(rows, self.names, self.methods())

    def explain(self, document: str) -> PositionParts:
        """Tell which words move a document.

        Parameters
        ----------
        document : str
            Its id.

        Returns
        -------
        PositionParts
            One row for each word, those that move it most first.

        Raises
        ------
        InputError
            There is no such document, or it has no counted words.
        """
        place = self._place(document)
        values, counts = self._values, self._values.counts
        if not values.words[place]:
            raise InputError(f"SemanticAxis.explain: {document!r} has no counted words.")
        here = counts.documents[place].toarray().ravel()
        share = here / here.sum()
        usual = counts.frequency / counts.frequency.sum()
        parts = share * values.polarity
        shift = (share - usual) * (values.polarity - values.middle)
        order = np.lexsort((np.arange(len(shift)), -np.abs(shift)))
        rows = [
            PositionPart(
                document=document,
                term=counts.terms[at],
                count=int(here[at]),
                polarity=float(values.polarity[at]),
                contribution=float(parts[at]),
                shift=float(shift[at]),
            )
            for at in order.tolist()
        ]
        return PositionParts(
            rows,
            document=document,
            position=float(values.positions[place]),
            middle=values.middle,
            methods=self.methods(),
        )

    def lines(self, term: str) -> Matches:
        """Open a word of the axis to its places in the texts.

        Parameters
        ----------
        term : str

        Returns
        -------
        Matches

        Raises
        ------
        InputError
            There is no such word.
        """
        return word_lines(self._tokens, self.words[term].term)

    @property
    def title(self) -> str:
        """Which axis, of how many texts."""
        low, high = self.names
        texts = count_phrase(len(self.documents), "text")
        return f"{texts} from {low} (below 0) to {high} (above), by {self._seeds()}"

    def _seeds(self) -> str:
        return count_phrase(len(self._values.seeds.places), "seed word")

    @property
    def notes(self) -> tuple[str, ...]:
        """What the axis was laid down by, and what the numbers do not say."""
        values = self._values
        missing = values.seeds.missing
        spread = "" if values.spread else "The positions of the texts do not differ."
        one_ended = len({weight > 0 for weight in self._settings.seeds.values()}) < 2
        few = np.flatnonzero(values.words < FEW_WORDS).tolist()
        more = f" and {len(few) - SHOWN:,} more" if len(few) > SHOWN else ""
        shown = ", ".join(self.documents[place] for place in few[:SHOWN]) + more
        notes = [
            spread,
            self._ends(),
            f"Seeds that are no counted words: {', '.join(missing)}." if missing else "",
            "All seeds stand at one end, so the axis measures nearness to it and no opposite."
            if one_ended
            else "",
            f"Little text (under {FEW_WORDS} counted words): {shown}." if few else "",
            _INDEPENDENT,
        ]
        return tuple(note for note in notes if note)

    def _ends(self) -> str:
        low, high = self.names
        first = ", ".join(row.term for row in self.words.top(high, 8))
        last = ", ".join(row.term for row in self.words.top(low, 8))
        return f"Nearest to {high}: {first}. Nearest to {low}: {last}."

    def methods(self) -> str:
        """Write how the axis was made."""
        settings, values = self._settings, self._values
        sentences, words = values.counts.sentences.shape
        seeds = ", ".join(f"{word} {weight:+g}" for word, weight in settings.seeds.items())
        missing = (
            f" Not counted: {', '.join(values.seeds.missing)}." if values.seeds.missing else ""
        )
        left = f", {settings.left_out} left out" if settings.left_out else ""
        tokens = self._tokens
        return (
            f"{tokens.corpus.describe()} {tokens.describe()} Latent semantic scaling (Watanabe "
            f"2021): right singular vectors of the first {settings.k} dimensions (ARPACK, fixed "
            f"start vector) of a table of {sentences:,} sentences and {words:,} words in lower "
            f"case that occur {settings.min_count} times or more{left}; cells: "
            f"{WEIGHTINGS[settings.weighting]}. Seeds: {seeds}.{missing} Polarity of a word: its "
            "mean cosine to the seeds of the upper end less that to those of the lower, by their "
            "weights; position of a text: the mean polarity of its words by their frequency, "
            "standard error sqrt(variance / words), standardised over texts, with "
            f"{percent(settings.confidence)} intervals from the standard error. FrameAxis bias and "
            "intensity (Kwak, An, Jing and Ahn 2021) on the line between the mean directions of "
            f"both ends. rhetoric {library_version()}."
        )

    def _strength(self, row: AxisPosition) -> float:
        return abs(row.standardised or row.position or 0.0)

    def _column_names(self) -> tuple[str, ...]:
        return tuple(AxisPosition.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the standardised positions first; the records have the rest."""
        columns = ("document", "words", "standardised", "low", "high", "bias", "intensity", "note")
        rows: Sequence[AxisPosition] = self.rows[:limit]
        return Table(
            title=self.title,
            columns=columns,
            rows=tuple(tuple(getattr(row, name) for name in columns) for row in rows),
            total=len(self),
            notes=self.notes,
        )


def _number(values: Numbers, place: int) -> float | None:
    return None if np.isnan(values[place]) else float(values[place])
