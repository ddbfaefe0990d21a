"""Where a text can be cut for sure, whatever the token rules make of the pieces.

A segment is a stretch without white space. Most segments are a single word: they
are also cut at full stops, commas, quotation marks and the like, but only where
the token rules (`rhetoric.tokens.lexer`) cannot join the mark to its neighbours.
So the rules, run over a segment alone, give what they give inside the text, and
need to see each distinct segment only once. What is doubtful stays whole: a mark
beside a digit, a full stop after a single letter, anything in a web address.

Everything here works on the bytes of a text in UTF-8, all places at once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rhetoric.tokens.vocabulary import Bools, Ints

Bytes = npt.NDArray[np.uint8]

PADDING = 16
"""Spaces that must follow the text, so that no look at a neighbour leaves it."""

LINE_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"

_SPACE, _SIGN, _WORD = range(3)
_SIGNS = ',.:;!?"()[]{}'
_HIGH_SIGNS = "“”„«»‘–—…"  # marks outside ASCII that can be cut off
_RUNS = "–—", "…"  # of these the rules make one token where several stand together
_NEUTRAL = ord("_")

# What a neighbour can be, as bits.
_DIGIT, _LETTER, _HIGH, _STOP, _SLASH, _BANG = (1 << bit for bit in range(6))


def _classes() -> bytes:
    table = bytearray([_WORD] * 256)
    for code in range(128):
        if chr(code).isspace():
            table[code] = _SPACE
    for sign in _SIGNS:
        table[ord(sign)] = _SIGN
    return bytes(table)


def _kinds() -> Bytes:
    table = np.zeros(256, dtype=np.uint8)
    table[128:] = _HIGH
    for code in range(128):
        if chr(code).isalpha():
            table[code] = _LETTER
        elif chr(code).isdigit():
            table[code] = _DIGIT
    table[ord(".")], table[ord("/")] = _STOP, _SLASH
    table[[ord("!"), ord("?")]] = _BANG
    return table


def _forbidden() -> Bytes:
    """What must not follow a sign if it is to be cut off; zero for what is no sign."""
    table = np.zeros(256, dtype=np.uint8)
    table[[ord(sign) for sign in _SIGNS]] = _HIGH
    table[ord(",")] |= _DIGIT
    table[ord(":")] |= _DIGIT | _SLASH
    table[ord(".")] |= _DIGIT | _LETTER | _STOP
    return table


_CLASSES, _KINDS, _FORBIDDEN = _classes(), _kinds(), _forbidden()
# No white space and none of the marks lies beyond U+3000.
SPACES = np.array([chr(code).isspace() for code in range(0x3001)])
BREAKS = np.isin(np.arange(0x3001), [ord(sign) for sign in LINE_BREAKS])
_CUTTABLE = np.isin(np.arange(0x3001), [ord(sign) for sign in _HIGH_SIGNS])
_RUN_OF = np.zeros(0x3001, dtype=np.uint8)
for _number, _signs in enumerate(_RUNS, start=1):
    _RUN_OF[[ord(sign) for sign in _signs]] = _number


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """The segments of a text, in order; all places count bytes.

    Parameters
    ----------
    starts, ends : numpy.ndarray of int64, shape (segments,)
    breaks : numpy.ndarray of int64, shape (line breaks,)
        Where lines end.
    """

    starts: Ints
    ends: Ints
    breaks: Ints


def cut(data: Bytes, *, ascii_only: bool) -> Segments:
    """Cut a text into segments.

    Parameters
    ----------
    data : numpy.ndarray of uint8, shape (bytes + PADDING,)
        The text in UTF-8, and spaces behind it.
    ascii_only : bool
        There is no byte of 128 or more.

    Returns
    -------
    Segments

    Examples
    --------
    >>> import numpy as np
    >>> text = b'He said: "Yes, Mr. X, 5,000."' + b" " * PADDING
    >>> found = cut(np.frombuffer(text, dtype=np.uint8), ascii_only=True)
    >>> [text[a:b].decode() for a, b in zip(found.starts, found.ends)]
    ['He', 'said', ':', '"', 'Yes', ',', 'Mr', '.', 'X', ',', '5,000.', '"']
    """
    table = bytearray(data).translate(_CLASSES)
    classes: Bytes = np.frombuffer(table, dtype=np.uint8)
    near, high, width, breaks = data, *np.zeros((3, 0), dtype=np.int64)
    if not ascii_only:
        near, high, width, breaks = _high_signs(data, classes)
    filled = classes >= _SIGN
    places = np.flatnonzero(classes == _SIGN)
    whole = _addresses(data, places, table)
    places = places[_cuttable(near, places)]
    if len(whole):
        places, kept = places[_outside(places, whole)], _outside(high, whole)
        high, width = high[kept], width[kept]
    begins = filled.copy()
    np.greater(filled[1:], filled[:-1], out=begins[1:])
    runs_on = _in_run(data, places + 1)
    after = np.concatenate([places[~runs_on] + 1, high + width])
    begins[after] = filled[after]
    begins[high] = True
    begins[places] = ~_in_run(data, places)
    stops = np.zeros_like(filled)
    # A segment stops where white space or the next one begins.
    np.logical_and(filled[:-1], begins[1:] | ~filled[1:], out=stops[1:])
    return Segments(
        starts=np.flatnonzero(begins),
        ends=np.flatnonzero(stops),
        breaks=_breaks(data, breaks),
    )


def _cuttable(near: Bytes, places: Ints) -> Bools:
    """Which signs the rules cannot join to a neighbour."""
    sign, before, after = near[places], _KINDS[near[places - 1]], _KINDS[near[places + 1]]
    stop = sign == ord(".")
    word_before = ((before & _LETTER) != 0) & ((_KINDS[near[places - 2]] & _LETTER) != 0)
    free: Bools = ((after & _FORBIDDEN[sign]) == 0) & ((before & _HIGH) == 0)
    free &= ~stop | word_before
    return free


def _in_run(data: Bytes, places: Ints) -> Bools:
    """At which places a run of ``!`` and ``?``, which is one token, goes on."""
    bang = (_KINDS[data[places]] & _BANG) != 0
    inside: Bools = bang & ((_KINDS[data[places - 1]] & _BANG) != 0)
    return inside


def _breaks(data: Bytes, high: Ints) -> Ints:
    """Where lines end, given where they do outside ASCII."""
    # LF, VT, FF and CR are the four signs from 10 on.
    places = np.flatnonzero(data - np.uint8(10) < 4)
    # CR LF is one line break.
    pairs = (data[places] == ord("\r")) & (data[places + 1] == ord("\n"))
    return np.sort(np.concatenate([places[~pairs], high]))


def _high_signs(data: Bytes, classes: Bytes) -> tuple[Bytes, Ints, Ints, Ints]:
    """Find white space and marks outside ASCII, and mark the white space in `classes`.

    Returns
    -------
    near : numpy.ndarray of uint8
        The text with these overwritten, for looking at neighbours.
    places, width : numpy.ndarray of int64
        The marks that can be cut off, and how many bytes each has.
    breaks : numpy.ndarray of int64
        Where lines end.
    """
    leads = np.flatnonzero(data >= 0xC2)
    first = data[leads].astype(np.int64)
    size = np.where(first < 0xE0, 2, 3)
    second, third = (data[leads + step].astype(np.int64) & 0x3F for step in (1, 2))
    code = np.where(
        size == 2, (first & 0x1F) << 6 | second, (first & 0xF) << 12 | second << 6 | third
    )
    code[(first >= 0xF0) | (code > 0x3000)] = 0x2FFF  # neither space nor mark
    known = SPACES[code] | _CUTTABLE[code]
    leads, size, code = leads[known], size[known], code[known]
    spaces, near = SPACES[code], data.copy()
    for step in range(3):
        within = step < size
        near[leads[within] + step] = np.where(spaces[within], ord(" "), _NEUTRAL)
        classes[leads[within & spaces] + step] = _SPACE
    run = _RUN_OF[code]
    joined = np.zeros(len(leads), dtype=bool)
    joined[1:] = (leads[1:] == leads[:-1] + size[:-1]) & (run[1:] == run[:-1]) & (run[1:] > 0)
    joined[:-1] |= joined[1:]
    free = ~spaces & ~joined & (near[leads - 1] < 0x80) & (near[leads + size] < 0x80)
    return near, leads[free], size[free], leads[BREAKS[code]]


def _addresses(data: Bytes, places: Ints, table: bytearray) -> Ints:
    """The stretches between white space that may hold an address, shape (stretches, 2)."""
    found = np.concatenate(
        [
            places[_spells(data, places, "://")],
            places[_spells(data, places - 3, "www.")],
            np.flatnonzero(data == ord("@")),
        ]
    )
    space = bytes([_SPACE])
    stretches, end = [], 0
    for place in np.sort(found).tolist():
        if place >= end:
            end = table.find(space, place)
            stretches.append((table.rfind(space, 0, place) + 1, end))
    return np.array(stretches, dtype=np.int64).reshape(-1, 2)


def _spells(data: Bytes, places: Ints, letters: str) -> Bools:
    """At which places the letters begin."""
    found = np.ones(len(places), dtype=bool)
    for step, letter in enumerate(letters):
        found &= data[places + step] == ord(letter)
    return found


def _outside(places: Ints, stretches: Ints) -> Bools:
    """Which places lie in none of the stretches, which are sorted and apart."""
    before = np.searchsorted(stretches[:, 0], places, side="right")
    outside: Bools = (before == 0) | (places >= stretches[np.maximum(before - 1, 0), 1])
    return outside


def pieces(text: str, most: int) -> Iterator[tuple[int, int]]:
    """Divide a long text at white space, where no token can be.

    Parameters
    ----------
    text : str
    most : int
        About how many characters a piece may have; more where none is white space.

    Yields
    ------
    tuple of int
        Half-open span in code points.
    """
    start = 0
    while len(text) - start > most:
        space = _SPACE_AFTER.search(text, start + most)
        if space is None:
            break
        # CR LF stays together, so that it is one line break.
        end = space.start() - (text[space.start() - 1] == "\r")
        yield start, end
        start = end
    yield start, len(text)


_SPACE_AFTER = re.compile(r"\s")
