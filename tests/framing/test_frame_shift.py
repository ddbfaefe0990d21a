"""Which entries make one text's rate of a frame higher."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh

HOPE = rh.Lexicon.from_dict(
    {
        "hope": {"words": ["hope*", "never give up"], "days": ["better days", "days"]},
        "land": ["land"],
    }
)
FIRST = ["We hope. Hopes for better days.", "Our days in our land."]
SECOND = ["Better days, better days! We hope.", "We never give up. No hope, they said."]


def test_by_hand() -> None:
    shift = rh.frame_shift(FIRST, SECOND, HOPE, "hope")
    # 11 and 14 words.
    rows = {row.term: row for row in shift}
    assert {t: (r.first_count, r.second_count) for t, r in rows.items()} == {
        "hope*": (2, 2),
        "better days": (1, 2),
        "days": (1, 0),
        "never give up": (0, 1),
    }
    assert rows["hope*"].contribution == pytest.approx(1000 * (2 / 14 - 2 / 11))
    assert rows["hope*"].behind == "hope (1, 2), hopes (1, 0)"
    assert rows["never give up"].note == "nothing matched in first"
    assert (rows["hope*"].first_documents, rows["hope*"].second_documents) == (1, 2)
    assert [m.text for m in rows["better days"].second_matches] == ["Better days", "better days"]
    assert [m.negated for m in rows["hope*"].second_matches] == [False, True]
    assert shift.difference == pytest.approx(1000 * (5 / 14 - 4 / 11))
    assert shift.positive + shift.negative == pytest.approx(shift.difference)
    assert [r.term for r in shift.top("first", 1)] == ["days"]
    assert sum(r.share for r in shift) == pytest.approx(1.0)


def test_rows_are_the_scores() -> None:
    seeds = rh.seeds()
    lexicon = rh.load_lexicon("us-and-them")
    for by in ("entry", "wording"):
        for frame in lexicon.names:
            shift = rh.frame_shift(seeds[:2], seeds[2:], lexicon, frame, by=by, resamples=100)
            for side, texts in (("first", seeds[:2]), ("second", seeds[2:])):
                scores = rh.score_frames(texts, lexicon)
                count = int(scores.counts[:, scores.frames.index(frame)].sum())
                assert sum(getattr(row, f"{side}_count") for row in shift) == count
                assert getattr(shift.totals, f"{side}_count") == count
                opened = [m for row in shift for m in getattr(row, f"{side}_matches")]
                assert len(opened) == count
            parts = sum(row.contribution for row in shift)
            assert parts == pytest.approx(shift.difference, abs=1e-9)


_TEXTS = st.lists(
    st.lists(
        st.sampled_from(["hope", "hopes", "days", "better days", "no", "land"]), min_size=1
    ).map(" ".join),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(first=_TEXTS, second=_TEXTS, by=st.sampled_from(["entry", "wording"]))
def test_it_adds_up_and_turns_round(first: list[str], second: list[str], by: str) -> None:
    there = rh.frame_shift(first, second, HOPE, "hope", by=by, resamples=100)
    back = rh.frame_shift(second, first, HOPE, "hope", by=by, resamples=100)
    parts = {row.term: row.contribution for row in there}
    assert sum(parts.values()) == pytest.approx(there.difference, abs=1e-9)
    assert {row.term: -row.contribution for row in back} == pytest.approx(parts)


def test_wordings_name_their_entries() -> None:
    shift = rh.frame_shift(FIRST, SECOND, HOPE, "hope", by="wording")
    assert {r.term: r.behind for r in shift} == {
        "hope": "hope* (1, 2)",
        "hopes": "hope* (1, 0)",
        "better days": "better days (1, 2)",
        "days": "days (1, 0)",
        "never give up": "never give up (0, 1)",
    }
    assert shift["hopes"].first_count == 1


def test_policies_hold() -> None:
    dropped = rh.frame_shift(FIRST, SECOND, HOPE, "hope", negation="drop")
    assert dropped["hope*"].second_count == 1
    apart = rh.frame_shift(FIRST, SECOND, HOPE, "hope/words (negated)", negation="separate")
    assert [(r.term, r.second_count) for r in apart] == [("hope*", 1)]
    said = ['They said "we hope".', "We hope."]
    quoted = rh.frame_shift(said, said, HOPE, "hope", quoted="drop")
    assert quoted["hope*"].first_count == 1


def test_intervals() -> None:
    first = ["we hope and the land is wide and long", "the land is wide and days are long"] * 12
    second = ["we hope, hope and hope and the land is wide", "hope and hope, and days"] * 12
    shift = rh.frame_shift(first, second, HOPE, "hope", resamples=300)
    row = shift["hope*"]
    assert row.low is not None
    assert 0 < row.low < row.contribution < (row.high or 0.0)
    assert shift.low is not None
    assert shift.low < shift.difference < (shift.high or 0.0)
    again = rh.frame_shift(first, second, HOPE, "hope", resamples=300)
    assert again.to_records() == shift.to_records()
    lone = rh.frame_shift(first[:1], second, HOPE, "hope")
    assert {r.low for r in lone} == {None}
    assert "No intervals: one document only in first." in lone.notes
    assert lone.totals.low is None


def test_what_is_said() -> None:
    shift = rh.frame_shift(FIRST, SECOND, HOPE, "hope", names=("then", "now"))
    assert shift.title == "hope from then to now: entries by what they add per 1,000 words"
    assert "then 4 matches in 11 words" in shift.notes[0]
    assert "Gallagher" in shift.methods()
    assert "hope*" in repr(shift)
    assert json.loads(json.dumps(shift.to_records())) == shift.to_records()
    few = rh.frame_shift(["a hope"], ["hope hope days"], HOPE, "hope")
    assert "alone adds" in " ".join(few.notes)


def test_nothing_matches() -> None:
    shift = rh.frame_shift(["a b"], ["c d"], HOPE, "hope")
    assert len(shift) == 0
    assert shift.difference == 0.0
    assert "first 0 matches in 2 words" in repr(shift)
    assert shift.to_records() == []
    both = rh.frame_shift(["a", "b"], ["c", "d"], HOPE, "hope", resamples=100)
    assert both.totals.low is not None


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"frame": "hopes"}, "Did you mean 'hope'"),
        ({"by": "word"}, "by must be one of 'entry', 'wording'"),
        ({"quoted": "no"}, "quoted must be one of"),
        ({"negation": "flip"}, "negation must be one of"),
        ({"lexicon": {"hope": ["hope"]}}, "takes a Lexicon, got dict"),
        ({"first": [""]}, "first has no words"),
        ({"names": ("x",)}, "two different names"),
        ({"seed": -1}, "seed must be"),
    ],
)
def test_wrong_input(how: dict[str, object], told: str) -> None:
    given = {"first": FIRST, "second": SECOND, "lexicon": HOPE, "frame": "hope", **how}
    sides = [given.pop(name) for name in ("first", "second", "lexicon", "frame")]
    with pytest.raises(rh.InputError, match=told):
        rh.frame_shift(*sides, **given)  # type: ignore[arg-type]


def test_texts_on_both_sides_are_told() -> None:
    lexicon = rh.Lexicon.from_dict({"hope": ["hope*"]})
    shift = rh.frame_shift(["We hope.", "War."], ["We hope.", "Hopes."], lexicon, "hope")
    assert any("1 text of second stands in first as well" in note for note in shift.notes)
