"""For texts known to be Markdown: what CommonMark shows stays, its marks go.

The text is parsed with markdown-it-py, which follows the CommonMark specification
(0.31). The parser does not say where in the text its words stand, so its inline rules
are watched: each tells where it began and where it stopped. What is shown is kept,
each piece at its place, and what lies between the pieces is removed but for line ends.

This is for files that say they are Markdown. In other texts the same signs may be
something else ("5*6*78", "1. Calls upon", "<unclear>"), and the rules that guess are
far more careful.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from rhetoric.corpus.document import Edit

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MARKDOWN = "markdown"
"""How an edit names this."""

_TAG = re.compile(
    r"<!--.{0,10000}?-->|<\?.{0,5000}?\?>|<![A-Z][^<>]{0,2000}>|<!\[CDATA\[|\]\]>"
    r"|</?[A-Za-z][A-Za-z0-9-]{0,40}(?:[\s/][^<>]{0,2000})?>",
    re.DOTALL,
)

Piece = tuple[int, int, str | None]
"""Half-open span, and what stands there instead if it is not the text itself."""


def as_markdown(text: str) -> Iterator[Edit]:
    """Propose what turns a text that is Markdown into what its readers see.

    Parameters
    ----------
    text : str

    Yields
    ------
    Edit
        In order and apart; pictures and HTML tags go, numbers of lists too.

    Examples
    --------
    >>> from rhetoric.corpus.document import apply_edits
    >>> text = "1. *Bread* and [land](http://a.org)"
    >>> apply_edits(text, tuple(as_markdown(text)))
    'Bread and land'
    """
    return _between(text, _shown(text))


def _between(text: str, shown: list[Piece]) -> Iterator[Edit]:
    """Remove what lies between the pieces that are shown, but for the line ends."""
    behind = 0
    for start, end, instead in [*shown, (len(text), len(text), None)]:
        yield from _removed(text, behind, start)
        if instead is not None and instead != text[start:end]:
            yield Edit(start=start, end=end, replacement=instead, rule=MARKDOWN)
        behind = max(behind, end)


def _removed(text: str, start: int, end: int) -> Iterator[Edit]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield Edit(start=start, end=stop, replacement="", rule=MARKDOWN)
        start = stop + 1


def _shown(text: str) -> list[Piece]:
    """Parse a text, and tell which pieces of it are shown."""
    lines = _line_bounds(text)
    pieces: list[Piece] = []
    for token in _parser().parse(text):
        if token.map is None:
            continue
        if token.type == "inline":
            pieces += _inline(text, lines, token)
        elif token.type in ("fence", "code_block"):
            first = token.map[0] + (token.type == "fence")
            pieces += ((a, b, None) for a, b in _ends_of_lines(lines, first, token.content))
        elif token.type == "html_block":
            block = _ends_of_lines(lines, token.map[0], token.content)
            pieces += _without(block, _tags(text, *_extent(lines, token.map)))
    return sorted(piece for piece in pieces if piece[1] > piece[0])


def _line_bounds(text: str) -> list[tuple[int, int]]:
    bounds, start = [], 0
    for line in text.split("\n"):
        bounds.append((start, start + len(line)))
        start += len(line) + 1
    return bounds


def _extent(lines: list[tuple[int, int]], span: list[int]) -> tuple[int, int]:
    return lines[span[0]][0], lines[min(span[1], len(lines)) - 1][1]


def _ends_of_lines(
    lines: list[tuple[int, int]], first: int, content: str
) -> Iterator[tuple[int, int]]:
    """Where the lines of code or HTML stand: at the end of those of the text, behind marks."""
    for line, (start, end) in zip(content.split("\n"), lines[first:], strict=False):
        size = len(line.lstrip())
        yield max(start, end - size), end


def _tags(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in _TAG.finditer(text, start, end)]


def _without(spans: Iterator[tuple[int, int]], holes: list[tuple[int, int]]) -> Iterator[Piece]:
    """Cut holes out of spans; both are in order and apart."""
    number = 0
    for start, end in spans:
        at = start
        while number < len(holes) and holes[number][0] < end:
            first, behind = holes[number]
            if first > at:
                yield at, first, None
            at = max(at, behind)
            if behind > end:
                break  # it goes on over the next line
            number += 1
        if at < end:
            yield at, end, None


def _inline(text: str, lines: list[tuple[int, int]], token: "Token") -> Iterator[Piece]:
    """Bring the pieces of a paragraph or heading to their places in the text."""
    places = _places(text, lines, token)
    for child in token.children or ():
        if not child.content or child.type not in ("text", "text_special", "code_inline"):
            continue
        instead = child.content if child.type == "text_special" else None
        start, end = child.meta["span"]
        # A piece of code may go over several lines, with marks of quotes between them.
        for first, last in _by_line(token.content, start, end):
            yield places(first), places(last - 1) + 1, instead


def _by_line(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = content.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield start, stop
        start = stop + 1


def _places(text: str, lines: list[tuple[int, int]], token: "Token") -> Callable[[int], int]:
    """From places in the content of a block to places in the text."""
    first = (token.map or [0])[0]
    shifts: list[tuple[int, int]] = []  # where each line begins: in the content, in the text
    begin = 0
    for number, line in enumerate(token.content.split("\n")):
        start, end = lines[min(first + number, len(lines) - 1)]
        raw, bare = text[start:end], line.strip()
        # A line of a block is the end of a line of the text; a heading may have marks behind.
        at = raw.rfind(bare) if raw.rstrip().endswith(bare) else raw.find(bare)
        at -= len(line) - len(line.lstrip())
        shifts.append((begin, start + max(at, 0)))
        begin += len(line) + 1

    begins = [inside for inside, _ in shifts]

    def place(position: int) -> int:
        inside, outside = shifts[bisect_right(begins, position) - 1]
        return outside + position - inside

    return place


@cache
def _parser() -> "MarkdownIt":
    """A CommonMark parser whose inline tokens tell where they stand."""
    from markdown_it import MarkdownIt

    from rhetoric.corpus.cleaning.watched import WatchedState

    parser = MarkdownIt("commonmark")
    parser.core.ruler.disable("text_join", ignoreInvalid=True)
    parser.inline.ruler2.disable("fragments_join", ignoreInvalid=True)
    rules = [_watched(rule) for rule in parser.inline.ruler.getRules("")]
    after = parser.inline.ruler2.getRules("")

    def parse(src: str, md: "MarkdownIt", env: Any, tokens: list["Token"]) -> list["Token"]:
        state = WatchedState(src, md, env, tokens)
        parser.inline.tokenize(state)
        for rule in after:
            rule(state)
        return state.tokens

    parser.inline.ruler.getRules = lambda _: rules  # type: ignore[assignment,method-assign,misc]
    parser.inline.parse = parse  # type: ignore[method-assign]
    return parser


def _watched(rule: Callable[[Any, bool], bool]) -> Callable[[Any, bool], bool]:
    """Have an inline rule tell where each of its tokens began."""

    def watching(state: Any, silent: bool) -> bool:  # noqa: FBT001  # as it is called
        begin, known = state.pos, len(state.tokens)
        done = rule(state, silent)
        if done and not silent:
            _mark(state, state.tokens[known:], begin)
        return done

    return watching


def _mark(state: Any, new: list["Token"], begin: int) -> None:
    for step, token in enumerate(t for t in new if "span" not in t.meta):
        if token.type == "code_inline":
            size = len(token.markup)
            token.meta["span"] = (begin + size, state.pos - size)
        elif token.type == "text_special":
            token.meta["span"] = (begin, state.pos)
        elif token.type == "text" and state.src[begin] == "<":
            token.meta["span"] = (begin + 1, state.pos - 1)  # an address
        elif token.type == "text" and token.content:
            token.meta["span"] = (begin + step, begin + step + len(token.content))
