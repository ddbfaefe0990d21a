"""Formulas as a result: each with its counts, opened to its lines."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rhetoric.comparison.reuse.formulas import Repeated
from rhetoric.comparison.reuse.words import Words
from rhetoric.errors import InputError, nearest
from rhetoric.results import Result, asked_for
from rhetoric.shipped import library_version
from rhetoric.tables import Table, View, count_phrase
from rhetoric.tokens.lexer import fold, lex
from rhetoric.tokens.tokenized import TokenizedCorpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A sequence of words that several texts use.

    Parameters
    ----------
    formula : str
        The words, in lower case.
    words : int
        How many they are.
    count : int
        How often they occur.
    alone : int
        How many of these occurrences lie in no longer formula.
    documents : int
        In how many documents.
    document, start, end, sentence
        Where they occur first: the id, the half-open span in code points and the
        number of the sentence.
    """

    formula: str
    words: int
    count: int
    alone: int
    documents: int
    document: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaLine:
    """One occurrence of a formula.

    Parameters
    ----------
    document : str
    sentence : int
        The number of the sentence in which it begins.
    start, end : int
        Half-open span in the text of the document, in code points.
    text : str
        As it is written there.
    line : str
        The whole sentence.
    """

    document: str
    sentence: int
    start: int
    end: int
    text: str
    line: str


class Formulas(Result[Formula]):
    """Sequences of words that texts have in common. ``shared_passages(texts).formulas``.

    Those of most documents come first, of equal ones the longer.

    Parameters
    ----------
    tokens : TokenizedCorpus
    words : Words
    repeated : Repeated
    least : int
        How often one must occur outside of longer ones.
    """

    def __init__(
        self, tokens: TokenizedCorpus, words: Words, repeated: Repeated, least: int
    ) -> None:
        self.least = least
        self._tokens = tokens
        self._words = words
        self._repeated = repeated

    @property
    def rows(self) -> View[Formula]:
        """One row for each formula."""
        return View(len(self._repeated), self._row)

    def _row(self, place: int) -> Formula:
        repeated = self._repeated
        first, count = int(repeated.bounds[place]), int(repeated.counts[place])
        line = self._line(place, int(repeated.places[first]))
        alone = count if repeated.alone is None else int(repeated.alone[place])
        return Formula(
            formula=self._text(place),
            words=int(repeated.lengths[place]),
            count=count,
            alone=alone,
            documents=int(repeated.documents[place]),
            document=line.document,
            start=line.start,
            end=line.end,
            sentence=line.sentence,
        )

    def _text(self, place: int) -> str:
        begin = int(self._repeated.begins[place])
        forms = self._words.forms[begin : begin + int(self._repeated.lengths[place])]
        known = self._tokens.columns.vocabulary.forms
        return " ".join(known[form] for form in forms.tolist())

    def _line(self, place: int, word: int) -> FormulaLine:
        columns = self._tokens.columns
        tokens = self._words.tokens[[word, word + int(self._repeated.lengths[place]) - 1]]
        sentence = self._tokens.sentence(int(columns.sentence_of(tokens[:1])[0]))
        start, end = columns.span(int(tokens[0]), int(tokens[1]))
        document = self._tokens.corpus[sentence.document]
        return FormulaLine(
            document=document.id,
            sentence=sentence.number,
            start=start,
            end=end,
            text=document.text[start:end],
            line=sentence.text,
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        return {self._text(place): place for place in range(len(self._repeated))}

    def __contains__(self, formula: object) -> bool:
        return isinstance(formula, str) and _folded(formula) in self._places

    def __getitem__(self, formula: str) -> Formula:
        """Give one formula.

        Raises
        ------
        InputError
            It is none of them.
        """
        return self._row(self._place(formula))

    def _place(self, formula: str) -> int:
        wanted = _folded(formula) if isinstance(formula, str) else formula
        if wanted not in self._places:
            raise InputError(f"Formulas: no {formula!r} here. {nearest(wanted, self._places)}")
        return self._places[wanted]

    def lines(self, formula: str) -> View[FormulaLine]:
        """Give every occurrence of a formula with its sentence.

        Parameters
        ----------
        formula : str

        Returns
        -------
        sequence of FormulaLine
            In the order of the corpus.

        Raises
        ------
        InputError
            It is none of them.
        """
        place = self._place(formula)
        first, last = self._repeated.bounds[place : place + 2].tolist()
        places = self._repeated.places[first:last]
        return View(len(places), lambda at: self._line(place, int(places[at])))

    def top(self, of: int | str | None = None, n: int = 10) -> list[Formula]:
        """Give the formulas of most documents.

        Parameters
        ----------
        of : int or str, optional
            How many; or the id of a document, to see those it uses.
        n : int
            How many, when `of` does not say.

        Returns
        -------
        list of Formula

        Raises
        ------
        InputError
            There is no such document, or the number is negative.
        """
        name, count = asked_for(of, n, "Formulas")
        places = np.arange(len(self))
        if name is not None:
            wanted = self._words.documents[self._repeated.places] == self._tokens.corpus.place(name)
            owners = np.repeat(places, self._repeated.counts)
            places = np.unique(owners[wanted])
        return [self._row(place) for place in places[:count].tolist()]

    @property
    def title(self) -> str:
        """What was found, and in what."""
        texts = count_phrase(len(self._tokens.corpus), "text")
        return f"{count_phrase(len(self), 'formula')} of {texts}"

    def methods(self) -> str:
        """Write how the formulas were found."""
        return (
            f"{self._tokens.corpus.describe()} {self._tokens.describe()} Formulas: sequences of "
            "two words and more, in lower case, that begin and end with a content word and occur "
            f"at least {self.least} times outside of longer ones, in two texts or more. "
            f"rhetoric {library_version()}."
        )

    def _strength(self, row: Formula) -> float:
        return row.documents

    def _column_names(self) -> tuple[str, ...]:
        return tuple(Formula.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the counts."""
        names = ("formula", "count", "alone", "documents")
        rows = tuple(tuple(getattr(row, name) for name in names) for row in self.top(limit))
        return Table(title=self.title, columns=names, rows=rows, total=len(self), notes=self.notes)


def _folded(formula: str) -> str:
    return " ".join(fold(formula[start:end]) for start, end in lex(formula))
