"""Writing lexicons in the formats of other tools. What a format can hold is checked before."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from xml.sax.saxutils import quoteattr

from rhetoric.errors import MissingDependencyError
from rhetoric.lexicon.category import Category
from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.lexicon import Lexicon


def _filled(lexicon: Lexicon) -> list[Category]:
    return [category for category in lexicon if category.entries]


def _by_term(lexicon: Lexicon) -> dict[str, dict[str, Entry]]:
    """Which categories a term is in; terms that look for the same are one row."""
    rows: dict[tuple[str, ...], tuple[str, dict[str, Entry]]] = {}
    for category in _filled(lexicon):
        for entry in category.entries:
            key = tuple(map(str, entry.words))
            rows.setdefault(key, (_term(entry), {}))[1][category.name] = entry
    return dict(rows.values())


def _term(entry: Entry, space: str = " ") -> str:
    """Write a pattern on one line; a phrase has any white space between its words."""
    return space.join(entry.pattern.split())


def _decimal(weight: float) -> str:
    """Write a number exactly, and without an exponent, which not every format knows."""
    return f"{Decimal(repr(weight)).normalize():f}"


def dic(lexicon: Lexicon) -> str:
    """Write LIWC's ``.dic``."""
    numbers = {category.name: at for at, category in enumerate(_filled(lexicon), start=1)}
    head = [f"{number}\t{name}" for name, number in numbers.items()]
    body = [
        "\t".join([term, *(str(numbers[name]) for name in held)])
        for term, held in _by_term(lexicon).items()
    ]
    return "\n".join(["%", *head, "%", *body, ""])


def dicx(lexicon: Lexicon) -> str:
    """Write LIWC-22's ``.dicx``: crosses, or weights where some are not 1."""
    names = [category.name for category in _filled(lexicon)]
    return _csv(
        [
            ["DicTerm", *names],
            *(
                [term, *(_cell(held.get(name)) for name in names)]
                for term, held in _by_term(lexicon).items()
            ),
        ]
    )


def _cell(entry: Entry | None) -> str:
    if entry is None:
        return ""
    return "X" if entry.weight == 1 else repr(entry.weight)


def yaml(lexicon: Lexicon) -> str:
    """Write quanteda's YAML, nested as the categories are."""
    try:
        from yaml import safe_dump
    except ImportError as error:
        raise MissingDependencyError(
            "writing a lexicon as YAML needs PyYAML, which is not installed. "
            'Run: pip install "rhetoric-framing[yaml]".'
        ) from error
    return str(safe_dump(_tree(lexicon, ""), sort_keys=False, allow_unicode=True, width=100))


def _tree(lexicon: Lexicon, above: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for category in lexicon:
        if category.name.rpartition("/")[0] != above:
            continue
        below = _tree(lexicon, category.name)
        terms = [_term(entry) for entry in category.entries]
        # quanteda holds what a key has of its own, beside keys below it, in one list.
        value: object = [*terms, below] if below and terms else below or terms
        if value:
            found[category.name.rpartition("/")[2]] = value
    return found


def cat(lexicon: Lexicon) -> str:
    """Write WordStat's ``.cat``."""
    return "\n".join([*_indented(lexicon, "", ""), ""])


def _indented(lexicon: Lexicon, above: str, depth: str) -> Iterator[str]:
    """Write each category right below the one above it, wherever it stands in the lexicon."""
    for category in lexicon:
        if category.name.rpartition("/")[0] != above:
            continue
        yield f"{depth}{category.name.rpartition('/')[2]}"
        for entry in category.entries:
            yield f"{depth}\t{_term(entry, '_')} ({_decimal(entry.weight)})"
        yield from _indented(lexicon, category.name, f"{depth}\t")


def lc3(lexicon: Lexicon) -> str:
    """Write Lexicoder's ``.lc3``."""
    lines = []
    for category in _filled(lexicon):
        lines += [f"+{category.name}+", *map(_term, category.entries)]
    return "\n".join([*lines, ""])


def ykd(lexicon: Lexicon) -> str:
    """Write Yoshikoder's ``.ykd``, with the name of the lexicon as the outermost node."""
    body = "\n".join(_nodes(lexicon, "", 2))
    name = quoteattr(lexicon.name.strip() or "lexicon")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<dictionary style="098" patternengine="substring">\n'
        f" <cnode name={name}>\n{body}\n </cnode>\n</dictionary>\n"
    )


def _nodes(lexicon: Lexicon, above: str, depth: int) -> Iterator[str]:
    pad = " " * depth
    for category in lexicon:
        if category.name.rpartition("/")[0] != above:
            continue
        yield f"{pad}<cnode name={quoteattr(category.name.rpartition('/')[2])}>"
        for entry in category.entries:
            score = "" if entry.weight == 1 else f' score="{entry.weight!r}"'
            yield f"{pad} <pnode name={quoteattr(_term(entry))}{score}></pnode>"
        yield from _nodes(lexicon, category.name, depth + 1)
        yield f"{pad}</cnode>"


def empath(lexicon: Lexicon) -> str:
    """Write Empath's table."""
    rows = [
        "\t".join([category.name, *(_term(entry, "_") for entry in category.entries)])
        for category in _filled(lexicon)
    ]
    return "\n".join([*rows, ""])


def nrc(lexicon: Lexicon) -> str:
    """Write a word-level list as the NRC does."""
    rows = [
        f"{_term(entry)}\t{category.name}\t{_decimal(entry.weight)}"
        for category in _filled(lexicon)
        for entry in category.entries
    ]
    return "\n".join([*rows, ""])


def table(lexicon: Lexicon) -> str:
    """Write a table of term, category and weight."""
    rows = [
        [_term(entry), category.name, repr(entry.weight)]
        for category in _filled(lexicon)
        for entry in category.entries
    ]
    return _csv([["term", "category", "weight"], *rows])


def plain(lexicon: Lexicon) -> str:
    """Write the one category as one term a line."""
    return "\n".join([*(_term(entry) for one in lexicon for entry in one.entries), ""])


def _csv(rows: list[list[str]]) -> str:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
