"""Zip archives of texts. Nothing is unpacked to the disk."""

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from rhetoric.corpus.formats.unpacking import ARCHIVE_ERRORS, refuse_bomb
from rhetoric.errors import InputError

_LINK = 0o120000
_UTF_8_NAME = 0x800
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in an archive.

    Parameters
    ----------
    name : str
        With ``/`` between folders.
    refused : str
        Why it is not read; empty where it is.
    data : bytes
    """

    name: str
    refused: str = ""
    data: bytes = b""


def members(path: Path, endings: tuple[str, ...]) -> Iterator[Member]:
    """Read the files of a zip archive whose names end as is asked for.

    Parameters
    ----------
    path : pathlib.Path
    endings : tuple of str

    Yields
    ------
    Member
        In the order of their names; those that cannot be read with the reason, and
        other files as "not read".

    Raises
    ------
    InputError
        It is no archive, or one that unpacks to more than is read: a name that
        leads out of it, such as ``../x``, is refused with all of it.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            listed = [entry for entry in packed.infolist() if not entry.is_dir()]
            _refuse(path, listed)
            for entry in sorted(listed, key=lambda entry: entry.filename):
                yield _member(packed, entry, endings)
    except (*ARCHIVE_ERRORS, zlib.error, OSError, EOFError) as error:
        raise InputError(f"{path.name} cannot be read as a zip archive: {error}.") from error


def _refuse(path: Path, listed: list[zipfile.ZipInfo]) -> None:
    names = [_name(entry) for entry in listed]
    if names and (most := Counter(names).most_common(1)[0])[1] > 1:
        raise InputError(f"{path.name} holds {most[0]!r} {most[1]} times. Pack it anew.")
    for entry, name in zip(listed, names, strict=True):
        parts = PurePosixPath(name)
        if parts.is_absolute() or ".." in parts.parts or _DRIVE.match(name):
            raise InputError(
                f"{path.name} holds the name {entry.filename!r}, which leads out of the archive. "
                "Such an archive is not read: unpack it yourself if you trust it."
            )
    refuse_bomb(listed, path.name)


def _name(entry: zipfile.ZipInfo) -> str:
    """Decode a name: many programs write UTF-8 and do not say so, as the format demands."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF_8_NAME:
        with suppress(UnicodeError):  # if it is what the format says: code page 437
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _member(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, endings: tuple[str, ...]) -> Member:
    name = _name(entry)
    if any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts):
        return Member(name=name, refused="hidden")
    if not name.lower().endswith(endings):
        return Member(name=name, refused="not read")
    if entry.external_attr >> 16 & 0o170000 == _LINK:
        return Member(name=name, refused="it is a link")
    if entry.flag_bits & 1:
        return Member(name=name, refused="it is encrypted")
    with packed.open(entry) as stream:
        # What the archive says of the size need not be true.
        data = stream.read(entry.file_size + 1)
    if len(data) > entry.file_size:
        return Member(name=name, refused="it is larger than the archive says")
    return Member(name=name, data=data)
