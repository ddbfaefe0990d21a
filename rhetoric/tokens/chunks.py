"""Laying out the tokens of a block of texts, by our rules or the user's."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from rhetoric.corpus.document import Document
from rhetoric.errors import InputError
from rhetoric.tokens.lexer import lex
from rhetoric.tokens.signs import Flags, sign_flags
from rhetoric.tokens.vocabulary import Bools, Ints

BETWEEN_DOCUMENTS = "\n\n"

Spans = Iterable[tuple[int, int]]
Codes = npt.NDArray[np.uint32]


class SpanTokenizer(Protocol):
    """Anything with `span_tokenize`, as NLTK's tokenizers have."""

    def span_tokenize(self, text: str, /) -> Spans:
        """Give the spans of the tokens of a text."""
        ...


Splitter = SpanTokenizer | Callable[[str], Spans]


class Types(dict[str, int]):
    """From spelling to type id; a new spelling gets the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.spellings: list[str] = []
        self._flags = array("H")

    def flags(self) -> Flags:
        """What each type can do at the bounds of a sentence, shape (types,)."""
        self._flags.extend(sign_flags(self.spellings[len(self._flags) :]))
        return np.array(self._flags)

    def __missing__(self, spelling: str) -> int:
        self[spelling] = len(self.spellings)
        self.spellings.append(spelling)
        return self[spelling]


@dataclass(frozen=True, slots=True)
class LaidTokens:
    """Tokens of a block; offsets count from the start of the block."""

    types: Ints
    starts: Ints
    ends: Ints


class Chunks(dict[str, int]):
    """Every distinct chunk seen so far, with its tokens laid out one after the other."""

    def __init__(self, types: Types) -> None:
        super().__init__()
        self._types = types
        self._first = array("q")
        self._count = array("q")
        self._columns = (array("q"), array("q"), array("q"))

    def __missing__(self, chunk: str) -> int:
        kinds, starts, ends = self._columns
        self._first.append(len(kinds))
        for start, end in lex(chunk):
            kinds.append(self._types[chunk[start:end]])
            starts.append(start)
            ends.append(end)
        self._count.append(len(kinds) - self._first[-1])
        self[chunk] = number = len(self._first) - 1
        return number

    def lay_out(self, text: str, codes: Codes, _: Sequence[Document]) -> LaidTokens:
        """Tokenise a block; `codes` are its code points, shape (characters,)."""
        chunks = np.array(list(map(self.__getitem__, text.split())), dtype=np.int64)
        chunk_starts = _chunk_starts(codes)
        counts = np.array(self._count)[chunks]
        # Token k of a chunk stands k places after the first of that chunk.
        before = np.cumsum(counts) - counts
        index = np.repeat(np.array(self._first)[chunks] - before, counts) + np.arange(counts.sum())
        kinds, starts, ends = (np.array(column)[index] for column in self._columns)
        shift = np.repeat(chunk_starts, counts)
        return LaidTokens(kinds, starts + shift, ends + shift)


class GivenSpans:
    """Tokens as the user's own tokeniser gives them."""

    def __init__(self, types: Types, words: Splitter) -> None:
        self._types = types
        self._words = words

    def lay_out(self, _: str, __: Codes, documents: Sequence[Document]) -> LaidTokens:
        """Ask the tokeniser document by document."""
        kinds, spans, shift = [], [], 0
        for document in documents:
            for start, end in checked_spans(self._words, document, "words"):
                kinds.append(self._types[document.text[start:end]])
                spans.append((start + shift, end + shift))
            shift += len(document.text) + len(BETWEEN_DOCUMENTS)
        bounds = np.array(spans, dtype=np.int64).reshape(-1, 2)
        return LaidTokens(np.array(kinds, dtype=np.int64), bounds[:, 0], bounds[:, 1])


def checked_spans(splitter: Splitter, document: Document, name: str) -> list[tuple[int, int]]:
    """Ask the user's splitter, and refuse spans that cannot be right."""
    split = splitter if callable(splitter) else splitter.span_tokenize
    spans = [(int(start), int(end)) for start, end in split(document.text)]
    last = 0
    for start, end in spans:
        if not last <= start < end <= len(document.text):
            raise InputError(
                f"tokenize: {name} must give spans that are not empty, in order, apart from each "
                f"other and inside the text; in document {document.id!r}, which has "
                f"{len(document.text)} characters, ({start}, {end}) comes after position {last}."
            )
        last = end
    return spans


def _chunk_starts(codes: Codes) -> Ints:
    """Where the chunks begin that `str.split` gives, shape (chunks,)."""
    space = in_table(codes, SPACES)
    starts = ~space
    starts[1:] &= space[:-1]
    return np.flatnonzero(starts)


def in_table(codes: Codes, table: Bools) -> Bools:
    """Look code points up in a table whose last place serves all that lie beyond it."""
    found: Bools = table[np.minimum(codes, len(table) - 1)]
    return found


# No white space lies beyond U+3000; the last place of a table serves all that does.
SPACES = np.array([chr(code).isspace() for code in range(0x3002)])
