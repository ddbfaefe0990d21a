"""How time and memory grow with the texts, the lexicon and the number of documents."""

from collections.abc import Callable, Sequence
from statistics import median

import rhetoric as rh
from benchmarks.speed.corpus import MEGA, Texts, brought_to, same_bytes
from benchmarks.speed.fresh import NOT_TOLD, measured_apart
from benchmarks.speed.memory import can_be_told
from benchmarks.speed.stages import Lexicons
from benchmarks.speed.timing import Figure, divided

TIMES_LARGER = (1, 10, 30)
FEWER = (100, 10, 1)
BASE_SHARE = 0.3
TASK = "both"
MOST_RUNS = 3


def growth(
    documents: Sequence[str],
    texts: Texts,
    lexicons: Lexicons,
    runs: int,
    told: Callable[[str], None],
) -> list[Figure]:
    """Measure texts to scores along three lines, each point in a process of its own.

    Parameters
    ----------
    documents : sequence of str
        What the folder has, to be repeated.
    texts : Texts
        The size at which the lexicon and the number of documents vary.
    lexicons : Lexicons
    runs : int
        At most 3 are made of each point.
    told : callable
        Gets what is done next.
    """
    figures, runs = [], min(runs, MOST_RUNS)
    usual = lexicons.usual
    for times in TIMES_LARGER:
        megabytes = BASE_SHARE * texts.size / MEGA * times
        larger = brought_to(documents, megabytes, "")
        title = f"{larger.size / MEGA:,.1f} MB"
        told(f"growth: {title}")
        figures.append(_point(f"bytes-{times}", "bytes", title, larger, usual, runs))
        del larger
    for size, lexicon in sorted(lexicons.sizes.items()):
        title = f"{size:,} entries"
        told(f"growth: {title}")
        figures.append(_point(f"entries-{size}", "entries", title, texts, lexicon, runs))
    for cut in same_bytes(texts, FEWER):
        told(f"growth: {cut.name}")
        key = f"documents-{len(cut.documents)}"
        figures.append(_point(key, "documents", cut.name, cut, usual, runs))
    return figures


def linearity(figures: Sequence[Figure]) -> Figure | None:
    """How much more a byte costs in the largest texts than in the smallest."""
    found = {figure.key: figure for figure in figures}
    small, large = (found.get(f"bytes-{times}") for times in (TIMES_LARGER[0], TIMES_LARGER[-1]))
    if small is None or large is None:
        return None
    costs = [figure.data["cpu_per_byte"] for figure in (small, large)]
    ratios = [cost for cost in costs if isinstance(cost, float)]
    return Figure(
        key="linear",
        section="growth",
        title=f"time per byte, {large.title} over {small.title}",
        value=ratios[1] / ratios[0],
        unit="x",
    )


def _point(key: str, line: str, title: str, texts: Texts, lexicon: rh.Lexicon, runs: int) -> Figure:
    told = measured_apart(texts.documents, lexicon, TASK, runs)
    own, base = told["stage"], told["base"]
    ratios = divided(own["cpu"], base["cpu"])
    told["line"] = line
    told["cpu_per_byte"] = median(own["cpu"]) / told["bytes"]
    multiple = told["peak_bytes"] / told["bytes"]
    peak = f"{told['peak_bytes'] / MEGA:,.0f} MB beyond the texts ({multiple:.1f} x)"
    return Figure(
        key=key,
        section="growth",
        title=title,
        value=median(own["cpu"]),
        unit="s",
        lowest=min(own["cpu"]),
        wall=median(own["wall"]),
        note=f"{median(ratios):.2f} x; {peak if can_be_told() else NOT_TOLD}; "
        f"{own['found']:,} matches",
        data=told,
    )
