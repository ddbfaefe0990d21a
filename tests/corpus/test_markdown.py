"""Texts that are known to be Markdown."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.corpus.document import Document, apply_edits
from tests.tools import cases

PIECES = st.sampled_from(
    ["word ", "*", "**", "_", "`", "```\n", "\n", "\n\n", "# ", "- ", "1. ", "> ", "[", "](", ")",
     "![", "]: ", "http://a.org", "<b>", "</b>", "<!--", "-->", "&amp;", "&#35;", "\\", "\\*",
     "    ", "\t", "---\n", "===\n", "é", "<a@b.org>", "  \n", "|", "~~~\n", '"']
)  # fmt: skip


@pytest.mark.parametrize("case", cases("markdown"), ids=lambda case: case["why"])
def test_markdown(case: dict[str, str]) -> None:
    cleaned = rh.clean(case["raw"], markdown=True)
    assert " ".join(cleaned.text.split()) == case["clean"]


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_piece_stands_where_it_came_from(text: str) -> None:
    cleaned = rh.clean(text, markdown=True)
    assert apply_edits(text, cleaned.edits) == cleaned.text
    document = Document(id="a", raw=text, text=cleaned.text, edits=cleaned.edits)
    for token in rh.tokenize(rh.Corpus([document])).tokens:
        if token.text.isalpha() and token.text in ("word", "é"):
            start, end = document.source_span(token.start, token.end)
            assert token.text in text[start:end]


@pytest.mark.parametrize("sign", ["*", "_", "[", "`", "<", "> ", "- ", "&", "\\", "![", "]("])
def test_no_run_of_marks_takes_long(sign: str) -> None:
    begin = time.process_time()
    rh.clean(sign * 20_000, markdown=True)
    assert time.process_time() - begin < 20


def test_marks_may_be_left_standing() -> None:
    assert rh.clean("**Peace** &amp; bread", markdown=False).text == "**Peace** &amp; bread"
