"""Rules about single characters: line ends, control characters, odd spaces."""

import re
from collections.abc import Iterable, Iterator
from string import ascii_letters

from rhetoric.corpus.cleaning.rule import Rule, substitute
from rhetoric.corpus.document import Edit


def _from_to(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


_LINE_ENDS = "\r\x0b\x0c\u2028\u2029"
_PAGE_OR_PARAGRAPH = "\x0c\u2029"
_MISREAD = _from_to(0x80, 0x9F)
_CONTROLS = _from_to(0x00, 0x08) + _from_to(0x0E, 0x1F) + "\x7f" + _MISREAD
_INVISIBLES = (
    "\u00ad\u034f\u180e\u200b\u200e\u200f\ufeff\ufffc"
    + _from_to(0x202A, 0x202E)
    + _from_to(0x2060, 0x2064)
    + _from_to(0x2066, 0x2069)
)
# The joiners U+200C and U+200D carry meaning in Persian, in Indian scripts and
# in emoji, so they go only where they stand among Latin letters.
_JOINERS = "\u200c\u200d"
_BESIDE_NEEDLESS_JOINER = frozenset(ascii_letters + " ,.;:!?")
_ODD_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + _from_to(0x2000, 0x200A)

_LINE_END = re.compile(f"[{_LINE_ENDS}]\n?")
_MISREAD_SIGN = re.compile(f"[{_MISREAD}]")
# Written without a plus, because the engine skips ahead only to a pattern that begins with a
# single character of a class.
_CONTROL_RUN = re.compile(f"[{_CONTROLS}][{_CONTROLS}]*")
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLES}][{_INVISIBLES}]*")
_JOINER_RUN = re.compile(f"[{_JOINERS}][{_JOINERS}]*")
_ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")
_BROKEN_WORD = re.compile(r"[ \t]*\n[ \t]*(?=[^\W\d_])")


def _line_ends(text: str) -> Iterator[Edit]:
    def line_end(match: re.Match[str]) -> str:
        return "\n\n" if match.group()[0] in _PAGE_OR_PARAGRAPH else "\n"

    return substitute("line-ends", _LINE_END.finditer(text), line_end)


def _misread_punctuation(text: str) -> Iterable[Edit]:
    def as_windows(match: re.Match[str]) -> str:
        character = match.group()
        return character.encode("latin-1").decode("cp1252", errors="ignore") or character

    return substitute("misread-punctuation", _MISREAD_SIGN.finditer(text), as_windows)


def _control_characters(text: str) -> Iterator[Edit]:
    return substitute("control-characters", _CONTROL_RUN.finditer(text), "")


def _invisible_characters(text: str) -> list[Edit]:
    found = [match.span() for match in _INVISIBLE_RUN.finditer(text)]
    if any(joiner in text for joiner in _JOINERS):
        found += (match.span() for match in _JOINER_RUN.finditer(text) if _is_needless(match))
    edits = []
    for start, end in sorted(found):
        broken = _BROKEN_WORD.match(text, end) if text[end - 1] == "\u00ad" else None
        stop = broken.end() if broken else end
        edits.append(Edit(start=start, end=stop, replacement="", rule="invisible-characters"))
    return edits


def _is_needless(joiner: re.Match[str]) -> bool:
    """Whether Latin letters or their punctuation stand on both sides of a joiner."""
    start, end = joiner.span()
    beside = joiner.string[max(0, start - 1) : start], joiner.string[end : end + 1]
    return all(sign in _BESIDE_NEEDLESS_JOINER for sign in beside)


def _odd_spaces(text: str) -> Iterable[Edit]:
    return substitute("odd-spaces", _ODD_SPACE.finditer(text), " ")


LINE_ENDS = Rule(
    name="line-ends",
    description="Every kind of line end becomes a plain one; a page break becomes an empty line.",
    propose=_line_ends,
    signs=frozenset(_LINE_ENDS),
)
MISREAD_PUNCTUATION = Rule(
    name="misread-punctuation",
    description="Windows quotation marks and dashes that were read as control characters return.",
    propose=_misread_punctuation,
    signs=frozenset(_MISREAD),
)
CONTROL_CHARACTERS = Rule(
    name="control-characters",
    description="Control characters that no reader sees are removed.",
    propose=_control_characters,
    signs=frozenset(_CONTROLS),
)
INVISIBLE_CHARACTERS = Rule(
    name="invisible-characters",
    description="Characters without width, such as soft hyphens, are removed.",
    propose=_invisible_characters,
    signs=frozenset(_INVISIBLES + _JOINERS),
)
ODD_SPACES = Rule(
    name="odd-spaces",
    description="No-break spaces and spaces of unusual width become plain spaces.",
    propose=_odd_spaces,
    signs=frozenset(_ODD_SPACES),
)
