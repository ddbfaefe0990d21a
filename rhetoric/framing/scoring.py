"""Counting: from matches to counts per unit and frame, kept as arrays."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from rhetoric.errors import InputError, nearest
from rhetoric.framing.counting import count_matches, count_parts, count_sentences
from rhetoric.framing.units import DOCUMENT, SENTENCE, Division, Unit
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.matches import Match, Matches
from rhetoric.lexicon.matching import MatchColumns, Matcher
from rhetoric.shipped import library_version
from rhetoric.statistics import Interval, generator, percent, rate_interval
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

PER = 1000
WARNINGS_SHOWN = 8
TOO_LITTLE = ("empty", "too-short")
"""Warnings that a score tells of itself."""
_LET_GO = "These scores were detached from their texts. Score the texts again."
_NEGATION = {"count": "counted and marked", "drop": "dropped", "separate": "counted apart"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How frames are scored; see `score_frames`."""

    by: str
    quoted: str
    negation: str | None
    confidence: float
    resamples: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What is kept of the texts when they are let go."""

    units: tuple[Unit, ...]
    flags: tuple[str, ...]
    warnings: tuple[str, ...]
    methods: str


class LetGo(Sequence[Match]):
    """Stands where matches were before their texts were let go."""

    def __len__(self) -> int:
        raise InputError(_LET_GO)

    def __getitem__(self, index: object) -> Any:
        raise InputError(_LET_GO)


class Scoring:
    """The counts behind a result. Intervals and matches are made when asked for.

    Parameters
    ----------
    tokens : TokenizedCorpus
    lexicon : Lexicon
    settings : Settings

    Attributes
    ----------
    counts, sentence_hits : numpy.ndarray of int32, shape (units, frames)
        Matches that count, and sentences with at least one of them.
    weights : numpy.ndarray, shape (units, frames)
        Sums of the weights of their entries.
    words, sentences : numpy.ndarray of int64, shape (units,)
    """

    def __init__(self, tokens: TokenizedCorpus, lexicon: Lexicon, settings: Settings) -> None:
        self.lexicon = lexicon
        self.settings = settings
        matcher = Matcher(lexicon, negation=settings.negation, quoted=settings.quoted)
        self.labels, self.levels = matcher.labels, matcher.levels
        self._kept: _Kept | None = None
        self._intervals: dict[int, list[Interval]] = {}
        division = Division(tokens, settings.by)
        matches = matcher.match(tokens.columns)
        self._texts: tuple[Division, MatchColumns] | None = (division, matches)
        self.words, self.sentences = division.words, division.sentences
        self.counts, self.weights = count_matches(division, matches, len(self.labels))
        self.sentence_hits = count_sentences(division, matches, len(self.labels))

    @property
    def texts(self) -> tuple[Division, MatchColumns]:
        """The divided texts and the matches in them.

        Raises
        ------
        InputError
            They were let go.
        """
        if self._texts is None:
            raise InputError(_LET_GO)
        return self._texts

    @cached_property
    def document_parts(self) -> tuple[Ints, Ints]:
        """Counts and words of each document; see `count_parts`."""
        division, matches = self.texts
        columns = division.tokens.columns
        return count_parts(columns.document_starts, columns, matches, len(self.labels))

    @property
    def units(self) -> int:
        """How many units there are."""
        return len(self.words)

    def unit(self, place: int) -> Unit:
        """Name a unit by its place."""
        return self._kept.units[place] if self._kept else self.texts[0].unit(place)

    def place(self, key: tuple[object, ...]) -> int:
        """Find the place of a unit by its id or group, or by its id and sentence.

        Raises
        ------
        InputError
            There is none, with the nearest names, or the key has another form.
        """
        by_sentence = self.settings.by == SENTENCE
        if len(key) != 1 + by_sentence:
            form = "scores[id, sentence, frame]" if by_sentence else "scores[id, frame]"
            raise InputError(f"FrameScores by {self.settings.by}: write {form}.")
        if self._kept is None:
            return self.texts[0].place(key)
        names = [unit.key for unit in self._kept.units]
        wanted = (str(key[0]), *key[1:])
        place = next((number for number, name in enumerate(names) if name == wanted), None)
        if place is None:
            known = dict.fromkeys(str(name[0]) for name in names)
            raise InputError(f"FrameScores: no {key!r}. {nearest(key[0], known)}")
        return place

    def named(self, name: str, others: tuple[str, ...] = ()) -> Ints:
        """Find all units of a document or group; `others` are names to suggest as well."""
        if self._kept is None:
            return self.texts[0].named(name, others)
        found = [place for place, unit in enumerate(self._kept.units) if unit.key[0] == name]
        if not found:
            known = dict.fromkeys(str(unit.key[0]) for unit in self._kept.units)
            raise InputError(f"FrameScores: no {name!r}. {nearest(name, (*known, *others))}")
        return np.array(found)

    def interval(self, place: int, frame: int) -> Interval:
        """Give the interval of a rate per word, drawn from (seed, name of the unit)."""
        if place not in self._intervals:
            self._intervals[place] = self._unit_intervals(place)
        return self._intervals[place][frame]

    def _unit_intervals(self, place: int) -> list[Interval]:
        division, matches = self.texts
        unit = self.unit(place)
        if unit.group is None:
            bounds = division.part_bounds(place)
            counts, words = count_parts(bounds, division.tokens.columns, matches, len(self.labels))
        else:
            members = division.members(place)
            counts, words = (column[members] for column in self.document_parts)
        return rate_interval(
            counts,
            words,
            confidence=self.settings.confidence,
            resamples=self.settings.resamples,
            draws=generator(self.settings.seed, unit.group or unit.document or ""),
            unit="document" if unit.group is not None else "sentence",
        )

    def matches_of(self, place: int, frame: int) -> Sequence[Match]:
        """Give the matches of one frame in one unit, made when they are looked at."""
        if self._kept:
            return LetGo()
        division, matches = self.texts
        chosen = matches.select(self.places_of(np.array([place]), frame))
        return Matches(division.tokens, chosen, self.labels, self._policy_text()).rows

    def matches_in(self, documents: Ints, frame: int) -> Sequence[Match]:
        """Give the matches of one frame in some documents."""
        division, matches = self.texts
        columns = division.tokens.columns
        own = np.flatnonzero(matches.category == frame)
        chosen = np.zeros(columns.documents, dtype=bool)
        chosen[documents] = True
        places = own[chosen[columns.document_of(matches.start[own].astype(np.int64))]]
        kept = matches.select(places)
        return Matches(division.tokens, kept, self.labels, self._policy_text()).rows

    def places_of(self, units: Ints, frame: int) -> Ints:
        """Where the matches of one frame in some units stand among all.

        The cost does not grow with the matches elsewhere: they are in the order of
        the texts, so the bounds of a unit are looked up.
        """
        division, matches = self.texts
        ranges = [
            matches.between(*bounds)
            for place in units.tolist()
            for bounds in division.token_ranges(place)
        ]
        places = [np.flatnonzero(matches.category[r] == frame) + r.start for r in ranges]
        return np.concatenate([np.zeros(0, dtype=np.int64), *places])

    def all_matches(self) -> Matches:
        """Give all matches that count."""
        division, matches = self.texts
        return Matches(division.tokens, matches, self.labels, self._policy_text())

    def text_warnings(self) -> tuple[str, ...]:
        """What to beware of in the texts, one sentence each."""
        if self._kept:
            return self._kept.warnings
        warned = [
            f"{document.id}: {warning.message}"
            for document in self.texts[0].tokens.corpus
            for warning in document.warnings
        ]
        more = len(warned) - WARNINGS_SHOWN
        rest = (f"{more} more warnings about texts: see corpus.summary().",) if more > 0 else ()
        return (*warned[:WARNINGS_SHOWN], *rest)

    def flags(self, place: int) -> str:
        """The kinds of warnings that the texts of a unit carry; empty where there are none."""
        if self._kept:
            return self._kept.flags[place]
        division = self.texts[0]
        unit = division.unit(place)
        corpus = division.tokens.corpus
        if unit.group is None:
            documents = [corpus[str(unit.document)]]
        else:
            documents = [corpus[number] for number in division.members(place).tolist()]
        kinds = dict.fromkeys(
            warning.kind
            for document in documents
            for warning in document.warnings
            if warning.kind not in TOO_LITTLE
        )
        return f"text flagged: {', '.join(kinds)}" if kinds else ""

    def methods(self) -> str:
        """Write how the scores were made."""
        if self._kept:
            return self._kept.methods
        return f"{self.counting()} {self._interval_text()} rhetoric {library_version()}."

    def counting(self) -> str:
        """Write what was counted in which texts, and how."""
        tokens = self.texts[0].tokens
        return (
            f"{tokens.corpus.describe()} {tokens.describe()} {self._policy_text()} "
            f"Rates are matches per 1,000 words by {self.settings.by}; words are tokens with a "
            "letter or digit, possessives apart."
        )

    def _interval_text(self) -> str:
        settings = self.settings
        if settings.by == SENTENCE:
            return "A single sentence has no interval."
        unit = "sentences" if settings.by == DOCUMENT else "documents"
        return (
            f"Intervals at {percent(settings.confidence)} by the percentile bootstrap over {unit} "
            f"({settings.resamples} resamples, seed {settings.seed}; Efron and Tibshirani 1993); "
            "exact Poisson bound where nothing matched (Garwood 1936)."
        )

    def _policy_text(self) -> str:
        quoted = "dropped" if self.settings.quoted == "drop" else "counted and marked"
        negation = _NEGATION[self.settings.negation or "count"]
        if self.settings.negation is None:
            policies = {name: self.lexicon.negation_of(name) for name in self.lexicon.names}
            others = [f"{name}: {_NEGATION[p]}" for name, p in policies.items() if p != "count"]
            negation += f" ({'; '.join(others)})" if others else ""
        return (
            f"{self.lexicon.describe()} Inside a category the longest match counts, then the "
            f"leftmost; matches under a negation are {negation}, "
            f"matches in quotation marks {quoted}."
        )

    def without_texts(self) -> "Scoring":
        """Compute every interval, and let the texts go."""
        for place in range(self.units):
            self.interval(place, 0)
        numbers = copy(self)
        numbers.let_go()
        return numbers

    def let_go(self) -> None:
        """Keep what is said of the texts, and drop the texts."""
        self._kept = _Kept(
            units=tuple(self.unit(place) for place in range(self.units)),
            flags=tuple(self.flags(place) for place in range(self.units)),
            warnings=self.text_warnings(),
            methods=self.methods(),
        )
        self._texts = None
