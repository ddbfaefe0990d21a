"""Lexicons in our own format, TOML."""

from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path

from rhetoric.errors import LexiconError, nearest
from rhetoric.lexicon.category import CLASSES, NEGATION_POLICIES, OVERLAP_POLICIES, Category
from rhetoric.lexicon.entry import Entry, read_entries
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.toml_lines import Lines
from rhetoric.toml import TomlError, parse_toml

TEXT_KEYS = ("name", "title", "version", "licence", "citation", "description", "notes", "language")
LEXICON_KEYS = (*TEXT_KEYS, "class", "overlap", "sources", "categories")
CATEGORY_KEYS = (
    "title", "definition", "class", "negation", "sources",
    "entries", "exceptions", "fires", "silent",
)  # fmt: skip


def read_toml(path: Path) -> Lexicon:
    """Read a lexicon in our own format.

    Raises
    ------
    LexiconError
        The file has mistakes. Every one is named with its line; of a syntax
        error, the first.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(str(path), [f"it cannot be read as TOML in UTF-8: {error}"]) from error
    return lexicon_of_toml(text, path)


def lexicon_of_toml(text: str, path: Path) -> Lexicon:
    """Read the text of a lexicon in our own format; see `read_toml`.

    Parameters
    ----------
    text : str
    path : path
        What to call the file. It is not opened.
    """
    try:
        content = parse_toml(text)
    except (TomlError, RecursionError) as error:
        told = "its brackets lie too deep" if isinstance(error, RecursionError) else error
        raise LexiconError(str(path), [f"it cannot be read as TOML in UTF-8: {told}"]) from error
    reader = _Reader(path, text)
    lexicon = reader.lexicon(content)
    if reader.problems or lexicon is None:
        raise LexiconError(str(path), reader.problems)
    return lexicon


class _Reader:
    """Reads one file and collects what is wrong with it."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = Lines(text)
        self.parents: set[str] = set()
        self._numbered: list[tuple[int, str]] = []

    @property
    def problems(self) -> list[str]:
        """What is wrong, by line."""
        return [f"line {line}: {message}" for line, message in sorted(self._numbered)]

    def lexicon(self, content: Mapping[str, object]) -> Lexicon | None:
        self._check_keys(content, LEXICON_KEYS, "the file", 1)
        texts = {key: self._text(content, key, "the file", 1) for key in TEXT_KEYS}
        tables = content.get("categories")
        if not isinstance(tables, Mapping) or not tables:
            self._problem(1, "there is no category; write [categories.NAME] with entries = [...]")
            return None
        self.parents = {name[:at] for name in tables for at, sign in enumerate(name) if sign == "/"}
        categories = [self._category(name, table) for name, table in tables.items()]
        return Lexicon(
            categories,
            **{**texts, "name": texts["name"] or self.path.stem},
            instrument_class=self._choice(content, "class", tuple(CLASSES), "", "the file", 1),
            sources=self._list(content, "sources", "the file", 1),
            overlap=self._choice(content, "overlap", OVERLAP_POLICIES, "category", "the file", 1),
        )

    def _category(self, name: str, table: object) -> Category:
        line = self.lines.of_category(name)
        where = f"category {name!r}"
        if not isinstance(table, Mapping):
            self._problem(line, f"{where} must be a table with entries")
            return Category(name=name)
        self._check_keys(table, CATEGORY_KEYS, where, line)
        entries = self._entries(table, "entries", name, line)
        if not entries and "entries" not in table and name not in self.parents:
            self._problem(line, f"{where} has no entries")
        return Category(
            name=name,
            instrument_class=self._choice(table, "class", tuple(CLASSES), "", where, line),
            negation=self._choice(table, "negation", ("", *NEGATION_POLICIES), "", where, line),
            entries=entries,
            exceptions=self._entries(table, "exceptions", name, line),
            title=self._text(table, "title", where, line),
            definition=self._text(table, "definition", where, line),
            sources=self._list(table, "sources", where, line),
            fires=self._list(table, "fires", where, line),
            silent=self._list(table, "silent", where, line),
        )

    def _entries(
        self, table: Mapping[str, object], key: str, name: str, line: int
    ) -> tuple[Entry, ...]:
        items = table.get(key, [])
        if not isinstance(items, list):
            at = self.lines.of_key(key, line)
            self._problem(at, f"category {name!r}: {key} must be a list of patterns")
            return ()
        entries: list[Entry] = []
        seen: dict[str, Entry] = {}
        lines = list(self.lines.of_elements(key, line))
        for item, at in zip_longest(items, lines[: len(items)], fillvalue=line):
            found: list[str] = []
            where = f"category {name!r}, {key}"
            made = read_entries([item], where, found, f"{self.path.name}:{at}")
            for entry in made:
                if seen.setdefault(str(entry.words), entry) is not entry:
                    self._problem(at, f"{where}: {entry.pattern!r} stands there twice")
            self._numbered.extend((at, problem) for problem in found)
            entries += made
        if key in table and not items and key == "entries":
            self._problem(line, f"category {name!r} has an empty list of entries")
        return tuple(entries)

    def _check_keys(
        self, table: Mapping[str, object], known: tuple[str, ...], where: str, line: int
    ) -> None:
        for key in table:
            if key not in known:
                at = self.lines.of_key(key, line)
                self._problem(at, f"{where} has an unknown key {key!r}. {nearest(key, known)}")

    def _text(self, table: Mapping[str, object], key: str, where: str, line: int) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self._problem(self.lines.of_key(key, line), f"{where}: {key} must be text")
            return ""
        return " ".join(value.split())

    def _list(
        self, table: Mapping[str, object], key: str, where: str, line: int
    ) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            self._problem(self.lines.of_key(key, line), f"{where}: {key} must be a list of texts")
            return ()
        return tuple(value)

    def _choice(
        self,
        table: Mapping[str, object],
        key: str,
        known: tuple[str, ...],
        default: str,
        where: str,
        line: int,
    ) -> str:
        value = table.get(key, default)
        if value not in known:
            choices = ", ".join(repr(choice) for choice in known if choice)
            at = self.lines.of_key(key, line)
            self._problem(at, f"{where}: {key} must be one of {choices}, got {value!r}")
            return default
        return str(value)

    def _problem(self, line: int, message: str) -> None:
        self._numbered.append((line, message))
