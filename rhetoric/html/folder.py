"""Where a report is written, and what may be overwritten."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rhetoric.errors import InputError

PAGE = "index.html"
MARKER = '<meta name="generator" content="rhetoric report'
_HEAD = 4096
_OWN_FILE = re.compile(r'href="((?:tables|plots)/[\w.-]+)"')


@contextmanager
def report_folder(out: str | Path) -> Iterator[Path]:
    """Give a folder to write a report to, and put it in its place when it is done.

    The report is made beside its place first: a report that fails half-way
    leaves what was there, and no half report that the next call would refuse.

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
        There is a file of that name, or a folder with other things in it.
    """
    if not isinstance(out, str | Path) or not str(out):
        raise InputError(
            f"The 'out' parameter of report must be the path of a folder. Got {out!r} instead."
        )
    target = Path(out)
    earlier = _earlier_files(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".rhetoric-report-", dir=target.parent) as made:
        yield Path(made)
        for name in earlier:
            (target / name).unlink(missing_ok=True)
        for file in sorted(Path(made).rglob("*")):
            if file.is_file():
                place = target / file.relative_to(made)
                place.parent.mkdir(parents=True, exist_ok=True)
                file.replace(place)


def _earlier_files(target: Path) -> list[str]:
    """Name the files of an earlier report in the folder; nothing else is ever removed."""
    if target.exists() and not target.is_dir():
        raise InputError(f"report: {target} is a file. Name a folder that can be made.")
    if not target.exists() or not any(target.iterdir()):
        return []
    page = target / PAGE
    content = page.read_text(encoding="utf-8", errors="replace") if page.is_file() else ""
    if MARKER not in content[:_HEAD]:
        raise InputError(
            f"report: the folder {target} has files in it and is no earlier report. "
            "Name a new or empty folder."
        )
    return [PAGE, *dict.fromkeys(_OWN_FILE.findall(content))]
