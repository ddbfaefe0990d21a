"""Running a job over the chunks of a source, on one or several processes."""

import pickle
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from errno import EDQUOT, ENOSPC
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from rhetoric.corpus.records.source import RecordSource
from rhetoric.errors import InputError, RhetoricError
from rhetoric.scale.batch import Batch, gather
from rhetoric.scale.chunks import Chunk, cut
from rhetoric.scale.manifest import Manifest, begin
from rhetoric.scale.output import OutputFolder
from rhetoric.scale.repeated import HASHES
from rhetoric.tables import count_phrase


class Job(Protocol):
    """What is done with each chunk. It can be pickled."""

    @property
    def name(self) -> str:
        """The public function, for messages."""

    @property
    def rules(self) -> tuple[str, ...]:
        """The cleaning rules."""

    def work(self, batch: Batch, chunk: Chunk, output: OutputFolder) -> "Work":
        """Count, and write the parts of a chunk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a job has written of a chunk.

    Parameters
    ----------
    files : list of str
        Names inside the output folder.
    account : dict
        Sums, as JSON takes them.
    """

    files: list[str]
    account: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a run is done. None of it changes what is written.

    Parameters
    ----------
    errors : {'raise', 'skip'}
    workers : int
    progress : bool
    chunk_bytes : int
        This one does: it is written in the manifest.
    """

    errors: str
    workers: int
    progress: bool
    chunk_bytes: int

    def check(self, function: str) -> None:
        """Refuse what is not accepted."""
        if self.errors not in ("raise", "skip"):
            raise InputError(f"{function}: errors must be 'raise' or 'skip', got {self.errors!r}.")
        for name in ("workers", "chunk_bytes"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise InputError(
                    f"{function}: {name} must be a whole number from 1 on, got {value!r}."
                )
        if not isinstance(self.progress, bool):
            raise InputError(f"{function}: progress must be a bool, got {self.progress!r}.")


def run(
    job: Job, source: RecordSource, output: OutputFolder, manifest: Manifest, plan: Plan
) -> None:
    """Do every chunk that is not done, and leave a folder in which all are.

    Raises
    ------
    InputError
        The folder holds another run, a record is bad, or the inputs changed.
    RhetoricError
        A worker was killed or the disk is full; what is done stays done.
    """
    with told_plainly(job.name, output):
        begin(output, manifest)
        with _bar(manifest["inputs"]["bytes"], plan) as bar:
            feed = _Feed(source, output, plan, bar)
            for size in _finished(job, feed, output, plan):
                bar.update(size)
            if feed.error:
                raise feed.error
    digest = source.fingerprint().digest
    if digest != manifest["inputs"]["sha256_of_names_sizes_times"]:
        raise InputError(
            f"{job.name}: the input was changed while it was read. "
            f"Delete {str(output.path)!r} and start again."
        )
    output.tidy()


@dataclass
class _Feed:
    """The chunks still to do, until something goes wrong, which is kept for the end.

    joblib takes from it in a thread of its own, where an error would be lost. And
    what other workers have begun is worth finishing.
    """

    source: RecordSource
    output: OutputFolder
    plan: Plan
    bar: Any
    error: Exception | None = field(default=None, init=False)

    def __iter__(self) -> Iterator[Chunk]:
        try:
            for chunk in cut(self.source, self.plan.chunk_bytes):
                if self.error:
                    return
                if self.output.is_done(chunk.name, chunk.bounds):
                    _pass_over(self.bar, chunk.size)
                else:
                    yield chunk
        except Exception as error:  # noqa: BLE001  # raised again by `run`
            self.error = error


def _pass_over(bar: Any, size: int) -> None:
    """Move the bar on without counting it towards the rate."""
    if not bar.disable:
        bar.initial += size
    bar.update(size)


def _finished(job: Job, feed: _Feed, output: OutputFolder, plan: Plan) -> Iterator[int]:
    """Do the chunks; give the size of each as it is done."""
    if plan.workers == 1:
        for chunk in feed:
            yield do_chunk(job, chunk, output, plan.errors)
        return
    from joblib import Parallel, delayed

    with TemporaryDirectory() as folder:
        # The job travels once to each process, not once with each chunk.
        path = Path(folder) / "job"
        path.write_bytes(pickle.dumps(job))
        results = Parallel(n_jobs=plan.workers, batch_size=1, return_as="generator")(
            delayed(_do_chunk)(str(path), chunk, output, plan.errors) for chunk in feed
        )
        for done in results:
            if isinstance(done, int):
                yield done
            else:
                feed.error = feed.error or done


def do_chunk(job: Job, chunk: Chunk, output: OutputFolder, errors: str) -> int:
    """Read, count and write one chunk; give its size."""
    batch = gather(chunk, job.rules, errors, job.name)
    work = job.work(batch, chunk, output)
    hashes = f"{HASHES}/{chunk.name}.bin"
    with output.writing(hashes) as file:
        file.write(batch.hashes().tobytes())
    output.finish(
        chunk.name, chunk.bounds, [*work.files, hashes], {**batch.account(), **work.account}
    )
    return chunk.size


def _do_chunk(path: str, chunk: Chunk, output: OutputFolder, errors: str) -> int | Exception:
    """Do a chunk in a worker; an error is given back, because raised it would end the others."""
    try:
        return do_chunk(_loaded(path), chunk, output, errors)
    except Exception as error:  # noqa: BLE001  # raised again by `run`
        return error


@lru_cache(maxsize=1)
def _loaded(path: str) -> Job:
    job: Job = pickle.loads(Path(path).read_bytes())  # noqa: S301  # our own, of a moment ago
    return job


@contextmanager
def told_plainly(function: str, output: OutputFolder) -> Iterator[None]:
    """Turn what can befall a long run into a message that says how to go on."""
    try:
        yield
    except BrokenProcessPool as error:
        raise RhetoricError(
            f"{function}: a worker process was killed, most often because the memory ran out. "
            f"{_state(output)} Fewer workers or smaller chunks (chunk_bytes, in a new folder) "
            "need less memory."
        ) from error
    except OSError as error:
        if error.errno not in (ENOSPC, EDQUOT):
            raise
        raise RhetoricError(
            f"{function}: the disk is full: {error.strerror} in {str(output.path)!r}. Make room. "
            f"{_state(output)}"
        ) from error


def _state(output: OutputFolder) -> str:
    done = count_phrase(output.done(), "chunk")
    return (
        f"{done} done, whole and safe in {str(output.path)!r}: call again with the same source "
        "and settings to continue."
    )


@contextmanager
def _bar(size: int, plan: Plan) -> Iterator[Any]:
    """Show how many bytes are read, at which rate, and the time left."""
    from tqdm import tqdm

    # None: on a terminal only, so that no log fills with it.
    with tqdm(
        total=size,
        unit="B",
        unit_scale=True,
        disable=None if plan.progress else True,
        delay=1.0,
    ) as bar:
        yield bar
