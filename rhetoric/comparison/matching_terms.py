"""Which counted words an entry of a lexicon takes, where only counts are at hand."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.errors import InputError
from rhetoric.lexicon.category import Category
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.lookup import Lookup
from rhetoric.lexicon.pattern import Words
from rhetoric.lexicon.patterns import Patterns
from rhetoric.statistics import Numbers
from rhetoric.tables import count_phrase
from rhetoric.tokens.vocabulary import Ints, Vocabulary


def terms_of(patterns: Sequence[Words], vocabulary: Vocabulary) -> list[Ints]:
    """Look patterns up among counted words.

    Parameters
    ----------
    patterns : sequence of Words
        From `parse_pattern`. Only their readings of one word are looked up.
    vocabulary : Vocabulary
        Whose types are the counted words.

    Returns
    -------
    list of numpy.ndarray of int64
        For each pattern the places of the words it takes.
    """
    ready = Patterns(patterns)
    lists, types = ready.types(Lookup(vocabulary))
    found: list[list[Ints]] = [[] for _ in patterns]
    for pattern, word in ready.single.tolist():
        first = int(lists.first[word])
        found[pattern].append(types[first : first + int(lists.count[word])])
    none = np.zeros(0, dtype=np.int64)
    return [np.unique(np.concatenate([none, *parts])) for parts in found]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TermWeights:
    """The weights that a graded lexicon gives to counted words.

    Parameters
    ----------
    weights : numpy.ndarray of float, shape (terms,)
        NaN where it gives none.
    left_out : str
        Which entries cannot be used on counts of words; empty where all can.
    """

    weights: Numbers
    left_out: str


def term_weights(
    lexicon: Lexicon, category: str | None, terms: Sequence[str], function: str
) -> TermWeights:
    """Resolve the entries of a graded lexicon to counted words.

    Parameters
    ----------
    lexicon : Lexicon
    category : str or None
        Only this one and what is below it; all categories by default.
    terms : sequence of str
        Folded words.
    function : str
        For messages.

    Returns
    -------
    TermWeights
        Of entries that take one word the most literal counts, then the first in
        the alphabet, as in scores.

    Raises
    ------
    InputError
        There is no such category, or all entries weigh the same.
    """
    chosen = _below(lexicon, category)
    entries = [(entry, each) for each in chosen for entry in each.entries]
    if len({entry.weight for entry, _ in entries}) < 2:
        raise InputError(
            f"{function}: kind='weighted' needs a lexicon whose entries have different weights; "
            f"in {lexicon.name!r} all weigh the same, so every text would have the same mean. "
            'Give weights as {"pattern": "good", "weight": 2.0}, or see which entries make a '
            "frame's rate higher with frame_shift."
        )
    single = [(e, c) for e, c in entries if len(e.words) == 1 and not e.case]
    # The last one written stays, so the most literal entry comes last.
    single.sort(key=lambda pair: (pair[0].rank, pair[1].name), reverse=True)
    vocabulary = Vocabulary(terms)
    taken = terms_of([entry.words for entry, _ in single], vocabulary)
    excepted = {each.name: _excepted(lexicon, each, vocabulary) for each in chosen}
    weights = np.full(len(terms), np.nan)
    for (entry, home), places in zip(single, taken, strict=True):
        weights[np.setdiff1d(places, excepted[home.name])] = entry.weight
    phrases = sum(len(entry.words) > 1 for entry, _ in entries)
    cased = len(entries) - len(single) - phrases
    unfit = [
        f"{count_phrase(phrases, 'phrase')} of the lexicon" if phrases else "",
        f"{count_phrase(cased, 'entry', 'entries')} with case:" if cased else "",
    ]
    return TermWeights(weights=weights, left_out=" and ".join(filter(None, unfit)))


def _below(lexicon: Lexicon, category: str | None) -> list[Category]:
    if category is None:
        return list(lexicon)
    name = lexicon[category].name
    return [one for one in lexicon if one.name == name or one.name.startswith(f"{name}/")]


def _excepted(lexicon: Lexicon, category: Category, vocabulary: Vocabulary) -> Ints:
    """The words that are exceptions of a category, or of one above it."""
    above = (category, *(lexicon[name] for name in category.ancestors))
    words = [entry.words for one in above for entry in one.exceptions if not entry.case]
    none = np.zeros(0, dtype=np.int64)
    return np.concatenate([none, *terms_of(words, vocabulary)]) if words else none
