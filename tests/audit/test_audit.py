"""An audit, against rescoring and by hand."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.audit.contexts import density
from rhetoric.audit.reliability import Reliability, cronbach, feldt_interval

LEXICON = rh.Lexicon(
    [
        rh.Category(
            name="unity",
            entries=tuple(
                rh.Entry(pattern=text)
                for text in (
                    "unity",
                    "united",
                    "unity and cohesion",
                    "cohesion",
                    "case:Party",
                    "ally",
                )
            ),
            exceptions=(rh.Entry(pattern="united airlines"),),
        ),
        rh.Category(
            name="party", entries=(rh.Entry(pattern="case:Party"), rh.Entry(pattern="part*"))
        ),
    ],
    name="small",
)
TEXTS = [
    "Unity and cohesion. The Party is united. The parties met.",
    "United Airlines flew. Cohesion! No unity. Anti-party groups and allies.",
    "“Unity” he said. A part of the whole. The party was over.",
]


@pytest.fixture(scope="module")
def audit() -> rh.LexiconAudit:
    return rh.audit_lexicon(LEXICON, TEXTS)


def test_coverage_and_entries(audit: rh.LexiconAudit) -> None:
    unity, party = audit.coverage
    assert (unity.entries, unity.fired, unity.count, unity.documents) == (6, 5, 6, 3)
    assert (party.count, party.strongest) == (4, "part*")
    rows = {(row.category, row.entry): row for row in audit.entries}
    assert rows["unity", "ally"].counted == 0
    assert rows["unity", "united"].in_exceptions == 1
    assert rows["unity", "cohesion"].covered_by == "unity and cohesion"
    assert rows["party", "part*"].covered == 1


def test_what_wildcards_catch(audit: rh.LexiconAudit) -> None:
    found = {(row.entry, row.wording): row.count for row in audit.caught}
    assert found == {("part*", "parties"): 1, ("part*", "part"): 1, ("part*", "party"): 1}


def test_clashes_and_near_misses(audit: rh.LexiconAudit) -> None:
    (clash,) = audit.clashes
    assert (clash.first_entry, clash.same, clash.count) == ("case:Party", True, 1)
    missed = {(row.category, row.word, row.reason) for row in audit.near_misses}
    assert ("party", "anti-party", "hyphen") in missed
    assert ("unity", "allies", "inflection") in missed


def test_policies(audit: rh.LexiconAudit) -> None:
    counts = {(row.policy, row.category): row.count for row in audit.policies}
    assert counts["as scored", "unity"] == 6
    assert counts["negated matches: drop", "unity"] == 5
    assert counts["quoted matches: drop", "unity"] == 5
    assert counts["without exceptions", "unity"] == 7
    assert counts["case ignored", "unity"] == 7
    assert counts["every overlapping entry counts", "unity"] == 8


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["unity", "and", "cohesion", "Party", "parties", "united", "airlines"]),
            max_size=15,
        ).map(" ".join),
        min_size=1,
        max_size=4,
    )
)
def test_leaving_out_an_entry_is_scoring_without_it(texts: list[str]) -> None:
    audit = rh.audit_lexicon(LEXICON, texts)
    for row in audit.influence:
        without = rh.score_frames(texts, LEXICON.remove(row.category, [row.entry]))
        place = without.frames.index(row.category)
        assert row.count_without == int(without.counts[:, place].sum())


def test_reliability() -> None:
    assert audit_of(29)[0].alpha is None
    assert "29 documents are too few" in audit_of(29)[0].note
    (row,) = audit_of(60)
    assert (row.entries, row.dropped, row.documents) == (2, 1, 60)
    assert row.alpha == pytest.approx(1.0)
    assert row.kr20 == pytest.approx(1.0)
    assert row.split_half == pytest.approx(1.0)


def audit_of(documents: int) -> list[Reliability]:
    texts = ["peace bread " + "word " * 8 if n % 2 else "word " * 10 for n in range(documents)]
    lexicon = rh.Lexicon.from_dict({"wishes": ["peace", "bread", "land"]})
    return list(rh.audit_lexicon(lexicon, texts).reliability)


def test_alpha_by_hand() -> None:
    # Three cases, two items: variances 2/3 and 2/3, of the sum 4/3 + 2 * 1/3.
    items = np.array([[1.0, 1.0], [2.0, 3.0], [3.0, 2.0]])
    assert cronbach(items) == pytest.approx(2 * (1 - (4 / 3) / 2))
    low, high = feldt_interval(0.8, 100, 10, 0.95)
    # Feldt's worked range for alpha 0.8 lies around it and inside (0.73, 0.86).
    assert 0.73 < low < 0.8 < high < 0.86


def test_density_is_the_mean_cosine_of_all_pairs() -> None:
    vectors = np.random.default_rng(0).normal(size=(7, 5))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    pairs = [vectors[i] @ vectors[j] for i in range(7) for j in range(i)]
    assert density(vectors) == pytest.approx(np.mean(pairs))
    assert density(np.zeros((3, 2))) == 0.0


def test_contexts_need_text_and_tell_words_apart(audit: rh.LexiconAudit) -> None:
    assert not len(audit.contexts)
    draw = np.random.default_rng(7)

    def sentences(head: str, theme: str, number: int) -> list[str]:
        words = [theme + a + b for a in "abcdefghij" for b in "abcdefghij"]
        return [f"The {head} {' '.join(draw.choice(words, 5))}." for _ in range(number)]

    texts = sentences("bank", "river", 30) + sentences("bank", "money", 30)
    texts += sentences("lender", "money", 60)
    texts += sentences("reed", "river", 700) + sentences("coin", "money", 700)
    lexicon = rh.Lexicon.from_dict({"money": ["bank", "lender"]})
    rows = {row.entry: row for row in rh.audit_lexicon(lexicon, texts).contexts}
    assert rows["bank"].likeness < rows["lender"].likeness


def test_suggestions() -> None:
    texts = ["We hope for peace and plenty tomorrow. The report has numbers. Rain fell."] * 12
    texts += ["The report of rain has other numbers."] * 60
    lexicon = rh.Lexicon.from_dict({"hope": ["hope*"]})
    found = rh.suggest_entries(lexicon, "hope", texts)
    assert {row.word for row in found.rows[:6]} >= {"peace", "plenty", "tomorrow"}
    assert "[peace]" in next(row.lines for row in found if row.word == "peace")
    assert not {"hope", "report", "rain"} & {row.word for row in found}
    with pytest.raises(rh.InputError, match="counts in 1 sentence of these"):
        rh.suggest_entries(lexicon, "hope", ["We hope."])
    with pytest.raises(rh.InputError, match="n must be a whole number"):
        rh.suggest_entries(lexicon, "hope", texts, n=0)
    with pytest.raises(rh.InputError, match="no category 'hop'"):
        rh.suggest_entries(lexicon, "hop", texts)


@pytest.mark.parametrize("texts", [[""], ["..."], ["x"], ["\x00 \U0001f600 ́"]])
def test_texts_with_nothing_to_find(texts: list[str], tmp_path: Path) -> None:
    audit = rh.audit_lexicon(LEXICON, texts)
    assert "never count here" in repr(audit)
    assert all(len(table.to_records()) == len(table) for table in audit.tables.values())
    assert "None." in audit.to_html(tmp_path / "a.html").read_text(encoding="utf-8")
    with pytest.raises(rh.InputError, match="nothing to draw"):
        audit.plot()


def test_the_page(audit: rh.LexiconAudit, tmp_path: Path) -> None:
    page = audit.to_html(tmp_path / "audit.html").read_text(encoding="utf-8")
    for name in audit.tables:
        assert f'id="{name}"' in page
    assert "data:image/png" in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "<b>" in audit._repr_html_()


def test_wrong_settings() -> None:
    with pytest.raises(rh.InputError, match="quoted must be one of"):
        rh.audit_lexicon(LEXICON, TEXTS, quoted="maybe")
    with pytest.raises(rh.InputError, match="takes a Lexicon first"):
        rh.audit_lexicon(TEXTS, LEXICON)  # type: ignore[arg-type]
