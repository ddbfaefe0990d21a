"""Framing scores: how much a text uses each frame, how surely, and in which sentences."""

import numpy as np

from rhetoric.errors import InputError, nearest
from rhetoric.framing.against import FrameStandings, stand_against
from rhetoric.framing.norms import Norms
from rhetoric.framing.questions import Questions
from rhetoric.framing.row import FrameScore
from rhetoric.framing.scoring import PER, Scoring
from rhetoric.framing.units import DOCUMENT, SENTENCE, Unit
from rhetoric.lexicon.category import CLASSES
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.matches import Matches
from rhetoric.results import Result, asked_for
from rhetoric.statistics import Numbers
from rhetoric.tables import Cell, Table, View, count_phrase
from rhetoric.tokens.vocabulary import Ints

FEW_WORDS = 100
SHORT_SHOWN = 8
_MEASURES = (
    "frame", "level", "words", "sentences", "count", "per_thousand", "low", "high",
    "share_of_sentences", "weight", "note",
)  # fmt: skip


class FrameScores(Questions, Result[FrameScore]):
    """Scores of all frames of a lexicon: one row for each unit and frame, zeros included.

    Made by `score_frames`. ``scores[id, frame]`` gives one row, or
    ``scores[id, sentence, frame]`` where sentences are scored.
    """

    _drawn_by = "rhetoric.plots:frame_heatmap"
    _not_recorded = ("matches",)

    def __init__(self, scoring: Scoring) -> None:
        self._scoring = scoring

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon that was matched."""
        return self._scoring.lexicon

    @property
    def by(self) -> str:
        """What is scored: ``document``, ``sentence``, or a metadata field."""
        return self._scoring.settings.by

    @property
    def frames(self) -> tuple[str, ...]:
        """The names of the frames, in the order of the lexicon."""
        return self._scoring.labels

    @property
    def units(self) -> tuple[str, ...]:
        """The names of what is scored, in order."""
        return tuple(_name(self._scoring.unit(place)) for place in range(self._scoring.units))

    @property
    def words(self) -> Ints:
        """How many words each unit has, shape (units,)."""
        return self._scoring.words

    @property
    def sentences(self) -> Ints:
        """How many sentences with words each unit has, shape (units,)."""
        return self._scoring.sentences

    @property
    def counts(self) -> Ints:
        """How many matches count, shape (units, frames)."""
        return self._scoring.counts.astype(np.int64)

    @property
    def sentence_hits(self) -> Ints:
        """How many sentences have at least one match that counts, shape (units, frames)."""
        return self._scoring.sentence_hits.astype(np.int64)

    @property
    def flagged(self) -> tuple[str, ...]:
        """The names of units whose texts carry warnings, in order."""
        return tuple(
            _name(self._scoring.unit(place))
            for place in range(self._scoring.units)
            if self._scoring.flags(place)
        )

    @property
    def confidence(self) -> float:
        """The confidence of the intervals, between 0 and 1."""
        return self._scoring.settings.confidence

    @property
    def rates(self) -> Numbers:
        """Matches per 1,000 words, shape (units, frames); NaN without words."""
        words = self._scoring.words[:, None]
        with np.errstate(invalid="ignore", divide="ignore"):
            rates: Numbers = np.where(words > 0, PER * self._scoring.counts / words, np.nan)
        return rates

    @property
    def rows(self) -> View[FrameScore]:
        """One row for each unit and frame, made when it is looked at."""
        frames = len(self.frames)
        return View(self._scoring.units * frames, self._row_at)

    def _row_at(self, place: int) -> FrameScore:
        return self._row(*divmod(place, len(self.frames)))

    def top(self, of: int | str | None = None, n: int = 10) -> list[FrameScore]:
        """Give the highest rates.

        Parameters
        ----------
        of : int or str, optional
            How many rows; or the id of a document, a group or a frame, to see
            its own.
        n : int
            How many rows, when `of` does not say.

        Returns
        -------
        list of FrameScore
            The highest rate first. Only these rows are made.

        Raises
        ------
        InputError
            There is no such id, or the number is negative.
        """
        name, count = asked_for(of, n, "FrameScores")
        rates = np.nan_to_num(self.rates)
        places: Ints = np.arange(rates.size).reshape(rates.shape)
        if name in self.frames:
            places = places[:, self.frames.index(str(name))]
        elif name is not None:
            places = places[self._scoring.named(name, self.frames)]
        places = places.ravel()
        order = np.argsort(-rates.ravel()[places], kind="stable")[:count]
        return [self._row_at(place) for place in places[order].tolist()]

    def __getitem__(self, key: tuple[str | int, ...]) -> FrameScore:
        if not isinstance(key, tuple) or len(key) < 2:
            raise InputError(
                f"FrameScores takes an id and a frame, scores[id, frame], got {key!r}. "
                "For all frames of a text write scores.top(id)."
            )
        *unit, frame = key
        if frame not in self.frames:
            raise InputError(f"FrameScores: no frame {frame!r}. {nearest(frame, self.frames)}")
        return self._row(self._scoring.place(tuple(unit)), self.frames.index(str(frame)))

    @property
    def matches(self) -> Matches:
        """All matches that count, in the order of the texts."""
        return self._scoring.all_matches()

    @property
    def title(self) -> str:
        """Which lexicon was matched on what."""
        return f"{self.lexicon.title}: matches per 1,000 words by {self.by}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What a count is worth, and what to beware of in the texts."""
        notes = []
        for kind, names in self.lexicon.classes().items():
            which = "" if len(names) == len(self.lexicon) else f"{', '.join(names)}: "
            notes.append(f"{which}{CLASSES[kind]}.")
        short = np.flatnonzero(self._scoring.words < FEW_WORDS).tolist()
        if short and self.by != SENTENCE:
            named = ", ".join(_name(self._scoring.unit(place)) for place in short[:SHORT_SHOWN])
            more = f" and {len(short) - SHORT_SHOWN} more" if len(short) > SHORT_SHOWN else ""
            notes.append(
                f"Too little text (under {FEW_WORDS} words) for a stable rate: {named}{more}."
            )
        return (*notes, *self._scoring.text_warnings())

    def against(self, norms: str | Norms) -> FrameStandings:
        """Place the scores among those of a reference corpus.

        Parameters
        ----------
        norms : str or Norms
            One of `reference_names`, or norms of your own from `measure_norms`.

        Returns
        -------
        FrameStandings
            For each text and frame, z and the percentile among stretches of 500
            words of the reference.

        Raises
        ------
        InputError
            There are no norms for this lexicon, or sentences were scored.

        Examples
        --------
        >>> import rhetoric as rh
        >>> scores = rh.score_frames(rh.seeds(), rh.load_lexicon("conflict"))
        >>> scores.against("us-inaugurals").top("war", 1)[0].document
        'spirit-of-independence'
        """
        return stand_against(self, norms)

    @property
    def changed_policies(self) -> str:
        """Which rules were set otherwise than the lexicon declares; empty where none."""
        settings = self._scoring.settings
        quoted = f"quoted={settings.quoted!r}" if settings.quoted != "keep" else ""
        negation = f"negation={settings.negation!r}" if settings.negation else ""
        return " and ".join(filter(None, (quoted, negation)))

    def detach(self) -> "FrameScores":
        """Let the texts go and keep the numbers.

        Returns
        -------
        FrameScores
            The same rows without their matches.
        """
        return FrameScores(self._scoring.without_texts())

    def methods(self) -> str:
        """Write the paragraph a paper needs to say how the scores were made."""
        return self._scoring.methods()

    def _row(self, place: int, frame: int) -> FrameScore:
        scoring = self._scoring
        unit, interval = scoring.unit(place), scoring.interval(place, frame)
        words, sentences = int(scoring.words[place]), int(scoring.sentences[place])
        count = int(scoring.counts[place, frame])
        hits = int(scoring.sentence_hits[place, frame])
        few = f"too little text: {count_phrase(words, 'word')}" if words < FEW_WORDS else ""
        return FrameScore(
            document=unit.document,
            sentence=unit.sentence,
            group=unit.group,
            frame=self.frames[frame],
            level=scoring.levels[frame],
            words=words,
            sentences=sentences,
            count=count,
            per_thousand=PER * count / words if words else None,
            low=None if interval.low is None else PER * interval.low,
            high=None if interval.high is None else PER * interval.high,
            share_of_sentences=hits / sentences if sentences else None,
            weight=float(scoring.weights[place, frame]),
            note="; ".join(note for note in (few, interval.note, scoring.flags(place)) if note),
            matches=scoring.matches_of(place, frame),
        )

    def _strength(self, row: FrameScore) -> float:
        return row.per_thousand or 0.0

    def _column_names(self) -> tuple[str, ...]:
        named = {DOCUMENT: ("document",), SENTENCE: ("document", "sentence")}
        return (*named.get(self.by, ("group",)), *_MEASURES)

    def _record(self, row: FrameScore) -> dict[str, Cell]:
        return {name: getattr(row, name) for name in self._column_names()}

    def _table(self, limit: int) -> Table:
        """Show units as rows and frames as columns."""
        shown, rates = min(limit, self._scoring.units), self.rates
        rows = tuple(
            (
                _name(self._scoring.unit(place)),
                *(None if np.isnan(rate) else float(rate) for rate in rates[place]),
            )
            for place in range(shown)
        )
        return Table(
            title=self.title,
            columns=(self.by, *self.frames),
            rows=rows,
            total=self._scoring.units,
            notes=self.notes,
        )


def _name(unit: Unit) -> str:
    if unit.group is not None:
        return unit.group
    return f"{unit.document}" if unit.sentence is None else f"{unit.document} #{unit.sentence}"
