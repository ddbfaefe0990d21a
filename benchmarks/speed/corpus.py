"""The texts that are timed: read from a folder, cut into documents, brought to a size."""

import json
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

WORDS_PER_DOCUMENT = 500
TINY_WORDS = 10
TINY_DOCUMENTS = 200_000
MEGA = 1_000_000
_LOOK_ALIKES = str.maketrans("‘’‚“”„«»–—−…\u00a0", '\'\'\'"""""---.\u0020')


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Documents with what must be said of them.

    Parameters
    ----------
    name : str
    documents : list of str
        Each a string of its own, so that no processor cache makes a repeated one cheap.
    copies : float
        How often the folder's text is in it.
    """

    name: str
    documents: list[str] = field(repr=False)
    copies: float = 1.0

    @property
    def size(self) -> int:
        """How many bytes of UTF-8 it has."""
        return sum(len(text.encode()) for text in self.documents)

    def part(self, megabytes: float) -> "Texts":
        """Take documents from the front, up to a size."""
        documents = list(_up_to(self.documents, megabytes))
        share = sum(map(len, documents)) / sum(map(len, self.documents))
        return Texts(name=self.name, documents=documents, copies=self.copies * share)

    def account(self) -> dict[str, object]:
        """Tell what it is."""
        words: set[str] = set()
        running = 0
        for text in self.documents:
            found = re.findall(r"\w+", text.lower())
            running += len(found)
            words.update(found)
        return {
            "name": self.name,
            "documents": len(self.documents),
            "megabytes": round(self.size / MEGA, 2),
            "copies": round(self.copies, 2),
            "words": running,
            "different_words": len(words),
            "documents_not_ascii": sum(not text.isascii() for text in self.documents),
        }


def read_folder(folder: Path) -> tuple[list[str], str]:
    """Read the texts of a folder.

    Parameters
    ----------
    folder : pathlib.Path
        Of JSONL files whose records have a field ``text``, or else of ``.txt`` files;
        subfolders are read too.

    Returns
    -------
    documents : list of str
        Of about 500 words. What one file holds is joined and cut again, so that no
        document mixes files; their order is drawn with a fixed seed.
    account : str
        What was read.
    """
    if not folder.is_dir():
        raise SystemExit(f"{folder} is no folder. Name one with .jsonl or .txt files.")
    files = {path: list(_records(path)) for path in sorted(folder.rglob("*.jsonl"))}
    kind = "JSONL"
    if not any(files.values()):
        files = {path: [_plain(path)] for path in sorted(folder.rglob("*.txt"))}
        kind = "text"
    read = {path: texts for path, texts in files.items() if texts}
    documents = [text for texts in read.values() for text in _cut("\n\n".join(texts))]
    if not documents:
        raise SystemExit(f'{folder} has neither JSONL records with a "text" nor .txt files.')
    random.Random(0).shuffle(documents)
    count = sum(map(len, read.values()))
    return documents, f"{count:,} texts from {len(read):,} {kind} files"


def brought_to(documents: Sequence[str], megabytes: float, name: str) -> Texts:
    """Repeat documents until they have a size, or take a part of them."""
    once = sum(len(text.encode()) for text in documents)
    repeated = [text for _ in range(-int(-megabytes * MEGA // once)) for text in documents]
    chosen = [_fresh(text) for text in _up_to(repeated, megabytes)]
    size = sum(len(text.encode()) for text in chosen)
    return Texts(name=name, documents=chosen, copies=size / once)


def to_ascii(documents: Sequence[str]) -> list[str]:
    """Bring documents to ASCII: marks by look-alikes, letters without their accents."""
    return [text if text.isascii() else _to_ascii(text) for text in documents]


def same_bytes(texts: Texts, divisors: Sequence[int]) -> list[Texts]:
    """Cut the same words into documents of ten words, and into fewer and longer ones.

    Parameters
    ----------
    texts : Texts
    divisors : sequence of int
        By how much fewer than 200,000 the documents are. Where the texts are too
        small for 200,000, all numbers shrink alike.
    """
    words = " ".join(texts.documents).split()
    largest = max(divisors)
    number = min(TINY_DOCUMENTS, len(words) // TINY_WORDS) // largest * largest
    if not number:
        raise SystemExit(f"These texts are too small: {largest * TINY_WORDS:,} words are needed.")
    return [_documents_of(words[: number * TINY_WORDS], number // by) for by in divisors]


def _documents_of(words: Sequence[str], number: int) -> Texts:
    each = len(words) // number
    documents = [" ".join(words[at : at + each]) for at in range(0, len(words), each)]
    return Texts(name=f"{number:,} documents", documents=documents)


def write_jsonl(documents: Sequence[str], path: Path, megabytes: float | None = None) -> None:
    """Write documents one a line, over and over up to a size where one is given."""
    limit = None if megabytes is None else megabytes * MEGA
    written = number = 0
    with path.open("w", encoding="utf-8") as file:
        while limit is None or written < limit:
            for text in documents:
                number += 1
                record = {"id": f"{number}", "text": text}
                written += file.write(json.dumps(record, ensure_ascii=False) + "\n")
                if limit is not None and written >= limit:
                    return
            if limit is None:
                return


def read_jsonl(path: Path) -> list[str]:
    """Read what `write_jsonl` wrote."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def _records(path: Path) -> Iterator[str]:
    """Give the texts of a JSONL file; files of something else have none."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            try:
                record = json.loads(line)
            except ValueError:
                return
            text = record.get("text") if isinstance(record, dict) else None
            if isinstance(text, str) and text.strip():
                yield text


def _plain(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _cut(text: str) -> Iterator[str]:
    """Cut a text after each 500 words, white space kept."""
    words = re.findall(r"\S+\s*", text)
    for first in range(0, len(words), WORDS_PER_DOCUMENT):
        yield "".join(words[first : first + WORDS_PER_DOCUMENT])


def _up_to(documents: Sequence[str], megabytes: float) -> Iterator[str]:
    size = 0
    for text in documents:
        if size >= megabytes * MEGA:
            return
        size += len(text.encode())
        yield text


def _fresh(text: str) -> str:
    return text[:1] + text[1:]


def _to_ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LOOK_ALIKES))
    return decomposed.encode("ascii", "ignore").decode()
