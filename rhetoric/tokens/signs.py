"""What a sentence splitter needs to know of each type, and the word lists it uses."""

from collections.abc import Sequence
from enum import IntFlag

import numpy as np
import numpy.typing as npt

from rhetoric.tokens.lexer import ABBREVIATIONS, TITLES

Flags = npt.NDArray[np.uint16]

STARTERS = frozenset(
    """a about after again all although among an and another as at because before both but by
        despite during each even every everybody everyone few finally first for from furthermore
        given had he hence her here his how however i if in instead is it its just last later let
        many may meanwhile more moreover most my neither never nevertheless no nobody nor nothing
        now of on once one only or others our over perhaps rather second several she similarly
        since so some something sometimes soon still such that the their then there therefore
        these they this those though through thus to today together two under unless until we were
        what whatever when whenever where wherever whether which while who whose why with without
        yes yesterday yet you your""".split()
)
"""Words that seldom begin a name, so that one in upper case begins a sentence."""

BEFORE_INITIALS = frozenset("and as by for from in of or said than that to with".split())
"""Lower-case words that may stand right before the initials of a name."""

BEFORE_NUMBERS = frozenset(
    "app art arts ch chap cl eq ex fig figs no nos p para paras pp pt sec vol vols".split()
)
"""Abbreviations whose dot ends no sentence when a number follows."""

OPENING = frozenset("([{«“‘„‚\"'–—•*-")
CLOSING = frozenset(")]}»”’\"'")


class Sign(IntFlag):
    """What a type can do at a sentence's end or start."""

    TERMINATOR = 1
    FULL_STOP = 2
    CLOSER = 4
    OPENER = 8
    LOWER = 16
    UPPER = 32
    STARTER = 64
    TITLE = 128
    DOTTED = 256
    INITIAL = 512
    NUMBER = 1024
    BEFORE_NUMBER = 2048
    BEFORE_INITIAL = 4096
    CAPITALISED = 8192
    SMALL_WORD = 16384


_LOWER, _UPPER = Sign.LOWER.value, Sign.UPPER.value
_SMALL_WORD, _CAPITALISED = Sign.SMALL_WORD.value, Sign.CAPITALISED.value
_LOWER_WORDS: dict[str, int] = {}
for _words, _sign in (
    (STARTERS, Sign.STARTER),
    (BEFORE_INITIALS, Sign.BEFORE_INITIAL),
    (BEFORE_NUMBERS, Sign.BEFORE_NUMBER),
):
    for _word in _words:
        _LOWER_WORDS[_word] = _LOWER_WORDS.get(_word, 0) | _sign.value

_TITLES = frozenset(f"{word}." for word in TITLES)
_ABBREVIATIONS = frozenset(f"{word}." for word in ABBREVIATIONS)


def sign_flags(spellings: Sequence[str]) -> Flags:
    """Flag each type once; the splitter then works on arrays alone.

    Parameters
    ----------
    spellings : sequence of str

    Returns
    -------
    numpy.ndarray of uint16, shape (types,)
    """
    return np.array([_flags(spelling) for spelling in spellings], dtype=np.uint16)


def _flags(spelling: str) -> int:
    # Plain numbers: the operators of an enumeration cost more than all else here.
    if spelling.islower() and spelling.isalpha() and spelling.isascii():
        small = _SMALL_WORD if len(spelling) > 1 else 0
        return small | _LOWER | _LOWER_WORDS.get(spelling, 0)
    first = spelling[0]
    if first.isalpha():
        return _word_flags(spelling, spelling.lower())
    if first.isdigit():
        return Sign.NUMBER.value
    if first in ".!?…。！？":
        return Sign.TERMINATOR.value | (Sign.FULL_STOP.value if spelling == "." else 0)
    closer = Sign.CLOSER.value if first in CLOSING else 0
    return closer | (Sign.OPENER.value if first in OPENING else 0)


def _word_flags(spelling: str, lower: str) -> int:
    flags = _LOWER_WORDS.get(lower, 0)
    if spelling[0].islower():
        flags |= _LOWER
        flags |= _SMALL_WORD if spelling.isalpha() and len(spelling) > 1 else 0
    else:
        flags |= Sign.BEFORE_INITIAL.value
        if spelling[0].isupper():
            flags |= _UPPER
            flags |= _CAPITALISED if spelling[1:].islower() else 0
            flags |= Sign.INITIAL.value if len(spelling) == 1 else 0
    if spelling.endswith("."):
        # A merged initial ("J.") can only be part of a name, like a title.
        titled = lower in _TITLES or len(spelling) == 2
        flags |= Sign.TITLE.value if titled else Sign.DOTTED.value
    return flags
