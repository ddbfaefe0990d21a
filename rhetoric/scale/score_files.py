"""Scoring files of any size: checked settings, a run over chunks, and its result."""

from collections.abc import Iterable
from pathlib import Path

from rhetoric.corpus.records.finding import Paths
from rhetoric.corpus.records.source import RecordSource
from rhetoric.errors import InputError
from rhetoric.framing.scores import FrameScores
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.scale.chunks import CHUNK_BYTES
from rhetoric.scale.file_scores import FileScores
from rhetoric.scale.frame_totals import counting_text, probed
from rhetoric.scale.manifest import lexicon_identity, make_manifest
from rhetoric.scale.output import OutputFolder
from rhetoric.scale.running import Plan, run
from rhetoric.scale.score_job import ScoreJob
from rhetoric.scale.settings import chosen_rules, finished_stream
from rhetoric.scale.stream import Stream
from rhetoric.scale.totals import added, frame_totals

FUNCTION = "score_files"
TOTALS = "totals.json"


def score_files(
    source: Paths,
    lexicon: Lexicon,
    *,
    out: str | Path,
    text: str | None = None,
    id: str | bool | None = None,  # noqa: A002  # what the field is called
    clean: bool | Iterable[str] = False,
    quoted: str = "keep",
    negation: str | None = None,
    matches: bool = False,
    errors: str = "raise",
    confidence: float = 0.95,
    workers: int = 1,
    chunk_bytes: int = CHUNK_BYTES,
    progress: bool = True,
) -> FileScores:
    r"""Score documents of any number and write the scores to a folder.

    The documents are read, scored and written chunk by chunk, so the memory
    needed does not grow with their number. A second call with the same source,
    lexicon and settings continues where a first was ended.

    Parameters
    ----------
    source : path, or list of paths
        A folder, read with its subfolders: its ``.txt`` and ``.md`` files, or
        where there is none, its tables. Or a file: ``.txt``, ``.md``,
        ``.jsonl``, ``.jsonl.gz``, ``.csv``, ``.tsv``, or ``.parquet`` (which
        needs pyarrow).
    lexicon : Lexicon
    out : path
        The folder to write: new, or that of the same run.
    text, id : str, optional
        The fields of tables that hold the text and the id; guessed by default,
        and a note says so. ``id=False`` names records by their file and place.
    clean : bool or iterable of str
        True cleans the texts; names choose among the cleaning rules.
    quoted : {'keep', 'drop'}
        Whether matches inside quotation marks count.
    negation : {None, 'count', 'drop', 'separate'}
        What becomes of negated matches; None does as each category declares.
    matches : bool
        Whether every match is written, too.
    errors : {'raise', 'skip'}
        Whether a bad record ends the run or is listed and passed over. An id
        that stands for several documents is an error as well; with ``skip`` all
        of them are kept, counted and listed.
    confidence : float
        Of the intervals over all documents, between 0 and 1.
    workers : int
        How many processes. What is written does not depend on it.
    chunk_bytes : int
        About how many bytes of text are one chunk.
    progress : bool
        Whether a terminal shows a bar.

    Returns
    -------
    FileScores
        One row a frame over all documents. The documents are in the folder:
        ``documents/000001.csv`` and so on, one row each with its id, its file
        and line or row, its words and sentences, and for each frame the matches
        that count and the sentences with at least one. With ``matches=True``
        those are in ``matches/``, their spans in the (cleaned) text. Skipped
        records are in ``skipped.jsonl``.

    Raises
    ------
    InputError
        A parameter is not what is accepted, a table lacks the field, the folder
        holds another run, or a record is bad.
    RhetoricError
        A worker was killed or the disk is full. What is done stays done.

    Notes
    -----
    Chunks are cut by content, and sums are of whole numbers, so that any number
    of workers writes the same bytes. Single documents get no bootstrap interval
    here: use `score_frames` for those you look at.

    Examples
    --------
    >>> import rhetoric as rh
    >>> from tempfile import TemporaryDirectory
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*", "better days"]})
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "talks.csv"
    ...     _ = path.write_text("id,text\na,We hope.\nb,No.\n", encoding="utf-8")
    ...     scores = rh.score_files(path, lexicon, out=Path(folder) / "scores")
    ...     scores.rows[0].count, [row["hope:count"] for row in scores.documents()]
    (1, [1, 0])
    """
    plan = Plan(errors=errors, workers=workers, progress=progress, chunk_bytes=chunk_bytes)
    plan.check(FUNCTION)
    rules = chosen_rules(clean, FUNCTION)
    probe = probed(lexicon, quoted, negation, confidence, FUNCTION)
    records = RecordSource(source, text=text, id=id, meta=(), function=FUNCTION)
    job = ScoreJob(
        lexicon=lexicon,
        frames=probe.frames,
        quoted=quoted,
        negation=negation,
        matches=_bool(matches),
        rules=rules,
    )
    settings = {
        "lexicon": lexicon_identity(lexicon),
        "clean": list(rules),
        "quoted": quoted,
        "negation": negation,
        "matches": matches,
        "chunk_bytes": chunk_bytes,
    }
    output = OutputFolder(Path(out))
    run(job, records, output, make_manifest(FUNCTION, records, settings), plan)
    stream = finished_stream(output, records.notes, rules, errors, FUNCTION)
    return _result(stream, lexicon, probe, confidence)


def _result(stream: Stream, lexicon: Lexicon, probe: FrameScores, confidence: float) -> FileScores:
    total = added(stream.output.accounts(), len(probe.frames))
    scores = FileScores(
        frame_totals(total, probe, confidence),
        stream,
        lexicon,
        confidence=confidence,
        counting=counting_text(probe),
    )
    content = {"methods": scores.methods(), "notes": scores.notes, "records": scores.to_records()}
    stream.output.write_json(TOTALS, content)
    return scores


def _bool(matches: object) -> bool:
    if not isinstance(matches, bool):
        raise InputError(f"{FUNCTION}: matches must be a bool, got {matches!r}.")
    return matches
