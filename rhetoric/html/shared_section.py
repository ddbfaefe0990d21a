"""What the page says of words in common: passages that stand twice, and formulas."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rhetoric.comparison.reuse.formula_table import Formula
from rhetoric.comparison.reuse.passage import SharedPassage, Span
from rhetoric.comparison.reuse.shared import SharedPassages
from rhetoric.comparison.reuse.shared_passages import shared_passages
from rhetoric.corpus.corpus import Corpus
from rhetoric.html.limits import FORMULAS, PASSAGES, REUSE_WORDS
from rhetoric.html.rendering import language_of
from rhetoric.html.segments import Mark, Segment, cut
from rhetoric.tokens.tokenized import TokenizedCorpus


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyView:
    """One of the two places of a passage; `number` names its text."""

    number: int
    id: str
    language: str
    warned: bool
    place: int
    when: str | None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A passage in two texts, side by side."""

    row: SharedPassage
    copies: tuple[CopyView, CopyView]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSection:
    """Passages and formulas, or the reason why there are none."""

    result: SharedPassages | None
    reason: str
    between: int = 0
    passages: tuple[PassageView, ...] = ()
    formulas: tuple[Formula, ...] = ()


def shared_section(tokens: TokenizedCorpus) -> SharedSection:
    """Find what the texts of a corpus share; of very many words that takes too long for a page."""
    words = int(tokens.columns.is_word().sum())
    if len(tokens.corpus) < 2:
        reason = "There is one text only, so there is nothing it could share."
        return SharedSection(result=None, reason=reason)
    if words > REUSE_WORDS:
        reason = (
            f"{words:,} words are more than the {REUSE_WORDS:,} that a report looks through for "
            "passages. Call rhetoric reuse, or shared_passages, for them."
        )
        return SharedSection(result=None, reason=reason)
    result = shared_passages(tokens)
    between = [row for row in result.top(n=len(result)) if row.document != row.other]
    numbers = {name: number for number, name in enumerate(tokens.corpus.ids, 1)}
    return SharedSection(
        result=result,
        reason="" if len(result) or len(result.formulas) else "No passage or formula was found.",
        between=len(between),
        passages=tuple(_views(tokens.corpus, numbers, between[:PASSAGES])),
        formulas=tuple(result.formulas.rows[:FORMULAS]),
    )


def _views(
    corpus: Corpus, numbers: dict[str, int], rows: Iterable[SharedPassage]
) -> Iterator[PassageView]:
    for row in rows:
        first, second = zip(*row.aligned, strict=True)
        one = _Place(row.document, row.start, row.end, row.sentence, row.when)
        other = _Place(
            row.other, row.other_start, row.other_end, row.other_sentence, row.other_when
        )
        yield PassageView(
            row=row,
            copies=(_copy(corpus, numbers, one, first), _copy(corpus, numbers, other, second)),
        )


class _Place(NamedTuple):
    """Where a copy stands, and the date under which it is told."""

    document: str
    start: int
    end: int
    sentence: int
    when: str | None


def _copy(
    corpus: Corpus, numbers: dict[str, int], place: _Place, words: Iterable[Span]
) -> CopyView:
    document = corpus[place.document]
    marks = [_mark(start, end) for start, end in _joined(document.text, sorted(words))]
    return CopyView(
        number=numbers[document.id],
        id=document.id,
        language=language_of(document.meta),
        warned=bool(document.warnings),
        place=place.sentence + 1,
        when=place.when,
        segments=tuple(cut(document.text, marks, start=place.start, end=place.end)),
    )


def _joined(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Make one of spans with nothing but white space between them."""
    held: Span | None = None
    for start, end in spans:
        if held is not None and not text[held[1] : start].strip():
            held = held[0], end
            continue
        if held is not None:
            yield held
        held = start, end
    if held is not None:
        yield held


def _mark(start: int, end: int) -> Mark:
    return Mark(start=start, end=end, number=0, frame="", entry="", negated=False, quoted=False)
