"""What a sentence splitter needs to know of each type, and the word lists it uses."""

from collections.abc import Iterable, Sequence
from enum import IntFlag

import numpy as np
import numpy.typing as npt

from rhetoric.tokens.lexer import TITLES

Flags = npt.NDArray[np.uint32]

STARTERS = frozenset(
    """a about after again all although among an and another are as at because been before both
        but by can could despite did do does during each even every everybody everyone few finally
        first for from furthermore given had has have he hence her here his how however i if in
        instead is it its just last later let many may meanwhile more moreover most my neither
        never nevertheless no nobody nor nothing now of on once one only or others our over perhaps
        please rather second several she should similarly since so some something sometimes soon
        still such than that the their then there therefore these they this those though through
        thus to today together two under unless until was we were what whatever when whenever where
        wherever whether which while who whose why with without would yes yesterday yet you
        your""".split()
)
"""Words that seldom begin a name, so that one in upper case begins a sentence."""

BEFORE_INITIALS = frozenset("and as by for from in of or said than that to with".split())
"""Lower-case words that may stand right before the initials of a name."""

BEFORE_NUMBERS = frozenset(
    "app art arts ch chap cl eq ex fig figs no nos p para paras pp pt sec vol vols".split()
)
"""Abbreviations whose dot ends no sentence when a number follows."""

BEFORE_LETTERS = frozenset(
    """annex appendix article block category chapter class exhibit figure grade group hepatitis
        level option part phase plan point schedule section table team type unit vitamin
        zone""".split()
)
"""Words after which a letter is a number, not the initial of a name."""

SIGN_OFFS = frozenset("best cheers love regards sincerely thanks yours".split())
"""Words that close a letter, before the name of its writer."""

SHORTENED = frozenset(
    """abbr acad acct addr adj adv alt anon ann appt apt approx apr arch art assn assoc asst atty
        attn aug ave avg bldg blvd bros ca cal calc cat cert cf chap circ cit cm co col coll comm
        comp conf conj cont contd corp cu dec dept depts dev diff dim dir disc dist div doc doz ed
        eds eg elec eng esp est etc exch excl exec ext fac feb fed fem fig figs fl ft fwd gal gen
        gov govt gram hist hon hosp hr hrs hwy ibid ie ill illus inc incl ind info ins inst int
        intl introd irreg jan jr jul jun kg km lab lang lat lb lbs lib lit long ltd mag masc math
        max med mfg mfr mgr min mins misc mktg ml mm mod mon mph mt mts mus nat natl neg no nos nov
        num ob obj obs occas oct op opp orig oz pal par para paras pct perf perh pkg pkwy pl plc
        pop pos poss pp pref prep pres prev prin prob proc prof pron prop pseud pt pts pub publ pvt
        qt quot rd rec ref refs reg rel rep repr rept req resp ret rev riv sat sci sec secs sect
        sen sep sept seq ser sgd sing soc sp spec sq sr st sta stat std str subj subst sun supp
        suppl supt syn syst tech tel temp thu thur thurs trans transl treas tue tues univ usu util
        var vb vet viz vol vols vs wed wk wt yd yr yrs""".split()
)
"""Short forms written with a dot, after which lower case goes on with the sentence."""

SHORT_WORDS = frozenset(
    """ago all am an and any are as at ate bad be bed big bit boy bus but buy by can car cat cut day
        did die do dog due eat end far few fit for fun get go god got guy had has he her him his hit
        hot how if in is it its job kid law lay led let lie lot low man may me men met my new not
        now of off oh ok old on one or our out own pay pet put ran red run sad saw say sea see set
        sex she sit six so son tax tea ten the tie to too top try two up us use war was way we who
        why win yes yet you""".split()
)
"""Words of two or three letters that are no short forms of others."""

OPENING = frozenset("([{«“‘„‚\"'–—•*-")
CLOSING = frozenset(")]}»”’\"'")
BULLETS = frozenset("•⁃‣▪●◦■►")
SEPARATORS = frozenset("*=_~#")
LEAST_RULE = 4
"""Hyphens in a row that make a rule, not a dash."""
MOST_MARKER = 99
"""The highest number of a list item."""


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
    SMALL_WORD = 1 << 14
    ADDRESS = 1 << 15
    SEPARATOR = 1 << 16
    RULE = 1 << 17
    BULLET = 1 << 18
    PLAIN = 1 << 19
    """A dot after it ends a sentence whatever follows."""
    SIGN_OFF = 1 << 20
    BEFORE_LETTER = 1 << 21
    QUESTION = 1 << 22
    EXCLAMATION = 1 << 23
    BEFORE_CAPITAL = 1 << 24
    """Ends a sentence when a capital follows: "etc."."""
    BRACKET = 1 << 25
    EYES = 1 << 26
    NOSE = 1 << 27
    MOUTH = 1 << 28
    COMMA = 1 << 29
    MARKER = 1 << 30
    """May stand before a list item, with a dot or a bracket: "1", "b"."""


_LOWER, _UPPER = Sign.LOWER.value, Sign.UPPER.value
_SMALL_WORD, _CAPITALISED = Sign.SMALL_WORD.value, Sign.CAPITALISED.value
_PLAIN, _MARKER = Sign.PLAIN.value, Sign.MARKER.value
_WORDS: dict[str, int] = {}
_SIGNS: dict[str, int] = {}


def _note(table: dict[str, int], spellings: Iterable[str], sign: Sign) -> None:
    for spelling in spellings:
        table[spelling] = table.get(spelling, 0) | sign.value


_note(_WORDS, STARTERS, Sign.STARTER)
_note(_WORDS, BEFORE_INITIALS, Sign.BEFORE_INITIAL)
_note(_WORDS, BEFORE_NUMBERS, Sign.BEFORE_NUMBER)
_note(_WORDS, BEFORE_LETTERS, Sign.BEFORE_LETTER)
_note(_WORDS, SIGN_OFFS, Sign.SIGN_OFF)
_note(_WORDS, SHORT_WORDS - SHORTENED, Sign.PLAIN)
_note(_SIGNS, ".!?…。！？", Sign.TERMINATOR)
_note(_SIGNS, OPENING, Sign.OPENER)
_note(_SIGNS, CLOSING, Sign.CLOSER)
_note(_SIGNS, CLOSING, Sign.PLAIN)
_note(_SIGNS, "()[]>", Sign.BRACKET)
_note(_SIGNS, BULLETS, Sign.BULLET)
_note(_SIGNS, SEPARATORS, Sign.SEPARATOR)
_note(_SIGNS, "°º", Sign.BEFORE_NUMBER)
_note(_SIGNS, ":;=", Sign.EYES)
_note(_SIGNS, "-'’", Sign.NOSE)
_note(_SIGNS, "()[]|/\\", Sign.MOUTH)
_note(_SIGNS, ",", Sign.COMMA)

_MOUTHS = frozenset("DPp")
_TITLES = frozenset(f"{word}." for word in TITLES)
_NEVER_ENDS = frozenset(["p.s.", "n.b."])
_ALWAYS_ENDS = frozenset(["etc."])


def sign_flags(spellings: Sequence[str]) -> Flags:
    """Flag each type once; the splitter then works on arrays alone.

    Parameters
    ----------
    spellings : sequence of str

    Returns
    -------
    numpy.ndarray of uint32, shape (types,)
    """
    return np.array([_flags(spelling) for spelling in spellings], dtype=np.uint32)


def marker_values(spellings: Sequence[str]) -> npt.NDArray[np.uint8]:
    """The number a type has as the marker of a list item ("c" is the third), or 0.

    Parameters
    ----------
    spellings : sequence of str

    Returns
    -------
    numpy.ndarray of uint8, shape (types,)
    """
    values = np.zeros(len(spellings), dtype=np.uint8)
    for place, spelling in enumerate(spellings):
        if len(spelling) <= 2 and spelling.isascii() and (value := _marker_value(spelling)):
            values[place] = value
    return values


def _marker_value(spelling: str) -> int:
    if spelling.isdigit():
        return int(spelling)
    letter = spelling[0]
    return (
        ord(letter.lower()) - ord("a") + 1 if letter.isalpha() and spelling[1:] in ("", ".") else 0
    )


def _flags(spelling: str) -> int:
    # Plain numbers: the operators of an enumeration cost more than all else here.
    if spelling.islower() and spelling.isalpha() and spelling.isascii():
        return _lower_flags(spelling)
    first = spelling[0]
    if first.isalpha():
        if _is_address(spelling):
            return Sign.ADDRESS.value
        return _word_flags(spelling, spelling.lower())
    if first.isdigit():
        short = len(spelling) <= 2 and spelling.isdigit() and spelling.isascii()
        number = Sign.NUMBER.value | (_MARKER if short else 0)
        return number | (_PLAIN if len(spelling) <= 4 or not spelling[-1].isdigit() else 0)
    flags = _SIGNS.get(first, 0)
    if flags & Sign.TERMINATOR.value:
        kinds = {".": Sign.FULL_STOP, "?": Sign.QUESTION, "!": Sign.EXCLAMATION}
        kind = (
            kinds.get(spelling) if first == "." else kinds.get("?" if "!" not in spelling else "!")
        )
        return flags | (kind.value if kind and first in ".?!" else 0)
    if first == "-" and len(spelling) >= LEAST_RULE and not spelling.strip("-"):
        return flags | Sign.RULE.value
    return flags


def _lower_flags(spelling: str) -> int:
    flags = _LOWER | _WORDS.get(spelling, 0)
    if len(spelling) == 1:
        return flags | _MARKER | (Sign.MOUTH.value if spelling in _MOUTHS else 0)
    plain = len(spelling) > 3 and spelling not in SHORTENED
    return flags | _SMALL_WORD | (_PLAIN if plain else 0)


def _is_address(spelling: str) -> bool:
    return "@" in spelling or "://" in spelling or spelling.startswith(("www.", "WWW."))


def _word_flags(spelling: str, lower: str) -> int:
    flags = _WORDS.get(lower, 0) & ~_PLAIN
    if spelling[0].islower():
        flags |= _LOWER
        if spelling.isalpha() and len(spelling) > 1:
            flags |= _SMALL_WORD | _PLAIN
    else:
        flags |= Sign.BEFORE_INITIAL.value
        if spelling[0].isupper():
            flags |= _UPPER
            flags |= _CAPITALISED if spelling[1:].islower() else 0
            flags |= Sign.INITIAL.value if len(spelling) == 1 else 0
    if len(spelling) == 1:
        flags |= _MARKER if spelling.isascii() else 0
        flags |= Sign.MOUTH.value if spelling in _MOUTHS else 0
    if spelling.endswith("."):
        flags |= _dotted_flags(spelling, lower)
    return flags


def _dotted_flags(spelling: str, lower: str) -> int:
    # A merged initial ("J.") can only be part of a name, like a title; or it marks an item.
    if len(spelling) == 2:
        return Sign.TITLE.value | (_MARKER if spelling.isascii() else 0)
    if lower in _TITLES:
        return Sign.TITLE.value
    if lower in _NEVER_ENDS:
        return 0
    return Sign.DOTTED.value | (Sign.BEFORE_CAPITAL.value if lower in _ALWAYS_ENDS else 0)
