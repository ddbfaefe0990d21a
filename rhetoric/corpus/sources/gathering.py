"""Telling what kind of source something is, and reading it."""

from collections.abc import Iterable, Iterator, Mapping
from glob import has_magic
from itertools import chain
from pathlib import Path
from typing import Any

from rhetoric.corpus.records.choosing import Wanted
from rhetoric.corpus.sources.files import (
    Reading,
    gather_files,
    gather_path,
    gather_pattern,
    is_table,
)
from rhetoric.corpus.sources.objects import (
    gather_list,
    gather_mapping,
    gather_nltk,
    gather_spacy,
    is_spacy,
)
from rhetoric.corpus.sources.received import Gathered
from rhetoric.corpus.sources.tables import gather_frame, gather_records, gather_table
from rhetoric.errors import InputError

ACCEPTED = (
    "a path, a pattern of paths, a data frame, a list of texts, paths or dictionaries, a mapping "
    "from id to text, a corpus reader of NLTK or a list of documents of spaCy"
)


def gather(source: Any, wanted: Wanted, reading: Reading) -> Gathered:
    """Read a source of any kind that is known.

    Raises
    ------
    InputError
        It is of no such kind, or there is nothing in it.
    """
    if isinstance(source, str | Path):
        return _gather_named(source, wanted, reading)
    if isinstance(source, Mapping):
        return gather_mapping(source, wanted.text)
    if hasattr(source, "fileids") and hasattr(source, "raw"):
        return gather_nltk(source)
    if (frame := _frame(source)) is not None:
        return gather_frame(frame, wanted)
    names = getattr(source, "column_names", None)
    if isinstance(names, list) and isinstance(source, Iterable):
        return gather_records(source, names, wanted, "the data set")
    if isinstance(source, bytes | bytearray | set | frozenset) or not isinstance(source, Iterable):
        raise InputError(f"read_corpus takes {ACCEPTED}, got {type(source).__name__}.")
    return _gather_listed(list(source), wanted, reading)


def _gather_listed(listed: list[Any], wanted: Wanted, reading: Reading) -> Gathered:
    """Read a list by what stands first in it."""
    first = listed[0] if listed else ""
    if isinstance(first, Path) and all(isinstance(path, Path) for path in listed):
        missing = [str(path) for path in listed if not path.is_file()]
        if missing:
            raise InputError(f"read_corpus: there is no file {', '.join(missing[:5])}.")
        parents = {path.parent for path in listed}
        root = next(iter(parents)) if len(parents) == 1 else _common(listed)
        return gather_files(listed, root, reading, name="corpus")
    if isinstance(first, Mapping):
        records = [record for record in listed if isinstance(record, Mapping)]
        if len(records) < len(listed):
            raise InputError("read_corpus: a list of dictionaries must hold nothing else.")
        names = list(dict.fromkeys(map(str, chain.from_iterable(records))))
        return gather_records(records, names, wanted, "the list")
    if is_spacy(first):
        return gather_spacy(listed)
    return gather_list(listed)


def _gather_named(source: str | Path, wanted: Wanted, reading: Reading) -> Gathered:
    path = Path(source)
    try:
        exists = path.exists()
    except (OSError, ValueError):  # too long for a path, or with a NUL: it is a text
        exists = False
    if not exists:
        if has_magic(str(source)) and len(str(source)) < 1000 and "\n" not in str(source):
            return gather_pattern(str(source), reading)
        raise InputError(
            f"read_corpus: there is no file or folder {str(source)[:80]!r}. "
            "To analyse a text itself, put it in a list: read_corpus([text])."
        )
    if path.is_file() and is_table(path):
        return gather_table(path, wanted)
    return gather_path(path, reading)


def _frame(source: object) -> Any:
    """See a data frame as narwhals does; None for everything else."""
    if isinstance(source, list | tuple | Iterator):
        return None
    import narwhals as nw
    from narwhals.exceptions import DuplicateError

    try:
        frame = nw.from_native(source, eager_only=True, pass_through=True)
        if isinstance(frame, nw.DataFrame):
            frame.schema  # noqa: B018  # some libraries find out only now
    except DuplicateError as error:
        raise InputError(
            "read_corpus: the data frame has several columns of one name. Rename them: "
            f"{' '.join(str(error).split())}"
        ) from error
    return frame if isinstance(frame, nw.DataFrame) else None


def _common(paths: list[Path]) -> Path:
    import os

    return Path(os.path.commonpath([path.resolve().parent for path in paths]))
