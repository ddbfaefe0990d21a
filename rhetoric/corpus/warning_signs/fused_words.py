"""Words that ran together where something between them was lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rhetoric.corpus.cleaning.common_words import common_words

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Words of grammar that seldom end a longer word. Short ones ("in", "he", "her")
# end too many to be told apart.
_SECOND_WORDS = frozenset(
    """the and was were had has have been who that which where when whose with from into upon
        after before between during until than then there this these those they their would could
        should because although however despite due yet but also such while""".split()
)
_FIRST_WORDS = frozenset("the and of in on at by to for with from that was were".split())
_AFTER_FIRST_WORDS = frozenset(["the", "this", "these", "those", "his", "their"])
# Whole words that only look like two.
_WHOLE_WORDS = frozenset(
    """elsewhere somewhere everywhere anywhere nowhere otherwhere forthwith herewith therewith
        wherewith meanwhile worthwhile erstwhile hereafter thereafter hereinafter hereupon
        thereupon whereupon therefrom wherefrom nonesuch somesuch inbetween hereinbefore
        theretofore marchand earthen lengthen strengthen heathen bathe lathe breathe loathe clothe
        soothe sheathe wreathe swathe scythe forthe into onto unto within without overdue undue
        subdue residue""".split()
)
_SHORT_FUSED = frozenset(
    first + second
    for first in _FIRST_WORDS
    for second in _AFTER_FIRST_WORDS
    if first != second and first + second not in _WHOLE_WORDS
) | {"inhe", "onhe", "inthey", "onthey"}

_WORD = re.compile(r"[^\W\d_]{4,40}")
_TWO_CASES = re.compile(r"([A-Z]?[a-z]{2,})([A-Z][a-z]+)")
_CAPITALS_FIRST = re.compile(r"[A-Z]{2,}([a-z]{3,})")
_DATED = re.compile(f"(?:{'|'.join(MONTHS)})([a-z]{{3,}})")
_LONE_ARTICLE = re.compile(r"\b(?:Ina|Ona|Ata|Bya)\b(?= [a-z])")
_CAMEL_CASE = re.compile(rf"\b(?:{'|'.join(sorted(_FIRST_WORDS))})[A-Z][a-z]+\b(?!\()")
_SHORTEST_FIRST = 4
# English closes no compound behind these endings: "station" + "master" is as far
# as it goes, so the first word must be long.
_CLOSED_ENDINGS = ("tion", "sion", "ment", "ity", "ism", "ance", "ence", "onal", "onals")
_LONG_FIRST = 8
_LONG_SECOND = 5


def find_fused_words(text: str) -> list[tuple[int, int]]:
    """Find words that seem to be two words run together.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Their spans, in order.

    Examples
    --------
    >>> text = "On 15 Augustthe south declared statehood, supported by the armydue to him."
    >>> [text[start:end] for start, end in find_fused_words(text)]
    ['Augustthe', 'armydue']
    """
    words = set(_WORD.findall(text))
    looks = {word: look for word in words if (look := _look(word)) is not _SOUND}
    if not looks:
        return []
    known = {word.lower() for word in words}
    fused = {word for word, look in looks.items() if _is_fused(look, known)}
    if not fused:
        return []
    spans = [match.span() for match in _WORD.finditer(text) if match.group() in fused]
    return sorted([*spans, *_doubtful(text)])


def _doubtful(text: str) -> Iterator[tuple[int, int]]:
    """Find "Ina rumor" and "theNorth".

    There are such names ("theGuardian", "toString"), so they count only where
    other words are fused.
    """
    for sign in (_LONE_ARTICLE, _CAMEL_CASE):
        yield from (match.span() for match in sign.finditer(text))


@dataclass(frozen=True, slots=True)
class _Look:
    """What a word looks like, whatever text it stands in."""

    fused: bool = False
    heads: tuple[str, ...] = ()
    """It is fused in a text that has one of these as a word."""


_SOUND = _Look()
_FUSED = _Look(fused=True)


def _is_fused(look: _Look, known: set[str]) -> bool:
    return look.fused or any(head in known for head in look.heads)


@lru_cache(maxsize=200_000)
def _look(word: str) -> _Look:
    lower = word.lower()
    if lower in _WHOLE_WORDS or lower in common_words():
        return _SOUND
    if word[1:].islower():
        if word[0].isupper() and lower.endswith("land"):  # "Zealand", in a text with "zeal"
            return _SOUND
        if lower in _SHORT_FUSED or _is_dated(word):
            return _FUSED
        return _by_heads(lower)
    if two := _TWO_CASES.fullmatch(word):
        return _FUSED if _is_fused_at_capital(*two.groups()) else _SOUND
    capitals = _CAPITALS_FIRST.fullmatch(word)
    fused = capitals is not None and capitals.group(1) in _SECOND_WORDS
    return _FUSED if fused else _SOUND


def _is_dated(word: str) -> bool:
    dated = _DATED.fullmatch(word)
    return dated is not None and dated.group(1) in _SECOND_WORDS


def _is_fused_at_capital(first: str, second: str) -> bool:
    """Know "AprilNorth", "UnionThe" from names such as "YouTube"."""
    if first in MONTHS or first in DAYS:
        return True
    return second.lower() in _SECOND_WORDS and len(second) > 2 and first.lower() in common_words()


def _by_heads(lower: str) -> _Look:
    """Cut a word where its second half is a word: it is fused if the first half is one too."""
    heads = tuple(
        lower[:cut]
        for cut in range(_SHORTEST_FIRST, len(lower) - 2)
        if lower[cut:] in _SECOND_WORDS or _is_no_compound(lower, cut)
    )
    if not common_words().isdisjoint(heads):
        return _FUSED
    return _Look(heads=heads) if heads else _SOUND


def _is_no_compound(lower: str, cut: int) -> bool:
    """Know "liberationclass": two common words that English would not write as one."""
    return (
        _LONG_FIRST <= cut <= len(lower) - _LONG_SECOND
        and lower.endswith(_CLOSED_ENDINGS, 0, cut)
        and lower[cut:] in common_words()
    )
