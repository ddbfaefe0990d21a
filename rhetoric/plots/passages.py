"""Shared passages side by side, and where each copy stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from rhetoric.comparison.reuse.passage import SharedPassage
from rhetoric.comparison.reuse.shared import SharedPassages
from rhetoric.errors import InputError
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    NOTEBOOK_WIDTH,
    PALE,
    Canvas,
    check_number,
    check_result,
    finished,
    width_of,
)
from rhetoric.plots.coloured_text import Line, coloured_lines, draw_lines
from rhetoric.plots.labels import (
    LABEL,
    SMALL,
    TITLE,
    drawable,
    letters,
    no_glyph,
    shorten,
    style,
    wrap,
)
from rhetoric.plots.labels import height as height_of
from rhetoric.tables import count_phrase
from rhetoric.tokens.lexer import APOSTROPHES

ORANGE = "#D55E00"
MOST = 12
"""Passages in one picture."""
LINES = 10
"""Of each copy; the rest of a longer one is left out."""
_LEADING, _BAR, _NAME, _GAP, _EDGE = 0.17, 0.07, 0.2, 0.3, 0.15
_POSSESSIVE = re.compile(rf"(?<=[{APOSTROPHES}])s\b", re.IGNORECASE)
_FOOT = 0.12
_LEAST_MARK = 0.006
_KEY = "blue: words of both copies; orange: words of one only. Bars: where in its text each stands"


def aligned_passages(
    result: SharedPassages,
    *,
    n: int = 3,
    document: str | None = None,
    figure: Canvas | None = None,
) -> Canvas:
    """Draw shared passages side by side, with what they share and what differs.

    Parameters
    ----------
    result : SharedPassages
    n : int
        How many passages, at most 12, the highest score first.
    document : str, optional
        Only those of one document.
    figure : matplotlib Figure or SubFigure, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Figure or SubFigure
        One row a passage: both copies, shared words blue and others orange, under a
        bar that marks where in its document each stands.

    Raises
    ------
    InputError
        There is no passage, `n` is no such number, or there is no such document.

    Examples
    --------
    >>> import rhetoric as rh
    >>> figure = rh.plots.aligned_passages(rh.shared_passages(rh.seeds()), n=1)
    >>> len(figure.axes)
    2
    """
    check_result(result, SharedPassages, "shared_passages", "aligned_passages")
    n = check_number(n, "aligned_passages")
    if n > MOST:
        raise InputError(f"aligned_passages draws at most {MOST} passages, got n={n}.")
    rows = result.top(n) if document is None else result.top(document, n)
    if not rows:
        of = "" if document is None else f" of {document!r}"
        raise InputError(f"aligned_passages: there is no shared passage{of} to draw.")
    width = NOTEBOOK_WIDTH if figure is None else width_of(figure, "aligned_passages")
    column = (width - 2 * _EDGE - _GAP) / 2
    title = wrap(drawable(_title(result, len(rows))), letters(width - 2 * _EDGE, TITLE), lines=3)
    head = 0.1 + 0.2 * (title.count("\n") + 1)
    key = _key(rows, title, letters(width - 2 * _EDGE))
    around = head + _FOOT + height_of(key, SMALL)
    given = None if figure is None else figure.bbox.height / figure.dpi
    blocks = _blocks(result, rows, column, around, given)
    height = given or around + sum(block.height for block in blocks)
    canvas: Canvas = plt.figure(figsize=(width, height)) if figure is None else figure
    page = _Page(canvas, width, height)
    page.text(_EDGE, 0.1, title, TITLE)
    at = head
    for block in blocks:
        for side, copy in enumerate(block.copies):
            ax = page.axes(_EDGE + side * (column + _GAP), at, column, block.height)
            _draw(ax, copy, block.told if side == 0 else "", column, block.height)
        at += block.height
    page.text(_EDGE, at, key, SMALL, color=GREY)
    return finished(canvas, own=figure is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    """One copy, ready to be drawn."""

    name: str
    lines: list[Line]
    place: tuple[float, float]
    style: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A passage, ready to be drawn."""

    told: str
    copies: tuple[_Copy, _Copy]
    height: float


class _Page:
    """A figure on which places are given in inches from its upper left corner."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        self._canvas = canvas
        self._size = width, height
        if isinstance(canvas, Figure):
            canvas.set_layout_engine("none")

    def axes(self, x: float, y: float, width: float, height: float) -> Axes:
        """Make axes whose units are inches, with zero at the lower left."""
        wide, high = self._size
        box = (x / wide, 1 - (y + height) / high, width / wide, height / high)
        ax: Axes = self._canvas.add_axes(box)
        ax.set_xlim(0, width)
        ax.set_ylim(0, height)
        ax.set_axis_off()
        return ax

    def text(self, x: float, y: float, text: str, size: float, **options: Any) -> None:
        """Write on the page."""
        wide, high = self._size
        self._canvas.text(
            x / wide, 1 - y / high, text, fontsize=size, va="top", **style([text]), **options
        )


def _key(rows: Sequence[SharedPassage], title: str, fitting: int) -> str:
    """Tell what colours, bars and boxes mean."""
    written = [one for row in rows for one in (row.document, row.other, row.text, row.other_text)]
    said = no_glyph([title, *map(drawable, written)])
    return "\n".join(filter(None, (wrap(_KEY, fitting), said)))


def _title(result: SharedPassages, shown: int) -> str:
    rest = "" if shown == len(result) else f", {shown} of them"
    return f"{result.title}{rest}"


def _blocks(
    result: SharedPassages,
    rows: Sequence[SharedPassage],
    width: float,
    around: float,
    given: float | None,
) -> list[_Block]:
    """Lay out passages, with as many lines of each copy as the given height has room for."""
    for most in range(LINES, 0, -1):
        blocks = [_block(result, row, width, most) for row in rows]
        height = around + sum(block.height for block in blocks)
        if given is None or height <= given:
            return blocks
    need = "passages need" if len(rows) > 1 else "passage needs"
    raise InputError(
        f"aligned_passages: {len(rows)} {need} a figure that is {np.ceil(height * 10) / 10:.1f} "
        f"inches high, got {given:.1f}. Give a higher one, or a smaller n."
    )


def _block(result: SharedPassages, row: SharedPassage, width: float, lines_of_each: int) -> _Block:
    """Lay out both copies of a passage."""
    spans = [one for one, _ in row.aligned], [other for _, other in row.aligned]
    ends = (
        (row.document, row.when, row.text, row.start, row.end),
        (row.other, row.other_when, row.other_text, row.other_start, row.other_end),
    )
    copies = []
    for aligned, (document, when, text, start, end) in zip(spans, ends, strict=True):
        length = result.length(document)
        name = f"{shorten(drawable(document), 40)}: {when}" if when else drawable(document)
        name = shorten(name, letters(width))
        shown = style([name, drawable(text)])
        lines = coloured_lines(text, _colours(text, start, aligned), width, lines_of_each, shown)
        copies.append(
            _Copy(name=name, lines=lines, place=(start / length, end / length), style=shown)
        )
    most = max(len(copy.lines) for copy in copies)
    told = (
        f"{row.kind}: {row.shared} of {row.words} and {row.other_words} words in common, "
        f"in {count_phrase(row.documents, 'text')}"
    )
    height = 2 * _NAME + 2 * _BAR + 0.08 + most * _LEADING + 0.16
    return _Block(told=told, copies=(copies[0], copies[1]), height=height)


def _colours(text: str, start: int, aligned: Sequence[tuple[int, int]]) -> list[str]:
    """Give each sign its colour."""
    colours = [ORANGE if sign.isalnum() else "" for sign in text]
    for possessive in _POSSESSIVE.finditer(text):
        colours[possessive.start()] = ""
    for first, end in aligned:
        colours[first - start : end - start] = [BLUE] * (end - first)
    # What is no letter or digit takes the colour before it in its word, else that after it.
    for places in (range(len(text)), range(len(text) - 1, -1, -1)):
        before = ""
        for place in places:
            before = "" if text[place].isspace() else colours[place] or before
            colours[place] = before
    return [colour or GREY for colour in colours]


def _draw(ax: Axes, copy: _Copy, told: str, width: float, height: float) -> None:
    """Draw one copy: what it is, where it stands, and its words."""
    top = height - 0.02
    ax.text(0, top, told, fontsize=SMALL, color=GREY, va="top", **style([told]))
    top -= _NAME
    ax.text(0, top, copy.name, fontsize=LABEL, va="top", fontweight="bold", **style([copy.name]))
    top -= _NAME + _BAR
    ax.barh(top, width, height=_BAR, left=0, align="edge", color=PALE)
    first, last = copy.place
    size = max(last - first, _LEAST_MARK)
    begin = min(first, 1 - size)
    ax.barh(top, size * width, height=_BAR, left=begin * width, align="edge", color=BLUE)
    draw_lines(ax, copy.lines, top - _LEADING, _LEADING, copy.style)
