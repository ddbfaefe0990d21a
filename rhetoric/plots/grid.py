"""A grid of coloured cells with their values in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.patches import Rectangle

from rhetoric.plots.canvas import NOTEBOOK_WIDTH, PALE, axes_for, head, left_of, room_in
from rhetoric.plots.fitting import fit_grid
from rhetoric.plots.labels import (
    LABEL,
    SMALL,
    TITLE,
    height,
    inches,
    join,
    letters,
    longest_piece,
    style,
    wrap,
)
from rhetoric.statistics import Numbers

_STEPS = (
    "#F1F5FA", "#BCDFF9", "#8CC7F1", "#61AEE4", "#3994D1",
    "#107ABA", "#00619F", "#004880", "#06305F",
)  # fmt: skip
COLOURS = LinearSegmentedColormap.from_list("rhetoric", _STEPS).with_extremes(bad=PALE)
"""From nearly white, so that nothing looks like nothing, through the blue of Okabe and Ito.

The steps lie equally far apart in lightness in OKLab (Ottosson 2020): perceptually
uniform, and the same to readers who see few colours or print in grey.
"""
ROW_LETTERS = 32
BAR_ROOM = 1.0
_SLANT = 45
_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What is drawn.

    Parameters
    ----------
    function : str
        Who draws, for messages.
    values : numpy.ndarray of float, shape (rows, columns)
        NaN is drawn as no value.
    texts : list of list of str
        What is written in the cells.
    rows, columns : list of str
    title, unit : str
    notes : list of str
        Stand below the columns.
    most : float
        The value at the dark end of the scale.
    cell, row : float
        The least width and height of a cell, in inches.
    dark_is_low : bool
        Whether the scale runs the other way round, as for distances.
    """

    function: str
    values: Numbers
    texts: list[list[str]]
    rows: list[str]
    columns: list[str]
    title: str
    unit: str
    notes: list[str]
    most: float
    cell: float
    row: float = 0.3
    dark_is_low: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the names of a grid are written, and how large it is.

    Parameters
    ----------
    rows, columns : list of str
        Broken into lines.
    rotation : int
        Of the names of columns, in degrees.
    across : float
        The room for a title, in inches.
    size : tuple of float
        Width and height, in inches.
    """

    rows: list[str]
    columns: list[str]
    rotation: int
    across: float
    size: tuple[float, float]


def lay_out(grid: Grid, room: float | None) -> Layout:
    """Find the room that a grid needs, or fit it into the width of given axes."""
    rows = [wrap(name, ROW_LETTERS) for name in grid.rows]
    left = left_of(rows)
    free = NOTEBOOK_WIDTH - left - BAR_ROOM if room is None else room
    cell = min(max(free / len(grid.columns), grid.cell), 1.1)
    columns, rotation = _fit(grid.columns, cell)
    width = max(cell * len(grid.columns), 3.4)
    return Layout(
        rows=rows,
        columns=columns,
        rotation=rotation,
        across=width + BAR_ROOM if room is None else room,
        size=(left + width + BAR_ROOM, _height(grid.row, rows, columns, rotation)),
    )


def draw_grid(grid: Grid, ax: Axes | None) -> Axes:
    """Draw a grid on given axes, or on new ones that fit it."""
    layout = lay_out(grid, None if ax is None else room_in(ax, grid.function))
    axes = axes_for(ax, layout.size)
    fill_grid(grid, layout, axes, [axes])
    head(axes, grid.title, layout.across)
    if ax is not None:
        fit_grid(axes, grid.function)
    return axes


def fill_grid(grid: Grid, layout: Layout, axes: Axes, beside: Sequence[Axes]) -> None:
    """Draw cells, names and notes, and the scale at the right of some axes."""
    mesh = _cells(axes, grid)
    _names(axes, layout.rows, layout.columns, layout.rotation)
    note = join(grid.notes, letters(layout.across))
    axes.set_xlabel(note, fontsize=LABEL, loc="left", **style([note]))
    bar = axes.figure.colorbar(mesh, ax=list(beside), pad=0.02, fraction=0.04, aspect=30)
    bar.outline.set_visible(False)
    bar.ax.tick_params(labelsize=SMALL)
    bar.set_label(wrap(grid.unit, 14), fontsize=LABEL)


def _fit(names: list[str], cell: float) -> tuple[list[str], int]:
    """Write column names level where every one fits its cell, else slanted."""
    fitting = letters(cell * 0.92)
    broken = [wrap(name, fitting, lines=99) for name in names]
    if all(
        longest_piece(name) <= fitting and text.count("\n") < 3 and inches(text) < cell
        for name, text in zip(names, broken, strict=True)
    ):
        return broken, 0
    lines = 2 if cell * np.sin(np.radians(_SLANT)) > height("\n") else 1
    return [wrap(name, ROW_LETTERS if lines > 1 else 40, lines) for name in names], _SLANT


def _height(row: float, rows: list[str], columns: list[str], rotation: int) -> float:
    row = max(row, *(height(name) + 0.08 for name in rows))
    below = max(height(name) for name in columns)
    if rotation:
        below = (max(map(inches, columns)) + below) * np.sin(np.radians(rotation))
    title = height("\n\n" if len(rows) < 2 else "\n", TITLE)
    return float(max(row * len(rows), 1.2) + below + title + 0.5)


def _cells(ax: Axes, grid: Grid) -> QuadMesh:
    down, across = grid.values.shape
    scale = Normalize(0.0, grid.most)
    colours = COLOURS.reversed().with_extremes(bad=PALE) if grid.dark_is_low else COLOURS
    mesh = ax.pcolormesh(
        np.arange(across + 1) - _HALF,
        np.arange(down + 1) - _HALF,
        np.ma.masked_invalid(grid.values),
        cmap=colours,
        norm=scale,
        edgecolors="white",
        linewidth=1.0,
    )
    for (row, column), value in np.ndenumerate(grid.values):
        text = grid.texts[row][column]
        if np.isnan(value):
            _no_value(ax, row, column, text)
        else:
            ink = "white" if _luminance(colours(scale(float(value)))) < 0.18 else "black"
            ax.text(column, row, text, color=ink, fontsize=SMALL, ha="center", va="center")
    ax.invert_yaxis()
    return mesh


def _no_value(ax: Axes, row: int, column: int, text: str) -> None:
    corner = (column - _HALF, row - _HALF)
    hatch = "////" if text else None
    ax.add_patch(
        Rectangle(corner, 1, 1, facecolor=PALE, edgecolor="white", hatch=hatch, linewidth=1.0)
    )
    ax.text(column, row, text, color="black", fontsize=SMALL, ha="center", va="center")


def _luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance as WCAG 2 defines it; black and white contrast alike at 0.18."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _names(ax: Axes, rows: list[str], columns: list[str], rotation: int) -> None:
    slanted: dict[str, Any] = {
        "rotation": rotation,
        "rotation_mode": "anchor",
        "ha": "right",
        "va": "top",
    }
    ax.set_xticks(
        range(len(columns)),
        labels=columns,
        fontsize=LABEL,
        **(slanted if rotation else {}),
        **style(columns),
    )
    ax.set_yticks(range(len(rows)), labels=rows, fontsize=LABEL, **style(rows))
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
