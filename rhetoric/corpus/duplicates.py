"""Texts of a corpus that are the same, or nearly: found by the sentences they share.

Sentences are looked up, never all texts compared with all, so the time grows with the
size of the corpus. A sentence that very many texts have is a formula and says nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from rhetoric.corpus.document import Document, DocumentWarning

_END = re.compile(r"[.!?\n]+")
_SPACES = re.compile(r"\s+")
_SHORTEST_PIECE = 30
"""Code points of a stretch between two ends that is worth comparing."""
_FEWEST = 200
"""Code points of a text that may be called a near-duplicate."""
_SHARE = 0.6
_MOST_TEXTS = 20
_NAMED = 3


def flag_duplicates(documents: Iterable[Document]) -> list[Document]:
    """Put a warning on texts of which most stands in another one too.

    Parameters
    ----------
    documents : iterable of Document

    Returns
    -------
    list of Document
        The same, in order; those concerned with a warning ``near-duplicate`` that
        names up to three others and how much of the text they share.

    Examples
    --------
    >>> text = "The assembly met in the old hall on Monday. " * 6
    >>> twice = [Document(id=name, text=text, raw=text) for name in ("a", "b")]
    >>> flag_duplicates(twice)[1].warnings[0].message
    "The whole text stands in 'a' too, word for word: what it counts for is counted twice."
    """
    listed = list(documents)
    found = _shared(listed)
    return [
        replace(document, warnings=(*document.warnings, _warning(found[number], listed)))
        if number in found
        else document
        for number, document in enumerate(listed)
    ]


def _warning(others: list[tuple[float, int]], documents: Sequence[Document]) -> DocumentWarning:
    names = ", ".join(repr(documents[other].id) for _, other in others[:_NAMED])
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    share = others[0][0]
    if share >= 1:
        told = f"The whole text stands in {names}{more} too, word for word"
    else:
        told = f"Up to {share:.0%} of this text stands in {names}{more} too, word for word"
    message = f"{told}: what it counts for is counted {'twice' if len(others) == 1 else 'again'}."
    return DocumentWarning(kind="near-duplicate", message=message)


def _shared(documents: Sequence[Document]) -> dict[int, list[tuple[float, int]]]:
    """For each text concerned the others, with the share of it that they have, highest first."""
    found: dict[int, list[tuple[float, int]]] = {}
    alone = _same(documents, found)
    having: defaultdict[str, list[int]] = defaultdict(list)
    sizes: dict[int, int] = {}
    for number in alone:
        pieces = _pieces(documents[number].text)
        sizes[number] = sum(map(len, pieces))
        for piece in pieces:
            having[piece].append(number)
    together: Counter[tuple[int, int]] = Counter()
    for piece, numbers in having.items():
        if 1 < len(numbers) <= _MOST_TEXTS:
            for pair in combinations(numbers, 2):
                together[pair] += len(piece)
    for (first, second), size in together.items():
        for one, other in ((first, second), (second, first)):
            share = size / sizes[one]
            if share >= _SHARE and sizes[one] >= _FEWEST:
                found.setdefault(one, []).append((min(share, 0.99), other))
    return {one: sorted(others, key=lambda o: (-o[0], o[1])) for one, others in found.items()}


def _same(documents: Sequence[Document], found: dict[int, list[tuple[float, int]]]) -> list[int]:
    """Note texts that are equal but for white space; give the first of each, and the others."""
    first: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        if len(document.text) >= _FEWEST:
            first.setdefault(_SPACES.sub(" ", document.text).strip(), []).append(number)
    for numbers in first.values():
        for number in numbers if len(numbers) > 1 else ():
            # Each names the first of them, and the first the second: all would be a square.
            others = [other for other in numbers[: _NAMED + 1] if other != number]
            found[number] = [(1.0, other) for other in others[:_NAMED]]
    return [numbers[0] for numbers in first.values()]


def _pieces(text: str) -> set[str]:
    return {
        bare
        for piece in _END.split(text)
        if len(bare := _SPACES.sub(" ", piece).strip()) >= _SHORTEST_PIECE
    }
