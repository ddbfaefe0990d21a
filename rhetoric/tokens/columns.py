"""The tokens of a corpus as columns of numbers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rhetoric.tokens.joined import Joined
from rhetoric.tokens.vocabulary import Bools, Ints, Vocabulary

Types = npt.NDArray[np.int32]

BLOCK_TOKENS = 200_000
_SENTENCES_AT_ONCE = 20_000
_LINES_AT_ONCE = 1_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Columns:
    """The tokens of documents in a row, one column for each thing known of them.

    Parameters
    ----------
    types : numpy.ndarray of int32, shape (tokens,)
        Type id of each token: its place in the vocabulary.
    starts : numpy.ndarray of int32, shape (tokens,)
        Where each token begins in the text of its document, in code points; it is
        as long as its type.
    sentence_starts, line_starts : numpy.ndarray of int64
        Which tokens begin a sentence, and which a line.
    document_starts : numpy.ndarray of int64, shape (documents + 1,)
        Which token begins each document; last, how many tokens there are.
    own : Columns or None
        The same texts divided by the library's rules, where `types` and the spans
        come from the user's tokeniser: sentences and quotations follow these.
    vocabulary : Vocabulary
    """

    types: Types
    starts: npt.NDArray[np.int32]
    sentence_starts: Ints
    line_starts: Ints
    document_starts: Ints
    own: "Columns | None" = None
    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary(()))

    @staticmethod
    def join(
        parts: Iterable["Columns"], vocabulary: Callable[[], Vocabulary], expected: int
    ) -> "Columns":
        """Put blocks of documents one after the other; the vocabulary is asked for at the end."""
        joined = Joined(expected)
        tokens = 0
        for part in parts:
            for name in ("types", "starts"):
                joined.add(name, getattr(part, name))
            for name in ("sentence_starts", "line_starts"):
                joined.add(name, getattr(part, name) + tokens)
            joined.add("document_starts", part.document_starts[:-1] + tokens)
            tokens += len(part.types)
        joined.add("document_starts", np.array([tokens]))
        whole = joined.take()
        return Columns(**whole, vocabulary=vocabulary())  # type: ignore[arg-type]  # by name

    def blocks(self) -> Iterator[tuple["Columns", int]]:
        """Divide the tokens so that the arrays of a block stay small.

        The bounds are those of documents, and in a long document lines that begin a
        sentence and no quotation: what stands before can say nothing about what
        follows. A block that begins inside a document has that part as its document.

        Yields
        ------
        block : Columns
        first : int
            The place of its first token here.
        """
        if self.own is not None:  # two divisions of the texts have no bounds in common
            yield self, 0
            return
        begin = 0
        while begin < len(self):
            place = int(np.searchsorted(self.document_starts, begin + BLOCK_TOKENS))
            bounds = self.document_starts[max(place - 1, 0) : place + 1]
            # Documents that together are not too many, or one that is.
            end = int(bounds[0]) if bounds[0] > begin else int(bounds[-1])
            if end - begin > 2 * BLOCK_TOKENS:
                end = self._line_after(begin + BLOCK_TOKENS, end)
            yield self._block(begin, end), begin
            begin = end

    def _line_after(self, token: int, end: int) -> int:
        """The first line from a token on that what stands before says nothing about."""
        low, high = np.searchsorted(self.line_starts, [token, end])
        for lines in np.array_split(self.line_starts[low:high], (high - low) // _LINES_AT_ONCE + 1):
            place = np.minimum(np.searchsorted(self.sentence_starts, lines), self.sentences - 1)
            for line in lines[self.sentence_starts[place] == lines].tolist():
                if self.vocabulary.spellings[self.types[line]][0].isalnum():
                    return int(line)
        return end

    def _block(self, begin: int, end: int) -> "Columns":
        def inside(places: Ints) -> Ints:
            low, high = np.searchsorted(places, [begin, end])
            here: Ints = places[low:high] - begin
            return here

        documents = np.searchsorted(self.document_starts, [begin, end], side="right")
        inner = self.document_starts[documents[0] : documents[1]]
        bounds = np.concatenate(([begin], inner[inner < end], [end]))
        return Columns(
            types=self.types[begin:end],
            starts=self.starts[begin:end],
            sentence_starts=inside(self.sentence_starts),
            line_starts=inside(self.line_starts),
            document_starts=bounds - begin,
            vocabulary=self.vocabulary,
        )

    def __len__(self) -> int:
        return len(self.types)

    def ends(self, tokens: Ints | slice = slice(None)) -> Ints:
        """Where tokens end in the text of their document, in code points."""
        ends: Ints = self.starts[tokens] + self.vocabulary.lengths[self.types[tokens]]
        return ends

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The half-open span from one token to another, in the text of their document."""
        end = self.starts[last] + self.vocabulary.lengths[self.types[last]]
        return int(self.starts[first]), int(end)

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return len(self.document_starts) - 1

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return len(self.sentence_starts)

    @cached_property
    def sentence_bounds(self) -> Ints:
        """First token of each sentence and, last, the number of tokens."""
        return np.append(self.sentence_starts, len(self))

    @cached_property
    def sentences_before(self) -> Ints:
        """How many sentences stand before each document and, last, how many there are."""
        return np.searchsorted(self.sentence_starts, self.document_starts)

    def places(self, other: "Columns") -> Ints:
        """Where the tokens of another division of the same texts begin among these.

        Returns
        -------
        numpy.ndarray of int64, shape (tokens of other,)
            The last of these tokens that begins at or before each of the others.
        """
        width = int(max(self.starts.max(initial=0), other.starts.max(initial=0))) + 1

        def line(columns: Columns) -> Ints:
            documents = columns.document_of(np.arange(len(columns)))
            positions: Ints = documents * width + columns.starts
            return positions

        return np.searchsorted(line(self), line(other), side="right") - 1

    def document_of(self, tokens: Ints) -> Ints:
        """In which document each of the tokens stands."""
        return np.searchsorted(self.document_starts, tokens, side="right") - 1

    def sentence_of(self, tokens: Ints) -> Ints:
        """In which sentence, counted over the whole corpus, each of the tokens stands."""
        return np.searchsorted(self.sentence_starts, tokens, side="right") - 1

    def is_word(self) -> Bools:
        """Which tokens are words."""
        flags: Bools = self.vocabulary.is_word[self.types]
        return flags

    @cached_property
    def _words_before(self) -> Ints:
        """How many words stand before each bound of a sentence, shape (sentences + 1,)."""
        before = np.zeros(self.sentences + 1, dtype=np.int64)
        for first in range(0, self.sentences, _SENTENCES_AT_ONCE):
            bounds = self.sentence_bounds[first : first + _SENTENCES_AT_ONCE + 1]
            words = self.vocabulary.is_word[self.types[bounds[0] : bounds[-1]]]
            sums = np.add.reduceat(words, bounds[:-1] - bounds[0], dtype=np.int64)
            before[first + 1 : first + len(bounds)] = sums
        return np.cumsum(before)

    def words_between(self, bounds: Ints) -> Ints:
        """Count the words between each bound of a sentence and the next of `bounds`."""
        return np.diff(self._words_before[np.searchsorted(self.sentence_bounds, bounds)])
