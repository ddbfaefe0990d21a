"""What the library set out to reach, and whether it does."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.speed.timing import Figure

NOISE = 0.05
"""Two pieces of work that cost the same differ by about this much from run to run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A bound for a figure.

    Parameters
    ----------
    bound : float
    text : str
        As a reader sees it.
    least : bool
        Whether the figure must be at least the bound, not at most.
    """

    bound: float
    text: str
    least: bool = False

    def met(self, value: float) -> bool:
        """Whether a figure keeps to it."""
        return value >= self.bound if self.least else value <= self.bound


def _at_most(bound: float, unit: str = "") -> Target:
    return Target(bound=bound, text=f"at most {bound:g}{unit}")


TARGETS = {
    "both": _at_most(1.5),
    "again": _at_most(0.75),
    "tfidf": _at_most(1.0),
    "log-odds": _at_most(1.0),
    "clean": _at_most(3.0),
    "entries": _at_most(2.5),
    "phrase-added": Target(bound=1 + NOISE, text="no more (within 5%)"),
    "tiny": _at_most(3.0),
    "seeds-fresh": _at_most(50, " ms"),
    "seeds-warm": _at_most(50, " ms"),
    "import": _at_most(2.0),
    "memory-both": _at_most(5.0),
    "memory-tfidf": _at_most(5.0),
    "memory-log-odds": _at_most(5.0),
    "linear": Target(bound=1.2, text="linear (at most 1.2)"),
    "workers": Target(bound=1.6, text="at least 1.6", least=True),
    "stream-large-1": _at_most(700, " MB"),
    "stream-same": Target(bound=1.1, text="the same (at most 1.1)"),
}


def verdict(figure: Figure) -> tuple[str, str]:
    """Give the target of a figure and whether it is met; empty where there is none."""
    target = TARGETS.get(figure.key)
    if target is None:
        return "", ""
    if figure.value is None:
        return target.text, "not measured"
    return target.text, "yes" if target.met(figure.value) else "no"


def missed(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that do not reach their target."""
    return [figure for figure in figures if verdict(figure)[1] == "no"]


def same_memory(figures: Sequence[Figure]) -> Figure | None:
    """Compare the memory of the largest stream with that of a smaller one."""
    found = {figure.key: figure.value for figure in figures}
    large, largest = (found.get(key) for key in ("stream-large-1", "stream-largest-1"))
    if not large or not largest:
        return None
    return Figure(
        key="stream-same",
        section="stream",
        title="peak memory, the largest stream over the smaller one",
        value=largest / large,
        unit="x",
    )
