"""The scores of a stream: one row a frame, and the documents in their parts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.scale.frame_totals import FrameTotals
from rhetoric.scale.match_lines import MATCHES
from rhetoric.scale.repeated import DOCUMENTS
from rhetoric.scale.stream import Stream
from rhetoric.scale.totals import FrameTotal
from rhetoric.scale.written import Written


class FileScores(Written, FrameTotals):
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
        super().__init__(
            rows,
            lexicon,
            confidence=confidence,
            texts=stream.describe(),
            counting=counting,
            warnings=stream.notes(),
        )
        self._stream = stream

    @property
    def parts(self) -> tuple[Path, ...]:
        """The CSV files with the scores of the documents, in order."""
        return self._stream.output.parts(DOCUMENTS)

    @property
    def match_parts(self) -> tuple[Path, ...]:
        """The CSV files with the matches, in order; empty where they were not asked for."""
        return self._stream.output.parts(MATCHES)

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
