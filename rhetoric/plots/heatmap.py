"""Documents against frames: how much of each frame each text uses."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from rhetoric.errors import InputError
from rhetoric.framing.scores import FEW_WORDS, FrameScores
from rhetoric.framing.units import SENTENCE
from rhetoric.plots.canvas import LIMIT, UNIT, check_fits, check_result, places
from rhetoric.plots.grid import Grid, draw_grid
from rhetoric.plots.labels import CHILD_NOTE, drawable, frame_labels, has_children


def frame_heatmap(
    scores: FrameScores,
    *,
    units: Sequence[str] | None = None,
    frames: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the rates of all frames in all texts as a grid of colours and numbers.

    Parameters
    ----------
    scores : FrameScores
    units : sequence of str, optional
        Which of ``scores.units`` (documents, sentences or groups), in this order.
    frames : sequence of str, optional
        Which of ``scores.frames``, in this order.
    ax : matplotlib Axes, optional
        Where to draw; a new figure of the right size otherwise.

    Returns
    -------
    matplotlib Axes
        One row a text, one column a frame, matches per 1,000 words in each cell.
        A text without words is hatched. An asterisk marks a text that is too
        short for a stable rate.

    Raises
    ------
    InputError
        There is nothing to draw, a name is not in the scores, or there are more than
        60 texts or frames.

    Examples
    --------
    >>> import rhetoric as rh
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*"]})
    >>> ax = rh.plots.frame_heatmap(rh.score_frames(["We hope."], lexicon))
    >>> [text.get_text() for text in ax.texts]
    ['500']
    """
    rows, columns = chosen(scores, units, frames, "frame_heatmap")
    rates = scores.rates[np.ix_(rows, columns)]
    names = frame_labels([scores.frames[place] for place in columns])
    texts, short = unit_names(scores, rows)
    notes = [CHILD_NOTE] if has_children(names) else []
    notes += [short, "– no words" * bool(np.isnan(rates).any())]
    grid = Grid(
        function="frame_heatmap",
        values=rates,
        texts=[[rate_text(rate) for rate in row] for row in rates.tolist()],
        rows=texts,
        columns=[drawable(name) for name in names],
        title=drawable(scores.title),
        unit=UNIT,
        notes=notes,
        most=float(np.nanmax(rates)) if np.nansum(rates) else 1.0,
        cell=0.4,
    )
    return draw_grid(grid, ax)


def rate_text(rate: float) -> str:
    """Write a rate for a cell; a rate that is not zero is not written as zero.

    Examples
    --------
    >>> [rate_text(rate) for rate in (0.0, 0.02, 3.14, 250.0, float("nan"))]
    ['0', '<0.1', '3.1', '250', '–']
    """
    if np.isnan(rate):
        return "–"
    if 0 < rate < 0.05:
        return "<0.1"
    return "0" if not rate else f"{rate:.1f}" if rate < 99.95 else f"{rate:.0f}"


def unit_names(scores: FrameScores, places: Sequence[int]) -> tuple[list[str], str]:
    """Name units, with a sign at those that are too short or whose texts carry warnings.

    Returns
    -------
    names : list of str
    note : str
        What the signs say; empty where there is none. Single sentences are all
        short, and have none.
    """
    words = scores.words[list(places)].tolist() if scores.by != SENTENCE else []
    short = [0 < count < FEW_WORDS for count in words] or [False] * len(places)
    flagged = set(scores.flagged)
    units = [scores.units[place] for place in places]
    names = [
        drawable(unit) + " *" * few + " †" * (unit in flagged)
        for unit, few in zip(units, short, strict=True)
    ]
    notes = [
        f"* under {FEW_WORDS} words, too little for a stable rate" * any(short),
        "† the text carries warnings" * any(unit in flagged for unit in units),
    ]
    return names, "; ".join(note for note in notes if note)


def chosen(
    scores: FrameScores,
    units: Sequence[str] | None,
    frames: Sequence[str] | None,
    function: str,
) -> tuple[list[int], list[int]]:
    """Find the places of the units and frames to draw.

    Raises
    ------
    InputError
        There are none, too many, or some that the scores do not have.
    """
    check_result(scores, FrameScores, "score_frames", function)
    if not len(scores):
        raise InputError(f"{function}: these scores have no rows, so there is nothing to draw.")
    rows = places(units, scores.units, "units", function)
    columns = places(frames, scores.frames, "frames", function)
    remedy = f"Choose at most {LIMIT} of them: {function}(scores, units=[...]), or score groups: "
    check_fits(len(rows), f"{scores.by}s", function, f"{remedy}score_frames(..., by=field).")
    remedy = f"Choose at most {LIMIT} of them: {function}(scores, frames=[...])."
    check_fits(len(columns), "frames", function, remedy)
    return rows, columns
