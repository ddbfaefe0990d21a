"""Rules about single characters: line ends, control characters, odd spaces."""

import re
from collections.abc import Iterable, Iterator

from rhetoric.corpus.cleaning.rule import Rule, substitute
from rhetoric.corpus.document import Edit

_LINE_END = re.compile("[\r\x0b\x0c\u2028\u2029]\n?")
_PAGE_OR_PARAGRAPH = "\x0c\u2029"
_MISREAD = re.compile("[\x80-\x9f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]+")
# The joiners U+200C and U+200D carry meaning in Persian, in Indian scripts and
# in emoji, so they go only where they stand among Latin letters.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]+"
    "|(?<=[A-Za-z ,.;:!?])[\u200c\u200d]+(?=[A-Za-z ,.;:!?])"
)
_BROKEN_WORD = re.compile(r"[ \t]*\n[ \t]*(?=[^\W\d_])")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def _line_ends(text: str) -> Iterator[Edit]:
    def line_end(match: re.Match[str]) -> str:
        return "\n\n" if match.group()[0] in _PAGE_OR_PARAGRAPH else "\n"

    return substitute("line-ends", text, _LINE_END, line_end)


def _misread_punctuation(text: str) -> Iterable[Edit]:
    if text.isascii():
        return ()

    def as_windows(match: re.Match[str]) -> str:
        character = match.group()
        return character.encode("latin-1").decode("cp1252", errors="ignore") or character

    return substitute("misread-punctuation", text, _MISREAD, as_windows)


def _control_characters(text: str) -> Iterator[Edit]:
    return substitute("control-characters", text, _CONTROL, "")


def _invisible_characters(text: str) -> Iterator[Edit]:
    if text.isascii():
        return
    for match in _INVISIBLE.finditer(text):
        end = match.end()
        if match.group().endswith("\u00ad") and (broken := _BROKEN_WORD.match(text, end)):
            end = broken.end()
        yield Edit(start=match.start(), end=end, replacement="", rule="invisible-characters")


def _odd_spaces(text: str) -> Iterable[Edit]:
    return () if text.isascii() else substitute("odd-spaces", text, _ODD_SPACE, " ")


LINE_ENDS = Rule(
    name="line-ends",
    description="Every kind of line end becomes a plain one; a page break becomes an empty line.",
    propose=_line_ends,
)
MISREAD_PUNCTUATION = Rule(
    name="misread-punctuation",
    description="Windows quotation marks and dashes that were read as control characters return.",
    propose=_misread_punctuation,
)
CONTROL_CHARACTERS = Rule(
    name="control-characters",
    description="Control characters that no reader sees are removed.",
    propose=_control_characters,
)
INVISIBLE_CHARACTERS = Rule(
    name="invisible-characters",
    description="Characters without width, such as soft hyphens, are removed.",
    propose=_invisible_characters,
)
ODD_SPACES = Rule(
    name="odd-spaces",
    description="No-break spaces and spaces of unusual width become plain spaces.",
    propose=_odd_spaces,
)
