"""A rule for scraps of HTML in what should be plain text."""

import html
import re
from collections.abc import Iterable, Iterator
from html.entities import html5

from rhetoric.corpus.cleaning.code import Spans, code_with_marks
from rhetoric.corpus.cleaning.rule import Rule, apart, substitute
from rhetoric.corpus.document import Edit

_NAME = "html-remains"
_ENTITY = re.compile(r"&(?:amp;)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,20}\d{0,2});")
_AMPERSANDS = re.compile(r"&(?:amp;)+")
_COMMENT = re.compile(r"<!--[^<>]{0,2000}-->")
_TAG = re.compile(r"</?([A-Za-z]{1,10}[1-6]?)(?:\s[^<>\n]{0,500})?/?>")

_REPLACEMENTS = {
    **dict.fromkeys(
        """a abbr b big center cite code del em font i ins mark s small span strong sub sup tt u
            wbr""".split(),
        "",
    ),
    **dict.fromkeys(["td", "th"], " "),
    **dict.fromkeys(["br", "li", "tr"], "\n"),
    **dict.fromkeys(
        """article aside blockquote body dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6
            header hr html img main nav ol p section table tbody thead ul""".split(),
        "\n\n",
    ),
}


_ALONE = frozenset(["br", "hr", "img", "wbr"])  # tags that need no other to close them
# "&lt;b&gt;" is a tag the author shows; where it would be taken for a real one it stays so.
_SHOWN = re.compile(
    r"&(?:amp;)*lt;(?:!--|/?([A-Za-z]{1,10}[1-6]?)(?=[\s/&>]))[^<>\n]{0,500}?(?:>|&(?:amp;)*gt;)"
)


def _entity(match: re.Match[str]) -> str:
    name = match.group(1)
    known = name.startswith("#") or name + ";" in html5
    return html.unescape(f"&{name};") if known else match.group()


def _paired(text: str) -> set[str]:
    """Names of the tags that are both opened and closed, or need no closing."""
    opened: set[str] = set()
    closed: set[str] = set()
    for match in _TAG.finditer(text):
        (closed if match.group()[1] == "/" else opened).add(match.group(1).lower())
    return (opened & closed) | _ALONE


def _entities(text: str, code: Spans) -> Iterator[Edit]:
    found = list(_SHOWN.finditer(text))
    paired = _paired(html.unescape(_AMPERSANDS.sub("&", text))) if found else set()
    shown = [m.span() for m in found if m.group(1) is None or m.group(1).lower() in paired]
    kept = Spans([start for start, _ in shown], [end for _, end in shown])
    for edit in substitute(_NAME, _ENTITY.finditer(text), _entity):
        if not (kept.cover(edit.start) or code.cover(edit.start)):
            yield edit


def _tags(text: str, code: Spans) -> Iterator[Edit]:
    paired = _paired(text)
    for match in _TAG.finditer(text):
        name = match.group(1).lower()
        if name in paired and name in _REPLACEMENTS and not code.cover(match.start()):
            start, end = match.span()
            yield Edit(start=start, end=end, replacement=_REPLACEMENTS[name], rule=_NAME)


def _html_remains(text: str) -> Iterable[Edit]:
    edits: list[Edit] = []
    code = code_with_marks(text)
    if "&" in text:
        edits += _entities(text, code)
    if "<" in text:
        edits += substitute(_NAME, _COMMENT.finditer(text), "")
        edits += _tags(text, code)
    return apart(edits)


HTML_REMAINS = Rule(
    name=_NAME,
    description="Scraps of HTML become the text they stand for.",
    propose=_html_remains,
    signs=frozenset("&<"),
)
