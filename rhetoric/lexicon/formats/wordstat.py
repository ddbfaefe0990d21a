"""Categorisation dictionaries of WordStat: ``.cat``.

Tabs give the depth. A line that ends in a weight, as ``TAX* (1)``, is a term; any
other is a category. An underscore stands for the space of a phrase (Provalis
Research, *WordStat User's Guide*).
"""

import re

from rhetoric.lexicon.formats.terms import Reading, category_name, number

_LEAF = re.compile(r"(.*\S)\s*\(\s*(-?\d+(?:[.,]\d+)?)\s*\)")
_RULE = re.compile(r"@|\b(?:NEAR|AFTER|BEFORE)\b.*\[")


def read(text: str) -> Reading:
    """Read a ``.cat`` file."""
    reading = Reading(wildcards="*?")
    stack: list[tuple[int, str]] = []
    for at, line in enumerate(text.split("\n"), start=1):
        content = line.strip()
        if not content:
            continue
        depth = len(line) - len(line.lstrip())
        while stack and stack[-1][0] >= depth:
            stack.pop()
        path = tuple(name for _, name in stack)
        leaf = _LEAF.fullmatch(content) if len(content) < 1_000 else None
        if leaf:
            _leaf(reading, at, path, leaf[1], leaf[2])
            continue
        name = category_name(content)
        if name != " ".join(content.split()):
            reading.notes.append(f"Line {at}: {content!r} is called {name!r}.")
        if (*path, name) in reading.declared:
            told = "/".join((*path, name))
            reading.notes.append(f"Line {at}: {told!r} stands there twice; its terms were joined.")
        stack.append((depth, name))
        reading.declare((*path, name), at)
    return reading


def _leaf(reading: Reading, at: int, path: tuple[str, ...], term: str, weight: str) -> None:
    value = number(weight.replace(",", "."))
    if not path:
        reading.refuse(at, (), term, "no category stands above it")
    elif _RULE.search(term):
        reading.refuse(at, path, term, "rules of WordStat are not entries; write phrases")
    elif value is None:
        reading.refuse(at, path, term, f"the weight {weight!r} is no number")
    else:
        reading.add(at, path, term.replace("_", " "), value)
