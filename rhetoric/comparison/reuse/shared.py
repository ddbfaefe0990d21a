"""What texts share: passages and formulas, each opened to its lines."""

from dataclasses import asdict
from functools import cached_property

import numpy as np

from rhetoric.comparison.remarks import flag_note
from rhetoric.comparison.reuse.finding import Passages, Settings
from rhetoric.comparison.reuse.formula_table import Formulas
from rhetoric.comparison.reuse.joining import LEAST_CONTENT, LEAST_WORTH
from rhetoric.comparison.reuse.passage import EXACT, PARAPHRASE, Opener, SharedPassage
from rhetoric.comparison.reuse.words import Words
from rhetoric.results import Result, asked_for
from rhetoric.shipped import library_version
from rhetoric.tables import Cell, Table, View, count_phrase
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

_LETTERS = (18, 18, 15, 15, 22)
"""Of ids, dates and passage in the table, so that they stand side by side."""


class SharedPassages(Result[SharedPassage]):
    """The passages that texts share, the one that says most first. Made by `shared_passages`.

    Parameters
    ----------
    tokens : TokenizedCorpus
    words : Words
    passages : Passages
    formulas : Formulas
    settings : Settings
    around : int
    rarity : str
        Where the rarity of words comes from, for methods.
    """

    _drawn_by = "rhetoric.plots:aligned_passages"
    _not_recorded = ("aligned",)

    def __init__(
        self,
        tokens: TokenizedCorpus,
        words: Words,
        passages: Passages,
        formulas: Formulas,
        *,
        settings: Settings,
        around: int,
        rarity: str,
    ) -> None:
        self.formulas = formulas
        self._tokens = tokens
        self._words = words
        self._passages = passages
        self._settings = settings
        self._around = around
        self._rarity = rarity

    @cached_property
    def _bounds(self) -> tuple[Ints, Ints]:
        """First word of each copy, and the word after its last, shape (2, passages) each."""
        found = self._passages.found
        return found.starts, found.ends

    @cached_property
    def _places(self) -> Ints:
        """The documents of both copies of each passage, shape (2, passages)."""
        return self._words.documents[self._bounds[0]]

    @property
    def rows(self) -> View[SharedPassage]:
        """One row for each two places that share a passage, the highest score first."""
        return View(len(self._passages.found), self._row)

    def _row(self, place: int) -> SharedPassage:
        found = self._passages.found
        (starts, ends) = (bounds[:, place].tolist() for bounds in self._bounds)
        pairs = slice(found.bounds[place], found.bounds[place + 1])
        opener = Opener(self._tokens, self._words, self._around)
        one = opener.copy(starts[0], ends[0], found.first[pairs])
        other = opener.copy(starts[1], ends[1], found.second[pairs])
        whole = not one.only and not other.only
        exact = whole and bool((np.diff(found.second[pairs]) > 0).all())
        shared, words, other_words = len(one.aligned), ends[0] - starts[0], ends[1] - starts[1]
        return SharedPassage(
            document=one.document,
            other=other.document,
            kind=EXACT if exact else PARAPHRASE,
            score=float(self._passages.scores[place]),
            shared=shared,
            words=words,
            other_words=other_words,
            share=2 * shared / (words + other_words),
            documents=int(self._passages.documents[place]),
            when=one.when,
            other_when=other.when,
            text=one.text,
            other_text=other.text,
            only=one.only,
            other_only=other.only,
            dates=one.dates,
            other_dates=other.dates,
            start=one.span[0],
            end=one.span[1],
            other_start=other.span[0],
            other_end=other.span[1],
            sentence=one.sentences[0],
            last_sentence=one.sentences[1],
            other_sentence=other.sentences[0],
            other_last_sentence=other.sentences[1],
            aligned=tuple(zip(one.aligned, other.aligned, strict=True)),
        )

    def between(self, document: str, other: str) -> list[SharedPassage]:
        """Give the passages that two documents share, or one repeats.

        Parameters
        ----------
        document, other : str
            Ids, in any order; the same twice for what one document repeats.

        Returns
        -------
        list of SharedPassage
            The highest score first.

        Raises
        ------
        InputError
            There is no such document.
        """
        corpus = self._tokens.corpus
        wanted = sorted([corpus.place(document), corpus.place(other)])
        both = np.sort(self._places, axis=0) == np.array(wanted)[:, None]
        return [self._row(place) for place in np.flatnonzero(both.all(axis=0)).tolist()]

    def top(self, of: int | str | None = None, n: int = 10) -> list[SharedPassage]:
        """Give the passages that say most.

        Parameters
        ----------
        of : int or str, optional
            How many; or the id of a document, to see what it shares with others or
            repeats.
        n : int
            How many, when `of` does not say.

        Returns
        -------
        list of SharedPassage
            The highest score first. Of a document that shares nothing, none.

        Raises
        ------
        InputError
            There is no such document, or the number is negative.
        """
        name, count = asked_for(of, n, "SharedPassages")
        places = np.arange(len(self))
        if name is not None:
            wanted = self._tokens.corpus.place(name)
            places = np.flatnonzero((self._places == wanted).any(axis=0))
        return [self._row(place) for place in places[:count].tolist()]

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents, in order."""
        return self._tokens.corpus.ids

    def length(self, document: str) -> int:
        """How long the text of a document is, in code points.

        Raises
        ------
        InputError
            There is no such document.
        """
        return len(self._tokens.corpus[document].text)

    @property
    def title(self) -> str:
        """What was found, and in what."""
        texts = count_phrase(len(self._tokens.corpus), "text")
        between = int((self._places[0] != self._places[1]).sum())
        inside = len(self) - between
        told = f"{count_phrase(between, 'shared passage')} between {texts}"
        return f"{told}, {inside:,} inside one" if self._settings.within else told

    @property
    def notes(self) -> tuple[str, ...]:
        """What was not looked at, and which texts carry warnings."""
        corpus = self._tokens.corpus
        flagged = [document.id for document in corpus if document.warnings]
        often = self._passages.passed_over
        runs = count_phrase(often, "run of four words", "runs of four words")
        occur = "occurs" if often == 1 else "occur"
        formulas = count_phrase(len(self.formulas), "formula")
        notes = [
            f"{formulas} that several texts use: see .formulas." if len(self.formulas) else "",
            f"{runs} {occur} more than {self._settings.common} times: only the first, second … "
            "time in one text was matched with the same in another."
            if often
            else "",
        ]
        return (*filter(None, notes), *flag_note(flagged, corpus.ids))

    def methods(self) -> str:
        """Write how the passages were found."""
        settings = self._settings
        inside = "" if settings.within else " Repetitions inside one text were not looked for."
        return (
            f"{self._tokens.corpus.describe()} {self._tokens.describe()} Shared passages: words in "
            "lower case; where four words in a row, or three of four content words that follow "
            "each other in any order, stand in two places (and no more than "
            f"{settings.common} in all; of four words in a row that stand in more, the first, "
            "second … of one text with the same of another), both surroundings are aligned by the "
            "algorithm of Smith and Waterman (1981) over words weighted by their rarity "
            f"({self._rarity}). "
            "Alignments with up to ten words between them in both texts are joined. A passage has "
            f"at least {settings.min_words} words in common, {LEAST_CONTENT} of them content "
            "words, a share in common (twice the shared words over the words of both) of at least "
            f"{settings.min_share:g}, and the rarity of its shared words, added up, times the "
            f"share is at least {LEAST_WORTH:g}.{inside} Formulas: sequences of two words and "
            "more, beginning and ending with a content word, that occur at least "
            f"{self.formulas.least} times outside of longer ones, in two texts or more. "
            f"rhetoric {library_version()}."
        )

    def _strength(self, row: SharedPassage) -> float:
        return row.score

    def _names(self, row: SharedPassage) -> tuple[str | None, ...]:
        return row.document, row.other

    def _record(self, row: SharedPassage) -> dict[str, Cell]:
        record = super()._record(row)
        for name in ("only", "other_only"):
            record[name] = " … ".join(getattr(row, name))
        for name in ("dates", "other_dates"):
            record[name] = "; ".join(date.text for date in getattr(row, name))
        return record

    def _column_names(self) -> tuple[str, ...]:
        names = SharedPassage.__dataclass_fields__
        return tuple(name for name in names if name not in self._not_recorded)

    def _content(self) -> dict[str, object]:
        formulas = self.formulas.to_records()
        return {**super()._content(), "settings": asdict(self._settings), "formulas": formulas}

    def _table(self, limit: int) -> Table:
        """Show whose passage it is, when each copy is told, and how much is shared."""
        rows = tuple(
            (
                *map(_cut, (row.document, row.other, row.when, row.other_when, row.text), _LETTERS),
                *(row.score, row.shared, row.share, row.documents),
            )
            for row in self.top(limit)
        )
        return Table(
            title=self.title,
            columns=(
                *("document", "other", "when", "other when", "passage"),
                *("score", "shared words", "share", "documents"),
            ),
            rows=rows,
            total=len(self),
            notes=self.notes,
        )


def _cut(text: str | None, letters: int) -> str | None:
    return text if text is None or len(text) <= letters else f"{text[: letters - 1]}…"
