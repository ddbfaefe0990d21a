"""Framing scores: how much a text uses each frame, how surely, and in which sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, nearest
from rhetoric.framing.difference import FrameDifferences, compare_groups
from rhetoric.framing.explanation import Explanation, explain
from rhetoric.framing.scoring import PER, Scoring, Settings
from rhetoric.framing.units import DOCUMENT, SENTENCE, Unit
from rhetoric.lexicon.lexicon import CLASSES, NEGATION_POLICIES, Lexicon
from rhetoric.lexicon.matches import Match, Matches
from rhetoric.results import Cell, Result, Table, View, count_phrase
from rhetoric.statistics import Numbers, check_confidence
from rhetoric.tokens.tokenize import tokenize
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

FEW_WORDS = 100
_MEASURES = (
    "frame", "level", "words", "sentences", "count", "per_thousand", "low", "high",
    "share_of_sentences", "weight", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameScore:
    """How much one text, sentence or group uses one frame.

    Parameters
    ----------
    document : str or None
        Id of the document; None for a group.
    sentence : int or None
        Number of the sentence, where sentences are scored.
    group : str or None
        The group, where groups are scored.
    frame : str
        Name of the category.
    level : int
        How deep the category lies; 1 at the top.
    words, sentences : int
        Size of what is scored.
    count : int
        Matches that count.
    per_thousand : float or None
        Matches per 1,000 words; None without words.
    low, high : float or None
        Interval of `per_thousand`; None where it cannot be had, and `note` says
        why.
    share_of_sentences : float or None
        Share of sentences with at least one match, from 0 to 1.
    weight : float
        Sum of the weights of the entries that match.
    note : str
        What to beware of.
    matches : sequence of Match
        The places that were counted, made when they are looked at.
    """

    document: str | None
    sentence: int | None
    group: str | None
    frame: str
    level: int
    words: int
    sentences: int
    count: int
    per_thousand: float | None
    low: float | None
    high: float | None
    share_of_sentences: float | None
    weight: float
    note: str
    matches: Sequence[Match] = field(repr=False, compare=False)


class FrameScores(Result[FrameScore]):
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
        return View(self._scoring.units * frames, lambda place: self._row(*divmod(place, frames)))

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
        for kind, names in self._classes().items():
            which = "" if len(names) == len(self.lexicon) else f"{', '.join(names)}: "
            notes.append(f"{which}{CLASSES[kind]}.")
        short = [
            _name(self._scoring.unit(place))
            for place in np.flatnonzero(self._scoring.words < FEW_WORDS)[:5].tolist()
        ]
        if short and self.by != SENTENCE:
            notes.append(
                f"Too little text (under {FEW_WORDS} words) for a stable rate: {', '.join(short)}."
            )
        return (*notes, *self._scoring.text_warnings())

    def _classes(self) -> dict[str, list[str]]:
        """The categories of each class of instrument."""
        classes: dict[str, list[str]] = {}
        for name in self.lexicon.names:
            classes.setdefault(self.lexicon.class_of(name), []).append(name)
        return classes

    def explain(self, frame: str, of: str | None = None) -> Explanation:
        """Tell what each entry contributes to a frame.

        Parameters
        ----------
        frame : str
        of : str, optional
            Only in this document or group.

        Returns
        -------
        Explanation
            One row for each entry that matched, the strongest first.

        Raises
        ------
        InputError
            There is no such frame, document or group.
        """
        if frame not in self.frames:
            raise InputError(f"explain: no frame {frame!r}. {nearest(frame, self.frames)}")
        return explain(self._scoring, self.frames.index(frame), of)

    def compare(self, by: str, groups: tuple[str, str] | None = None) -> FrameDifferences:
        """Compare two groups of documents.

        Parameters
        ----------
        by : str
            A metadata field.
        groups : tuple of str, optional
            Which two of its values: the first is compared with the second. Not
            needed where there are only two.

        Returns
        -------
        FrameDifferences
            For each frame the difference of the rates per 1,000 words and its
            bootstrap interval over documents; with one document on a side, the
            difference alone.

        Raises
        ------
        InputError
            The field or a group is not there, or there are more than two groups
            and none were named.
        """
        return compare_groups(self._scoring, by, groups)

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
            note="; ".join(note for note in (few, interval.note) if note),
            matches=scoring.matches_of(place, frame),
        )

    def _strength(self, row: FrameScore) -> float:
        return row.per_thousand or 0.0

    def _names(self, row: FrameScore) -> tuple[str | None, ...]:
        return row.document, row.group, row.frame

    def _column_names(self) -> tuple[str, ...]:
        named = {DOCUMENT: ("document",), SENTENCE: ("document", "sentence")}
        return (*named.get(self.by, ("group",)), *_MEASURES)

    def _record(self, row: FrameScore) -> dict[str, Cell]:
        return {name: getattr(row, name) for name in self._column_names()}

    def _table(self, limit: int) -> Table:
        """Show units as rows and frames as columns."""
        shown = min(limit, self._scoring.units)
        rows = tuple(
            (
                _name(self._scoring.unit(place)),
                *(None if np.isnan(rate) else float(rate) for rate in self.rates[place]),
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


def score_frames(
    texts: Texts | TokenizedCorpus,
    lexicon: Lexicon,
    *,
    by: str = DOCUMENT,
    quoted: str = "keep",
    negation: str | None = None,
    confidence: float = 0.95,
    resamples: int = 1000,
    seed: int = 0,
) -> FrameScores:
    """Score how much each text uses each frame of a lexicon.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    lexicon : Lexicon
    by : str
        What is scored: ``document``, ``sentence``, or a metadata field, which
        pools the documents that share a value.
    quoted : {'keep', 'drop'}
        Whether matches inside quotation marks count. They are marked either way.
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
    FrameScores
        One row for each unit and frame; a frame that nothing matches is a row
        with zero.

    Raises
    ------
    InputError
        A parameter is not what is accepted.

    Notes
    -----
    The interval of a document's rate resamples its sentences, that of a group's
    rate its documents (Efron and Tibshirani 1993). A single sentence has none.
    A dictionary is an instrument, not a detector (Grimmer and Stewart 2013):
    read the matches before trusting the rate.

    Examples
    --------
    >>> import rhetoric as rh
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*", "better days"]})
    >>> scores = rh.score_frames(["We hope. Better days will come."], lexicon)
    >>> [match.text for match in scores["text-1", "hope"].matches]
    ['hope', 'Better days']
    """
    if isinstance(lexicon, Mapping):
        raise InputError(
            "score_frames takes one Lexicon, got a mapping. Make one with Lexicon.from_dict, or "
            "score each: {name: score_frames(texts, lexicon) for name, lexicon in ...}."
        )
    if not isinstance(lexicon, Lexicon):
        raise InputError(
            f"score_frames takes a Lexicon, got {type(lexicon).__name__}. "
            "Load one with load_lexicon(name or path)."
        )
    _check_choice("quoted", quoted, ("keep", "drop"))
    _check_choice("negation", negation, (None, *NEGATION_POLICIES))
    check_confidence(confidence, resamples, "score_frames")
    settings = Settings(
        by=by,
        quoted=quoted,
        negation=negation,
        confidence=confidence,
        resamples=resamples,
        seed=seed,
    )
    return FrameScores(Scoring(tokenize(texts), lexicon, settings))


def _check_choice(name: str, value: object, accepted: tuple[object, ...]) -> None:
    if value not in accepted:
        choices = ", ".join(map(repr, accepted))
        raise InputError(f"score_frames: {name} must be one of {choices}, got {value!r}.")
