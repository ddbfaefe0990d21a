"""Running text in several colours, broken into lines by its measured width."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from rhetoric.plots.labels import LABEL, drawable

_POINTS = 72
_SPACE = " "
_WIDE = 1.6
"""Spaces between words: drawn in few pixels, letters become wider than they are measured."""
MORE = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some letters of one colour.

    Parameters
    ----------
    text : str
    colour : str
    x : float
        Where it begins in its line, in inches.
    """

    text: str
    colour: str
    x: float


Line = list[Piece]


def coloured_lines(
    text: str, colours: Sequence[str], width: float, most: int, style: dict[str, Any]
) -> list[Line]:
    """Break a text into lines.

    Parameters
    ----------
    text : str
    colours : sequence of str
        One for each sign of the text.
    width : float
        Of a line, in inches.
    most : int
        At most so many lines; of a longer text the rest is left out.
    style : dict
        How it will be drawn, as `labels.style` gives it.

    Returns
    -------
    list of list of Piece
    """
    measure = _Measure(style)
    lines: list[Line] = [[]]
    at = 0.0
    for word in _words(text, colours):
        size = sum(measure(part) for part, _ in word)
        if lines[-1] and at + size > width:
            if len(lines) == most:
                return _cut_off(lines, width, measure)
            lines.append([])
            at = 0.0
        for part, colour in _fitted(word, width, measure):
            wide = measure(part)
            if lines[-1] and at + wide > width and wide <= width and size > width:
                if len(lines) == most:
                    return _cut_off(lines, width, measure)
                lines.append([])
                at = 0.0
            lines[-1].append(Piece(text=part, colour=colour, x=at))
            at += wide
        at += _WIDE * measure(_SPACE)
    return lines


def draw_lines(
    ax: Axes, lines: Sequence[Line], top: float, leading: float, style: dict[str, Any]
) -> None:
    """Write lines on axes whose units are inches; the first stands on `top`."""
    for number, line in enumerate(lines):
        for piece in line:
            ax.text(
                piece.x,
                top - number * leading,
                piece.text,
                color=piece.colour,
                fontsize=LABEL,
                va="baseline",
                ha="left",
                **style,
            )


class _Measure:
    """Tells how far a text moves the pen, in inches."""

    def __init__(self, style: dict[str, Any]) -> None:
        self._font = FontProperties(family=style["fontfamily"], size=LABEL)
        self._between = self._width("||")

    def _width(self, text: str) -> float:
        width, _, _ = text_to_path.get_text_width_height_descent(text, self._font, ismath=False)
        return float(width) / _POINTS

    def __call__(self, text: str) -> float:
        # What stands at the edge of a text has no width of its own.
        return self._width(f"|{text}|") - self._between


def _words(text: str, colours: Sequence[str]) -> list[list[tuple[str, str]]]:
    """Divide a text at white space; each word into parts of one colour."""
    words = []
    coloured = zip(text, colours, strict=True)
    for blank, signs in groupby(coloured, key=lambda one: one[0].isspace()):
        if blank:
            continue
        parts = []
        for colour, run in groupby(signs, key=lambda one: one[1]):
            if shown := drawable("".join(sign for sign, _ in run)):
                parts.append((shown, colour))
        if parts:
            words.append(parts)
    return words


def _fitted(word: list[tuple[str, str]], width: float, measure: _Measure) -> list[tuple[str, str]]:
    """Cut up what is wider than a line."""
    parts = []
    for text, colour in word:
        rest = text
        while rest and measure(rest) > width:
            size = max(1, int(len(rest) * width / measure(rest)))
            while size > 1 and measure(rest[:size]) > width:
                size -= 1
            parts.append((rest[:size], colour))
            rest = rest[size:]
        if rest:
            parts.append((rest, colour))
    return parts


def _cut_off(lines: list[Line], width: float, measure: _Measure) -> list[Line]:
    """Say at the end of the last line that more follows."""
    last = lines[-1]
    while (
        len(last) > 1 and last[-1].x + measure(last[-1].text) + measure(f"{_SPACE}{MORE}") > width
    ):
        last.pop()
    end = last[-1].x + measure(f"{last[-1].text}{_SPACE}")
    last.append(Piece(text=MORE, colour=last[-1].colour, x=end))
    return lines
