"""Frames along a text: windows, bands, chance, and texts that are too short."""

import json
from math import isclose

import numpy as np
import pytest

import rhetoric as rh
from rhetoric.framing.envelope import global_envelope

LEXICON = rh.Lexicon.from_dict({"hope": ["hope*"], "fear": ["fear*", "☠"], "none": ["zzz"]})
FLAT = "We sit here and wait. " * 3


def scored(text: str, *others: str) -> rh.FrameScores:
    return rh.score_frames([text, *others], LEXICON, resamples=100)


def bunched() -> rh.FrameScores:
    return scored(FLAT * 20 + "We hope now. " * 40 + FLAT * 20 + "We fear it. " + FLAT)


def test_windows_hold_what_they_say() -> None:
    corpus = rh.seeds()
    scores = rh.score_frames(corpus, rh.load_lexicon("us-and-them"))
    arc = scores.arc("reunification-talk")
    text = corpus["reunification-talk"].text
    for row in arc.rows[::17]:
        inside = [
            match
            for match in scores["reunification-talk", row.frame].matches
            if row.start <= match.start < row.end
        ]
        assert [(m.start, m.end) for m in row.matches] == [(m.start, m.end) for m in inside]
        assert len(inside) == row.count
        assert isclose(row.per_thousand, 1000 * row.count / row.words)
        assert row.low <= row.per_thousand <= row.high
        part = rh.tokenize([text[row.start : row.end]])
        assert int(part.columns.is_word().sum()) == row.words
    whole = scores["reunification-talk", "in-group"]
    assert arc.course("in-group")[0].expected == whole.per_thousand
    assert len(arc.positions["in-group"]) == whole.count
    assert arc.words == whole.words


def test_a_bunch_is_found_where_it_is() -> None:
    arc = bunched().arc("text-1", window=60)
    hope, fear, none = arc.tests
    assert hope.p == 0.001
    assert hope.p_corrected == 0.002
    first, last = (int(place) for place in hope.more.split("–"))
    assert 300 - 30 <= first < 330
    assert 390 < last <= 420 + 30
    assert fear.p is not None
    assert fear.p > 0.05
    assert "few matches (1)" in fear.note
    assert (none.p, none.note) == (None, "nothing matched")
    middle = next(row for row in arc.course("hope") if row.position >= 360)
    assert middle.beyond == "more"
    assert middle.per_thousand > middle.chance_high
    assert "hope is spread unevenly (p corrected 0.002): more than chance around word" in repr(arc)


def test_the_band_is_the_exact_one_of_poisson() -> None:
    from scipy.stats import chi2

    row = next(row for row in bunched().arc("text-1", window=60) if row.count == 20)
    assert isclose(row.low, 1000 * chi2.ppf(0.025, 40) / 2 / 60)
    assert isclose(row.high, 1000 * chi2.ppf(0.975, 42) / 2 / 60)


def test_matches_that_stand_in_one_sentence_are_moved_together() -> None:
    """One sentence full of hope makes a peak anywhere, so it says nothing of the course."""
    text = FLAT * 20 + "Hope " * 30 + "it is. " + FLAT * 10
    assert scored(text).arc("text-1", "hope", window=60).tests.rows[0].p == 1.0


def test_sentences_in_random_order_leave_the_bounds_as_often_as_they_may() -> None:
    draw = np.random.default_rng(6)
    sentences = ["We hope. ", "We hope and we hope still. "] * 8 + ["They sit here all day. "] * 44
    texts = ["".join(draw.permutation(sentences)) for _ in range(150)]
    scores = scored(*texts)
    tests = [
        scores.arc(f"text-{number + 1}", "hope", window=60, shuffles=99)
        for number in range(len(texts))
    ]
    p = [arc.tests.rows[0].p or 1.0 for arc in tests]
    assert np.mean(np.array(p) <= 0.05) <= 0.09
    assert 0.3 < np.mean(p) < 0.8
    left = [any(row.beyond for row in arc) for arc in tests]
    assert np.mean(left) <= 0.09


def test_the_envelope_and_its_p_say_the_same() -> None:
    draw = np.random.default_rng(2)
    for shift in (0.0, 3.0, 6.0):
        curves = draw.poisson(4.0, (200, 30)).astype(float)
        observed = draw.poisson(4.0, 30) + shift * (np.arange(30) == 9)
        found = global_envelope(observed, curves[1:], 0.95)
        outside = bool((observed > found.high + 1e-9).any() or (observed < found.low - 1e-9).any())
        assert found.p is not None
        assert outside == (found.p <= 0.05)
    assert global_envelope(np.ones(4), np.ones((9, 4)), 0.95).p is None


def test_a_text_that_is_all_one_frame_has_no_p() -> None:
    test = scored("Hope hope hope. " * 200).arc("text-1", "hope").tests.rows[0]
    assert (test.p, test.note) == (None, "every order of the sentences gives the same rates")


def test_frames_are_chosen_and_the_default_window() -> None:
    arc = bunched().arc("text-1", ["fear", "hope", "fear"])
    assert arc.frames == ("fear", "hope")
    assert arc.window == 100
    assert len(arc.course("fear")) == 101
    assert bunched().arc("text-1", "hope", window=30).window == 30
    long = scored(FLAT * 900)
    assert long.arc("text-1").window == 1000


def test_a_course_does_not_depend_on_other_texts_or_on_what_is_scored() -> None:
    text = FLAT * 20 + "We hope now. " * 10 + FLAT * 5
    alone = scored(text).arc("text-1").to_records()
    assert scored(text, "We hope. " * 60).arc("text-1").to_records() == alone
    by_sentence = rh.score_frames([text], LEXICON, by="sentence").arc("text-1")
    assert by_sentence.to_records() == alone


def test_signs_that_are_no_words_and_odd_texts() -> None:
    arc = scored("☠ " + FLAT * 20 + "Cafe\u0301 hope \x00 🙂. " * 30 + "☠").arc("text-1", "fear")
    assert arc.tests.rows[0].count == 2
    assert arc.course("fear")[0].count == 1
    assert arc.course("fear")[-1].count == 1


def test_records_and_methods() -> None:
    arc = bunched().arc("text-1")
    for result in (arc, arc.tests):
        assert json.loads(json.dumps(result.to_records())) == result.to_records()
        for part in ("Garwood 1936", "Myllymäki", "999 random orders", "seed 0", "window of 100"):
            assert part in result.methods()


@pytest.mark.parametrize("text", ["", "hope", "We hope. " * 40, "hope " * 900, "☠ " * 900])
def test_short_texts_are_refused_with_what_they_need(text: str) -> None:
    with pytest.raises(rh.InputError, match=r"needs 3\d\d words in 10 sentences or more"):
        scored(text).arc("text-1")


def test_wrong_questions_are_refused() -> None:
    scores = bunched()
    with pytest.raises(rh.InputError, match=r"no document 'text-2'. Did you mean 'text-1'"):
        scores.arc("text-2")
    with pytest.raises(rh.InputError, match=r"no frame 'hop'. Did you mean 'hope'"):
        scores.arc("text-1", "hop")
    with pytest.raises(rh.InputError, match="at least one frame"):
        scores.arc("text-1", [])
    for window in (0, -5, 2.5, True, "50"):
        with pytest.raises(rh.InputError, match="window must be a number of words"):
            scores.arc("text-1", window=window)  # type: ignore[arg-type]
    with pytest.raises(rh.InputError, match="Take a smaller window"):
        scores.arc("text-1", window=5000)
    with pytest.raises(rh.InputError, match="shuffles must be 99 or more"):
        scores.arc("text-1", shuffles=3)
    with pytest.raises(rh.InputError, match="detached"):
        scores.detach().arc("text-1")
