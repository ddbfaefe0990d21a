"""A rule for marks of emphasis: **strong**, *stressed*, _stressed_, `code`, ~~struck~~."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge

from rhetoric.corpus.cleaning.code import CODE, Spans, code_with_marks
from rhetoric.corpus.cleaning.rule import Rule, apart
from rhetoric.corpus.document import Edit

_NAME = "markdown-emphasis"
# Expressions that begin with a plain sign let the engine skip to the next one, so what must
# not stand before comes second.
_STARS = re.compile(r"\*(?<!\\\*)\*{0,2}(?!\*)")
_UNDERSCORES = re.compile(r"_(?<!\\_)_{0,2}(?!_)")
_GAP = re.compile(r"\n[ \t]*\n")
# Names of Python: "__init__" is no strong "init".
_DUNDER = re.compile(
    r"__(?<!\w__)(?:init|main|name|file|all|doc|str|repr|dict|call|len|iter|next|new|del|enter|exit"
    r"|get|set|eq|ne|lt|le|gt|ge|hash|bool|add|sub|mul|class|slots|module|version|path|import"
    r"|builtins|future|[a-z]+(?:_[a-z]+)+|[gs]et(?:attr|item)|getattribute)__(?!\w)"
)
_STRUCK = re.compile(r"(?<![~\\])~~(?=[^\s~])([^~\n]{1,1000})(?<=[^\s~])~~(?!~)")
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_LONGEST_TITLE = 400


@dataclass(slots=True)
class _Mark:
    """A run of stars or underscores.

    `outside` tells whether its outer side touches no word, `left` how many of
    its signs still wait for a partner.
    """

    start: int
    end: int
    sign: str
    outside: bool
    left: int


def _emphasis(text: str) -> Iterator[Edit]:
    edits: list[Edit] = []
    code = code_with_marks(text)
    if "*" in text or "_" in text:
        edits += _paired(text, code)
    for sign, pattern in (("`", CODE), ("~~", _STRUCK)):
        if sign in text:
            edits += _all_sides(text, pattern, code)
    yield from apart(edits)


def _all_sides(text: str, pattern: re.Pattern[str], code: Spans) -> Iterator[Edit]:
    for match in pattern.finditer(text):
        if not (code.cover(match.start()) or code.cover(match.end() - 1)):
            yield from _sides(match)


def _sides(match: re.Match[str]) -> Iterator[Edit]:
    inner = match.lastindex or 0
    yield Edit(start=match.start(), end=match.start(inner), replacement="", rule=_NAME)
    yield Edit(start=match.end(inner), end=match.end(), replacement="", rule=_NAME)


def _paired(text: str, code: Spans) -> Iterator[Edit]:
    """Pair the marks inside each paragraph, the inner ones first."""
    waiting: dict[str, list[_Mark]] = {"*": [], "_": []}
    names = {place for m in _DUNDER.finditer(text) for place in (m.start(), m.end() - 2)}
    behind = 0
    runs = (_STARS.finditer(text), _UNDERSCORES.finditer(text))
    for match in merge(*runs, key=lambda run: run.start()):
        run = match.group()
        start, end = match.span()
        if _GAP.search(text, behind, start):
            waiting = {"*": [], "_": []}
        behind = end
        if start in names or code.cover(start):
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        if before == run[0]:
            continue  # the tail of a longer run, which is no emphasis
        openers = waiting[run[0]]
        mark = _Mark(start, end, run[0], not after.isalnum(), len(run))
        if openers and before.strip() and (mark.outside or len(run) > 1):
            yield from _close(text, mark, openers)
        if mark.left and after.strip() and (len(run) > 1 or not before.isalnum()):
            mark.outside = not before.isalnum()
            openers.append(mark)


def _close(text: str, closer: _Mark, openers: list[_Mark]) -> Iterator[Edit]:
    """Pair a mark with those that wait for it."""
    while closer.left and openers:
        opener = openers[-1]
        if not (opener.outside or closer.outside):
            return  # both stand inside words: stars instead of letters, or a product
        size = min(opener.left, closer.left)
        first, second = opener.start + opener.left - size, closer.end - closer.left
        yield Edit(start=first, end=first + size, replacement="", rule=_NAME)
        if size > 1:
            yield from _one_line(text, opener, closer)
        yield Edit(start=second, end=second + size, replacement="", rule=_NAME)
        opener.left -= size
        closer.left -= size
        if not opener.left:
            openers.pop()


def _one_line(text: str, opener: _Mark, closer: _Mark) -> Iterator[Edit]:
    """Join the lines of a title that stands in strong type from margin to margin."""
    head, tail = text[opener.start - 1 : opener.start], text[closer.end : closer.end + 1]
    if head.strip() or tail.strip() or closer.start - opener.end > _LONGEST_TITLE:
        return
    for match in _LINE_BREAK.finditer(text, opener.end, closer.start):
        yield Edit(start=match.start(), end=match.end(), replacement=" ", rule=_NAME)


EMPHASIS = Rule(
    name=_NAME,
    description="Marks of emphasis are removed; the words they mark stay.",
    propose=_emphasis,
    signs=frozenset("*_`~"),
)
