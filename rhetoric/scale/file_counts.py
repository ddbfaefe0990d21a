"""The words of a stream: counted together, by group, and in each document."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from math import e
from pathlib import Path

from rhetoric.comparison.counts import chosen_stop_words
from rhetoric.comparison.smart import DEFAULT, chosen_scheme
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.comparison.weighting import weighting_text
from rhetoric.errors import InputError, nearest
from rhetoric.scale.file_weights import FileWeights
from rhetoric.scale.manifest import begin, derived_manifest
from rhetoric.scale.output import OutputFolder
from rhetoric.scale.repeated import DOCUMENTS
from rhetoric.scale.running import told_plainly
from rhetoric.scale.stream import Stream
from rhetoric.scale.term_sums import TermSums
from rhetoric.scale.weighing import Weighting, write_weights
from rhetoric.scale.written import Written


class FileCounts(Written, TermCounts):
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
    def parts(self) -> tuple[Path, ...]:
        """The CSV files with the documents and their sizes, in order."""
        return self._stream.output.parts(DOCUMENTS)

    def each_document(self) -> Iterator[dict[str, str | int]]:
        """Read the documents one after the other.

        Yields
        ------
        dict
            ``document`` (the id), ``file`` and ``number`` (the line or row; 0
            where the file is the document), ``words`` and ``different_words``.
        """
        return self._stream.rows()

    def tfidf(
        self,
        out: str | Path,
        *,
        scheme: str = DEFAULT,
        log_base: float = e,
        min_documents: int = 1,
        max_documents: int | None = None,
        stop_words: str | Iterable[str] | None = None,
        top: int | None = None,
    ) -> FileWeights:
        """Weight the words of each document by how few of all documents use them.

        A second pass over the counts that were written; the texts are not read
        again. The weights are those that `rhetoric.tfidf` gives of the same
        documents, to the last digit.

        Parameters
        ----------
        out : path
            The folder to write: new, or that of the same weights.
        scheme, log_base, min_documents, max_documents, stop_words
            As in `rhetoric.tfidf`.
        top : int, optional
            How many words of each document are written, the heaviest; all by
            default, which takes more room than the texts.

        Returns
        -------
        FileWeights

        Raises
        ------
        InputError
            A parameter is not what is accepted, or the folder holds something
            else.
        """
        for name, limit in (
            ("min_documents", min_documents),
            ("max_documents", max_documents),
            ("top", top),
        ):
            if limit is not None and (not isinstance(limit, int) or limit < 1):
                raise InputError(f"FileCounts.tfidf: {name} must be 1 or more, got {limit!r}.")
        weighting = Weighting(
            scheme=chosen_scheme(scheme, log_base, "FileCounts.tfidf"),
            min_documents=min_documents,
            max_documents=max_documents,
            stop_words=chosen_stop_words(stop_words, "FileCounts.tfidf"),
            top=top,
        )
        told = weighting_text(
            weighting.scheme,
            min_documents=min_documents,
            max_documents=max_documents,
            left_out=f"{len(weighting.stop_words)} stop words",
        )
        output = OutputFolder(Path(out))
        settings = asdict(weighting) | {
            "scheme": scheme,
            "log_base": weighting.scheme.log_base,
            "stop_words": sorted(weighting.stop_words),
        }
        with told_plainly("FileCounts.tfidf", output):
            begin(output, derived_manifest("FileCounts.tfidf", self._stream.output, settings))
            frequency = self.document_frequency
            if frequency is not None:
                write_weights(self._stream.output, output, self, frequency, weighting)
        output.tidy()
        return FileWeights(output, texts=self.account.describe(), scheme=told)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of the texts."""
        return (*super().notes, *self._stream.notes())
