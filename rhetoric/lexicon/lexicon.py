"""Lexicons: what a scholar writes down to look for."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from rhetoric.errors import InputError, LexiconError, nearest
from rhetoric.lexicon import editing
from rhetoric.lexicon.category import (
    CLASSES,
    OVERLAP_POLICIES,
    Category,
    from_mapping,
    with_parents,
)
from rhetoric.lexicon.editable import Editable
from rhetoric.tables import count_phrase

if TYPE_CHECKING:
    from rhetoric.lexicon.editing import LexiconChange
    from rhetoric.lexicon.formats.conversion import Conversion


class Lexicon(Editable):
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
    overlap : {'category', 'lexicon'}
        Whether a match inside a longer one is covered when both are of one category,
        or also when the longer one is of another ("national security" hides
        "national" of another category). quanteda calls these the scopes "key" and
        "dictionary".

    Attributes
    ----------
    history : tuple of LexiconChange
        The steps by which it came from another lexicon, oldest first.
    conversion : Conversion or None
        What became of its terms when it came from the format of another tool.

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
        overlap: str = "category",
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
        if overlap not in OVERLAP_POLICIES:
            raise LexiconError(name, [f"overlap must not be {overlap!r}"])
        self.overlap = overlap
        self.sources = tuple(sources)
        self.notes = notes
        self.language = language
        self.history: tuple[LexiconChange, ...] = ()
        self.conversion: Conversion | None = None
        self.categories = with_parents(tuple(categories), name)

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
            below = [path for path in self.names if path.endswith(f"/{name}")]
            near = nearest(below[0] if below else name, self.names)
            raise InputError(f"Lexicon {self.name!r}: no category {name!r}. {near}")
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
        made = list(from_mapping(categories, "", problems))
        if problems:
            raise LexiconError(f"Lexicon.from_dict, {name!r}", problems)
        return Lexicon(made, name=name, **about)

    def negation_of(self, name: str) -> str:
        """What becomes of negated matches of a category: its policy, or that above it."""
        own = self[name]
        above = (self[path].negation for path in own.ancestors)
        return next((policy for policy in (own.negation, *above) if policy), "count")

    @property
    def name_and_version(self) -> str:
        """What to call it: its name, and its version where it has one."""
        return f"{self.name} {self.version}".strip()

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits of the SHA-256 of its categories, entries and policies.

        Two lexicons with one fingerprint count the same in every text.
        """
        content = [
            [
                category.name,
                self.negation_of(category.name),
                sorted((*editing.key_of(entry), repr(entry.weight)) for entry in category.entries),
                sorted(editing.key_of(entry) for entry in category.exceptions),
            ]
            for category in self
        ]
        # The default is left out, so that fingerprints already published stay true.
        policy = [] if self.overlap == "category" else [self.overlap]
        digest = sha256(json.dumps(content + policy).encode())
        return digest.hexdigest()[:12]

    def with_categories(self, categories: Iterable[Category]) -> "Lexicon":
        """Make a lexicon of which all is said that is said of this one."""
        made = Lexicon(
            categories,
            name=self.name,
            title=self.title,
            version=self.version,
            licence=self.licence,
            citation=self.citation,
            description=self.description,
            instrument_class=self.instrument_class,
            sources=self.sources,
            notes=self.notes,
            language=self.language,
            overlap=self.overlap,
        )
        made.history = self.history
        made.conversion = self.conversion
        return made

    def describe(self) -> str:
        """Write what the instrument is, for a methods section."""
        version = f" {self.version}" if self.version else ""
        licence = f", licence {self.licence}" if self.licence else ""
        citation = f" Cite: {self.citation}" if self.citation else ""
        told = "; ".join(
            CLASSES[kind] if len(names) == len(self) else f"{', '.join(names)}: {CLASSES[kind]}"
            for kind, names in self.classes().items()
        )
        overlap = ""
        if self.overlap == "lexicon":
            overlap = " A match inside a longer one of any category does not count."
        edited = ""
        if self.history:
            steps = "; ".join(change.what for change in self.history)
            edited = f" Edited from {self.history[0].base}: {steps}; content {self.fingerprint}."
        read = ""
        if self.conversion:
            read = f" Read from {self.conversion.title}."
        return (
            f"Lexicon {self.name}{version} ({self._size}{licence})."
            f"{overlap}{read}{edited} What a count is worth: {told}.{citation}"
        )

    def classes(self) -> dict[str, list[str]]:
        """Group the categories by what a count of them is worth."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            found.setdefault(self.class_of(name), []).append(name)
        return found

    @property
    def _size(self) -> str:
        entries = sum(len(category.entries) for category in self)
        categories = count_phrase(len(self), "category", "categories")
        return f"{categories}, {count_phrase(entries, 'entry', 'entries')}"

    def __repr__(self) -> str:
        version = f" {self.version}" if self.version else ""
        return f"Lexicon {self.name!r}{version}: {self._size}"
