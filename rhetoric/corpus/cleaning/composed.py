"""A rule for letters that can be written in one way and stand there in another."""

import re
import unicodedata
from collections.abc import Iterator

from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.document import Edit

_NAME = "composed-characters"
_MARKS = "".join(map(chr, range(0x300, 0x370)))
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_SEQUENCE = re.compile(f"[^\\W\\d_][{_MARKS}][{_MARKS}]*|[{''.join(_LIGATURES)}]")


def _composed(text: str) -> Iterator[Edit]:
    for match in _SEQUENCE.finditer(text):
        written = match.group()
        # A mark that no single letter has stays beside its letter.
        one = _LIGATURES.get(written) or unicodedata.normalize("NFC", written)
        if one != written:
            yield Edit(start=match.start(), end=match.end(), replacement=one, rule=_NAME)


COMPOSED_CHARACTERS = Rule(
    name=_NAME,
    description="A letter and its accent become one character (NFC); ligatures become letters.",
    propose=_composed,
    signs=frozenset(_MARKS + "".join(_LIGATURES)),
)
