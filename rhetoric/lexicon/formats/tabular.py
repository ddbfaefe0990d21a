"""Lexicons as tables: one row a term and category, or one column a category (``.dicx``)."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from rhetoric.errors import InputError, LexiconError
from rhetoric.lexicon.formats.terms import Reading, category_path, number

TERM = ("term", "word", "entry", "pattern", "dicterm")
CATEGORY = ("category", "key", "frame")
WEIGHT = ("weight", "value", "score")
_MEMBER = {"x": 1.0, "true": 1.0, "false": 0.0}
_MARKS = frozenset(
    {
        "y",
        "yes",
        "j",
        "ja",
        "n",
        "no",
        "nein",
        "t",
        "f",
        "+",
        "-",
        "*",
        "✓",
        "✔",
        "✗",
        "wahr",
        "falsch",
    }
)
_KNOWN = {"term": TERM, "category": CATEGORY, "weight": WEIGHT}


def delimiter_of(head: str) -> str:
    """The sign between the columns of a table, by its heading."""
    return max(("\t", ";", ","), key=head.count)


def is_table(head: str) -> bool:
    """A heading of a table in which the terms have a column."""
    names = _names(head)
    return len(names) > 1 and any(name in TERM for name in names)


def has_category(head: str) -> bool:
    """A heading that has a column for the category."""
    return any(name in CATEGORY for name in _names(head))


def _names(head: str) -> list[str]:
    cells = next(csv.reader([head], delimiter=delimiter_of(head)), [])
    return [cell.strip().lower() for cell in cells]


def read_table(
    text: str, name: str, source: str, columns: Mapping[str, str] | None = None
) -> Reading:
    """Read a table with a heading, parted by commas, semicolons or tabs."""
    head = text.lstrip("\n").split("\n", 1)[0]
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter_of(head), strict=True)
    try:
        numbered = [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise LexiconError(source, [f"line {rows.line_num}: it is no table: {error}"]) from error
    heading = [cell.strip() for cell in numbered[0][1]]
    return _read(heading, numbered[1:], name, source, columns)


def read_frame(frame: Any, name: str, columns: Mapping[str, str] | None = None) -> Reading:
    """Read a data frame of pandas, polars or any other that narwhals knows."""
    import narwhals

    try:
        table = narwhals.from_native(frame, eager_only=True)
    except TypeError as error:
        raise InputError(
            "load_lexicon: source must be a name, a path or a data frame, "
            f"got {type(frame).__name__}. Of a mapping, make one with Lexicon.from_dict."
        ) from error
    rows = [
        (at, ["" if _missing(cell) else str(cell) for cell in row])
        for at, row in enumerate(table.iter_rows(), start=1)
    ]
    return _read([str(column) for column in table.columns], rows, name, "data frame", columns)


def _missing(cell: object) -> bool:
    return cell is None or cell != cell  # NaN is unlike itself


def _read(
    heading: Sequence[str],
    rows: Sequence[tuple[int, list[str]]],
    name: str,
    source: str,
    columns: Mapping[str, str] | None,
) -> Reading:
    places = _places(heading, source, columns)
    # A .dicx file is LIWC's, whose terms know one wildcard; other tables are a scholar's own.
    liwc = heading[places["term"]].lower() == "dicterm"
    reading = Reading(own_language=not liwc)
    whole = []
    for line, row in rows:
        if len(row) == len(heading):
            whole.append((line, row))
        else:
            why = f"the row has {len(row)} columns, the heading {len(heading)}"
            reading.refuse(line, (), row[0], why)
    others = [place for place in range(len(heading)) if place not in places.values()]
    if "category" not in places and "weight" not in places and others:
        read = [place for place in others if liwc or not _is_text(row[place] for _, row in whole)]
        if whole and not read:
            raise LexiconError(source, [_no_category(heading, places["term"])])
        if unread := [heading[place] for place in others if place not in read]:
            reading.notes.append(
                f"Columns that hold words and were not read: {', '.join(unread)}. If one is the "
                f"category, say columns={{'category': {unread[0]!r}}}."
            )
        _wide(reading, heading, whole, places["term"], read)
    else:
        _long(reading, whole, places, name)
        if others:
            told = ", ".join(heading[place] for place in others)
            reading.notes.append(f"Columns that were not read: {told}.")
    return reading


def _places(
    heading: Sequence[str], source: str, columns: Mapping[str, str] | None
) -> dict[str, int]:
    lowered = [name.lower() for name in heading]
    places = {
        role: lowered.index(known)
        for role, names in _KNOWN.items()
        for known in reversed(names)
        if known in lowered
    }
    for role, column in (columns or {}).items():
        if role not in _KNOWN or column not in heading:
            raise InputError(
                "load_lexicon: columns maps 'term', 'category' and 'weight' to columns of the "
                f"table, got {role!r}: {column!r}. The table has {', '.join(heading)}."
            )
        places[role] = heading.index(column)
    if "term" not in places:
        why = (
            f"no column holds the terms ({', '.join(TERM)}); the table has "
            f"{', '.join(heading) or 'no columns'}. Say which one does, as in "
            f"columns={{'term': {''.join(heading[:1]) or 'NAME'!r}}}"
        )
        raise LexiconError(source, [why])
    return places


def _no_category(heading: Sequence[str], term: int) -> str:
    others = [name for place, name in enumerate(heading) if place != term]
    return (
        f"no column tells the category of a term; the table has {', '.join(heading)}, of which "
        f"{heading[term]!r} holds the terms. A column for the category is called "
        f"{' or '.join(map(repr, CATEGORY))}; say which one it is, as in "
        f"columns={{'category': {others[0]!r}}}. Or there is one column for each category, with X "
        "or a number where a term is in it"
    )


def _long(
    reading: Reading,
    rows: Iterable[tuple[int, list[str]]],
    places: Mapping[str, int],
    name: str,
) -> None:
    for line, row in rows:
        term = row[places["term"]].strip()
        path = category_path(row[places["category"]]) if "category" in places else (name,)
        weight = number(row[places["weight"]]) if "weight" in places else 1.0
        if not path:
            reading.refuse(line, (), term, "the category is empty")
        elif weight is None:
            told = row[places["weight"]]
            reading.refuse(line, path, term, f"the weight {told!r} is no number")
        else:
            reading.add(line, path, term, weight)


def _wide(
    reading: Reading,
    heading: Sequence[str],
    rows: Sequence[tuple[int, list[str]]],
    term: int,
    others: Sequence[int],
) -> None:
    """Read one column for each category: a cross or a weight says that a term is in it."""
    paths = {place: category_path(heading[place]) for place in others}
    for place in others:
        if not paths[place]:
            reading.refuse(1, (), "", f"column {place + 1} has no name")
        else:
            reading.declare(paths[place], 1)
    for line, row in rows:
        text = row[term].strip()
        for place in others:
            if paths[place] not in reading.declared or not row[place].strip():
                continue
            cell = row[place].strip()
            weight = _weight(cell)
            if weight is None:
                why = f"the cell {cell!r} is neither X nor a number such as 0.5"
                reading.refuse(line, paths[place], text, why)
            else:
                reading.add(line, paths[place], text, weight)


def _weight(cell: str) -> float | None:
    member = _MEMBER.get(cell.lower())
    return number(cell) if member is None else member


def _is_text(cells: Iterable[str]) -> bool:
    """Most of a column is words, so it says something else about the terms.

    Marks such as "yes" are meant to say that a term is in a category. They are no
    words, so that each of them is refused by its line.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    words = sum(_weight(cell) is None and cell.lower() not in _MARKS for cell in filled)
    return words * 2 > len(filled)
