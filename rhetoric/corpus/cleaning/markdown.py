"""Rules for the marks of Markdown, but for emphasis: the words stay, the marks go."""

import re
from collections.abc import Iterable, Iterator

from rhetoric.corpus.cleaning.lines import lines_of
from rhetoric.corpus.cleaning.rule import LinePattern, Rule, apart, substitute
from rhetoric.corpus.document import Edit

_ESCAPES, _LINKS, _BLOCKS = "markdown-escapes", "markdown-links", "markdown-blocks"

_SIGNS_OF_MARKDOWN = (
    re.compile(r"\*\*\S"),
    re.compile(r"\]\([^()\s]{1,500}\)"),
    LinePattern(" {0,3}#", r" {0,3}#{1,6} \S"),
    LinePattern(" {0,3}[`~]", " {0,3}(?:```|~~~)"),
)
_HARD_BREAK = re.compile(r"\\(?<!\\\\)(?=\n)")
# A star, a hash or an underscore keeps its backslash: without it, it would be a mark.
_ESCAPED = re.compile(r"\\(?:([.'\"!&$@%,;:?/+()~|{}-])|([\[\]])(?![(\[:]))")

# A picture is a link with an exclamation mark before it: `_around` looks for that,
# because an expression that begins with a plain sign is found far faster.
_LINK = re.compile(
    r"\[([^\[\]\n]{0,1000})\]"
    r"\((?=[^()\s]{0,2000}[/.#:)])<?[^()\s<>]{0,2000}(?:\([^()\s]{0,200}\)[^()\s<>]{0,200})?>?"
    r"(?: {1,3}[\"'][^\"'\n]{0,300}[\"'])?\)"
)
_DEFINITION = LinePattern(
    r" {0,3}\[",
    r" {0,3}\[([^\[\]\n^][^\[\]\n]{0,200})\]:[ \t]{1,20}<?[^\s<>]{0,500}[/.#][^\s<>]{0,500}>?"
    r"(?:[ \t]{1,20}[\"'(][^\n]{0,300})?$",
)
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,1000})\] ?\[([^\[\]\n]{0,200})\]")
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,30}\]:?")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")

_HEADING = LinePattern(" {0,3}#", r" {0,3}(?:#{2,6}[ \t]{1,20}|#[ \t]{1,20}(?![a-z]))+(?=\S)")
_HASHES = re.compile(r"[ \t]{1,20}#{1,20}[ \t]{0,20}$")
_EMPTY_HEADING = LinePattern(" {0,3}#", r" {0,3}#{1,6}[ \t]{0,20}$")
_QUOTE = LinePattern(" {0,3}>", r" {0,3}>(?![ >]{0,20}\d)[> ]*")
_FENCE = LinePattern(" {0,3}[`~]", r" {0,3}(?:```|~~~)[^`\n]{0,80}$")
_DRAWN = frozenset("*_=~|-")
_RULE_OR_TABLE = LinePattern(r"[ \t]*[*_=~|-]", r"[ \t]*(?:[*_=~-][*_=~ \t-]*|\|[ \t:|-]+)$")


def _markdown_escapes(text: str) -> Iterable[Edit]:
    if not any(next(sign.finditer(text), None) for sign in _SIGNS_OF_MARKDOWN):
        return ()
    broken = substitute(_ESCAPES, _HARD_BREAK.finditer(text), "")
    bare = substitute(_ESCAPES, _ESCAPED.finditer(text), lambda match: match.group()[1])
    return apart([*broken, *bare])


def _markdown_links(text: str) -> Iterable[Edit]:
    edits: list[Edit] = []
    if "](" in text:
        edits += (edit for match in _LINK.finditer(text) for edit in _around(match))
    if "]:" in text:
        edits += _references(text)
    if "[^" in text:
        edits += substitute(_LINKS, _FOOTNOTE.finditer(text), "")
    if "<" in text:
        edits += (edit for match in _ADDRESS.finditer(text) for edit in _around(match))
    return apart(edits)


def _around(match: re.Match[str]) -> Iterator[Edit]:
    """Remove what stands before and behind the first group of a match."""
    start = match.start()
    if match.string[start : start + 1] == "[" and match.string[max(0, start - 1) : start] == "!":
        start -= 1
    yield Edit(start=start, end=match.start(1), replacement="", rule=_LINKS)
    yield Edit(start=match.end(1), end=match.end(), replacement="", rule=_LINKS)


def _references(text: str) -> Iterator[Edit]:
    """Links whose addresses are given at the end of the text."""
    labels = {match.group(1).casefold() for match in _DEFINITION.finditer(text)}
    if labels:
        yield from substitute(_LINKS, _DEFINITION.finditer(text), "")
        for match in _REFERENCE.finditer(text):
            if (match.group(2) or match.group(1)).casefold() in labels:
                yield from _around(match)


def _markdown_blocks(text: str) -> Iterable[Edit]:
    edits: list[Edit] = []
    if "#" in text:
        for match in _HEADING.finditer(text):
            edits += _heading(text, match)
        edits += substitute(_BLOCKS, _EMPTY_HEADING.finditer(text), "")
    if ">" in text:
        edits += substitute(_BLOCKS, _QUOTE.finditer(text), "")
    if "```" in text or "~~~" in text:
        edits += substitute(_BLOCKS, _FENCE.finditer(text), "")
    if "\n" in text and not _DRAWN.isdisjoint(lines_of(text).wording.first):
        edits += substitute(_BLOCKS, _RULE_OR_TABLE.finditer(text), _without_rule)
    return apart(edits)


def _heading(text: str, match: re.Match[str]) -> Iterator[Edit]:
    """Remove the marks of a heading and set it apart from the lines around it."""
    start, end = match.span()
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    apart_before = "\n" if start > 1 and text[start - 2] != "\n" else ""
    yield Edit(start=start, end=end, replacement=apart_before, rule=_BLOCKS)
    behind = _HASHES.search(text, max(end, line_end - 60), line_end)
    tail = behind.start() if behind else line_end
    follows = line_end + 1 < len(text) and text[line_end + 1] != "\n"
    stop = line_end + 1 if follows else line_end
    if stop > tail:
        yield Edit(start=tail, end=stop, replacement="\n\n" if follows else "", rule=_BLOCKS)


def _without_rule(match: re.Match[str]) -> str:
    """Drop a line drawn across the page, an underline or the line under a table's head."""
    signs = match.group().replace(" ", "").replace("\t", "")
    if set(signs) == {"_"} and len(signs) > 3:
        return match.group()  # a blank to be filled in
    drawn = len(signs) >= 3 and (len(set(signs)) == 1 or (signs[0] == "|" and "---" in signs))
    return "" if drawn else match.group()


MARKDOWN_ESCAPES = Rule(
    name=_ESCAPES,
    description="Backslashes that Markdown puts before punctuation are removed.",
    propose=_markdown_escapes,
    signs=frozenset("\\"),
)
MARKDOWN_LINKS = Rule(
    name=_LINKS,
    description="Links become their words; addresses and footnote marks are removed.",
    propose=_markdown_links,
    signs=frozenset("[<"),
)
MARKDOWN_BLOCKS = Rule(
    name=_BLOCKS,
    description="Marks of headings, quoted blocks, code and drawn lines are removed.",
    propose=_markdown_blocks,
)
