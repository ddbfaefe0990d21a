"""What can be asked of a list of words or sequences: lengths and least counts, checked."""

from operator import index
from typing import Any

from rhetoric.errors import InputError

INSIDE = (
    "words that stand one right after the other in a sentence, with no sign between but a "
    "possessive 's, in lower case"
)
"""What a sequence is, for methods."""


def chosen_lengths(n: Any, function: str, shortest: int, longest: int) -> tuple[int, int]:
    """Give the fewest and the most words of a sequence.

    Raises
    ------
    InputError
        It is neither a number nor two, or they lie outside.

    Examples
    --------
    >>> chosen_lengths(3, "ngrams", 1, 20), chosen_lengths((2, 5), "ngrams", 1, 20)
    ((3, 3), (2, 5))
    """
    pair = n if isinstance(n, tuple | list) and len(n) == 2 else (n, n)
    try:
        fewest, most = (0 if isinstance(one, bool) else index(one) for one in pair)
    except TypeError:
        fewest = most = 0
    if not shortest <= fewest <= most <= longest:
        raise InputError(
            f"{function}: n must be a number of words from {shortest} to {longest}, or two such "
            f"as (2, 5), got {n!r}."
        )
    return fewest, most


def lengths_text(fewest: int, most: int) -> str:
    """Tell how many words a sequence has.

    Examples
    --------
    >>> lengths_text(2, 2), lengths_text(2, 5)
    ('2 words', '2 to 5 words')
    """
    return f"{fewest} words" if fewest == most else f"{fewest} to {most} words"
