"""What the page says of one lexicon: class, table, and the sentences behind each number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rhetoric.corpus.document import Document
from rhetoric.framing.explanation import EntryContribution
from rhetoric.framing.row import FrameScore
from rhetoric.framing.scores import FrameScores
from rhetoric.framing.scoring import PER
from rhetoric.html.frames import frame_title, make_mark, shown_frames
from rhetoric.html.highlighting import LegendItem, flags
from rhetoric.html.limits import CELLS, DETAILED, ENTRIES, FULL_EACH, SENTENCES_EACH
from rhetoric.html.rendering import language_of
from rhetoric.html.segments import Mark, Paragraph, colour_of, lanes_used, paragraphs, whole_end
from rhetoric.html.sentences import Quoted, quote
from rhetoric.lexicon.category import CLASSES
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.policy import NEGATED
from rhetoric.tokens.tokenized import TokenizedCorpus


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameColumn:
    """A frame of the table, and what its entries found in all texts together.

    Parameters
    ----------
    number : int
        From 1; names its anchors and its tag in the texts.
    name, title, definition, worth : str
        `worth` is what a count of it is worth: its class in words.
    level : int
    sources : tuple of str
    count, texts : int
        Matches in all texts, and how many texts have any.
    rate : float or None
        Matches per 1,000 words of all texts together.
    entries : tuple of EntryContribution
    hidden : int
        How many entries are not listed.
    notes : tuple of str
    """

    number: int
    name: str
    title: str
    definition: str
    worth: str
    level: int
    sources: tuple[str, ...]
    count: int
    texts: int
    rate: float | None
    entries: tuple[EntryContribution, ...]
    hidden: int
    notes: tuple[str, ...]

    @property
    def colour(self) -> int:
        """The number of its colour, from 1."""
        return colour_of(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One number of the table, with the sentences behind it."""

    frame: FrameColumn
    score: FrameScore
    quoted: Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredText:
    """One row of the table; `number` names its anchors."""

    number: int
    document: Document
    language: str
    words: int
    sentences: int
    cells: tuple[Cell, ...]

    @property
    def silent(self) -> str:
        """The frames without a match, in words."""
        return "; ".join(cell.frame.title for cell in self.cells if not cell.score.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class FullText:
    """A text with every match marked, as far as it is shown."""

    document: Document
    language: str
    legend: tuple[LegendItem, ...]
    flags: dict[str, bool]
    lanes: int
    paragraphs: tuple[Paragraph, ...]
    hidden_characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconSection:
    """What the page says of one lexicon; `number` names its anchors."""

    number: int
    lexicon: Lexicon
    worth: tuple[tuple[str, str], ...]
    frames: tuple[FrameColumn, ...]
    rows: tuple[ScoredText, ...]
    texts: int
    full: tuple[FullText, ...]
    sentences_each: int
    picture: str
    alternative: str
    files: str


def detailed_texts(scores: FrameScores) -> int:
    """How many texts of a result are shown with all their numbers."""
    return min(DETAILED, max(CELLS // max(len(scores.frames), 1), 3), len(scores.units))


def frame_columns(scores: FrameScores, words: int) -> tuple[FrameColumn, ...]:
    """Describe every frame, with what each entry contributed."""
    with_match = (scores.rates > 0).sum(axis=0).tolist()
    columns = []
    for place, name in enumerate(scores.frames):
        found = scores.explain(name)
        category = scores.lexicon[name.removesuffix(NEGATED)]
        count = sum(row.count for row in found.rows)
        columns.append(
            FrameColumn(
                number=place + 1,
                name=name,
                title=frame_title(scores.lexicon, name),
                definition=category.definition,
                worth=CLASSES[scores.lexicon.class_of(category.name)],
                level=category.level,
                sources=category.sources,
                count=count,
                texts=with_match[place],
                rate=PER * count / words if words else None,
                entries=tuple(found.rows[:ENTRIES]),
                hidden=max(len(found.rows) - ENTRIES, 0),
                notes=found.notes,
            )
        )
    return tuple(columns)


def scored_texts(
    tokens: TokenizedCorpus, scores: FrameScores, frames: Sequence[FrameColumn], sentences: int
) -> tuple[tuple[ScoredText, ...], int]:
    """Collect the rows of the table with their sentences, and how many each may show.

    Parameters
    ----------
    tokens : TokenizedCorpus
    scores : FrameScores
    frames : sequence of FrameColumn
    sentences : int
        How many sentences the section may show in all.
    """
    texts = detailed_texts(scores)
    each = min(SENTENCES_EACH, max(sentences // (texts * len(frames)), 2))
    rows = (_scored(tokens, scores, frames, place, each) for place in range(texts))
    return tuple(rows), each


def _scored(
    tokens: TokenizedCorpus,
    scores: FrameScores,
    frames: Sequence[FrameColumn],
    place: int,
    each: int,
) -> ScoredText:
    document = tokens.corpus[place]
    cells = []
    for frame in frames:
        score = scores.rows[place * len(frames) + frame.number - 1]
        marks = (
            (match.sentence, make_mark(match, frame.number, frame.title, document))
            for match in score.matches
        )
        cells.append(Cell(frame=frame, score=score, quoted=quote(tokens, place, marks, each)))
    return ScoredText(
        number=place + 1,
        document=document,
        language=language_of(document.meta),
        words=cells[0].score.words,
        sentences=cells[0].score.sentences,
        cells=tuple(cells),
    )


def full_texts(
    scores: FrameScores, rows: Sequence[ScoredText], characters: int
) -> Iterator[FullText]:
    """Mark every match in the texts, one after the other until the room is used up."""
    shown = set(shown_frames(scores))
    for row in rows:
        if characters <= 0:
            return
        text = row.document.text
        end = whole_end(text, min(FULL_EACH, characters))
        characters -= end + 200  # a short text costs its frame as well
        cells = [cell for cell in row.cells if cell.frame.name in shown]
        marks = _marks(row.document, cells, end)
        parts = tuple(paragraphs(text, marks, end=end))
        yield FullText(
            document=row.document,
            language=row.language,
            legend=tuple(
                LegendItem(number=cell.frame.number, frame=cell.frame.title, count=cell.score.count)
                for cell in cells
            ),
            flags=flags(marks),
            lanes=lanes_used(segment for part in parts for segment in part.segments),
            paragraphs=parts,
            hidden_characters=len(text) - end,
        )


def _marks(document: Document, cells: Sequence[Cell], end: int) -> list[Mark]:
    return [
        make_mark(match, cell.frame.number, cell.frame.title, document)
        for cell in cells
        for match in cell.score.matches
        if match.start < end
    ]


def classes_of(frames: Sequence[FrameColumn]) -> tuple[tuple[str, str], ...]:
    """Say what the counts are worth: each class once, with its frames where there are several."""
    classes: dict[str, list[str]] = {}
    for frame in frames:
        classes.setdefault(frame.worth, []).append(frame.title)
    if len(classes) == 1:
        return tuple((worth, "") for worth in classes)
    return tuple((worth, "; ".join(titles)) for worth, titles in classes.items())
