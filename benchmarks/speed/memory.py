"""How much memory a process holds and has held, from what Linux tells of it."""

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PROCESSES = Path("/proc")
HERE = "self"
EVERY = 0.1  # seconds
_FIELDS = {"now": "VmRSS", "highest": "VmHWM"}


def held(what: str, process: str = HERE) -> int:
    """How many bytes a process holds ``now``, or has held at its ``highest``.

    Not `resource.getrusage`: its maximum is at least what the parent held when it
    started the process.
    """
    try:
        status = (PROCESSES / process / "status").read_text(encoding="ascii")
    except FileNotFoundError:
        return 0
    for line in status.splitlines():
        if line.startswith(_FIELDS[what]):
            return 1024 * int(line.split()[1])
    return 0  # it is ending


def can_be_told() -> bool:
    """Whether the system tells it."""
    return (PROCESSES / HERE / "status").exists()


@dataclass(slots=True, kw_only=True)
class Held:
    """What a process and all that it started held, in bytes.

    Parameters
    ----------
    highest : dict of str to int
        By the process, the first of them first.
    together : int
        The most that all of them held at one moment; shared pages count in each.
    """

    highest: dict[str, int] = field(default_factory=dict)
    together: int = 0

    @property
    def first(self) -> int:
        """What the process itself held."""
        return next(iter(self.highest.values()), 0)

    @property
    def largest_other(self) -> int:
        """What the largest of those it started held."""
        return max(list(self.highest.values())[1:], default=0)


def watch(process: int, ended: Callable[[], bool]) -> Held:
    """Look at a process and all that it started every 0.1 s until it has ended."""
    told = Held()
    while not ended():
        tree = [f"{process}", *_started_by(process)]
        told.together = max(told.together, sum(held("now", one) for one in tree))
        for one in tree:
            told.highest[one] = max(told.highest.get(one, 0), held("highest", one))
        time.sleep(EVERY)
    return told


def _started_by(process: int) -> list[str]:
    """All that a process started, and what those started."""
    children: dict[int, list[int]] = defaultdict(list)
    for entry in PROCESSES.iterdir():
        if entry.name.isdigit():
            try:
                status = (entry / "stat").read_text(encoding="ascii", errors="replace")
            except (FileNotFoundError, ProcessLookupError):
                continue
            parent = int(status.rpartition(")")[2].split()[1])  # a name may hold anything
            children[parent].append(int(entry.name))
    found = list(children[process])
    for one in found:
        found += children[one]
    return [f"{one}" for one in found]
