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
    first, lower = spelling[0], spelling.lower()
    if first.isalpha():
        return _word_flags(spelling, lower)
    flags = 0
    if first.isdigit():
        flags |= Sign.NUMBER
    elif spelling[0] in ".!?…。！？":
        flags |= Sign.TERMINATOR | (Sign.FULL_STOP if spelling == "." else 0)
    else:
        flags |= Sign.CLOSER if first in CLOSING else 0
        flags |= Sign.OPENER if first in OPENING else 0
    return flags


def _word_flags(spelling: str, lower: str) -> int:
    flags = 0
    if spelling[0].islower():
        flags |= Sign.LOWER
        flags |= Sign.SMALL_WORD if spelling.isalpha() and len(spelling) > 1 else 0
    elif spelling[0].isupper():
        flags |= Sign.UPPER
        flags |= Sign.CAPITALISED if spelling[1:].islower() else 0
        flags |= Sign.INITIAL if len(spelling) == 1 else 0
    flags |= Sign.STARTER if lower in STARTERS else 0
    flags |= Sign.BEFORE_INITIAL if lower in BEFORE_INITIALS or not flags & Sign.LOWER else 0
    flags |= Sign.BEFORE_NUMBER if lower in BEFORE_NUMBERS else 0
    if spelling.endswith("."):
        # A merged initial ("J.") can only be part of a name, like a title.
        titled = lower in _TITLES or len(spelling) == 2
        flags |= Sign.TITLE if titled else Sign.DOTTED
    return flags
