"""The groups of documents that are compared: their counts and words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.corpus.corpus import MISSING
from rhetoric.corpus.groups import several_groups
from rhetoric.errors import InputError, nearest
from rhetoric.framing.scoring import PER, Scoring
from rhetoric.framing.units import Division
from rhetoric.tables import count_phrase
from rhetoric.tokens.vocabulary import Ints

REST = "the rest"


@dataclass(frozen=True, slots=True)
class Side:
    """One group: its documents with words, and what was counted in each.

    Parameters
    ----------
    name : str
    documents : numpy.ndarray of int64, shape (documents,)
        Their places in the corpus.
    counts : numpy.ndarray of int64, shape (documents, frames)
    words : numpy.ndarray of int64, shape (documents,)
    """

    name: str
    documents: Ints
    counts: Ints
    words: Ints

    def __len__(self) -> int:
        return len(self.documents)

    @property
    def total(self) -> int:
        """Its words."""
        return int(self.words.sum())

    def rate(self, frame: int) -> float | None:
        """Matches per 1,000 words."""
        return PER * int(self.counts[:, frame].sum()) / self.total if self.total else None

    @staticmethod
    def pooled(sides: Sequence["Side"], name: str) -> "Side":
        """Put several groups together."""
        return Side(
            name,
            np.concatenate([side.documents for side in sides]),
            np.concatenate([side.counts for side in sides]),
            np.concatenate([side.words for side in sides]),
        )


def sides_of(
    scoring: Scoring, by: str, groups: Sequence[str] | None
) -> tuple[tuple[Side, ...], str]:
    """Divide the documents by a field.

    Returns
    -------
    tuple of Side
        One for each group. A document without words says nothing about a rate and
        is left out.
    str
        How many documents have no value in the field; empty where all have.
    """
    tokens = scoring.texts[0].tokens
    if by not in tokens.corpus.fields:
        raise InputError(
            f"compare: no document has the field {by!r}. {nearest(by, tokens.corpus.fields)}"
        )
    division = Division(tokens, by)
    counts, words = scoring.document_parts
    sides = []
    for name in several_groups(division.groups, by, groups):
        members = division.members(division.groups.index(name))
        members = members[words[members] > 0]
        sides.append(Side(name, members, counts[members], words[members]))
    return tuple(sides), _left_out(division, by)


def _left_out(division: Division, by: str) -> str:
    """Count the documents that have no value in the field."""
    if MISSING not in division.groups:
        return ""
    count = len(division.members(division.groups.index(MISSING)))
    have = "has" if count == 1 else "have"
    return f"{count_phrase(count, 'document')} {have} no value for {by!r}."
