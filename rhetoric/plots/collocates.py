"""The words that keep company with a node."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from rhetoric.comparison.collocate_row import Collocate
from rhetoric.comparison.collocates import Collocates
from rhetoric.errors import InputError
from rhetoric.plots.canvas import (
    BLUE,
    GREY,
    NOTEBOOK_WIDTH,
    axes_for,
    bare,
    check_number,
    check_result,
    head,
    left_of,
    room_in,
)
from rhetoric.plots.labels import (
    LABEL,
    SMALL,
    drawable,
    height,
    inches,
    join,
    letters,
    shorten,
    style,
)
from rhetoric.plots.spread import apart
from rhetoric.statistics import Numbers

ORANGE = "#D55E00"
MOST = 40
WORD_LETTERS = 22
_HIGH = 5.6
_LIFT = 2
_NEAR, _FAR = 0.42, 0.92


def collocate_bars(collocates: Collocates, *, n: int = 15, ax: Axes | None = None) -> Axes:
    """Draw how often the strongest collocates stand to the left and right of the node.

    Parameters
    ----------
    collocates : Collocates
    n : int
        How many words, at most 60.
    ax : matplotlib Axes, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Axes
        One row a word, the strongest above, named with its score; a bar to the left as
        long as its count to the left of the node, and one to the right.

    Raises
    ------
    InputError
        There are no collocates, or `n` is no such number.

    Examples
    --------
    >>> import rhetoric as rh
    >>> texts = ["We want peace now. They want peace, and bread."]
    >>> found = rh.collocates(texts, "peace", min_count=2)
    >>> ax = rh.plots.collocate_bars(found)
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['want (14.00)']
    """
    check_result(collocates, Collocates, "collocates", "collocate_bars")
    rows = _rows(collocates, check_number(n, "collocate_bars"), "collocate_bars")
    names = [f"{shorten(drawable(row.word), WORD_LETTERS)} ({_score(row)})" for row in rows]
    left = left_of(names)
    across = min(NOTEBOOK_WIDTH - left, 5.5) if ax is None else room_in(ax, "collocate_bars")
    said = [f"times to the left and to the right of {drawable(collocates.node)}"]
    said.append(f"in brackets: {drawable(collocates.measure)}")
    note = join(said, letters(across))
    axes = axes_for(ax, (left + across, max(len(rows) * 0.2, 0.5) + height(note) + 1.2))
    axes.barh(range(len(rows)), [-row.left for row in rows], color=ORANGE, height=0.7)
    axes.barh(range(len(rows)), [row.right for row in rows], color=BLUE, height=0.7)
    axes.set_yticks(range(len(rows)), labels=names, fontsize=LABEL, **style(names))
    axes.set_ylim(len(rows) - 0.4, -0.6)
    reach = 1.05 * max(max(row.left, row.right) for row in rows)
    axes.set_xlim(-reach, reach)
    axes.axvline(0.0, color=GREY, linewidth=1.0, zorder=3)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):,.0f}"))
    axes.tick_params(axis="x", labelsize=SMALL)
    bare(axes, "top", "right", "left")
    axes.set_xlabel(note, fontsize=LABEL, **style([note]))
    head(axes, drawable(collocates.title), across)
    return axes


def collocate_network(collocates: Collocates, *, n: int = 20, ax: Axes | None = None) -> Axes:
    """Draw a node and the words that keep company with it.

    Parameters
    ----------
    collocates : Collocates
    n : int
        How many words, at most 40.
    ax : matplotlib Axes, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Axes
        The node in the middle. A word is the nearer the stronger it is by the measure of
        the result, to the left or right as it stands before or behind the node; its blue
        line is as thick as its count. A grey line joins words that share half of the
        windows of the rarer, at least two, and twice as many as chance would give. The
        same result always gives the same picture.

    Raises
    ------
    InputError
        There are no collocates, or `n` is no such number.

    Examples
    --------
    >>> import rhetoric as rh
    >>> texts = ["We want peace now. They want peace, and bread."]
    >>> found = rh.collocates(texts, "peace", min_count=2)
    >>> [text.get_text() for text in rh.plots.collocate_network(found).texts]
    ['peace', 'want 2']
    """
    check_result(collocates, Collocates, "collocates", "collocate_network")
    count = check_number(n, "collocate_network")
    if count > MOST:
        raise InputError(f"collocate_network: n must be at most {MOST}, got {count}.")
    rows = _rows(collocates, count, "collocate_network")
    across = NOTEBOOK_WIDTH if ax is None else room_in(ax, "collocate_network")
    axes = axes_for(ax, (NOTEBOOK_WIDTH, _HIGH + 1.0))
    high = _HIGH if ax is None else 0.8 * float(ax.get_window_extent().height / ax.figure.dpi)
    names = [shorten(drawable(collocates.node), 2 * WORD_LETTERS)]
    names += [f"{shorten(drawable(row.word), WORD_LETTERS)} {row.count:,}" for row in rows]
    sizes = np.array([(inches(name) + 0.12, height(name) + 0.07) for name in names])
    sizes[0] *= 1.3
    start = np.concatenate([np.zeros((1, 2)), _around(rows) * [across / 2, high / 2]])
    at = apart(start, sizes, (across, high))
    _links(axes, collocates, rows, at)
    _words(axes, names, at)
    axes.set_xlim(-across / 2, across / 2)
    axes.set_ylim(-high / 2, high / 2)
    axes.set_xticks([])
    axes.set_yticks([])
    bare(axes, "top", "right", "bottom", "left")
    said = [
        f"nearer: stronger by {drawable(collocates.measure)}",
        "left or right: before or behind the node",
        "thicker: more often (count beside the word)",
        "grey: words that often stand together there",
    ]
    axes.set_xlabel(join(said, letters(across)), fontsize=LABEL)
    head(axes, drawable(collocates.title), across)
    return axes


def _rows(collocates: Collocates, n: int, function: str) -> list[Collocate]:
    rows = [row for row in collocates.top(n) if row.score is not None]
    if not rows:
        raise InputError(
            f"{function}: {collocates.title}, so there is nothing to draw. "
            f"{' '.join(collocates.notes)}"
        )
    return rows


def _score(row: Collocate) -> str:
    value = row.score or 0.0
    return f"{value:.3f}" if abs(value) < 1 else f"{value:,.2f}"


def _around(rows: Sequence[Collocate]) -> Numbers:
    """Place words around the middle, as shares of half the room: by side, and by strength."""
    scores = np.array([row.score or 0.0 for row in rows])
    reach = float(np.ptp(scores))
    weakness = (scores.max() - scores) / reach if reach else np.full(len(rows), 0.5)
    radius = _NEAR + (_FAR - _NEAR) * weakness
    lean = [(row.right - row.left) / (row.right + row.left) for row in rows]
    order = sorted(range(len(rows)), key=lambda place: (lean[place], rows[place].word))
    angle = np.empty(len(rows))
    for half, sign in ((order[::2], 1), (order[1::2], -1)):
        for step, place in enumerate(half):
            angle[place] = sign * np.pi * (1 - (step + 0.5) / len(half))
    # Words that all lean one way would go around; their lean says how far over they go.
    across = np.clip(0.5 * np.cos(angle) + 0.5 * np.array(lean), -1, 1)
    up = np.sign(np.sin(angle)) * np.sqrt(np.maximum(1 - across**2, 0.15))
    spread = np.abs(np.sin(angle))
    return np.column_stack([radius * across, radius * up * (0.35 + 0.65 * spread)])


def _links(ax: Axes, collocates: Collocates, rows: Sequence[Collocate], at: Numbers) -> None:
    together = collocates.pairs([row.word for row in rows])
    own = np.diag(together)
    close = (together >= 2) & (2 * together >= np.minimum(own[:, None], own))
    close &= together * rows[0].node_count >= _LIFT * own[:, None] * own
    for pair in np.argwhere(np.triu(close, 1)):
        ends = at[pair + 1]
        ax.plot(ends[:, 0], ends[:, 1], color="#BBBBBB", linewidth=0.8, zorder=1)
    most = max(row.count for row in rows)
    for row, (x, y) in zip(rows, at[1:], strict=True):
        width = 0.8 + 4.0 * row.count / most
        ax.plot([0, x], [0, y], color=BLUE, alpha=0.45, linewidth=width, zorder=2)


def _words(ax: Axes, names: Sequence[str], at: Numbers) -> None:
    """Write the words over the lines."""
    for place, (name, (x, y)) in enumerate(zip(names, at, strict=True)):
        box = {"boxstyle": "round,pad=0.15", "linewidth": 0, "facecolor": "white", "alpha": 0.85}
        ax.text(
            x,
            y,
            name,
            ha="center",
            va="center",
            fontsize=LABEL if place else LABEL + 2,
            fontweight="normal" if place else "bold",
            bbox=box,
            zorder=4,
            **style(names),
        )
