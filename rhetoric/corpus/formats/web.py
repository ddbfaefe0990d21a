"""Web pages: the article in them, found by trafilatura."""

import codecs
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from rhetoric.corpus.decoding import decode
from rhetoric.corpus.document import DocumentWarning
from rhetoric.corpus.formats.extracted import Extracted, known
from rhetoric.errors import InputError, MissingDependencyError

LARGEST = 5_000_000
"""Bytes of a page: that takes half a minute, and pages of articles have far fewer."""
_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 4096
_WEST = {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"}
_UNSEEN = {"script", "style", "template", "noscript", "head", "svg", "iframe", "object"}
_BLOCKS = set(
    "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split()
)
# Kinds of trafilatura's blocks; the lines of one list or table stay together.
_LINES = {"item": "- ", "row": ""}


def extract_html(data: bytes, encoding: str | None = None) -> Extracted:
    """Get the article of a web page, without menus, notices and advertisements.

    Notes
    -----
    The encoding is what a byte-order mark or the page itself says. Where no
    article is found, all text that a browser would show is taken, with a warning
    of kind ``no-article``.

    Raises
    ------
    InputError
        It is larger than 5 MB, no web page, or has no text, as a page that is
        made by scripts in the browser.
    MissingDependencyError
        trafilatura is not installed.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise MissingDependencyError(
            f"reading web pages needs trafilatura, which cannot be loaded ({error}). "
            'Run: pip install "rhetoric-framing[web]".'
        ) from error
    if len(data) > LARGEST:
        raise InputError(
            f"the page has {len(data):,} bytes; up to {LARGEST:,} are read. Divide it, or save "
            "its text as .txt."
        )
    page, warnings = _decoded(data, encoding)
    found: Any = bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        # Only dates that the page declares: one guessed from its text would be a false fact.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    meta = _about(found)
    text = "" if found is None or found.body is None else "".join(_joined(_blocks(found.body)))
    if text.strip():
        return Extracted(text=text, meta=meta, warnings=warnings)
    return Extracted(text=_all_text(page), meta=meta, warnings=(*warnings, _NO_ARTICLE))


_NO_ARTICLE = DocumentWarning(
    kind="no-article",
    message="No article was found in the page, so all its text was taken. Menus and notices may "
    "be in it.",
)


def _decoded(data: bytes, encoding: str | None) -> tuple[str, tuple[DocumentWarning, ...]]:
    """Decode by what is asked for, a byte-order mark, UTF-8 if it is, or what the page says."""
    declared = _CHARSET.search(data[:_HEAD])
    if encoding is None and declared is not None and not _is_unicode(data):
        name = declared.group(1).decode("ascii", "replace").lower()
        # Browsers read what calls itself Latin-1 as Windows-1252.
        name = "cp1252" if name in _WEST else name
        try:
            codecs.lookup(name)
            return decode(data, name)
        except (LookupError, InputError):
            pass  # it says something wrong of itself, and is guessed as any other text
    return decode(data, encoding)


def _is_unicode(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    # Letters of other encodings are next to never UTF-8 by chance, whatever the page says,
    # but plain ASCII may be an encoding of East Asia that shifts by escapes.
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _about(found: Any) -> dict[str, Any]:
    if found is None:
        return {"source_format": "html"}
    return known(
        title=found.title,
        author=found.author,
        date=found.date,
        site=found.sitename,
        source_format="html",
    )


def _blocks(body: Any) -> Iterator[tuple[str, str]]:
    """Give kind and text of each block, in order."""
    if text := _plain(body.text):
        yield "p", text
    for element in body:
        kind = str(element.tag)
        if kind in ("list", "table", "quote", "div", "body"):
            yield from _blocks(element)
        elif kind == "row":
            yield kind, "\t".join(_plain("".join(cell.itertext())) for cell in element)
        elif words := _words(element):
            yield kind, words
        if text := _plain(element.tail):
            yield "p", text


def _words(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = "\v" + (line_break.tail or "")
    return "\n".join(filter(None, map(_plain, "".join(element.itertext()).split("\v"))))


def _plain(text: str | None) -> str:
    """Fold white space, which means nothing in HTML."""
    return re.sub(r"[ \t\r\n]+", " ", text or "").strip()


def _joined(blocks: Iterator[tuple[str, str]]) -> Iterator[str]:
    before = ""
    for kind, text in blocks:
        if before:
            yield "\n" if kind == before and kind in _LINES else "\n\n"
        yield _LINES.get(kind, "") + text
        before = kind


class _Stripper(HTMLParser):
    """Gathers the text that a browser would show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 (HTMLParser's)
        if not self._unseen:
            self._unseen = tag if tag in _UNSEEN else ""
            self.parts.append("\v" if tag in _BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif not self._unseen and tag in _BLOCKS:
            self.parts.append("\v")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def _all_text(page: str) -> str:
    stripper = _Stripper()
    stripper.feed(page)
    stripper.close()
    text = "\n\n".join(filter(None, map(_plain, "".join(stripper.parts).split("\v"))))
    if not text:
        raise InputError(
            "there is no text in the page. Scripts may make it in the browser: open it there and "
            "save the page, or copy its text to a .txt file."
        )
    return text
