"""Categories and lexicons: what a scholar writes down to look for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rhetoric.errors import InputError, LexiconError, nearest
from rhetoric.lexicon.entry import Entry, read_entries

CLASSES = {
    "surface-marked": "surface-marked: the words themselves mark it",
    "indicator": "an indicator: an index to be read or validated, not a detector",
    "cue-only": "cue only: it highlights passages for a reader and measures nothing by itself",
    "": "of no stated class: its maker does not say what it is worth",
}
NEGATION_POLICIES = ("count", "drop", "separate")


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


class Lexicon:
    """A named instrument: categories of entries, in order.

    Parameters
    ----------
    categories : iterable of Category
        A missing parent of a path is added, with no entries of its own.
    name, title, version, licence, citation, description, notes : str
    language : str
        Code of the language its entries are in, such as ``en``.
    instrument_class : {'surface-marked', 'indicator', 'cue-only', ''}
        What a count is worth, for categories that do not say.
    sources : tuple of str

    Raises
    ------
    LexiconError
        There is no category or two have one name.
    """

    def __init__(
        self,
        categories: Iterable[Category],
        *,
        name: str = "own lexicon",
        title: str = "",
        version: str = "",
        licence: str = "",
        citation: str = "",
        description: str = "",
        instrument_class: str = "",
        sources: Iterable[str] = (),
        notes: str = "",
        language: str = "",
    ) -> None:
        self.name = name
        self.title = title or name
        self.version = version
        self.licence = licence
        self.citation = citation
        self.description = description
        if instrument_class not in CLASSES:
            raise LexiconError(name, [f"instrument_class must not be {instrument_class!r}"])
        self.instrument_class = instrument_class
        self.sources = tuple(sources)
        self.notes = notes
        self.language = language
        self.categories = _with_parents(tuple(categories), name)

    @cached_property
    def _by_name(self) -> dict[str, Category]:
        return {category.name: category for category in self.categories}

    @property
    def names(self) -> tuple[str, ...]:
        """The paths of the categories, in order."""
        return tuple(category.name for category in self.categories)

    def __len__(self) -> int:
        return len(self.categories)

    def __iter__(self) -> Iterator[Category]:
        return iter(self.categories)

    def __getitem__(self, name: str) -> Category:
        if name not in self._by_name:
            raise InputError(
                f"Lexicon {self.name!r}: no category {name!r}. {nearest(name, self.names)}"
            )
        return self._by_name[name]

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def class_of(self, name: str) -> str:
        """What a count of this category is worth: its class, or the lexicon's."""
        return self[name].instrument_class or self.instrument_class

    @staticmethod
    def from_dict(
        categories: Mapping[str, object], *, name: str = "own lexicon", **about: str
    ) -> "Lexicon":
        """Make a lexicon from categories and their entries.

        Parameters
        ----------
        categories : mapping
            From a category's name to a list of patterns, or to a mapping of its
            subcategories. A pattern may be a mapping with ``pattern`` and
            ``weight``.
        name : str
        **about
            What else is known: title, version, licence, citation, description,
            instrument_class, notes.

        Returns
        -------
        Lexicon

        Raises
        ------
        LexiconError
            Something is wrong with it; every problem is named.

        Examples
        --------
        >>> Lexicon.from_dict({"hope": ["hope*", "better days"]})
        Lexicon 'own lexicon': 1 category, 2 entries
        """
        if not isinstance(categories, Mapping):
            raise LexiconError(
                f"Lexicon.from_dict, {name!r}",
                [f"a mapping from category to patterns is needed, got {type(categories).__name__}"],
            )
        problems: list[str] = []
        made = list(_from_mapping(categories, "", problems))
        if problems:
            raise LexiconError(f"Lexicon.from_dict, {name!r}", problems)
        return Lexicon(made, name=name, **about)

    def negation_of(self, name: str) -> str:
        """What becomes of negated matches of a category: its policy, or that above it."""
        own = self[name]
        above = (self[path].negation for path in own.ancestors)
        return next((policy for policy in (own.negation, *above) if policy), "count")

    def describe(self) -> str:
        """Write what the instrument is, for a methods section."""
        version = f" {self.version}" if self.version else ""
        licence = f", licence {self.licence}" if self.licence else ""
        citation = f" Cite: {self.citation}" if self.citation else ""
        entries = sum(len(category.entries) for category in self)
        told = "; ".join(
            CLASSES[kind] if len(names) == len(self) else f"{', '.join(names)}: {CLASSES[kind]}"
            for kind, names in self.classes().items()
        )
        return (
            f"Lexicon {self.name}{version} ({len(self)} categories, {entries} entries{licence}). "
            f"What a count is worth: {told}.{citation}"
        )

    def classes(self) -> dict[str, list[str]]:
        """Group the categories by what a count of them is worth."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            found.setdefault(self.class_of(name), []).append(name)
        return found

    def __repr__(self) -> str:
        entries = sum(len(category.entries) for category in self)
        kinds = "category" if len(self) == 1 else "categories"
        patterns = "entry" if entries == 1 else "entries"
        version = f" {self.version}" if self.version else ""
        return f"Lexicon {self.name!r}{version}: {len(self)} {kinds}, {entries:,} {patterns}"


def _from_mapping(
    categories: Mapping[str, object], above: str, problems: list[str]
) -> Iterator[Category]:
    for key, value in categories.items():
        name = f"{above}{key}"
        if isinstance(value, Mapping):
            yield Category(name=name, title=str(key))
            yield from _from_mapping(value, f"{name}/", problems)
            continue
        entries = read_entries(value, name, problems)
        if not entries and not value:
            problems.append(f"{name}: there are no entries")
        yield Category(name=name, title=str(key), entries=entries)


def _with_parents(categories: tuple[Category, ...], source: str) -> tuple[Category, ...]:
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
