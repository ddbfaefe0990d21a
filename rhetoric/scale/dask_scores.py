"""Scores of a Dask collection: counted in each partition, summed up where they are asked for."""

from collections.abc import Sequence
from typing import Any

from rhetoric.corpus.records.record import BadRecord
from rhetoric.corpus.records.slices import Fields
from rhetoric.framing.scores import FrameScores
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.scale.batch import MODULUS
from rhetoric.scale.frame_totals import FrameTotals, counting_text, probed
from rhetoric.scale.partitions import batch_of, check_columns, check_errors, delayed_partitions
from rhetoric.scale.score_job import document_columns, score_table, scored, sums
from rhetoric.scale.totals import added, frame_totals
from rhetoric.tables import count_phrase
from rhetoric.tokens.vocabulary import Ints

NAMED = 5


class DaskScores:
    """Scores of a Dask collection, computed where it lies when they are asked for.

    Made by `score`. `documents` and `totals` each compute what they need; where
    both are wanted, `persist` first.

    Parameters
    ----------
    parts : sequence of (delayed data frame, delayed dict)
        The scores of the documents of each partition, and their sums.
    probe : FrameScores
    confidence : float
    """

    def __init__(
        self, parts: Sequence[tuple[Any, Any]], probe: FrameScores, confidence: float
    ) -> None:
        self._parts = tuple(parts)
        self._probe = probe
        self._confidence = confidence

    @property
    def documents(self) -> Any:  # Dask has no types
        """A Dask data frame with one row a document.

        Its columns are ``document`` (the id), ``words``, ``sentences`` and, for
        each frame, ``FRAME:count`` and ``FRAME:sentences``.
        """
        import dask.dataframe as dd

        tables = [table for table, _ in self._parts]
        frames = self._probe.frames
        empty = _table([], frames, score_table(None, len(frames)))
        return dd.from_delayed(tables, meta=empty, verify_meta=False)

    def totals(self) -> FrameTotals:
        """Compute one row a frame over all documents.

        Returns
        -------
        FrameTotals
        """
        accounts = self._accounts()
        probe = self._probe
        return FrameTotals(
            frame_totals(added(accounts, len(probe.frames)), probe, self._confidence),
            probe.lexicon,
            confidence=self._confidence,
            texts=_texts(accounts),
            counting=counting_text(probe),
            warnings=_warnings(accounts),
        )

    def skipped(self) -> list[BadRecord]:
        """Compute which records could not be used."""
        return [BadRecord(**bad) for account in self._accounts() for bad in account["skipped"]]

    def persist(self) -> "DaskScores":
        """Compute on the cluster, and keep the results there."""
        import dask

        flat = dask.persist(*(half for pair in self._parts for half in pair))
        pairs = list(zip(flat[::2], flat[1::2], strict=True))
        return DaskScores(pairs, self._probe, self._confidence)

    def _accounts(self) -> list[dict[str, Any]]:
        import dask

        return list(dask.compute(*(account for _, account in self._parts)))


def score(
    data: Any,  # Dask has no types
    lexicon: Lexicon,
    *,
    text: str = "text",
    id: str | None = "id",  # noqa: A002  # what the field is called
    quoted: str = "keep",
    negation: str | None = None,
    errors: str = "raise",
    confidence: float = 0.95,
) -> DaskScores:
    """Score the documents of a Dask bag or data frame on its cluster.

    Parameters
    ----------
    data : dask.bag.Bag or dask.dataframe.DataFrame
        Texts, as they are: a bag of strings or of mappings, or a data frame.
    lexicon : Lexicon
        It travels once to each worker.
    text, id : str
        The fields or columns that hold the text and the id. ``id=None`` names
        each document by its partition and row, as strings always are. Ids are
        not compared between partitions.
    quoted, negation
        As in `rhetoric.score_frames`.
    errors : {'raise', 'skip'}
        Whether a bad record ends the computation or is listed and passed over.
    confidence : float
        Of the intervals over all documents.

    Returns
    -------
    DaskScores
        Nothing is computed yet.

    Raises
    ------
    InputError
        A parameter is not what is accepted.
    MissingDependencyError
        Dask is not installed.

    Examples
    --------
    >>> import dask.bag
    >>> import rhetoric as rh
    >>> from rhetoric.scale.dask import score
    >>> talks = dask.bag.from_sequence([{"id": "a", "text": "We hope."}], npartitions=1)
    >>> score(talks, rh.Lexicon.from_dict({"hope": ["hope*"]})).totals().rows[0].count
    1
    """
    from dask import delayed

    check_errors(errors, "score")
    probe = probed(lexicon, quoted, negation, confidence, "score")
    partitions = delayed_partitions(data, "score")
    check_columns(data, {"text": text, "id": id}, "score")
    # One node of the graph, so that it travels once.
    shared = delayed((lexicon, probe.frames, quoted, negation), traverse=False)
    one = delayed(_scored, nout=2)
    fields = Fields(text=text, id=id, meta=())
    parts = [
        tuple(one(partition, number, shared, fields, errors))
        for number, partition in enumerate(partitions, start=1)
    ]
    return DaskScores(parts, probe, confidence)


def _scored(
    partition: Any, number: int, shared: tuple[Any, ...], fields: Fields, errors: str
) -> tuple[Any, dict[str, Any]]:
    """Score a partition, on a worker."""
    lexicon, frames, quoted, negation = shared
    batch = batch_of(partition, number, fields, errors, "score")
    table = score_table(scored(batch, lexicon, quoted, negation), len(frames))
    ids = [record.id for record in batch.records]
    return _table(ids, frames, table), {**batch.account(), **sums(table, len(frames))}


def _table(ids: list[str], frames: tuple[str, ...], numbers: Ints) -> Any:
    """Lay out the scores of documents as a data frame."""
    import pandas as pd

    table = pd.DataFrame(numbers, columns=list(document_columns(frames)))
    table.insert(0, "document", pd.array(ids, dtype="string"))
    return table


def _texts(accounts: Sequence[dict[str, Any]]) -> str:
    """Write which texts these are."""
    digest = sum(int(account["digest"], 16) for account in accounts) % MODULUS
    texts = count_phrase(sum(account["documents"] for account in accounts), "text")
    parts = count_phrase(len(accounts), "partition")
    left = "".join(f" {warning}" for warning in _warnings(accounts))
    shown = f"{digest:064x}"[:12]
    return f"{texts} in {parts} (sum of SHA-256: {shown}), taken as they are.{left}"


def _warnings(accounts: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """Tell what was skipped."""
    places = [bad["place"] for account in accounts for bad in account["skipped"]]
    if not places:
        return ()
    more = " …" if len(places) > NAMED else ""
    return (f"{count_phrase(len(places), 'record')} skipped: {'; '.join(places[:NAMED])}{more}.",)
