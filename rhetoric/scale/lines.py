"""Lines of CSV from arrays of numbers, without an object for each number."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from rhetoric.tokens.vocabulary import Ints

_NEEDS_QUOTES = re.compile(r'[",\r\n]')


def number_lines(numbers: Ints) -> list[bytes]:
    r"""Write each row of a table of counts as a line.

    Parameters
    ----------
    numbers : numpy.ndarray of int64, shape (rows, columns)
        None of them negative.

    Returns
    -------
    list of bytes
        Cells joined by commas, with a line feed at the end.

    Examples
    --------
    >>> number_lines(np.array([[0, 12], [345, 6]]))
    [b'0,12\n', b'345,6\n']
    """
    rows, columns = numbers.shape
    if not numbers.size:
        return [b"\n"] * rows
    rest = numbers.ravel()
    most = len(str(int(rest.max())))
    digits = np.ones(len(rest), dtype=np.int64)
    for power in range(1, most):
        digits += rest >= 10**power
    ends = np.cumsum(digits + 1)
    line = np.empty(int(ends[-1]), dtype=np.uint8)
    line[ends - 1] = ord(",")
    line[ends[columns - 1 :: columns] - 1] = ord("\n")
    places = ends - 2
    for power in range(most):
        # From the last digit on, only where there are that many.
        if power:
            longer = digits > power
            digits, places, rest = digits[longer], places[longer], rest[longer]
        line[places - power] = ord("0") + rest % 10
        rest = rest // 10
    content = line.tobytes()
    bounds = [0, *ends[columns - 1 :: columns].tolist()]
    return [content[first:last] for first, last in pairwise(bounds)]


def cell(text: str) -> str:
    """Write a text as a cell of CSV; a NUL, which readers refuse, becomes ``␀``."""
    plain = text.replace("\x00", "␀")
    return f'"{plain.replace(chr(34), chr(34) * 2)}"' if _NEEDS_QUOTES.search(plain) else plain


def heading_line(names: Iterable[str]) -> bytes:
    """Write the names of columns as the first line."""
    return encoded(",".join(map(cell, names)) + "\n")


def encoded(text: str) -> bytes:
    """Encode as UTF-8; half of a pair of surrogates is spelt out."""
    return text.encode("utf-8", "backslashreplace")


def text_cells(texts: Sequence[str]) -> list[bytes]:
    """Write each text as a cell, encoded."""
    return [encoded(cell(text)) for text in texts]
