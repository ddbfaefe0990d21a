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
    """

    name: str
    description: str
    propose: Propose


def substitute(
    name: str,
    text: str,
    pattern: re.Pattern[str],
    replacement: str | Callable[[re.Match[str]], str],
) -> Iterator[Edit]:
    """Propose an edit for every match that the replacement would change."""
    for match in pattern.finditer(text):
        new = replacement if isinstance(replacement, str) else replacement(match)
        if new != match.group():
            yield Edit(start=match.start(), end=match.end(), replacement=new, rule=name)


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Put edits in order and keep, of those that overlap, the one that starts first.

    What is left out is proposed again on the next round.
    """
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
