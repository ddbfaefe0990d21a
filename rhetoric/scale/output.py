"""The folder a run writes: parts that are whole or not there, and what is done."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from rhetoric.errors import InputError

MANIFEST = "manifest.json"
DONE = "done"
TEMPORARY = ".tmp"


class OutputFolder:
    """Where a run writes.

    Parameters
    ----------
    path : pathlib.Path

    Notes
    -----
    A file is written under a temporary name, brought to the disk and then
    renamed, so that one which has its name is whole. A chunk is done when its
    file in ``done/`` is there, which is written last and lists the others with
    their sizes.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()  # a worker may stand in another folder

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """Write a file that gets its name when it is whole."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        # Under the number of the process, so that no two write into one file.
        temporary = target.with_name(f"{target.name}.{os.getpid()}{TEMPORARY}")
        try:
            with temporary.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def write_json(self, name: str, content: object) -> None:
        """Write a JSON file."""
        text = json.dumps(content, ensure_ascii=False, indent=1)
        with self.writing(name) as file:
            file.write(text.encode("utf-8", "backslashreplace"))

    def read_json(self, name: str) -> Any:  # whatever was written
        """Read a JSON file; None where there is none."""
        path = self.path / name
        if not path.is_file():
            return None
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise InputError(f"{path} is damaged: {error}. Delete it and call again.") from error

    def finish(
        self, name: str, bounds: object, files: list[str], account: dict[str, object]
    ) -> None:
        """Say that a chunk is done.

        Parameters
        ----------
        name : str
            What the files of the chunk are called.
        bounds : object
            What it was made from, as JSON takes it.
        files : list of str
            What was written of it.
        account : dict
            Sums.
        """
        sizes = {file: (self.path / file).stat().st_size for file in files}
        self.write_json(f"{DONE}/{name}.json", {"chunk": bounds, "files": sizes, **account})

    def is_done(self, name: str, bounds: object) -> bool:
        """Tell whether a chunk is done and all its files are as they were written."""
        account = self.read_json(f"{DONE}/{name}.json")
        return (
            account is not None
            and account["chunk"] == bounds
            and all(self._has(file, size) for file, size in account["files"].items())
        )

    def parts(self, folder: str) -> tuple[Path, ...]:
        """List the parts of one kind, in order."""
        found = (self.path / folder).glob("[0-9]*")
        return tuple(sorted((p for p in found if p.suffix != TEMPORARY), key=_number))

    def accounts(self) -> Iterator[dict[str, Any]]:
        """Give what is known of each chunk that is done, in order."""
        for path in self.parts(DONE):
            yield self.read_json(f"{DONE}/{path.name}")

    def done(self) -> int:
        """How many chunks are done."""
        return len(self.parts(DONE))

    def tidy(self) -> None:
        """Remove what killed processes left unfinished."""
        for path in self.path.rglob(f"*{TEMPORARY}"):
            path.unlink(missing_ok=True)

    def _has(self, name: str, size: int) -> bool:
        path = self.path / name
        return path.is_file() and path.stat().st_size == size


def _number(path: Path) -> int:
    return int(path.stem)
