"""PDF files, read by pypdf."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from rhetoric.corpus.document import DocumentWarning
from rhetoric.corpus.formats.extracted import Extracted, known
from rhetoric.errors import InputError, MissingDependencyError
from rhetoric.tables import count_phrase

if TYPE_CHECKING:
    from pypdf import PdfReader

PAGE_BREAK = "\f"
_NAMED = 12
# What a reader of damaged files may stumble over, beside pypdf's own errors.
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError,
    RecursionError, TypeError, ValueError,
)  # fmt: skip


def extract_pdf(data: bytes) -> Extracted:
    """Get the text of a PDF page by page.

    Notes
    -----
    Between pages stands a form feed, by which cleaning knows heads and feet of
    pages, and sentences that go on overleaf. What pypdf complains of becomes a
    warning of the document, and so do pages without text.

    Raises
    ------
    InputError
        It is no PDF or is damaged, it needs a password, or it has no text
        because its pages are scanned.
    MissingDependencyError
        pypdf is not installed.
    """
    with _complaints() as complaints:
        reader = _opened(data)
        pages, unreadable = _pages(reader)
        meta = _properties(reader)
    empty = [number for number, page in enumerate(pages, start=1) if not page.strip()]
    if len(empty) == len(pages):
        raise InputError(_no_text(len(pages), unreadable))
    return Extracted(
        text=PAGE_BREAK.join(pages),
        meta=meta,
        warnings=tuple(_warnings(empty, unreadable, complaints)),
    )


def _opened(data: bytes) -> "PdfReader":
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise MissingDependencyError(
            "reading .pdf needs pypdf, which is not installed. "
            'Run: pip install "rhetoric-framing[documents]".'
        ) from error
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not _unlocked(reader)
        count = 0 if locked else len(reader.pages)
    except (PyPdfError, *_BROKEN) as error:
        raise InputError(
            f"it cannot be read as a PDF: {str(error).rstrip('.')}. It may be damaged or cut off: "
            "get it anew, or open it in a reader and print it to a new PDF."
        ) from error
    if locked:
        raise InputError(
            "it is encrypted and needs a password. Save it without one, and read that."
        )
    if not count:
        raise InputError("it has no pages.")
    return reader


def _unlocked(reader: "PdfReader") -> bool:
    """Try the empty password, with which files that only forbid printing open."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except DependencyError as error:
        raise InputError(
            "it is encrypted with AES, which pypdf reads only with the package cryptography. "
            "Run: pip install cryptography"
        ) from error


def _pages(reader: "PdfReader") -> tuple[list[str], list[int]]:
    """Read the text of each page, and tell which pages could not be read."""
    from pypdf.errors import PyPdfError

    texts: list[str] = []
    unreadable: list[int] = []
    for number in range(len(reader.pages)):
        try:
            # A form feed is the end of a page and nothing else.
            texts.append(reader.pages[number].extract_text().replace(PAGE_BREAK, "\n"))
        except (PyPdfError, *_BROKEN):
            texts.append("")
            unreadable.append(number + 1)
    return texts, unreadable


def _no_text(count: int, unreadable: list[int]) -> str:
    pages = count_phrase(count, "page")
    if unreadable:
        return f"none of its {pages} has text that can be read ({_list(unreadable)} are damaged)."
    return (
        f"its {pages} have no text: they are scanned pictures. Run text recognition (OCR) over it, "
        "with a program such as OCRmyPDF, and read the result."
    )


def _warnings(
    empty: list[int], unreadable: list[int], complaints: list[str]
) -> Iterator[DocumentWarning]:
    if unreadable:
        message = f"Not read, since they are damaged: {_list(unreadable)}."
        yield DocumentWarning(kind="damaged-pages", message=message)
    if blank := [number for number in empty if number not in set(unreadable)]:
        message = f"Without text, so blank or scanned pictures: {_list(blank)}."
        yield DocumentWarning(kind="pages-without-text", message=message)
    if complaints:
        message = f"The PDF is not as it should be; check the text. {' '.join(complaints)}"
        yield DocumentWarning(kind="damaged-pdf", message=message)


def _list(numbers: list[int]) -> str:
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers[:_NAMED]))}{more}"


def _properties(reader: "PdfReader") -> dict[str, Any]:
    from pypdf.errors import PyPdfError

    try:
        about = reader.metadata
        created = about.creation_date if about else None
    except (PyPdfError, *_BROKEN):  # a date that is none is no reason to refuse the text
        about, created = None, None
    return known(
        title=about.title if about else None,
        author=about.author if about else None,
        created=created.date().isoformat() if created else None,
        source_format="pdf",
    )


class _Keeper(logging.Handler):
    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage().strip()
        if len(self._kept) < _NAMED and message not in self._kept:
            self._kept.append(message)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Keep what pypdf logs from the screen, and hand it over."""
    kept: list[str] = []
    keeper = _Keeper(kept)
    logger = logging.getLogger("pypdf")
    passes_on = logger.propagate
    logger.addHandler(keeper)
    logger.propagate = False
    try:
        yield kept
    finally:
        logger.removeHandler(keeper)
        logger.propagate = passes_on
