"""What is scored: documents, sentences, or groups of documents."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rhetoric.corpus.corpus import MISSING
from rhetoric.errors import InputError, nearest
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Bools, Ints

DOCUMENT = "document"
SENTENCE = "sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One thing that is scored. What does not apply is None.

    Parameters
    ----------
    document, group : str or None
    sentence : int or None
        Number of the sentence in its document.
    """

    document: str | None = None
    sentence: int | None = None
    group: str | None = None

    @property
    def key(self) -> tuple[str | int, ...]:
        """What it is looked up by: its group or id, and its sentence."""
        name = self.group if self.group is not None else str(self.document)
        return (name,) if self.sentence is None else (name, self.sentence)


class Division:
    """A corpus divided into units, each of sentences or documents.

    Parameters
    ----------
    tokens : TokenizedCorpus
    by : str
        ``document``, ``sentence``, or a metadata field.

    Raises
    ------
    InputError
        No document has the field.
    """

    def __init__(self, tokens: TokenizedCorpus, by: str) -> None:
        self.tokens = tokens
        self.by = by
        if by not in (DOCUMENT, SENTENCE) and by not in tokens.corpus.fields:
            known = (DOCUMENT, SENTENCE, *tokens.corpus.fields)
            raise InputError(
                f"score_frames: by must be 'document', 'sentence' or a field of the documents, "
                f"got {by!r}. {nearest(by, known)}"
            )

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The values of the field, in order of first appearance; empty for other units."""
        return tuple(dict.fromkeys(self._values))

    @cached_property
    def _values(self) -> list[str]:
        if self.by in (DOCUMENT, SENTENCE):
            return []
        found = (document.meta.get(self.by) for document in self.tokens.corpus)
        return [MISSING if value is None else str(value) for value in found]

    @cached_property
    def group_of_document(self) -> Ints:
        """The place in `groups` of each document, shape (documents,)."""
        place = {name: number for number, name in enumerate(self.groups)}
        return np.array([place[value] for value in self._values], dtype=np.int64)

    def __len__(self) -> int:
        columns = self.tokens.columns
        sizes = {DOCUMENT: columns.documents, SENTENCE: columns.sentences}
        return sizes.get(self.by, len(self.groups))

    def unit(self, place: int) -> Unit:
        """Name a unit by its place."""
        if self.by == DOCUMENT:
            return Unit(document=self.tokens.corpus[place].id)
        if self.by == SENTENCE:
            sentence = self.tokens.sentences[place]
            return Unit(document=sentence.document, sentence=sentence.number)
        return Unit(group=self.groups[place])

    def place(self, key: tuple[object, ...]) -> int:
        """Find the place of a unit by its id, its group, or its id and sentence.

        Raises
        ------
        InputError
            There is none, with the nearest names.
        """
        name = str(key[0])
        place = self._known(name, "group" if self.groups else "document", ())
        if self.by != SENTENCE:
            return place
        first, last = self.tokens.columns.sentences_before[place : place + 2]
        number = key[1]
        if not isinstance(number, int | np.integer) or not 0 <= number < last - first:
            there = f"the sentences 0 to {last - first - 1}" if last > first else "no sentence"
            raise InputError(f"FrameScores: document {name!r} has {there}, got {number!r}.")
        return int(first) + int(number)

    def named(self, name: str, others: tuple[str, ...] = ()) -> Ints:
        """Find all units of a document or group.

        Raises
        ------
        InputError
            There is none, with the nearest names.
        """
        place = self._known(name, "group" if self.groups else "document", others)
        if self.by != SENTENCE:
            return np.array([place])
        return np.arange(*self.tokens.columns.sentences_before[place : place + 2])

    def _known(self, name: str, kind: str, others: tuple[str, ...]) -> int:
        """Find a group, or a document, without going through all of them."""
        corpus = self.tokens.corpus
        if self.groups and name in self.groups:
            return self.groups.index(name)
        if not self.groups and name in corpus:
            return corpus.place(name)
        known = (*(self.groups or corpus.ids), *others)
        raise InputError(f"FrameScores: no {kind} {name!r}. {nearest(name, known)}")

    @property
    def bounds(self) -> Ints:
        """Between which tokens the units lie, or the documents of which groups are made."""
        columns = self.tokens.columns
        return columns.sentence_bounds if self.by == SENTENCE else columns.document_starts

    def of_parts(self, parts: Ints) -> Ints:
        """In which unit each of the parts lies that `bounds` divides the corpus into."""
        return parts if self.by in (DOCUMENT, SENTENCE) else self.group_of_document[parts]

    @property
    def of_sentences(self) -> Ints:
        """In which unit each sentence of the corpus lies, shape (sentences,)."""
        columns = self.tokens.columns
        if self.by == SENTENCE:
            return np.arange(columns.sentences)
        return self.of_parts(columns.document_of(columns.sentence_starts))

    @cached_property
    def words(self) -> Ints:
        """How many words each unit has, shape (units,)."""
        columns = self.tokens.columns
        if self.by == SENTENCE:
            return columns.words_between(columns.sentence_bounds)
        return self._summed(columns.words_between(columns.document_starts))

    @cached_property
    def sentences(self) -> Ints:
        """How many sentences with words each unit has, shape (units,)."""
        if self.by == SENTENCE:
            return self.has_words.astype(np.int64)
        before = np.concatenate(([0], np.cumsum(self.has_words)))
        return self._summed(np.diff(before[self.tokens.columns.sentences_before]))

    @cached_property
    def has_words(self) -> Bools:
        """Which sentences of the corpus have a word; a row of stars has none."""
        columns = self.tokens.columns
        flags: Bools = columns.words_between(columns.sentence_bounds) > 0
        return flags

    def _summed(self, by_document: Ints) -> Ints:
        if self.by == DOCUMENT:
            return by_document
        summed = np.zeros(len(self.groups), dtype=np.int64)
        np.add.at(summed, self.group_of_document, by_document)
        return summed

    def part_bounds(self, place: int) -> Ints:
        """Divide a document into its sentences; a sentence is one part.

        Returns
        -------
        numpy.ndarray of int64, shape (parts + 1,)
            Tokens between which the parts lie.
        """
        columns = self.tokens.columns
        if self.by == SENTENCE:
            return columns.sentence_bounds[place : place + 2]
        low, high = columns.sentences_before[place : place + 2]
        return columns.sentence_bounds[low : high + 1]

    def members(self, place: int) -> Ints:
        """Which documents belong to a group."""
        return np.flatnonzero(self.group_of_document == place)

    def token_ranges(self, place: int) -> list[tuple[int, int]]:
        """The half-open ranges of tokens that a unit is made of."""
        bounds = self.bounds
        places = [place] if self.by in (DOCUMENT, SENTENCE) else self.members(place).tolist()
        return [(int(bounds[number]), int(bounds[number + 1])) for number in places]
