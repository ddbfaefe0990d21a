"""LIWC dictionaries of the older kind: ``.dic``.

Between two lines of ``%`` stand the categories, one number and name a line; below
them the terms, each with the numbers of its categories (Pennebaker, Booth, Boyd &
Francis 2015, *LIWC2015 Operator's Manual*, "Creating and using custom
dictionaries"). The dictionary of 2007 also has conditions: ``kind <of>131/125``
is category 131 when "of" follows and 125 when it does not. That of 2015 indents
the number of a category with tabs below the one it is part of.
"""

import re
from collections.abc import Sequence

from rhetoric.lexicon.formats.terms import Reading, category_path
from rhetoric.tables import count_phrase

_MARK = "%"
_ID = r"\d+"
_ITEM = rf"(?:(?:<[^<>\t]*>|\([^()\t]*\)) ?)?{_ID}(?:/{_ID})?"
_FIELDS = re.compile(rf"{_ITEM}(?=\s|$)|\S+")
_FOLLOWED = re.compile(rf"<([^<>]*)>\s?({_ID})(?:/({_ID}))?")
_TERM = re.compile(rf"(.+?)\s+({_ITEM}(?:\s+{_ITEM})*)\s*")
_HEAD = re.compile(rf"({_ID})\s+(\S.*)")
_NUMBER = re.compile(rf"({_ID})(?=\s|$)")
_LONGEST = 1_000


def read(text: str) -> Reading:
    """Read a ``.dic`` file."""
    reading = Reading(wildcards="*")
    lines = text.split("\n")
    start = next(place for place, line in enumerate(lines) if line.strip())
    end = next(
        (place for place in range(start + 1, len(lines)) if lines[place].strip().startswith(_MARK)),
        None,
    )
    if not lines[start].strip().startswith(_MARK):
        why = "the line of % that begins the categories is missing above it"
        reading.refuse(start + 1, (), lines[start].strip()[:40], why)
        return reading
    if end is None:
        reading.refuse(
            start + 1, (), "", "the second line of % that ends the categories is missing"
        )
        return reading
    ids = _categories(reading, lines, start, end)
    for place in range(end + 1, len(lines)):
        if line := lines[place].strip():
            _term(reading, place + 1, line, ids)
    return reading


def _categories(
    reading: Reading, lines: Sequence[str], start: int, end: int
) -> dict[int, tuple[str, ...]]:
    """Read the categories; an empty path stands for a number whose category was refused."""
    ids: dict[int, tuple[str, ...]] = {}
    above: list[tuple[int, tuple[str, ...]]] = []
    nested = 0
    for place in range(start + 1, end):
        line = lines[place].strip()
        if not line:
            continue
        depth = len(lines[place]) - len(lines[place].lstrip("\t"))
        while above and above[-1][0] >= depth:
            above.pop()
        found = _HEAD.fullmatch(line)
        name = category_path(found[2]) if found else ()
        path = (*(above[-1][1] if above else ()), *name)
        if found is None or not name:
            reading.refuse(place + 1, (), line, "a category is a number and a name")
            _refuse_number(line, ids)
        elif int(found[1]) in ids:
            reading.refuse(place + 1, path, "", f"the number {int(found[1])} is declared twice")
        elif path in ids.values():
            reading.refuse(place + 1, path, "", "two categories have this name")
            _refuse_number(line, ids)
        else:
            ids[int(found[1])] = path
            reading.declare(path, place + 1)
            nested += bool(above)
            above.append((depth, path))
    if nested:
        reading.notes.append(
            f"{count_phrase(nested, 'category', 'categories')} indented with tabs lie below the "
            "one above; a category counts what is below it as well."
        )
    return ids


def _refuse_number(line: str, ids: dict[int, tuple[str, ...]]) -> None:
    """Remember the number of a category that was refused, so that its terms are not blamed."""
    if found := _NUMBER.match(line):
        ids.setdefault(int(found[1]), ())


def _term(reading: Reading, line: int, text: str, ids: dict[int, tuple[str, ...]]) -> None:
    if len(text) > _LONGEST:
        reading.refuse(line, (), text[:40] + "…", f"the line is longer than {_LONGEST} characters")
        return
    if "\t" in text:
        term, rest = text.split("\t", 1)
    else:
        found = _TERM.fullmatch(text)
        term, rest = (found[1], found[2]) if found else (text, "")
    items = _FIELDS.findall(rest)
    if not items:
        reading.refuse(line, (), term, "no number of a category stands behind it")
    for item in items:
        _item(reading, line, term.strip(), item, ids)


def _item(
    reading: Reading, line: int, term: str, item: str, ids: dict[int, tuple[str, ...]]
) -> None:
    if item.isdecimal():
        if path := _declared(reading, line, term, item, ids):
            reading.add(line, path, term)
        return
    followed = _FOLLOWED.fullmatch(item)
    if followed and followed[1].strip():
        _conditional(reading, line, term, followed, ids)
    elif item.startswith("("):
        why = (
            f"the condition {item} asks for the category of the word before, which an entry "
            "cannot; write the phrases that are meant"
        )
        reading.refuse(line, (), term, why)
    else:
        why = f"{item!r} is no number of a category (weights are read from .dicx)"
        reading.refuse(line, (), term, why)


def _conditional(
    reading: Reading,
    line: int,
    term: str,
    followed: "re.Match[str]",
    ids: dict[int, tuple[str, ...]],
) -> None:
    """Write ``kind <of>131/125`` as the phrase "kind of", and as "kind" without it."""
    phrase = f"{term} {followed[1].strip()}"
    if path := _declared(reading, line, term, followed[2], ids):
        reading.add(line, path, phrase)
    if followed[3] and (path := _declared(reading, line, term, followed[3], ids)):
        reading.add(line, path, term)
        reading.add_exception(line, path, phrase)
    reading.notes.append(
        f"Line {line}: the condition on {term!r} became the phrase {phrase!r}"
        + (" and an exception." if followed[3] else ".")
    )


def _declared(
    reading: Reading, line: int, term: str, number: str, ids: dict[int, tuple[str, ...]]
) -> tuple[str, ...] | None:
    path = ids.get(int(number))
    if path is None:
        reading.refuse(line, (), term, f"category {int(number)} is not declared between the %")
    elif not path:
        reading.refuse_after(line, term, f"its category, {int(number)}, was refused")
    return path
