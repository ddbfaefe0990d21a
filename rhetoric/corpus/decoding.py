"""From bytes to text: UTF-8, or what the file says it is, or a guess that is told."""

import codecs
import re
from collections.abc import Iterator

from rhetoric.corpus.document import DocumentWarning
from rhetoric.errors import InputError

# The longer mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FORMATS = (
    (b"%PDF-", "a PDF (.pdf)"),
    (b"PK\x03\x04", "a zip archive, or a Word, Excel or e-book file (.zip, .docx, .xlsx, .epub)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc)"),
    (b"\x1f\x8b", "a gzip archive (.gz)"),
    (b"{\\rtf", "a Rich Text file (.rtf)"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_SHARE_OF_CONTROLS = 0.01
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_STRAY = re.compile("[\udc80-\udcff]")
_CUT_OFF = re.compile("[\udcc2-\udcf4][\udc80-\udcbf]{0,2}\\Z")
_LINES_NAMED = 12
_PLACES_SOUGHT = 1000


def decode(content: bytes, encoding: str | None = None) -> tuple[str, tuple[DocumentWarning, ...]]:
    """Decode UTF-8 or what a byte-order mark says, or guess the encoding and warn.

    Parameters
    ----------
    content : bytes
        A text as it lies in a file, with or without a byte-order mark.
    encoding : str, optional
        The encoding to use, whatever the bytes look like.

    Returns
    -------
    text : str
        Without the byte-order mark.
    warnings : tuple of DocumentWarning
        Empty for UTF-8; otherwise which encoding was guessed, or, of kind
        ``mixed-encodings``, how many bytes were read as Windows-1252 in a text
        that is otherwise UTF-8, and in which lines.

    Raises
    ------
    InputError
        It is not text in any known encoding, or not in the one that was given.

    Examples
    --------
    >>> decode("“Unity”".encode("cp1252"))[0]
    '“Unity”'
    """
    if encoding is not None:
        return _decode_as(content, encoding), ()
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content[len(mark) :], marked)
    refuse_binary(content)
    try:
        # UTF-16 of English is valid UTF-8 too, with a NUL beside each letter.
        return (content.decode("utf-8"), ()) if not _wide(content) else _guess(content)
    except UnicodeDecodeError:
        return _repair(content) or _guess(content)


def refuse_binary(content: bytes) -> None:
    """Refuse what is no text, by what other formats begin with and by control characters.

    Raises
    ------
    InputError
        It says what the content looks like.
    """
    for start, what in _OTHER_FORMATS:
        if content.startswith(start):
            raise InputError(f"it is not plain text but {what}. Give the file its true ending.")
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if controls > _SHARE_OF_CONTROLS * len(content) and not _wide(content):
        raise InputError(
            f"it is not text: {controls:,} of its {len(content):,} bytes are control characters. "
            "Save it as plain text in UTF-8."
        )


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except LookupError as error:
        raise InputError(
            f"there is no encoding {encoding!r}. Write a name such as 'utf-8' or 'cp1252'."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"it is not {encoding}: byte {error.start:,} ({error.reason}). Leave encoding out to "
            "have it told from the file."
        ) from error
    return text.removeprefix("\ufeff")


def _decode_marked(content: bytes, encoding: str) -> tuple[str, tuple[DocumentWarning, ...]]:
    try:
        return content.decode(encoding), ()
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _repair(content) or _guess(content)
        raise InputError(
            f"its first bytes say that it is {encoding}, but it is not: byte {error.start:,} "
            f"({error.reason}). The file may be cut off; save it anew as UTF-8."
        ) from error


def _repair(content: bytes) -> tuple[str, tuple[DocumentWarning, ...]] | None:
    """Read stray bytes as Windows-1252 where more letters are UTF-8; None where not."""
    # Each byte that is no UTF-8 becomes one lone surrogate, which UTF-8 itself never gives.
    escaped = content.decode("utf-8", "surrogateescape")
    strays = [match.start() for match in _STRAY.finditer(escaped)]
    if len(strays) > sum(1 for _ in _SEQUENCE.finditer(content)):
        return None
    # Where the file was cut off inside a letter, nothing tells which one it was.
    text = _STRAY.sub(_as_cp1252, _CUT_OFF.sub("\ufffd", escaped))
    lines = list(dict.fromkeys(_line_numbers(escaped, strays[:_PLACES_SOUGHT])))
    shown = ", ".join(map(str, lines[:_LINES_NAMED])) + (" …" if len(lines) > _LINES_NAMED else "")
    message = (
        f"UTF-8 but for {len(strays)} byte{'s' if len(strays) > 1 else ''}, read as Windows-1252, "
        f"in line{'s' if len(lines) > 1 else ''} {shown}. Check letters with accents and "
        "quotation marks there."
    )
    return text, (DocumentWarning(kind="mixed-encodings", message=message),)


def _as_cp1252(match: re.Match[str]) -> str:
    return bytes([ord(match.group()) - 0xDC00]).decode("cp1252", "replace")


def _line_numbers(text: str, places: list[int]) -> Iterator[int]:
    line, position = 1, 0
    for place in places:
        line += text.count("\n", position, place)
        position = place
        yield line


def _guess(content: bytes) -> tuple[str, tuple[DocumentWarning, ...]]:
    encoding = _wide(content) or _guess_encoding(content)
    message = (
        f"Not UTF-8; read as {encoding}, which is a guess. "
        "Check letters with accents and quotation marks, or convert the file to UTF-8."
    )
    warning = DocumentWarning(kind="guessed-encoding", message=message)
    return _decode_as(content, encoding), (warning,)


def _wide(content: bytes) -> str | None:
    """Tell UTF-16 without a mark, where every second byte of most languages is the same."""
    half = len(content) // 2
    if not half or len(content) % 2 or b"\0" not in content[:4096]:
        return None
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if content[first::2].count(0) > 0.5 * half > 2.5 * content[1 - first :: 2].count(0):
            return encoding
    return None


def _guess_encoding(content: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(content)
    best = found.best()
    if best is None:
        raise InputError("it is not text in any known encoding. Convert it to UTF-8.")
    # English that is not UTF-8 is nearly always Windows-1252, where several would do.
    plausible = {name for guess in found for name in guess.could_be_from_charset}
    return "cp1252" if "cp1252" in plausible else best.encoding
