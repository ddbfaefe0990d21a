"""The words of a stream: counted together, by group, and in each document."""

from collections.abc import Iterator
from pathlib import Path

from rhetoric.comparison.term_counts import TermCounts
from rhetoric.corpus.records.record import BadRecord
from rhetoric.errors import InputError, nearest
from rhetoric.scale.repeated import DOCUMENTS, RepeatedId
from rhetoric.scale.stream import Stream
from rhetoric.scale.term_sums import TermSums


class FileCounts(TermCounts):
    """The words of a stream, each with its count and its number of documents.

    Made by `count_files`. It is a `TermCounts`, so it can be compared and added.

    Parameters
    ----------
    stream : Stream
    sums : TermSums
    field : str or None
        The field by whose values documents were grouped.
    name : str
    """

    def __init__(self, stream: Stream, sums: TermSums, field: str | None, name: str) -> None:
        whole = sums.total(sums.groups, name=name, left_out=stream.notes())
        super().__init__(
            whole.terms,
            whole.counts,
            whole.document_frequency,
            words=whole.words,
            documents=whole.documents,
            account=whole.account,
        )
        self._stream = stream
        self._sums = sums
        self._field = field

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, in order of first appearance; empty where none were asked for."""
        return self._sums.groups if self._field is not None else ()

    def group(self, name: object) -> TermCounts:
        """Give the words of one group.

        Parameters
        ----------
        name : object
            A value of the field the documents were grouped by.

        Returns
        -------
        TermCounts
            It can be compared with that of another group.

        Raises
        ------
        InputError
            There is no such group.
        """
        if str(name) not in self.groups:
            hint = "" if self._field else " Count with group='FIELD' to have groups."
            raise InputError(
                f"FileCounts.group: no group {name!r}. {nearest(name, self.groups)}{hint}"
            )
        return self._sums.total([str(name)], name=str(name))

    @property
    def folder(self) -> Path:
        """Where everything was written."""
        return self._stream.output.path

    @property
    def parts(self) -> tuple[Path, ...]:
        """The CSV files with the documents and their sizes, in order."""
        return self._stream.output.parts(DOCUMENTS)

    @property
    def skipped(self) -> tuple[BadRecord, ...]:
        """The records that could not be used, read from ``skipped.jsonl``."""
        return tuple(self._stream.skipped_records())

    @property
    def repeated(self) -> tuple[RepeatedId, ...]:
        """The ids that stand for several documents, at most some thousands."""
        return self._stream.repeated

    def each_document(self) -> Iterator[dict[str, str | int]]:
        """Read the documents one after the other.

        Yields
        ------
        dict
            ``document`` (the id), ``file`` and ``number`` (the line or row; 0
            where the file is the document), ``words`` and ``different_words``.
        """
        return self._stream.rows()

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of the texts."""
        return (*super().notes, *self._stream.notes())
