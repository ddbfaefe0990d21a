"""From the bytes of a lexicon file to its lines."""

import codecs
from pathlib import Path

from rhetoric.errors import LexiconError
from rhetoric.lexicon.formats.binary import what_it_is

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED = "cp1252"


def decode(path: Path) -> tuple[str, str]:
    """Read a file as text: by its byte order mark, else as UTF-8, else as Windows-1252.

    Old files of dictionary tools are in Windows-1252, which their makers do not
    say. The conversion report tells which one was taken.

    Returns
    -------
    text, encoding : str
        Line ends of every kind (CR LF, CR, LF) are one LF.

    Raises
    ------
    LexiconError
        It is no text.
    """
    return decoded(path.read_bytes(), str(path))


def decoded(data: bytes, source: str) -> tuple[str, str]:
    """Read bytes as text; see `decode`."""
    if why := what_it_is(data, source):
        raise LexiconError(source, [why])
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", _GUESSED]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n"), encoding
    why = "it is not a text file in a known encoding; if it is a lexicon, save it as text in UTF-8"
    raise LexiconError(source, [why])
