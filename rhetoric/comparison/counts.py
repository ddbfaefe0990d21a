"""How often each word occurs in each document."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.counting import NOTHING, BlockCounts, Units, count_blocks
from rhetoric.errors import InputError, MissingDependencyError
from rhetoric.tables import count_phrase
from rhetoric.tokens.joined import Joined
from rhetoric.tokens.lexer import fold
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Bools, Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

FUNCTION_WORDS = frozenset(
    """a about above after again against all also although am among an and another any anybody
        anyone anything are aren't as at be because been before being below between both but by
        can can't cannot could couldn't did didn't do does doesn't doing don't down during each
        either else ever every everybody everyone everything few for from further had hadn't has
        hasn't have haven't having he he'd he'll he's her here here's hers herself him himself his
        how how's however i i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself
        just let let's may me might mine more most much must my myself neither no nobody none nor
        not nothing now of off on once one only onto or other others our ours ourselves out over
        own per quite rather same shall she she'd she'll she's should shouldn't since so some
        somebody someone something such than that that's the their theirs them themselves then
        there there's these they they'd they'll they're they've this those though through thus to
        too toward towards under until up upon us very was wasn't we we'd we'll we're we've were
        weren't what what's when when's where where's whether which while who who's whom whose why
        why's will with within without won't would wouldn't yet you you'd you'll you're you've
        your yours yourself yourselves""".split()
)
"""Our own short list of English function words, an option that is off by default."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordCounts:
    """A table of counts.

    Parameters
    ----------
    matrix : scipy.sparse.csr_matrix of int32, shape (documents, terms)
    terms : tuple of str
        Folded words, in alphabetical order.
    documents : tuple of str
        Ids.
    """

    matrix: "csr_matrix"
    terms: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def document_frequency(self) -> Ints:
        """In how many documents each term occurs, shape (terms,)."""
        return np.bincount(self.matrix.indices, minlength=len(self.terms))

    def select(self, places: list[int]) -> "WordCounts":
        """Keep some of the documents, in this order."""
        return WordCounts(
            matrix=self.matrix[places],
            terms=self.terms,
            documents=tuple(self.documents[place] for place in places),
        )


def count_words(
    tokens: TokenizedCorpus,
    *,
    min_documents: int = 1,
    max_documents: int | None = None,
    stop_words: frozenset[str] = frozenset(),
) -> WordCounts:
    """Count the words of each document.

    Parameters
    ----------
    tokens : TokenizedCorpus
    min_documents, max_documents : int
        Leave out words that occur in fewer or in more documents.
    stop_words : frozenset of str
        Words to leave out.

    Returns
    -------
    WordCounts

    Raises
    ------
    InputError
        No word is left.
    """
    for name, limit in (("min_documents", min_documents), ("max_documents", max_documents)):
        if limit is not None and (not isinstance(limit, int) or limit < 1):
            raise InputError(f"{name} must be a number of documents from 1 on, got {limit!r}.")
    words = word_units(tokens)
    if not words.terms:
        raise InputError("There is no word in these texts, so there is nothing to count.")
    counted = _all_counts(tokens, words)
    frequency = np.bincount(counted.units, minlength=len(words.terms))
    most = tokens.columns.documents if max_documents is None else max_documents
    kept = (frequency >= min_documents) & (frequency <= most)
    if stop_words:
        kept &= np.array([term not in stop_words for term in words.terms], dtype=bool)
    if not kept.any():
        raise InputError(
            f"No word is left to count: min_documents={min_documents}, "
            f"max_documents={max_documents}, {len(stop_words)} stop words. Loosen one of them."
        )
    return WordCounts(
        matrix=_matrix(counted, kept),
        terms=tuple(words.terms[place] for place in np.flatnonzero(kept).tolist()),
        documents=tokens.corpus.ids,
    )


def count_known(tokens: TokenizedCorpus, terms: tuple[str, ...]) -> "csr_matrix":
    """Count some words only.

    Parameters
    ----------
    tokens : TokenizedCorpus
    terms : tuple of str
        Folded words, in alphabetical order.

    Returns
    -------
    scipy.sparse.csr_matrix of int32, shape (documents, terms)
    """
    known = {term: place for place, term in enumerate(terms)}
    words = word_units(tokens)
    # The last stands for what is no word, whose unit is -1.
    places = [*(known.get(term, NOTHING) for term in words.terms), NOTHING]
    unit_of_type = np.array(places, dtype=np.int32)[words.unit_of_type]
    counted = _all_counts(tokens, WordUnits(terms=terms, unit_of_type=unit_of_type))
    return _matrix(counted, np.ones(len(terms), dtype=bool))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordUnits:
    """Words as what is counted.

    Parameters
    ----------
    terms : tuple of str
        The folded words of a vocabulary, in alphabetical order.
    unit_of_type : numpy.ndarray of int32, shape (types,)
        The place in `terms` of each type, or -1 of what is no word.
    """

    terms: tuple[str, ...]
    unit_of_type: Units


def word_units(tokens: TokenizedCorpus) -> WordUnits:
    """Number the words of a vocabulary in alphabetical order."""
    vocabulary = tokens.columns.vocabulary
    known, form_ids = vocabulary.forms, vocabulary.form_ids
    is_word = np.zeros(len(known), dtype=bool)
    is_word[form_ids[vocabulary.is_word]] = True
    forms = sorted(np.flatnonzero(is_word).tolist(), key=known.__getitem__)
    unit_of_form = np.full(len(known), NOTHING, dtype=np.int32)
    unit_of_form[forms] = np.arange(len(forms))
    return WordUnits(
        terms=tuple(map(known.__getitem__, forms)), unit_of_type=unit_of_form[form_ids]
    )


def _all_counts(tokens: TokenizedCorpus, words: WordUnits) -> BlockCounts:
    """Count all documents, block by block."""
    joined = Joined(expected=len(tokens.columns) // 2)
    for block in count_blocks(tokens.columns, words.unit_of_type, len(words.terms)):
        for name in ("lengths", "units", "counts"):
            joined.add(name, getattr(block, name))
    return BlockCounts(**joined.take())


def _matrix(counted: BlockCounts, kept: Bools) -> "csr_matrix":
    """Make a table of the counts, with the columns that are kept."""
    from scipy.sparse import csr_matrix

    if not kept.all():
        counted = _narrowed(counted, kept)
    bounds = np.concatenate(([0], np.cumsum(counted.lengths, dtype=np.int64)))
    shape = (len(counted.lengths), int(kept.sum()))
    return csr_matrix((counted.counts, counted.units, bounds), shape=shape)


def _narrowed(block: BlockCounts, kept: Bools) -> BlockCounts:
    """Leave out columns, and number the others anew."""
    stays = kept[block.units]
    bounds = np.concatenate(([0], np.cumsum(block.lengths)))
    before = np.concatenate(([0], np.cumsum(stays)))[bounds]
    place = (np.cumsum(kept) - 1).astype(np.int32)
    return BlockCounts(
        lengths=np.diff(before), units=place[block.units[stays]], counts=block.counts[stays]
    )


def chosen_stop_words(asked: str | Iterable[str] | None, function: str) -> frozenset[str]:
    """Take the stop words that were asked for.

    Raises
    ------
    InputError
        A string other than ``function-words`` and ``nltk``.
    MissingDependencyError
        NLTK's list is not on this machine.
    """
    if asked is None:
        return frozenset()
    if isinstance(asked, str):
        if asked not in ("function-words", "nltk"):
            raise InputError(
                f"{function}: stop_words must be None, 'function-words', 'nltk' or a list of "
                f"words, got {asked!r}."
            )
        return FUNCTION_WORDS if asked == "function-words" else _of_nltk(function)
    if not isinstance(asked, Iterable):
        raise InputError(f"{function}: stop_words must be words, got {asked!r}.")
    words = list(asked)
    if not all(isinstance(word, str) for word in words):
        raise InputError(f"{function}: stop_words must be words, got {words!r}.")
    return frozenset(fold(word) for word in words)


def _of_nltk(function: str) -> frozenset[str]:
    """Read NLTK's English list, where the user has it: nothing is downloaded."""
    from nltk.corpus import stopwords

    try:
        words = stopwords.words("english")
    except LookupError as error:
        raise MissingDependencyError(
            f"{function}: stop_words='nltk' needs NLTK's list of stop words, which is not on this "
            "machine. Run: python -m nltk.downloader stopwords. Without it, "
            "stop_words='function-words' takes the library's own short list."
        ) from error
    return frozenset(map(fold, words))


def stop_words_text(asked: object, stopped: frozenset[str]) -> str:
    """Tell which stop words are left out; empty where none are.

    Examples
    --------
    >>> stop_words_text(["the", "of"], frozenset({"the", "of"}))
    '2 stop words'
    """
    if not stopped:
        return ""
    kind = {"function-words": "function words", "nltk": "stop words of NLTK"}
    known = kind.get(asked) if isinstance(asked, str) else None
    return f"{len(stopped)} {known}" if known else count_phrase(len(stopped), "stop word")
