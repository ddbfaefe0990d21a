"""Counting the words of files of any size."""

from collections.abc import Iterable
from pathlib import Path

from rhetoric.corpus.records.finding import Paths
from rhetoric.corpus.records.source import RecordSource
from rhetoric.errors import InputError
from rhetoric.scale.chunks import CHUNK_BYTES
from rhetoric.scale.count_job import CountJob
from rhetoric.scale.file_counts import FileCounts
from rhetoric.scale.manifest import make_manifest
from rhetoric.scale.output import OutputFolder
from rhetoric.scale.running import Plan, run
from rhetoric.scale.settings import chosen_rules, finished_stream
from rhetoric.scale.term_sums import term_sums

FUNCTION = "count_files"


def count_files(
    source: Paths,
    *,
    out: str | Path,
    text: str | None = None,
    id: str | bool | None = None,  # noqa: A002  # what the field is called
    group: str | None = None,
    clean: bool | Iterable[str] = False,
    errors: str = "raise",
    workers: int = 1,
    chunk_bytes: int = CHUNK_BYTES,
    progress: bool = True,
) -> FileCounts:
    r"""Count the words of documents of any number, and write the counts to a folder.

    The counts are those that `term_counts` gives of the same documents. They feed
    comparisons of groups, and TF-IDF.

    Parameters
    ----------
    source, out, text, id, clean, errors, workers, chunk_bytes, progress
        As in `score_files`.
    group : str, optional
        A field of tables, by whose values the documents are also counted apart.

    Returns
    -------
    FileCounts
        One row a word over all documents; ``.group(value)`` gives those of a
        group. Needed in memory is the vocabulary, not the documents. In the
        folder, ``documents/`` holds the documents with their sizes, ``terms/``
        and ``cells/`` the counts of each chunk and document, for numpy.

    Raises
    ------
    InputError
        A parameter is not what is accepted, a table lacks the field, the folder
        holds another run, or a record is bad.
    RhetoricError
        A worker was killed or the disk is full. What is done stays done.

    Examples
    --------
    >>> import rhetoric as rh
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "talks.csv"
    ...     _ = path.write_text("id,text,party\na,We hope.,left\nb,We fear.,right\n")
    ...     counts = rh.count_files(path, out=Path(folder) / "counts", group="party")
    ...     counts["we"].documents, counts.group("left").terms
    (2, ('hope', 'we'))
    """
    plan = Plan(errors=errors, workers=workers, progress=progress, chunk_bytes=chunk_bytes)
    plan.check(FUNCTION)
    if group is not None and not isinstance(group, str):
        raise InputError(f"{FUNCTION}: group must be the name of a field, got {group!r}.")
    rules = chosen_rules(clean, FUNCTION)
    fields = () if group is None else (group,)
    records = RecordSource(source, text=text, id=id, meta=fields, function=FUNCTION)
    settings = {"clean": list(rules), "group": group, "chunk_bytes": chunk_bytes}
    output = OutputFolder(Path(out))
    job = CountJob(group=group, rules=rules)
    run(job, records, output, make_manifest(FUNCTION, records, settings), plan)
    stream = finished_stream(output, records.notes, rules, errors, FUNCTION)
    name = Path(source).stem if isinstance(source, str | Path) else ""
    return FileCounts(stream, term_sums(output, rules), group, name)
