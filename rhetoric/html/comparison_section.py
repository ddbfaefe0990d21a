"""What the page says of the texts beside each other: their words, and how alike they are."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rhetoric.comparison.pair import Pair
from rhetoric.comparison.similarity import Similarity
from rhetoric.comparison.term_weight import TermWeight
from rhetoric.comparison.tfidf import tfidf
from rhetoric.comparison.tfidf_table import TfidfTable
from rhetoric.errors import InputError
from rhetoric.html.limits import COMPARED, DETAILED, TERM_SENTENCES, TERMS
from rhetoric.html.rendering import language_of
from rhetoric.html.segments import Mark
from rhetoric.html.sentences import Quoted, quote
from rhetoric.tokens.tokenized import TokenizedCorpus

_NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCell:
    """One word of a text, with the sentences it stands in; `number` names its anchor."""

    number: int
    row: TermWeight
    quoted: Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTerms:
    """The words that set one text apart."""

    number: int
    id: str
    language: str
    warned: bool
    terms: tuple[TermCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The texts most like one."""

    number: int
    id: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonSection:
    """Words and likeness, or the reason why there are none."""

    table: TfidfTable | None
    similarity: Similarity | None
    reason: str
    most: int | None
    texts: tuple[TextTerms, ...] = ()
    neighbours: tuple[Neighbours, ...] = ()
    compared: int = 0


def comparison_section(tokens: TokenizedCorpus) -> ComparisonSection:
    """Compare the texts of a corpus by their words."""
    size = len(tokens.corpus)
    # A word that all texts use sets none apart; of two texts, half would be lost.
    most = size - 1 if size > 2 else None
    try:
        table = tfidf(tokens, stop_words="function-words", max_documents=most)
    except InputError as error:
        return ComparisonSection(table=None, similarity=None, reason=str(error), most=most)
    compared = table.select(table.documents[:COMPARED])
    similarity = compared.similarity() if size > 1 else None
    return ComparisonSection(
        table=table,
        similarity=similarity,
        reason="" if similarity else "There is one text only, so there is nothing to compare.",
        most=most,
        texts=tuple(_terms(tokens, table)),
        neighbours=tuple(_neighbours(similarity)) if similarity else (),
        compared=len(compared.documents),
    )


def _terms(tokens: TokenizedCorpus, table: TfidfTable) -> Iterator[TextTerms]:
    texts = min(len(table.documents), DETAILED)
    each = max(TERM_SENTENCES // (texts * TERMS), 1)
    for place, document in enumerate(tokens.corpus.documents[:texts]):
        yield TextTerms(
            number=place + 1,
            id=document.id,
            language=language_of(document.meta),
            warned=bool(document.warnings),
            terms=tuple(
                TermCell(
                    number=number,
                    row=row,
                    quoted=quote(tokens, place, _marks(tokens, place, row.term), each),
                )
                for number, row in enumerate(table.top(document.id, TERMS), 1)
            ),
        )


def _marks(tokens: TokenizedCorpus, place: int, term: str) -> Iterator[tuple[int, Mark]]:
    """Mark a word wherever it stands in a document."""
    columns = tokens.columns
    first, last = columns.document_starts[place : place + 2].tolist()
    vocabulary = columns.vocabulary
    form = vocabulary.forms.index(term)
    places = np.flatnonzero(vocabulary.form_ids[columns.types[first:last]] == form) + first
    sentences = columns.sentence_of(places) - columns.sentences_before[place]
    for token, sentence in zip(places.tolist(), sentences.tolist(), strict=True):
        yield (
            sentence,
            Mark(
                start=int(columns.starts[token]),
                end=columns.span(token, token)[1],
                number=0,
                frame="",
                entry=term,
                negated=False,
                quoted=False,
            ),
        )


def _neighbours(similarity: Similarity) -> Iterator[Neighbours]:
    for number, name in enumerate(similarity.documents[:DETAILED], 1):
        yield Neighbours(number=number, id=name, pairs=tuple(similarity.nearest(name, _NEAREST)))
