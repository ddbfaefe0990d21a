"""Reading the text of a lexicon in the format of any other tool."""

from collections.abc import Callable, Mapping

from rhetoric.lexicon.formats import (
    lexicoder,
    lists,
    liwc,
    quanteda,
    tabular,
    wordstat,
    yoshikoder,
)
from rhetoric.lexicon.formats.terms import Reading


def read_text(
    kind: str, text: str, name: str, source: str, columns: Mapping[str, str] | None = None
) -> Reading:
    """Read a text in a format.

    Parameters
    ----------
    kind : str
        A key of `FORMATS` but ``"toml"``.
    text : str
    name : str
        What to call the category of a format that names none.
    source : str
        What to call the file in errors.
    columns : mapping of str to str, optional
        As in `load_lexicon`.
    """
    readers: dict[str, Callable[[], Reading]] = {
        "dic": lambda: liwc.read(text),
        "dicx": lambda: tabular.read_table(text, name, source, columns),
        "yaml": lambda: quanteda.read(text, source),
        "cat": lambda: wordstat.read(text),
        "lc3": lambda: lexicoder.read(text),
        "ykd": lambda: yoshikoder.read(text, source),
        "empath": lambda: lists.read_empath(text),
        "nrc": lambda: lists.read_nrc(text),
        "vader": lambda: lists.read_vader(text),
        "table": lambda: tabular.read_table(text, name, source, columns),
        "list": lambda: lists.read_plain(text, name),
    }
    return readers[kind]()
