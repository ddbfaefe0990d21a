"""The same construct through several instruments and settings, shown whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import log2

import numpy as np

from rhetoric.corpus.groups import two_groups
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, check_choice, nearest
from rhetoric.framing.scoring import PER, Scoring, Settings
from rhetoric.framing.specifications import Specification, Specifications
from rhetoric.framing.units import DOCUMENT, Division
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.loading import load_lexicon
from rhetoric.shipped import library_version
from rhetoric.statistics import (
    FEW_UNITS,
    Counts,
    check_draws,
    generator,
    percent,
    percentile_interval,
    resample_rates,
)
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus

DECLARED = "declared"
NEGATIONS = (DECLARED, "count", "drop")
QUOTED = ("keep", "drop")
MEASURES = ("words", "sentences")
_ADDED = 0.5
"""Stands in a log ratio for a count of zero."""


def compare_lexicons(
    texts: Texts | TokenizedCorpus,
    lexicons: Iterable[Lexicon | str],
    construct: str | Mapping[str, str | Sequence[str]],
    *,
    by: str,
    groups: tuple[str, str] | None = None,
    name: str = "",
    negation: Sequence[str] = NEGATIONS,
    quoted: Sequence[str] = QUOTED,
    measures: Sequence[str] = MEASURES,
    confidence: float = 0.95,
    resamples: int = 1000,
    seed: int = 0,
) -> Specifications:
    """Compare two groups of texts by one construct, under every specification.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    lexicons : iterable of Lexicon or str
        The instruments, or the names of shipped ones.
    construct : str, or mapping of str to str or sequence of str
        The category that stands for the construct, when it has one name in all
        lexicons; else the name of a lexicon and its category or categories.
        Several categories are pooled. Weights of entries are not used.
    by : str
        The metadata field that divides the texts.
    groups : tuple of str, optional
        Which two of its values. Not needed where there are only two.
    name : str
        What to call the construct; without it, the name of its category.
    negation : sequence of {'declared', 'count', 'drop'}
    quoted : sequence of {'keep', 'drop'}
    measures : sequence of {'words', 'sentences'}
        Rates of matches per word, or of sentences with a match per sentence.
    confidence : float
    resamples : int
    seed : int

    Returns
    -------
    Specifications
        One row for each lexicon and each combination of rules, with the binary
        logarithm of the ratio of the two groups' rates and its bootstrap interval
        over documents. Every specification is drawn from the same resamples.

    Raises
    ------
    InputError
        A lexicon has no such category, a rule is not known, or the groups are
        not there.

    Notes
    -----
    The specification curve of Simonsohn, Simmons and Nelson (2020, Nature Human
    Behaviour 4, 1208-1214), without its joint test. A count of zero is taken as
    0.5 in the ratio.

    Examples
    --------
    >>> import rhetoric as rh
    >>> found = rh.compare_lexicons(
    ...     rh.seeds(), ["us-and-them", "evaluation"], "praise",
    ...     by="voice", groups=("first-person", "third-person"),
    ... )
    >>> len(found)
    24
    """
    check_draws(confidence, resamples, seed, "compare_lexicons")
    rules = {
        "negation": (negation, NEGATIONS),
        "quoted": (quoted, QUOTED),
        "measures": (measures, MEASURES),
    }
    for rule, (asked, known) in rules.items():
        for one in [asked] if isinstance(asked, str) or not asked else asked:
            check_choice("compare_lexicons", rule, one, known)
    instruments = _instruments(lexicons, construct)
    tokens = as_tokens(texts, "compare_lexicons")
    if by not in tokens.corpus.fields:
        known_fields = tokens.corpus.fields
        raise InputError(
            f"compare_lexicons: no document has the field {by!r}. {nearest(by, known_fields)}"
        )
    sides = _sides(tokens, by, groups)
    draws = _Draws(confidence=confidence, resamples=resamples, seed=seed)
    rows = [
        _row(instrument, (one_negation, one_quoted, measure), scoring, sides, draws)
        for instrument in instruments
        for one_negation, one_quoted in product(negation, quoted)
        for scoring in [_scoring(tokens, instrument.pooled, one_negation, one_quoted)]
        for measure in measures
    ]
    name = name or (construct if isinstance(construct, str) else "construct")
    described = " ".join(
        f"{one.lexicon.describe()} Taken as {name}: {one.categories}." for one in instruments
    )
    first, second = sides
    methods = (
        f"{tokens.corpus.describe()} {tokens.describe()} {described} Compared: {first[0]} with "
        f"{second[0]} ({by}), under every combination of negation ({', '.join(negation)}), "
        f"quotation ({', '.join(quoted)}) and measure ({', '.join(measures)}); a specification "
        f"curve after Simonsohn, Simmons and Nelson (2020), with {percent(confidence)} percentile "
        f"intervals from resampling the documents of each group ({resamples} resamples, seed "
        f"{seed}). rhetoric {library_version()}."
    )
    return Specifications(rows, construct=name, confidence=confidence, methods=methods)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Instrument:
    """A lexicon, and the same with the categories of the construct under one parent."""

    lexicon: Lexicon
    categories: str
    pooled: Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draws:
    confidence: float
    resamples: int
    seed: int


_Side = tuple[str, Counts]
"""The name of a group, and the places of its documents."""
_POOL = "construct"


def _instruments(
    lexicons: Iterable[Lexicon | str], construct: str | Mapping[str, str | Sequence[str]]
) -> list[_Instrument]:
    if isinstance(lexicons, str | Lexicon):
        lexicons = [lexicons]
    found = []
    for given in lexicons:
        lexicon = load_lexicon(given) if isinstance(given, str) else given
        if not isinstance(lexicon, Lexicon):
            raise InputError(
                f"compare_lexicons takes Lexicons or names of them, got {type(given).__name__}."
            )
        asked = construct if isinstance(construct, str) else construct.get(lexicon.name)
        if asked is None:
            raise InputError(
                f"compare_lexicons: construct does not say which categories of {lexicon.name!r} "
                f"are meant. Write {{{lexicon.name!r}: [...]}}."
            )
        names = [asked] if isinstance(asked, str) else list(asked)
        chosen = lexicon.select(*names)
        tops = dict.fromkeys(name.split("/")[0] for name in chosen.names)
        pooled = chosen.rename({top: f"{_POOL}/{top}" for top in tops})
        found.append(_Instrument(lexicon=lexicon, categories=", ".join(names), pooled=pooled))
    if not found:
        raise InputError("compare_lexicons: name at least one lexicon.")
    return found


def _sides(tokens: TokenizedCorpus, by: str, groups: tuple[str, str] | None) -> tuple[_Side, _Side]:
    division = Division(tokens, by)
    first, second = two_groups(division.groups, by, groups)
    members = [division.members(division.groups.index(name)) for name in (first, second)]
    return (first, members[0]), (second, members[1])


def _scoring(tokens: TokenizedCorpus, lexicon: Lexicon, negation: str, quoted: str) -> Scoring:
    settings = Settings(
        by=DOCUMENT,
        quoted=quoted,
        negation=None if negation == DECLARED else negation,
        confidence=0.95,
        resamples=100,
        seed=0,
    )
    return Scoring(tokens, lexicon, settings)


def _row(
    instrument: _Instrument,
    rules: tuple[str, str, str],
    scoring: Scoring,
    sides: tuple[_Side, _Side],
    draws: _Draws,
) -> Specification:
    negation, quoted, measure = rules
    column = scoring.labels.index(_POOL)
    by_words = measure == "words"
    counts = (scoring.counts if by_words else scoring.sentence_hits)[:, column].astype(np.int64)
    sizes = scoring.words if by_words else scoring.sentences
    parts = [(counts[places], sizes[places]) for _, places in sides]
    totals = [(int(part.sum()), int(size.sum())) for part, size in parts]
    low, high, note = _interval(parts, sides, draws)
    rates = [PER * count / size if size else None for count, size in totals]
    nothing = not any(count for count, _ in totals) or None in rates
    return Specification(
        lexicon=instrument.lexicon.name_and_version,
        categories=instrument.categories,
        negation=negation,
        quoted=quoted,
        measure=measure,
        group=sides[0][0],
        reference=sides[1][0],
        count=totals[0][0],
        reference_count=totals[1][0],
        rate=rates[0],
        reference_rate=rates[1],
        log_ratio=None if nothing else _log_ratio(totals),
        low=None if nothing else low,
        high=None if nothing else high,
        note="nothing matches in either group" if nothing else note,
    )


def _log_ratio(totals: Sequence[tuple[int, int]]) -> float:
    first, second = (max(count, _ADDED) / size for count, size in totals)
    return log2(first / second)


def _interval(
    parts: Sequence[tuple[Counts, Counts]], sides: tuple[_Side, _Side], draws: _Draws
) -> tuple[float | None, float | None, str]:
    """Resample the documents of each group; the same draws for every specification."""
    held = [(counts[sizes > 0], sizes[sizes > 0]) for counts, sizes in parts]
    lone = [name for (name, _), (_, sizes) in zip(sides, held, strict=True) if len(sizes) < 2]
    if lone:
        return None, None, f"no interval: one document only in {' and '.join(lone)}"
    drawn = []
    for (name, _), (counts, sizes) in zip(sides, held, strict=True):
        random = generator(draws.seed, "compare", name)
        rates = resample_rates(counts[:, None], sizes, draws.resamples, random)[:, 0]
        drawn.append(np.maximum(rates, _ADDED / float(sizes.sum())))
    low, high = percentile_interval(np.log2(drawn[0] / drawn[1]), draws.confidence)
    few = [
        name for (name, _), (_, sizes) in zip(sides, held, strict=True) if len(sizes) < FEW_UNITS
    ]
    note = f"few documents in {' and '.join(few)}, so intervals are too narrow" if few else ""
    return low, high, note
