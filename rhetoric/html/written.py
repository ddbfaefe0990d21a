"""What a report writes beside its page, and how it tells how far it is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rhetoric.corpus.cleaning_report import CleaningReport
from rhetoric.html import pictures
from rhetoric.html.folder import CLEANING_PAGE
from rhetoric.results import Result

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done, and how many there are."""


class Steps:
    """Tells a caller how far the work is."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = -1

    def next(self, what: str) -> None:
        """Tell what is done now; what was done before is done."""
        self._done += 1
        if self._progress is not None:
            self._progress(what, self._done, self._total)

    def finish(self) -> None:
        """Tell that all is done."""
        if self._progress is not None:
            self._progress("done", self._total, self._total)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file beside the page, and what it holds."""

    path: str
    about: str


class WrittenFiles:
    """Writes the files beside the page and remembers them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: list[WrittenFile] = []

    def table(self, result: Result[Any], name: str, about: str) -> None:
        """Write a result as CSV and JSON."""
        tables = self.folder / "tables"
        tables.mkdir(exist_ok=True)
        result.to_csv(tables / f"{name}.csv")
        result.to_json(tables / f"{name}.json")
        self.written += [
            WrittenFile(path=f"tables/{name}.{kind}", about=about) for kind in ("csv", "json")
        ]

    def cleaning_page(self, changes: CleaningReport) -> None:
        """Write the page of changes."""
        changes.to_html(self.folder / CLEANING_PAGE)
        about = "the texts as received and as cleaned, side by side"
        self.written.append(WrittenFile(path=CLEANING_PAGE, about=about))

    def picture(self, content: bytes, name: str, about: str) -> str:
        """Write a picture, and give the address that shows it in the page."""
        self.written.append(WrittenFile(path=f"plots/{name}.png", about=about))
        return pictures.save(content, self.folder, name)
