"""Many patterns together: their distinct words, single words and phrases."""

from collections.abc import Sequence

import numpy as np

from rhetoric.lexicon.lists import Lists
from rhetoric.lexicon.lookup import Lookup
from rhetoric.lexicon.pattern import WordPattern, Words, readings
from rhetoric.lexicon.trie import Phrases
from rhetoric.tokens.vocabulary import Ints


class Patterns:
    """Patterns made ready to be looked up in any vocabulary.

    Parameters
    ----------
    patterns : sequence of Words

    Attributes
    ----------
    single : numpy.ndarray of int64, shape (readings, 2)
        Which pattern is read as which single word.
    phrases : Phrases
        The readings of two words and more.
    """

    def __init__(self, patterns: Sequence[Words]) -> None:
        numbers: dict[WordPattern, int] = {}
        read = [
            (number, tuple(numbers.setdefault(word, len(numbers)) for word in words))
            for number, pattern in enumerate(patterns)
            for words in readings(pattern)
        ]
        self._words = tuple(numbers)
        any_word = next((numbers[word] for word in numbers if word.is_any_word), None)
        single = [(number, words[0]) for number, words in read if len(words) == 1]
        self.single = np.array(single, dtype=np.int64).reshape(-1, 2)
        self.phrases = Phrases([pair for pair in read if len(pair[1]) > 1], any_word)

    def types(self, lookup: Lookup) -> tuple[Lists, Ints]:
        """Look every word up; a `*` of its own, which takes any word, takes none here."""
        return lookup.types(self._words)
