"""The matcher on arrays finds what the slow and obviously right one finds."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import rhetoric as rh
from rhetoric import Category, Entry, Lexicon
from rhetoric.lexicon.matching import Matcher
from rhetoric.tokens.quotation import quoted_tokens
from tests.lexicon.oracle import Found, slow_matches

WORDS = [
    "a", "A", "ab", "aB", "abc", "b", "B", "our", "nation", "nations", "US", "us", "Party", "it's",
    "anti-a", "anti-ab", "café", "cafe\u0301", "don’t", "520,000", "a's", "nation's", "nation’s",
    "not", "never", "no", "but", "no doubt", "not only", "no longer", "without",
    "U.S.", "x", "J. A. B.", "J.", "Bush", "Mr.", "mr", "é", "5",
]  # fmt: skip
SIGNS = [" ", " ", " ", " ", "  ", ", ", ". ", ".\n\n", "\n", " — ", "-", "“", "” ", "! ", "? A "]
PATTERN_WORDS = [
    "a", "a*", "*a", "*", "?", "??", "a?", "ab", "abc", "*b*", "our", "nation*", "nation",
    "case:US", "case:A*", "us", "case:Party", "anti-a*", "anti-*", "café", "don't", "520,000",
    "nation's", "mr", "j.", "a.", "bush", "u.s.", "it's", "case:us",
]  # fmt: skip
EXPRESSIONS = ["re:(a|b)b?", "re:a+", "re:[ab]{1,2}", "case:re:[A-Z]+", "re:(un)?nations?"]

texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS)), max_size=40).map(
    lambda parts: "".join(word + sign for word, sign in parts)
)
phrases = st.lists(st.sampled_from(PATTERN_WORDS), min_size=1, max_size=4).map(" ".join)
patterns = st.one_of(phrases, st.sampled_from(EXPRESSIONS)).filter(
    lambda pattern: any(c.isalnum() for c in pattern.replace("case:", ""))
)


def entries(found: list[str]) -> tuple[Entry, ...]:
    return tuple(Entry(pattern=pattern) for pattern in found)


pattern_lists = st.lists(patterns, max_size=8, unique_by=lambda p: p.casefold()).map(entries)


def category(name: str) -> st.SearchStrategy[Category]:
    return st.builds(
        lambda own, excepted: Category(name=name, entries=own, exceptions=excepted),
        pattern_lists,
        st.lists(patterns, max_size=2, unique=True).map(entries),
    )


lexicons = st.tuples(
    *map(category, ["one", "one/child", "one/child/deep", "one/other", "two"])
).map(Lexicon)


def fast_matches(
    lexicon: Lexicon,
    tokens: rh.TokenizedCorpus,
    *,
    negation: str | None = None,
    quoted: str = "keep",
) -> set[Found]:
    matcher = Matcher(lexicon, negation=negation, quoted=quoted)
    found = matcher.match(tokens.columns)
    return {
        (matcher.labels[c], s, e, found.entries[n].pattern)
        for c, s, e, n in zip(
            found.category.tolist(), found.start.tolist(),
            (found.start + found.length).tolist(), found.entry.tolist(),
            strict=True,
        )
    }  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(texts, min_size=1, max_size=3), lexicons)
def test_same_matches(documents: list[str], lexicon: Lexicon) -> None:
    tokens = rh.tokenize(documents)
    assert fast_matches(lexicon, tokens) == slow_matches(lexicon, tokens)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(texts, min_size=1, max_size=3),
    lexicons,
    st.sampled_from(["count", "drop", "separate"]),
    st.sampled_from(["keep", "drop"]),
)
def test_same_matches_under_every_policy(
    documents: list[str], lexicon: Lexicon, negation: str, quoted: str
) -> None:
    tokens = rh.tokenize(documents)
    inside = np.flatnonzero(quoted_tokens(tokens.columns)).tolist() if quoted == "drop" else []
    slow = slow_matches(lexicon, tokens, negation=negation, quoted=frozenset(inside))
    assert fast_matches(lexicon, tokens, negation=negation, quoted=quoted) == slow


@settings(max_examples=100, deadline=None)
@given(texts, lexicons, st.randoms(use_true_random=False))
def test_order_of_entries_changes_nothing(text: str, lexicon: Lexicon, random: object) -> None:
    def shuffled(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
        mixed = list(found)
        random.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a Random
        return tuple(mixed)

    other = Lexicon(
        Category(name=c.name, entries=shuffled(c.entries), exceptions=shuffled(c.exceptions))
        for c in lexicon
    )
    tokens = rh.tokenize([text])
    assert fast_matches(lexicon, tokens) == fast_matches(other, tokens)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(texts, st.text()), min_size=1, max_size=3), lexicons)
def test_every_match_is_where_it_says(documents: list[str], lexicon: Lexicon) -> None:
    corpus = rh.read_corpus(documents)
    scores = rh.score_frames(corpus, lexicon)
    for match in scores.matches:
        document = corpus[match.document]
        assert document.text[match.start : match.end] == match.text
        start, end = document.source_span(match.start, match.end)
        assert 0 <= start < end <= len(document.raw)
    for row in scores:
        assert row.count == len(row.matches)
        assert all(match.label == row.frame for match in row.matches)
