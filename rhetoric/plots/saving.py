"""Finished pictures as files."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from rhetoric.errors import InputError
from rhetoric.plots.canvas import Canvas

DOTS_PER_INCH = 130


@contextmanager
def default_style() -> Iterator[None]:
    """Draw in matplotlib's own style, whatever style the user has set."""
    with plt.style.context("default"):
        yield


def save(drawn: Axes | Canvas, path: Path) -> None:
    """Write a picture to a file of the kind that its ending says, and close its figure.

    Raises
    ------
    InputError
        matplotlib writes no such kind of file, or the folder is not there.
    """
    figure = _figure_of(drawn)
    known = figure.canvas.get_supported_filetypes()
    kind = path.suffix.lstrip(".").lower()
    if kind not in known:
        raise InputError(
            f"A picture cannot be written to {path.name!r}. Name a file that ends in one of: "
            f"{', '.join(f'.{one}' for one in known)}."
        )
    if not path.parent.is_dir():
        raise InputError(f"A picture cannot be written to {path}: there is no such folder.")
    figure.savefig(path, dpi=DOTS_PER_INCH, bbox_inches="tight", facecolor="white")
    plt.close(figure)


def png(drawn: Axes | Canvas) -> bytes:
    """Give a picture as a PNG file, and close its figure.

    Parameters
    ----------
    drawn : matplotlib Axes, Figure or SubFigure
        What a function of this room returned.

    Returns
    -------
    bytes
        The same for the same picture: no date stands in it.
    """
    figure = _figure_of(drawn)
    buffer = BytesIO()
    figure.savefig(
        buffer,
        format="png",
        dpi=DOTS_PER_INCH,
        bbox_inches="tight",
        facecolor="white",
        metadata={"Software": None},
    )
    plt.close(figure)
    return buffer.getvalue()


def _figure_of(drawn: Axes | Canvas) -> Figure:
    figure: object = drawn
    while not isinstance(figure, Figure):
        figure = getattr(figure, "figure", None)
    return figure
