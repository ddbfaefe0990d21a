"""What a format can hold of a lexicon, and what would be lost."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rhetoric.lexicon.category import Category
from rhetoric.lexicon.editing import key_of
from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.formats import writing
from rhetoric.lexicon.formats.conversion import TermFate
from rhetoric.lexicon.formats.toml_writing import toml_text
from rhetoric.lexicon.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What a format can hold, and how it is written."""

    write: Callable[[Lexicon], str]
    wildcards: str = "*?"
    own_language: bool = False
    weights: bool = False
    exceptions: bool = False
    policies: bool = False
    one_category: bool = False


WRITABLE = {
    "toml": Format(
        write=toml_text, own_language=True, weights=True, exceptions=True, policies=True
    ),
    "dic": Format(write=writing.dic, wildcards="*"),
    "dicx": Format(write=writing.dicx, wildcards="*", weights=True),
    "yaml": Format(write=writing.yaml),
    "cat": Format(write=writing.cat, weights=True),
    "lc3": Format(write=writing.lc3),
    "ykd": Format(write=writing.ykd, wildcards="*", weights=True),
    "empath": Format(write=writing.empath, wildcards=""),
    "nrc": Format(write=writing.nrc, wildcards="", weights=True),
    "table": Format(write=writing.table, own_language=True, weights=True),
    "list": Format(write=writing.plain, own_language=True, one_category=True),
}


def losses_of(lexicon: Lexicon, kind: Format) -> list[TermFate]:
    """Find what the format cannot hold and would change a count, and what stands there twice."""
    found = []
    if lexicon.overlap != "category" and not kind.policies:
        why = f"its policy on overlaps ({lexicon.overlap}) has no place in the format"
        found.append(_fate("", "", why))
    filled = _with_ancestors(lexicon)
    for category in lexicon:
        if category.name not in filled:
            why = (
                "it has no entries, and a file with it could not be loaded; "
                f"drop it with remove({category.name!r}), or add entries"
            )
            found.append(_fate(category.name, "", why))
        else:
            found += _losses_of_category(category, kind)
    return found


def _losses_of_category(category: Category, kind: Format) -> Iterator[TermFate]:
    first: dict[tuple[str, ...], Entry] = {}
    for entry in category.entries:
        same = first.setdefault(key_of(entry), entry)
        if why := _refusal(entry, kind):
            yield _fate(category.name, entry.pattern, why)
        elif same is not entry:
            why = f"it stands there already, as {same.pattern!r}"
            if same.weight == entry.weight:
                yield _fate(category.name, entry.pattern, why, "merged")
            else:
                yield _fate(category.name, entry.pattern, f"{why}, with another weight")
    if not kind.exceptions:
        why = "it is an exception, for which the format has no place"
        yield from (_fate(category.name, entry.pattern, why) for entry in category.exceptions)
    if category.negation not in {"", "count"} and not kind.policies:
        why = f"its policy on negation ({category.negation}) has no place in the format"
        yield _fate(category.name, "", why)


def _fate(category: str, term: str, why: str, fate: str = "refused") -> TermFate:
    return TermFate(line=None, category=category, term=term, fate=fate, why=why)


def _with_ancestors(lexicon: Lexicon) -> set[str]:
    """The categories that have entries, or have one below them that has."""
    filled = [category for category in lexicon if category.entries]
    return {path for category in filled for path in (category.name, *category.ancestors)}


def _refusal(entry: Entry, kind: Format) -> str:
    """Say why the format cannot hold an entry, or nothing."""
    words = entry.words
    if not kind.own_language and any(word.expression for word in words):
        return "the format has no regular expressions"
    if not kind.own_language and entry.case:
        return "the format cannot ask for a case"
    missing = "".join(sign for sign in "*?" if sign in entry.pattern and sign not in kind.wildcards)
    if missing and not kind.own_language:
        return f"the format has no wildcard {missing[0]!r}"
    if entry.weight != 1 and not kind.weights:
        return f"the format has no weights (it has {entry.weight:g})"
    return ""


def held_by(lexicon: Lexicon, kind: Format) -> Lexicon | None:
    """Make a lexicon of what the format can hold; None when that is nothing."""
    return filled_of(lexicon, [_held(category, kind) for category in lexicon])


def _held(category: Category, kind: Format) -> Category:
    first: dict[tuple[str, ...], Entry] = {}
    for entry in category.entries:
        if not _refusal(entry, kind):
            first.setdefault(key_of(entry), entry)
    once = {key_of(entry): entry for entry in category.exceptions}
    return replace(category, entries=tuple(first.values()), exceptions=tuple(once.values()))


def filled_of(lexicon: Lexicon, categories: list[Category]) -> Lexicon | None:
    """Make a lexicon of those categories that have entries, and of what is above them."""
    if not any(category.entries for category in categories):
        return None
    made = lexicon.with_categories(categories)
    filled = _with_ancestors(made)
    return made.with_categories(category for category in made if category.name in filled)


def unheld(lexicon: Lexicon) -> list[str]:
    """Name what is said of the lexicon, counts nothing, and has no place in the format."""
    said = [
        name
        for name in ("version", "licence", "citation", "description", "notes", "sources")
        if getattr(lexicon, name)
    ]
    for name in ("definition", "instrument_class", "sources", "fires", "silent"):
        said += [f"{name} of categories"] * any(getattr(category, name) for category in lexicon)
    return [f"Not held by the format: {', '.join(said)}."] if said else []
