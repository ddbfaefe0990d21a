"""Dask: the same answer as one machine, also when a worker is killed in the middle of the run."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Thread
from typing import Any

import dask
import dask.bag
import dask.dataframe
import pandas as pd
import pytest

import rhetoric as rh
from rhetoric.scale.dask import compare, count, count_by, score
from tests.scale.talks import LEXICON, corpus, texts

DOCUMENTS = texts(150)
ITEMS = [{"id": key, "text": text} for key, text in DOCUMENTS.items()]


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Tests without a cluster run in this process."""
    with dask.config.set(scheduler="synchronous"):
        yield


def bag(partitions: int = 7) -> Any:
    return dask.bag.from_sequence(ITEMS, npartitions=partitions)


def same_as_on_one_machine(scores: Any) -> None:
    expected = rh.score_frames(corpus(DOCUMENTS), LEXICON)
    documents = scores.documents.compute()
    assert documents["document"].tolist() == list(DOCUMENTS)
    assert documents["words"].tolist() == expected.words.tolist()
    assert documents["sentences"].tolist() == expected.sentences.tolist()
    for place, frame in enumerate(expected.frames):
        assert documents[f"{frame}:count"].tolist() == expected.counts[:, place].tolist()
        hits = expected.sentence_hits[:, place].tolist()
        assert documents[f"{frame}:sentences"].tolist() == hits


@pytest.mark.parametrize("partitions", [1, 7, 150])
def test_a_bag_of_mappings(partitions: int) -> None:
    scores = score(bag(partitions), LEXICON)
    same_as_on_one_machine(scores)
    assert scores.totals().rows == score(bag(3), LEXICON).totals().rows


def test_a_data_frame() -> None:
    frame = dask.dataframe.from_pandas(pd.DataFrame(ITEMS), npartitions=5)
    same_as_on_one_machine(score(frame, LEXICON))


def test_totals_are_those_of_a_stream(tmp_path: Any) -> None:
    from tests.scale.talks import score as score_stream
    from tests.scale.talks import write

    stream = score_stream(write(tmp_path / "a.jsonl", DOCUMENTS), tmp_path / "out")
    totals = score(bag(), LEXICON).totals()
    assert totals.rows == stream.rows
    assert "150 texts in 8 partitions" in totals.methods()


def test_strings_are_named_by_their_place() -> None:
    talks = dask.bag.from_sequence(["We hope.", "We fear."], npartitions=2)
    documents = score(talks, LEXICON).documents.compute()
    assert documents["document"].tolist() == ["partition-1-1", "partition-2-1"]


def test_bad_records_are_named_by_their_place() -> None:
    items = [*ITEMS[:3], {"id": "bad", "text": 5}]
    talks = dask.bag.from_sequence(items, npartitions=2)
    with pytest.raises(rh.InputError, match=r"partition-2, row 2 \(id 'bad'\)"):
        score(talks, LEXICON).totals()
    scores = score(talks, LEXICON, errors="skip").persist()
    assert [(bad.id, bad.place) for bad in scores.skipped()] == [("bad", "partition-2, row 2")]
    assert "1 record skipped: partition-2, row 2." in scores.totals().notes


@pytest.mark.parametrize(
    ("data", "options", "message"),
    [
        (["We hope."], {}, "takes a Dask bag or data frame, got list"),
        (None, {"errors": "no"}, "errors must be"),
        (None, {"quoted": "no"}, "quoted"),
        (None, {"lexicon": {"a": LEXICON}}, "takes a Lexicon, got dict"),
    ],
)
def test_parameters(data: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(rh.InputError, match=message):
        score(data or bag(), **{"lexicon": LEXICON, **options})


def test_a_missing_column_is_told_at_once() -> None:
    frame = dask.dataframe.from_pandas(pd.DataFrame({"texts": ["a"], "id": ["b"]}), npartitions=1)
    with pytest.raises(rh.InputError, match=r"text='text'.*Did you mean 'texts'"):
        score(frame, LEXICON)


def sides(count: int = 150) -> Any:
    names = ("left", "right", None)
    return [{**item, "side": names[place % 3]} for place, item in enumerate(ITEMS[:count])]


@pytest.mark.parametrize("partitions", [1, 2, 7, 60])
def test_counts_are_those_of_one_machine(partitions: int) -> None:
    same_counts(
        count(bag(partitions), name="talks"), rh.term_counts(corpus(DOCUMENTS), name="talks")
    )


def same_counts(found: rh.TermCounts, expected: rh.TermCounts) -> None:
    assert found.terms == expected.terms
    assert found.counts.tolist() == expected.counts.tolist()
    assert found.document_frequency is not None
    assert expected.document_frequency is not None
    assert found.document_frequency.tolist() == expected.document_frequency.tolist()
    assert (found.words, found.documents) == (expected.words, expected.documents)
    assert found.account == expected.account


@pytest.mark.parametrize("kind", ["bag", "frame"])
def test_groups_are_counted_apart(kind: str) -> None:
    frame = dask.dataframe.from_pandas(pd.DataFrame(sides()), npartitions=4)
    talks = frame if kind == "frame" else dask.bag.from_sequence(sides(), npartitions=9)
    found = count_by(talks, "side")
    assert list(found) == ["(missing)", "left", "right"]
    for name, value in (("(missing)", None), ("left", "left"), ("right", "right")):
        own = {item["id"]: item["text"] for item in sides() if item["side"] == value}
        same_counts(found[name], rh.term_counts(corpus(own), name=name))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: count(["We hope."]), "count takes a Dask bag or data frame, got list"),
        (lambda: count(bag(), errors="no"), "errors must be"),
        (lambda: count_by(bag(), "sides"), "no document has the field 'sides'"),
        (
            lambda: count_by(dask.dataframe.from_pandas(pd.DataFrame(sides()), npartitions=1), "s"),
            r"by='s': the data frame has no such column",
        ),
        (lambda: count(bag().filter(lambda _: False)), "there are no documents"),
    ],
)
def test_counts_that_cannot_be_had(call: Any, message: str) -> None:
    with pytest.raises(rh.InputError, match=message):
        call()


def of_side(side: str) -> rh.Corpus:
    return corpus({item["id"]: item["text"] for item in sides() if item["side"] == side})


@pytest.mark.parametrize("options", [{}, {"measure": "log-odds", "min_count": 3}])
def test_keyness_is_that_of_one_machine(options: dict[str, Any]) -> None:
    talks = dask.bag.from_sequence(sides(), npartitions=9)
    found = compare(talks, "side", **options)
    counts = [rh.term_counts(of_side(side)) for side in ("left", "right")]
    expected = rh.keyness(*counts, names=("left", "right"), **options)
    assert list(found.rows) == list(expected.rows)
    turned = compare(talks, "side", ("right", "left"), **options)
    assert turned.rows[0] != found.rows[0]


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (("left", "centre"), "no value 'centre'"),
        (("left", "left"), "two different values"),
        ("left", "two different values"),
    ],
)
def test_groups_that_cannot_be_compared(groups: Any, message: str) -> None:
    with pytest.raises(rh.InputError, match=message):
        compare(dask.bag.from_sequence(sides(), npartitions=2), "side", groups)


def test_two_of_three_groups_must_be_named() -> None:
    with pytest.raises(rh.InputError, match="'id' has 9 values"):
        compare(dask.bag.from_sequence(sides(9), npartitions=2), "id")


def slowly(items: Any, *, told_in: str) -> list[Any]:
    """Tell that a partition is begun, and take a while over it."""
    with NamedTemporaryFile(dir=told_in, delete=False):
        time.sleep(0.2)
    return list(items)


@pytest.fixture
def cluster() -> Iterator[Any]:
    from dask.distributed import Client, LocalCluster

    # Any free port will do: another cluster may be at work on this machine.
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0"
        ) as local,
        Client(local),
    ):
        yield local


def kill_one(cluster: Any, told_in: Path, killed: list[tuple[int, int]]) -> None:
    """Kill a worker when some partitions are begun and others are not."""
    for _ in range(6000):
        begun = len(list(told_in.iterdir()))
        if begun >= 12:
            nanny = next(iter(cluster.workers.values()))
            os.kill(nanny.pid, signal.SIGKILL)
            killed.append((nanny.pid, begun))
            return
        time.sleep(0.005)


def test_a_worker_is_killed_in_the_middle(cluster: Any, tmp_path: Path) -> None:
    killed: list[tuple[int, int]] = []
    talks = bag(30).map_partitions(slowly, told_in=str(tmp_path))
    killer = Thread(target=kill_one, args=(cluster, tmp_path, killed))
    with dask.config.set(scheduler=None):
        scores = score(talks, LEXICON).persist()
        killer.start()
        totals = scores.totals()
        killer.join()
        ((pid, begun),) = killed
        assert begun < 30 < len(list(tmp_path.iterdir())), "what was lost was done again"
        assert pid not in [nanny.pid for nanny in cluster.workers.values()]
        same_as_on_one_machine(scores)
        talks = dask.bag.from_sequence(sides(), npartitions=9)
        counts = [rh.term_counts(of_side(side)) for side in ("left", "right")]
        expected = rh.keyness(*counts, names=("left", "right"))
        assert list(compare(talks, "side").rows) == list(expected.rows)
        same_counts(count(bag(9), name="talks"), rh.term_counts(corpus(DOCUMENTS), name="talks"))
    assert totals.rows == score(bag(), LEXICON).totals().rows
