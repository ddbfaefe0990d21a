"""What a reader must know beside the numbers of a comparison, in sentences."""

from collections.abc import Sequence

import numpy as np

from rhetoric.comparison.space import Space
from rhetoric.tokens.vocabulary import Bools

SHOWN = 8
MOSTLY = 0.5
LEAST_TEXTS = 3
"""Of two texts every shared word is one that all texts use."""
UNEVEN = 4.0
"""Texts of which one is so many times as long as another are of uneven length."""


def listed(names: Sequence[str]) -> str:
    """Name the first few of many.

    Examples
    --------
    >>> listed([str(number) for number in range(10)])
    '0, 1, 2, 3, 4, 5, 6, 7 and 2 more'
    """
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{', '.join(names[:SHOWN])}{more}"


def flag_note(flagged: Sequence[str], documents: Sequence[str]) -> tuple[str, ...]:
    """Say which of the documents carry warnings; nothing where none does."""
    known = set(documents)
    names = [name for name in flagged if name in known]
    carry = "carries" if len(names) == 1 else "carry"
    return (f"{listed(names)} {carry} warnings: see corpus.summary().",) if names else ()


def empty_note(space: Space) -> tuple[str, ...]:
    """Say which documents have none of the words that are compared."""
    names = [space.documents[place] for place in np.flatnonzero(space.words == 0).tolist()]
    if not names:
        return ()
    has = "has" if len(names) == 1 else "have"
    return (
        f"{listed(names)} {has} no word that is compared, so {has} nothing in common with any.",
    )


def same_note(documents: Sequence[str], same: Bools) -> tuple[str, ...]:
    """Say which documents do not differ at all.

    Parameters
    ----------
    documents : sequence of str
    same : numpy.ndarray of bool, shape (documents, documents)
    """
    pairs = np.argwhere(np.triu(same, k=1))
    if not len(pairs):
        return ()
    first, second = (documents[place] for place in pairs[0].tolist())
    if len(pairs) == 1:
        return (f"{first} and {second} do not differ in what is compared.",)
    told = f"{len(pairs):,} pairs do not differ in what is compared, such as"
    return (f"{told} {first} and {second}.",)


def length_note(space: Space) -> tuple[str, ...]:
    """Say that the measure depends on length, where lengths differ much."""
    held = space.words[space.words > 0]
    if space.measure.name == "cosine" or len(held) < 2 or held.max() < UNEVEN * held.min():
        return ()
    words = space.words.tolist()
    short, long = (space.documents[words.index(end)] for end in (held.min(), held.max()))
    told = f"The texts have from {held.min():,} words ({short}) to {held.max():,} ({long})."
    beware = "A short and a long text have less in common by this measure for length alone."
    return (f"{told} {beware}",)


def common_note(space: Space, pair: tuple[int, int] | None) -> tuple[str, ...]:
    """Say how much of a cosine is of words that all texts use.

    Parameters
    ----------
    space : Space
    pair : tuple of int or None
        The places of the two texts that are most alike.
    """
    if space.measure.name != "cosine" or len(space.documents) < LEAST_TEXTS or pair is None:
        return ()
    parts = space.parts(*pair)
    common = space.counts.document_frequency == len(space.documents)
    share = float(parts[common].sum() / parts.sum()) if parts.any() else 0.0
    if share < MOSTLY:
        return ()
    largest = np.argsort(-np.where(common, parts, 0.0), kind="stable")[:3]
    named = ", ".join(space.terms[place] for place in largest.tolist())
    told = (
        f"Words that every text uses make {share:.0%} of the similarity of the most alike pair, "
        f"such as: {named}. To compare by other words, take scheme='ltc' or stop_words."
    )
    return (told,)
