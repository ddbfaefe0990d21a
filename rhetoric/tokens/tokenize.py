"""Tokenising a corpus, block by block, into columns.

White space divides a text into chunks, and no token holds white space, so the
token rules run once for each distinct chunk and its tokens are then laid out
with numpy. Documents are joined into blocks with an empty line between them,
which ends every sentence, so a block gives what its documents would give alone.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from rhetoric.corpus.corpus import Corpus
from rhetoric.corpus.document import Document
from rhetoric.corpus.reading import Texts, as_corpus
from rhetoric.errors import InputError
from rhetoric.tokens.columns import Columns
from rhetoric.tokens.lexer import lex
from rhetoric.tokens.sentences import Layout, initials, sentence_starts
from rhetoric.tokens.signs import Flags, sign_flags
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Bools, Ints, Vocabulary

BLOCK_CHARACTERS = 1_000_000
BETWEEN_DOCUMENTS = "\n\n"
LINE_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"

Spans = Iterable[tuple[int, int]]
Codes = npt.NDArray[np.uint32]


class SpanTokenizer(Protocol):
    """Anything with `span_tokenize`, as NLTK's tokenizers have."""

    def span_tokenize(self, text: str, /) -> Spans:
        """Give the spans of the tokens of a text."""
        ...


Splitter = SpanTokenizer | Callable[[str], Spans]


def tokenize(
    texts: "Texts | TokenizedCorpus",
    *,
    words: Splitter | None = None,
    sentences: Splitter | None = None,
) -> TokenizedCorpus:
    """Divide texts into tokens and sentences.

    Parameters
    ----------
    texts : Corpus, Document, or list of str
        What is tokenised already is given back, unless another splitter is asked
        for.
    words : object with ``span_tokenize``, or callable, optional
        Gives the half-open spans of the tokens of a text, in order and apart
        from each other: an NLTK tokenizer or your own function. Note that the
        patterns of a lexicon are divided by the library's own rules.
    sentences : object with ``span_tokenize``, or callable, optional
        Gives the spans of the sentences.

    Returns
    -------
    TokenizedCorpus
        A corpus is tokenised once with the default settings and remembered.

    Raises
    ------
    InputError
        The texts are none of these, or a splitter gives spans that overlap, are
        out of order or leave the text.

    Examples
    --------
    >>> import rhetoric as rh
    >>> [token.text for token in rh.tokenize(["We, the U.S. people."]).tokens]
    ['We', ',', 'the', 'U.S.', 'people', '.']
    """
    if words is None and sentences is None:
        return as_tokens(texts, "tokenize")
    corpus = texts.corpus if isinstance(texts, TokenizedCorpus) else as_corpus(texts, "tokenize")
    for name, splitter in (("words", words), ("sentences", sentences)):
        if isinstance(splitter, type) or not (
            splitter is None or callable(splitter) or hasattr(splitter, "span_tokenize")
        ):
            raise InputError(
                f"tokenize: {name} must be an object with span_tokenize or a function that gives "
                f"spans, got {splitter!r}."
            )
    return _tokenize(corpus, words, sentences)


def as_tokens(texts: "Texts | TokenizedCorpus", function: str) -> TokenizedCorpus:
    """Take what an analysis was given as tokens; a corpus is tokenised once.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    function : str
        The name of the analysis, for messages.
    """
    if isinstance(texts, TokenizedCorpus):
        return texts
    corpus = as_corpus(texts, function)
    columns = _REMEMBERED.get(corpus)
    if columns is None:
        columns = _REMEMBERED[corpus] = _tokenize(corpus, None, None).columns
    return TokenizedCorpus(corpus, columns)


# The columns know nothing of the corpus, so that remembering them keeps none alive.
_REMEMBERED: WeakKeyDictionary[Corpus, Columns] = WeakKeyDictionary()


def _tokenize(
    corpus: Corpus, words: Splitter | None, sentences: Splitter | None
) -> TokenizedCorpus:
    types = _Types()
    source = _Chunks(types) if words is None else _Spans(types, words)
    parts = [_block(block, source, types, sentences) for block in _blocks(corpus.documents)]
    columns = Columns.join(parts, Vocabulary(types.spellings))
    splitters = (_name_of(words), _name_of(sentences))
    return TokenizedCorpus(corpus, columns, splitters=splitters)


def _name_of(splitter: Splitter | None) -> str:
    if splitter is None:
        return ""
    return getattr(splitter, "__name__", None) or type(splitter).__name__


def _blocks(documents: Sequence[Document]) -> Iterator[list[Document]]:
    """Group documents so that the arrays of one group stay small."""
    block: list[Document] = []
    size = 0
    for document in documents:
        block.append(document)
        size += len(document.text)
        if size >= BLOCK_CHARACTERS:
            yield block
            block, size = [], 0
    if block:
        yield block


class _Types(dict[str, int]):
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
class _Tokens:
    """Tokens of a block; offsets count from the start of the block."""

    types: Ints
    starts: Ints
    ends: Ints


class _Chunks(dict[str, int]):
    """Every distinct chunk seen so far, with its tokens laid out one after the other."""

    def __init__(self, types: _Types) -> None:
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

    def lay_out(self, text: str, codes: Codes, _: Sequence[Document]) -> _Tokens:
        """Tokenise a block; `codes` are its code points, shape (characters,)."""
        chunks = np.array(list(map(self.__getitem__, text.split())), dtype=np.int64)
        chunk_starts = _chunk_starts(codes)
        counts = np.array(self._count)[chunks]
        # Token k of a chunk stands k places after the first of that chunk.
        before = np.cumsum(counts) - counts
        index = np.repeat(np.array(self._first)[chunks] - before, counts) + np.arange(counts.sum())
        kinds, starts, ends = (np.array(column)[index] for column in self._columns)
        shift = np.repeat(chunk_starts, counts)
        return _Tokens(kinds, starts + shift, ends + shift)


class _Spans:
    """Tokens as the user's own tokeniser gives them."""

    def __init__(self, types: _Types, words: Splitter) -> None:
        self._types = types
        self._words = words

    def lay_out(self, _: str, __: Codes, documents: Sequence[Document]) -> _Tokens:
        """Ask the tokeniser document by document."""
        kinds, spans, shift = [], [], 0
        for document in documents:
            for start, end in _checked_spans(self._words, document, "words"):
                kinds.append(self._types[document.text[start:end]])
                spans.append((start + shift, end + shift))
            shift += len(document.text) + len(BETWEEN_DOCUMENTS)
        bounds = np.array(spans, dtype=np.int64).reshape(-1, 2)
        return _Tokens(np.array(kinds, dtype=np.int64), bounds[:, 0], bounds[:, 1])


def _checked_spans(splitter: Splitter, document: Document, name: str) -> list[tuple[int, int]]:
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


def _block(
    documents: Sequence[Document],
    source: "_Chunks | _Spans",
    types: _Types,
    sentences: Splitter | None,
) -> Columns:
    text = BETWEEN_DOCUMENTS.join(document.text for document in documents)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.array([len(document.text) for document in documents], dtype=np.int64)
    shifts = np.concatenate(([0], np.cumsum(lengths + len(BETWEEN_DOCUMENTS))))
    tokens = source.lay_out(text, codes, documents)
    tokens, layout = _with_initials(tokens, _layout(tokens, codes, types), types)
    document_starts = np.searchsorted(tokens.starts, shifts)
    if sentences is None:
        begins = np.flatnonzero(sentence_starts(layout))
    else:
        begins = _given_sentences(sentences, documents, shifts, tokens.starts)
    offsets = np.repeat(shifts[:-1], np.diff(document_starts))
    return Columns(
        types=tokens.types.astype(np.int32),
        starts=(tokens.starts - offsets).astype(np.int32),
        ends=(tokens.ends - offsets).astype(np.int32),
        sentence_starts=begins,
        line_starts=np.flatnonzero(layout.breaks > 0),
        document_starts=document_starts,
    )


def _given_sentences(
    sentences: Splitter, documents: Sequence[Document], shifts: Ints, token_starts: Ints
) -> Ints:
    """Where the user's sentences begin; the first token of a document always begins one."""
    positions = [
        start + int(shift)
        for document, shift in zip(documents, shifts, strict=False)
        for start, _ in [(0, 0), *_checked_spans(sentences, document, "sentences")]
    ]
    begins = np.unique(np.searchsorted(token_starts, np.array(positions, dtype=np.int64)))
    return begins[begins < len(token_starts)]


def _layout(tokens: _Tokens, codes: Codes, types: _Types) -> Layout:
    """See the tokens as the sentence splitter does."""
    flags = types.flags()[tokens.types]
    breaks = np.cumsum(_is_line_break(codes))
    before = np.zeros(len(tokens.starts), dtype=np.int64)
    if len(before):
        before[1:] = breaks[tokens.starts[1:] - 1] - breaks[tokens.ends[:-1] - 1]
        before[0] = 2
    spaced = np.ones(len(before), dtype=bool)
    spaced[1:] = tokens.starts[1:] > tokens.ends[:-1]
    return Layout(flags=flags, spaced=spaced, breaks=before)


def _with_initials(tokens: _Tokens, layout: Layout, types: _Types) -> tuple[_Tokens, Layout]:
    """Give the dot of an initial to its letter: one token "J." of two."""
    letters = np.flatnonzero(initials(layout))
    if not len(letters):
        return tokens, layout
    merged = {kind: types[f"{types.spellings[kind]}."] for kind in set(tokens.types[letters])}
    kinds, ends, flags = tokens.types.copy(), tokens.ends.copy(), layout.flags.copy()
    kinds[letters] = [merged[kind] for kind in tokens.types[letters]]
    ends[letters] = tokens.ends[letters + 1]
    flags[letters] = sign_flags(["J."])[0]
    kept = np.ones(len(kinds), dtype=bool)
    kept[letters + 1] = False
    return (
        _Tokens(kinds[kept], tokens.starts[kept], ends[kept]),
        Layout(flags=flags[kept], spaced=layout.spaced[kept], breaks=layout.breaks[kept]),
    )


def _chunk_starts(codes: Codes) -> Ints:
    """Where the chunks begin that `str.split` gives, shape (chunks,)."""
    space = _in_table(codes, _SPACES)
    starts = ~space
    starts[1:] &= space[:-1]
    return np.flatnonzero(starts)


def _is_line_break(codes: Codes) -> Bools:
    breaks = _in_table(codes, _BREAKS)
    # CR LF is one line break.
    breaks[:-1] &= ~((codes[:-1] == ord("\r")) & (codes[1:] == ord("\n")))
    return breaks


def _in_table(codes: Codes, table: Bools) -> Bools:
    found: Bools = table[np.minimum(codes, len(table) - 1)]
    return found


# No white space lies beyond U+3000; the last place of a table serves all that does.
_SPACES = np.array([chr(code).isspace() for code in range(0x3002)])
_BREAKS = np.isin(np.arange(0x3002), [ord(sign) for sign in LINE_BREAKS])
