"""What each word adds to the difference between two texts."""

import json
from math import log2

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon
from scipy.stats import entropy

import rhetoric as rh
from rhetoric.comparison.shift_measures import KINDS

MOODS = rh.Lexicon.from_dict(
    {
        "mood": {
            "bright": [{"pattern": "peace", "weight": 8}, {"pattern": "hope*", "weight": 7}],
            "dark": [{"pattern": "war", "weight": 2}, {"pattern": "hopeless", "weight": 1}],
        }
    },
    name="moods",
)
FIRST = ["War, war and peace.", "War and no bread."]
SECOND = ["Peace and bread.", "Hope, hope and peace."]


def _lexicon(kind: str) -> rh.Lexicon | None:
    return MOODS if kind == "weighted" else None


def _counts(words: dict[str, int]) -> rh.TermCounts:
    return rh.TermCounts.from_counts(words)


def test_by_hand() -> None:
    shift = rh.word_shift(FIRST, SECOND)
    # 8 words: war 3, and 2, peace, no, bread; 7 words: peace 2, and 2, bread, hope 2.
    row = shift["war"]
    assert row.contribution == pytest.approx(-3 / 8)
    assert (row.first_count, row.second_count) == (3, 0)
    assert (row.first_documents, row.second_documents) == (2, 0)
    assert (row.first_per_thousand, row.second_per_thousand) == (375.0, 0.0)
    assert row.component == "↓"
    assert row.note == "not in second"
    assert shift["and"].contribution == pytest.approx(2 / 7 - 2 / 8)
    assert [r.term for r in shift.top(2)] == ["war", "hope"]
    assert [r.term for r in shift.top("first", 2)] == ["war", "no"]
    sizes = [abs(r.contribution) for r in shift]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(r.share for r in shift) == pytest.approx(1.0)


def test_entropy_and_divergence_are_those_of_scipy() -> None:
    shift = rh.word_shift(FIRST, SECOND, kind="entropy")
    p = np.array([3, 2, 1, 1, 1, 0]) / 8  # war, and, peace, no, bread, hope
    q = np.array([0, 2, 2, 0, 1, 2]) / 7
    totals = shift.totals
    assert totals.first_value == pytest.approx(entropy(p, base=2))
    assert totals.second_value == pytest.approx(entropy(q, base=2))
    assert totals.difference == pytest.approx(entropy(q, base=2) - entropy(p, base=2))
    assert shift["war"].contribution == pytest.approx(3 / 8 * log2(3 / 8))
    both = rh.word_shift(FIRST, SECOND, kind="jensen-shannon")
    assert both.totals.difference == pytest.approx(jensenshannon(p, q, base=2) ** 2)
    assert both.totals.low is None
    assert both["war"].contribution < 0 < both["hope"].contribution
    assert both["war"].contribution == pytest.approx(-3 / 16)  # a word of one side: p / 2 bits


def test_weighted_by_hand() -> None:
    shift = rh.word_shift(FIRST, SECOND, kind="weighted", lexicon=MOODS, reference=5)
    # Of words with a weight: war 3, peace 1; peace 2, hope 2.
    assert shift.totals.first_value == pytest.approx((3 * 2 + 8) / 4)
    assert shift.totals.second_value == pytest.approx((2 * 8 + 2 * 7) / 4)
    assert {r.term: r.contribution for r in shift} == pytest.approx(
        {"war": -3 / 4 * (2 - 5), "peace": (1 / 2 - 1 / 4) * 3, "hope": 1 / 2 * 2}
    )
    assert {r.term: (r.component, r.weight) for r in shift} == {
        "war": ("-↓", 2.0),
        "peace": ("+↑", 8.0),
        "hope": ("+↑", 7.0),
    }
    assert dict(shift.totals.components) == pytest.approx({"+↑": 1.75, "-↓": 2.25})
    told = " ".join(shift.notes)
    assert "4 of 8 words (50%) have a weight" in told
    assert "reference value 5.0000 (as asked for)" in told
    first = rh.word_shift(FIRST, SECOND, kind="weighted", lexicon=MOODS)
    assert first.reference == pytest.approx(3.5)
    assert first.totals.difference == pytest.approx(shift.totals.difference)


def test_a_lexicon_is_resolved_to_words() -> None:
    lexicon = rh.Lexicon.from_dict(
        {
            "a": [
                {"pattern": "hope*", "weight": 3},
                {"pattern": "hopeless", "weight": -2},
                {"pattern": "better days", "weight": 4},
                {"pattern": "case:US", "weight": 1},
            ],
            "b": [{"pattern": "bread", "weight": 0.5}],
        }
    )
    texts = ["Hope, hopes, hopeless bread.", "Us and better days."], ["Hopes and bread."]
    shift = rh.word_shift(*texts, kind="weighted", lexicon=lexicon)
    weights = {row.term: row.weight for row in shift}
    assert weights == {"hope": 3.0, "hopes": 3.0, "hopeless": -2.0, "bread": 0.5}
    assert "1 phrase of the lexicon and 1 entry with case:" in " ".join(shift.notes)
    only = rh.word_shift(*texts, kind="weighted", lexicon=lexicon, category="a")
    assert set(only.terms) == {"hope", "hopes", "hopeless"}


def test_exceptions_of_the_lexicon_hold() -> None:
    category = rh.Category(
        name="hope",
        title="hope",
        entries=(rh.Entry(pattern="hope*", weight=2.0), rh.Entry(pattern="war", weight=-1.0)),
        exceptions=(rh.Entry(pattern="hopeless"),),
    )
    shift = rh.word_shift(
        ["hope hopeless war"], ["hopes"], kind="weighted", lexicon=rh.Lexicon([category])
    )
    assert set(shift.terms) == {"hope", "hopes", "war"}


_WORDS = st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 50), min_size=1)
_GRADED = rh.Lexicon.from_dict(
    {"x": [{"pattern": letter, "weight": at - 2.5} for at, letter in enumerate("abcdefg")]}
)


@settings(max_examples=60, deadline=None)
@given(first=_WORDS, second=_WORDS, kind=st.sampled_from(sorted(KINDS)))
def test_contributions_add_up_and_turn_round(
    first: dict[str, int], second: dict[str, int], kind: str
) -> None:
    lexicon = _GRADED if kind == "weighted" else None
    sides = _counts(first), _counts(second)
    how = {"kind": kind, "lexicon": lexicon, "reference": "both"}
    there = rh.word_shift(*sides, **how)  # type: ignore[arg-type]
    back = rh.word_shift(*reversed(sides), **how)  # type: ignore[arg-type]
    parts = {row.term: row.contribution for row in there}
    added = sum(map(abs, parts.values()) if kind == "jensen-shannon" else parts.values())
    assert added == pytest.approx(there.totals.difference, abs=1e-9)
    assert {row.term: -row.contribution for row in back} == pytest.approx(parts, abs=1e-9)
    totals = there.totals
    assert totals.positive + totals.negative == pytest.approx(sum(parts.values()), abs=1e-9)
    assert sum(value for _, value in totals.components) == pytest.approx(
        sum(parts.values()), abs=1e-9
    )
    if kind == "jensen-shannon":
        assert 0 <= totals.difference <= 1 + 1e-9


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_intervals_resample_documents(kind: str) -> None:
    draw = np.random.default_rng(3)
    texts = [
        [" ".join(draw.choice(["war", "peace", "bread", "land"], 30, p=p)) for _ in range(25)]
        for p in ([0.4, 0.2, 0.2, 0.2], [0.2, 0.4, 0.2, 0.2])
    ]
    options = {"kind": kind, "lexicon": _lexicon(kind), "resamples": 400}
    shift = rh.word_shift(*texts, **options)  # type: ignore[arg-type]
    for row in shift:
        assert row.low is not None
        assert row.high is not None
        assert row.low <= row.contribution <= row.high
    if kind in ("proportion", "jensen-shannon"):
        sure = {row.term for row in shift if row.low and row.high and row.low * row.high > 0}
        assert {"war", "peace"} <= sure
    again = rh.word_shift(*texts, **options)  # type: ignore[arg-type]
    assert again.to_records() == shift.to_records()
    if kind == "weighted":
        assert shift.totals.low is not None
        assert shift.totals.low < shift.totals.difference < (shift.totals.high or 0.0)


def test_blocks_of_words_share_their_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = rh.word_shift(FIRST, SECOND).to_records()
    monkeypatch.setattr("rhetoric.comparison.shift_intervals.WORDS_AT_ONCE", 2)
    assert rh.word_shift(FIRST, SECOND).to_records() == wanted


def test_the_interval_of_a_share_covers_it() -> None:
    draw = np.random.default_rng(11)
    truth, covered, rounds = 0.06, 0, 60
    for _ in range(rounds):
        sides = [
            [
                " ".join(draw.choice(["peace", "land"], 40, p=[p, 1 - p]))
                for p in draw.beta(30 * rate, 30 * (1 - rate), size=40)
            ]
            for rate in (0.2, 0.2 + truth)
        ]
        row = rh.word_shift(*sides, resamples=200)["peace"]
        covered += (row.low or 0.0) <= truth <= (row.high or 0.0)
    assert covered >= 0.85 * rounds


def test_a_word_of_one_side_is_not_certain() -> None:
    shift = rh.word_shift(["war and peace"] * 3, ["peace and bread"] * 3)
    row = shift["bread"]
    assert row.low is not None
    assert row.low < row.contribution  # though every resample of the second side has a third


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (["war"], ["peace", "war"], "No intervals: one document only in first"),
        (_counts({"war": 3}), ["peace", "war"], "No intervals: first given as counts"),
        (["war", ""], ["peace", "war"], "No intervals: one document only"),
    ],
)
def test_without_documents_there_is_no_interval(first: object, second: object, told: str) -> None:
    shift = rh.word_shift(first, second)  # type: ignore[arg-type]
    assert {row.low for row in shift} == {None}
    assert any(note.startswith(told) for note in shift.notes)
    assert told.lower() in shift.methods().lower()


def test_lines_are_the_counts() -> None:
    seeds = rh.seeds()
    shift = rh.word_shift(seeds[:2], seeds[2:], names=("early", "late"))
    for row in shift.top(5):
        for name, count in zip(shift.names, (row.first_count, row.second_count), strict=True):
            lines = shift.lines(row.term, name)
            assert len(lines) == count
            assert all(m.text.lower() == row.term for m in lines)
    with pytest.raises(rh.InputError, match="no side 'erly'"):
        shift.lines("the", "erly")
    listed = rh.word_shift(_counts({"the": 3}), seeds, names=("list", "seeds"))
    with pytest.raises(rh.InputError, match="list was given as counts"):
        listed.lines("the", "list")


def test_stop_words_are_as_if_not_there() -> None:
    shift = rh.word_shift(FIRST, SECOND, stop_words=["and", "No"])
    assert "and" not in shift.terms
    assert shift["war"].contribution == pytest.approx(-3 / 5)
    assert "Left out: 2 stop words." in shift.notes
    assert "Left out: 2 stop words." in shift.methods()


def test_what_is_said() -> None:
    shift = rh.word_shift(FIRST, SECOND, kind="entropy", names=("then", "now"))
    assert shift.title.startswith("From then (2 texts, 8 words) to now (2 texts, 7 words)")
    assert "too narrow" in " ".join(shift.notes)
    assert "Gallagher et al. 2021" in shift.methods()
    assert "basic bootstrap" in shift.methods()
    assert "war" in repr(shift)
    assert json.loads(json.dumps(shift.to_records())) == shift.to_records()
    longer = rh.word_shift(FIRST * 5, SECOND, kind="entropy")
    assert "grows with its length" in " ".join(longer.notes)
    same = rh.word_shift(FIRST, FIRST)
    assert same.notes[0] == "Both sides are the same texts."
    part = rh.word_shift(["War.", "Peace."], ["Peace.", "Land.", "Peace."])
    assert part.notes[0].startswith("2 texts of second stand in first as well, word for word:")
    assert {row.contribution for row in same} == {0.0}
    assert {row.component for row in same} == {"="}


def test_strange_texts() -> None:
    odd = ["é\u0301 👍 \x00 peace", "", "👍"]
    shift = rh.word_shift(odd, ["peace"])
    assert shift["peace"].second_count == 1
    assert len(shift.to_records()) == len(shift)
    many = rh.word_shift(["peace war"] * 20_000, ["peace land"] * 20_000, resamples=100)
    assert many["war"].contribution == -0.5


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"kind": "shannon"}, "kind must be one of 'proportion', 'entropy'"),
        ({"kind": "weighted"}, "needs lexicon="),
        ({"lexicon": MOODS}, "used by kind='weighted' only"),
        ({"kind": "weighted", "lexicon": MOODS, "category": "mod"}, "no category 'mod'"),
        ({"kind": "weighted", "lexicon": MOODS, "reference": "last"}, "reference must be"),
        ({"kind": "weighted", "lexicon": MOODS, "reference": float("nan")}, "reference must be"),
        ({"names": ("a", "a")}, "two different names"),
        ({"confidence": 2.0}, "confidence must lie"),
        ({"stop_words": ["war", "and", "peace", "no", "bread"]}, "no word of first is left"),
    ],
)
def test_wrong_input(how: dict[str, object], told: str) -> None:
    with pytest.raises(rh.InputError, match=told):
        rh.word_shift(FIRST, SECOND, **how)  # type: ignore[arg-type]


def test_wrong_texts() -> None:
    with pytest.raises(rh.InputError, match="first has no words"):
        rh.word_shift([""], ["peace"])
    with pytest.raises(rh.InputError, match="not a bare string"):
        rh.word_shift("peace", ["peace"])
    flat = rh.Lexicon.from_dict({"hope": ["hope", "peace"]})
    with pytest.raises(rh.InputError, match="all weigh the same"):
        rh.word_shift(FIRST, SECOND, kind="weighted", lexicon=flat)
    with pytest.raises(rh.InputError, match="no word of second has a weight"):
        rh.word_shift(FIRST, ["bread"], kind="weighted", lexicon=MOODS)
    with pytest.raises(rh.InputError, match="Did you mean 'peace'"):
        rh.word_shift(FIRST, SECOND)["piece"]
