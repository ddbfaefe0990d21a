"""Passages that texts share: found, told, counted and opened."""

import json
import pickle
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from benchmarks.validity.reuse import planted_row

OATH = (
    "We planted the old orchard beside the river because our grandmothers asked us to remember "
    "the hungry winter."
)
REWORDED = (
    "Because our grandmothers asked us to remember the cold and hungry winter, we planted a new "
    "orchard beside the river."
)


@pytest.fixture(scope="module")
def seeds() -> rh.SharedPassages:
    return rh.shared_passages(rh.seeds())


def test_the_toast_comes_first_and_is_told_under_two_dates(seeds: rh.SharedPassages) -> None:
    row = seeds.between("spirit-of-independence", "socialist-unity")[0]
    assert row == seeds.rows[0]
    assert row.kind == "paraphrase"
    assert "at the cost of blood from the" in row.text
    assert "a genuine proletarian internationalist" in row.other_text
    assert (row.when, row.other_when) == ("In 1984", "In early 1949")
    assert "In 1984" in [one.text for one in row.dates]
    assert "In early 1949" in [one.text for one in row.other_dates]
    assert row.documents == 2
    assert "invasion of imperialism" in " ".join(row.only)
    assert row.other_only == ("imperialists' aggression",)


def test_the_toast_comes_first_between_two_texts_alone() -> None:
    names = ["socialist-unity", "spirit-of-independence"]
    found = rh.shared_passages(rh.Corpus([rh.seeds()[name] for name in names]), within=False)
    assert "a genuine proletarian internationalist" in found.rows[0].text
    assert found.title == "1 shared passage between 2 texts"
    assert all(row.document != row.other for row in found)


def test_a_phrase_of_two_texts_and_the_formulas(seeds: rh.SharedPassages) -> None:
    texts = [row.text for row in seeds.between("reunification-talk", "spun-web-page")]
    assert any("between the leader, the party and the masses" in text for text in texts)
    for formula in ("unity and cohesion", "energetic efforts", "global independence"):
        assert formula in seeds.formulas


def test_rows_are_as_they_say(seeds: rh.SharedPassages) -> None:
    corpus = rh.seeds()
    for row in seeds:
        for document, start, end, text, only in (
            (row.document, row.start, row.end, row.text, row.only),
            (row.other, row.other_start, row.other_end, row.other_text, row.other_only),
        ):
            assert corpus[document].text[start:end] == text
            assert all(part in text for part in only)
        assert row.share == 2 * row.shared / (row.words + row.other_words)
        assert row.shared == len(row.aligned) >= 6
        for (start, end), (other_start, other_end) in row.aligned:
            word = corpus[row.document].text[start:end]
            other = corpus[row.other].text[other_start:other_end]
            assert word.lower().replace("’", "'") == other.lower().replace("’", "'")
        if row.document == row.other:
            assert row.end <= row.other_start
    scores = [row.score for row in seeds]
    assert scores == sorted(scores, reverse=True)


def test_sentences_hold_the_passage(seeds: rh.SharedPassages) -> None:
    tokens = rh.tokenize(rh.seeds())
    known = {(one.document, one.number): one for one in tokens.sentences}
    for row in seeds:
        assert known[row.document, row.sentence].start <= row.start
        assert row.end <= known[row.document, row.last_sentence].end
        assert known[row.other, row.other_sentence].start <= row.other_start
        assert row.other_end <= known[row.other, row.other_last_sentence].end


def test_exact_and_reworded_copies() -> None:
    filler = "Nothing else happened that day in the quiet town near our hills. "
    texts = [f"{filler} {OATH}", f"{OATH.upper()} Then it rained.", f"So it was. {REWORDED}"]
    found = rh.shared_passages(texts)
    exact = found.between("text-1", "text-2")[0]
    assert (exact.kind, exact.share, exact.only, exact.other_only) == ("exact", 1.0, (), ())
    assert exact.text == OATH.rstrip(".")
    assert exact.documents == 3
    other = found.between("text-1", "text-3")[0]
    assert other.kind == "paraphrase"
    # Both clauses are in it, though they changed places.
    assert "planted" in other.text
    assert "winter" in other.text
    assert "cold and" in other.other_only
    assert "new" in " ".join(other.other_only)


def test_a_text_that_repeats_itself() -> None:
    text = f"{OATH} Years went by and many things were forgotten. {OATH} And so on. {OATH}"
    found = rh.shared_passages([text])
    # Each with the next: the first with the third would say nothing new.
    assert [(row.kind, row.documents) for row in found] == [("exact", 1)] * 2
    assert {row.start for row in found} == {0, text.index(OATH, 1)}
    assert not len(rh.shared_passages([text], within=False))


def test_a_passage_that_many_texts_have_is_a_formula() -> None:
    texts = [f"Number {at} spoke of {at * 7} ships. {OATH}" for at in range(30)]
    found = rh.shared_passages(texts)
    assert not len(found)
    [formula] = found.formulas
    assert (formula.documents, formula.count, formula.words) == (30, 30, 19)  # with the ships
    assert "more than 20 times" in " ".join(found.notes)
    assert len(rh.shared_passages(texts, common=30)) == 30 * 29 // 2
    few = rh.shared_passages(texts[:12])
    assert len(few) == 66
    assert {row.documents for row in few} == {12}
    assert few.rows[0].score < rh.shared_passages(texts[:2]).rows[0].score


def test_rarity_by_a_reference() -> None:
    phrase = "planted the old orchard beside the river"
    texts = [f"They {phrase} yesterday.", f"Some {phrase} before."]
    counts = dict.fromkeys(phrase.split(), 5_000)
    reference = rh.TermCounts.from_counts({**counts, "rain": 9_000}, name="orchards")
    assert [row.text for row in rh.shared_passages(texts)] == [phrase]
    # Words that are frequent everywhere prove nothing, if they are few.
    frequent = rh.shared_passages(texts, reference=reference)
    assert not len(frequent)
    assert "1 frequency list" in frequent.methods()


def test_planted_copies_are_found() -> None:
    """Of 60 copies, edited as rewriters do; three texts of ten are otherwise random."""
    for change, least_found, least_words in ((0.1, 1.0, 0.95), (0.3, 0.95, 0.85)):
        _, copies, found, _, right, recall, precision = planted_row(change, seed=3)
        assert copies == 60
        assert found >= least_found
        assert right >= 0.95
        assert recall >= least_words
        assert precision >= 0.95


WORDS = [f"{a}{b}" for a in ("ra", "no", "ti", "len", "mos") for b in ("gan", "pel", "sud", "wex")]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=60), min_size=1, max_size=6))
def test_spans_and_shares_hold_for_any_words(lists: list[list[str]]) -> None:
    texts = [" ".join(words) for words in lists]
    found = rh.shared_passages(texts)
    for row in found:
        one, other = (int(name[5:]) - 1 for name in (row.document, row.other))
        assert texts[one][row.start : row.end] == row.text
        assert texts[other][row.other_start : row.other_end] == row.other_text
        assert 0.5 <= row.share <= 1.0
        left = [texts[one][slice(*span)] for span, _ in row.aligned]
        assert left == [texts[other][slice(*span)] for _, span in row.aligned]
        assert len(set(row.aligned)) == len(row.aligned)
        rest = len(" ".join(row.only).split())
        assert rest + row.shared == row.words
    assert rh.shared_passages(texts).to_records() == found.to_records()


def test_records_and_tables(seeds: rh.SharedPassages, tmp_path: object) -> None:
    records = seeds.to_records()
    assert json.loads(json.dumps(records)) == records
    assert len(seeds.to_frame()) == len(seeds)
    assert records[0]["when"] == "In 1984"
    assert "In early 1949" in str(records[0]["other_dates"])
    shown = repr(seeds)
    assert max(map(len, shown.split("\n"))) <= 100
    assert "In early 1949" in shown
    assert "a genuine proletarian" in shown
    assert "spirit-of-independence" in seeds._repr_html_() or "spirit-of" in seeds._repr_html_()
    told = seeds.methods()
    assert "Smith and Waterman (1981)" in told
    assert rh.seeds().describe() in told
    again = pickle.loads(pickle.dumps(seeds))
    assert again.rows[0] == seeds.rows[0]


def test_the_rows_of_a_document(seeds: rh.SharedPassages) -> None:
    rows = seeds.top("global-independence", 3)
    assert all("global-independence" in (row.document, row.other) for row in rows)
    assert seeds.top(2) == list(seeds)[:2]
    with pytest.raises(rh.InputError, match="Did you mean"):
        seeds.top("global-independense")
    with pytest.raises(rh.InputError, match="no document"):
        seeds.between("nobody", "global-independence")


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"min_words": 3}, "min_words must be a whole number from 4"),
        ({"min_share": 0}, "min_share must lie above 0"),
        ({"min_share": 1.5}, "min_share must lie above 0"),
        ({"common": 1}, "common must be a whole number from 2"),
        ({"min_count": True}, "min_count must be a whole number"),
        ({"around": -1}, "around must be a whole number from 0"),
        ({"within": "no"}, "within must be True or False"),
        ({"reference": {"a": 1}}, "reference must be TermCounts"),
    ],
)
def test_wrong_input(how: dict[str, object], told: str) -> None:
    with pytest.raises(rh.InputError, match=told):
        rh.shared_passages(["a text"], **how)  # type: ignore[arg-type]


def test_no_texts_and_a_bare_string() -> None:
    with pytest.raises(rh.InputError, match="no documents"):
        rh.shared_passages([])
    with pytest.raises(rh.InputError, match="not a bare string"):
        rh.shared_passages("a text")


@pytest.mark.parametrize("texts", [[""], ["Hope"], ["", "\n \t"], ["… ?!", "“”"]])
def test_texts_in_which_there_is_nothing(texts: list[str]) -> None:
    found = rh.shared_passages(texts)
    assert not len(found)
    assert not len(found.formulas)
    assert repr(found)
    assert found._repr_html_()
    assert found.to_records() == []
    with pytest.raises(rh.InputError, match="no shared passage"):
        found.plot()


@pytest.mark.parametrize(
    "odd",
    [
        "👩‍👩‍👧 brave 🇰🇵 citizens gathered quietly ✊🏽 beside ancient rivers and sang",
        "ho\u0301pe e\u0301te\u0301 brave citizens gathered quietly beside ancient rivers",
        "NUL\x00here brave citizens gathered\x00 quietly beside ancient rivers",
        "אנחנו brave citizens \u202eנקווה\u202c gathered quietly beside ancient rivers",
    ],
)
def test_odd_signs(odd: str) -> None:
    texts = [f"{odd}.", f"First, {odd}, and then"]
    [row] = rh.shared_passages(texts)
    assert row.kind == "exact"
    assert texts[1][row.other_start : row.other_end] == row.other_text


def test_accents_are_the_same_composed_or_not() -> None:
    plain = "hópe été brave citizens gathered quietly beside ancient rivers"
    apart = "ho\u0301pe e\u0301te\u0301 brave citizens gathered quietly beside ancient rivers"
    [row] = rh.shared_passages([plain, apart])
    assert (row.shared, row.kind) == (9, "exact")


def test_many_tiny_documents() -> None:
    began = time.perf_counter()
    found = rh.shared_passages(["We hope.", "Hope springs."] * 50_000)
    assert not len(found)
    assert found.formulas["hope springs"].documents == 50_000
    assert time.perf_counter() - began < 60


def test_one_line_that_repeats_a_sentence() -> None:
    found = rh.shared_passages(
        ["We hope that better brighter days come to the old town. " * 20_000]
    )
    assert not len(found)
    assert found.formulas.rows[0].count >= 19_990


def test_a_text_that_repeats_itself_is_found_again() -> None:
    litany = "We want peace and war without any stop. " * 30
    found = rh.shared_passages([litany, litany])
    assert [(row.words, row.share) for row in found.top("text-1")] == [(240, 1.0)]
    ends = rh.shared_passages([litany + "Last words here.", litany + "Another end of it."])
    assert [(row.words, row.share) for row in ends.top("text-1")] == [(240, 1.0)]
    assert "8 runs of four words occur more than 20 times" in " ".join(found.notes)
    # In more texts than `common` it is a formula.
    assert not rh.shared_passages([litany] * 21)
