"""A rule for letters that were decoded by a wrong encoding: "cafÃ©" for "café"."""

import re
from collections.abc import Iterator

from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.document import Edit

_NAME = "mojibake"
# A letter that the first byte of a UTF-8 sequence becomes, and one of those that the others do.
_LEADS = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòó"
_FOLLOWING = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u203a\u20ac\u2122"
)
_HINT = re.compile(f"[{_LEADS}][{_FOLLOWING}]")
_PIECE = re.compile(r"[^\s]{1,2000}")


def _mojibake(text: str) -> Iterator[Edit]:
    if not _HINT.search(text):
        return
    from ftfy import fix_encoding

    for match in _PIECE.finditer(text):
        piece = match.group()
        if _HINT.search(piece) and (fixed := fix_encoding(piece)) != piece:
            yield Edit(start=match.start(), end=match.end(), replacement=fixed, rule=_NAME)


MOJIBAKE = Rule(
    name=_NAME,
    description="Letters that were decoded by a wrong encoding are restored (by ftfy).",
    propose=_mojibake,
    signs=frozenset(_LEADS),
)
