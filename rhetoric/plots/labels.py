"""Names on pictures: drawn as they are, broken where they are long, marked where they nest."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from unicodedata import category, combining, east_asian_width

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, findfont, fontManager
from matplotlib.ft2font import FT2Font

from rhetoric.lexicon.policy import NEGATED

TITLE, LABEL, SMALL = 10.5, 8.5, 7.5
"""Sizes of type, in points."""
CHILD = "› "
CHILD_NOTE = f"{CHILD.strip()} part of the frame before it"
UNDRAWABLE = "□"
NO_GLYPH = f"{UNDRAWABLE}: no font here has this sign"
_DEFAULT = "DejaVu Sans"  # comes with matplotlib
_GENERIC = ("serif", "sans-serif", "cursive", "fantasy", "monospace")
_EM = 0.6  # width of a letter of DejaVu Sans, matplotlib's own font, on the wide side
_POINTS = 72
_PIECE = re.compile(r"[^ /_.-]*[ /_.-]*")
_NO_LETTERS = ("Last Resort", "Adobe Blank")  # fonts that show a box for every sign


def inches(text: str, size: float = LABEL) -> float:
    """Estimate how wide a text will be, in inches.

    Examples
    --------
    >>> inches("unity") < inches("solidarity")
    True
    """
    lines = text.split("\n")
    return max(sum(map(_em, line)) for line in lines) * size / _POINTS


def letters(room: float, size: float = LABEL) -> int:
    """Tell how many letters fit into so many inches."""
    return max(8, int(room * _POINTS / size / _EM))


def height(text: str, size: float = LABEL) -> float:
    """Tell how high a text will be, in inches."""
    return (text.count("\n") + 1) * size * 1.3 / _POINTS


def _em(sign: str) -> float:
    if combining(sign):
        return 0.0
    return 1.0 if east_asian_width(sign) in "WF" else _EM


def plain(name: str) -> str:
    r"""Take out what cannot be seen: line ends, controls, marks of direction.

    Examples
    --------
    >>> plain("party\nprogramme\u202e")
    'party programme'
    """
    seen = (sign for sign in name if category(sign) != "Cf" and sign not in "\ufe0e\ufe0f")
    return "".join(sign if sign.isprintable() else " " for sign in seen).strip()


def shorten(text: str, limit: int) -> str:
    """Cut the middle out of a long text.

    Examples
    --------
    >>> shorten("speeches/1993/reunification", 15)
    'speeche…ication'
    """
    if len(text) <= limit:
        return text
    tail = (limit - 1) // 2
    return f"{text[: limit - 1 - tail]}…{text[len(text) - tail :]}"


def wrap(text: str, letters: int, lines: int = 2) -> str:
    r"""Break a name into lines, at a space, hyphen or slash where there is one.

    Parameters
    ----------
    text : str
    letters : int
        Of a line.
    lines : int
        At most so many; of a longer text the middle is left out.

    Examples
    --------
    >>> wrap("prestige-and-gratitude", 14)
    'prestige-and-\ngratitude'
    """
    broken = _broken(text, letters)
    if len(broken) > lines:
        short = shorten(text, letters * lines)
        broken = [short[at : at + letters].strip() for at in range(0, len(short), letters)]
    return "\n".join(broken)


def _broken(text: str, letters: int) -> list[str]:
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and len((lines[-1] + piece).rstrip()) > letters:
            lines.append("")
        lines[-1] += piece
        while len(lines[-1].rstrip()) > letters:
            lines[-1:] = [lines[-1][:letters], lines[-1][letters:]]
    return [line.rstrip() for line in lines if line.strip()] or [""]


def join(parts: Iterable[str], letters: int) -> str:
    r"""Put remarks in as few lines as hold them, breaking between two where that does it.

    Examples
    --------
    >>> join(["bar: interval", "", "hollow dot: none", "* short"], 30)
    'bar: interval\nhollow dot: none;  * short'
    """
    lines: list[str] = []
    for part in filter(None, parts):
        if lines and len(lines[-1]) + 3 + len(part) <= letters:
            lines[-1] += f";  {part}"
        else:
            lines.append(part)
    return "\n".join(wrap(line, letters, lines=4) for line in lines)


def longest_piece(text: str) -> int:
    """Tell the length of the longest part of a name that should not be broken."""
    return max(len(piece.rstrip()) for piece in _PIECE.findall(text))


def frame_labels(frames: Sequence[str]) -> list[str]:
    """Name frames in a row: a child that stands behind its parent by its own part alone.

    Examples
    --------
    >>> frame_labels(["unity", "unity/class", "unity/class/party", "enemy/foreign"])
    ['unity', '› class', '› › party', 'enemy/foreign']
    """
    labels: list[str] = []
    depths: dict[str, int] = {}
    previous = ""
    for frame in frames:
        parent, _, own = frame.rpartition("/")
        # Negated matches counted apart are not pooled in the parent beside which they stand.
        child = not frame.endswith(NEGATED) and parent in depths and _inside(previous, parent)
        depths[frame] = depths[parent] + 1 if child else 0
        labels.append(CHILD * depths[frame] + plain(own if child else frame))
        previous = frame
    return labels


def has_children(labels: Iterable[str]) -> bool:
    """Tell whether some frame is named as a part of the one before it."""
    return any(label.startswith(CHILD) for label in labels)


def _inside(frame: str, parent: str) -> bool:
    return frame == parent or frame.startswith(f"{parent}/")


@cache
def _face(path: str) -> FT2Font:
    return FT2Font(path)


@cache
def _family_with(sign: str) -> str | None:
    """Find an installed font that has a sign the usual one lacks."""
    fonts = sorted(
        (font for font in fontManager.ttflist if not font.name.startswith(_NO_LETTERS)),
        key=lambda font: (font.style != "normal", "Sans" not in font.name, font.name, font.fname),
    )
    for font in fonts:
        try:
            face = FT2Font(font.fname)
        except (OSError, RuntimeError):  # a font file that is gone or broken
            continue
        if face.scalable and face.get_char_index(ord(sign)):
            return font.name
    return None


def style(texts: Iterable[str]) -> dict[str, Any]:
    """Give the properties that draw texts as they are written.

    A dollar sign starts no formula, and signs that the usual font lacks are
    taken from another that is installed.

    Returns
    -------
    dict
        Keyword arguments for a matplotlib Text.
    """
    own = _families()
    missing = {sign for text in texts for sign in text if not _has(own, sign)}
    found = {family for sign in missing if (family := _family_with(sign))}
    return {"parse_math": False, "usetex": False, "fontfamily": [*own, *sorted(found)]}


def drawable(text: str) -> str:
    """Put a box for a sign that no installed font has, as matplotlib does with a warning."""
    own = _families()
    return "".join(
        sign if _has(own, sign) or _family_with(sign) else _box(own) for sign in plain(text)
    )


def no_glyph(texts: Iterable[str]) -> str:
    """Say what a box stands for where there is one; nothing otherwise.

    Examples
    --------
    >>> no_glyph(["a"]), no_glyph(["a", "b□"])
    ('', '□: no font here has this sign')
    """
    return NO_GLYPH if any(UNDRAWABLE in text for text in texts) else ""


def _box(families: tuple[str, ...]) -> str:
    return UNDRAWABLE if _has(families, UNDRAWABLE) or _family_with(UNDRAWABLE) else "?"


def _has(families: tuple[str, ...], sign: str) -> bool:
    paths = (_path(family, _generic(family)) for family in families)
    return sign == "\n" or any(_face(path).get_char_index(ord(sign)) for path in paths if path)


def _families() -> tuple[str, ...]:
    """Name the usual fonts that are installed, as matplotlib warns of any other at every text."""
    usual = mpl.rcParams["font.family"]
    return tuple(one for one in usual if _path(one, _generic(one))) or (_DEFAULT,)


def _generic(family: str) -> tuple[str, ...]:
    """Tell which fonts stand for a family such as "serif" at present."""
    settings: Any = mpl.rcParams
    return tuple(settings[f"font.{family}"]) if family in _GENERIC else ()


@cache
def _path(family: str, _stands_for: tuple[str, ...]) -> str | None:
    """Find the file of a font; None when it is not installed."""
    try:
        return str(findfont(FontProperties(family=[family]), fallback_to_default=False))
    except ValueError:
        return None
