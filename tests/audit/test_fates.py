"""What becomes of every occurrence, against the matcher and by hand."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric.lexicon.fates import COUNTED, FATES, fates_of
from rhetoric.lexicon.policy import policy_of

LEXICON = rh.Lexicon(
    [
        rh.Category(
            name="unity",
            negation="drop",
            entries=tuple(
                rh.Entry(pattern=text) for text in ("unit*", "unity", "unity and cohesion")
            ),
            exceptions=(rh.Entry(pattern="unity street"),),
        )
    ]
)


def told(text: str, **options: str) -> list[tuple[str, str, str]]:
    columns = rh.tokenize([text]).columns
    fates = fates_of(LEXICON, columns, **options)
    entries = policy_of(LEXICON, None).entries
    return [
        (entries[entry].pattern, FATES[fate], entries[by].pattern if by >= 0 else "")
        for entry, fate, by in zip(fates.entry, fates.fate, fates.by, strict=True)
    ]


def test_each_fate() -> None:
    assert told("Unity and cohesion.") == [
        ("unit*", "credited to another entry", "unity and cohesion"),
        ("unity", "credited to another entry", "unity and cohesion"),
        ("unity and cohesion", "counted", ""),
    ]
    assert {fate for _, fate, _ in told("In Unity Street.")} == {"in an exception"}
    assert {fate for _, fate, _ in told("There is no unity.")} == {"negated"}
    assert {fate for _, fate, _ in told("“Unity”, he said.", quoted="drop")} == {
        "in quotation marks"
    }
    assert told("They united.") == [("unit*", "counted", "")]
    assert told("Peace.") == []


words = st.lists(
    st.sampled_from(["unity", "and", "cohesion", "street", "united", "no", ".", ",", "“", "”"]),
    max_size=30,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(words.map(" ".join), min_size=1, max_size=3), st.sampled_from(["keep", "drop"]))
def test_what_counts_is_what_the_scores_count(texts: list[str], quoted: str) -> None:
    scores = rh.score_frames(texts, LEXICON, quoted=quoted)
    columns = rh.tokenize(texts).columns
    fates = fates_of(LEXICON, columns, quoted=quoted)
    counted = fates.fate == COUNTED
    document = columns.document_of(fates.start[counted])
    assert np.bincount(document, minlength=len(texts)).tolist() == scores.counts[:, 0].tolist()
