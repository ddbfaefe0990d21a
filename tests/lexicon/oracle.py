"""A slow and obviously right matcher: the decisions of the entry language, one by one."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rhetoric import Lexicon, TokenizedCorpus

Found = tuple[str, int, int, str]
"""Category, first token, one past the last token, pattern."""

SAME_APOSTROPHE = {"’": "'", "ʼ": "'", "＇": "'"}
# Some of each, for texts made of them.
NEGATORS = {"not", "never", "no", "don't", "without"}
FIXED = [["not", "only"], ["no", "doubt"]]
BOUNDS = {",", ";", ":", "(", ")", "[", "]", "-", ".", "…", "but"}
SAME_HYPHEN = {"‐": "-", "‑": "-"}


@dataclass(frozen=True)
class Hit:
    start: int
    end: int
    pattern: str
    home: str


def plain(text: str, *, keep_case: bool) -> str:
    text = unicodedata.normalize("NFC", text)
    text = "".join(c for c in text if c not in "\u00ad\u200c\u200d\u2060")
    text = "".join(SAME_APOSTROPHE.get(c, SAME_HYPHEN.get(c, c)) for c in text)
    return text if keep_case else unicodedata.normalize("NFC", text.casefold())


def wild(pattern: str, word: str) -> bool:
    """`*` is any run of letters or digits, `?` one letter."""

    @cache
    def at(i: int, j: int) -> bool:
        if i == len(pattern):
            return j == len(word)
        if pattern[i] == "*":
            return at(i + 1, j) or (j < len(word) and word[j].isalnum() and at(i, j + 1))
        if j == len(word):
            return False
        if pattern[i] == "?":
            return word[j].isalpha() and at(i + 1, j + 1)
        return pattern[i] == word[j] and at(i + 1, j + 1)

    return at(0, 0)


def is_word(token: str) -> bool:
    folded = plain(token, keep_case=False)
    return folded not in ("'", "'s") and any(c.isalnum() for c in folded)


def word_matches(part: str, token: str) -> bool:
    case = part.startswith("case:")
    part = part.removeprefix("case:")
    if part.startswith("re:"):
        flags = 0 if case else re.IGNORECASE
        folded = plain(token, keep_case=case)
        return len(token) <= 64 and re.fullmatch(part[3:], folded, flags) is not None
    if part == "*":
        return is_word(token)
    return wild(plain(part, keep_case=case), plain(token, keep_case=case))


def parts_of(pattern: str) -> list[str]:
    """Divide a pattern as a text is divided: a possessive stands apart."""
    if pattern.startswith(("re:", "case:re:")):
        return [pattern]
    parts = []
    for part in pattern.split():
        bare = part[:-2] if part.endswith("'s") and part != "it's" else part
        parts += [bare] if bare == part else [bare, "'s"]
    return parts


def readings(parts: list[str]) -> list[list[str]]:
    """The dot of an initial may belong to its letter or stand apart; "mr" may have its dot."""
    if not parts:
        return [[]]
    first, rest = parts[0], readings(parts[1:])
    if len(first) == 2 and first[0].isalpha() and first[1] == ".":
        return [[*mine, *after] for mine in ([first], [first[0], "."]) for after in rest]
    options = [first, f"{first}."] if first == "mr" else [first]
    return [[mine, *after] for mine in options for after in rest]


def literal_rank(pattern: str) -> tuple[object, ...]:
    parts = parts_of(pattern)
    bare = [part.removeprefix("case:") for part in parts]
    expression = sum(part.startswith("re:") for part in bare)
    open_words = sum(part == "*" for part in bare)
    signs = 0 if expression else sum(part.count("*") + part.count("?") for part in bare)
    case = sum(part.startswith("case:") for part in parts)
    letters = sum(len(part.removeprefix("re:")) for part in bare)
    return expression, open_words, signs, -case, -letters, pattern


def occurrences(
    pattern: str, home: str, words: list[str], sentences: list[tuple[int, int]]
) -> list[Hit]:
    return [
        Hit(start, start + len(parts), pattern, home)
        for parts in readings(parts_of(pattern))
        for first, last in sentences
        for start in range(first, last - len(parts) + 1)
        if all(word_matches(part, words[start + k]) for k, part in enumerate(parts))
    ]


def resolve(hits: list[Hit]) -> list[Hit]:
    """The longest first, then the leftmost, then the most literal; no overlap."""
    taken: set[int] = set()
    chosen = []
    key = {
        hit: (hit.start - hit.end, hit.start, literal_rank(hit.pattern), hit.home) for hit in hits
    }
    for hit in sorted(set(hits), key=key.__getitem__):
        if taken.isdisjoint(range(hit.start, hit.end)):
            taken.update(range(hit.start, hit.end))
            chosen.append(hit)
    return chosen


def under_negation(start: int, words: list[str], sentences: list[tuple[int, int]]) -> bool:
    """Go back from a match, at most five tokens, to a negator in the same clause."""
    first = max(low for low, _ in sentences if low <= start)
    lower = [plain(word, keep_case=False) for word in words]
    for place in range(start - 1, max(first, start - 5) - 1, -1):
        if lower[place] in BOUNDS or re.fullmatch("[!?]+|[–—]+|--+", lower[place]):
            return False
        fixed = any(
            lower[begin : begin + len(phrase)] == phrase and begin <= place < begin + len(phrase)
            for phrase in FIXED
            for begin in range(first, place + 1)
        )
        if not fixed and (lower[place] in NEGATORS or lower[place : place + 2] == ["no", "longer"]):
            return True
    return False


def slow_matches(
    lexicon: Lexicon,
    tokens: TokenizedCorpus,
    *,
    negation: str = "count",
    quoted: frozenset[int] = frozenset(),
) -> set[Found]:
    """Find the matches; those that begin at one of the `quoted` tokens do not count."""
    words = [token.text for token in tokens.tokens]
    starts = [*tokens.columns.sentence_starts.tolist(), len(words)]
    sentences = list(pairwise(starts))
    kept: dict[str, list[Hit]] = {name: [] for name in lexicon.names}
    for category in lexicon:
        above = [lexicon[name] for name in (category.name, *category.ancestors)]
        shields = [
            hit
            for ancestor in above
            for entry in ancestor.exceptions
            for hit in occurrences(entry.pattern, ancestor.name, words, sentences)
        ]
        for entry in category.entries:
            for hit in occurrences(entry.pattern, category.name, words, sentences):
                if hit.start in quoted:
                    continue
                if any(s.start <= hit.start and hit.end <= s.end for s in shields):
                    continue
                negated = negation != "count" and under_negation(hit.start, words, sentences)
                if negated and negation == "separate":
                    kept.setdefault(f"{category.name} (negated)", []).append(hit)
                for ancestor in above if not negated else []:
                    kept[ancestor.name].append(hit)
    return {
        (name, hit.start, hit.end, hit.pattern)
        for name, hits in kept.items()
        for hit in resolve(hits)
    }
