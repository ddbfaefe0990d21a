"""What every result of a stream tells of the folder it was written to."""

from pathlib import Path

from rhetoric.corpus.records.record import BadRecord
from rhetoric.scale.repeated import RepeatedId
from rhetoric.scale.stream import Stream


class Written:
    """The account of a finished stream. `_stream` is set by what inherits from it."""

    _stream: Stream

    @property
    def folder(self) -> Path:
        """Where everything was written."""
        return self._stream.output.path

    @property
    def skipped(self) -> tuple[BadRecord, ...]:
        """The records that could not be used, read from ``skipped.jsonl``."""
        return tuple(self._stream.skipped_records())

    @property
    def repeated(self) -> tuple[RepeatedId, ...]:
        """The ids that stand for several documents, at most some thousands."""
        return self._stream.repeated
