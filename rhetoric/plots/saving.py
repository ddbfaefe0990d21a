"""Finished pictures as files."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from rhetoric.plots.canvas import Canvas

DOTS_PER_INCH = 130


@contextmanager
def default_style() -> Iterator[None]:
    """Draw in matplotlib's own style, whatever style the user has set."""
    with plt.style.context("default"):
        yield


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
    figure: object = drawn
    while not isinstance(figure, Figure):
        figure = getattr(figure, "figure", None)
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
