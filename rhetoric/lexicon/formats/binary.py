"""Files that are no text, told by their first bytes or by their ending."""

from pathlib import PurePath

_PAGE = "copy its list into a plain text file or a CSV table"
_TABLE = "read it with pandas.read_excel and give the data frame, or export it as CSV"
_MAGIC = (
    (b"%PDF-", "a PDF", _PAGE),
    (b"{\\rtf", "a rich text file", _PAGE),
    (b"PK\x03\x04", "a zip archive, as those of Word, Excel and LibreOffice are", _PAGE),
    (b"\xd0\xcf\x11\xe0", "a file of Word or Excel", _PAGE),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first"),
    (b"BZh91AY", "compressed with bzip2", "unpack it first"),
    (b"\xfd7zXZ", "compressed with xz", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a", "a RAR archive", "unpack it first"),
    (b"\x89PNG", "a picture", _PAGE),
    (b"\xff\xd8\xff", "a picture", _PAGE),
    (b"GIF89a", "a picture", _PAGE),
    (b"SQLite format 3", "a database", _PAGE),
)
_ENDINGS = {
    ".pdf": ("a PDF", _PAGE),
    **dict.fromkeys((".rtf", ".doc", ".docx", ".odt", ".pages"), ("a text document", _PAGE)),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods", ".numbers"), ("a spreadsheet", _TABLE)),
    **dict.fromkeys((".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar"),
                    ("an archive", "unpack it first")),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff"), ("a picture", _PAGE)),
    **dict.fromkeys((".rds", ".rda", ".rdata"), ("a file of R", "write it as CSV or YAML in R")),
    **dict.fromkeys((".sav", ".dta", ".parquet", ".feather"),
                    ("a data set", "read it with pandas and give the data frame")),
    **dict.fromkeys((".pkl", ".pickle", ".npy", ".npz"), ("a file of Python", "save it as text")),
}  # fmt: skip


def what_it_is(data: bytes, source: str) -> str:
    """Say what a file is that is no text, and what to do; an empty string for a text.

    Examples
    --------
    >>> what_it_is(b"%PDF-1.7", "mine.dic")
    'it is a PDF, not a text file; copy its list into a plain text file or a CSV table'
    """
    ending = _ENDINGS.get(PurePath(source).suffix.lower())
    marked = ((what, advice) for magic, what, advice in _MAGIC if data.startswith(magic))
    found = ending or next(marked, None)
    return f"it is {found[0]}, not a text file; {found[1]}" if found else ""
