"""Where a report is written, and what may be overwritten."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from rhetoric.errors import InputError

PAGE = "index.html"
CLEANING_PAGE = "cleaning.html"
MANIFEST = "report-files.json"
_MADE_BY = "rhetoric report"
_OWN_NAME = re.compile(r"(?:index|cleaning)\.html|(?:tables|plots)/[\w-][\w.-]*")
_Hashes = dict[str, list[str]]
"""The SHA-256 of each file by its name; two while one takes the place of another."""


@contextmanager
def report_folder(out: str | Path) -> Iterator[Path]:
    """Give a folder to write a report to, and put it in its place when it is done.

    The report is made beside its place first: a report that fails half-way
    leaves what was there, and no half report that the next call would refuse.
    A list of the files with their hashes tells the next call what it may replace.

    Parameters
    ----------
    out : str or path

    Yields
    ------
    pathlib.Path
        A folder to write to.

    Raises
    ------
    InputError
        There is a file of that name, a folder with other things in it, or a file
        in the way that no earlier report wrote or that was changed since.
    """
    if not isinstance(out, str | Path) or not str(out):
        raise InputError(
            f"The 'out' parameter of report must be the path of a folder. Got {out!r} instead."
        )
    target = Path(out)
    _check_places(target, [PAGE], _earlier_files(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".rhetoric-report-", dir=target.parent) as made:
        yield Path(made)
        _put_in_place(Path(made), target)


def _put_in_place(made: Path, target: Path) -> None:
    """Move the files in, the page last, and only then remove what is no longer of use."""
    earlier = _earlier_files(target)
    files = sorted(path for path in made.rglob("*") if path.is_file())
    new = {path.relative_to(made).as_posix(): [_hash(path)] for path in files}
    _check_places(target, new, earlier)
    target.mkdir(exist_ok=True)
    # Until all is done the list names the old and the new: if a move fails, the
    # next report may still replace both.
    both = {name: earlier.get(name, []) + new.get(name, []) for name in {**earlier, **new}}
    _write_manifest(made, target, both)
    for name in sorted(new, key=lambda name: (name == PAGE, name)):
        place = target / name
        place.parent.mkdir(exist_ok=True)
        (made / name).replace(place)
    for name in earlier.keys() - new.keys():
        if _is_own(target / name, earlier[name]):
            (target / name).unlink()
    _write_manifest(made, target, new)


def _earlier_files(target: Path) -> _Hashes:
    """Read what an earlier report wrote to the folder; nothing else is ever removed."""
    if target.exists() and not target.is_dir():
        raise InputError(f"report: {target} is a file. Name a folder that can be made.")
    if not target.exists() or not any(target.iterdir()):
        return {}
    files = _read_manifest(target / MANIFEST)
    if files is None:
        raise InputError(
            f"report: the folder {target} has files in it and is no earlier report "
            f"(it has no {MANIFEST} of one). Name a new or empty folder."
        )
    return files


def _read_manifest(path: Path) -> _Hashes | None:
    if not path.is_file():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return None
    if not isinstance(content, dict) or content.get("made_by") != _MADE_BY:
        return None
    files = content.get("files")
    if not isinstance(files, dict):
        return None
    return {
        name: hashes
        for name, hashes in files.items()
        if _OWN_NAME.fullmatch(name) and isinstance(hashes, list)
    }


def _write_manifest(made: Path, target: Path, files: Mapping[str, list[str]]) -> None:
    written = made / MANIFEST
    content = {"made_by": _MADE_BY, "files": dict(sorted(files.items()))}
    written.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    written.replace(target / MANIFEST)


def _check_places(target: Path, names: Iterable[str], earlier: _Hashes) -> None:
    """Refuse to write where something else is in the way."""
    for folder in (target / "tables", target / "plots"):
        if folder.exists() and not folder.is_dir():
            raise InputError(
                f"report: {folder} is a file where a folder must be. "
                "Move it away, or name another folder."
            )
    for name in names:
        place = target / name
        if place.is_dir():
            raise InputError(
                f"report: {place} is a folder where a file must be. "
                "Move it away, or name another folder."
            )
        if (place.exists() or place.is_symlink()) and not _is_own(place, earlier.get(name, [])):
            what = "was changed since" if name in earlier else "was not written by"
            raise InputError(
                f"report: {place} {what} the earlier report, and would be overwritten. "
                "Move it away, or name another folder."
            )


def _is_own(place: Path, hashes: list[str]) -> bool:
    """Whether a file is as a report left it."""
    return place.is_file() and _hash(place) in hashes


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
