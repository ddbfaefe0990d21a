"""A short list of common English words, shipped as a file."""

from functools import cache
from pathlib import Path


@cache
def common_words() -> frozenset[str]:
    """Read the shipped list of common English words.

    Returns
    -------
    frozenset of str
        In lower case.

    Examples
    --------
    >>> "army" in common_words(), "armydue" in common_words()
    (True, False)
    """
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
