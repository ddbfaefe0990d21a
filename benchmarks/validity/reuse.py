"""Text reuse: published similarities, and edited copies planted in unrelated text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import rhetoric as rh
from benchmarks.validity.table import Table, read_jsonl

TEXTS = "text_reuse/shared_textreuse_docs.jsonl"
PUBLISHED: tuple[tuple[str, str, int, float, float], ...] = (
    ("ca1851-match", "ny1850-match", 7, 0.3842549, 5e-8),
    ("ca1851-match", "ca1851-nomatch", 7, 0.0, 0.0),
    ("ca1851-nomatch", "ny1850-match", 7, 0.0, 0.0),
    ("remember00palm", "remembermeorholy00palm", 5, 0.701, 5e-4),
)
"""Two texts, words of a shingle, the printed Jaccard value and half of its last digit."""
CHANGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
PASSAGE = 40

_JACCARD_NOTE = (
    "Jaccard values of word n-grams printed in the documentation of the R package textreuse; "
    "equal means within half a unit of the last digit printed. As there, a word is a run of "
    "letters and digits with apostrophes inside; by the words of our tokeniser, a possessive "
    "stands apart and a hyphenated word is one."
)
_PLANTED_NOTE = (
    f"Copies of passages of {PASSAGE} words, planted in texts of made-up words with frequencies "
    "after Zipf, four of ten words function words. In each copy the given share of words is "
    "replaced, up to four words are put in, and in half of them two clauses change places. A copy "
    "is found when a row overlaps both places; of words, those inside found spans are counted."
)


def measure(folder: Path) -> list[Table]:
    """Compare with the printed values, and count planted copies that are found."""
    texts = {one["id"]: one["text"] for one in read_jsonl(folder / TEXTS)}
    jaccard = Table(
        title="Text reuse: shingle similarity",
        columns=("text", "other text", "words", "printed", "ours", "equal", "by our tokens"),
        notes=(_JACCARD_NOTE,),
    )
    for first, second, n, printed, half in PUBLISHED:
        pair = texts[first], texts[second]
        ours = rh.shingle_similarity(*pair, n=n)
        own = rh.shingle_similarity(*pair, n=n, words=_own_words)
        equal = "yes" if abs(ours - printed) <= half else "no"
        shown = (f"{value:.7f}" for value in (printed, ours))
        jaccard.rows.append((first, second, n, *shown, equal, f"{own:.7f}"))
    planted = Table(
        title="Text reuse: planted copies",
        columns=("words replaced", "copies", "found", "rows", "rows right", "word recall",
                 "word precision"),
        notes=(_PLANTED_NOTE,),
    )  # fmt: skip
    for change in CHANGES:
        planted.rows.append(planted_row(change))
    return [jaccard, planted]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A passage and its planted copy: documents, and half-open spans of words."""

    document: int
    start: int
    other: int
    other_start: int
    other_end: int


def planted_row(change: float, seed: int = 0) -> tuple[str, int, float, int, float, float, float]:
    """Plant copies, look for them, and count."""
    texts, copies = plant(change, seed)
    result = rh.shared_passages([" ".join(words) for words in texts], within=False)
    found = [_span(row) for row in result]
    hits = [[_meets(span, copy) for copy in copies] for span in found]
    hit = np.array(hits, dtype=bool).reshape(len(found), len(copies))
    planted = _words(
        span
        for copy in copies
        for span in (
            (copy.document, copy.start, copy.start + PASSAGE),
            (copy.other, copy.other_start, copy.other_end),
        )
    )
    spanned = _words(span for pair in found for span in pair)
    both = len(planted & spanned)
    return (
        f"{change:.0%}",
        len(copies),
        float(hit.any(axis=0).mean()),
        len(found),
        float(hit.any(axis=1).mean()) if found else 0.0,
        both / len(planted),
        both / len(spanned) if spanned else 0.0,
    )


def _own_words(text: str) -> list[tuple[int, int]]:
    return [(token.start, token.end) for token in rh.tokenize([text]).tokens]


Span = tuple[int, int, int]
"""A document, and half of an open span of its words."""


def _span(row: rh.SharedPassage) -> tuple[Span, Span]:
    """Tell which words a row covers, by their numbers in its texts' words."""
    return (
        (int(row.document[5:]) - 1, row.start // _WIDTH, (row.end + 1) // _WIDTH),
        (int(row.other[5:]) - 1, row.other_start // _WIDTH, (row.other_end + 1) // _WIDTH),
    )


def _words(spans: Iterable[Span]) -> set[tuple[int, int]]:
    return {(document, word) for document, start, end in spans for word in range(start, end)}


def _meets(pair: tuple[Span, Span], copy: Copy) -> bool:
    """Tell whether a row overlaps both places of a copy."""
    places = (
        (copy.document, copy.start, copy.start + PASSAGE),
        (copy.other, copy.other_start, copy.other_end),
    )
    return any(
        all(
            one[0] == there[0] and max(one[1], there[1]) < min(one[2], there[2])
            for one, there in zip(order, places, strict=True)
        )
        for order in (pair, pair[::-1])
    )


_LETTERS = 5
_WIDTH = _LETTERS + 1
"""Every word has five letters, so that a place in the text tells a place among the words."""
_FUNCTION_WORDS = tuple("about after their there these those which while would could".split())
_SYLLABLES = 8_000


def plant(
    change: float, seed: int, documents: int = 200, words: int = 400, copies: int = 60
) -> tuple[list[list[str]], list[Copy]]:
    """Make unrelated texts and put edited copies of passages of some into others."""
    draws = np.random.default_rng([seed, round(change * 100)])
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    known = ["".join(draws.choice(letters, _LETTERS)) for _ in range(_SYLLABLES)]
    shares = 1 / np.arange(1, len(known) + 1)
    shares /= shares.sum()

    def made(count: int) -> list[str]:
        plain = draws.choice(len(known), count, p=shares).tolist()
        often = draws.integers(0, len(_FUNCTION_WORDS), count).tolist()
        small = (draws.random(count) < 0.4).tolist()
        return [
            _FUNCTION_WORDS[function] if is_small else known[word]
            for word, function, is_small in zip(plain, often, small, strict=True)
        ]

    texts = [made(words) for _ in range(documents)]
    planted = []
    order = draws.permutation(documents).tolist()
    for document, other in zip(order[:copies], order[copies : 2 * copies], strict=True):
        start = int(draws.integers(0, words - PASSAGE))
        copy = _edited(texts[document][start : start + PASSAGE], change, made, draws)
        at = int(draws.integers(0, words))
        texts[other][at:at] = copy
        planted.append(
            Copy(
                document=document,
                start=start,
                other=other,
                other_start=at,
                other_end=at + len(copy),
            )
        )
    return texts, planted


def _edited(
    passage: Sequence[str],
    change: float,
    made: Callable[[int], list[str]],
    draws: np.random.Generator,
) -> list[str]:
    """Replace words, let two clauses change places, and put some words in."""
    replaced = draws.random(len(passage)) < change
    copy = [
        new if other else word
        for word, new, other in zip(passage, made(len(passage)), replaced, strict=True)
    ]
    if draws.random() < 0.5:
        cut = int(draws.integers(12, len(copy) - 12))
        copy = copy[cut:] + copy[:cut]
    at = int(draws.integers(5, len(copy) - 5))
    return copy[:at] + made(int(draws.integers(0, 5))) + copy[at:]
