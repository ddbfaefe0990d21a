"""Marks with a space on the wrong side, as links and notes leave when they are cut out."""

import re

from rhetoric.corpus.warning_signs.quotations import Quotations

_LOOSE = re.compile(
    r"(?<=[^\W\d_]) ['’]s\b(?= )"  # "Khrushchev 's"
    r"|(?<=[^\W\d_]) \.(?=\s|\Z)(?! ?\.)"  # "the Cuban ."
    r"|(?<=[^\W\d_]) ,(?= )"
)
_SIGNS = (" '", " ’", " .", " ,")
_LONGEST_QUOTATION = 80


def find_loose_marks(text: str, quotations: Quotations) -> list[tuple[int, int]]:
    r"""Find marks that a space parts from the word they belong to.

    Parameters
    ----------
    text : str
    quotations : Quotations
        Of the same text.

    Returns
    -------
    list of (int, int)
        Spans of the marks, and of short quotations with a space inside both
        ends; in order.

    Examples
    --------
    >>> from rhetoric.corpus.warning_signs.quotations import find_quotations
    >>> text = 'The " Armistice Line " and Zaire \'s leader.'
    >>> find_loose_marks(text, find_quotations(text))
    [(4, 22), (32, 35)]
    """
    # Most texts have none of the signs, which is seen at once.
    may = any(sign in text for sign in _SIGNS)
    marks = [match.span() for match in _LOOSE.finditer(text)] if may else []
    padded = [
        (start, end)
        for start, end in quotations.pairs
        if 4 < end - start <= _LONGEST_QUOTATION and text[start + 1] == " " == text[end - 2]
    ]
    return sorted([*marks, *padded])
