"""Where a word stands: the lines behind its count."""

import numpy as np

from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.lookup import Lookup
from rhetoric.lexicon.matches import Matches
from rhetoric.lexicon.matching import MatchColumns
from rhetoric.lexicon.negation import Negation
from rhetoric.tokens.quotation import quoted_in
from rhetoric.tokens.tokenized import TokenizedCorpus


def word_lines(tokens: TokenizedCorpus, term: str) -> Matches:
    """Find every place of a counted word.

    Parameters
    ----------
    tokens : TokenizedCorpus
    term : str
        The word as counts have it: in lower case, one token.

    Returns
    -------
    Matches
        One for each time it was counted, in the order of the texts.

    Examples
    --------
    >>> import rhetoric as rh
    >>> lines = word_lines(rh.tokenize(["No peace. Peace!"]), "peace")
    >>> [(match.text, match.sentence, match.negated) for match in lines]
    [('peace', 0, True), ('Peace', 1, False)]
    """
    columns = tokens.columns
    vocabulary = columns.vocabulary
    wanted = np.array([form == term for form in vocabulary.forms], dtype=bool)
    of_type = wanted[vocabulary.form_ids] if len(wanted) else np.zeros(0, dtype=bool)
    negation = Negation(vocabulary, Lookup(vocabulary))
    parts = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool), np.zeros(0, dtype=bool))]
    for block, shift in columns.blocks():
        here = np.flatnonzero(of_type[block.types])
        if len(here):
            quoted = quoted_in(columns, block, shift)
            parts.append((here + shift, negation.mark(block)[here], quoted[here]))
    start, negated, quoted = (np.concatenate(column) for column in zip(*parts, strict=True))
    found = MatchColumns(
        category=np.zeros(len(start), dtype=np.uint8),
        entry=np.zeros(len(start), dtype=np.uint8),
        start=start.astype(np.uint64),
        length=np.ones(len(start), dtype=np.uint8),
        negated=negated,
        quoted=quoted,
        entries=(Entry(pattern=term),),
    )
    return Matches(tokens, found, ("word",), f"The word {term!r}, in any case.")
