"""How widely the contexts of an entry spread, a sign that it means several things."""

from dataclasses import dataclass

import numpy as np

from rhetoric.audit.ground import Ground
from rhetoric.audit.space import SentenceSpace
from rhetoric.audit.table import AuditTable
from rhetoric.statistics import Numbers
from rhetoric.tokens.vocabulary import Ints

FEWEST = 10
"""Sentences from which on a spread is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextSpread:
    """How widely the sentences spread in which an entry counts.

    Parameters
    ----------
    category, entry : str
    count : int
        Sentences in which it counts.
    likeness : float
        Mean cosine of all pairs of them, from -1 to 1: the density of Sagi,
        Kaufmann and Clark (2009). The lower, the wider they spread.
    against_chance : float
        The same less that of sentences of the corpus taken at random; at 0 or
        below, the entry's sentences have no more in common than any others.
    typical, outlying : str
        The sentences nearest to and farthest from their middle.
    """

    category: str
    entry: str
    count: int
    likeness: float
    against_chance: float
    typical: str
    outlying: str


def context_spread(ground: Ground, seed: int) -> AuditTable[ContextSpread]:
    """Measure the spread of contexts of each entry that counts in ten sentences or more."""
    fates = ground.fates
    sentence = ground.tokens.columns.sentence_of(fates.start)
    used = np.flatnonzero(ground.counted)
    tally = np.bincount(fates.entry[used], minlength=len(ground.entries))
    rows: list[ContextSpread] = []
    notes = [f"Only entries that count in {FEWEST} sentences or more."]
    if (tally >= FEWEST).any():
        space = SentenceSpace(ground.tokens, seed=seed)
        notes += space.notes
        if space.usable:
            base = density(space.vectors)
            for entry in np.flatnonzero(tally >= FEWEST).tolist():
                places = used[fates.entry[used] == entry]
                row = _row(ground, space, entry, sentence[places], places, base)
                if row is not None:
                    rows.append(row)
    rows.sort(key=lambda row: (row.against_chance, row.category, row.entry))
    return AuditTable(
        ContextSpread,
        rows,
        title=f"{ground.lexicon.title}: entries by how widely their contexts spread",
        strength=lambda row: -row.against_chance,
        methods=(
            f"{ground.methods()} Contexts: sentences as the mean of their words in a space of "
            f"latent semantic analysis, without the entry itself; likeness is the mean pairwise "
            f"cosine (Sagi, Kaufmann & Clark 2009). Seed {seed}."
        ),
        notes=notes,
    )


def density(vectors: Numbers) -> float:
    """Mean cosine of all pairs of unit vectors, shape (vectors, dimensions); zeros are left out."""
    lengths = np.linalg.norm(vectors, axis=1)
    kept = vectors[lengths > 0]
    count = len(kept)
    if count < 2:
        return 0.0
    total = float(np.square(kept.sum(axis=0)).sum())
    return (total - count) / (count * (count - 1))


def _row(
    ground: Ground, space: SentenceSpace, entry: int, sentences: Ints, places: Ints, base: float
) -> ContextSpread | None:
    sentences, first = np.unique(sentences, return_index=True)
    if len(sentences) < FEWEST:
        return None
    vectors = space.without(sentences, ground.fates, places)
    middle = vectors.sum(axis=0)
    likeness = density(vectors)
    nearness = vectors @ middle
    return ContextSpread(
        category=ground.category(entry),
        entry=ground.entries[entry].pattern,
        count=len(sentences),
        likeness=likeness,
        against_chance=likeness - base,
        typical=ground.concordance(int(places[first[int(nearness.argmax())]])),
        outlying=ground.concordance(int(places[first[int(nearness.argmin())]])),
    )
