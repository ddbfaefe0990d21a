"""The stages of an analysis, each ready to be timed beside the yardstick."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

import rhetoric as rh
from benchmarks.speed.corpus import Texts
from benchmarks.speed.lexicon import Words, make_lexicon
from benchmarks.speed.timing import Run, Stage, Work, yardstick
from rhetoric.corpus.warnings import inspect_text
from rhetoric.lexicon.matching import MatchColumns
from rhetoric.tokens.columns import Columns

Array = npt.NDArray[np.generic]
CLEANED_MEGABYTES = 10
AT_ONCE = 500_000
NOTES = {
    "tokens": "{:,} tokens",
    "tfidf": "{:,} weights",
    "log-odds": "the {} strongest words",
    "together": "{:,} weights of the first half, and the rest",
    "clean": "{:,} characters left",
    "warnings": "{:,} texts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicons:
    """The lexicons of a measurement.

    Parameters
    ----------
    sizes : dict of int to Lexicon
        By how many entries were asked for: few, the usual number, many.
    other : Lexicon
        As large as the usual one, with other entries.
    phrase : str
        An ordinary phrase of two words.
    """

    sizes: dict[int, rh.Lexicon]
    other: rh.Lexicon
    phrase: str

    @property
    def usual(self) -> rh.Lexicon:
        """The one that most stages score."""
        return self.sizes[sorted(self.sizes)[len(self.sizes) // 2]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Every match as numbers: where it stands, which entry it is, and how it is marked."""

    document: Array
    start: Array
    end: Array
    entry: Array
    negated: Array
    quoted: Array


def make_lexicons(texts: list[str], sizes: tuple[int, int, int]) -> Lexicons:
    """Make the lexicons of the words of the texts."""
    words = Words(texts)
    phrases = words.ranks["pairs"]
    return Lexicons(
        sizes={size: make_lexicon(words, size) for size in sorted(sizes)},
        other=make_lexicon(words, sorted(sizes)[1], seed=1),
        phrase=phrases[len(phrases) // 100],
    )


def warm_up(lexicon: rh.Lexicon, *, comparing: bool = True) -> None:
    """Do everything once on a few words, so that the first run loads no library.

    Parameters
    ----------
    lexicon : Lexicon
    comparing : bool
        Whether there is more to come than scoring: it loads scikit-learn.
    """
    texts = rh.seeds()
    rh.score_frames(texts, lexicon)
    inspect_text(rh.clean("A few words.").text)
    if comparing:
        rh.tfidf(texts)
        rh.keyness(texts[:2], texts[2:], measure="log-odds").top(1)


def main_stages(texts: Texts, lexicons: Lexicons) -> list[Stage]:
    """The analyses, beside the yardstick on the same texts."""
    documents, lexicon = texts.documents, lexicons.usual
    half = len(documents) // 2

    def tokens_of(source: list[str]) -> Run:
        return lambda: rh.tokenize(source)

    def scored_again() -> Run:
        tokens = rh.tokenize(documents)
        score(tokens, lexicon)
        return scorer(tokens, lexicons.other)

    def contrasted() -> object:
        return rh.keyness(documents[:half], documents[half:], measure="log-odds").top(10)

    def together() -> object:
        sides = rh.tokenize(documents[:half]), rh.tokenize(documents[half:])
        made: list[Any] = [score(side, rh.Lexicon(lexicon.categories)) for side in sides]
        made += [rh.tfidf(side) for side in sides]
        made.append(rh.keyness(*sides, measure="log-odds").top(10))
        return made

    works = {
        "tokens": Work(
            title="texts to tokens and sentences",
            ready=lambda: tokens_of(documents),
            found=_tokens_found,
        ),
        "score": Work(
            title="tokens to scores with every match",
            ready=lambda: scorer(rh.tokenize(documents), lexicon),
            found=matches_found,
        ),
        "both": Work(
            title="texts to scores with every match",
            ready=lambda: text_scorer(documents, lexicon),
            found=matches_found,
        ),
        "again": Work(
            title="scoring again with another lexicon",
            ready=scored_again,
            found=matches_found,
        ),
        "tfidf": Work(
            title="texts to TF-IDF",
            ready=lambda: lambda: rh.tfidf(documents),
            found=lambda table: len(table.rows),
        ),
        "log-odds": Work(title="texts to log-odds of two halves", ready=lambda: contrasted),
        "together": Work(
            title="everything together",
            ready=lambda: together,
            found=lambda made: matches_found(made[0]) and len(made[2].rows),
        ),
    }
    return [
        Stage(
            key=key,
            work=work,
            base=yardstick(documents),
            corpus=texts.name,
            note=NOTES.get(key, "{:,} matches").format,
        )
        for key, work in works.items()
    ]


def text_stages(texts: Texts) -> list[Stage]:
    """Cleaning and warnings, beside the yardstick on the same part of the texts."""
    part = texts.part(CLEANED_MEGABYTES)
    documents = part.documents

    def cleaned() -> object:
        return [rh.clean(text) for text in documents]

    def warned() -> object:
        return [inspect_text(text) for text in documents]

    works = {
        "clean": Work(
            title="cleaning",
            ready=lambda: cleaned,
            found=lambda made: sum(map(len, (one.text for one in made))),
        ),
        "warnings": Work(title="warnings", ready=lambda: warned),
    }
    return [
        Stage(
            key=key,
            work=work,
            base=yardstick(documents),
            corpus=texts.name,
            note=NOTES[key].format,
        )
        for key, work in works.items()
    ]


def score(tokens: rh.TokenizedCorpus, lexicon: rh.Lexicon) -> tuple[rh.FrameScores, Places]:
    """Score, and take every match out of the result with its offsets in the text."""
    scores = rh.score_frames(tokens, lexicon)
    return scores, places(tokens.columns, scores.matches.columns)


def places(columns: Columns, matches: MatchColumns) -> Places:
    """Give all offsets, some matches at a time, since whole columns of places would be large."""
    document, start, end = np.empty((3, len(matches)), dtype=np.int32)
    for begin in range(0, len(matches), AT_ONCE):
        part = slice(begin, begin + AT_ONCE)
        first = matches.start[part].astype(np.int64)
        document[part] = columns.document_of(first)
        start[part] = columns.starts[first]
        end[part] = columns.ends(first + matches.length[part] - 1)
    return Places(
        document=document,
        start=start,
        end=end,
        entry=matches.entry,
        negated=matches.negated,
        quoted=matches.quoted,
    )


def scorer(tokens: rh.TokenizedCorpus, lexicon: rh.Lexicon) -> Run:
    """Scoring with a lexicon that was never used, since a used one keeps what it prepared."""
    unused = rh.Lexicon(lexicon.categories)
    return lambda: score(tokens, unused)


def text_scorer(documents: list[str], lexicon: rh.Lexicon) -> Run:
    """Tokenising and then scoring with a lexicon that was never used."""
    unused = rh.Lexicon(lexicon.categories)
    return lambda: score(rh.tokenize(documents), unused)


def matches_found(made: tuple[rh.FrameScores, Places]) -> int:
    """Count matches; the sum of the table and the columns must agree."""
    scores, found = made
    counted = round(float(np.nansum(scores.rates * scores.words[:, None])) / 1000)
    if not len(found.start) == len(found.entry) == counted:
        raise RuntimeError(f"{counted} matches were counted and {len(found.start)} given.")
    return counted


def _tokens_found(tokens: rh.TokenizedCorpus) -> int:
    return len(tokens.tokens) if len(tokens.sentences) else 0
