"""Metadata that lies beside the texts, as TOML or CSV."""

import csv
from collections.abc import Collection, Mapping
from pathlib import Path

from rhetoric.corpus.document import Metadata, MetaValue
from rhetoric.errors import InputError, nearest
from rhetoric.toml import TomlError, read_toml

SIDECARS = ("corpus.toml", "seeds.toml", "corpus.csv", "metadata.csv")


def read_sidecar(folder: Path, ids: Collection[str]) -> dict[str, Metadata]:
    """Read what the folder says of its texts.

    Parameters
    ----------
    folder : pathlib.Path
        May hold one of ``corpus.toml``, ``seeds.toml`` (a table
        ``[documents.ID]`` for each text), ``corpus.csv`` or ``metadata.csv`` (a
        column ``id`` and one for each field).
    ids : collection of str
        The texts there are.

    Returns
    -------
    dict of str to Metadata
        Only texts that the file speaks of.

    Raises
    ------
    InputError
        There are two such files, the file cannot be read, or it speaks of texts
        that are not there; all of them are named together.
    """
    found = [folder / name for name in SIDECARS if (folder / name).is_file()]
    if not found:
        return {}
    if len(found) > 1:
        names = " and ".join(path.name for path in found)
        raise InputError(f"read_corpus: {folder} has {names}. Keep one file of metadata.")
    path = found[0]
    entries = _read_toml(path) if path.suffix == ".toml" else _read_csv(path)
    unknown = [name for name in entries if name not in ids]
    if unknown:
        problems = "\n".join(f"  - {name!r}: {nearest(name, ids)}" for name in unknown)
        raise InputError(f"{path} speaks of texts that are not in the folder:\n{problems}")
    return {name: Metadata(values) for name, values in entries.items()}


def _read_toml(path: Path) -> dict[str, dict[str, MetaValue]]:
    try:
        content = read_toml(path)
    except (TomlError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as TOML: {error}.") from error
    documents = content.get("documents")
    if not isinstance(documents, Mapping):
        raise InputError(f"{path} must have a table [documents.ID] for each text.")
    bare = [name for name, values in documents.items() if not isinstance(values, Mapping)]
    if bare:
        raise InputError(f"{path}: {', '.join(bare)} must be tables such as [documents.{bare[0]}].")
    return {
        name: {field: plain_meta(value) for field, value in values.items()}
        for name, values in documents.items()
    }


def plain_meta(value: object) -> MetaValue:
    """Bring a TOML or JSON value to a plain one: dates and lists become text.

    Examples
    --------
    >>> plain_meta(["peace", "bread"])
    'peace, bread'
    """
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)


def _read_csv(path: Path) -> dict[str, dict[str, MetaValue]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as CSV in UTF-8: {error}.") from error
    problems = []
    entries: dict[str, dict[str, MetaValue]] = {}
    for line, row in enumerate(rows, start=2):
        name = row.pop("id", None)
        if name is None:
            raise InputError(f"{path} must have a column 'id'. It has: {', '.join(row)}.")
        if None in row or None in row.values():
            problems.append(f"row {line} ({name}) has more or fewer cells than the heading")
        elif name in entries:
            problems.append(f"row {line}: the id {name!r} stands there a second time")
        else:
            entries[name] = {field: value or None for field, value in row.items()}
    if problems:
        raise InputError(f"{path}:\n" + "\n".join(f"  - {problem}" for problem in problems))
    return entries
