"""Running the sentences that prove a lexicon."""

import numpy as np

from rhetoric.corpus.reading import as_corpus
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.matching import Matcher
from rhetoric.tokens.tokenize import as_tokens


def failing_examples(lexicon: Lexicon) -> list[str]:
    """Run the sentences of a lexicon that must and must not match.

    Parameters
    ----------
    lexicon : Lexicon

    Returns
    -------
    list of str
        One line for each sentence that does not do what it should; empty when
        all is well.

    Examples
    --------
    >>> import rhetoric as rh
    >>> rh.failing_examples(rh.load_lexicon("person"))
    []
    """
    examples = [
        (number, category.name, must, sentence)
        for number, category in enumerate(lexicon)
        for must, sentences in ((True, category.fires), (False, category.silent))
        for sentence in sentences
    ]
    if not examples:
        return []
    tokens = as_tokens(as_corpus([sentence for *_, sentence in examples], "failing_examples"), "")
    matches = Matcher(lexicon).match(tokens.columns)
    documents = tokens.columns.document_of(matches.start.astype(np.int64)).tolist()
    found = set(zip(documents, matches.category.tolist(), strict=True))
    return [
        f"{name}: must {'match' if must else 'stay silent'}: {sentence!r}"
        for place, (number, name, must, sentence) in enumerate(examples)
        if ((place, number) in found) != must
    ]
