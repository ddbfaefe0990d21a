"""Tokens, sentences and their offsets."""

import gc
import weakref
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.corpus.document import Document
from rhetoric.tokens import laying
from rhetoric.tokens import tokenize as module
from rhetoric.tokens.cuts import BREAKS, SPACES
from rhetoric.tokens.quotation import quoted_tokens
from tests.tokens.reference import Span, slow_quoted, slow_sentences, slow_tokens
from tests.tools import cases

pieces = st.sampled_from(
    ["word ", "Kim's ", "U.S. ", "J. ", "Plan B. ", "no. 5 ", "\n", "\n\n", "\r\n", "“x” ", "... ",
     "a-b ", "1,2 ", "é", "e\u0301 ", "👩‍🚀 ", "\u200b", "\u3000", "'tis ", "Mr. X ", "end.The ",
     "?! ", "\x1c", "Dr. ", "etc.", "(", ")", ",", ".", "-", "—", "–", "…",
     "’", "'", '"', "”", "‘", "«", "/", ":", "://", "www.", "@", "x.y", "5.", "\u0600", "\u0301",
     "1. Bread ", "2. ", "2) ", "• ", "b. ", "A. Land ", "[...]", ". . . ", " . ", "***", "-----",
     " :-) ", "Regards, Bill", "Many thanks, J", "he said ", "will you? ", "(Reuters) ",
     "6 p.m. ", "Mr. ",
     "http://x.y ", "They ", "a line of words that goes on for a while, longer than most of them\n",
     "And another line that is about as long as the one that stands before it\n", "I. ", "Noel ",
     "\x85", "\u2028", "\xa0", "longer than seven ", "the-longest-of-all-segments ", "“", "!", "?"]
)  # fmt: skip
texts = st.one_of(st.text(), st.lists(pieces, max_size=30).map("".join))


@pytest.mark.parametrize("case", cases("tokens"), ids=lambda case: case["text"][:30])
def test_tokens(case: dict[str, Any]) -> None:
    assert [token.text for token in rh.tokenize([case["text"]]).tokens] == case["tokens"]


@pytest.mark.parametrize("case", cases("sentences"), ids=lambda case: case["why"])
def test_sentences(case: dict[str, Any]) -> None:
    found = [sentence.text for sentence in rh.tokenize([case["text"]]).sentences]
    assert found == case["sentences"]


@settings(max_examples=500, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4))
def test_tokens_equal_the_rules_run_over_the_whole_text(documents: list[str]) -> None:
    """Segments, blocks and numpy give what the slow reference gives."""
    tokens = rh.tokenize(documents)
    found: dict[str, list[Span]] = {document.id: [] for document in tokens.corpus}
    for token in tokens.tokens:
        found[token.document].append((token.start, token.end))
        assert tokens.corpus[token.document].text[token.start : token.end] == token.text
    for document in tokens.corpus:
        assert found[document.id] == slow_tokens(document.text)


@settings(max_examples=300, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4))
def test_sentences_equal_the_rules_told_token_by_token(documents: list[str]) -> None:
    tokens = rh.tokenize(documents)
    found: dict[str, list[int]] = {document.id: [] for document in tokens.corpus}
    for sentence in tokens.sentences:
        found[sentence.document].append(sentence.start)
    for document in tokens.corpus:
        assert found[document.id] == slow_sentences(document.text)


@settings(max_examples=200, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4))
def test_quotations_equal_the_rules_told_mark_by_mark(documents: list[str]) -> None:
    columns = rh.tokenize(documents).columns
    assert np.flatnonzero(quoted_tokens(columns)).tolist() == slow_quoted(columns)


@settings(max_examples=200, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4))
def test_sentences_cover_all_tokens_and_stay_in_their_document(documents: list[str]) -> None:
    tokens = rh.tokenize(documents)
    spans = [(s.document, s.start, s.end) for s in tokens.sentences]
    covered = [
        (token.document, token.start)
        for token in tokens.tokens
        if any(d == token.document and a <= token.start and token.end <= b for d, a, b in spans)
    ]
    assert len(covered) == len(tokens.tokens)
    for sentence in tokens.sentences:
        text = tokens.corpus[sentence.document].text
        assert text[sentence.start : sentence.end] == sentence.text


@settings(max_examples=100, deadline=None)
@given(st.lists(texts, min_size=1, max_size=5))
def test_a_block_gives_what_its_documents_give_alone(documents: list[str]) -> None:
    together = rh.tokenize(documents)
    by_document = [[(t.start, t.end) for t in rh.tokenize([text]).tokens] for text in documents]
    found = [
        [(t.start, t.end) for t in together.tokens if t.document == f"text-{number}"]
        for number in range(1, len(documents) + 1)
    ]
    assert found == by_document
    alone = [len(rh.tokenize([text]).sentences) for text in documents]
    assert np.diff(together.columns.sentences_before).tolist() == alone


def test_many_blocks_and_pieces_equal_one(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [document.raw for document in rh.seeds()]
    one = rh.tokenize(documents)
    monkeypatch.setattr(module, "BLOCK_CHARACTERS", 10)
    monkeypatch.setattr(laying, "PIECE_CHARACTERS", 7)
    many = rh.tokenize(documents)
    assert [t.text for t in one.tokens] == [t.text for t in many.tokens]
    assert [s.text for s in one.sentences] == [s.text for s in many.sentences]


def test_white_space_is_what_python_says() -> None:
    spaces = {chr(code) for code in range(0x110000) if chr(code).isspace()}
    assert {chr(code) for code in np.flatnonzero(SPACES).tolist()} == spaces
    assert {chr(code) for code in np.flatnonzero(BREAKS).tolist()} <= spaces


def test_a_corpus_is_tokenised_once_and_not_kept_alive() -> None:
    corpus = rh.read_corpus(["One text."])
    assert rh.tokenize(corpus).columns is rh.tokenize(corpus).columns
    gone = weakref.ref(corpus)
    del corpus
    gc.collect()
    assert gone() is None


def test_own_splitters() -> None:
    from nltk.tokenize import WhitespaceTokenizer

    def halves(text: str) -> list[tuple[int, int]]:
        return [(0, 10), (11, len(text))]

    text = "Don't stop now, friend."
    tokens = rh.tokenize([text, text], words=WhitespaceTokenizer(), sentences=halves)
    assert [t.text for t in tokens.tokens][:4] == ["Don't", "stop", "now,", "friend."]
    assert [s.text for s in tokens.sentences][:2] == ["Don't stop", "now, friend."]
    assert "WhitespaceTokenizer" in tokens.describe()
    assert "halves" in tokens.describe()


@pytest.mark.parametrize(
    "name",
    ["TreebankWordTokenizer", "NLTKWordTokenizer", "WhitespaceTokenizer", "WordPunctTokenizer"],
)
def test_sentences_quotations_and_negation_hold_for_nltk_tokenizers(name: str) -> None:
    import nltk.tokenize

    words = getattr(nltk.tokenize, name)()
    text = "We win. J. Edgar Hoover didn't praise us. “Our heroes fought.” He left, not us."
    tokens = rh.tokenize([text, "", text], words=words)
    assert [s.text for s in tokens.sentences][:3] == [
        "We win.",
        "J. Edgar Hoover didn't praise us.",
        "“Our heroes fought.”",
    ]
    assert len(tokens.sentences) == 8
    lexicon = rh.Lexicon.from_dict({"x": ["heroes", "praise"]})
    matches = list(rh.score_frames(tokens, lexicon)["text-1", "x"].matches)
    assert [(m.text, m.negated, m.quoted) for m in matches] == [
        ("praise", name != "WordPunctTokenizer", False),
        ("heroes", False, True),
    ]


@pytest.mark.parametrize(
    "spans", [[(0, 3), (2, 5)], [(3, 5), (0, 2)], [(0, 99)], [(2, 2)], [(-1, 2)]]
)
def test_impossible_spans_are_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(rh.InputError, match="words must give spans"):
        rh.tokenize(["some text"], words=lambda _: spans)


def test_what_is_no_text_is_refused() -> None:
    for wrong in ("bare", b"bytes", 5, None, [1], [b"x"]):
        with pytest.raises(rh.InputError):
            rh.tokenize(wrong)  # type: ignore[arg-type]


def test_views_index_like_lists() -> None:
    tokens = rh.tokenize([Document(id="d", text="a b c", raw="a b c")][0])
    assert tokens.tokens[-1].text == "c"
    assert [token.text for token in tokens.tokens[:2]] == ["a", "b"]
    with pytest.raises(IndexError):
        tokens.tokens[3]
