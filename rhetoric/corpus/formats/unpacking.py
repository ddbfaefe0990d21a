"""How far a packed file may grow when it is unpacked."""

import zipfile
from collections.abc import Iterable

from rhetoric.errors import InputError

ARCHIVE_ERRORS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError)
"""What reading a damaged archive, or one packed by an unknown method, raises."""
LARGEST_UNPACKED = 1_000_000_000
"""Bytes of all members together."""
SUSPECT = 10_000_000
"""Bytes from which the ratio counts: little files may be very regular."""
LARGEST_RATIO = 200
"""English text packs at about 3 to 1, and deflate never does better than 1,032 to 1."""


def refuse_bomb(infos: Iterable[zipfile.ZipInfo], name: str) -> None:
    """Refuse an archive that would unpack to far more than it is.

    The sizes are those the archive declares, and more than those is never unpacked.

    Raises
    ------
    InputError
        With the figures.
    """
    listed = list(infos)
    packed = sum(info.compress_size for info in listed)
    unpacked = sum(info.file_size for info in listed)
    ratio = unpacked / max(packed, 1)
    if unpacked > LARGEST_UNPACKED or (unpacked > SUSPECT and ratio > LARGEST_RATIO):
        raise InputError(
            f"{name}: {packed:,} bytes would unpack to {unpacked:,}, {ratio:,.0f} times as much. "
            f"Up to {LARGEST_UNPACKED:,} bytes are unpacked, and from {SUSPECT:,} on up to "
            f"{LARGEST_RATIO} times as much: it may be a zip bomb. If you trust it, unpack it "
            "yourself and read the folder."
        )
