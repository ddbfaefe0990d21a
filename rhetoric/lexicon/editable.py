"""The edits of a lexicon, each of which makes a new one."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from rhetoric.lexicon import editing
from rhetoric.lexicon.category import Category

if TYPE_CHECKING:
    from rhetoric.lexicon.editing import LexiconChange

_EDITED = "+edited"
Edited = TypeVar("Edited", bound="Editable")


class Editable(ABC):
    """What can be edited: the base of `Lexicon`."""

    name: str
    version: str
    overlap: str
    history: "tuple[LexiconChange, ...]"

    @property
    @abstractmethod
    def names(self) -> tuple[str, ...]:
        """The paths of the categories, in order."""

    @property
    @abstractmethod
    def name_and_version(self) -> str:
        """What to call it."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def __iter__(self) -> Iterator[Category]: ...

    @abstractmethod
    def __getitem__(self, name: str) -> Category: ...

    @abstractmethod
    def __contains__(self, name: object) -> bool: ...

    @abstractmethod
    def with_categories(self: Edited, categories: Iterable[Category]) -> Edited:
        """Make a lexicon of which all is said that is said of this one."""

    def add(
        self: Edited, category: str, entries: Iterable[object], *, exceptions: bool = False
    ) -> Edited:
        """Make a lexicon that has more entries.

        Parameters
        ----------
        category : str
            One that is there, or the name of a new one.
        entries : iterable of str or mapping
            Patterns, or mappings with ``pattern`` and ``weight``.
        exceptions : bool
            Add them to the exceptions instead.

        Returns
        -------
        Lexicon
            A new one; `history` says what was changed. This one stays as it is.

        Raises
        ------
        LexiconError
            A pattern is wrong or is there already. To change a weight, remove the
            entry first.

        Examples
        --------
        >>> import rhetoric as rh
        >>> hope = rh.Lexicon.from_dict({"hope": ["hope*"]}).add("hope", ["better days"])
        >>> hope.history[-1].what
        'added to hope: better days'
        """
        return self._edited("add", *editing.add(self, category, entries, exceptions=exceptions))

    def remove(
        self: Edited,
        category: str,
        entries: Iterable[str] | None = None,
        *,
        exceptions: bool = False,
    ) -> Edited:
        """Make a lexicon without some entries of a category, or without the category.

        Parameters
        ----------
        category : str
        entries : iterable of str, optional
            Patterns; without them the category goes, and all below it.
        exceptions : bool
            Remove them from the exceptions instead.

        Returns
        -------
        Lexicon

        Raises
        ------
        InputError
            There is no such category, or exceptions are to go and none is named.
        LexiconError
            An entry is not there, or no category is left.
        """
        return self._edited(
            "remove", *editing.remove(self, category, entries, exceptions=exceptions)
        )

    def merge(self: Edited, other: "Editable") -> Edited:
        """Make a lexicon of the categories of two.

        Parameters
        ----------
        other : Lexicon
            Categories of one name become one, with the entries of both.

        Returns
        -------
        Lexicon

        Raises
        ------
        InputError
            It is no lexicon.
        LexiconError
            The two define a category differently, or give an entry two weights:
            nothing is overwritten.
        """
        return self._edited("merge", *editing.merge(self, other))

    def select(self: Edited, *names: str) -> Edited:
        """Make a lexicon of some categories and all that lies below them.

        A category above stays as a heading, with its exceptions and its policy on
        negation, since these hold for what is below it.

        Parameters
        ----------
        *names : str

        Returns
        -------
        Lexicon

        Raises
        ------
        InputError
            There is no such category, or none was named.
        """
        return self._edited("select", *editing.select(self, names))

    def rename(self: Edited, names: Mapping[str, str]) -> Edited:
        """Make a lexicon whose categories have other names.

        Parameters
        ----------
        names : mapping of str to str
            From the present name to the new one; what lies below moves along.

        Returns
        -------
        Lexicon

        Raises
        ------
        InputError
            There is no such category.
        LexiconError
            Two categories would have one name.
        """
        return self._edited("rename", *editing.rename(self, names))

    def _edited(self: Edited, action: str, categories: Iterable[Category], what: str) -> Edited:
        change = editing.LexiconChange(action=action, what=what, base=self.name_and_version)
        made = self.with_categories(categories)
        made.version = self.version and self.version.removesuffix(_EDITED) + _EDITED
        made.history = (*self.history, change)
        return made
