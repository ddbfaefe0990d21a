"""The tokens of a corpus as columns of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rhetoric.tokens.vocabulary import Bools, Ints, Vocabulary

Types = npt.NDArray[np.int32]


@dataclass(frozen=True, kw_only=True, eq=False)
class Columns:
    """The tokens of documents in a row, one column for each thing known of them.

    Parameters
    ----------
    types : numpy.ndarray of int32, shape (tokens,)
        Type id of each token: its place in the vocabulary.
    starts, ends : numpy.ndarray of int32, shape (tokens,)
        Half-open span in the text of its document, in code points.
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
    ends: npt.NDArray[np.int32]
    sentence_starts: Ints
    line_starts: Ints
    document_starts: Ints
    own: "Columns | None" = None
    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary(()))

    @staticmethod
    def join(parts: Sequence["Columns"], vocabulary: Vocabulary) -> "Columns":
        """Put blocks of documents one after the other."""
        shifts = np.cumsum([0, *(len(part.types) for part in parts)])

        def shifted(name: str) -> Ints:
            pairs = zip(parts, shifts[:-1], strict=True)
            return np.concatenate([getattr(part, name) + shift for part, shift in pairs])

        begins = [part.document_starts[:-1] + at for part, at in zip(parts, shifts, strict=False)]
        return Columns(
            types=np.concatenate([part.types for part in parts]),
            starts=np.concatenate([part.starts for part in parts]),
            ends=np.concatenate([part.ends for part in parts]),
            sentence_starts=shifted("sentence_starts"),
            line_starts=shifted("line_starts"),
            document_starts=np.concatenate([*begins, shifts[-1:]]),
            vocabulary=vocabulary,
        )

    def __len__(self) -> int:
        return len(self.types)

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return len(self.document_starts) - 1

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return len(self.sentence_starts)

    @property
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
        width = int(max(self.ends.max(initial=0), other.ends.max(initial=0))) + 1

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
        return np.concatenate(([0], np.cumsum(self.is_word())))

    def words_between(self, bounds: Ints) -> Ints:
        """Count the words between each token of `bounds` and the next."""
        return np.diff(self._words_before[bounds])
