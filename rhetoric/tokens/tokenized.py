"""A tokenised corpus and its tokens and sentences as plain objects."""

from dataclasses import dataclass

import numpy as np

from rhetoric.corpus.corpus import Corpus
from rhetoric.tables import View, count_phrase
from rhetoric.tokens.columns import Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or a sign.

    Parameters
    ----------
    start, end : int
        Half-open span in the text of the document, in code points.
    text : str
    document : str
        Id of the document.
    """

    start: int
    end: int
    text: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence.

    Parameters
    ----------
    start, end : int
        Half-open span in the text of the document, in code points.
    text : str
    document : str
        Id of the document.
    number : int
        Its place in the document, from 0.
    """

    start: int
    end: int
    text: str
    document: str
    number: int


class TokenizedCorpus:
    """A corpus divided into tokens and sentences. Made by `rhetoric.tokenize`.

    Parameters
    ----------
    corpus : Corpus
    columns : Columns
        The tokens as numbers.
    splitters : tuple of str
        Names of the user's own word and sentence splitter; empty for ours.
    """

    def __init__(
        self, corpus: Corpus, columns: Columns, *, splitters: tuple[str, str] = ("", "")
    ) -> None:
        self.corpus = corpus
        self.columns = columns
        self.splitters = splitters

    @property
    def tokens(self) -> View[Token]:
        """All tokens, in order."""
        return View(len(self.columns), self._token)

    @property
    def sentences(self) -> View[Sentence]:
        """All sentences, in order."""
        return View(self.columns.sentences, self.sentence)

    def _token(self, index: int) -> Token:
        columns = self.columns
        document = self.corpus[int(columns.document_of(np.asarray(index)))]
        start, end = columns.span(index, index)
        return Token(start=start, end=end, text=document.text[start:end], document=document.id)

    def sentence(self, index: int) -> Sentence:
        """Give a sentence by its place in the whole corpus, from 0.

        Raises
        ------
        IndexError
            There is no such place.
        """
        columns = self.columns
        if not 0 <= index < columns.sentences:
            raise IndexError(f"no sentence {index}: there are {columns.sentences}")
        first = int(columns.sentence_starts[index])
        at_end = index + 1 == columns.sentences
        last = (len(columns) if at_end else int(columns.sentence_starts[index + 1])) - 1
        place = int(columns.document_of(np.asarray(first)))
        document = self.corpus[place]
        start, end = columns.span(first, last)
        return Sentence(
            start=start,
            end=end,
            text=document.text[start:end],
            document=document.id,
            number=index - int(columns.sentences_before[place]),
        )

    def describe(self) -> str:
        """Write how the texts were divided, for a methods section."""
        words, sentences = self.splitters
        return (
            f"Tokens by {words or 'the rules of rhetoric'}, "
            f"sentences by {sentences or 'the rules of rhetoric'}: "
            f"{count_phrase(int(self.columns.is_word().sum()), 'word')} "
            f"in {count_phrase(self.columns.sentences, 'sentence')}."
        )

    def __repr__(self) -> str:
        return f"TokenizedCorpus({self.corpus.name}: {self.describe()})"
