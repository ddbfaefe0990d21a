"""What a section of the measurement gives: tables of figures with intervals."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

DRAWS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures in rows.

    Parameters
    ----------
    title : str
    columns : tuple of str
    rows : list of tuple
    notes : tuple of str
        How the figures were made, and what they are not.
    """

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    notes: tuple[str, ...] = ()

    def markdown(self) -> str:
        """Write it as Markdown."""
        lines = [f"## {self.title}", "", f"| {' | '.join(self.columns)} |"]
        lines.append("|" + "---|" * len(self.columns))
        lines += [f"| {' | '.join(map(shown, row))} |" for row in self.rows]
        lines += ["", *(f"{note}\n" for note in self.notes)]
        return "\n".join(lines).rstrip() + "\n"


def shown(value: Any) -> str:
    """Write a figure with three digits after the point."""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Read one JSON object a line."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def interval(
    units: Sequence[Any], figure: Callable[[npt.NDArray[np.int64]], float], draws: int = DRAWS
) -> str:
    """Bootstrap a figure over its units (percentile, 95%, seed 0).

    Parameters
    ----------
    units : sequence
        What is drawn; only its length matters.
    figure : callable
        From the places of the drawn units to the figure.
    """
    random = np.random.default_rng(0)
    drawn = [figure(random.integers(0, len(units), len(units))) for _ in range(draws)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return f"{low:.3f} to {high:.3f}"
