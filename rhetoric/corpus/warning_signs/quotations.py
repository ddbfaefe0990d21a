"""Quotation marks in pairs, and those that are left alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_MARK_OR_BREAK = re.compile(r"[\"“”„«»]|\n")
_FAMILIES = {'"': "straight", "“": "curly", "”": "curly", "„": "curly", "«": "angle", "»": "angle"}
_OPENING_CONTEXT = frozenset(" \t\n\u00a0([{—–-/'‘“\"")
_CLOSING_CONTEXT = frozenset(" \t\n\u00a0)]}—–-/'’”\".,;:!?…")
_FARTHEST = 6  # paragraphs over which one quotation may run without a new mark


@dataclass(slots=True)
class _Open:
    position: int
    family: str
    paragraph: int


@dataclass(slots=True)
class Quotations:
    """The quotations of a text.

    Parameters
    ----------
    pairs : list of (int, int)
        Half-open spans from an opening mark to its closing one, marks included.
    orphans : list of int
        Where marks stand that never open or close a quotation.
    """

    pairs: list[tuple[int, int]] = field(default_factory=list)
    orphans: list[int] = field(default_factory=list)


def find_quotations(text: str) -> Quotations:
    """Pair the double quotation marks of a text.

    A quotation over several paragraphs may open anew in each and close once.
    Single marks are left out: most are apostrophes. So is the sign for inches.

    Parameters
    ----------
    text : str

    Returns
    -------
    Quotations

    Examples
    --------
    >>> found = find_quotations('A "new way" and a lost" mark.')
    >>> found.pairs, found.orphans
    ([(2, 11)], [22])
    """
    found = Quotations()
    stack: list[_Open] = []
    for position, paragraph, at_start in _marks(text):
        mark = _Open(position, _FAMILIES[text[position]], paragraph)
        if _opens(text, position, stack):
            _open(mark, stack, found, at_start=at_start)
        else:
            _close(mark, stack, found, text)
    found.orphans.extend(mark.position for mark in stack)
    found.orphans.sort()
    return found


def _marks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Each mark with the number of its line and whether it begins the line."""
    if not any(sign in text for sign in _FAMILIES):
        return
    paragraph, line_start = 0, 0
    for match in _MARK_OR_BREAK.finditer(text):
        if match.group() == "\n":
            paragraph += 1
            line_start = match.end()
        else:
            position = match.start()
            near = position - line_start < 4
            yield position, paragraph, near and not text[line_start:position].strip("'‘([ ")


def _opens(text: str, position: int, stack: list[_Open]) -> bool:
    sign = text[position]
    before, after = text[position - 1 : position] or "\n", text[position + 1 : position + 2] or "\n"
    looks_open = before in _OPENING_CONTEXT and after not in _CLOSING_CONTEXT
    looks_closed = after in _CLOSING_CONTEXT and before not in _OPENING_CONTEXT
    if sign == "„":
        return True
    if sign == "“":  # closes in German
        return not (stack and text[stack[-1].position] == "„")
    if sign == "”":  # opens in Swedish
        return looks_open and not stack
    if looks_open != looks_closed:
        return looks_open
    return not any(mark.family == _FAMILIES[sign] for mark in stack)


def _open(mark: _Open, stack: list[_Open], found: Quotations, *, at_start: bool) -> None:
    same = [waiting for waiting in stack if waiting.family == mark.family]
    for waiting in same:
        stack.remove(waiting)
        goes_on = at_start and mark.paragraph - waiting.paragraph <= _FARTHEST
        if not (goes_on and waiting.paragraph < mark.paragraph):
            found.orphans.append(waiting.position)
    stack.append(mark)


def _close(mark: _Open, stack: list[_Open], found: Quotations, text: str) -> None:
    near = [waiting for waiting in stack if mark.paragraph - waiting.paragraph <= _FARTHEST]
    same = [waiting for waiting in near if waiting.family == mark.family] or near
    if same:
        stack.remove(same[-1])
        found.pairs.append((same[-1].position, mark.position + 1))
    elif not (text[mark.position] == '"' and text[mark.position - 1 : mark.position].isdigit()):
        found.orphans.append(mark.position)
