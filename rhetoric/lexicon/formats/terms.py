"""What a reader of a format finds in a file, before it becomes a lexicon."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rhetoric.lexicon.category import DEEPEST, Category
from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.formats.conversion import TermFate
from rhetoric.lexicon.pattern import PatternError


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term in one category, as the file has it.

    Parameters
    ----------
    line : int or None
    path : tuple of str
        The names of its categories, from the top.
    text : str
    weight : float
    exception : bool
        A match inside a match of it is dropped.
    """

    line: int | None
    path: tuple[str, ...]
    text: str
    weight: float = 1.0
    exception: bool = False


@dataclass(slots=True)
class Reading:
    """Collects what a file holds, what is wrong with it, and what was changed.

    Parameters
    ----------
    wildcards : str
        The signs among ``*?`` that this format reads as wildcards; another one is
        a sign of its own, which the entry language cannot say.
    own_language : bool
        Terms are in our entry language, so ``case:`` and ``re:`` have a meaning.

    Attributes
    ----------
    following : set of TermFate
        Those refused only because something before them was; to mend that mends
        them as well.
    """

    wildcards: str = "*"
    own_language: bool = False
    name: str = ""
    terms: list[Term] = field(default_factory=list)
    fates: list[TermFate] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    declared: dict[tuple[str, ...], int | None] = field(default_factory=dict)
    following: set[TermFate] = field(default_factory=set)

    def declare(self, path: tuple[str, ...], line: int | None) -> None:
        """Note that there is such a category."""
        if len(path) > DEEPEST:
            self.refuse(line, path, "", f"categories may lie {DEEPEST} deep and no deeper")
        self.declared.setdefault(path, line)

    def add(self, line: int | None, path: tuple[str, ...], text: str, weight: float = 1.0) -> None:
        """Note a term; a weight of 0 says that it does not belong."""
        if weight == 0:
            self._note_fate(line, path, text, "left out", "its weight is 0")
        else:
            self.terms.append(Term(line=line, path=path, text=text, weight=weight))

    def add_exception(self, line: int | None, path: tuple[str, ...], text: str) -> None:
        """Note an exception of a category."""
        self.terms.append(Term(line=line, path=path, text=text, exception=True))

    def refuse(self, line: int | None, path: tuple[str, ...], text: str, why: str) -> None:
        """Note what cannot be taken over."""
        self._note_fate(line, path, text, "refused", why)

    def refuse_after(self, line: int | None, text: str, why: str) -> None:
        """Note what cannot be taken over because something before it could not."""
        self.refuse(line, (), text, why)
        self.following.add(self.fates[-1])

    def _note_fate(
        self, line: int | None, path: tuple[str, ...], text: str, fate: str, why: str
    ) -> None:
        self.fates.append(
            TermFate(line=line, category="/".join(path), term=text, fate=fate, why=why)
        )

    def categories(self, file: str) -> list[Category]:
        """Make the categories, and note the fate of each term that is not taken over."""
        entries: dict[tuple[str, ...], dict[tuple[str, ...], Entry]] = {}
        exceptions: dict[tuple[str, ...], dict[tuple[str, ...], Entry]] = {}
        for term in self.terms:
            kept = (exceptions if term.exception else entries).setdefault(term.path, {})
            self._keep(term, kept, file)
        self._check_empty(entries)
        used = _with_ancestors(entries)
        order = dict.fromkeys([*(path for path in self.declared if path in used), *entries])
        return [
            Category(
                name="/".join(path),
                title=path[-1],
                entries=tuple(entries.get(path, {}).values()),
                exceptions=tuple(exceptions.get(path, {}).values()),
            )
            for path in order
        ]

    def _keep(self, term: Term, kept: dict[tuple[str, ...], Entry], file: str) -> None:
        source = f"{file}:{term.line}" if term.line else file
        try:
            text = self._in_our_language(term.text)
            entry = Entry(pattern=text, weight=term.weight, source=source)
        except PatternError as error:
            self.refuse(term.line, term.path, term.text, str(error))
            return
        key = tuple(map(str, entry.words))
        first = kept.setdefault(key, entry)
        if first is entry:
            return
        if first.weight == entry.weight:
            why = f"it stands there already, as {first.pattern!r} ({first.source})"
            self._note_fate(term.line, term.path, term.text, "merged", why)
        else:
            why = f"it stands there already with the weight {first.weight:g} ({first.source})"
            self.refuse(term.line, term.path, term.text, why)

    def _in_our_language(self, text: str) -> str:
        if self.own_language:
            return text.strip()
        for sign in set("*?") - set(self.wildcards):
            if sign in text:
                raise PatternError(
                    f"the format means the sign {sign!r} itself, which is a wildcard here"
                )
        if text.startswith(("case:", "re:")):
            raise PatternError("'case:' and 're:' at the start are signs of the entry language")
        return " ".join(text.split())

    def _check_empty(self, entries: Iterable[tuple[str, ...]]) -> None:
        used = _with_ancestors(entries)
        refused = {fate.category for fate in self.fates}
        for path, line in self.declared.items():
            if path not in used and "/".join(path) not in refused:
                self.refuse(line, path, "", "the category has no terms")


def _with_ancestors(paths: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {path[:depth] for path in paths for depth in range(1, len(path) + 1)}


def category_name(text: str) -> str:
    """Make a name of one level: a slash, which parts the levels of a path, becomes a dash."""
    return " ".join(text.split()).replace("/", "-")


def category_path(text: str) -> tuple[str, ...]:
    """Read the path that a format without levels writes into one name."""
    parts = (" ".join(part.split()) for part in text.split("/"))
    return tuple(part for part in parts if part)


def number(text: str) -> float | None:
    """Read a finite number, or tell that it is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if value - value == 0 else None
