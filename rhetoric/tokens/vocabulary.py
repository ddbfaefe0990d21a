"""The types of a corpus: each distinct spelling once, with what is known of it."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from rhetoric.tokens.lexer import fold, fold_spelling, is_word

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Places = npt.NDArray[np.signedinteger[Any]]
"""Places in a text, in as small a type as its length allows."""


class Vocabulary:
    """The distinct spellings of a corpus. A type id is a position in `spellings`.

    Parameters
    ----------
    spellings : sequence of str
        As they stand in the texts.

    Examples
    --------
    >>> vocabulary = Vocabulary(["Don’t", "don't", "!"])
    >>> vocabulary.forms, vocabulary.form_ids.tolist(), vocabulary.is_word.tolist()
    (("don't", '!'), [0, 0, 1], [True, True, False])
    """

    def __init__(self, spellings: Sequence[str]) -> None:
        self.spellings = tuple(spellings)

    def __len__(self) -> int:
        return len(self.spellings)

    @cached_property
    def lengths(self) -> npt.NDArray[np.int32]:
        """How many code points each type has, shape (types,)."""
        return np.array(list(map(len, self.spellings)), dtype=np.int32)

    @cached_property
    def exact(self) -> tuple[str, ...]:
        """Each type with variants of one spelling brought together, case kept."""
        spelled = (word if word.isascii() else fold_spelling(word) for word in self.spellings)
        return tuple(spelled)

    @cached_property
    def _form_index(self) -> tuple[tuple[str, ...], Ints]:
        positions: dict[str, int] = {}
        # Most spellings are ASCII; what `fold` does with those is done here without a call.
        lower = (word.lower() if word.isascii() else fold(word) for word in self.spellings)
        # Where both are the same the one string serves for both.
        pairs = zip(self.spellings, lower, strict=True)
        forms = [word if word == form else form for word, form in pairs]
        ids = [positions.setdefault(form, len(positions)) for form in forms]
        return tuple(positions), np.array(ids, dtype=np.int64)

    @property
    def forms(self) -> tuple[str, ...]:
        """The distinct folded forms: what counting and matching work on."""
        return self._form_index[0]

    @property
    def form_ids(self) -> Ints:
        """The position in `forms` of each type, shape (types,)."""
        return self._form_index[1]

    @cached_property
    def is_word(self) -> Bools:
        """Which types are words, shape (types,)."""
        words = [form.isalnum() or is_word(form) for form in self.forms]
        return np.array(words, dtype=bool)[self.form_ids]
