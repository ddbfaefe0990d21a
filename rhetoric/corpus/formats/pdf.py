"""PDF files, by pypdf: the text of each page."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from rhetoric.corpus.document import DocumentWarning
from rhetoric.corpus.formats.extracted import Extracted, known
from rhetoric.errors import InputError, MissingDependencyError

PAGE_BREAK = "\n\n"
_FEW_CHARACTERS = 20
"""A page of a scan may still have a number or a stamp."""


def extract_pdf(data: bytes) -> Extracted:
    """Take the text out of a PDF, page after page.

    Returns
    -------
    Extracted
        Pages are divided by an empty line, so that the cleaning rules can take out
        page numbers and join the sentences that the pages break.

    Raises
    ------
    InputError
        It is no PDF, it is encrypted, or it is a scan without text.
    MissingDependencyError
        pypdf is not installed.
    """
    if b"%PDF-" not in data[:1024]:
        raise InputError("it is no PDF, or it is damaged: it does not begin as one.")
    try:
        import pypdf
    except ImportError as error:
        raise MissingDependencyError(
            "reading PDF files needs pypdf, which is not installed. "
            "Run: pip install 'rhetoric-framing[documents]'."
        ) from error
    with _heard() as complaints:
        try:
            reader = pypdf.PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise InputError("it is encrypted. Save it without a password.")
            pages = [(page.extract_text() or "").strip() for page in reader.pages]
            about: Any = reader.metadata or {}
            meta = known(title=_told(about, "/Title"), author=_told(about, "/Author"))
        except InputError:
            raise
        except Exception as error:  # damaged files fail in many ways
            reason = str(error).strip() or type(error).__name__
            raise InputError(f"it cannot be read as PDF: {reason}.") from error
    return Extracted(
        text=_joined(pages), meta=meta, warnings=(*_empty_pages(pages), *_complained(complaints))
    )


def _joined(pages: list[str]) -> str:
    if sum(map(len, pages)) < _FEW_CHARACTERS:
        raise InputError(
            f"it has {len(pages)} pages and no text: it seems to be scanned. Have its letters "
            "recognised first (OCR), for instance with the program ocrmypdf."
        )
    return PAGE_BREAK.join(page for page in pages if page)


def _told(about: Any, name: str) -> str | None:
    value = about.get(name)
    return str(value) if value else None


def _empty_pages(pages: list[str]) -> Iterator[DocumentWarning]:
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page]
    if empty:
        shown = ", ".join(empty[:12]) + (" …" if len(empty) > 12 else "")
        message = f"{len(empty)} of {len(pages)} pages have no text: {shown}. They may be scanned."
        yield DocumentWarning(kind="pages-without-text", message=message)


def _complained(complaints: list[str]) -> Iterator[DocumentWarning]:
    if complaints:
        message = f"The PDF is not quite sound: {complaints[0]}. Words may be missing or torn."
        yield DocumentWarning(kind="damaged-file", message=message)


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Hear what pypdf says of a file, instead of having it printed."""
    heard: list[str] = []

    class _Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger, ear = logging.getLogger("pypdf"), _Ear(level=logging.WARNING)
    spreads, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        yield heard
    finally:
        logger.removeHandler(ear)
        logger.propagate = spreads
