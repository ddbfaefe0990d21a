"""Scoring a lexicon for a report: its files, and what the page says of it."""

from dataclasses import dataclass

from rhetoric.framing.score_frames import score_frames
from rhetoric.framing.scores import FrameScores
from rhetoric.html import pictures
from rhetoric.html.frames_section import (
    LexiconSection,
    classes_of,
    frame_columns,
    full_texts,
    scored_texts,
)
from rhetoric.html.limits import FULL_CHARACTERS, SENTENCES
from rhetoric.html.written import Steps, WrittenFiles
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.tokens.tokenized import TokenizedCorpus

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a lexicon stands among those of the report, and what its files are called."""

    number: int
    of: int
    name: str


def lexicon_section(
    tokens: TokenizedCorpus,
    lexicon: Lexicon,
    place: Place,
    files: WrittenFiles,
    steps: Steps,
) -> tuple[LexiconSection, FrameScores]:
    """Score one lexicon, write its files, and collect what the page says of it."""
    steps.next(f"scoring {lexicon.name}")
    scores = score_frames(tokens, lexicon, confidence=CONFIDENCE)
    frames = frame_columns(scores, int(tokens.columns.is_word().sum()))
    rows, each = scored_texts(tokens, scores, frames, SENTENCES // place.of)
    steps.next(f"writing the tables of {lexicon.name}")
    name = place.name
    files.table(scores, f"{name}-scores", f"{lexicon.title}: every score")
    files.table(scores.matches, f"{name}-matches", f"{lexicon.title}: every match in its context")
    steps.next(f"drawing {lexicon.name}")
    picture, alternative = pictures.heatmap(scores, len(rows))
    section = LexiconSection(
        number=place.number,
        lexicon=lexicon,
        worth=classes_of(frames),
        frames=frames,
        rows=rows,
        texts=len(tokens.corpus),
        full=tuple(full_texts(scores, rows, FULL_CHARACTERS // place.of)),
        sentences_each=each,
        picture=files.picture(picture, f"{name}-heatmap", f"{lexicon.title}: heat map"),
        alternative=alternative,
        files=name,
    )
    return section, scores
