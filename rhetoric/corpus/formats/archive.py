"""Zip archives of texts. Nothing is unpacked to the disk."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from rhetoric.errors import InputError

LARGEST = 1_000_000_000
"""Bytes that all texts of an archive may have when they are unpacked."""
_RATIO = 200
"""No text packs so well; an archive that was made to fill memory does."""
_SMALL = 10_000_000
_LINK = 0o120000


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
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise InputError(f"{path.name} cannot be read as a zip archive: {error}.") from error


def _refuse(path: Path, listed: list[zipfile.ZipInfo]) -> None:
    for entry in listed:
        parts = PurePosixPath(entry.filename.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or parts.parts[0].endswith(":"):
            raise InputError(
                f"{path.name} holds the name {entry.filename!r}, which leads out of the archive. "
                "Such an archive is not read: unpack it yourself if you trust it."
            )
    size = sum(entry.file_size for entry in listed)
    packed = max(sum(entry.compress_size for entry in listed), 1)
    if size > LARGEST or (size > _SMALL and size > _RATIO * packed):
        raise InputError(
            f"{path.name} has {packed:,} bytes and unpacks to {size:,}: that is more than "
            f"{LARGEST:,}, or more than {_RATIO} times as much. Unpack it yourself if you trust it."
        )


def _member(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, endings: tuple[str, ...]) -> Member:
    name = entry.filename.replace("\\", "/")
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
