"""Metadata out of the names of files: "{speaker}_{date}.txt"."""

import re
from collections.abc import Sequence

from rhetoric.corpus.document import MetaValue
from rhetoric.errors import InputError

_FIELD = re.compile(r"\{([^{}]*)\}")
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,17})")


def read_names(pattern: str, names: Sequence[str]) -> list[dict[str, MetaValue]]:
    """Read fields out of file names.

    Parameters
    ----------
    pattern : str
        A name with its fields in braces; folders may be part of it, as in
        ``{party}/{speaker}_{year}.txt``. Between two fields something must stand.
    names : sequence of str
        Paths inside the source, with ``/`` between folders.

    Returns
    -------
    list of dict
        One for each name. What is written as a whole number is one.

    Raises
    ------
    InputError
        The pattern is none, or there are names that it does not fit; all of them
        are named.

    Examples
    --------
    >>> read_names("{speaker}_{year}.txt", ["obama_2012.txt"])
    [{'speaker': 'obama', 'year': 2012}]
    """
    expression = _expression(pattern)
    matches = [expression.fullmatch(name) for name in names]
    misfits = [name for name, match in zip(names, matches, strict=True) if match is None]
    if misfits:
        shown = ", ".join(misfits[:12]) + (" …" if len(misfits) > 12 else "")
        raise InputError(
            f"read_corpus: file_names={pattern!r} does not fit {len(misfits)} of {len(names)} "
            f"files: {shown}."
        )
    return [
        {field: _value(value) for field, value in match.groupdict().items()}
        for match in matches
        if match
    ]


def _expression(pattern: str) -> re.Pattern[str]:
    parts = _FIELD.split(pattern)
    fields, between = parts[1::2], parts[2:-1:2]
    if not isinstance(pattern, str) or not fields:
        raise InputError(
            "read_corpus: file_names must be a pattern with fields in braces, such as "
            f"'{{speaker}}_{{date}}.txt', got {pattern!r}."
        )
    wrong = [field for field in fields if not field.isidentifier()]
    if wrong or len(set(fields)) < len(fields) or not all(between):
        raise InputError(
            f"read_corpus: file_names={pattern!r}: each field needs a name of its own, of letters, "
            "digits and underscores, and something must stand between two fields."
        )
    pieces = [
        f"(?P<{part}>[^/]+?)" if number % 2 else re.escape(part)
        for number, part in enumerate(parts)
    ]
    return re.compile("".join(pieces))


def _value(written: str) -> MetaValue:
    return int(written) if _WHOLE.fullmatch(written) else written
