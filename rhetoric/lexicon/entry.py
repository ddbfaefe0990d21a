"""One pattern of a lexicon, and reading lists of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from reprlib import Repr

from rhetoric.lexicon.pattern import PatternError, Words, literalness, parse_pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One pattern of a lexicon.

    Parameters
    ----------
    pattern : str
        In the entry language.
    weight : float
        What one match adds to the weight of a score.
    source : str
        Where it was read from, such as ``person.toml:12``.
    """

    pattern: str
    weight: float = 1.0
    source: str = ""

    def __post_init__(self) -> None:
        parse_pattern(self.pattern)
        if not isfinite(self.weight):
            raise PatternError(f"the weight of {self.pattern!r} must be a number")

    @property
    def words(self) -> Words:
        """What the pattern looks for, token by token."""
        return parse_pattern(self.pattern)

    @property
    def case(self) -> bool:
        """Some word of it matches one spelling only."""
        return any(word.case for word in self.words)

    @property
    def rank(self) -> tuple[object, ...]:
        """Which of two entries is credited with one span: the smaller rank."""
        return (*literalness(self.words), self.pattern)


def read_entries(
    items: object, where: str, problems: list[str], source: str = ""
) -> tuple[Entry, ...]:
    """Make entries of patterns, and note what is wrong with any of them.

    Parameters
    ----------
    items : object
        Should be a list of patterns, or of mappings with ``pattern`` and
        ``weight``.
    where : str
        What the list is called, for messages.
    problems : list of str
        Gets one line for each problem.
    source : str
        Where the list was read from.
    """
    if isinstance(items, str) or not isinstance(items, Sequence | set | frozenset):
        problems.append(f"{where}: a list of patterns is needed, got {type(items).__name__}")
        return ()
    entries: dict[tuple[str, ...], Entry] = {}
    for item in items:
        try:
            entry = _entry(item, source)
            key = tuple(map(str, entry.words))
        except PatternError as error:
            shown = item.get("pattern", item) if isinstance(item, Mapping) else item
            problems.append(f"{where}: {_short(shown)}: {error}")
            continue
        if key in entries:
            same = entries[key].pattern
            problems.append(f"{where}: {entry.pattern!r} stands there twice (as {same!r})")
        entries[key] = entry
    return tuple(entries.values())


_SHORTENER = Repr()
_SHORTENER.maxstring = _SHORTENER.maxother = 80


def _short(value: object) -> str:
    """Show what was given, of which nobody knows how long or how deep it is."""
    return _SHORTENER.repr(value)


def _entry(item: object, source: str) -> Entry:
    if isinstance(item, str):
        return Entry(pattern=item.strip(), source=source)
    if not isinstance(item, Mapping):
        raise PatternError(
            f"an entry is a string, or a table with pattern and weight, not {_short(item)}"
        )
    if unknown := set(item) - {"pattern", "weight"}:
        raise PatternError(f"an entry has pattern and weight, not {', '.join(sorted(unknown))}")
    pattern, weight = item.get("pattern"), item.get("weight", 1.0)
    if not isinstance(pattern, str):
        raise PatternError("the entry has no pattern")
    if isinstance(weight, bool) or not isinstance(weight, int | float):
        raise PatternError(f"the weight must be a number, got {_short(weight)}")
    return Entry(pattern=pattern.strip(), weight=float(weight), source=source)
