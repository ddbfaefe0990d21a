"""From sums over documents to one row a frame."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Any

from rhetoric.framing.scores import FrameScores
from rhetoric.statistics import FEW_UNITS, poisson_upper_bound
from rhetoric.tables import count_phrase

PER = 1000
SINGLE = ("documents", "with_words", "words", "sentences", "words_words")
BY_FRAME = ("count", "with_match", "sentences_with_match", "count_count", "count_words")
Sums = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameTotal:
    """How much a whole stream uses one frame.

    Parameters
    ----------
    frame : str
    level : int
        How deep the category lies; 1 at the top.
    documents, documents_with_match : int
    words, sentences, sentences_with_match : int
    count : int
        Matches that count.
    per_thousand : float or None
        Matches per 1,000 words; None without words.
    low, high : float or None
        Interval of `per_thousand`; None where it cannot be had, and `note` says
        why.
    share_of_sentences : float or None
        From 0 to 1.
    note : str
        What to beware of.
    """

    frame: str
    level: int
    documents: int
    documents_with_match: int
    words: int
    sentences: int
    sentences_with_match: int
    count: int
    per_thousand: float | None
    low: float | None
    high: float | None
    share_of_sentences: float | None
    note: str


def added(accounts: Iterable[Sums], frames: int) -> Sums:
    """Add up the sums of chunks. They are whole numbers of any size."""
    total: Sums = dict.fromkeys(SINGLE, 0) | {name: [0] * frames for name in BY_FRAME}
    for account in accounts:
        for name in SINGLE:
            total[name] += account[name]
        for name in BY_FRAME:
            total[name] = [a + b for a, b in zip(total[name], account[name], strict=True)]
    return total


def frame_totals(total: Sums, probe: FrameScores, confidence: float) -> list[FrameTotal]:
    """Make one row a frame of sums over documents; `probe` names the frames."""
    words, sentences = total["words"], total["sentences"]
    rows = []
    for place, frame in enumerate(probe.frames):
        low, high, note = ratio_interval(
            documents=total["with_words"],
            words=words,
            count=total["count"][place],
            squares=(
                total["count_count"][place],
                total["count_words"][place],
                total["words_words"],
            ),
            confidence=confidence,
        )
        rows.append(
            FrameTotal(
                frame=frame,
                level=probe.rows[place].level,
                documents=total["documents"],
                documents_with_match=total["with_match"][place],
                words=words,
                sentences=sentences,
                sentences_with_match=total["sentences_with_match"][place],
                count=total["count"][place],
                per_thousand=PER * total["count"][place] / words if words else None,
                low=None if low is None else PER * low,
                high=None if high is None else PER * high,
                share_of_sentences=(
                    total["sentences_with_match"][place] / sentences if sentences else None
                ),
                note=note,
            )
        )
    return rows


def ratio_interval(
    *,
    documents: int,
    words: int,
    count: int,
    squares: tuple[int, int, int],
    confidence: float,
) -> tuple[float | None, float | None, str]:
    """Give the interval of a ratio of sums over documents from the sums alone.

    Parameters
    ----------
    documents : int
        With words.
    words, count : int
        Sums over the documents.
    squares : tuple of int
        Sums of count squared, of count times words, and of words squared.
    confidence : float

    Returns
    -------
    low, high : float or None
        Per word.
    note : str

    Notes
    -----
    The linearised variance of the ratio estimator, the documents being the
    sample (Cochran 1977, section 6.4), and the normal distribution. The
    numerator of the variance is summed in whole numbers, so that chunks add up
    to the same figure in any order. No match gets the exact Poisson bound.

    Examples
    --------
    >>> ratio_interval(documents=2, words=20, count=2, squares=(2, 20, 200), confidence=0.95)
    (0.1, 0.1, 'only 2 documents: too narrow')
    """
    if not words:
        return None, None, "no words"
    if documents < 2:
        return None, None, "no interval: one document only"
    few = f"only {count_phrase(documents, 'document')}: too narrow"
    note = few if documents < FEW_UNITS else ""
    if not count:
        return 0.0, poisson_upper_bound(confidence) / words, note
    cc, cw, ww = squares
    # Sum of (count − rate × words)², times words²: a whole number until here.
    residual = cc * words**2 - 2 * count * words * cw + count**2 * ww
    variance = documents / (documents - 1) * (residual / words**2) / words**2
    half = NormalDist().inv_cdf((1 + confidence) / 2) * sqrt(max(variance, 0.0))
    rate = count / words
    return max(rate - half, 0.0), rate + half, note
