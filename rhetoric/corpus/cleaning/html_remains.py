"""A rule for scraps of HTML in what should be plain text."""

import html
import re
from collections.abc import Iterable
from html.entities import html5

from rhetoric.corpus.cleaning.rule import Rule, apart, substitute
from rhetoric.corpus.document import Edit

_NAME = "html-remains"
_ENTITY = re.compile(r"&(?:amp;)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,20}\d{0,2});")
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


def _entity(match: re.Match[str]) -> str:
    name = match.group(1)
    known = name.startswith("#") or name + ";" in html5
    return html.unescape(f"&{name};") if known else match.group()


def _tag(match: re.Match[str]) -> str:
    return _REPLACEMENTS.get(match.group(1).lower(), match.group())


def _html_remains(text: str) -> Iterable[Edit]:
    edits: list[Edit] = []
    if "&" in text:
        edits += substitute(_NAME, text, _ENTITY, _entity)
    if "<" in text:
        edits += substitute(_NAME, text, _COMMENT, "")
        edits += substitute(_NAME, text, _TAG, _tag)
    return apart(edits)


HTML_REMAINS = Rule(
    name=_NAME,
    description="Scraps of HTML become the text they stand for.",
    propose=_html_remains,
)
