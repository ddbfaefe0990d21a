"""The scores of a stream: one row a frame, and the documents in their parts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rhetoric.corpus.records.record import BadRecord
from rhetoric.lexicon.lexicon import CLASSES, Lexicon
from rhetoric.results import Result
from rhetoric.scale.repeated import DOCUMENTS, RepeatedId
from rhetoric.scale.score_job import MATCHES
from rhetoric.scale.stream import Stream
from rhetoric.scale.totals import FrameTotal
from rhetoric.shipped import library_version
from rhetoric.statistics import percent
from rhetoric.tables import Table, count_phrase


class FileScores(Result[FrameTotal]):
    """Scores of a stream, one row for each frame over all documents. Made by `score_files`.

    Parameters
    ----------
    rows : sequence of FrameTotal
    stream : Stream
    lexicon : Lexicon
    confidence : float
    counting : str
        How matches were counted, for the methods.
    """

    def __init__(
        self,
        rows: Sequence[FrameTotal],
        stream: Stream,
        lexicon: Lexicon,
        *,
        confidence: float,
        counting: str,
    ) -> None:
        self._rows = tuple(rows)
        self._stream = stream
        self.lexicon = lexicon
        self.confidence = confidence
        self._counting = counting

    @property
    def rows(self) -> Sequence[FrameTotal]:
        """One row a frame, in the order of the lexicon."""
        return self._rows

    @property
    def folder(self) -> Path:
        """Where everything was written."""
        return self._stream.output.path

    @property
    def parts(self) -> tuple[Path, ...]:
        """The CSV files with the scores of the documents, in order."""
        return self._stream.parts(DOCUMENTS)

    @property
    def match_parts(self) -> tuple[Path, ...]:
        """The CSV files with the matches, in order; empty where they were not asked for."""
        return self._stream.parts(MATCHES)

    @property
    def skipped(self) -> tuple[BadRecord, ...]:
        """The records that could not be used, read from ``skipped.jsonl``."""
        return tuple(self._stream.skipped_records())

    @property
    def repeated(self) -> tuple[RepeatedId, ...]:
        """The ids that stand for several documents, at most some thousands."""
        return self._stream.repeated

    def documents(self) -> Iterator[dict[str, str | int]]:
        """Read the scores of the documents one after the other.

        Yields
        ------
        dict
            ``document`` (the id), ``file`` and ``number`` (the line or row; 0
            where the file is the document), ``words``, ``sentences`` and, for
            each frame, ``FRAME:count`` and ``FRAME:sentences``, the number of
            sentences with a match.
        """
        return self._stream.rows()

    def matches(self) -> Iterator[dict[str, str]]:
        """Read the matches one after the other, where they were asked for.

        Yields
        ------
        dict
            ``document``, ``frame``, ``sentence``, ``start``, ``end``, ``text``,
            ``entry``, ``negated``, ``quoted``, all as text; of cleaned texts
            also ``source_start`` and ``source_end``.
        """
        return self._stream.read(MATCHES)

    @property
    def title(self) -> str:
        """Which lexicon was matched on how much."""
        first = self._rows[0]
        return (
            f"{self.lexicon.title}: {count_phrase(first.documents, 'text')}, "
            f"{count_phrase(first.words, 'word')}, per 1,000 words"
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What a count is worth, and what to beware of in the texts."""
        classes = [
            f"{'' if len(names) == len(self.lexicon) else ', '.join(names) + ': '}{CLASSES[kind]}."
            for kind, names in self.lexicon.classes().items()
        ]
        notes = dict.fromkeys(f"{row.note}." for row in self._rows if row.note)
        return (*classes, *self._stream.notes(), *notes)

    def methods(self) -> str:
        """Write the paragraph a paper needs to say how the scores were made."""
        return (
            f"{self._stream.describe()} {self._counting} Rates are matches per 1,000 words over "
            f"all texts, with {percent(self.confidence)} intervals from the linearised variance "
            "of a ratio of sums over documents (Cochran 1977, section 6.4), exact Poisson bound "
            "where nothing matched (Garwood 1936). Single documents have no interval. "
            f"rhetoric {library_version()}."
        )

    def _strength(self, row: FrameTotal) -> float:
        return row.per_thousand or 0.0

    def _names(self, row: FrameTotal) -> tuple[str | None, ...]:
        return (row.frame,)

    def _column_names(self) -> tuple[str, ...]:
        return tuple(FrameTotal.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the rates; the records have all counts."""
        names = ("frame", "count", "documents_with_match", "per_thousand", "low", "high")
        return Table(
            title=self.title,
            columns=names,
            rows=tuple(tuple(getattr(row, name) for name in names) for row in self._rows[:limit]),
            total=len(self._rows),
            notes=self.notes,
        )
