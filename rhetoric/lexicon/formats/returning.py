"""What comes back of a lexicon from the file it would be written to."""

from collections.abc import Iterable
from pathlib import Path

from rhetoric.errors import LexiconError
from rhetoric.lexicon.category import Category
from rhetoric.lexicon.editing import key_of
from rhetoric.lexicon.formats.conversion import TermFate
from rhetoric.lexicon.formats.decoding import decoded
from rhetoric.lexicon.formats.reading import read_text
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.toml_format import lexicon_of_toml

_Held = dict[tuple[str, tuple[str, ...]], float]


def not_returning(lexicon: Lexicon, text: str, kind: str, path: Path) -> list[TermFate]:
    """Read what would be written, and list the entries that would not come back as they are.

    Every format takes some signs for its own: ``@`` begins a rule of WordStat,
    ``+`` a category of Lexicoder. No list of such signs is ever whole, so the
    reader of the format is asked.

    Parameters
    ----------
    lexicon : Lexicon
    text : str
        What would be written.
    kind : str
        A format.
    path : path
        Where it would be written.

    Raises
    ------
    LexiconError
        The exceptions would not come back, or more than was written.
    """
    try:
        categories, fates = _read_back(text, kind, path)
    except LexiconError as error:
        categories, fates = [], []
        why = f"the file could not be read again: {error.problems[0]}"
    else:
        why = "it would come back from the file as something else"
    found = _held(categories)
    if kind == "list":  # its one category is called as the file is
        name = next(category.name for category in lexicon if category.entries)
        found = {(name, key): weight for (_, key), weight in found.items()}
    reasons = {(fate.category, fate.term): fate.why for fate in fates}
    names = {name for name, _ in found}
    lost = []
    for category in lexicon:
        reason = why
        if categories and category.name not in names:
            reason = "the format cannot hold the name of its category; rename it"
        lost += [
            TermFate(
                line=None,
                category=category.name,
                term=entry.pattern,
                fate="refused",
                why=reasons.get((category.name, entry.pattern), reason),
            )
            for entry in category.entries
            if found.get((category.name, key_of(entry))) != entry.weight
        ]
    if not lost and not _same(lexicon, categories, kind):
        raise LexiconError(str(path), ["the file would not hold what the lexicon does"])
    return lost


def _read_back(text: str, kind: str, path: Path) -> tuple[Iterable[Category], list[TermFate]]:
    text, _ = decoded(text.encode(), str(path))
    if kind == "toml":
        return lexicon_of_toml(text, path), []
    reading = read_text(kind, text, path.stem, str(path))
    return reading.categories(path.name), reading.fates


def _held(categories: Iterable[Category]) -> _Held:
    return {
        (category.name, key_of(entry)): entry.weight
        for category in categories
        for entry in category.entries
    }


def _same(lexicon: Lexicon, categories: Iterable[Category], kind: str) -> bool:
    """Nothing came in, and exceptions are there where the format has a place for them."""
    if kind != "toml":
        return len(_held(categories)) == len(_held(lexicon))
    return _exceptions(lexicon) == _exceptions(categories)


def _exceptions(categories: Iterable[Category]) -> set[tuple[str, tuple[str, ...]]]:
    return {
        (category.name, key_of(entry)) for category in categories for entry in category.exceptions
    }
