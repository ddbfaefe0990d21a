"""Counting the words of one chunk: for each document, and for all of a group together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import numpy.typing as npt

from rhetoric.comparison.counts import WordCounts, count_words
from rhetoric.corpus.corpus import MISSING
from rhetoric.scale.batch import MODULUS, PLACE_COLUMNS, Batch
from rhetoric.scale.chunks import Chunk
from rhetoric.scale.lines import heading_line
from rhetoric.scale.output import OutputFolder
from rhetoric.scale.repeated import DOCUMENTS
from rhetoric.scale.running import Work
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.vocabulary import Bools, Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Array = npt.NDArray[np.integer]
Bytes = npt.NDArray[np.uint8]
TERMS = "terms"
CELLS = "cells"
COUNT_COLUMNS = (*PLACE_COLUMNS, "words", "different_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountJob:
    """What `count_files` does with a chunk.

    Parameters
    ----------
    group : str or None
        The field by whose values the documents are counted apart.
    rules : tuple of str
        Cleaning rules.
    """

    group: str | None
    rules: tuple[str, ...]
    name: str = "count_files"

    def work(self, batch: Batch, chunk: Chunk, output: OutputFolder) -> Work:
        """Count the words of the documents of a chunk and write the counts."""
        counts = counted(batch)
        groups = [self._group_of(record.meta) for record in batch.records]
        names = tuple(dict.fromkeys(groups))
        code = np.array([names.index(group) for group in groups], dtype=np.int64)
        files = [
            f"{DOCUMENTS}/{chunk.name}.csv",
            f"{TERMS}/{chunk.name}.npz",
            f"{CELLS}/{chunk.name}.npz",
        ]
        words = np.asarray(counts.matrix.sum(axis=1)).ravel().astype(np.int64)
        different = np.diff(counts.matrix.indptr).astype(np.int64)
        with output.writing(files[0]) as file:
            file.write(heading_line(COUNT_COLUMNS))
            file.writelines(batch.lines(np.column_stack([words, different])))
        with output.writing(files[1]) as file:
            save(file, {"spelled": spelled(counts.terms)} | _sums(counts.matrix, code, len(names)))
        with output.writing(files[2]) as file:
            save(file, _cells(counts.matrix))
        accounts = {
            name: {**group_account(batch, code == place), "words": int(words[code == place].sum())}
            for place, name in enumerate(names)
        }
        return Work(files=files, account={"groups": accounts})

    def _group_of(self, meta: Mapping[str, object]) -> str:
        if self.group is None:
            return ""
        value = meta.get(self.group)
        return MISSING if value is None or value == "" else str(value)


def group_account(batch: Batch, members: Bools) -> dict[str, object]:
    """Tell which texts of a batch belong to a group, in a form that can be added up."""
    chosen = np.flatnonzero(members).tolist()
    documents = [batch.documents[place] for place in chosen]
    return {
        "texts": len(chosen),
        "digest": f"{sum(batch.digests[place] for place in chosen) % MODULUS:064x}",
        "edits": sum(len(document.edits) for document in documents),
        "flagged": sum(bool(document.warnings) for document in documents),
    }


def counted(batch: Batch) -> WordCounts:
    """Count the words of each document; none where no text has a word."""
    from scipy.sparse import csr_matrix

    if batch.records:
        tokens = as_tokens(batch.corpus, "count_files")
        if tokens.columns.is_word().any():
            return count_words(tokens)
    nothing = np.zeros((len(batch.records), 0), dtype=np.int32)
    return WordCounts(matrix=csr_matrix(nothing), terms=(), documents=())


def save(file: BinaryIO, arrays: Mapping[str, Array]) -> None:
    """Write arrays as an ``.npz`` file, the same bytes for the same arrays."""
    np.savez(file, **arrays)  # type: ignore[arg-type]  # they are not its other parameters


def spelled(terms: Sequence[str]) -> Bytes:
    """Pack words as bytes: no word holds a line feed."""
    return np.frombuffer("\n".join(terms).encode("utf-8", "surrogatepass"), dtype=np.uint8)


def unspelled(content: Bytes) -> list[str]:
    """Unpack words."""
    text = content.tobytes().decode("utf-8", "surrogatepass")
    return text.split("\n") if text else []


def _sums(matrix: "csr_matrix", code: Ints, groups: int) -> dict[str, Array]:
    """Sum up each group: which words it has, how often, and in how many documents."""
    units, counts, documents, starts = [], [], [], [0]
    for group in range(groups):
        rows = matrix[code == group]
        often = np.bincount(rows.indices, rows.data, minlength=matrix.shape[1]).astype(np.int64)
        there = np.flatnonzero(often)
        units.append(there)
        counts.append(often[there])
        documents.append(np.bincount(rows.indices, minlength=matrix.shape[1])[there])
        starts.append(starts[-1] + len(there))
    none = np.zeros(0, dtype=np.int64)
    return {
        "starts": np.array(starts),
        "units": np.concatenate([none, *units]),
        "counts": np.concatenate([none, *counts]),
        "documents": np.concatenate([none, *documents]),
    }


def _cells(matrix: "csr_matrix") -> dict[str, Array]:
    """Pack the counts of the documents in as few bytes as they need."""
    most = int(matrix.data.max(initial=0))
    return {
        "starts": matrix.indptr.astype(np.int64),
        "units": matrix.indices.astype(np.int32),
        "counts": matrix.data.astype(np.min_scalar_type(most)),
    }


def read_cells(path: Path, size: int) -> "csr_matrix":
    """Unpack the counts of the documents of a chunk with `size` words."""
    from scipy.sparse import csr_matrix

    with np.load(path) as packed:
        starts, units = packed["starts"], packed["units"]
        counts = packed["counts"].astype(np.int64)
    return csr_matrix((counts, units, starts), shape=(len(starts) - 1, size))
