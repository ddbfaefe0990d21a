"""Words of a corpus that behave like the entries of a category."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rhetoric.audit.ground import Ground
from rhetoric.audit.space import SentenceSpace
from rhetoric.audit.table import AuditTable
from rhetoric.comparison.association import chi_squared_p, corrected_p, g2_two_cell
from rhetoric.comparison.effects import log_ratio
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, whole_number
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.statistics import Numbers
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

FEWEST_SENTENCES = 10
"""Sentences with a match from which on words are suggested."""
FEWEST = 3
"""Occurrences beside entries from which on a word is suggested."""
LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A word that might belong to a category; whether it does, a reader must say.

    Parameters
    ----------
    word : str
        In lower case.
    near : int
        How often it stands in sentences where the category counts.
    elsewhere : int
        How often it stands in other sentences.
    g2 : float
        Log-likelihood of the two frequencies (Dunning 1993).
    p_corrected : float
        Corrected for the number of words (Benjamini & Hochberg 1995).
    log_ratio : float
        Binary logarithm of the ratio of the two frequencies.
    cosine : float or None
        Likeness to the middle of the category's entries in a space of latent
        semantic analysis, from -1 to 1; None where the texts are too few.
    score : float
        Mean of the two ranks, from 0 to 1; the rows are sorted by it.
    lines : str
        Up to three places with the word between square brackets, one a line.
    """

    word: str
    near: int
    elsewhere: int
    g2: float
    p_corrected: float
    log_ratio: float
    cosine: float | None
    score: float
    lines: str


def suggest_entries(
    lexicon: Lexicon,
    category: str,
    texts: Texts | TokenizedCorpus,
    *,
    n: int = 20,
    seed: int = 0,
) -> AuditTable[Suggestion]:
    """Find words of a corpus that are distributed like the entries of a category.

    Parameters
    ----------
    lexicon : Lexicon
    category : str
        With the categories below it.
    texts : Corpus, TokenizedCorpus, Document, or list of str
    n : int
        At most how many.
    seed : int
        Of the space of latent semantic analysis.

    Returns
    -------
    AuditTable of Suggestion
        Words that are more frequent in sentences where the category counts than in
        others and that stand in no match of it. Nothing is added to the lexicon: read
        the lines, then use `Lexicon.add`.

    Raises
    ------
    InputError
        There is no such category, it counts in fewer than ten sentences, or `n` is
        not a whole number from 1 on.

    Examples
    --------
    >>> import rhetoric as rh
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*"]})
    >>> texts = ["We hope for peace. It rained. It was cold."] * 10
    >>> [row.word for row in rh.suggest_entries(lexicon, "hope", texts, n=1)]
    ['peace']
    """
    if not isinstance(lexicon, Lexicon):
        raise InputError(f"suggest_entries takes a Lexicon first, got {type(lexicon).__name__}.")
    n = whole_number(n, "n", "suggest_entries")
    own = lexicon.select(category)
    ground = Ground(own, as_tokens(texts, "suggest_entries"), None, "keep")
    near = np.unique(ground.tokens.columns.sentence_of(ground.fates.start[ground.counted]))
    if len(near) < FEWEST_SENTENCES:
        raise InputError(
            f"suggest_entries: {category} counts in {count_phrase(len(near), 'sentence')} of these "
            f"texts; at least {FEWEST_SENTENCES} are needed. Give more texts, or more entries to "
            "begin with."
        )
    space = SentenceSpace(ground.tokens, seed=seed)
    rows = _rows(ground, near, space, n)
    return AuditTable(
        Suggestion,
        rows,
        title=f"{category}: words that behave like its entries in {ground.tokens.corpus.name}",
        strength=lambda row: row.score,
        methods=(
            f"{ground.methods()} Words of sentences where {category} counts against words of "
            "other sentences: G2 (Dunning 1993), corrected after Benjamini & Hochberg (1995); "
            f"cosine with the mean of the entries in latent semantic analysis, seed {seed}."
        ),
        notes=("Suggestions only. Read the lines before you add any.", *space.notes),
    )


def _rows(ground: Ground, near: Ints, space: SentenceSpace, n: int) -> list[Suggestion]:
    columns = ground.tokens.columns
    forms = columns.vocabulary.forms
    is_word = columns.is_word()
    form_of = columns.vocabulary.form_ids[columns.types]
    sentence = columns.sentence_of(np.arange(len(columns)))
    inside = np.isin(sentence, near)
    taken = _in_matches(ground)
    first = np.bincount(form_of[inside & is_word & ~taken], minlength=len(forms))
    second = np.bincount(form_of[~inside & is_word], minlength=len(forms))
    totals = int(first.sum()), int(second.sum())
    occurring = np.flatnonzero(first + second > 0)
    g2, ratio, p = np.zeros(len(forms)), np.zeros(len(forms)), np.ones(len(forms))
    g2[occurring] = g2_two_cell(first[occurring], second[occurring], *totals)
    ratio[occurring], _ = log_ratio(first[occurring], second[occurring], *totals)
    p[occurring] = corrected_p(chi_squared_p(g2[occurring]))
    caught = np.bincount(form_of[taken], minlength=len(forms)) > 0
    kept = np.flatnonzero((first >= FEWEST) & (ratio > 0) & ~caught)
    cosine = _cosines(ground, space, form_of)
    score = _ranks(g2[kept])
    if cosine is not None:
        score = (score + _ranks(cosine[kept])) / 2
    best = np.argsort(-score, kind="stable")[:n]
    return [
        Suggestion(
            word=forms[form],
            near=int(first[form]),
            elsewhere=int(second[form]),
            g2=float(g2[form]),
            p_corrected=float(p[form]),
            log_ratio=float(ratio[form]),
            cosine=None if cosine is None else float(cosine[form]),
            score=float(score[place]),
            lines="\n".join(_lines(ground, np.flatnonzero(inside & (form_of == form)))),
        )
        for place, form in zip(best.tolist(), kept[best].tolist(), strict=True)
    ]


def _in_matches(ground: Ground) -> "np.typing.NDArray[np.bool_]":
    """Tell which tokens lie in a match."""
    fates, chosen = ground.fates, ground.counted
    size = len(ground.tokens.columns) + 1
    opening = np.bincount(fates.start[chosen], minlength=size)
    closing = np.bincount(fates.start[chosen] + fates.length[chosen], minlength=size)
    inside: np.typing.NDArray[np.bool_] = np.cumsum(opening - closing)[:-1] > 0
    return inside


def _cosines(ground: Ground, space: SentenceSpace, form_of: Ints) -> Numbers | None:
    """Likeness of every form to the mean of the words that are entries; -1 without a vector."""
    if not space.usable:
        return None
    fates, chosen = ground.fates, ground.counted
    alone = chosen & (fates.length == 1)
    entries = np.isin(space.forms, np.unique(form_of[fates.start[alone]]))
    if not entries.any():
        return None
    middle = space.words[entries].mean(axis=0)
    likeness = np.full(len(ground.tokens.columns.vocabulary.forms), -1.0)
    likeness[space.forms] = space.words @ middle / np.linalg.norm(middle)
    return likeness


def _ranks(values: Numbers) -> Numbers:
    """Ranks from 0 to 1, the highest value 1."""
    order = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    return order / max(len(values) - 1, 1)


def _lines(ground: Ground, tokens: Ints) -> Iterator[str]:
    # From the whole length of the corpus, so that no one text speaks for all.
    for place in np.unique(np.linspace(0, len(tokens) - 1, LINES).round().astype(int)).tolist():
        yield ground.in_context(int(tokens[place]), int(tokens[place]))
