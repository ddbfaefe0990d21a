"""Timing two pieces of work in turn, run by run, so that a busy machine slows both."""

import gc
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

Run = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is timed.

    Parameters
    ----------
    title : str
    ready : callable
        Makes what the work needs, untimed, and gives the work.
    found : callable
        How many things its result holds: none means that nothing was done.
    """

    title: str
    ready: Callable[[], Run]
    found: Callable[..., int] = len


@dataclass(slots=True, kw_only=True)
class Times:
    """The seconds of each run: of the processor for this process, and on the wall."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    found: int = 0

    def record(self) -> dict[str, object]:
        """Give the seconds as JSON takes them."""
        return {"cpu": self.cpu, "wall": self.wall, "found": self.found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number that was measured, or the reason why it was not.

    Parameters
    ----------
    key, corpus : str
        What it is, and of which texts.
    section : str
        In which table it stands.
    title : str
    value : float or None
    unit : str
        ``x`` for a ratio.
    lowest : float or None
        The smallest of all runs.
    wall : float or None
        The same on the clock on the wall, where `value` is of processor time.
    note : str
        What was found, or why there is no value.
    data : dict
        Every single time.
    """

    key: str
    section: str
    title: str
    value: float | None
    unit: str
    corpus: str = ""
    lowest: float | None = None
    wall: float | None = None
    note: str = ""
    data: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Work that is compared with other work, mostly the yardstick on the same texts."""

    key: str
    work: Work
    base: Work
    corpus: str
    section: str = "stages"
    note: Callable[[int], str] = "{:,} found".format


def yardstick(documents: Sequence[str]) -> Work:
    """The bare regular expression that everything is compared with."""

    def run() -> object:
        return [re.findall(r"\w+", text.lower()) for text in documents]

    return Work(title="yardstick", ready=lambda: run)


def timed(work: Work, times: Times) -> None:
    """Do the work once and add its times."""
    run = work.ready()
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    result = run()
    times.cpu.append(time.process_time() - cpu)
    times.wall.append(time.perf_counter() - wall)
    times.found = work.found(result)
    if times.found <= 0:
        raise RuntimeError(f"{work.title}: the result is empty, so nothing was measured.")


def measure(
    stages: Sequence[Stage], runs: int, told: Callable[[str], None] = lambda _: None
) -> list[Figure]:
    """Time all stages, one after the other, as many times as there are runs.

    Each stage is timed right beside its base, which goes first in every other run.
    """
    times = [(Times(), Times()) for _ in stages]
    for run in range(runs):
        for stage, (own, base) in zip(stages, times, strict=True):
            told(f"run {run + 1} of {runs}: {stage.corpus}, {stage.work.title}")
            both = [(stage.base, base), (stage.work, own)]
            for work, clock in both if run % 2 == 0 else reversed(both):
                timed(work, clock)
    return [compared(stage, *both) for stage, both in zip(stages, times, strict=True)]


def compared(stage: Stage, own: Times, base: Times) -> Figure:
    """Make the figure of a stage: the median of the ratios of its runs."""
    ratios = divided(own.cpu, base.cpu)
    return Figure(
        key=stage.key,
        section=stage.section,
        title=stage.work.title,
        corpus=stage.corpus,
        value=median(ratios),
        unit="x",
        lowest=min(ratios),
        wall=median(divided(own.wall, base.wall)),
        note=stage.note(own.found),
        data={"stage": own.record(), "base": base.record(), "base_is": stage.base.title},
    )


def divided(over: Iterable[float], under: Iterable[float]) -> list[float]:
    """Divide the times of one by those of the other, run by run.

    The clock of some systems ticks so slowly that a short run takes no time at all.
    """
    tick = time.get_clock_info("process_time").resolution
    return [max(a, tick) / max(b, tick) for a, b in zip(over, under, strict=True)]
