"""What sets two versions of a lexicon apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rhetoric.errors import InputError
from rhetoric.lexicon.category import Category
from rhetoric.lexicon.editing import key_of
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.results import Result
from rhetoric.shipped import library_version
from rhetoric.tables import count_phrase

if TYPE_CHECKING:
    from rhetoric.lexicon.entry import Entry

_SAID = ("title", "definition", "instrument_class", "negation")
_SAID_OF_ALL = ("name", "title", "version", "licence", "instrument_class", "description")
_STRENGTH = {"category": 3, "entry": 2, "exception": 2, "text": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconDifference:
    """One thing in which two lexicons differ.

    Parameters
    ----------
    category : str
        Empty where it is said of the whole lexicon.
    part : {'category', 'entry', 'exception', 'text'}
    change : {'added', 'removed', 'changed'}
        From the first lexicon to the second.
    what : str
        The pattern, or what the text is called.
    before, after : str
        What the first and the second say; a weight for an entry.
    """

    category: str
    part: str
    change: str
    what: str
    before: str
    after: str


class LexiconDifferences(Result[LexiconDifference]):
    """What sets two lexicons apart. Made by `diff_lexicons`."""

    def __init__(self, first: Lexicon, second: Lexicon, rows: Sequence[LexiconDifference]) -> None:
        self._between = first.name_and_version, second.name_and_version
        self._rows = tuple(rows)

    @property
    def rows(self) -> Sequence[LexiconDifference]:
        """Category by category, in the order of the first lexicon, then what is new."""
        return self._rows

    @property
    def title(self) -> str:
        """Which lexicons, and how much."""
        return f"From {' to '.join(self._between)}: {count_phrase(len(self._rows), 'difference')}"

    def methods(self) -> str:
        """Write what was compared."""
        return f"Lexicons compared: {' and '.join(self._between)}. rhetoric {library_version()}."

    def _strength(self, row: LexiconDifference) -> float:
        return _STRENGTH[row.part]

    def _names(self, row: LexiconDifference) -> tuple[str | None, ...]:
        return row.category, row.what

    def _column_names(self) -> tuple[str, ...]:
        return tuple(LexiconDifference.__dataclass_fields__)


def diff_lexicons(first: Lexicon, second: Lexicon) -> LexiconDifferences:
    """Tell what sets a lexicon apart from another version of it.

    Parameters
    ----------
    first, second : Lexicon

    Returns
    -------
    LexiconDifferences
        One row for each entry, exception, definition or category that is in one
        and not in the other, or is not the same. Patterns are compared by what
        they look for, so that a change of spelling only is none.

    Raises
    ------
    InputError
        Something else was given.

    Examples
    --------
    >>> import rhetoric as rh
    >>> old = rh.Lexicon.from_dict({"hope": ["hope*", "dream"]})
    >>> new = old.remove("hope", ["dream"]).add("hope", ["better days"])
    >>> [(row.change, row.what) for row in rh.diff_lexicons(old, new)]
    [('removed', 'dream'), ('added', 'better days')]
    """
    for given in (first, second):
        if not isinstance(given, Lexicon):
            raise InputError(f"diff_lexicons takes two Lexicons, got {type(given).__name__}.")
    return LexiconDifferences(first, second, list(_rows(first, second)))


def _rows(first: Lexicon, second: Lexicon) -> Iterator[LexiconDifference]:
    for field in (*_SAID_OF_ALL, "overlap"):
        yield from _text("", field, getattr(first, field), getattr(second, field))
    for name in dict.fromkeys((*first.names, *second.names)):
        if name not in second:
            yield _category(first[name], "removed")
        elif name not in first:
            yield _category(second[name], "added")
        else:
            yield from _inside(first[name], second[name])


def _category(one: Category, change: str) -> LexiconDifference:
    held = count_phrase(len(one.entries), "entry", "entries")
    before, after = ("", held) if change == "added" else (held, "")
    return LexiconDifference(
        category=one.name, part="category", change=change, what=one.name, before=before, after=after
    )


def _inside(first: Category, second: Category) -> Iterator[LexiconDifference]:
    for field in _SAID:
        yield from _text(first.name, field, getattr(first, field), getattr(second, field))
    for part, field in (("entry", "entries"), ("exception", "exceptions")):
        old = {key_of(entry): entry for entry in getattr(first, field)}
        new = {key_of(entry): entry for entry in getattr(second, field)}
        for key in dict.fromkeys((*old, *new)):
            yield from _pattern(first.name, part, old.get(key), new.get(key))


def _pattern(
    category: str, part: str, old: "Entry | None", new: "Entry | None"
) -> Iterator[LexiconDifference]:
    if old is not None and new is not None and old.weight == new.weight:
        return
    change = "changed" if old and new else "removed" if old else "added"
    shown = old or new
    yield LexiconDifference(
        category=category,
        part=part,
        change=change,
        what="" if shown is None else shown.pattern,
        before="" if old is None else f"{old.weight:g}",
        after="" if new is None else f"{new.weight:g}",
    )


def _text(category: str, field: str, old: str, new: str) -> Iterator[LexiconDifference]:
    if old != new:
        change = "added" if not old else "removed" if not new else "changed"
        yield LexiconDifference(
            category=category, part="text", change=change, what=field, before=old, after=new
        )
