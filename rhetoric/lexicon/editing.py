"""Editing: each change gives a new lexicon, which remembers what was changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rhetoric.errors import InputError, LexiconError, nearest
from rhetoric.lexicon.category import Category
from rhetoric.lexicon.entry import Entry, read_entries

if TYPE_CHECKING:
    from rhetoric.lexicon.editable import Editable

_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconChange:
    """One step by which a lexicon came from another.

    Parameters
    ----------
    action : {'add', 'remove', 'merge', 'select', 'rename'}
    what : str
        What was changed, in words.
    base : str
        Name and version of the lexicon that was changed.
    """

    action: str
    what: str
    base: str


def key_of(entry: Entry) -> tuple[str, ...]:
    """Tell what an entry looks for; two that look for the same are one."""
    return tuple(map(str, entry.words))


def add(
    lexicon: "Editable", category: str, entries: Iterable[object], *, exceptions: bool
) -> tuple[list[Category], str]:
    """Add entries to a category, or make one; see `Lexicon.add`."""
    items = list(entries) if not isinstance(entries, str | Mapping) else entries
    problems: list[str] = []
    new = read_entries(items, category, problems)
    if not new and not problems:
        problems.append(f"{category}: no entry was given")
    old = lexicon[category] if category in lexicon else Category(name=category, title=category)
    held = old.exceptions if exceptions else old.entries
    there = {key_of(entry): entry for entry in held}
    problems += [
        f"{category}: {entry.pattern!r} is there already (as {same.pattern!r})"
        for entry in new
        if (same := there.get(key_of(entry)))
    ]
    _refuse(problems, lexicon, "add")
    changed = _holding(old, (*held, *new), exceptions=exceptions)
    kept = [changed if one.name == category else one for one in lexicon]
    if category not in lexicon:
        kept.append(changed)
    return kept, f"added to {category}{_kind(exceptions=exceptions)}: {_listed(new)}"


def remove(
    lexicon: "Editable", category: str, entries: Iterable[str] | None, *, exceptions: bool
) -> tuple[list[Category], str]:
    """Remove entries of a category, or a category; see `Lexicon.remove`."""
    old = lexicon[category]
    if entries is None and exceptions:
        raise InputError("Lexicon.remove: name the exceptions to remove, entries=[...].")
    if entries is None:
        gone = [one.name for one in lexicon if category in (one.name, *one.ancestors)]
        return [one for one in lexicon if one.name not in gone], f"removed {', '.join(gone)}"
    if isinstance(entries, str):
        raise InputError(f"Lexicon.remove: entries must be a list of patterns, got {entries!r}.")
    held = old.exceptions if exceptions else old.entries
    there = {key_of(entry): entry for entry in held}
    problems: list[str] = []
    leaving: list[Entry] = []
    for asked in read_entries(list(entries), category, problems):
        found = there.pop(key_of(asked), None)
        if found is not None:
            leaving.append(found)
            continue
        known = [entry.pattern for entry in held]
        problems.append(f"{category}: no {asked.pattern!r} there. {nearest(asked.pattern, known)}")
    _refuse(problems, lexicon, "remove")
    kept = tuple(entry for entry in held if key_of(entry) in there)
    changed = _holding(old, kept, exceptions=exceptions)
    told = f"removed from {category}{_kind(exceptions=exceptions)}: {_listed(leaving)}"
    return [changed if one.name == category else one for one in lexicon], told


def merge(lexicon: "Editable", other: "Editable") -> tuple[list[Category], str]:
    """Put two lexicons together; see `Lexicon.merge`."""
    if not isinstance(other, type(lexicon)):
        raise InputError(f"Lexicon.merge takes a Lexicon, got {type(other).__name__}.")
    problems: list[str] = []
    if lexicon.overlap != other.overlap:
        problems.append(f"overlaps are settled by {lexicon.overlap} here, by {other.overlap} there")
    kept = {one.name: one for one in lexicon}
    for one in other:
        mine = kept.get(one.name)
        kept[one.name] = one if mine is None else _united(mine, one, problems)
    _refuse(problems, lexicon, "merge")
    return list(kept.values()), f"merged with {other.name_and_version}"


def select(lexicon: "Editable", names: Sequence[str]) -> tuple[list[Category], str]:
    """Keep some categories; see `Lexicon.select`."""
    if not names:
        raise InputError("Lexicon.select: name at least one category to keep.")
    wanted = {lexicon[name].name for name in names}
    above = {path for name in wanted for path in lexicon[name].ancestors}
    kept = []
    for one in lexicon:
        if wanted & {one.name, *one.ancestors}:
            kept.append(one)
        elif one.name in above:
            # Its exceptions and its negation hold for what is below it.
            kept.append(replace(one, entries=(), fires=(), silent=()))
    return kept, f"kept {', '.join(names)} of {len(lexicon)} categories"


def rename(lexicon: "Editable", names: Mapping[str, str]) -> tuple[list[Category], str]:
    """Give categories other names; see `Lexicon.rename`."""
    for old in names:
        _ = lexicon[old]  # refuses what is not there
    renamed = [replace(one, name=_new_name(one.name, names)) for one in lexicon]
    taken = [one.name for one in renamed]
    if twice := sorted({name for name in taken if taken.count(name) > 1}):
        raise LexiconError(
            f"Lexicon.rename, {lexicon.name!r}",
            [f"{name}: two categories would have this name; merge them first" for name in twice],
        )
    return renamed, "renamed " + ", ".join(f"{old} to {new}" for old, new in names.items())


def _holding(old: Category, held: tuple[Entry, ...], *, exceptions: bool) -> Category:
    return replace(old, exceptions=held) if exceptions else replace(old, entries=held)


def _new_name(name: str, names: Mapping[str, str]) -> str:
    """Rename a path or, where it lies below one that is renamed, its beginning."""
    for old in sorted(names, key=len, reverse=True):
        if name == old or name.startswith(f"{old}/"):
            return names[old] + name[len(old) :]
    return name


def _united(mine: Category, other: Category, problems: list[str]) -> Category:
    problems += _contradictions(mine, other)
    return replace(
        mine,
        title=mine.title or other.title,
        definition=mine.definition or other.definition,
        negation=mine.negation or other.negation,
        instrument_class=mine.instrument_class or other.instrument_class,
        sources=tuple(dict.fromkeys((*mine.sources, *other.sources))),
        entries=_both(mine.entries, other.entries),
        exceptions=_both(mine.exceptions, other.exceptions),
        fires=tuple(dict.fromkeys((*mine.fires, *other.fires))),
        silent=tuple(dict.fromkeys((*mine.silent, *other.silent))),
    )


def _contradictions(mine: Category, other: Category) -> Iterator[str]:
    for field in ("definition", "negation", "instrument_class"):
        values = getattr(mine, field), getattr(other, field)
        if all(values) and values[0] != values[1]:
            yield (
                f"{mine.name}: the two say different things of its {field}; rename one of them "
                "or take it out first"
            )
    weights = {key_of(entry): entry.weight for entry in mine.entries}
    for entry in other.entries:
        if weights.get(key_of(entry), entry.weight) != entry.weight:
            yield (
                f"{mine.name}: {entry.pattern!r} weighs {weights[key_of(entry)]:g} here and "
                f"{entry.weight:g} there; remove it from one of them first"
            )


def _both(mine: tuple[Entry, ...], other: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple({key_of(entry): entry for entry in (*other, *mine)}.values())


def _refuse(problems: list[str], lexicon: "Editable", verb: str) -> None:
    if problems:
        raise LexiconError(f"Lexicon.{verb}, {lexicon.name!r}", problems)


def _kind(*, exceptions: bool) -> str:
    return " (exceptions)" if exceptions else ""


def _listed(entries: Sequence[Entry]) -> str:
    shown = ", ".join(entry.pattern for entry in entries[:_SHOWN])
    more = len(entries) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown
