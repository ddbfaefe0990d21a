"""Word files (.docx), by python-docx: paragraphs and tables in their order."""

import zipfile
from io import BytesIO
from typing import Any

from rhetoric.corpus.formats.extracted import Extracted, known
from rhetoric.errors import InputError, MissingDependencyError

LARGEST = 300_000_000
"""Bytes that the parts of a file may have when they are unpacked."""
_OLD = b"\xd0\xcf\x11\xe0"


def extract_docx(data: bytes) -> Extracted:
    """Take the text out of a Word file.

    Returns
    -------
    Extracted
        Each paragraph, heading and item stands alone between empty lines; the
        cells of a row of a table are divided by tabs. Text that was deleted while
        changes were tracked is left out, text that was put in is not. Headers,
        footers and notes are not read.

    Raises
    ------
    InputError
        It is no such file, it has no text, or its parts are larger than is read.
    MissingDependencyError
        python-docx is not installed.
    """
    _refuse(data)
    try:
        import docx
        from docx.oxml.ns import qn
    except ImportError as error:
        raise MissingDependencyError(
            "reading Word files needs python-docx, which is not installed. "
            "Run: pip install 'rhetoric-framing[documents]'."
        ) from error
    try:
        document = docx.Document(BytesIO(data))
        parts = [
            _row_text(element, qn) if element.tag == qn("w:tbl") else _paragraph_text(element, qn)
            for element in document.element.body.iterchildren()
            if element.tag in (qn("w:p"), qn("w:tbl"))
        ]
        properties = document.core_properties
        meta = known(
            title=properties.title,
            author=properties.author,
            date=properties.created.date().isoformat() if properties.created else None,
        )
    except (KeyError, ValueError, zipfile.BadZipFile, AttributeError) as error:
        raise InputError(f"it cannot be read as a Word file: {error}.") from error
    text = "\n\n".join(part for part in parts if part.strip())
    if not text:
        raise InputError("it has no text. Text in pictures and text boxes is not read.")
    return Extracted(text=text, meta=meta)


def _refuse(data: bytes) -> None:
    if data.startswith(_OLD):
        raise InputError("it is an old Word file (.doc). Open it and save it as .docx or .txt.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile as error:
        raise InputError("it is no Word file (.docx), or it is damaged.") from error
    if size > LARGEST:
        raise InputError(
            f"its parts have {size:,} bytes when unpacked; more than {LARGEST:,} are not read."
        )


def _paragraph_text(element: Any, qn: Any) -> str:
    """The text of a paragraph, with what tracked changes put in and without what they took out."""
    pieces = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        name = node.tag.rpartition("}")[2]
        pieces.append({"t": node.text or "", "tab": "\t", "noBreakHyphen": "-"}.get(name, "\n"))
    return "".join(pieces)


def _row_text(table: Any, qn: Any) -> str:
    rows = []
    for row in table.iter(qn("w:tr")):
        cells = (
            " ".join(_paragraph_text(part, qn) for part in cell.iterchildren(qn("w:p")))
            for cell in row.iterchildren(qn("w:tc"))
        )
        rows.append("\t".join(cells))
    return "\n".join(rows)
