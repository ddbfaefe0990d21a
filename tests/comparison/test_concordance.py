"""Lines of a concordance, against the texts and the scores."""

import json
import pickle
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.comparison.concordance import Concordance

TEXTS = [
    "We want peace now. They want land, peace, and bread; we do not want war.",
    "",
    "“Peace!” cried Kim Il Sung's men. Our peace and your peace.\nPeace be with you",
]
PATTERNS = ["peace", "want *", "we", "re:(la|ba)nd", "case:Peace", "kim il sung", "?ar"]
WORDS = st.sampled_from(
    [
        *["peace", "Peace", "want", "we", "war", "not", ",", ".", "! ?", "“", "”", "'s", "\n"],
        *["bread", "é", "e\u0301", "👩\u200d👩\u200d👧", "\x00"],
    ]
)


def lines(found: Concordance) -> Counter[tuple[str, int, int]]:
    return Counter((row.document, row.start, row.end) for row in found)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(WORDS, max_size=30).map(" ".join), min_size=1, max_size=4),
    st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=4, unique=True),
    st.integers(0, 6),
    st.sampled_from(["words", "sentence"]),
)
def test_lines_are_what_stands_in_the_texts(
    texts: list[str], patterns: list[str], window: int, unit: str
) -> None:
    found = rh.concordance(texts, patterns, window=window, unit=unit)
    corpus = found.nodes.tokens.corpus
    lexicon = rh.Lexicon.from_dict({"all": patterns})
    assert len(found) == sum(row.count for row in rh.score_frames(texts, lexicon))
    for row in found:
        text = corpus[row.document].text
        assert text[row.start : row.end] == row.text
        begin = row.start - len(row.left)
        assert text[begin : row.end + len(row.right)] == row.left + row.text + row.right
        for words, side in ((row.left_words, row.left), (row.right_words, row.right)):
            assert all(word in side for word in words)
            assert unit == "sentence" or len(words) <= window
    for by in ("R1", "left", "node", "label", "document", "position"):
        assert lines(found.sort(by)) == lines(found)
    assert found.sort("R2", "L1").sort("position").to_records() == found.to_records()


def test_context_in_words_and_in_sentences() -> None:
    found = rh.concordance(TEXTS, "peace", window=2)
    first, second = found.rows[:2]
    assert (first.left, first.text, first.right) == ("We want ", "peace", " now. They")
    assert (first.left_words, first.right_words) == (("We", "want"), ("now", "They"))
    assert second.right == ", and bread"
    assert [row.sentence for row in found] == [0, 1, 0, 1, 1, 2]
    assert [row.quoted for row in found] == [False, False, True, False, False, False]
    sentence = rh.concordance(TEXTS, "peace", unit="sentence").rows[1]
    assert sentence.left == "They want land, "
    assert sentence.right == ", and bread; we do not want war."
    both = rh.concordance(TEXTS, "now", unit="sentence", window=1).rows[0]
    assert both.left + both.text + both.right == TEXTS[0]
    assert rh.concordance(TEXTS, "sung", window=1).rows[0].right_words == ("men",)


def test_sorting_by_words_around() -> None:
    found = rh.concordance(TEXTS, "want")
    assert [row.right_words[0] for row in found.sort("R1")] == ["land", "peace", "war"]
    assert [row.left_words[-1] for row in found.sort("L1")] == ["not", "They", "We"]
    # What has nothing to its left comes first; ties keep their order.
    assert [row.start for row in rh.concordance(["a b. c b"], "b").sort("R1")] == [7, 2]
    texts = rh.concordance(TEXTS, ["we", "want", "kim il *"]).sort("node", "R1")
    assert [row.text.lower() for row in texts] == ["kim il sung", *["want"] * 3, *["we"] * 2]
    assert "Sorted by node, R1." in texts.notes


def test_the_longest_match_of_a_list_counts() -> None:
    found = rh.concordance(["united states and states united"], ["states", "united states"])
    assert [(row.text, row.label) for row in found] == [
        ("united states", "united states"),
        ("states", "states"),
    ]


def test_choosing_and_sampling() -> None:
    found = rh.concordance(TEXTS, {"war": ["war"], "peace": ["peace"]})
    assert len(found.where(label="war")) == 1
    assert len(found.where(document="text-3")) == 4
    assert [row.text for row in found.where(negated=True)] == ["war"]
    assert len(found.where(quoted=False, document=["text-1", "text-3"])) == 6
    assert len(found.where(document="text-2")) == 0
    drawn = found.sample(3, seed=1)
    assert drawn.to_records() == found.sample(3, seed=1).to_records()
    assert len(drawn) == 3
    assert lines(drawn) <= lines(found)
    assert lines(found.sort("R1").sample(3, seed=1)) == lines(drawn)
    assert found.sample(100) is found
    assert "A random sample of 3 of 7 lines (seed 1)." in drawn.notes
    assert "random sample of 3 of 7" in drawn.methods()
    assert [row.text for row in found.top("war")] == ["war"]
    assert len(found.top("text-3", 2)) == 2
    seeds = rh.concordance(rh.seeds(), "we").where(voice="first-person")
    assert {row.document for row in seeds} <= set(rh.seeds().where(voice="first-person").ids)


def test_counts_name_every_document() -> None:
    counts = rh.concordance(TEXTS, "peace").counts
    assert [(row.document, row.count, row.words) for row in counts] == [
        ("text-1", 2, 15), ("text-2", 0, 0), ("text-3", 4, 15),
    ]  # fmt: skip
    assert counts.rows[1].per_thousand is None
    assert counts.top(1)[0].document == "text-3"


def test_a_lexicon_and_one_of_its_categories() -> None:
    lexicon = rh.Lexicon.from_dict({"good": {"calm": ["peace"], "food": ["bread"]}, "bad": ["war"]})
    scores = rh.score_frames(TEXTS, lexicon)
    whole = rh.concordance(TEXTS, lexicon)
    counted = Counter(row.label for row in whole)
    assert counted == {"good": 7, "bad": 1}
    assert len(rh.concordance(TEXTS, (lexicon, "good/food"))) == 1
    assert counted["good"] == sum(row.count for row in scores if row.frame == "good")
    assert "Its category good/food" in rh.concordance(TEXTS, (lexicon, "good/food")).methods()


def test_it_shows_itself_with_the_matches_below_each_other() -> None:
    shown = repr(rh.concordance(TEXTS, "peace")).splitlines()
    places = {line.lower().index("peace", 50) for line in shown[3:9]}
    assert len(places) == 1
    assert max(map(len, shown)) <= 100
    page = rh.concordance(["<b>so peace"], "peace", unit="sentence")._repr_html_()
    assert '<td style="text-align:right">&lt;b&gt;so</td>' in page
    assert 'font-weight:bold">peace</td>' in page
    wide = rh.concordance(["x" * 300 + " peace " + "y" * 300] * 2, ["peace", "z" * 40])
    assert max(map(len, repr(wide).splitlines())) <= 100


def test_records_are_json_and_results_can_be_pickled() -> None:
    found = rh.concordance(TEXTS, "peace").sort("R1")
    records = json.loads(json.dumps(found.to_records()))
    assert records[0]["text"].lower() == "peace"
    assert "left_words" not in records[0]
    assert pickle.loads(pickle.dumps(found)).to_records() == found.to_records()
    assert list(found.to_frame().columns) == list(found._column_names())


def test_nothing_found_says_what_is_like_it() -> None:
    found = rh.concordance(TEXTS, ["peac", "we"])
    assert "No match for 'peac'. Did you mean 'peace'?" in found.notes
    none = rh.concordance(TEXTS, "xyzzy")
    assert (len(none), none.to_records(), none.sort("R1").to_records()) == (0, [], [])
    assert none.title == "xyzzy: 0 lines in 3 texts"
    assert "No match for 'xyzzy'." in repr(none)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"pattern": ""}, "pattern"),
        ({"pattern": []}, "there are none"),
        ({"pattern": 3}, "pattern must be"),
        ({"pattern": ["re:(a+)+"]}, "pattern"),
        (
            {"window": -1},
            r"window must be a number of words from 0 on, or two.*got -1",
        ),
        ({"window": 1.5}, "window must be"),
        ({"unit": "line"}, "unit must be one of"),
        ({"sort": "R0"}, "lines are sorted by"),
        ({"sort": ["L1", "rihgt"]}, "got 'rihgt'"),
        ({"sort": []}, "say by what"),
    ],
)
def test_wrong_input(how: dict[str, object], told: str) -> None:
    given = {"pattern": "peace", **how}
    with pytest.raises((rh.InputError, rh.LexiconError), match=told):
        rh.concordance(TEXTS, given.pop("pattern"), **given)  # type: ignore[arg-type]


def test_wrong_choices() -> None:
    found = rh.concordance(TEXTS, "peace")
    with pytest.raises(rh.InputError, match="no document 'text-9'"):
        found.where(document="text-9")
    with pytest.raises(rh.InputError, match=r"no label 'pease'\. Did you mean 'peace'"):
        found.where(label="pease")
    with pytest.raises(rh.InputError, match="no document has the field"):
        found.where(party="left")
    with pytest.raises(rh.InputError, match="n must be a whole number from 1 on"):
        found.sample(0)
    with pytest.raises(rh.InputError, match="not a bare string"):
        rh.concordance("peace", "peace")
    lexicon = rh.Lexicon.from_dict({"calm": ["peace"]})
    with pytest.raises(rh.InputError, match=r"has no category 'clam'\. Did you mean 'calm'"):
        rh.concordance(TEXTS, (lexicon, "clam"))


def test_a_million_lines_cost_nothing_until_they_are_looked_at() -> None:
    found = rh.concordance(["peace " * 300_000], "peace", window=3)
    assert len(found) == 300_000
    assert found.rows[-1].left_words == ("peace",) * 3
    assert len(repr(found.sort("R1", "L1"))) < 5_000
