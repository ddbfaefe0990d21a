"""The seed words that lay down an axis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite
from typing import Any

import numpy as np

from rhetoric.comparison.matching_terms import terms_of
from rhetoric.errors import InputError
from rhetoric.lexicon.pattern import PatternError, parse_pattern
from rhetoric.statistics import Numbers
from rhetoric.tokens.lexer import fold
from rhetoric.tokens.vocabulary import Ints, Vocabulary

Seeds = Mapping[str, float] | tuple[Sequence[str], Sequence[str]]
_FORM = (
    'semantic_axis: seeds must be a mapping from word to weight, {"good": 1, "bad": -1}, or two '
    'lists, (["good"], ["bad"]): the upper end of the axis, then the lower'
)


def read_seeds(seeds: Any) -> dict[str, float]:
    """Take seeds as patterns with weights.

    Parameters
    ----------
    seeds : mapping of str to float, or two sequences of str
        The words of the second sequence get the weight -1.

    Raises
    ------
    InputError
        It is neither, a weight is no number other than 0, a pattern is wrong or of more
        than one word, or a word stands at both ends.

    Examples
    --------
    >>> read_seeds((["good"], ["bad", "poor"]))
    {'good': 1.0, 'bad': -1.0, 'poor': -1.0}
    """
    if isinstance(seeds, tuple | list) and len(seeds) == 2 and all(map(_is_list, seeds)):
        upper, lower = (dict.fromkeys(end) for end in seeds)
        if both := [word for word in upper if word in lower]:
            raise InputError(f"semantic_axis: the seed {both[0]!r} stands at both ends.")
        seeds = {**dict.fromkeys(upper, 1.0), **dict.fromkeys(lower, -1.0)}
    if not isinstance(seeds, Mapping) or not seeds:
        raise InputError(f"{_FORM}. Got {seeds!r}.")
    for word, weight in seeds.items():
        _check_seed(word, weight)
    return {word: float(weight) for word, weight in seeds.items()}


def _is_list(end: object) -> bool:
    return isinstance(end, Sequence | set | frozenset) and not isinstance(end, str | bytes)


def _check_seed(word: object, weight: object) -> None:
    number = isinstance(weight, int | float) and not isinstance(weight, bool)
    if not isinstance(word, str) or not number or not isfinite(weight) or not weight:  # type: ignore[arg-type]
        raise InputError(f"{_FORM}; a weight is a number other than 0. Got {word!r}: {weight!r}.")
    try:
        words = parse_pattern(word)
    except PatternError as error:
        raise InputError(f"semantic_axis: the seed {word!r}: {error}.") from error
    if len(words) != 1 or words[0].case:
        raise InputError(
            f"semantic_axis: a seed is one word in any case, got {word!r}. Words have places "
            "of their own in the space, phrases have none."
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FoundSeeds:
    """The counted words that seeds take.

    Parameters
    ----------
    places : numpy.ndarray of int64, shape (seeds,)
        Where they stand among the counted words.
    weights : numpy.ndarray of float, shape (seeds,)
        The weights of each end add up to 1 or to -1.
    missing : tuple of str
        Seeds that take no counted word, each with what is near it.
    """

    places: Ints
    weights: Numbers
    missing: tuple[str, ...]


def find_seeds(
    seeds: Mapping[str, float], terms: Sequence[str], uncounted: frozenset[str], left_out: str
) -> FoundSeeds:
    """Look seeds up among the counted words.

    Parameters
    ----------
    seeds : mapping of str to float
    terms : sequence of str
        Sorted.
    uncounted : frozenset of str
        Words that occur and are not counted.
    left_out : str
        Which words are not counted, for messages.

    Raises
    ------
    InputError
        No seed of one end is a counted word; the nearest words are named.
    """
    taken = terms_of([parse_pattern(word) for word in seeds], Vocabulary(terms))
    weights: dict[int, float] = {}
    for places, weight in zip(taken, seeds.values(), strict=True):
        for place in places.tolist():
            weights.setdefault(place, weight)
    missing = tuple(
        _near(word, terms, uncounted)
        for word, places in zip(seeds, taken, strict=True)
        if not len(places)
    )
    for sign, end in ((1, "upper"), (-1, "lower")):
        asked = any(sign * weight > 0 for weight in seeds.values())
        if asked and not any(sign * weight > 0 for weight in weights.values()):
            raise InputError(
                f"semantic_axis: no seed of the {end} end is a counted word ({left_out}): "
                f"{', '.join(missing)}."
            )
    places = np.array(sorted(weights), dtype=np.int64)
    values = np.array([weights[place] for place in places.tolist()])
    for sign in (1, -1):
        ahead = sign * values > 0
        if ahead.any():
            # Each end weighs the same, however many seeds it has.
            values[ahead] /= abs(values[ahead].sum())
    return FoundSeeds(places=places, weights=values, missing=missing)


def _near(word: str, terms: Sequence[str], uncounted: frozenset[str]) -> str:
    """Name a seed that is no counted word, and what may be meant."""
    if fold(word) in uncounted:
        return f"{word!r} (occurs, but is not counted)"
    close = get_close_matches(word.strip("*?"), terms, n=3, cutoff=0.6)
    return f"{word!r} (near it: {', '.join(close)})" if close else f"{word!r} (does not occur)"
