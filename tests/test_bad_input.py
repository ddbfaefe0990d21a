"""Texts that break tools: nothing crashes, nothing is lost, nothing takes for ever."""

import time

import pytest

import rhetoric as rh

LEXICON = rh.Lexicon.from_dict({"hope": ["hope*", "better * days"], "we": ["we", "case:US"]})
ODD = {
    "empty": "",
    "spaces": " \n\t\u00a0\u3000 ",
    "one-word": "Hope",
    "no-end": "we hope for better days",
    "emoji": "We 👩‍👩‍👧 hope 🇰🇵 ✊🏽!",
    "combining": "We ho\u0301pe e\u0301te\u0301 hope\u0301",
    "right-to-left": "אנחנו we hope \u202eנקווה\u202c مرحبا",
    "nul": "We\x00hope\x00 and we hope\x00.",
    "controls": "".join(map(chr, range(32))) + "we hope" + "\x7f\x85\u2028\u2029",
    "lone-surrogate": "we \ud800 hope",
    "marks-only": "\u0301\u0302 … ?! “” ''",
    "long-word": "hope" * 5_000,
    "quotes": '"' * 999 + "we hope" + "“" * 999,
}


@pytest.mark.parametrize("clean", [True, False])
def test_odd_texts_can_be_read_scored_and_shown(clean: bool) -> None:
    corpus = rh.read_corpus(ODD, clean=clean)
    scores = rh.score_frames(corpus, LEXICON)
    assert len(scores) == 2 * len(ODD)
    assert repr(scores)
    assert scores._repr_html_()
    assert repr(corpus)
    assert scores.methods()
    for match in scores.matches:
        document = corpus[match.document]
        assert document.text[match.start : match.end] == match.text
        start, end = document.source_span(match.start, match.end)
        assert start < end
    for name in ("no-end", "right-to-left", "controls", "lone-surrogate"):
        assert scores[name, "hope"].count == 1, name
        assert scores[name, "we"].count == 1, name
    assert scores["empty", "hope"].per_thousand is None
    assert "too little text" in scores["one-word", "hope"].note


def test_a_line_of_ten_megabytes() -> None:
    text = "We hope that better brighter days come to the U.S. and, yes, to US. " * 150_000
    assert len(text) > 10_000_000
    began = time.perf_counter()
    scores = rh.score_frames([text], LEXICON)
    assert scores["text-1", "hope"].count == 300_000
    assert time.perf_counter() - began < 30


def test_two_hundred_thousand_tiny_documents() -> None:
    began = time.perf_counter()
    scores = rh.score_frames(["We hope.", "No."] * 100_000, LEXICON)
    assert scores["text-199999", "hope"].count == 1
    assert scores["text-200000", "hope"].count == 0
    assert scores.rates.shape == (200_000, 2)
    assert "more rows" in repr(scores)
    assert time.perf_counter() - began < 60


def test_phrases_that_overlap_without_end_stay_linear() -> None:
    lexicon = rh.Lexicon.from_dict({"a": ["a a", "a a a", "a* a*", "* a"]})
    times = []
    for size in (20_000, 80_000):
        began = time.perf_counter()
        rh.score_frames(["a " * size], lexicon)
        times.append(time.perf_counter() - began)
    assert times[1] < 12 * times[0] + 1
