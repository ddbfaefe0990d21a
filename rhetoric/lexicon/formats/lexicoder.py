"""Dictionaries of Lexicoder: ``.lc3``.

A line that begins with ``+`` names a category; the terms follow, one a line (Young
& Soroka 2012, *Affective news: the automated coding of sentiment in political
texts*, Political Communication 29(2)).
"""

from rhetoric.lexicon.formats.terms import Reading, category_path

_MARK = "+"


def read(text: str) -> Reading:
    """Read an ``.lc3`` file."""
    reading = Reading(wildcards="*?")
    path: tuple[str, ...] = ()
    for at, line in enumerate(text.split("\n"), start=1):
        content = line.strip()
        if not content:
            continue
        if content.startswith(_MARK):
            path = category_path(content.strip(_MARK))
            if not path:
                reading.refuse(at, (), content, "the category has no name")
            elif path in reading.declared:
                reading.notes.append(f"Line {at}: {'/'.join(path)!r} goes on here.")
            if path:
                reading.declare(path, at)
        elif path:
            reading.add(at, path, content)
        else:
            reading.refuse(at, (), content, "no category (a line with +) stands above it")
    return reading
