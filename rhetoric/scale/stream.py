"""What a finished stream says of its documents: how many, which were skipped, where they lie."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from rhetoric.corpus.records.record import BadRecord
from rhetoric.scale.batch import MODULUS, PLACE_COLUMNS
from rhetoric.scale.output import OutputFolder
from rhetoric.scale.repeated import DOCUMENTS, RepeatedId, repeated_ids
from rhetoric.tables import count_phrase

SKIPPED = "skipped.jsonl"
REPEATED = "repeated-ids.jsonl"
NAMED = 5


class Stream:
    """The documents of a finished run.

    Parameters
    ----------
    output : OutputFolder
    notes : tuple of str
        What was told of the source.
    rules : tuple of str
        Cleaning rules.
    """

    def __init__(
        self, output: OutputFolder, notes: tuple[str, ...], rules: tuple[str, ...]
    ) -> None:
        self.output = output
        self._source_notes = notes
        self._rules = rules
        repeated, self._not_looked_up = repeated_ids(output)
        self.repeated: tuple[RepeatedId, ...] = tuple(repeated)
        self._warned: Counter[str] = Counter()
        self.documents = self.skipped = self.edits = self.digest = 0
        self._first_skipped: list[str] = []
        for account in output.accounts():
            self.documents += account["documents"]
            self.skipped += len(account["skipped"])
            self.edits += account["edits"]
            self._warned.update(account["warned"])
            self._first_skipped += [bad["place"] for bad in account["skipped"][:NAMED]]
            del self._first_skipped[NAMED:]
            self.digest = (self.digest + int(account["digest"], 16)) % MODULUS

    def write_lists(self) -> None:
        """Write the skipped records and the repeated ids, one JSON object a line."""
        with self.output.writing(SKIPPED) as file:
            for account in self.output.accounts():
                file.writelines(map(_line, account["skipped"]))
        with self.output.writing(REPEATED) as file:
            file.writelines(_line({"id": r.id, "places": r.places}) for r in self.repeated)

    def skipped_records(self) -> Iterator[BadRecord]:
        """Read the skipped records, in order."""
        with (self.output.path / SKIPPED).open(encoding="utf-8") as file:
            for line in file:
                yield BadRecord(**json.loads(line))

    def read(self, folder: str) -> Iterator[dict[str, str]]:
        """Read the rows of all parts of one kind, in order."""
        for part in self.output.parts(folder):
            with part.open(encoding="utf-8", newline="") as file:
                yield from csv.DictReader(file)

    def rows(self) -> Iterator[dict[str, str | int]]:
        """Read the documents from their parts, in order."""
        texts = PLACE_COLUMNS[:2]
        for row in self.read(DOCUMENTS):
            yield {name: cell if name in texts else int(cell) for name, cell in row.items()}

    def describe(self) -> str:
        """Write which texts these are, with their hash, and how they were cleaned."""
        names = ", ".join(self._rules)
        how = (
            f"cleaned with {count_phrase(self.edits, 'edit')} by the rules {names}"
            if names
            else "taken as they are"
        )
        left = "".join(f" {note}" for note in self.notes())
        digest = f"{self.digest:064x}"[:12]
        return f"{count_phrase(self.documents, 'text')} (sum of SHA-256: {digest}), {how}.{left}"

    def notes(self) -> tuple[str, ...]:
        """What a reader must know of the texts."""
        notes = list(self._source_notes)
        if self.skipped:
            places = "; ".join(self._first_skipped)
            more = " …" if self.skipped > len(self._first_skipped) else ""
            notes.append(f"{count_phrase(self.skipped, 'record')} skipped: {places}{more}.")
        if self.repeated:
            ids = ", ".join(repr(found.id) for found in self.repeated[:NAMED])
            more = " …" if len(self.repeated) > NAMED else ""
            count = count_phrase(len(self.repeated), "id")
            notes.append(f"{count} for several documents each, all of them counted: {ids}{more}.")
        if self._not_looked_up:
            documents = count_phrase(self._not_looked_up, "further document")
            notes.append(f"{documents} with an id that seems to be repeated, not looked up.")
        if guessed := self._warned["guessed-encoding"]:
            notes.append(f"{count_phrase(guessed, 'text')} not in UTF-8; the encoding was guessed.")
        return tuple(notes)


def _line(content: dict[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "backslashreplace")
