"""Texts in files: a folder, a pattern, single files, or a zip archive of them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path, PurePosixPath

from rhetoric.corpus.document import MetaValue
from rhetoric.corpus.formats.archive import members
from rhetoric.corpus.formats.extract import ENDINGS, MARKDOWN_ENDING, extract
from rhetoric.corpus.metadata import SIDECARS, plain_meta, read_sidecar
from rhetoric.corpus.records.finding import KINDS
from rhetoric.corpus.sources.file_names import read_names
from rhetoric.corpus.sources.received import Gathered, Received
from rhetoric.errors import InputError, MissingDependencyError
from rhetoric.tables import count_phrase
from rhetoric.toml import TomlError, parse_toml

ARCHIVE = ".zip"
_BESIDE = (".toml", ".json")
_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How files are read.

    Parameters
    ----------
    file_names : str or None
        A pattern of fields in their names.
    encoding : str or None
        Used for plain texts and pages, whatever they look like.
    """

    file_names: str | None = None
    encoding: str | None = None


def is_table(path: Path) -> bool:
    """Whether the name is that of a table with a text in each row."""
    endings = "".join(path.suffixes[-2:]).lower(), path.suffix.lower()
    return any(KINDS.get(ending, "text") != "text" for ending in endings)


def gather_path(path: Path, reading: Reading) -> Gathered:
    """Read a folder, a file or an archive."""
    if path.is_dir():
        return _gather_folder(path, reading)
    if path.suffix.lower() == ARCHIVE:
        return _gather_archive(path, reading)
    if path.suffix and path.suffix.lower() not in ENDINGS:
        raise InputError(
            f"read_corpus: {path.name}: files that are read end in "
            f"{', '.join((*ENDINGS, ARCHIVE, *KINDS))}. Save it as plain text."
        )
    return gather_files([path], path.parent, reading, name=path.resolve().stem)


def gather_pattern(pattern: str, reading: Reading) -> Gathered:
    """Read the files that a pattern such as ``talks/**/*.txt`` fits."""
    found = [Path(name) for name in sorted(glob(pattern, recursive=True))]  # noqa: PTH207  # a pattern may be absolute
    files = [path for path in found if path.is_file()]
    if not files:
        raise InputError(f"read_corpus: no file fits the pattern {pattern!r}.")
    fixed = PurePosixPath(pattern.replace("\\", "/")).parts
    depth = next(number for number, part in enumerate(fixed) if has_magic(part))
    root = Path(*fixed[:depth]) if depth else Path()
    read = [path for path in files if path.suffix.lower() in ENDINGS]
    gathered = gather_files(read, root, reading, name=root.resolve().name)
    gathered.notes += _left_out([path.name for path in files if path not in set(read)])
    return gathered


def gather_files(paths: Iterable[Path], root: Path, reading: Reading, *, name: str) -> Gathered:
    """Read documents, each a file; ids are their paths from the root, without endings."""
    gathered = Gathered(name=name)
    listed = list(paths)
    names = [_relative(path, root) for path in listed]
    fields = read_names(reading.file_names, names) if reading.file_names else [{}] * len(names)
    for path, inner, named in zip(listed, names, fields, strict=True):
        try:
            data = path.read_bytes()
            beside = _read_beside(path)
        except (OSError, InputError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            gathered.problems.append(f"{inner}: {reason}")
            continue
        _add(gathered, inner, data, {**named, **beside}, reading)
    return gathered


def _gather_folder(path: Path, reading: Reading) -> Gathered:
    files = sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and not any(part[0] == "." for part in file.relative_to(path).parts)
    )
    texts = [file for file in files if file.suffix.lower() in ENDINGS]
    stems = {file.with_suffix("") for file in texts}
    others = [
        file.name
        for file in files
        if file.suffix.lower() not in ENDINGS
        and file.name not in SIDECARS
        and not (file.suffix.lower() in _BESIDE and file.with_suffix("") in stems)
    ]
    left_out = _left_out(others)
    if not texts:
        raise InputError(
            f"read_corpus: {path} has no file that ends in {', '.join(ENDINGS)}. "
            f"{' '.join(left_out)} A table or an archive is read when you name it."
        )
    gathered = gather_files(texts, path, reading, name=path.resolve().name)
    about = (
        read_sidecar(path, [text.id for text in gathered.texts]) if not gathered.problems else {}
    )
    gathered.texts = [
        Received(
            id=text.id,
            text=text.text,
            meta={**text.meta, **about.get(text.id, {})},
            warnings=text.warnings,
            markdown=text.markdown,
            place=text.place,
        )
        for text in gathered.texts
    ]
    gathered.notes += left_out
    return gathered


def _gather_archive(path: Path, reading: Reading) -> Gathered:
    gathered = Gathered(name=path.stem)
    passed_over = []
    found = []
    for member in members(path, ENDINGS):
        if member.refused == "not read":
            passed_over.append(member.name)
        elif member.refused and member.refused != "hidden":
            gathered.problems.append(f"{path.name}, {member.name}: {member.refused}")
        elif not member.refused:
            found.append(member)
    names = [member.name for member in found]
    fields = read_names(reading.file_names, names) if reading.file_names else [{}] * len(names)
    for member, named in zip(found, fields, strict=True):
        _add(gathered, member.name, member.data, named, reading)
    gathered.notes += _left_out(passed_over)
    if not found and not gathered.problems:
        raise InputError(f"read_corpus: {path.name} holds no file that is read.")
    return gathered


def _add(
    gathered: Gathered, name: str, data: bytes, meta: dict[str, MetaValue], reading: Reading
) -> None:
    ending = PurePosixPath(name).suffix
    try:
        found = extract(data, ending or ".txt", name, reading.encoding)
    except MissingDependencyError:
        raise
    except InputError as error:
        gathered.problems.append(str(error))
        return
    gathered.texts.append(
        Received(
            id=str(PurePosixPath(name).with_suffix("")),
            text=found.text,
            meta={**found.meta, **meta},
            warnings=found.warnings,
            markdown=ending.lower() == MARKDOWN_ENDING,
            place=name,
        )
    )


def _relative(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.name


def _read_beside(path: Path) -> dict[str, MetaValue]:
    """Read what a file beside a text says of it: ``talk.toml`` or ``talk.json`` of ``talk.txt``."""
    for ending in _BESIDE:
        beside = path.with_suffix(ending)
        if beside.is_file() and beside.name not in SIDECARS:
            return _parsed(beside)
    return {}


def _parsed(path: Path) -> dict[str, MetaValue]:
    try:
        written = path.read_text(encoding="utf-8-sig")
        values = parse_toml(written) if path.suffix == ".toml" else json.loads(written)
    except (TomlError, ValueError) as error:
        raise InputError(f"{path.name} beside it cannot be read: {error}") from error
    if not isinstance(values, dict):
        raise InputError(f"{path.name} beside it must hold names and values.")
    return {name: plain_meta(value) for name, value in values.items()}


def _left_out(names: list[str]) -> list[str]:
    if not names:
        return []
    shown = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    return [f"{count_phrase(len(names), 'file')} not read, since their kind is not: {shown}"]
