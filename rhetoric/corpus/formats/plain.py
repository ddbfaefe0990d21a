"""Plain text and Markdown, with what stands in a block at the top."""

from rhetoric.corpus.decoding import decode
from rhetoric.corpus.formats.extracted import Extracted
from rhetoric.corpus.front_matter import find_front_matter


def extract_plain(data: bytes, encoding: str | None = None) -> Extracted:
    """Decode a text and read its front matter, which stays in the text.

    The cleaning rule ``front-matter`` takes the block out, with an edit, so
    that spans lead back to the file as it is.

    Raises
    ------
    InputError
        It is not text.
    """
    text, warnings = decode(data, encoding)
    block = find_front_matter(text)
    return Extracted(text=text, meta=block.meta if block else {}, warnings=warnings)
