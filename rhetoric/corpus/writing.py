"""Writing a corpus to where other programs, and this one, read it."""

import json
import math
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from rhetoric.corpus.document import Document, MetaValue
from rhetoric.errors import InputError, MissingDependencyError

if TYPE_CHECKING:
    from rhetoric.corpus.corpus import Corpus

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\\]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself, whatever their ending."""
_OWN = ("id", "text", "raw")


def write_jsonl(corpus: "Corpus", path: str | Path, *, raw: bool) -> None:
    """Write one JSON object a line."""
    _refuse_own_names(corpus, "to_jsonl")
    with _whole(Path(path)) as target, target.open("w", encoding="utf-8", newline="\n") as file:
        for document in corpus:
            file.write(_json_line(document, raw=raw) + "\n")


def _json_line(document: Document, *, raw: bool) -> str:
    record = _record(document, raw=raw)
    try:
        line = json.dumps(record, ensure_ascii=False, allow_nan=False)
        # A lone surrogate cannot be written in UTF-8, and JSON has a way to write it.
        return line if _writable(line) else json.dumps(record)
    except ValueError as error:
        raise InputError(
            f"Corpus.to_jsonl: {document.id!r} has an infinite number in its metadata, which JSON "
            "cannot hold. Write to_folder or to_parquet instead."
        ) from error


def write_parquet(corpus: "Corpus", path: str | Path, *, raw: bool) -> None:
    """Write a Parquet file with one row a document."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MissingDependencyError(
            "Corpus.to_parquet needs pyarrow, which is not installed. "
            "Run: pip install 'rhetoric-framing[parquet]'."
        ) from error
    _refuse_own_names(corpus, "to_parquet")
    records = [_record(document, raw=raw) for document in corpus]
    names = list(dict.fromkeys(name for record in records for name in record))
    try:
        columns = {name: pa.array([record.get(name) for record in records]) for name in names}
    except (pa.ArrowException, UnicodeEncodeError, OverflowError) as error:
        raise InputError(
            f"Corpus.to_parquet: a field holds values of several kinds, or letters that cannot be "
            f"written: {error}. Write to_jsonl instead."
        ) from error
    with _whole(Path(path)) as target:
        parquet.write_table(pa.table(columns), target)


def write_folder(corpus: "Corpus", path: str | Path) -> None:
    """Write each text as a file, and the metadata beside them in ``corpus.toml``."""
    folder = Path(path)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"Corpus.to_folder: {folder} exists and is not empty. Name a new folder.")
    unsafe = [document.id for document in corpus if not _safe(document.id)]
    folded = {document.id.casefold() for document in corpus}
    if unsafe or len(folded) < len(corpus):
        shown = ", ".join(map(repr, unsafe[:12])) or "two ids differ in case only"
        raise InputError(
            f"Corpus.to_folder: ids that cannot be names of files: {shown}. Write to_jsonl instead."
        )
    halves = [document.id for document in corpus if not _writable(document.text)]
    if halves:
        raise InputError(
            f"Corpus.to_folder: {halves[0]!r} holds half a letter (a lone surrogate), which UTF-8 "
            "cannot write. Write to_jsonl instead."
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    try:
        for document in corpus:
            file = building / f"{document.id}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            # A text may begin with the sign that otherwise means "this is UTF-8".
            marked = document.text.startswith("\ufeff")
            file.write_bytes(document.text.encode("utf-8-sig" if marked else "utf-8"))
        if corpus.fields:
            _write_sidecar(corpus, building / "corpus.toml")
        building.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def _write_sidecar(corpus: "Corpus", path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for document in corpus:
            file.write(f"[documents.{_toml(document.id)}]\n")
            for field, value in document.meta.items():
                if value is not None:  # TOML says nothing of what is not known
                    file.write(f"{_toml(field)} = {_toml(value)}\n")


def _toml(value: MetaValue) -> str:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # nan, inf and -inf, which JSON lacks
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _record(document: Document, *, raw: bool) -> dict[str, MetaValue]:
    record: dict[str, MetaValue] = {"id": document.id, "text": document.text}
    if raw:
        record["raw"] = document.raw
    return record | {field: _finite(value) for field, value in document.meta.items()}


def _finite(value: MetaValue) -> MetaValue:
    """Give None for "not a number", which neither JSON nor a reader of tables knows."""
    return None if isinstance(value, float) and math.isnan(value) else value


def _refuse_own_names(corpus: "Corpus", method: str) -> None:
    taken = [name for name in corpus.fields if name in _OWN]
    if taken:
        raise InputError(
            f"Corpus.{method}: the field {taken[0]!r} of the metadata has the name of a column "
            "that is written. Rename it."
        )


def _writable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _safe(key: str) -> bool:
    parts = key.split("/")
    return _writable(key) and not any(
        not part
        or part.startswith(".")
        or part.endswith((" ", "."))
        or _FORBIDDEN.search(part)
        or _DEVICE.fullmatch(part)
        for part in parts
    )


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Write beside the path and move it there at the end, so that no half of it is left."""
    building = path.with_name(f".{path.name}.part")
    try:
        yield building
        building.replace(path)
    finally:
        building.unlink(missing_ok=True)
