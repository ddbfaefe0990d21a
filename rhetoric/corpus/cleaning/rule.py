"""What a cleaning rule is, and the few things every rule needs."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rhetoric.corpus.document import Edit

Propose = Callable[[str], Iterable[Edit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that cleaning does.

    Parameters
    ----------
    name : str
        Short name, as it stands in ``Edit.rule``.
    description : str
        One plain sentence for the readers of a report.
    propose : callable
        From a text to the edits the rule wants, in the coordinates of that
        text, in order and apart from each other.
    signs : frozenset of str
        Rare characters (see `rare_signs`) without one of which there is nothing
        to propose, so that the rule need not be run; empty where the rule looks
        for something else.
    """

    name: str
    description: str
    propose: Propose
    signs: frozenset[str] = frozenset()


def substitute(
    name: str,
    matches: Iterable[re.Match[str]],
    replacement: str | Callable[[re.Match[str]], str],
) -> Iterator[Edit]:
    """Propose an edit for every match that the replacement would change."""
    for match in matches:
        new = replacement if isinstance(replacement, str) else replacement(match)
        if new != match.group():
            yield Edit(start=match.start(), end=match.end(), replacement=new, rule=name)


class LinePattern:
    r"""A regular expression for single lines, tried only where it can match.

    The engine finds a line end far faster than it tries an expression at every
    character.

    Parameters
    ----------
    opening : str
        How every line that matches begins, as a regular expression.
    expression : str
        The expression from the beginning of the line; it never crosses a line
        end, and ``$`` is the end of the line.

    Examples
    --------
    >>> quoted = LinePattern(" *>", " *> *")
    >>> [match.span() for match in quoted.finditer("> Unity\n > wins")]
    [(0, 2), (8, 11)]
    """

    def __init__(self, opening: str, expression: str) -> None:
        self._first = re.compile(opening)
        self._later = re.compile(rf"\n(?={opening})")
        self._line = re.compile(expression, re.MULTILINE)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find the lines that match, in order."""
        if self._first.match(text) and (first := self._line.match(text)):
            yield first
        for found in self._later.finditer(text):
            if match := self._line.match(text, found.end()):
                yield match


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Put edits in order and keep, of those that overlap, the one that starts first.

    What is left out is proposed again on the next round.
    """
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
