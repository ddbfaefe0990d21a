"""Matches as plain objects, made when they are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.matching import MatchColumns
from rhetoric.results import Result
from rhetoric.shipped import library_version
from rhetoric.tables import Cell, Table, View, count_phrase
from rhetoric.tokens.tokenized import TokenizedCorpus

CONTEXT_CHARACTERS = 60
SHOWN_CHARACTERS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One place where a lexicon matches.

    Parameters
    ----------
    document : str
        Id of the document.
    label : str
        Name of the category.
    start, end : int
        Half-open span in the text of the document, in code points.
    text : str
        What stands there.
    entry : Entry
        The entry that is credited with it.
    sentence : int
        Number of the sentence in the document, from 0.
    negated : bool
        A negator stands before it in the clause.
    quoted : bool
        It stands inside quotation marks, so not in the author's own voice.
    """

    document: str
    label: str
    start: int
    end: int
    text: str
    entry: Entry
    sentence: int
    negated: bool
    quoted: bool


class Matches(Result[Match]):
    """Matches in the order of the texts.

    Parameters
    ----------
    tokens : TokenizedCorpus
    columns : MatchColumns
    labels : sequence of str
        The name of each category.
    lexicon_text : str
        What the lexicon is, for the methods.
    """

    def __init__(
        self,
        tokens: TokenizedCorpus,
        columns: MatchColumns,
        labels: Sequence[str],
        lexicon_text: str,
    ) -> None:
        self._tokens = tokens
        self._columns = columns
        self._labels = tuple(labels)
        self._lexicon_text = lexicon_text

    @property
    def title(self) -> str:
        """How many matches there are."""
        phrase = f"{len(self):,} {'match' if len(self) == 1 else 'matches'}"
        return f"{phrase} in {count_phrase(len(self._tokens.corpus), 'text')}"

    @property
    def rows(self) -> View[Match]:
        """The matches, made when they are looked at."""
        tokens, columns, labels = self._tokens, self._columns, self._labels
        return View(len(columns.start), partial(make_match, tokens, columns, labels))

    @property
    def columns(self) -> MatchColumns:
        """The same matches as columns of numbers, none of them an object."""
        return self._columns

    def methods(self) -> str:
        """Write how the matches were found."""
        texts = self._tokens
        told = f"{texts.corpus.describe()} {texts.describe()} {self._lexicon_text}"
        return f"{told} rhetoric {library_version()}."

    def _strength(self, row: Match) -> float:
        return abs(row.entry.weight)

    def _names(self, row: Match) -> tuple[str | None, ...]:
        return row.document, row.label

    def _record(self, row: Match) -> dict[str, Cell]:
        document = self._tokens.corpus[row.document]
        return {
            "document": row.document,
            "frame": row.label,
            "sentence": row.sentence,
            "start": row.start,
            "end": row.end,
            "before": document.text[max(row.start - CONTEXT_CHARACTERS, 0) : row.start],
            "text": row.text,
            "after": document.text[row.end : row.end + CONTEXT_CHARACTERS],
            "entry": row.entry.pattern,
            "weight": row.entry.weight,
            "negated": row.negated,
            "quoted": row.quoted,
        }

    def _column_names(self) -> tuple[str, ...]:
        return RECORD_COLUMNS

    def _table(self, limit: int) -> Table:
        """Show each match in its context; the records have the rest."""
        return Table(
            title=self.title,
            columns=("document", "frame", "sentence", "match in context", "entry"),
            rows=tuple(
                (row.document, row.label, row.sentence, self._in_context(row), row.entry.pattern)
                for row in self.rows[:limit]
            ),
            total=len(self),
            notes=self.notes,
        )

    def _in_context(self, row: Match) -> str:
        text = self._tokens.corpus[row.document].text
        before = text[max(row.start - SHOWN_CHARACTERS, 0) : row.start]
        return f"{before}[{row.text}]{text[row.end : row.end + SHOWN_CHARACTERS]}"


RECORD_COLUMNS = (
    "document", "frame", "sentence", "start", "end", "before", "text", "after", "entry", "weight",
    "negated", "quoted",
)  # fmt: skip


def make_match(
    tokens: TokenizedCorpus, matches: MatchColumns, labels: Sequence[str], place: int
) -> Match:
    """Make the plain object of one match."""
    columns = tokens.columns
    first = int(matches.start[place])
    last = first + int(matches.length[place]) - 1
    number = int(columns.document_of(np.asarray(first)))
    document = tokens.corpus[number]
    start, end = columns.span(first, last)
    sentence = int(columns.sentence_of(np.asarray(first)))
    return Match(
        document=document.id,
        label=labels[int(matches.category[place])],
        start=start,
        end=end,
        text=document.text[start:end],
        entry=matches.entries[int(matches.entry[place])],
        sentence=sentence - int(columns.sentences_before[number]),
        negated=bool(matches.negated[place]),
        quoted=bool(matches.quoted[place]),
    )
