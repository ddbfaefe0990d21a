"""The parts of text reuse: alignment, dates, shingles."""

import random
from itertools import pairwise

import numpy as np
import pytest

import rhetoric as rh
from rhetoric.comparison.reuse.dates import find_dates, told_under
from rhetoric.comparison.reuse.local_alignment import CHANGED, SKIPPED, UNIT, align
from rhetoric.comparison.reuse.windows import Windows


def smith_waterman(first: list[int], second: list[int], worth: dict[int, int]) -> int:
    """The score of the best local alignment, cell by cell."""
    scores = np.zeros((len(first) + 1, len(second) + 1), dtype=int)
    for row, word in enumerate(first, 1):
        for column, other in enumerate(second, 1):
            gained = worth[word] if word == other else -CHANGED
            scores[row, column] = max(
                0,
                scores[row - 1, column - 1] + gained,
                scores[row - 1, column] - SKIPPED,
                scores[row, column - 1] - SKIPPED,
            )
    return int(scores.max())


def score_of(pairs: list[tuple[int, int]], words: list[int], worth: dict[int, int]) -> int:
    """The score of an alignment by its pairs, with the cheapest steps between them."""
    total = 0
    for place, (one, other) in enumerate(pairs):
        total += worth[words[one]]
        if place:
            down, right = one - pairs[place - 1][0] - 1, other - pairs[place - 1][1] - 1
            both = min(down, right)
            total -= min(
                changed * CHANGED + (down + right - 2 * changed) * SKIPPED
                for changed in range(both + 1)
            )
    return total


def test_alignments_are_the_best_there_are() -> None:
    """A hundred windows at once, each against the plain algorithm."""
    draw = random.Random(1)
    words: list[int] = []
    spans = []
    for _ in range(100):
        first = [draw.randrange(12) for _ in range(draw.randint(5, 40))]
        copy = [word for word in first if draw.random() < 0.8]
        second = [draw.randrange(12) for _ in range(draw.randint(0, 6))] + copy
        spans.append((len(words), len(words) + len(first), len(second)))
        words += first + second
    begins, ends, sizes = np.array(spans).T
    windows = Windows(
        first=begins,
        first_end=ends,
        second=ends,
        second_end=ends + sizes,
        low=np.ones(100, dtype=np.int64),
        high=ends - begins + sizes,
    )
    weights = {word: 1 + word % 7 for word in range(12)}
    worth = {word: weight * UNIT for word, weight in weights.items()}
    forms = np.array(words)
    found = align(windows, forms, np.array([float(weights[word]) for word in words]))
    checked = 0
    for number, (begin, end, size) in enumerate(spans):
        best = smith_waterman(words[begin:end], words[end : end + size], worth)
        own = found.window == number
        pairs = sorted(zip(found.first[own].tolist(), found.second[own].tolist(), strict=True))
        if best < 12 * UNIT:
            assert not pairs
            continue
        checked += 1
        assert all(words[one] == words[other] for one, other in pairs)
        assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))
        assert score_of(pairs, words, worth) == best
    assert checked > 80


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 1984 he led", [("In 1984", "date")]),
        ("In early 1949, a few years", [("In early 1949", "date"), ("a few years", "duration")]),
        ("on 15 August 1945", [("on 15 August 1945", "date")]),
        ("August 15, 1945", [("August 15, 1945", "date")]),
        ("the 5th of May 1821", [("the 5th of May 1821", "date")]),
        ("in April 1982", [("in April 1982", "date")]),
        ("during the 1930s", [("during the 1930s", "date")]),
        (
            "In the first half of the 1980s",
            [("In the first half of the 1980s", "date")],
        ),
        ("the mid-1950s", [("the mid-1950s", "date")]),
        ("in the 20th century", [("in the 20th century", "date")]),
        ("(1912-1994)", [("1912-1994", "date")]),
        ("for twenty years", [("twenty years", "duration")]),
        ("Nearly 25 years have", [("Nearly 25 years", "duration")]),
        ("two decades later", [("two decades later", "duration")]),
        ("over 70,000 people", [("over 70,000", "number")]),
        ("18 million men", [("18 million", "number")]),
        ("3.5 percent", [("3.5 percent", "number")]),
        ("twenty-five ships", [("twenty-five", "number")]),
        ("in early\n1949", [("in early 1949", "date")]),
        ("one of them may 5", [("5", "number")]),
        ("someone, tent and oneself", []),
        ("B52, x1984", []),
    ],
)
def test_dates_and_numbers(text: str, found: list[tuple[str, str]]) -> None:
    got = find_dates(text, (0, 0), (0, len(text)))
    assert [(one.text, one.kind) for one in got] == found
    for one in got:
        assert " ".join(text[one.start : one.end].split()) == one.text


def test_the_date_a_passage_is_told_under() -> None:
    text = "In 1950 it began. He (born 1912) spoke of peace in May 1960. By 1970 all was over."
    places = [text.index(part) for part in ("In 1950", "He (", "By 1970")]

    def told(start: str, end: str) -> str | None:
        passage = text.index(start), text.index(end) + len(end)
        one = told_under(find_dates(text, passage, (0, len(text))), places)
        return one.text if one else None

    assert told("spoke", "peace") == "In 1950"  # it opens a sentence; 1912 does not
    assert told("spoke", "1960") == "in May 1960"  # the passage has one
    assert told("In", "began") == "In 1950"
    after = find_dates(text[18:], (0, 2), (0, len(text) - 18))
    assert told_under(after, []) == after[0]
    assert told_under([], [0]) is None


def test_shingles_by_hand_and_by_sets() -> None:
    assert rh.shingle_similarity("a b c d", "a b c e", n=2) == 2 / 4
    assert rh.shingle_similarity("A b, c!", "a B c", n=3) == 1.0
    assert rh.shingle_similarity("a b", "a b", n=3) == 0.0
    assert rh.shingle_similarity("", "", n=1) == 0.0
    first, second = (rh.seeds()[name] for name in ("socialist-unity", "spirit-of-independence"))
    for n in (1, 2, 5):
        sets = []
        for text in (first.text, second.text):
            words = [token.text for token in rh.tokenize([text]).tokens if token.text.isalnum()]
            plain = [word.lower() for word in words]
            sets.append({tuple(plain[at : at + n]) for at in range(len(plain) - n + 1)})
        own = len(sets[0] & sets[1]) / len(sets[0] | sets[1])

        def words_only(text: str) -> list[tuple[int, int]]:
            found = rh.tokenize([text]).tokens
            return [(token.start, token.end) for token in found if token.text.isalnum()]

        assert rh.shingle_similarity(first, second, n=n, words=words_only) == pytest.approx(own)
    same = rh.shingle_similarity(first, second)
    assert same == rh.shingle_similarity(second, first)


@pytest.mark.parametrize(
    ("first", "n", "told"),
    [("a", 0, "n must be"), ("a", True, "n must be"), (["a"], 2, "first must be a string")],
)
def test_wrong_shingles(first: object, n: int, told: str) -> None:
    with pytest.raises(rh.InputError, match=told):
        rh.shingle_similarity(first, "b", n=n)  # type: ignore[arg-type]
