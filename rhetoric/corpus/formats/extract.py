"""From the bytes of a file to its text, by the ending of its name."""

from collections.abc import Callable

from rhetoric.corpus.formats.extracted import Extracted
from rhetoric.corpus.formats.pdf import extract_pdf
from rhetoric.corpus.formats.plain import extract_plain
from rhetoric.corpus.formats.web import extract_html
from rhetoric.corpus.formats.word import extract_docx
from rhetoric.errors import InputError

_Read = Callable[[bytes, str | None], Extracted]
_READERS: dict[str, _Read] = {
    ".txt": extract_plain,
    ".md": extract_plain,
    ".html": extract_html,
    ".htm": extract_html,
    ".xhtml": extract_html,
    ".docx": lambda data, _: extract_docx(data),
    ".pdf": lambda data, _: extract_pdf(data),
}
MARKDOWN_ENDING = ".md"
ENDINGS: tuple[str, ...] = tuple(_READERS)
"""The endings of the files that `extract` reads."""


def extract(data: bytes, ending: str, name: str, encoding: str | None = None) -> Extracted:
    r"""Get the text of a document.

    Parameters
    ----------
    data : bytes
        The whole file.
    ending : str
        One of `ENDINGS`, in any case.
    name : str
        What the file is called, for messages.
    encoding : str, optional
        How letters are written as bytes in it; told from the file by default.
        Only plain text and web pages need it.

    Returns
    -------
    Extracted

    Raises
    ------
    InputError
        The file cannot be read, with the reason and what to do.
    MissingDependencyError
        The package that reads this format is not installed.

    Examples
    --------
    >>> found = extract(b"---\nparty: left\n---\nFriends!", ".md", "speech.md")
    >>> dict(found.meta)
    {'party': 'left'}
    """
    read = _READERS.get(ending.lower())
    if read is None:
        raise InputError(f"{name}: files that are read end in {', '.join(ENDINGS)}.")
    try:
        return read(data, encoding)
    except InputError as error:
        raise InputError(f"{name}: {error}") from error
