"""The sentences behind a number, each once, with its matches marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rhetoric.html.limits import SENTENCE_CHARACTERS
from rhetoric.html.segments import Mark, Segment, cut
from rhetoric.tokens.tokenized import Sentence, TokenizedCorpus

_MARGIN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryNote:
    """Which entry matched which words of a sentence."""

    entry: str
    words: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence as it is shown.

    Parameters
    ----------
    place : int
        Its place in the text, from 1.
    segments : tuple of Segment
    entries : tuple of EntryNote
    cut_before, cut_after : bool
        It is very long, and only a part is shown.
    """

    place: int
    segments: tuple[Segment, ...]
    entries: tuple[EntryNote, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The sentences behind a number, and how many more there are."""

    sentences: tuple[SentenceView, ...]
    total: int

    @property
    def hidden(self) -> int:
        """How many are not shown."""
        return self.total - len(self.sentences)


def quote(
    tokens: TokenizedCorpus, document: int, marks: Iterable[tuple[int, Mark]], limit: int
) -> Quoted:
    """Collect the sentences that some marks stand in.

    Parameters
    ----------
    tokens : TokenizedCorpus
    document : int
        The place of the document in the corpus.
    marks : iterable of (int, Mark)
        Each with the number of its sentence in the document; in the order of
        the text.
    limit : int
        How many sentences to show at most.

    Returns
    -------
    Quoted
    """
    grouped: dict[int, list[Mark]] = {}
    for number, mark in marks:
        grouped.setdefault(number, []).append(mark)
    first = int(tokens.columns.sentences_before[document])
    text = tokens.corpus[document].text
    shown = list(grouped.items())[:limit]
    return Quoted(
        sentences=tuple(_view(text, tokens.sentence(first + number), own) for number, own in shown),
        total=len(grouped),
    )


def _view(text: str, sentence: Sentence, marks: Sequence[Mark]) -> SentenceView:
    start, end = _window(sentence, marks[0].start)
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    notes = dict.fromkeys(
        EntryNote(entry=mark.entry, words=text[mark.start : mark.end], remarks=mark.remarks)
        for mark in inside
    )
    return SentenceView(
        place=sentence.number + 1,
        segments=tuple(cut(text, inside, start=start, end=end)),
        entries=tuple(notes),
        cut_before=start > sentence.start,
        cut_after=end < sentence.end,
    )


def _window(sentence: Sentence, first: int) -> tuple[int, int]:
    """Which part of a sentence to show: all, or what stands around its first match."""
    if sentence.end - sentence.start <= SENTENCE_CHARACTERS:
        return sentence.start, sentence.end
    start = max(sentence.start, min(first - _MARGIN, sentence.end - SENTENCE_CHARACTERS))
    return start, start + SENTENCE_CHARACTERS
