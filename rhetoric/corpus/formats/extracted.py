"""What comes out of a document: its text, what it says of itself, and what is doubtful."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rhetoric.corpus.document import DocumentWarning, MetaValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The text of one document.

    Parameters
    ----------
    text : str
        As it goes into ``Document.raw``.
    meta : mapping
        What the file says of itself, such as ``title`` and ``author``.
    warnings : tuple of DocumentWarning
        Such as an encoding that was guessed, or a page without text.
    """

    text: str
    meta: Mapping[str, MetaValue] = field(default_factory=dict)
    warnings: tuple[DocumentWarning, ...] = ()


def known(**values: MetaValue) -> dict[str, MetaValue]:
    """Keep the values that say something, without white space around them.

    Examples
    --------
    >>> known(title=" On unity ", author="", date=None)
    {'title': 'On unity'}
    """
    plain = {
        key: value.strip() if isinstance(value, str) else value for key, value in values.items()
    }
    return {key: value for key, value in plain.items() if value not in ("", None)}
