"""Writing a lexicon to a file, in our own format or that of another tool."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from rhetoric.errors import InputError, LexiconError, check_choice
from rhetoric.lexicon.category import Category
from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.formats import writing
from rhetoric.lexicon.formats.conversion import Conversion, TermFate
from rhetoric.lexicon.formats.toml_writing import toml_text
from rhetoric.lexicon.lexicon import Lexicon

_ENDINGS = {
    ".toml": "toml",
    ".dic": "dic",
    ".dicx": "dicx",
    ".yml": "yaml",
    ".yaml": "yaml",
    ".cat": "cat",
    ".lc3": "lc3",
    ".ykd": "ykd",
    ".csv": "table",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    """What a format can hold, and how it is written."""

    write: Callable[[Lexicon], str]
    wildcards: str = "*?"
    own_language: bool = False
    weights: bool = False
    exceptions: bool = False
    policies: bool = False
    one_category: bool = False


_FORMATS = {
    "toml": _Format(
        write=toml_text, own_language=True, weights=True, exceptions=True, policies=True
    ),
    "dic": _Format(write=writing.dic, wildcards="*"),
    "dicx": _Format(write=writing.dicx, wildcards="*", weights=True),
    "yaml": _Format(write=writing.yaml),
    "cat": _Format(write=writing.cat, weights=True),
    "lc3": _Format(write=writing.lc3),
    "ykd": _Format(write=writing.ykd, wildcards="*", weights=True),
    "empath": _Format(write=writing.empath, wildcards=""),
    "nrc": _Format(write=writing.nrc, wildcards="", weights=True),
    "table": _Format(write=writing.table, own_language=True, weights=True),
    "list": _Format(write=writing.plain, own_language=True, one_category=True),
}


def save_lexicon(
    lexicon: Lexicon,
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002  # the word of the trade
    lossy: bool = False,
) -> Conversion:
    """Write a lexicon to a file.

    Parameters
    ----------
    lexicon : Lexicon
    path : str or path
    format : str, optional
        Without it the ending tells: ``.toml``, ``.dic``, ``.dicx``, ``.yml``,
        ``.cat``, ``.lc3``, ``.ykd``, or ``.csv`` for a table of term, category
        and weight. ``"empath"``, ``"nrc"`` and ``"list"`` have to be named.
    lossy : bool
        Write it even when the format cannot hold all that counts; what it cannot
        hold is left out, and listed in the report.

    Returns
    -------
    Conversion
        How many entries were written, and what was not. Its notes name what the
        format has no place for and that counts nothing, such as definitions.

    Raises
    ------
    InputError
        The format is not known, or the path is a folder.
    LexiconError
        The format cannot hold something that would change a count: an
        exception, a case, a regular expression, a weight, a policy on negation.
        All are named; nothing was written.

    Examples
    --------
    >>> import rhetoric as rh
    >>> hope = rh.Lexicon.from_dict({"hope": ["hope*", "better days"]})
    >>> rh.save_lexicon(hope, "hope.dic").summary    # doctest: +SKIP
    '2 terms: 2 kept, 0 merged, 0 refused, 0 left out'
    """
    if not isinstance(lexicon, Lexicon):
        raise InputError(f"save_lexicon: lexicon must be a Lexicon, got {type(lexicon).__name__}.")
    target = Path(path)
    name = format or _ENDINGS.get(target.suffix.lower())
    if name is None:
        raise InputError(
            f"save_lexicon: the ending of {target.name!r} names no format; end it in "
            f"{', '.join(_ENDINGS)}, or say format= one of {', '.join(_FORMATS)}."
        )
    check_choice("save_lexicon", "format", name, tuple(_FORMATS))
    kind = _FORMATS[name]
    losses = _losses(lexicon, kind)
    if kind.one_category and sum(bool(category.entries) for category in lexicon) > 1:
        raise LexiconError(str(target), ["a list holds one category; select one, or use a table"])
    if losses and not lossy:
        raise LexiconError(str(target), [*map(_told, losses), _ADVICE])
    held = lexicon.with_categories(_held(category, kind) for category in lexicon)
    kept = sum(len(category.entries) for category in held)
    if not kept:
        raise LexiconError(str(target), ["nothing is left that this format could hold"])
    target.write_text(kind.write(held), encoding="utf-8", newline="\n")
    return Conversion(
        losses,
        source=target.name,
        format=name,
        kept=kept,
        encoding="utf-8",
        notes=() if kind.policies else _unheld(lexicon),
    )


_ADVICE = "to write the rest and have these listed, say lossy=True"


def _told(loss: TermFate) -> str:
    where = f"{loss.category}: " if loss.category else ""
    return where + (f"{loss.term!r}: " if loss.term else "") + loss.why


def _losses(lexicon: Lexicon, kind: _Format) -> list[TermFate]:
    """Find what the format cannot hold and would change a count."""
    found = []
    if lexicon.overlap != "category" and not kind.policies:
        why = f"its policy on overlaps ({lexicon.overlap}) has no place in the format"
        found.append(TermFate(line=None, category="", term="", fate="refused", why=why))
    for category in lexicon:
        said = [(entry.pattern, _refusal(entry, kind)) for entry in category.entries]
        if not kind.exceptions:
            why = "it is an exception, for which the format has no place"
            said += [(entry.pattern, why) for entry in category.exceptions]
        if category.negation not in {"", "count"} and not kind.policies:
            why = f"its policy on negation ({category.negation}) has no place in the format"
            said.append(("", why))
        found += [
            TermFate(line=None, category=category.name, term=term, fate="refused", why=why)
            for term, why in said
            if why
        ]
    return found


def _refusal(entry: Entry, kind: _Format) -> str:
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


def _held(category: Category, kind: _Format) -> Category:
    kept = tuple(entry for entry in category.entries if not _refusal(entry, kind))
    return replace(category, entries=kept)


def _unheld(lexicon: Lexicon) -> list[str]:
    """Name what is said of the lexicon, counts nothing, and has no place in the format."""
    said = [
        name
        for name in ("version", "licence", "citation", "description", "notes", "sources")
        if getattr(lexicon, name)
    ]
    for name in ("definition", "instrument_class", "sources", "fires", "silent"):
        said += [f"{name} of categories"] * any(getattr(category, name) for category in lexicon)
    return [f"Not held by the format: {', '.join(said)}."] if said else []
