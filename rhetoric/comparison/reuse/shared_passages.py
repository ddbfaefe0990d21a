"""Finding what texts share."""

from rhetoric.comparison.reuse.finding import Settings, find_passages
from rhetoric.comparison.reuse.formula_table import Formulas
from rhetoric.comparison.reuse.formulas import find_formulas
from rhetoric.comparison.reuse.shared import SharedPassages
from rhetoric.comparison.reuse.words import words_of
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, whole_number
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus


def shared_passages(
    texts: Texts | TokenizedCorpus,
    *,
    min_words: int = 6,
    min_share: float = 0.5,
    within: bool = True,
    common: int = 20,
    min_count: int = 3,
    around: int = 200,
    reference: TermCounts | None = None,
) -> SharedPassages:
    """Find the passages that texts share, exact or reworded, and their formulas.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    min_words : int
        How many words a passage must have in common, from 4 on.
    min_share : float
        What share of both copies must be in common, above 0 and up to 1: twice the
        shared words over the words of both.
    within : bool
        Whether to look for what one text repeats, too.
    common : int
        Sequences of words that occur more often in the whole corpus are formulas and
        start no passage, but where a text repeats itself: then its first, second …
        time is matched with that of another. The time grows with this number.
    min_count : int
        How often a formula must occur outside of longer ones.
    around : int
        In how many words before a passage dates and numbers are looked for; after it,
        in a fourth of them.
    reference : TermCounts, optional
        Where to count the words to tell how rare they are: `reference_counts`, or
        `term_counts` of other texts. Without it, in these texts themselves.

    Returns
    -------
    SharedPassages
        One row for each two places that share a passage, with both spans, what each
        has alone and the dates near each. What one text repeats is compared with its
        next occurrence there. ``.formulas`` holds the sequences that come again and
        again.

    Raises
    ------
    InputError
        A parameter is not what is accepted.

    Notes
    -----
    Places where four words in a row, or three of four neighbouring content words in
    any order, occur twice are found in a sorted index, never by comparing all texts.
    Around clusters of them the words are aligned (Smith and Waterman 1981, Journal of
    Molecular Biology 147, 195-197), as Smith, Cordell and Mullen (2015, American
    Literary History 27, E1-E15) do for reprinted newspaper texts; here words weigh
    more the rarer they are, and several alignments a pair are kept.

    Examples
    --------
    >>> import rhetoric as rh
    >>> found = rh.shared_passages(rh.seeds())
    >>> toast = found.between("socialist-unity", "spirit-of-independence")[0]
    >>> toast.when, toast.other_when
    ('In 1984', 'In early 1949')
    >>> found.formulas["unity and cohesion"].documents
    3
    """
    whole_number(min_words, "min_words", "shared_passages", least=4)
    whole_number(common, "common", "shared_passages", least=2)
    whole_number(min_count, "min_count", "shared_passages", least=2)
    whole_number(around, "around", "shared_passages", least=0)
    _check_share(min_share)
    if not isinstance(within, bool):
        raise InputError(f"shared_passages: within must be True or False, got {within!r}.")
    if not (reference is None or isinstance(reference, TermCounts)):
        raise InputError(
            "shared_passages: reference must be TermCounts, of reference_counts or term_counts, "
            f"got {type(reference).__name__}."
        )
    tokens = as_tokens(texts, "shared_passages")
    words = words_of(tokens, reference)
    settings = Settings(min_words=min_words, min_share=min_share, common=common, within=within)
    return SharedPassages(
        tokens,
        words,
        find_passages(words, settings),
        Formulas(tokens, words, find_formulas(words, min_count), min_count),
        settings=settings,
        around=around,
        rarity=_rarity(reference),
    )


def _rarity(reference: TermCounts | None) -> str:
    if reference is None:
        return "by their counts in these texts; function words weigh 1"
    return f"by their counts in {reference.account.describe()} Function words weigh 1"


def _check_share(value: object) -> None:
    fit = isinstance(value, int | float) and not isinstance(value, bool)
    if not (fit and 0 < value <= 1):  # type: ignore[operator]  # it is a number
        raise InputError(
            f"shared_passages: min_share must lie above 0 and be at most 1, got {value!r}."
        )
