"""A lexicon made of the words of the texts themselves, so that it matches a lot.

40 categories in turn get entries of these kinds: of 100, 60 words, 20 `prefix*`, 3
`*suffix`, 10 phrases of two words and 4 of three, 2 of two words with a wildcard in
the second, and 1 of two words with a `*` of its own between them. They are drawn by
their rank in the texts, evenly or evenly on a logarithmic scale; how often the latter is
chosen so that the first 5,000 entries make about 42 matches per 100 tokens, as large
dictionaries do. The 50 most frequent words and the 100 most frequent pairs are in no
entry. Further entries come from the rarer four fifths of words and phrases. A smaller
lexicon is the beginning of a larger one. Each category has up to three exceptions, which
are phrases of two words that begin with a word of its own; of ten categories one drops
negated matches and one counts them apart.
"""

import random
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice, pairwise

import rhetoric as rh

CATEGORIES = 40
ENTRIES = 5000
MATCHES_PER_TOKEN = 0.42
EXCEPTIONS = 3
NEGATION = {3: "drop", 7: "separate"}
KINDS = {"word": 60, "prefix": 20, "suffix": 3, "pair": 10, "triple": 4, "started": 2, "open": 1}
SAMPLE_CHARACTERS = 4_000_000
_TOKEN = re.compile(r"\w+|[^\w\s]")
_RUN = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+)*")
_PASSED_OVER = {"words": 50, "pairs": 100, "triples": 0}
_RARE = 0.2  # of the ranks, where those begin that are drawn after the first 5,000 entries
_HALVINGS = 9
_TRIES = 30  # draws for each entry that is wanted, before the texts are used up

Drawn = tuple[int, str, str]  # category, kind, pattern


class Words:
    """How often words and phrases occur in a sample of the texts.

    Attributes
    ----------
    tokens : int
        How many words, numbers and signs the sample has.
    ranks : dict of str to list of str
        Words, pairs and triples, the most frequent first.
    shares : dict of int to float
        What was found for each seed about how to draw from the ranks.
    """

    def __init__(self, documents: Sequence[str]) -> None:
        words: Counter[str] = Counter()
        pairs: Counter[tuple[str, ...]] = Counter()
        triples: Counter[tuple[str, ...]] = Counter()
        self.tokens = read = 0
        for text in documents:
            self.tokens += len(_TOKEN.findall(text))
            for found in map(str.split, _RUN.findall(text.lower())):
                words.update(found)
                pairs.update(pairwise(found))
                triples.update(zip(found, found[1:], found[2:], strict=False))
            read += len(text)
            if read > SAMPLE_CHARACTERS:
                break
        self.shares: dict[int, float] = {}
        self.count: dict[str, int] = {}
        self.every_word = self._ranked({(word,): number for word, number in words.items()})
        self.ranks = {
            "words": self.every_word,
            "pairs": self._ranked(pairs),
            "triples": self._ranked(triples),
        }
        for name, most_frequent in _PASSED_OVER.items():
            self.ranks[name] = self.ranks[name][most_frequent:]
            if not self.ranks[name]:
                raise SystemExit(f"These texts are too small for a lexicon: no {name} are left.")

    def _ranked(self, counts: Mapping[tuple[str, ...], int]) -> list[str]:
        """Phrases, the most frequent first and then by the alphabet."""
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        phrases = {" ".join(words): number for words, number in ranked}
        self.count.update(phrases)
        return list(phrases)

    @cached_property
    def _forward(self) -> "_Beginnings":
        return _Beginnings({word: self.count[word] for word in self.every_word})

    @cached_property
    def _backward(self) -> "_Beginnings":
        return _Beginnings({word[::-1]: self.count[word] for word in self.every_word})

    def matches(self, kind: str, pattern: str) -> int:
        """About how often a pattern matches; phrases with wildcards count nothing."""
        if kind == "prefix":
            return self._forward.count(pattern[:-1])
        if kind == "suffix":
            return self._backward.count(pattern[:0:-1])
        return self.count.get(pattern, 0)


class _Beginnings:
    """How often words that begin in a certain way occur, by bisection."""

    def __init__(self, count: dict[str, int]) -> None:
        self._words = sorted(count)
        self._before = [0, *accumulate(count[word] for word in self._words)]

    def count(self, beginning: str) -> int:
        first = bisect_left(self._words, beginning)
        last = bisect_left(self._words, beginning + "\U0010ffff")
        return self._before[last] - self._before[first]


def make_lexicon(words: Words, entries: int, *, seed: int = 0) -> rh.Lexicon:
    """Make the lexicon that the module describes.

    Parameters
    ----------
    words : Words
    entries : int
        How many in all categories. Small texts may give fewer.
    seed : int
    """
    calibrated = _calibrated(words, seed)
    drawn = list(islice(_drawn(words, seed, calibrated, entries), entries))
    return _lexicon(words, drawn, seed)


def with_phrase(lexicon: rh.Lexicon, phrase: str) -> rh.Lexicon:
    """Add a category that has a single phrase."""
    return rh.Lexicon([*lexicon.categories, _category("added", [phrase])], name="one phrase more")


def kinds(lexicon: rh.Lexicon) -> dict[str, int]:
    """Count words, wildcards and phrases among the entries."""
    found: Counter[str] = Counter()
    for category in lexicon:
        for entry in category.entries:
            words = entry.pattern.split()
            starred = "with a wildcard" if "*" in entry.pattern else "without"
            found[f"{'phrases' if len(words) > 1 else 'words'} {starred}"] += 1
    return dict(sorted(found.items()))


def _calibrated(words: Words, seed: int) -> float:
    """How often ranks are drawn on the logarithmic scale, by halving: the more, the more match."""
    if seed not in words.shares:
        low, high, errors = 0.0, 1.0, {}
        for _ in range(_HALVINGS):
            share = (low + high) / 2
            missing = MATCHES_PER_TOKEN - _expected(words, seed, share)
            errors[share] = abs(missing)
            low, high = (share, high) if missing > 0 else (low, share)
        words.shares[seed] = min(errors, key=errors.__getitem__)
    return words.shares[seed]


def _expected(words: Words, seed: int, share: float) -> float:
    drawn = islice(_drawn(words, seed, share, ENTRIES), ENTRIES)
    return sum(words.matches(kind, pattern) for _, kind, pattern in drawn) / words.tokens


def _drawn(words: Words, seed: int, share: float, wanted: int) -> Iterator[Drawn]:
    """Draw entries, none twice in a category."""
    draws = random.Random(seed)
    names, weights = list(KINDS), list(KINDS.values())
    seen: set[tuple[int, str]] = set()
    for _ in range(wanted * _TRIES):
        kind = draws.choices(names, weights)[0]
        frequent = draws.random() < share if len(seen) < ENTRIES else None
        pattern = _MAKERS[kind](_Draw(words, draws, frequent))
        category = len(seen) % CATEGORIES
        if pattern and (category, pattern) not in seen:
            seen.add((category, pattern))
            yield category, kind, pattern


@dataclass(frozen=True, slots=True)
class _Draw:
    """How one entry is drawn: on the logarithmic scale, evenly, or (None) among the rare."""

    words: Words
    draws: random.Random
    frequent: bool | None

    def one(self, name: str) -> str:
        """Draw a word or a phrase by its rank."""
        ranked = self.words.ranks[name]
        first = _PASSED_OVER[name] + 1
        if self.frequent:
            place = first * (len(ranked) / first + 1) ** self.draws.random() - first
        elif self.frequent is None:
            place = len(ranked) * (_RARE + (1 - _RARE) * self.draws.random())
        else:
            place = len(ranked) * self.draws.random()
        return ranked[min(int(place), len(ranked) - 1)]


def _prefix(draw: _Draw) -> str:
    word = draw.one("words")
    return f"{word[: max(4, len(word) - 3)]}*" if len(word) > 4 else ""


def _suffix(draw: _Draw) -> str:
    word = draw.one("words")
    return f"*{word[-5:]}" if len(word) > 5 else ""


def _started(draw: _Draw) -> str:
    first, second = draw.one("pairs").split()
    return f"{first} {second[:3]}*"


def _open(draw: _Draw) -> str:
    first, _, third = draw.one("triples").split()
    return f"{first} * {third}"


_MAKERS: dict[str, Callable[[_Draw], str]] = {
    "word": lambda draw: draw.one("words"),
    "prefix": _prefix,
    "suffix": _suffix,
    "pair": lambda draw: draw.one("pairs"),
    "triple": lambda draw: draw.one("triples"),
    "started": _started,
    "open": _open,
}


def _lexicon(words: Words, drawn: Sequence[Drawn], seed: int) -> rh.Lexicon:
    """Put entries into categories, with exceptions that begin as they do."""
    patterns: dict[int, list[str]] = defaultdict(list)
    single: dict[int, list[str]] = defaultdict(list)
    for category, kind, pattern in drawn:
        patterns[category].append(pattern)
        if kind == "word":
            single[category].append(pattern)
    opening: dict[str, list[str]] = defaultdict(list)
    for pair in words.ranks["pairs"]:
        opening[pair.split()[0]].append(pair)
    categories = [
        _category(
            f"category-{number:02}",
            own,
            exceptions=[opening[word][0] for word in single[number] if word in opening],
            negation=NEGATION.get(number % 10, ""),
        )
        for number, own in sorted(patterns.items())
    ]
    return rh.Lexicon(categories, name=f"{len(drawn)} entries, seed {seed}")


def _category(
    name: str, patterns: Sequence[str], *, exceptions: Sequence[str] = (), negation: str = ""
) -> rh.Category:
    return rh.Category(
        name=name,
        title=name,
        negation=negation,
        entries=tuple(rh.Entry(pattern=pattern) for pattern in patterns),
        exceptions=tuple(rh.Entry(pattern=pattern) for pattern in exceptions[:EXCEPTIONS]),
    )
