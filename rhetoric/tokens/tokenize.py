"""Tokenising a corpus, block by block, into columns.

A text is cut into segments where no rule could join what stands left and right
(`rhetoric.tokens.cuts`), so the token rules run once for each distinct segment, and
its tokens are then laid out with numpy. Documents are joined into blocks with an
empty line between them, which ends every sentence, so a block gives what its
documents would give alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

import numpy as np

from rhetoric.corpus.corpus import Corpus
from rhetoric.corpus.document import Document
from rhetoric.corpus.reading import Texts, as_corpus
from rhetoric.errors import InputError
from rhetoric.tokens.columns import Columns
from rhetoric.tokens.laying import (
    BETWEEN_DOCUMENTS,
    GivenSpans,
    KnownSegments,
    LaidTokens,
    Splitter,
    Types,
    checked_spans,
)
from rhetoric.tokens.layout import Layout
from rhetoric.tokens.sentences import initials, sentence_starts
from rhetoric.tokens.signs import Flags
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints, Places, Vocabulary

BLOCK_CHARACTERS = 1_000_000
CHARACTERS_PER_TOKEN = 4  # or a little more, with the white space


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
    types = Types()
    source = KnownSegments(types) if words is None else GivenSpans(types, words)
    parts = (_block(block, source, types, sentences) for block in _blocks(corpus.documents))
    expected = sum(len(document.text) for document in corpus) // CHARACTERS_PER_TOKEN
    columns = Columns.join(parts, lambda: Vocabulary(types.spellings), expected)
    if words is not None:
        columns = _with_own(columns, as_tokens(corpus, "tokenize").columns, sentences)
    splitters = (_name_of(words), _name_of(sentences))
    return TokenizedCorpus(corpus, columns, splitters=splitters)


def _with_own(columns: Columns, own: Columns, sentences: Splitter | None) -> Columns:
    """Keep our own division beside the user's tokens, and take its sentences.

    The rules for sentences know our tokens only: a tokeniser that leaves "win."
    whole would hide every full stop from them.
    """
    if sentences is not None:
        return replace(columns, own=own)
    sentence = own.sentence_of(own.places(columns))
    first = np.ones(len(columns), dtype=bool)
    first[1:] = sentence[1:] != sentence[:-1]
    first[columns.document_starts[:-1][np.diff(columns.document_starts) > 0]] = True
    return replace(columns, own=own, sentence_starts=np.flatnonzero(first))


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


def _block(
    documents: Sequence[Document],
    source: "KnownSegments | GivenSpans",
    types: Types,
    sentences: Splitter | None,
) -> Columns:
    text = BETWEEN_DOCUMENTS.join(document.text for document in documents)
    lengths = np.array([len(document.text) for document in documents], dtype=np.int64)
    tokens = source.lay_out(text, documents)
    # Of one type with the places, which would be copied otherwise.
    shifts = np.concatenate(([0], np.cumsum(lengths + len(BETWEEN_DOCUMENTS))))
    shifts = shifts.astype(tokens.starts.dtype)
    ends = tokens.starts + types.lengths()[tokens.types]
    layout = _layout(tokens, types.flags()[tokens.types], ends, types)
    if isinstance(source, KnownSegments) and len(letters := initials(layout)):
        tokens, layout = _with_initials(tokens, layout, letters, types)
    document_starts = np.searchsorted(tokens.starts, shifts)
    if sentences is None:
        begins = sentence_starts(layout)
    else:
        begins = _given_sentences(sentences, documents, shifts, tokens.starts)
    offsets = np.repeat(shifts[:-1], np.diff(document_starts))
    return Columns(
        types=tokens.types.astype(np.int32),
        starts=(tokens.starts - offsets).astype(np.int32),
        sentence_starts=begins,
        line_starts=layout.line_starts,
        document_starts=document_starts,
    )


def _given_sentences(
    sentences: Splitter, documents: Sequence[Document], shifts: Ints, token_starts: Ints
) -> Ints:
    """Where the user's sentences begin; the first token of a document always begins one."""
    positions = [
        start + int(shift)
        for document, shift in zip(documents, shifts, strict=False)
        for start, _ in [(0, 0), *checked_spans(sentences, document, "sentences")]
    ]
    begins = np.unique(np.searchsorted(token_starts, np.array(positions, dtype=np.int64)))
    return begins[begins < len(token_starts)]


def _layout(tokens: LaidTokens, flags: Flags, ends: Places, types: Types) -> Layout:
    """See the tokens as the sentence splitter does."""

    def values(chosen: Ints) -> Ints:
        found: Ints = types.marker_values()[tokens.types[chosen]].astype(np.int64)
        return found

    return Layout(flags, tokens.starts, ends, tokens.breaks, values)


def _with_initials(
    tokens: LaidTokens, layout: Layout, letters: Ints, types: Types
) -> tuple[LaidTokens, Layout]:
    """Give the dot of an initial to its letter: one token "J." of two."""
    merged = {kind: types[f"{types.spellings[kind]}."] for kind in set(tokens.types[letters])}
    kinds, flags, ends = tokens.types.copy(), layout.flags.copy(), layout.ends.copy()
    kinds[letters] = [merged[kind] for kind in tokens.types[letters]]
    flags[letters] = types.flags()[kinds[letters]]
    ends[letters] += 1
    kept = np.ones(len(kinds), dtype=bool)
    kept[letters + 1] = False
    merged_tokens = LaidTokens(kinds[kept], tokens.starts[kept], tokens.breaks)
    return merged_tokens, _layout(merged_tokens, flags[kept], ends[kept], types)
