"""Writing our own format, which holds everything a lexicon has."""

import json
from collections.abc import Iterable

from rhetoric.lexicon.category import Category
from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.lexicon import Lexicon

_WIDTH = 100
_HEAD = ("name", "title", "version", "language", "licence", "citation", "description", "notes")


def toml_text(lexicon: Lexicon) -> str:
    """Write a lexicon as TOML; `load_lexicon` reads the same lexicon from it.

    A lexicon that was edited says in its notes from which version it came and
    what was changed.
    """
    said = {name: str(getattr(lexicon, name)) for name in _HEAD}
    if lexicon.history:
        steps = "; ".join(change.what for change in lexicon.history)
        told = f"Edited from {lexicon.history[0].base}: {steps}."
        said["notes"] = f"{said['notes']} {told}".strip()
    lines = [f"{key} = {_text(value)}" for key, value in said.items() if value]
    if lexicon.instrument_class:
        lines.append(f"class = {_text(lexicon.instrument_class)}")
    if lexicon.overlap != "category":
        lines.append(f"overlap = {_text(lexicon.overlap)}")
    lines += _list("sources", lexicon.sources)
    for category in lexicon:
        lines += _category(category)
    return "\n".join([*lines, ""])


def _category(category: Category) -> Iterable[str]:
    said = {
        "title": category.title,
        "definition": category.definition,
        "class": category.instrument_class,
        "negation": category.negation,
    }
    held = {
        "entries": [_entry(entry) for entry in category.entries],
        "exceptions": [_entry(entry) for entry in category.exceptions],
    }
    yield ""
    yield f"[categories.{_text(category.name)}]"
    yield from (f"{key} = {_text(value)}" for key, value in said.items() if value)
    yield from _list("sources", category.sources)
    for key, items in held.items():
        yield from _wrapped(key, items)
    yield from _list("fires", category.fires)
    yield from _list("silent", category.silent)


def _text(value: str) -> str:
    """Quote a text; strings of JSON are basic strings of TOML but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _entry(entry: Entry) -> str:
    if entry.weight == 1:
        return _text(entry.pattern)
    return f"{{ pattern = {_text(entry.pattern)}, weight = {entry.weight!r} }}"


def _list(key: str, items: Iterable[str]) -> list[str]:
    rows = [f"  {_text(item)}," for item in items]
    return [f"{key} = [", *rows, "]"] if rows else []


def _wrapped(key: str, items: Iterable[str]) -> list[str]:
    lines: list[str] = []
    for item in items:
        if not lines or len(lines[-1]) + len(item) + 2 > _WIDTH:
            lines.append("  " + item + ",")
        else:
            lines[-1] += f" {item},"
    return [f"{key} = [", *lines, "]"] if lines else []
