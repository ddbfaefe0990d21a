"""Measuring how evenly words or patterns are spread over parts of texts."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from rhetoric.comparison.concordance import Concordance
from rhetoric.comparison.contexts import Contexts
from rhetoric.comparison.counts import chosen_stop_words
from rhetoric.comparison.dispersion import SORTS, Dispersion, Measured
from rhetoric.comparison.dispersion_measures import chance_dp, reduced_frequency, spread_of
from rhetoric.comparison.find_concordance import WINDOW
from rhetoric.comparison.nodes import Nodes, Pattern, find_nodes, nodes_at, not_found
from rhetoric.comparison.parts import DOCUMENTS, Parts, divide
from rhetoric.comparison.word_line import WordLine
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, check_choice, whole_number
from rhetoric.statistics import Counts
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus

FEW_PARTS = 10
READING = (
    "DP: 0 is even, 1 is clumped. A rare word cannot be even, so compare DP with that which "
    "chance alone gives. Juilland's D: 1 is even."
)
SOURCES = (
    "DP (Gries 2008), DPnorm (Lijffijt and Gries 2012), the DP that chance alone gives (mean "
    "deviation of binomial counts, Johnson 1957), Juilland's D over rates (Juilland, Brodin and "
    "Davidovitch 1970; Gries 2008), Rosengren's S (Rosengren 1971), Kullback-Leibler divergence "
    "in bits (Gries 2020), burstiness as the mean count in the parts that have the term (Church "
    "and Gale 1995; Katz 1996), average reduced frequency (Savický and Hlaváčová 2002)."
)


def dispersion(
    texts: Texts | TokenizedCorpus,
    patterns: Pattern | None = None,
    *,
    parts: str | int = DOCUMENTS,
    min_count: int = 5,
    stop_words: str | Iterable[str] | None = None,
    sort: str = "count",
) -> Dispersion:
    """Measure how evenly words or patterns are spread over texts.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    patterns : str, list of str, mapping, Lexicon, or tuple of Lexicon and str, optional
        What to measure, as `concordance` takes it, but each pattern of a list by itself.
        Without it, every word.
    parts : {'documents'} or int
        Over what: documents that have words, or so many chunks of equal size (the last
        words of one document and the first of the next may share one).
    min_count : int
        Leave out words that occur fewer times. Patterns have a row in any case.
    stop_words : {None, 'function-words'} or iterable of str
        Words to leave out.
    sort : {'count', 'range', 'dp', 'dp-norm', 'juilland-d', 'burstiness', 'arf'}
        The largest first.

    Returns
    -------
    Dispersion
        One row for each word or pattern.

    Raises
    ------
    InputError
        There are no words, no word is left, or a parameter is not what is accepted.

    Notes
    -----
    With v the count of a term in a part, f its count in all, s the share of the part in
    all words, n the number of parts: DP = sum |v/f - s| / 2 (Gries 2008); DPnorm = DP /
    (1 - min s) (Lijffijt and Gries 2012); Juilland's D = 1 - CV / sqrt(n - 1), CV the
    coefficient of variation of the rates in the parts (Juilland, Brodin and Davidovitch
    1970); burstiness = f over the number of parts that have it (Church and Gale 1995, after
    Katz 1996). Chance alone gives a rare word a high DP, so `dp_chance` stands beside it.

    Examples
    --------
    >>> import rhetoric as rh
    >>> texts = ["Peace and war.", "War and war.", "Land and bread."]
    >>> row = rh.dispersion(texts, ["war", "and"])["war"]
    >>> row.count, row.range, round(row.dp, 3), row.burstiness
    (3, 2, 0.333, 1.5)
    """
    check_choice("dispersion", "sort", sort, tuple(SORTS))
    tokens = as_tokens(texts, "dispersion")
    words = WordLine(tokens)
    over = divide(words, parts, "dispersion")
    if patterns is None:
        return _of_words(
            words, over, whole_number(min_count, "min_count", "dispersion"), stop_words, sort
        )
    return _of_patterns(find_nodes(tokens, patterns, "dispersion", apart=True), over, sort)


def _of_words(
    words: WordLine, over: Parts, least: int, stop_words: str | Iterable[str] | None, sort: str
) -> Dispersion:
    stopped = chosen_stop_words(stop_words, "dispersion")
    counts = np.bincount(words.units, minlength=len(words.terms))
    kept = counts >= least
    if stopped:
        kept &= np.array([term not in stopped for term in words.terms], dtype=bool)
    if not kept.any():
        raise InputError(
            f"dispersion: no word is left: min_count={least}, "
            f"{count_phrase(len(stopped), 'stop word')}. Loosen one of them."
        )
    chosen = np.flatnonzero(kept)
    places = np.flatnonzero(kept[words.units])
    renumbered = np.cumsum(kept) - 1
    terms = renumbered[words.units[places]]
    names = [words.terms[place] for place in chosen.tolist()]
    left = [f"words that occur under {least} times"] if least > 1 else []
    left += [count_phrase(len(stopped), "stop word")] if stopped else []

    def lines(place: int) -> Concordance:
        start = words.places[words.units == chosen[place]].astype(np.int64)
        return _shown(nodes_at(words, start, np.ones(len(start), dtype=np.int64), names[place]))

    return Dispersion(
        _measured(words, over, (places, terms), names, "word"),
        sort=sort,
        lines=lines,
        notes=_notes(over, left),
        methods=_methods(words, over, "Words in lower case."),
    )


def _of_patterns(nodes: Nodes, over: Parts, sort: str) -> Dispersion:
    words = nodes.words
    # A match that begins with a sign counts where its last word stands, or the word before it.
    bounds = words.document_starts[nodes.documents() + 1] - 1
    places = np.clip(words.before(nodes.start), 0, np.maximum(bounds, 0))
    order = np.argsort(places, kind="stable")

    def lines(place: int) -> Concordance:
        return _shown(nodes.select(np.flatnonzero(nodes.label == place)))

    return Dispersion(
        _measured(words, over, (places[order], nodes.label[order]), nodes.labels, "pattern"),
        sort=sort,
        lines=lines,
        notes=(*_notes(over, []), *not_found(nodes)),
        methods=_methods(words, over, nodes.described),
    )


def _shown(nodes: Nodes) -> Concordance:
    return Concordance(Contexts(nodes=nodes, before=WINDOW, after=WINDOW, unit="words"))


def _measured(
    words: WordLine, over: Parts, found: tuple[Counts, Counts], names: Any, noun: str
) -> Measured:
    places, terms = found
    size = len(names)
    spread = spread_of(over.table(places, terms, size), over.sizes)
    documents = spread.in_parts
    if over.kind != DOCUMENTS:
        by_document = divide(words, DOCUMENTS, "dispersion").table(places, terms, size)
        documents = np.diff(by_document.indptr).astype(np.int64)
    return Measured(
        terms=names,
        spread=spread,
        chance=chance_dp(spread.counts, over.sizes),
        arf=reduced_frequency(places, terms, size, len(words)),
        documents=documents,
        parts=over,
        words=len(words),
        noun=noun,
    )


def _notes(over: Parts, left: list[str]) -> tuple[str, ...]:
    few = f"Only {over.described}: "
    if len(over) == 1:
        few += "nothing can be spread over it. Give more texts, or parts=10 for chunks."
    else:
        few += "these numbers say little; parts=20 cuts the texts into chunks."
    notes = (
        few if len(over) < FEW_PARTS else "",
        READING,
        f"{count_phrase(over.empty, 'document')} without words left out." if over.empty else "",
        f"Left out: {' and '.join(left)}. They count in the sizes." if left else "",
    )
    return tuple(note for note in notes if note)


def _methods(words: WordLine, over: Parts, what: str) -> str:
    tokens = words.tokens
    return (
        f"{tokens.corpus.describe()} {tokens.describe()} {what} Dispersion over {over.described}: "
        f"{SOURCES}"
    )
