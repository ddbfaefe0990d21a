"""From bytes to text: UTF-8, or a guess that is told."""

from rhetoric.corpus.document import DocumentWarning
from rhetoric.errors import InputError


def decode(content: bytes) -> tuple[str, tuple[DocumentWarning, ...]]:
    """Decode UTF-8, or guess the encoding and warn.

    Parameters
    ----------
    content : bytes
        A text as it lies in a file, with or without a byte-order mark.

    Returns
    -------
    text : str
    warnings : tuple of DocumentWarning
        Empty for UTF-8; otherwise which encoding was guessed.

    Raises
    ------
    InputError
        It is not text in any known encoding.

    Examples
    --------
    >>> decode("“Unity”".encode("cp1252"))[0]
    '“Unity”'
    """
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        encoding = _guess_encoding(content)
    message = (
        f"Not UTF-8; read as {encoding}, which is a guess. "
        "Check letters with accents and quotation marks, or convert the file to UTF-8."
    )
    warning = DocumentWarning(kind="guessed-encoding", message=message)
    return content.decode(encoding), (warning,)


def _guess_encoding(content: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(content)
    best = found.best()
    if best is None:
        raise InputError("it is not text in any known encoding. Convert it to UTF-8.")
    # English that is not UTF-8 is nearly always Windows-1252, where several would do.
    plausible = {name for guess in found for name in guess.could_be_from_charset}
    return "cp1252" if "cp1252" in plausible else best.encoding
