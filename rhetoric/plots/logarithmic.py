"""Numbers on logarithmic scales, of however few decades."""

from math import log10

from matplotlib.axis import Axis
from matplotlib.ticker import (
    FuncFormatter,
    Locator,
    LogLocator,
    MaxNLocator,
    NullFormatter,
    NullLocator,
)

TENFOLD, FINER = 2.0, 0.8
"""Decades from which steps of ten, and of 1, 2 and 5, give at least two numbers."""
_MOST = 7


def log_ticks(axis: Axis, low: float, high: float, *, whole: bool = False) -> None:
    """Put numbers on a logarithmic scale: at tenfold steps, at finer ones where it is short.

    Parameters
    ----------
    axis : matplotlib Axis
    low, high : float
        The ends of the scale.
    whole : bool
        Whether there are no numbers but whole ones.
    """
    decades = log10(high / low)
    locator: Locator
    if decades >= TENFOLD:
        locator = LogLocator(numticks=_MOST)
    elif decades >= FINER:
        locator = LogLocator(subs=(1.0, 2.0, 5.0), numticks=_MOST)
    else:
        # Marks between the numbers would stand at other steps than these.
        locator = MaxNLocator(nbins=5, steps=[1, 2, 5, 10], integer=whole)
        axis.set_minor_locator(NullLocator())
    axis.set_major_locator(locator)
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    axis.set_minor_formatter(NullFormatter())
