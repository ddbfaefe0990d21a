"""Which files a source is made of."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rhetoric.corpus.formats.extract import ENDINGS
from rhetoric.corpus.metadata import SIDECARS
from rhetoric.corpus.records.slices import InputFile
from rhetoric.errors import InputError
from rhetoric.tables import count_phrase

KINDS = {
    **dict.fromkeys(ENDINGS, "text"),
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), "jsonl"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
}
ACCEPTED = f"a folder, {', '.join(ENDINGS)}, .jsonl, .jsonl.gz, .csv, .tsv or .parquet"
NAMED = 5

Paths = str | Path | Iterable[str | Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files of a source, listed anew each time, so that a million need no memory.

    Parameters
    ----------
    roots : tuple of (str, str)
        Path, and name in the source, of each file or folder that was given.
    texts : bool
        In folders plain texts are read; otherwise tables.
    """

    roots: tuple[tuple[str, str], ...]
    texts: bool

    def files(self) -> Iterator[InputFile]:
        """List the files, in the order of their names within each folder."""
        for path, name in self.roots:
            if Path(path).is_dir():
                for file in walk(path, name):
                    if (file.kind == "text") == self.texts and file.kind and not _sidecar(file):
                        yield file
            else:
                yield _file(path, name or Path(path).name, alone=True)

    def left_out(self) -> tuple[str, ...]:
        """Tell which files of the folders are not read."""
        names: list[str] = []
        count = 0
        for path, name in self.roots:
            for file in walk(path, name) if Path(path).is_dir() else ():
                if not _sidecar(file) and (not file.kind or (file.kind == "text") != self.texts):
                    count += 1
                    names += [file.name] if len(names) < NAMED else []
        if not count:
            return ()
        more = " …" if count > NAMED else ""
        which = "texts" if self.texts else "tables"
        shown = ", ".join(names)
        return (f"{count_phrase(count, 'file')} not read, since {which} are: {shown}{more}.",)


def find(source: object, function: str) -> Found:
    """Find the files of a source.

    Parameters
    ----------
    source : path, or iterable of paths
    function : str
        Who asks, for messages.

    Raises
    ------
    InputError
        It is no path, there is no such file, or it is of no kind that is read.
    """
    given = [source] if isinstance(source, str | os.PathLike) else source
    if not isinstance(given, Iterable) or isinstance(given, bytes | dict):
        raise InputError(f"{function} takes a path or a list of paths, got {type(given).__name__}.")
    paths = list(given)
    if not paths:
        raise InputError(f"{function}: the list of paths is empty.")
    missing = [path for path in paths if not _exists(path)]
    if missing:
        shown = ", ".join(repr(str(path)[:80]) for path in missing[:NAMED])
        raise InputError(f"{function}: there is no file or folder {shown}. It reads {ACCEPTED}.")
    roots = tuple(_named(paths))
    for path, name in roots:
        if not Path(path).is_dir() and not _kind(path, alone=True):
            raise InputError(f"{function} reads {ACCEPTED}; got {name or Path(path).name}.")
    folders = [walk(path, name) for path, name in roots if Path(path).is_dir()]
    texts = any(file.kind == "text" for files in folders for file in files)
    found = Found(roots=roots, texts=texts or not folders)
    if next(found.files(), None) is None:
        left = " ".join(found.left_out())
        raise InputError(f"{function}: nothing to read in {paths[0]}. It reads {ACCEPTED}. {left}")
    return found


def walk(folder: str, name: str) -> Iterator[InputFile]:
    """List all files under a folder but hidden ones, folder by folder."""
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        if entry.name.startswith("."):
            continue
        inner = f"{name}/{entry.name}" if name else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from walk(entry.path, inner)
        elif entry.is_file():
            yield _file(entry.path, inner)


def _exists(path: object) -> bool:
    try:
        return isinstance(path, str | os.PathLike) and Path(path).exists()
    except (OSError, ValueError):  # too long for a path, or with a NUL: it is a text
        return False


def _named(paths: list[str | Path]) -> Iterator[tuple[str, str]]:
    """Name each path by what sets it apart from the others; one alone needs no name.

    The paths are made absolute: a worker may stand in another folder.
    """
    absolute = [Path(path).absolute() for path in paths]
    root = os.path.commonpath([path.parent for path in absolute])
    for path in absolute:
        yield str(path), path.relative_to(root).as_posix() if len(paths) > 1 else ""


def _file(path: str, name: str, *, alone: bool = False) -> InputFile:
    stat = os.stat(path)  # noqa: PTH116  # a Path for each of a million files costs
    kind = _kind(path, alone=alone)
    return InputFile(path=path, name=name, kind=kind, size=stat.st_size, modified=stat.st_mtime_ns)


def _kind(path: str, *, alone: bool) -> str:
    """Tell a kind by the ending. A file without one is a text if it was asked for by name."""
    endings = Path(path.lower()).suffixes
    if not endings:
        return "text" if alone else ""
    return KINDS.get("".join(endings[-2:]), KINDS.get(endings[-1], ""))


def _sidecar(file: InputFile) -> bool:
    return file.name.rpartition("/")[2] in SIDECARS
