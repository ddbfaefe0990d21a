"""Results of every size to draw, and how to measure what was drawn."""

from functools import cache
from math import cos, radians, sin
from random import Random

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure, SubFigure
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox

import rhetoric as rh
from rhetoric.corpus.document import Metadata

WORDS: dict[str, object] = {
    "leader-glorification": {
        "devotion": ["great leader*", "respect*"],
        "wisdom": ["wise*", "idea*"],
    },
    "sovereignty-and-independence": ["independen*", "sovereign*"],
    "enemies-and-imperialism": ["imperialis*", "aggress*", "enem*"],
    "struggle-and-sacrifice": ["struggle*", "fight*", "sacrific*"],
    "unity-and-solidarity": ["unit*", "solidarity", "together"],
    "socialism-party-and-people": ["socialis*", "the party", "people*"],
    "victory-and-inevitability": ["victor*", "win*"],
    "prestige-and-gratitude": ["respect*", "world"],
    "hedges": ["perhaps", "may"],
    "deontics": ["must", "should"],
    "first-person": ["I", "my"],
    "we": ["we", "our"],
    "nothing-at-all": ["xyzzy"],
}  # 15 frames, for two are children
SIDES = ("opposition", "government")
SIZES = [(1, 1), (2, 3), (5, 15), (30, 15)]
"""Documents and frames."""


def document(name: str, text: str, **meta: str) -> rh.Document:
    """Make a document that was not cleaned."""
    return rh.Document(id=name, text=text, raw=text, meta=Metadata(meta))


@cache
def corpus(documents: int) -> rh.Corpus:
    """Make documents of sentences of the seeds; those of 30 have names of 30 letters."""
    if documents == 5:
        return rh.seeds()
    draw = Random(documents)
    sentences = [
        sentence for seed in rh.seeds() for sentence in seed.text.replace("\n", " ").split(". ")
    ]
    texts = [". ".join(draw.sample(sentences, 20)) + "." for _ in range(documents)]
    return rh.Corpus(
        document(f"collected-speeches/1993/no-{number:05d}", text, side=SIDES[number % 2])
        for number, text in enumerate(texts)
    )


@cache
def scores(documents: int, frames: int) -> rh.FrameScores:
    """Score documents with as many frames as asked for."""
    few: dict[int, dict[str, object]] = {
        1: {"unity": ["unit*"]},
        3: {key: WORDS[key] for key in ["leader-glorification"]},
    }
    lexicon = rh.Lexicon.from_dict(few.get(frames, WORDS), name="sample")
    made = rh.score_frames(corpus(documents), lexicon, resamples=100)
    assert (len(made.units), len(made.frames)) == (documents, frames)
    return made


def words(text: str) -> str:
    """Give a label without its line ends."""
    return text.replace("-\n", "-").replace("/\n", "/").replace("\n", " ")


def names(labels: list[Text]) -> list[str]:
    """Give what labels say."""
    return [words(label.get_text()) for label in labels]


def title_of(ax: Axes) -> str:
    """Give the title of a panel."""
    return words(ax.get_title(loc="left"))


def dots_of(ax: Axes) -> list[tuple[float, float]]:
    """Give where the dots are."""
    lines = [line for line in ax.lines if line.get_marker() in ("o", "s")]
    points = [np.asarray(line.get_xydata(), dtype=float)[0] for line in lines]
    return [(float(x), float(y)) for x, y in points]


def hollow_of(ax: Axes) -> list[bool]:
    """Tell which dots are hollow."""
    lines = [line for line in ax.lines if line.get_marker() in ("o", "s")]
    return [line.get_markerfacecolor() == "white" for line in lines]


def bars_of(ax: Axes) -> list[tuple[float, float, float]]:
    """Give the intervals: low, high, and the row they stand in."""
    drawn = [item for item in ax.collections if isinstance(item, LineCollection)]
    ends = [segment for item in drawn for segment in item.get_segments()]
    assert all(low[1] == high[1] for low, high in ends)
    return [(float(low[0]), float(high[0]), float(low[1])) for low, high in ends]


def drawn(picture: Axes | Figure | SubFigure) -> Figure:
    """Draw the figure of a picture and give it."""
    figure = picture.figure if isinstance(picture, Axes) else picture
    assert isinstance(figure, Figure)
    figure.draw_without_rendering()
    return figure


def shown_texts(figure: Figure) -> list[Text]:
    """Give every text that is seen, tick labels in view included."""
    found = list(figure.texts)
    for ax in figure.axes:
        found += [ax.title, *ax.texts, ax.xaxis.label, ax.yaxis.label]
        found += [child for child in ax.get_children() if isinstance(child, Text)]
        for axis in (ax.xaxis, ax.yaxis):
            low, high = sorted(axis.get_view_interval())
            ticks = [tick for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
            found += [t.label1 for t in ticks if t.label1.get_visible()]
            found += [t.label2 for t in ticks if t.label2.get_visible()]
    return list(dict.fromkeys(t for t in found if t.get_visible() and t.get_text().strip()))


def assert_fits(figure: Figure) -> None:
    """All texts lie inside the figure, and no two of them on each other."""
    texts = shown_texts(figure)
    frame = figure.bbox
    for text in texts:
        box = text.get_window_extent()
        inside = (
            box.x0 >= frame.x0 - 1 and box.y0 >= frame.y0 - 1
            and box.x1 <= frame.x1 + 1 and box.y1 <= frame.y1 + 1
        )  # fmt: skip
        assert inside, f"{text.get_text()!r} leaves the figure: {box} in {frame}"
    for angle in {text.get_rotation() for text in texts}:
        alike = [text for text in texts if text.get_rotation() == angle]
        x0, y0, x1, y1 = np.array([_level_box(text).extents for text in alike]).T[:, :, None]
        on = (x0 < x1.T) & (x1 > x0.T) & (y0 < y1.T) & (y1 > y0.T)
        np.fill_diagonal(on, val=False)
        pairs = [(alike[i].get_text(), alike[j].get_text()) for i, j in np.argwhere(on)]
        assert not pairs, f"these lie on each other: {pairs[:3]}"
    slanted = [t.get_window_extent() for t in texts if t.get_rotation() == 45]
    level = [(t, t.get_window_extent()) for t in texts if t.get_rotation() == 0]
    low = min((box.y0 for box in slanted), default=0)
    high = max((box.y1 for box in slanted), default=0)
    right = max((box.x1 for box in slanted), default=0)
    for text, box in level:
        beside = box.y1 <= low + 1 or box.y0 >= high - 1 or box.x0 >= right
        assert not slanted or beside, text.get_text()


def _level_box(text: Text) -> Bbox:
    """Give the box of a text in a plane that is turned as the text is."""
    angle = text.get_rotation()
    if text.get_rotation_mode() != "anchor":
        return Bbox.from_extents(*text.get_window_extent().extents)
    x, y = text.get_transform().transform(text.get_position())
    text.set_rotation(0)
    box = text.get_window_extent()
    text.set_rotation(angle)
    across, up = cos(radians(angle)), sin(radians(angle))
    turned = (x * across + y * up, y * across - x * up)
    return Bbox.from_extents(*box.translated(turned[0] - x, turned[1] - y).extents)


def assert_leads_are_clear(ax: Axes, points: "np.typing.NDArray[np.float64]", reach: float) -> None:
    """No line that leads from a name to its dot passes over another name, dot or line.

    Parameters
    ----------
    ax : matplotlib Axes
        Drawn already.
    points : numpy.ndarray of float, shape (dots, 2)
        In data coordinates.
    reach : float
        The radius of a dot, in points.
    """
    notes = [text for text in ax.texts if isinstance(text, Annotation)]
    boxes = [note.get_window_extent() for note in notes if note.get_text()]
    unit = ax.figure.dpi / 72
    dots = ax.transData.transform(points)
    lines = []
    for note in notes:
        if not note.get_text():
            start = ax.transData.transform(note.xy)
            lines.append((start, start + np.array(note.xyann) * unit))
    for place, (start, end) in enumerate(lines):
        along = np.linspace(start, end, 300)
        # A line ends at the edge of the box of its own name, which has some room around.
        for box in boxes:
            inside = (along > box.p0) & (along < box.p1)
            assert not inside.all(axis=1).any(), (notes[0].get_text(), box)
        others = dots[np.hypot(*(dots - start).T) > reach * unit]
        away = np.abs(along[:, None] - others).max(axis=2)
        assert away.size == 0 or away.min() > reach * unit * 0.9
        for other_start, other_end in lines[:place]:
            if not np.allclose(start, other_start):
                other = np.linspace(other_start, other_end, 300)
                assert np.hypot(*(along[:, None] - other).T).min() > 0.1
