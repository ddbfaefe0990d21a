"""Finding every place where a pattern matches, with what stands around it."""

from collections.abc import Sequence

from rhetoric.comparison.concordance import Concordance
from rhetoric.comparison.contexts import make_contexts
from rhetoric.comparison.nodes import Pattern, find_nodes
from rhetoric.corpus.reading import Texts
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus

WINDOW = 10


def concordance(
    texts: Texts | TokenizedCorpus,
    pattern: Pattern,
    *,
    window: int | tuple[int, int] | None = None,
    unit: str = "words",
    sort: str | Sequence[str] = "position",
) -> Concordance:
    """Find every place where a pattern matches, with what stands around it.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    pattern : str, list of str, mapping, Lexicon, or tuple of Lexicon and str
        A pattern of the entry language: ``"imperialis*"``, ``"our * nation"``,
        ``"case:US"``, ``"re:(un)?patriotic"``. A list looks for several at once. A
        mapping from names to lists, a lexicon, or a lexicon and the name of one of its
        categories gives lines labelled with the names.
    window : int or tuple of int, optional
        How many words (10 by default) or sentences on each side, or ``(left, right)``; with
        sentences, beside the one of the match (0 by default).
    unit : {'words', 'sentence'}
        Whether a window is so many words or whole sentences. It ends where the
        document does.
    sort : str or sequence of str
        As `Concordance.sort` takes it.

    Returns
    -------
    Concordance
        Every line; none is made before it is looked at.

    Raises
    ------
    InputError
        A parameter is not what is accepted.
    LexiconError
        A pattern is wrong.

    Notes
    -----
    Matches are those that `score_frames` counts: of matches that overlap, the longest
    counts. On reading concordances see Sinclair (1991).

    Examples
    --------
    >>> import rhetoric as rh
    >>> rh.concordance(["We want peace now. They want land, peace, and bread."], "peace", window=2)
    peace: 2 lines in 1 of 1 text
    <BLANKLINE>
    document         left  match  right
    text-1        We want  peace  now. They
    text-1    want land,   peace  , and bread
    """
    tokens = as_tokens(texts, "concordance")
    nodes = find_nodes(tokens, pattern, "concordance")
    found = Concordance(make_contexts(nodes, window, unit, "concordance", default=WINDOW))
    by = (sort,) if isinstance(sort, str) else tuple(sort)
    return found if by == ("position",) else found.sort(*by)
