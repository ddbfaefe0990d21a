"""A rule for the marks of footnotes: small raised numbers, and numbers in brackets."""

import re
from collections.abc import Iterator

from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.document import Edit

_NAME = "footnote-marks"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_VALUES = str.maketrans(_RAISED, "0123456789")
_SMALL = re.compile(rf"[{_RAISED}]{{1,3}}(?!\w)")
_BRACKETED = re.compile(r"\[(?:note |n\. ?)?(\d{1,3})\](?![\w(\[:])")
# After a word of three letters or a mark: "m²", "x²" and "10⁶" are no notes.
_BEFORE_SMALL = re.compile(r"[^\W\d_]{3}\Z|[.,;:!?”\"’)]\Z")
_BEFORE_BRACKET = re.compile(r"[^\s\d\[\](]\Z")


def _footnotes(text: str) -> Iterator[Edit]:
    for pattern, before in ((_SMALL, _BEFORE_SMALL), (_BRACKETED, _BEFORE_BRACKET)):
        found = [
            match
            for match in pattern.finditer(text)
            if before.search(text[max(0, match.start() - 3) : match.start()])
        ]
        # One number alone may be anything; notes are counted from one.
        if {1, 2} <= {_number(match) for match in found}:
            for match in found:
                yield Edit(start=match.start(), end=match.end(), replacement="", rule=_NAME)


def _number(match: re.Match[str]) -> int:
    written = match.group(1) if match.re.groups else match.group()
    return int(written.translate(_VALUES))


def _in_order(text: str) -> list[Edit]:
    return sorted(_footnotes(text), key=lambda edit: edit.start)


FOOTNOTE_MARKS = Rule(
    name=_NAME,
    description="Numbers of footnotes that stand behind words are removed, if they count from one.",
    propose=_in_order,
    signs=frozenset(_RAISED + "["),
)
