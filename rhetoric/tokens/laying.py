"""Laying out the tokens of a block of texts, by our rules or the user's."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Protocol

import numpy as np
import numpy.typing as npt

from rhetoric.corpus.document import Document
from rhetoric.errors import InputError
from rhetoric.tokens.cuts import LINE_BREAKS, PADDING, Bytes, cut, pieces
from rhetoric.tokens.keys import Growing, Numbering
from rhetoric.tokens.lexer import DOTTED, lex
from rhetoric.tokens.signs import Flags, marker_values, sign_flags
from rhetoric.tokens.vocabulary import Ints, Places

BETWEEN_DOCUMENTS = "\n\n"
PIECE_CHARACTERS = 2_000_000

Spans = Iterable[tuple[int, int]]


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
        self._flags, self._lengths = Growing(np.uint32), Growing(np.int32)
        self._values = Growing(np.uint8)

    def flags(self) -> Flags:
        """What each type can do at the bounds of a sentence, shape (types,)."""
        self._flags.extend(sign_flags(self.spellings[len(self._flags) :]))
        return self._flags.values

    def marker_values(self) -> npt.NDArray[np.uint8]:
        """What number each type has as the marker of a list item, or 0, shape (types,)."""
        self._values.extend(marker_values(self.spellings[len(self._values) :]))
        return self._values.values

    def lengths(self) -> npt.NDArray[np.int32]:
        """How many code points each type has, shape (types,)."""
        self._lengths.extend([len(spelling) for spelling in self.spellings[len(self._lengths) :]])
        return self._lengths.values

    def __missing__(self, spelling: str) -> int:
        self[spelling] = len(self.spellings)
        self.spellings.append(spelling)
        return self[spelling]


@dataclass(frozen=True, slots=True)
class LaidTokens:
    """Tokens of a block; places count code points from the start of the block.

    Parameters
    ----------
    types, starts : numpy.ndarray of integers, shape (tokens,)
    breaks : numpy.ndarray of integers of the type of `starts`, shape (line breaks,)
    """

    types: Places
    starts: Places
    breaks: Places

    @staticmethod
    def join(parts: Sequence["LaidTokens"]) -> "LaidTokens":
        """Put parts of one block one after the other."""
        if len(parts) == 1:
            return parts[0]
        names = ("types", "starts", "breaks")
        return LaidTokens(*(np.concatenate([getattr(p, name) for p in parts]) for name in names))


class KnownSegments:
    """Every distinct segment seen so far, with its tokens laid out one after the other."""

    def __init__(self, types: Types) -> None:
        self._types = types
        self._numbering = Numbering()
        self._first, self._count = Growing(np.int64), Growing(np.int64)
        self._kinds, self._offsets = Growing(np.int64), Growing(np.int64)
        self._plain, self._short = Growing(np.bool_), Growing(np.bool_)

    def lay_out(self, text: str, _: Sequence[Document]) -> LaidTokens:
        """Tokenise a block."""
        places = _place_type(len(text))
        laid = (self._piece(text[a:b], a) for a, b in pieces(text, PIECE_CHARACTERS))
        # One after the other in small types: a text may be very long.
        return LaidTokens.join(
            [
                LaidTokens(
                    part.types.astype(np.int32),
                    part.starts.astype(places),
                    part.breaks.astype(places),
                )
                for part in laid
            ]
        )

    def _piece(self, text: str, shift: int) -> LaidTokens:
        encoded = text.encode("utf-8", "surrogatepass")
        ascii_only = len(encoded) == len(text)
        data = np.frombuffer(encoded + b" " * PADDING, dtype=np.uint8)
        segments = cut(data, ascii_only=ascii_only)
        numbers = self._numbers(data, segments.starts, segments.ends)
        kept, numbers = self._with_stops(data, segments.starts, segments.ends, numbers)
        starts, breaks = segments.starts[kept], segments.breaks
        if not ascii_only:
            # Bytes that continue a code point do not count.
            before: Places = np.cumsum((data & 0xC0) != 0x80, dtype=_place_type(len(data)))
            starts, breaks = (before[found].astype(np.int64) - 1 for found in (starts, breaks))
        kinds, starts = self._expand(numbers, starts + shift)
        return LaidTokens(kinds, starts, breaks + shift)

    def _numbers(self, data: Bytes, starts: Ints, ends: Ints) -> Ints:
        numbers, new = self._numbering.number(data, starts, ends)
        if new:
            self._learn(b"\n".join(new).decode("utf-8", "surrogatepass").split("\n"))
        return numbers

    def _learn(self, segments: Sequence[str]) -> None:
        """Run the rules over segments that are new."""
        # Letters and digits alone are one word, for any rule.
        plain = np.array([part.isascii() and part.isalnum() for part in segments], dtype=bool)
        words = list(compress(segments, plain.tolist()))
        others = list(compress(segments, (~plain).tolist()))
        tokens, places, counts = _divided(others)
        kinds = list(map(self._types.__getitem__, [*words, *tokens]))
        offsets = np.concatenate([np.zeros(len(words), dtype=np.int64), places])
        last = np.append(places, 0)[np.where(counts > 0, np.cumsum(counts), 0) - 1]
        ends = (part[place:] for part, place in zip(others, last.tolist(), strict=True))
        short = [part.lower() in DOTTED for part in (*words, *ends)]
        size = np.concatenate([np.ones(len(words), dtype=np.int64), counts])
        first = np.cumsum(size) - size
        # A token that is the whole of its segment begins where the segment does.
        whole = (size == 1) & (np.append(offsets, 0)[first] == 0)
        # Back from words first, others later, to the order in which they are numbered.
        order = np.argsort(np.concatenate([np.flatnonzero(plain), np.flatnonzero(~plain)]))
        self._first.extend((first + len(self._kinds))[order])
        self._count.extend(size[order])
        self._plain.extend(whole[order])
        self._short.extend(np.array(short, dtype=bool)[order])
        self._kinds.extend(kinds)
        self._offsets.extend(offsets)

    def _with_stops(
        self, data: Bytes, starts: Ints, ends: Ints, numbers: Ints
    ) -> tuple["slice | np.typing.NDArray[np.bool_]", Ints]:
        """Give the full stop that was cut off an abbreviation back to it: one token "Mr."."""
        short = np.flatnonzero(self._short.values[numbers[:-1]])
        stopped = (data[ends[short]] == ord(".")) & (starts[short + 1] == ends[short])
        short = short[stopped]
        if not len(short):
            return slice(None), numbers
        numbers[short] = self._numbers(data, starts[short], ends[short + 1])
        kept = np.ones(len(numbers), dtype=bool)
        kept[short + 1] = False
        return kept, numbers[kept]

    def _expand(self, numbers: Ints, starts: Ints) -> tuple[Ints, Ints]:
        """Lay out the tokens of segments: type and start of each."""
        first, plain = self._first.values.take(numbers), self._plain.values.take(numbers)
        several = np.flatnonzero(~plain)
        if not len(several):
            return self._kinds.values.take(first), starts
        count = self._count.values.take(numbers)
        index, begin = np.repeat(first, count), np.repeat(starts, count)
        # Most segments are one token; only in the others is there more to place.
        size = count[several]
        step = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
        target = np.repeat((np.cumsum(count) - count)[several], size) + step
        index[target] += step
        begin[target] += self._offsets.values[index[target]]
        return self._kinds.values.take(index), begin


def _divided(segments: Sequence[str]) -> tuple[list[str], Ints, Ints]:
    """Divide segments into tokens.

    Returns
    -------
    tokens : list of str
    places : numpy.ndarray of int64, shape (tokens,)
        Where each stands in its segment.
    counts : numpy.ndarray of int64, shape (segments,)
        How many tokens each segment has.
    """
    # The rules never join what stands on two lines, so that one run does for all.
    text = "\n".join(segments)
    spans = list(lex(text))
    starts = np.array([start for start, _ in spans], dtype=np.int64)
    lengths = np.fromiter(map(len, segments), dtype=np.int64, count=len(segments))
    begins = np.cumsum(lengths + 1) - lengths - 1
    which = np.searchsorted(begins, starts, side="right") - 1
    counts = np.bincount(which, minlength=len(segments))
    return [text[start:end] for start, end in spans], starts - begins[which], counts


class GivenSpans:
    """Tokens as the user's own tokeniser gives them."""

    def __init__(self, types: Types, words: Splitter) -> None:
        self._types = types
        self._words = words

    def lay_out(self, text: str, documents: Sequence[Document]) -> LaidTokens:
        """Ask the tokeniser document by document."""
        kinds, starts, shift = [], [], 0
        for document in documents:
            for start, end in checked_spans(self._words, document, "words"):
                kinds.append(self._types[document.text[start:end]])
                starts.append(start + shift)
            shift += len(document.text) + len(BETWEEN_DOCUMENTS)
        breaks = [
            place
            for place, sign in enumerate(text)
            if sign in LINE_BREAKS and text[place : place + 2] != "\r\n"
        ]
        columns = (kinds, starts, breaks)
        return LaidTokens(*(np.array(column, dtype=np.int64) for column in columns))


def _place_type(size: int) -> type[np.int32] | type[np.int64]:
    """The smallest type that counts so far."""
    return np.int32 if size < np.iinfo(np.int32).max else np.int64


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
