"""Web pages, Word files, PDFs and archives, made here and read back."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import rhetoric as rh
from rhetoric.corpus.formats.extract import extract

PROSE = (
    "The council met on Monday to talk about the new bridge over the river and its cost. "
    "Several members said that the old plan had been drawn up before the flood of last spring. "
) * 3


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def test_a_web_page() -> None:
    head = '<title>On the bridge</title><meta name="author" content="Jane Hill">'
    found = extract(page(f"<nav>Home</nav><article><p>{PROSE}</p></article>", head), ".html", "a")
    assert "met on Monday" in found.text
    assert "Home" not in found.text
    assert found.meta["title"] == "On the bridge"


def test_a_page_without_an_article_and_one_without_text() -> None:
    found = extract(page("<div>Peace</div>"), ".html", "a.html")
    assert found.text == "Peace"
    with pytest.raises(rh.InputError, match=r"a\.html: there is no text in the page"):
        extract(page("<script>document.write('x')</script>"), ".html", "a.html")


def test_a_page_says_its_encoding() -> None:
    body = f'<meta charset="iso-8859-2"><p>Łódź. {PROSE}</p>'.encode("iso-8859-2")
    assert "Łódź" in extract(body, ".html", "a").text

    utf8 = f'<meta charset="iso-8859-1"><p>Łódź. {PROSE}</p>'.encode()
    assert "Łódź" in extract(utf8, ".html", "a").text
    curly = f'<meta charset="iso-8859-1"><p>“Peace.” {PROSE}</p>'.encode("cp1252")
    assert "“Peace.”" in extract(curly, ".html", "a").text


def test_a_date_is_not_guessed_from_the_text_of_a_page() -> None:
    found = extract(page(f"<article><p>On 4 May 1998: {PROSE}</p></article>"), ".html", "a")
    assert "date" not in found.meta


def test_a_very_large_page_is_refused() -> None:
    with pytest.raises(rh.InputError, match="up to 5,000,000 are read"):
        extract(b"<p>x</p>" * 1_000_000, ".html", "a")


def word_file() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("On the bridge", 1)
    document.add_paragraph("The council met.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "ford", "open"
    document.add_paragraph("It went home.")
    document.core_properties.title = "Bridge"
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_file() -> None:
    found = extract(word_file(), ".docx", "a.docx")
    assert found.text == "On the bridge\n\nThe council met.\n\nford\topen\n\nIt went home."
    assert found.meta["title"] == "Bridge"


def changed_word_file() -> bytes:
    """Make a file with a form field, a text box and tracked changes."""
    import docx
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def run(text: str, inner: str = "t") -> str:
        return f"<w:r><w:{inner}>{text}</w:{inner}></w:r>"

    document = docx.Document()
    box = f"<w:p>{run('A box.')}</w:p>"
    parts = (
        f"<w:sdt {space}><w:sdtContent><w:p>{run('A form field.')}</w:p></w:sdtContent></w:sdt>",
        f"<w:p {space}><w:ins>{run('In.')}</w:ins><w:del>{run('Out.', 'delText')}</w:del></w:p>",
        f"<w:p {space}><w:moveFrom>{run('Moved.')}</w:moveFrom></w:p>",
        f"<w:p {space}><w:r><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r></w:p>",
    )
    body = document.element.body
    for number, part in enumerate(parts):
        body.insert(number, parse_xml(part))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_form_fields_text_boxes_and_tracked_changes() -> None:
    found = extract(changed_word_file(), ".docx", "a.docx")
    assert found.text.split("\n\n") == ["A form field.", "In.", "A box."]
    assert [warning.kind for warning in found.warnings] == ["tracked-changes"]


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(rh.InputError, match=r"old Word document \(\.doc\)"):
        extract(b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".docx", "a.docx")
    with pytest.raises(rh.InputError, match="is no Word document"):
        extract(b"Friends!", ".docx", "a.docx")
    with pytest.raises(rh.InputError, match="cannot be read as a Word document"):
        extract(archive({"x.txt": b"x"}), ".docx", "a.docx")


def pdf_file(pages: list[str], password: str = "") -> bytes:
    from pypdf import PdfReader, PdfWriter

    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects += [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode() if text else b""
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 "
            b"3 0 R >> >> /Contents " + f"{5 + 2 * number} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + table
    data += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n".encode()
    data += f"startxref\n{start}\n%%EOF\n".encode()
    if not password:
        return data
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_pdf() -> None:
    found = extract(pdf_file(["The council met on Monday.", "", "It went home."]), ".pdf", "a.pdf")
    assert found.text.split("\f\f") == ["The council met on Monday.", "It went home."]
    assert [warning.kind for warning in found.warnings] == ["pages-without-text"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf_file(["", ""]), "they are scanned pictures"),
        (b"Friends!", "cannot be read as a PDF"),
        (b"%PDF-1.4 broken", "cannot be read as a PDF"),
    ],
)
def test_pdfs_that_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(rh.InputError, match=reason):
        extract(data, ".pdf", "a.pdf")


def test_an_encrypted_pdf_is_refused() -> None:
    with pytest.raises(rh.InputError, match="it is encrypted"):
        extract(pdf_file(["The council met on Monday."], "secret"), ".pdf", "a.pdf")


def archive(files: dict[str, bytes], **options: Any) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", **options) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return stream.getvalue()


def read_zip(tmp_path: Path, data: bytes, **options: Any) -> rh.Corpus:
    path = tmp_path / "talks.zip"
    path.write_bytes(data)
    return rh.read_corpus(path, **options)


def test_an_archive_of_texts(tmp_path: Path) -> None:
    files = {"x/a.txt": b"The ford.", "b.md": b"*Weir*", "c.png": b"no", "__MACOSX/d.txt": b"no"}
    corpus = read_zip(tmp_path, archive(files))
    assert corpus.ids == ("b", "x/a")
    assert corpus["b"].text == "Weir"
    assert "c.png" in corpus.left_out[0]


def test_names_in_an_archive_that_are_utf8_and_do_not_say_so(tmp_path: Path) -> None:
    data = archive({"é.txt": b"The ford."})
    central = data.rindex(b"PK\x01\x02")  # the flags that say UTF-8 lie here and at the start
    plain = data[:6] + b"\0\0" + data[8 : central + 8] + b"\0\0" + data[central + 10 :]
    assert read_zip(tmp_path, plain).ids == ("é",)


def test_dangerous_archives_are_refused(tmp_path: Path) -> None:
    for name in ("../a.txt", "/a.txt", "x/../../a.txt", "C:/a.txt", "C:a.txt"):
        with pytest.raises(rh.InputError, match="leads out of the archive"):
            read_zip(tmp_path, archive({name: b"x"}))
    bomb = archive({"a.txt": b"a" * 30_000_000}, compression=zipfile.ZIP_DEFLATED)
    with pytest.raises(rh.InputError, match="would unpack to 30,000,000"):
        read_zip(tmp_path, bomb)
    with pytest.raises(rh.InputError, match="cannot be read as a zip archive"):
        read_zip(tmp_path, b"PK\x03\x04 broken")
    with pytest.raises(rh.InputError, match="holds no file that is read"):
        read_zip(tmp_path, archive({"a.png": b"x"}))


def test_bad_members_are_named(tmp_path: Path) -> None:
    data = archive({"a.txt": b"The ford.", "b.docx": b"no"})
    with pytest.raises(rh.InputError, match=r"b\.docx: it is no Word document"):
        read_zip(tmp_path, data)
    assert read_zip(tmp_path, data, errors="skip").ids == ("a",)
