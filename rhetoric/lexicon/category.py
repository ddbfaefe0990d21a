"""A category of a lexicon: entries that are counted together, and what it is worth."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rhetoric.errors import LexiconError
from rhetoric.lexicon.entry import Entry, read_entries

CLASSES = {
    "surface-marked": "surface-marked: the words themselves mark it",
    "indicator": "an indicator: an index to be read or validated, not a detector",
    "cue-only": "cue only: it highlights passages for a reader and measures nothing by itself",
    "": "of no stated class: its maker does not say what it is worth",
}
DEEPEST = 30
NEGATION_POLICIES = ("count", "drop", "separate")
OVERLAP_POLICIES = ("category", "lexicon")
QUOTED_POLICIES = ("keep", "drop")


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A frame, or any other group of entries that are counted together.

    Parameters
    ----------
    name : str
        Its path in the hierarchy, such as ``we/inclusive``.
    title, definition : str
        For readers: what it is called, what is in and what is out.
    instrument_class : {'surface-marked', 'indicator', 'cue-only', ''}
        What a count of it is worth.
    sources : tuple of str
        The literature it rests on.
    negation : {'count', 'drop', 'separate', ''}
        Whether a negated match counts, does not, or counts apart; empty does as
        the category above, and at the top counts. It holds for its matches
        wherever they are pooled.
    entries, exceptions : tuple of Entry
        A match inside a match of an exception is dropped.
    fires, silent : tuple of str
        Sentences that must and must not match.
    """

    name: str
    title: str = ""
    definition: str = ""
    instrument_class: str = ""
    sources: tuple[str, ...] = ()
    negation: str = ""
    entries: tuple[Entry, ...] = ()
    exceptions: tuple[Entry, ...] = ()
    fires: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        problems = [
            f"{name} must be one of {', '.join(repr(value) for value in known if value)}, "
            f"got {given!r}"
            for name, given, known in (
                ("instrument_class", self.instrument_class, tuple(CLASSES)),
                ("negation", self.negation, ("", *NEGATION_POLICIES)),
            )
            if given not in known
        ]
        if not all(part.strip() for part in self.name.split("/")):
            problems.append("a name, and each part of a path, must not be empty")
        if problems:
            raise LexiconError(f"category {self.name!r}", problems)

    @property
    def ancestors(self) -> tuple[str, ...]:
        """The paths above it, nearest first."""
        parts = self.name.split("/")
        return tuple("/".join(parts[:depth]) for depth in range(len(parts) - 1, 0, -1))

    @property
    def level(self) -> int:
        """How deep it lies; 1 at the top."""
        return self.name.count("/") + 1


def from_mapping(
    categories: Mapping[str, object], above: str, problems: list[str]
) -> Iterator[Category]:
    """Make categories of a mapping, and note what is wrong; see `Lexicon.from_dict`."""
    for key, value in categories.items():
        name = f"{above}{key}"
        if isinstance(value, Mapping) and name.count("/") >= DEEPEST:
            problems.append(f"{name[:60]}…: it lies more than {DEEPEST} deep, or above itself")
        elif isinstance(value, Mapping):
            yield Category(name=name, title=str(key))
            yield from from_mapping(value, f"{name}/", problems)
        else:
            entries = read_entries(value, name, problems)
            if not entries and not value:
                problems.append(f"{name}: there are no entries")
            yield Category(name=name, title=str(key), entries=entries)


def with_parents(categories: tuple[Category, ...], source: str) -> tuple[Category, ...]:
    """Put a parent without entries before its first child where the list has none."""
    problems = [] if categories else ["there is no category"]
    given: dict[str, Category] = {}
    for category in categories:
        if category.name in given:
            problems.append(f"{category.name}: two categories have this name")
        given[category.name] = category
    if problems:
        raise LexiconError(source, problems)
    ordered: dict[str, Category] = {}
    for category in categories:
        for path in reversed(category.ancestors):
            ordered.setdefault(path, given.get(path) or Category(name=path, title=path))
        ordered.setdefault(category.name, category)
    return tuple(ordered.values())
