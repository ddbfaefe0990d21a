"""Scores: rates, zeros, intervals, units, and what cannot be had."""

import json
import pickle
from math import isclose

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.statistics import poisson_upper_bound

LEXICON = rh.Lexicon.from_dict({"hope": ["hope*", "better days"], "fear": ["fear*"]})
LONG = "We hope for bread. We fear nothing. Better days will come to all of us here. " * 12


def corpus() -> rh.Corpus:
    texts = {
        "a": LONG,
        "b": "We fear. " * 60 + "We hope.",
        "c": LONG + LONG,
        "d": "No frame here. " * 40,
    }
    documents = [
        rh.Document(id=key, text=text, raw=text, meta=rh.Metadata({"side": side} if side else {}))
        for (key, text), side in zip(texts.items(), ("left", "right", "left", None), strict=True)
    ]
    return rh.Corpus(documents)


def test_a_score_is_counted_and_opens_to_its_sentences() -> None:
    row = rh.score_frames(corpus(), LEXICON)["a", "hope"]
    assert (row.count, row.words, row.sentences) == (24, 192, 36)
    assert row.per_thousand == 1000 * 24 / 192
    assert row.share_of_sentences == 24 / 36
    assert row.low is not None
    assert row.high is not None
    assert row.low < row.per_thousand < row.high
    assert [match.text for match in row.matches][:2] == ["hope", "Better days"]
    assert [match.sentence for match in row.matches][:2] == [0, 2]


def test_zero_is_a_row_with_an_exact_bound() -> None:
    row = rh.score_frames(corpus(), LEXICON)["d", "fear"]
    assert (row.count, row.per_thousand, row.low) == (0, 0.0, 0.0)
    assert row.high is not None
    assert isclose(row.high, 1000 * poisson_upper_bound(0.95) / row.words)
    assert len(row.matches) == 0


def test_the_bound_is_the_exact_one_of_scipy() -> None:
    from scipy.stats import chi2

    assert isclose(poisson_upper_bound(0.9), chi2.ppf(0.95, 2) / 2)


def test_the_interval_covers_as_often_as_it_says() -> None:
    """Sentences with a known rate: the interval covers the truth about 95 times in 100."""
    draws = np.random.default_rng(5)
    texts = [
        " ".join("We hope." if hit else "We sit." for hit in draws.random(80) < 0.3)
        for _ in range(300)
    ]
    rows = [row for row in rh.score_frames(texts, LEXICON) if row.frame == "hope"]
    covered = [r.low <= 150 <= r.high for r in rows if r.low is not None and r.high is not None]
    assert len(covered) == 300
    assert 0.91 <= sum(covered) / 300 <= 0.98


@pytest.mark.parametrize(
    ("text", "words", "rate", "told"),
    [
        ("", 0, None, "too little text: 0 words; no words"),
        ("!!!", 0, None, "too little text: 0 words; no words"),
        ("Hope", 1, 1000.0, "too little text: 1 word; no interval: one sentence only"),
        (
            "We hope without an end",
            5,
            200.0,
            "too little text: 5 words; no interval: one sentence only",
        ),
    ],
)
def test_too_little_text_is_said(text: str, words: int, rate: float | None, told: str) -> None:
    scores = rh.score_frames([text], LEXICON)
    row = scores["text-1", "hope"]
    assert (row.words, row.per_thousand, row.low, row.high, row.note) == (
        words,
        rate,
        None,
        None,
        told,
    )
    assert "Too little text" in repr(scores)


def test_groups_pool_documents_and_keep_those_without_a_value() -> None:
    scores = rh.score_frames(corpus(), LEXICON, by="side")
    assert scores.units == ("left", "right", "(missing)")
    assert scores["left", "hope"].count == 24 + 48
    assert len(scores["left", "hope"].matches) == 72
    assert scores["right", "hope"].low is None
    assert "one document only" in scores["right", "hope"].note


def test_sentences_can_be_scored() -> None:
    scores = rh.score_frames(corpus(), LEXICON, by="sentence")
    row = scores["a", 2, "hope"]
    assert (row.count, row.sentence) == (1, 2)
    assert row.matches[0].text == "Better days"
    with pytest.raises(rh.InputError, match="the sentences 0 to 35"):
        scores["a", 99, "hope"]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from(["hope ", "fear ", "x ", ". ", "A ", "“", "”", "\n\n"]), max_size=60)
)
def test_sentences_add_up_to_documents_and_documents_to_groups(parts: list[str]) -> None:
    documents = ["".join(parts), "Hope. Fear and hope."]
    whole = rh.score_frames(documents, LEXICON)
    by_sentence = rh.score_frames(documents, LEXICON, by="sentence")
    for name in whole.units:
        for frame in whole.frames:
            rows = [r for r in by_sentence if r.document == name and r.frame == frame]
            assert sum(r.count for r in rows) == whole[name, frame].count
            assert sum(r.words for r in rows) == whole[name, frame].words


def test_same_seed_same_interval_whatever_else_is_in_the_corpus() -> None:
    alone = rh.score_frames(corpus().where(side="right"), LEXICON)["b", "fear"]
    among = rh.score_frames(corpus(), LEXICON)["b", "fear"]
    other = rh.score_frames(corpus(), LEXICON, seed=1)["a", "fear"]
    assert alone == among
    assert (other.low, other.high) != (
        rh.score_frames(corpus(), LEXICON)["a", "fear"].low,
        rh.score_frames(corpus(), LEXICON)["a", "fear"].high,
    )


def test_explain_gives_each_entry() -> None:
    explanation = rh.score_frames(corpus(), LEXICON).explain("hope", "a")
    assert [(row.entry, row.count, row.share) for row in explanation] == [
        ("better days", 12, 0.5),
        ("hope*", 12, 0.5),
    ]
    assert explanation.rows[1].forms == "hope (12)"
    everywhere = rh.score_frames(corpus(), LEXICON).explain("hope")
    assert {row.entry: row.documents for row in everywhere} == {"hope*": 3, "better days": 2}


def test_methods_speak_only_of_what_was_done() -> None:
    scores = rh.score_frames(corpus(), LEXICON, confidence=0.995)
    assert "99.5%" in scores.methods()
    told = scores.explain("hope", "a").methods()
    assert "Entries behind hope in a." in told
    assert "bootstrap" not in told
    alone = scores.compare("side").methods()
    assert "without intervals (no interval: one document only in right)" in alone
    assert "percentile" not in alone


def test_compare_gives_difference_and_interval() -> None:
    extra = [
        rh.Document(
            id="e", text="We fear. " * 50, raw="We fear. " * 50, meta=rh.Metadata({"side": "right"})
        )
    ]
    both = rh.Corpus([*corpus().where(side=["left", "right"]), *extra])
    rows = {row.frame: row for row in rh.score_frames(both, LEXICON).compare("side")}
    hope = rows["hope"]
    assert (hope.group, hope.reference) == ("left", "right")
    assert hope.difference is not None
    assert hope.per_thousand is not None
    assert hope.reference_per_thousand is not None
    assert isclose(hope.difference, hope.per_thousand - hope.reference_per_thousand)
    assert hope.low is not None
    assert hope.low > 0
    swapped = rh.score_frames(both, LEXICON).compare("side", ("right", "left")).rows[0]
    assert swapped.difference == -hope.difference
    assert swapped.high == -hope.low
    assert "few documents" in hope.note


def test_one_document_a_side_gives_a_difference_and_says_so() -> None:
    scores = rh.score_frames(corpus(), LEXICON)
    row = scores.compare("side", ("left", "right")).rows[0]
    assert row.difference is not None
    assert (row.low, row.high) == (None, None)
    assert "one document only in right" in row.note
    assert "one document only in right" in repr(scores.compare("side", ("left", "right")))


def test_documents_without_a_value_are_left_out_of_a_comparison_and_counted() -> None:
    result = rh.score_frames(corpus(), LEXICON).compare("side")
    assert (result.rows[0].group, result.rows[0].reference) == ("left", "right")
    assert "1 document has no value for 'side'" in repr(result)


def test_a_side_without_a_match_is_uncertain_too() -> None:
    texts = [
        rh.Document(id=str(n), text=t, raw=t, meta={"side": side})
        for n, (t, side) in enumerate(
            [("We sit here.", "a")] * 30 + [("They sit there.", "b")] * 30
        )
    ]
    row = rh.score_frames(rh.Corpus(texts), LEXICON).compare("side").rows[0]
    assert row.difference == 0.0
    assert row.low is not None
    assert row.high is not None
    bound = 1000 * poisson_upper_bound(0.95) / row.words
    assert 0.6 * bound < row.high < 1.1 * bound
    assert -1.1 * bound < row.low < -0.6 * bound
    assert "nothing matched in a and b" in row.note


def test_texts_and_sentences_without_words_are_not_resampled() -> None:
    def document(key: str, text: str, side: str) -> rh.Document:
        return rh.Document(id=key, text=text, raw=text, meta={"side": side})

    both = rh.Corpus(
        [document("1", "We hope. And we sit.", "a"), document("2", "***", "a"),
         document("3", "We sit.", "b"), document("4", "", "b")]
    )  # fmt: skip
    assert rh.score_frames(both, LEXICON, by="side")["a", "hope"].low is None
    assert rh.score_frames(both, LEXICON).compare("side").rows[0].low is None
    row = rh.score_frames(["We hope a lot.\n\n***\n\n* * *"], LEXICON)["text-1", "hope"]
    assert (row.sentences, row.share_of_sentences, row.low) == (1, 1.0, None)


def test_rows_can_be_pickled() -> None:
    scores = rh.score_frames(corpus(), LEXICON)
    row = pickle.loads(pickle.dumps(scores["a", "hope"]))
    assert row.matches[1].text == "Better days"
    assert len(pickle.loads(pickle.dumps(scores.rows))) == len(scores)


def test_top_makes_only_what_it_gives() -> None:
    scores = rh.score_frames(["We hope. We sit."] * 20_000, LEXICON)
    assert len(scores.top("text-19999")) == 2
    assert len(scores.top(n=3)) == len(scores.top(3)) == 3
    assert len(scores._scoring._intervals) <= 5
    with pytest.raises(rh.InputError, match="not be negative"):
        scores.top(-1)


def test_wrong_questions_are_refused_with_the_nearest_names() -> None:
    scores = rh.score_frames(corpus(), LEXICON)
    with pytest.raises(rh.InputError, match="Did you mean 'hope'"):
        scores["a", "hop"]
    with pytest.raises(rh.InputError, match="no document 'z'"):
        scores["z", "hope"]
    with pytest.raises(rh.InputError, match="an id and a frame"):
        scores["a"]  # type: ignore[index]
    with pytest.raises(rh.InputError, match="Did you mean 'side'"):
        rh.score_frames(corpus(), LEXICON, by="sides")
    with pytest.raises(rh.InputError, match=r"write scores\[id, frame\]"):
        scores["a", 5, "hope"]
    with pytest.raises(rh.InputError, match="no value 'lef'"):
        scores.compare("side", ("lef", "right"))
    with pytest.raises(rh.InputError, match="Did you mean 'side'"):
        scores.compare("sidee")
    with pytest.raises(rh.InputError, match="takes a Lexicon"):
        rh.score_frames(corpus(), "modality")  # type: ignore[call-overload]
    with pytest.raises(rh.InputError, match="quoted must be one of"):
        rh.score_frames(corpus(), LEXICON, quoted="no")
    with pytest.raises(rh.InputError, match="confidence"):
        rh.score_frames(corpus(), LEXICON, confidence=95)
    with pytest.raises(rh.InputError, match="bare string"):
        rh.score_frames("text", LEXICON)


def test_detached_scores_keep_their_numbers() -> None:
    scores = rh.score_frames(corpus(), LEXICON)
    kept = scores.detach()
    assert kept.to_records() == scores.to_records()
    assert kept["a", "hope"].count == 24
    assert kept.methods() == scores.methods()
    assert repr(kept) == repr(scores)
    with pytest.raises(rh.InputError, match="detached"):
        len(kept["a", "hope"].matches)
    with pytest.raises(rh.InputError, match="detached"):
        _ = kept.matches
    assert len(pickle.dumps(kept)) < len(pickle.dumps(scores))


def test_pickling_carries_the_matches() -> None:
    scores = pickle.loads(pickle.dumps(rh.score_frames(corpus(), LEXICON)))
    assert scores["a", "hope"].matches[1].text == "Better days"


def test_methods_say_all_that_a_paper_needs() -> None:
    told = rh.score_frames(rh.seeds(), rh.load_lexicon("modality"), seed=7).methods()
    for part in (
        "9871e77cafff",
        "paragraphs",
        "modality 1.0.0",
        "MIT",
        "seed 7",
        "bootstrap",
        "longest",
    ):
        assert part in told


def test_a_mapping_of_lexicons_gives_a_mapping_of_results() -> None:
    both = rh.score_frames(corpus(), {"one": LEXICON, "two": rh.load_lexicon("modality")})
    assert both["one"]["a", "hope"].count == 24
    assert both["two"].lexicon.name == "modality"


def test_the_class_of_an_instrument_shows() -> None:
    assert "indicator" in repr(rh.score_frames(["We may."], rh.load_lexicon("modality")))


def test_records_are_plain() -> None:
    scores = rh.score_frames(corpus(), LEXICON)
    for result in (
        scores,
        scores.matches,
        scores.explain("hope"),
        scores.compare("side", ("left", "right")),
    ):
        assert json.loads(json.dumps(result.to_records())) == result.to_records()
