"""What is counted in texts, as numbers at the tokens: words, stems, n-grams, categories."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from rhetoric.comparison.counting import NOTHING, Column, Cut, Units
from rhetoric.comparison.counts import word_units
from rhetoric.comparison.unit_names import CATEGORIES, STEMS, WORDS
from rhetoric.errors import InputError
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.matching import Matcher
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Bools, Ints

if TYPE_CHECKING:
    from nltk.stem.snowball import SnowballStemmer

MOST_WORDS = 5
"""Of an n-gram: longer ones are passages, for which there is `shared_passages`."""
POSSESSIVE = "'s"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counted:
    """Where in texts there is something to count.

    Parameters
    ----------
    name : str
        What is counted, such as ``words``.
    terms : tuple of str
        Sorted.
    column : Columns or Column
        What stands one after the other in the documents, as ids.
    unit_of_type : numpy.ndarray of int32
        The place in `terms` of each id of the column, or -1.
    sizes : numpy.ndarray of int64, shape (documents,)
        What the counts of each document are divided by.
    first, last : numpy.ndarray of int64 or None
        First and last token of each place in the column; None where each place is a
        token.
    """

    name: str
    terms: tuple[str, ...]
    column: Cut
    unit_of_type: Units
    sizes: Ints
    first: Ints | None = None
    last: Ints | None = None

    def tokens_of(self, unit: int) -> tuple[Ints, Ints]:
        """Find the first and the last token of every place where a unit stands."""
        places = np.flatnonzero(self.unit_of_type[self.column.types] == unit)
        if self.first is None or self.last is None:
            return places, places
        return self.first[places], self.last[places]


def counted_units(tokens: TokenizedCorpus, unit: Any, ngrams: Any, function: str) -> Counted:
    """Find what was asked for in texts; see `term_counts`.

    Raises
    ------
    InputError
        It is no such unit, or no such number of words.
    """
    size = _checked_size(ngrams, function)
    if isinstance(unit, Lexicon):
        if size > 1:
            raise InputError(
                f"{function}: ngrams={size} is for words and stems, not for the categories of a "
                "lexicon. Leave it out."
            )
        return _categories(tokens, unit)
    if unit not in (WORDS, STEMS):
        raise InputError(
            f"{function}: unit must be 'words', 'stems' or a Lexicon, whose categories are then "
            f"counted, got {unit!r}."
        )
    single = _words(tokens) if unit == WORDS else _stems(tokens)
    return single if size == 1 else _ngrams(tokens, single, size)


def unit_name(unit: Any, ngrams: int) -> str:
    """Name what is counted, as `Counted` does."""
    if isinstance(unit, Lexicon):
        return f"{CATEGORIES} {unit.name_and_version} ({unit.fingerprint})"
    if ngrams == 1:
        return str(unit)
    return f"{ngrams}-grams" + (f" of {STEMS}" if unit == STEMS else "")


def _checked_size(ngrams: Any, function: str) -> int:
    if isinstance(ngrams, bool) or not isinstance(ngrams, int) or not 1 <= ngrams <= MOST_WORDS:
        raise InputError(
            f"{function}: ngrams must be a whole number from 1 to {MOST_WORDS}, the words of "
            f"each n-gram, got {ngrams!r}."
        )
    return ngrams


def _words(tokens: TokenizedCorpus) -> Counted:
    words = word_units(tokens)
    columns = tokens.columns
    return Counted(
        name=WORDS,
        terms=words.terms,
        column=columns,
        unit_of_type=words.unit_of_type,
        sizes=columns.words_between(columns.document_starts),
    )


@cache
def stemmer() -> "SnowballStemmer":
    """Give the English stemmer of Porter (2001), which needs no data."""
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")


def _stems(tokens: TokenizedCorpus) -> Counted:
    words = _words(tokens)
    stem = stemmer().stem
    # What is nothing but a suffix, such as "'s" in quotation marks, stays as it is.
    return _merged(words, [stem(word) or word for word in words.terms])


def _merged(counted: Counted, names: Sequence[str]) -> Counted:
    """Count units under new names, of which several may be the same."""
    terms = tuple(sorted(set(names)))
    place = {name: number for number, name in enumerate(terms)}
    new = np.array([*(place[name] for name in names), NOTHING], dtype=np.int32)
    # The last stands where -1 points.
    return replace(counted, name=STEMS, terms=terms, unit_of_type=new[counted.unit_of_type])


def _ngrams(tokens: TokenizedCorpus, single: Counted, size: int) -> Counted:
    """Count so many words in a row, with nothing but white space and a possessive between."""
    columns = tokens.columns
    units = single.unit_of_type[columns.types]
    words = np.flatnonzero(units != NOTHING)
    ids: Ints = units[words].astype(np.int64)
    owner = _before_possessive(tokens, words)
    begins = words[_in_a_row(tokens, words, owner, size)]
    at = np.searchsorted(words, begins)
    key = ids[at + size - 1]
    for place in range(size - 2, -1, -1):
        # "people's army" is not "people army"; at the end the possessive is left away.
        both = 2 * ids[at + place] + owner[at + place]
        key = np.unique(key * (2 * len(single.terms)) + both, return_inverse=True)[1].reshape(-1)
    _, example, key = np.unique(key, return_index=True, return_inverse=True)
    names = _spelled(single.terms, ids, owner, at[example], size)
    order = np.argsort(np.array(names, dtype=object), kind="stable")
    rank = np.empty(len(names), dtype=np.int32)
    rank[order] = np.arange(len(names))
    return Counted(
        name=unit_name(single.name, size),
        terms=tuple(names[place] for place in order.tolist()),
        column=Column(
            types=key.reshape(-1).astype(np.int32),
            document_starts=np.searchsorted(begins, columns.document_starts),
        ),
        unit_of_type=rank,
        sizes=np.diff(np.searchsorted(begins, columns.document_starts)),
        first=begins,
        last=words[at + size - 1],
    )


def _before_possessive(tokens: TokenizedCorpus, words: Ints) -> Ints:
    """Mark with 1 the words that a possessive follows at once."""
    vocabulary, columns = tokens.columns.vocabulary, tokens.columns
    forms = np.array([form == POSSESSIVE for form in vocabulary.forms], dtype=np.int64)
    if not forms.any():
        return np.zeros(len(words), dtype=np.int64)
    marks = np.append(forms[vocabulary.form_ids[columns.types]], 0)[words + 1]
    after = np.append(columns.starts, -1)[words + 1]
    attached: Ints = marks * (after == columns.ends(words))
    return attached


def _in_a_row(tokens: TokenizedCorpus, words: Ints, owner: Ints, size: int) -> Bools:
    """Tell at which words that many in one sentence begin."""
    opening = np.zeros(len(tokens.columns) + 1, dtype=np.int64)
    opening[tokens.columns.sentence_starts] = 1
    sentence = np.cumsum(opening)[words]
    breaks = np.ones(len(words), dtype=np.int64)
    breaks[1:] = (np.diff(words) > 1 + owner[:-1]) | (np.diff(sentence) > 0)
    run = np.cumsum(breaks)
    whole: Bools = np.zeros(len(words), dtype=bool)
    if len(words) >= size:
        whole[: len(words) - size + 1] = run[size - 1 :] == run[: len(words) - size + 1]
    return whole


def _spelled(terms: Sequence[str], ids: Ints, owner: Ints, begins: Ints, size: int) -> list[str]:
    """Write n-grams out."""
    owned = [f"{term}{POSSESSIVE}" for term in terms]
    parts = [
        [
            (owned if has else terms)[word]
            for word, has in zip(ids[at].tolist(), owner[at].tolist(), strict=True)
        ]
        for at in (begins + place for place in range(size - 1))
    ]
    parts.append([terms[word] for word in ids[begins + size - 1].tolist()])
    return list(map(" ".join, zip(*parts, strict=True)))


def _categories(tokens: TokenizedCorpus, lexicon: Lexicon) -> Counted:
    """Count the matches of each category, as `score_frames` does."""
    columns = tokens.columns
    matcher = Matcher(lexicon)
    found = matcher.match(columns)
    terms = tuple(sorted(matcher.labels))
    place = {name: number for number, name in enumerate(terms)}
    first = found.start.astype(np.int64)
    return Counted(
        name=unit_name(lexicon, 1),
        terms=terms,
        column=Column(
            types=found.category.astype(np.int32),
            document_starts=np.searchsorted(first, columns.document_starts),
        ),
        unit_of_type=np.array([place[name] for name in matcher.labels], dtype=np.int32),
        sizes=columns.words_between(columns.document_starts),
        first=first,
        last=first + found.length - 1,
    )
