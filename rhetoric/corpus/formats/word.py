"""Word documents (.docx), opened by python-docx."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from rhetoric.corpus.document import DocumentWarning
from rhetoric.corpus.formats.extracted import Extracted, known
from rhetoric.corpus.formats.unpacking import ARCHIVE_ERRORS, refuse_bomb
from rhetoric.errors import InputError, MissingDependencyError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
# What was struck out, and where a passage stood before it was moved.
_GONE = {_W + "del", _W + "moveFrom", _FALLBACK}
_CHANGES = [_W + kind for kind in ("ins", "del", "moveFrom", "moveTo")]
_LARGEST_PART = 100_000_000


def extract_docx(data: bytes) -> Extracted:
    """Get the text of a Word document in its order, with tables row by row.

    Notes
    -----
    Paragraphs and headings are set apart by an empty line; list items stand in
    lines with a dash; the cells of a row are divided by tabs. Foot- and endnotes
    follow at the end. Changes that were tracked are taken as accepted, with a
    warning. Heads and feet of pages and comments are not read.

    Raises
    ------
    InputError
        It is no such file, is protected by a password, or has no text.
    MissingDependencyError
        python-docx is not installed.
    """
    document = _opened(data)
    body = document.element.body
    blocks = [*_blocks(body), *_notes(document)]
    text = "".join(_joined(blocks))
    if not text.strip():
        raise InputError("there is no text in the document. Are its pages pictures?")
    return Extracted(text=text, meta=_properties(document), warnings=_tracked(body))


def _opened(data: bytes) -> "WordDocument":
    try:
        import docx
    except ImportError as error:
        raise MissingDependencyError(
            "reading .docx needs python-docx, which is not installed. "
            'Run: pip install "rhetoric-framing[documents]".'
        ) from error
    _refuse_others(data)
    from lxml.etree import LxmlError

    try:
        return docx.Document(BytesIO(data))
    except (*ARCHIVE_ERRORS, KeyError, LxmlError, AttributeError) as error:
        raise InputError(
            f"it cannot be read as a Word document: {error}. Open it in Word or LibreOffice and "
            "save it anew as .docx."
        ) from error


def _refuse_others(data: bytes) -> None:
    if data.startswith(_OLD_OFFICE):
        raise InputError(
            "it is an old Word document (.doc), or one protected by a password. Open it in Word "
            "or LibreOffice and save it as .docx without a password."
        )
    try:
        infos = zipfile.ZipFile(BytesIO(data)).infolist()
    except ARCHIVE_ERRORS as error:
        raise InputError(
            f"it is no Word document: {error}. Give the file its true ending, or save it anew."
        ) from error
    refuse_bomb(infos, "the document")
    largest = max((info.file_size for info in infos if info.filename.endswith(".xml")), default=0)
    if largest > _LARGEST_PART:
        raise InputError(
            f"it holds a part of {largest:,} bytes; up to {_LARGEST_PART:,} are read. Divide it."
        )


def _blocks(parent: Any) -> Iterator[tuple[str, str]]:
    """Give kind and text of each paragraph, list item and row, in order."""
    for element in parent:
        if element.tag == _W + "p":
            yield from _paragraph(element)
        elif element.tag == _W + "tbl":
            for row in _rows(element):
                cells = (" ".join(text for _, text in _blocks(cell)) for cell in _cells(row))
                yield "row", "\t".join(cells)
        elif element.tag not in _GONE and isinstance(element.tag, str):
            yield from _blocks(element)  # such as the content of a form field


def _rows(table: Any) -> Iterator[Any]:
    for element in table.iter(_W + "tr"):
        if next(element.iterancestors(_W + "tbl")) is table:
            yield element


def _cells(row: Any) -> Iterator[Any]:
    for element in row.iter(_W + "tc"):
        if next(element.iterancestors(_W + "tr")) is row:
            yield element


def _paragraph(element: Any) -> Iterator[tuple[str, str]]:
    parts: list[str] = []
    boxes: list[Any] = []
    _gather(element, parts, boxes)
    text = "".join(parts)
    if text.strip():
        listed = element.find(f"{_W}pPr/{_W}numPr") is not None or _style(element).startswith(
            "List"
        )
        yield ("item", f"- {text.strip()}") if listed else ("paragraph", text)
    for box in boxes:
        yield from _blocks(box)


def _gather(element: Any, parts: list[str], boxes: list[Any]) -> None:
    """Collect the text of a paragraph, and the text boxes that hang on it."""
    for child in element:
        if child.tag == _W + "txbxContent":
            boxes.append(child)
        elif child.tag == _W + "t":
            parts.append(child.text or "")
        elif isinstance(child.tag, str) and child.tag not in _GONE and child.tag != _W + "pPr":
            parts.append(_SIGNS.get(child.tag.removeprefix(_W), ""))
            _gather(child, parts, boxes)


def _style(element: Any) -> str:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(_W + "val", ""))


def _joined(blocks: list[tuple[str, str]]) -> Iterator[str]:
    before = ""
    for kind, text in blocks:
        if before:
            yield "\n" if kind == before and kind != "paragraph" else "\n\n"
        yield text
        before = kind


def _notes(document: "WordDocument") -> Iterator[tuple[str, str]]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parts = {
        relation.reltype.rpartition("/")[2]: relation.target_part
        for relation in document.part.rels.values()
        if not relation.is_external
    }
    for kind in ("footnotes", "endnotes"):
        for note in etree.fromstring(parts[kind].blob, parser) if kind in parts else ():
            if _W + "type" not in note.attrib:  # others are the rules above the notes
                yield from _blocks(note)


def _properties(document: "WordDocument") -> dict[str, Any]:
    about = document.core_properties
    return known(
        title=about.title,
        author=about.author,
        created=about.created.date().isoformat() if about.created else None,
        source_format="docx",
    )


def _tracked(body: Any) -> tuple[DocumentWarning, ...]:
    changes = sum(1 for _ in body.iter(*_CHANGES))
    if not changes:
        return ()
    message = (
        f"The document has {changes} tracked change{'s' if changes > 1 else ''}, taken as "
        "accepted. Accept or reject them in Word to be sure which text is counted."
    )
    return (DocumentWarning(kind="tracked-changes", message=message),)
