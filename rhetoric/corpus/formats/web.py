"""Web pages, by trafilatura: the main text, and what the page says of itself."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

from rhetoric.corpus.decoding import decode
from rhetoric.corpus.document import DocumentWarning
from rhetoric.corpus.formats.extracted import Extracted, known
from rhetoric.errors import InputError, MissingDependencyError

LARGEST = 5_000_000
"""Bytes of the largest page that is read: that takes about half a minute."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HIDDEN = re.compile(
    r"<(script|style|noscript|template|svg|head)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6]|/section|/article|hr)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_GAPS = re.compile(r"[ \t]*\n\s*\n\s*")


def extract_html(data: bytes, encoding: str | None = None) -> Extracted:
    """Take the main text out of a web page.

    Where trafilatura finds none, all text between the tags is taken, with a warning.

    Raises
    ------
    InputError
        The page is too large, is not text, or shows no text at all.
    MissingDependencyError
        trafilatura is not installed.
    """
    if len(data) > LARGEST:
        raise InputError(
            f"it has {len(data):,} bytes; pages of more than {LARGEST:,} are not read. "
            "Save the article alone, or as plain text."
        )
    page, warnings = _decoded(data, encoding)
    try:
        import trafilatura
    except ImportError as error:
        raise MissingDependencyError(
            "reading web pages needs trafilatura, which is not installed. "
            "Run: pip install 'rhetoric-framing[web]'."
        ) from error
    with _quiet():
        found = trafilatura.bare_extraction(page, with_metadata=True)
    text = (getattr(found, "text", None) or "").strip()
    meta = known(
        title=getattr(found, "title", None),
        author=getattr(found, "author", None),
        date=getattr(found, "date", None),
        site=getattr(found, "sitename", None),
    )
    if not text:
        text = _all_text(page)
        message = "No main text was found on this page, so all its text was taken, menus included."
        warnings = (*warnings, DocumentWarning(kind="whole-page", message=message))
    if not text:
        raise InputError(
            "the page shows no text; it may be made by a script when it is opened. "
            "Open it in a browser and save what you see."
        )
    return Extracted(text=text, meta=meta, warnings=warnings)


def _decoded(data: bytes, encoding: str | None) -> tuple[str, tuple[DocumentWarning, ...]]:
    declared = _CHARSET.search(data[:4096])
    if encoding is None and declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe")):
        try:
            return decode(data, declared.group(1).decode("ascii"))
        except InputError:
            pass  # pages often say something wrong of themselves
    return decode(data, encoding)


def _all_text(page: str) -> str:
    bare = _TAG.sub(" ", _BREAKS.sub("\n\n", _HIDDEN.sub(" ", page)))
    return _GAPS.sub("\n\n", unescape(bare)).strip()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the library says of a broken page out of the user's terminal."""
    logger = logging.getLogger("trafilatura")
    level, logger.disabled = logger.level, True
    try:
        yield
    finally:
        logger.disabled = False
        logger.setLevel(level)
