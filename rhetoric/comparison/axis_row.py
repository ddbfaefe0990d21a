"""A document on an axis, and what was asked for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisPosition:
    """Where one document stands on the axis.

    Parameters
    ----------
    document : str
    words : int
        How many counted words it has.
    position : float or None
        Their mean polarity; None without counted words.
    standard_error : float or None
        Of the position.
    standardised : float or None
        The position less the mean of all documents, over their standard deviation.
    low, high : float or None
        Interval of the standardised position, from the standard error.
    bias : float or None
        Mean cosine of its words to the line between the ends (FrameAxis).
    intensity : float or None
        Mean squared distance of those cosines from the bias of all texts together.
    note : str
        What to beware of.
    """

    document: str
    words: int
    position: float | None
    standard_error: float | None
    standardised: float | None
    low: float | None
    high: float | None
    bias: float | None
    intensity: float | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisSettings:
    """What was asked for; see `semantic_axis`.

    Parameters
    ----------
    seeds : dict of str to float
    names : tuple of str
        Of the lower and the upper end.
    k : int
    weighting : str
    min_count : int
    left_out : str
        Which stop words; empty where none.
    confidence : float
    """

    seeds: dict[str, float]
    names: tuple[str, str]
    k: int
    weighting: str
    min_count: int
    left_out: str
    confidence: float
