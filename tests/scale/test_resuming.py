"""A run that was ended goes on: nothing is done twice, and no half part is taken for whole."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from rhetoric.scale import running
from rhetoric.scale.chunks import Chunk
from tests.scale.talks import files, score


class Killed(BaseException):
    """Stands for a process that ends where it is."""


@pytest.fixture
def whole(source: Path, tmp_path: Path) -> dict[str, bytes]:
    """What a run that nothing disturbs writes."""
    score(source, tmp_path / "whole", matches=True)
    return files(tmp_path / "whole")


class TestResuming:
    @pytest.mark.parametrize("at", [1, 2, 3, 7, 12, 20, 25])
    def test_ended_anywhere_it_continues(
        self,
        source: Path,
        tmp_path: Path,
        whole: dict[str, bytes],
        monkeypatch: pytest.MonkeyPatch,
        at: int,
    ) -> None:
        """Ended at any file that is written, before it has its name."""
        begun = iter(range(1, 1000))
        replace = Path.replace

        def ends(path: Path, target: Path) -> Path:
            if next(begun) == at:
                raise Killed
            return replace(path, target)

        out = tmp_path / "out"
        monkeypatch.setattr(Path, "replace", ends)
        with pytest.raises(Killed):
            score(source, out, matches=True)
        monkeypatch.undo()
        score(source, out, matches=True)
        assert files(out) == whole

    def test_nothing_is_done_twice(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        done: list[int] = []
        do = running.do_chunk

        def until(most: int, job: Any, chunk: Chunk, *rest: Any) -> int:
            if len(done) == most:
                raise Killed
            done.append(chunk.number)
            return do(job, chunk, *rest)

        monkeypatch.setattr(running, "do_chunk", partial(until, 4))
        with pytest.raises(Killed):
            score(source, tmp_path / "out")
        assert done == [1, 2, 3, 4]
        monkeypatch.setattr(running, "do_chunk", partial(until, 1000))
        parts = score(source, tmp_path / "out").parts
        assert done == list(range(1, len(parts) + 1))

    def test_a_finished_run_is_read_again(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = score(source, tmp_path / "out")
        monkeypatch.setattr(running, "do_chunk", lambda *_: pytest.fail("done already"))
        assert score(source, tmp_path / "out").to_records() == first.to_records()

    def test_a_part_that_lost_its_end_is_written_again(
        self, source: Path, tmp_path: Path, whole: dict[str, bytes]
    ) -> None:
        out = tmp_path / "out"
        score(source, out, matches=True)
        part = out / "documents" / "000003.csv"
        part.write_bytes(part.read_bytes()[:-5])
        (out / "matches" / "000005.csv").unlink()
        (out / "documents" / "000002.csv.1.tmp").write_bytes(b"half")
        score(source, out, matches=True)
        assert files(out) == whole
