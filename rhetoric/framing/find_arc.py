"""Following frames along the course of a text."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from rhetoric.errors import InputError, nearest
from rhetoric.framing.arc import ArcPoint, ArcTest, FrameArc
from rhetoric.framing.compare_groups import correct
from rhetoric.framing.course import Course
from rhetoric.framing.envelope import Envelope, global_envelope
from rhetoric.framing.opened import Lines
from rhetoric.framing.pair import plain_number
from rhetoric.framing.scoring import PER, Scoring
from rhetoric.shipped import library_version
from rhetoric.statistics import Numbers, generator, percent
from rhetoric.tables import count_phrase
from rhetoric.tokens.vocabulary import Ints

SHUFFLES, FEWER = 999, 199
MANY_SENTENCES = 20_000
"""Of more sentences than this, fewer orders are drawn unless more are asked for."""
FEWEST_SENTENCES = 10
FEW_MATCHES = 5
_WINDOWS = 101
_LEAST, _MOST = 100, 1_000
_FEWEST_SHUFFLES = 99
_SAME = 1e-9
_IN_TEXT = 3
"""A text needs as many windows, or the windows are all alike."""


def find_arc(
    scoring: Scoring,
    document: str,
    frames: str | Sequence[str] | None,
    window: int | None,
    shuffles: int | None,
) -> FrameArc:
    """Follow frames along one text; see `FrameScores.arc`."""
    chosen = _chosen(scoring, frames)
    if shuffles is not None and not (isinstance(shuffles, int) and shuffles >= _FEWEST_SHUFFLES):
        raise InputError(f"arc: shuffles must be {_FEWEST_SHUFFLES} or more, got {shuffles!r}.")
    corpus = scoring.texts[0].tokens.corpus
    if document not in corpus:
        raise InputError(f"arc: no document {document!r}. {nearest(document, corpus.ids)}")
    place = corpus.place(document)
    course = Course.of(scoring, place, chosen)
    size = _window(course, document, window)
    usual = FEWER if len(course.sentences) > MANY_SENTENCES else SHUFFLES
    return _Follower(scoring, place, course, size, chosen).follow(shuffles or usual)


def _chosen(scoring: Scoring, frames: str | Sequence[str] | None) -> list[int]:
    known = scoring.labels
    names = known if frames is None else [frames] if isinstance(frames, str) else list(frames)
    if not names:
        raise InputError("arc: name at least one frame.")
    for name in names:
        if name not in known:
            raise InputError(f"arc: no frame {name!r}. {nearest(name, known)}")
    return [known.index(name) for name in dict.fromkeys(names)]


def _window(course: Course, document: str, asked: int | None) -> int:
    """Choose the window, and refuse a text that is too short for it."""
    if asked is not None and (isinstance(asked, bool) or not isinstance(asked, int) or asked < 1):
        raise InputError(f"arc: window must be a number of words from 1 on, got {asked!r}.")
    words, sentences = len(course.words), int((course.sentences > 0).sum())
    size = asked or min(max(words // 8, _LEAST), _MOST)
    if words < _IN_TEXT * size or sentences < FEWEST_SENTENCES:
        smaller = " Take a smaller window: window=50." if sentences >= FEWEST_SENTENCES else ""
        raise InputError(
            f"arc: {document!r} has {count_phrase(words, 'word')} in "
            f"{count_phrase(sentences, 'sentence')}. A window of "
            f"{size:,} words needs {_IN_TEXT * size:,} words in {FEWEST_SENTENCES} sentences or "
            f"more.{smaller}"
        )
    return size


class _Follower:
    """Follows some frames along one text."""

    def __init__(
        self, scoring: Scoring, place: int, course: Course, size: int, chosen: Sequence[int]
    ) -> None:
        self.scoring = scoring
        self.tokens = scoring.texts[0].tokens
        self.place, self.course, self.size, self.chosen = place, course, size, chosen
        self.document = self.tokens.corpus.ids[place]
        words = len(course.words)
        steps = min(_WINDOWS, words - size + 1)
        self.low: Ints = np.linspace(0, words - size, steps).round().astype(np.int64)
        self.per = PER / size

    def follow(self, shuffles: int) -> FrameArc:
        """Count in every window, and compare with other orders of the sentences."""
        course, frames, settings = self.course, len(self.chosen), self.scoring.settings
        bounds = self.low, self.low + self.size
        observed = course.counts(course.at[None, :], frames, bounds)[0]
        draws = generator(settings.seed, "arc", self.document)
        chance = course.shuffled(shuffles, frames, bounds, draws)
        envelopes = [
            global_envelope(observed[frame], chance[:, frame], settings.confidence)
            for frame in range(frames)
        ]
        rows = [
            point
            for frame in range(frames)
            for point in self._points(frame, observed[frame], envelopes[frame])
        ]
        names = [self.scoring.labels[frame] for frame in self.chosen]
        at = {
            name: tuple(course.at[course.frame == frame].tolist())
            for frame, name in enumerate(names)
        }
        return FrameArc(
            rows,
            self._tests(rows, envelopes),
            lexicon=self.scoring.lexicon.title,
            confidence=settings.confidence,
            positions=at,
            methods=self._methods(shuffles),
        )

    def _points(self, frame: int, counts: Numbers, envelope: Envelope) -> list[ArcPoint]:
        columns = self.tokens.columns
        own = self.course.at[self.course.frame == frame]
        expected = PER * len(own) / len(self.course.words)
        lines = Lines(self.scoring, np.array([self.place]), self.chosen[frame])
        first = np.searchsorted(own, self.low)
        middle = self.low + self.size // 2
        before = int(columns.sentences_before[self.place])
        sentence = columns.sentence_of(self.course.words[middle]) - before
        ends = _poisson(counts, self.scoring.settings.confidence)
        found = []
        for step, count in enumerate(counts.astype(int).tolist()):
            words = self.course.words[[self.low[step], self.low[step] + self.size - 1]]
            start, end = columns.span(int(words[0]), int(words[1]))
            found.append(
                ArcPoint(
                    document=self.document,
                    frame=self.scoring.labels[self.chosen[frame]],
                    level=self.scoring.levels[self.chosen[frame]],
                    position=int(middle[step]),
                    start=start,
                    end=end,
                    sentence=int(sentence[step]),
                    words=self.size,
                    count=count,
                    per_thousand=self.per * count,
                    low=self.per * float(ends[0][step]),
                    high=self.per * float(ends[1][step]),
                    expected=expected,
                    chance_low=self.per * envelope.low,
                    chance_high=self.per * envelope.high,
                    beyond=_beyond(count, envelope),
                    matches=lines.part(int(first[step]), count),
                )
            )
        return found

    def _tests(self, rows: Sequence[ArcPoint], envelopes: Sequence[Envelope]) -> list[ArcTest]:
        p = [np.nan if one.p is None else one.p for one in envelopes]
        corrected = correct(np.array(p))
        tests = []
        for frame, number in enumerate(self.chosen):
            name = self.scoring.labels[number]
            points = [row for row in rows if row.frame == name]
            count = int((self.course.frame == frame).sum())
            tests.append(
                ArcTest(
                    document=self.document,
                    frame=name,
                    level=self.scoring.levels[number],
                    words=len(self.course.words),
                    sentences=int((self.course.sentences > 0).sum()),
                    count=count,
                    per_thousand=points[0].expected,
                    more=_stretches(points, "more"),
                    less=_stretches(points, "less"),
                    p=envelopes[frame].p,
                    p_corrected=plain_number(corrected[frame]),
                    note=_note(count, envelopes[frame]),
                )
            )
        return tests

    def _methods(self, shuffles: int) -> str:
        settings = self.scoring.settings
        share = percent(settings.confidence)
        return (
            f"{self.scoring.counting()} Course of {self.document}: rates in a window of "
            f"{self.size} words at {len(self.low)} evenly spaced positions, each window whole, "
            f"with {share} exact Poisson intervals (Garwood 1936). Chance: the sentences in "
            f"{shuffles} random orders (seed {settings.seed}), {share} global envelope by the "
            "largest deviation with directional quantiles (Myllymäki et al. 2017), p of the "
            "whole course corrected over frames (Benjamini and Hochberg 1995). "
            f"rhetoric {library_version()}."
        )


def _note(count: int, envelope: Envelope) -> str:
    if not count:
        return "nothing matched"
    if envelope.p is None:
        return "every order of the sentences gives the same rates"
    few = f"few matches ({count}), so that only a strong pattern can show"
    return few if count < FEW_MATCHES else ""


def _beyond(count: int, envelope: Envelope) -> str:
    """Tell whether a count lies outside its bounds, by more than rounding."""
    if count > envelope.high + _SAME:
        return "more"
    return "less" if count < envelope.low - _SAME else ""


def _stretches(points: Sequence[ArcPoint], kind: str) -> str:
    """Name the stretches of windows that are beyond chance in one way."""
    runs = [list(run) for beyond, run in groupby(points, lambda row: row.beyond) if beyond == kind]
    return ", ".join(
        f"{run[0].position}–{run[-1].position}" if len(run) > 1 else f"{run[0].position}"
        for run in runs
    )


def _poisson(counts: Numbers, confidence: float) -> tuple[Numbers, Numbers]:
    """Exact bounds of a Poisson mean."""
    from scipy.special import gammaincinv

    tail = (1 - confidence) / 2
    low = np.where(counts > 0, gammaincinv(np.maximum(counts, 1), tail), 0.0)
    return low, np.asarray(gammaincinv(counts + 1, 1 - tail), dtype=np.float64)
