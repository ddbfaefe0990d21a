"""Text that is not English, told by how few English words of grammar are in it."""

import re
from collections.abc import Iterator

# Very common, and seldom words of another language: "in", "an", "die" and "on" are left out.
_GRAMMAR = frozenset(
    """the and of to is was that it he for with as his this be at by from they have not are but had
        which you or were we her she there been their has when who will would if what them could its
        more than these our into only some about can your my other after also no how then out up so
        all one i any those such very because while where do did""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST_WORDS = 40
_LEAST_SHARE = 0.06
_SURE_SHARE = 0.12
_SAMPLE, _EVERY = 150, 2_000
"""English prose has three words of grammar in ten, and headlines one or two."""
_LINE_WORDS = 25
_LINE_SHARE = 0.05
_PROSE_LINE = 8  # words of a line on average: lists of names have no grammar in any language


def find_other_language(text: str) -> tuple[float, list[tuple[int, int]]]:
    """Tell how much of a text is English by its grammar, and which lines are not.

    Parameters
    ----------
    text : str

    Returns
    -------
    share : float
        Of the words, how many are English words of grammar, from 0 to 1; 1 for a
        text that is too short, or too much of a list, to tell.
    lines : list of (int, int)
        Spans of long lines with almost none.

    Examples
    --------
    >>> find_other_language("Ein Text ist kein Roman. " * 20)[0]
    0.0
    """
    shares = [_share(sample)[0] for sample in _samples(text)]
    if shares and min(shares) >= _SURE_SHARE:
        return 1.0, []
    share, words = _share(text)
    if words < _FEWEST_WORDS or words < _PROSE_LINE * (text.count("\n") + 1):
        return 1.0, []
    return share, list(_lines(text)) if share < 3 * _SURE_SHARE else []


def is_english(share: float) -> bool:
    """Whether a share of words of grammar is that of English."""
    return share >= _LEAST_SHARE


def _samples(text: str) -> Iterator[str]:
    """A look at the beginning of each long line says enough of most texts."""
    for line in text.split("\n"):
        for start in range(0, len(line) - _SAMPLE, _EVERY):
            yield line[start : start + _SAMPLE]


def _share(text: str) -> tuple[float, int]:
    words = _WORD.findall(text.lower())
    return sum(word in _GRAMMAR for word in words) / max(len(words), 1), len(words)


def _lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        share, words = _share(line)
        if words >= _LINE_WORDS and share < _LINE_SHARE:
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans
