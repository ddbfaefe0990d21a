"""What matched on two sides, entry by entry or wording by wording, document by document."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.framing.scoring import Scoring
from rhetoric.lexicon.matches import Match, Matches
from rhetoric.lexicon.matching import MatchColumns
from rhetoric.tokens.columns import Columns
from rhetoric.tokens.vocabulary import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, kw_only=True, eq=False)
class ShiftSide:
    """The matches of one frame on one side.

    Parameters
    ----------
    name : str
    scoring : Scoring
        By document.
    frame : int
        Place of the frame in its labels.
    """

    name: str
    scoring: Scoring
    frame: int

    @cached_property
    def places(self) -> Ints:
        """Where the matches of the frame stand among all."""
        return np.flatnonzero(self._all.category == self.frame)

    @property
    def _all(self) -> MatchColumns:
        return self.scoring.texts[1]

    @cached_property
    def entries(self) -> tuple[tuple[str, ...], Ints]:
        """The patterns that matched, and which of them each match is credited to."""
        known, which = np.unique(self._all.entry[self.places], return_inverse=True)
        patterns = [self._all.entries[entry].pattern for entry in known.tolist()]
        return _merged(patterns, which)

    @cached_property
    def wordings(self) -> tuple[tuple[str, ...], Ints]:
        """The wordings in lower case, and which of them each match has."""
        columns = self.scoring.texts[0].tokens.columns
        return wordings(columns, self._all.select(self.places))

    @cached_property
    def documents(self) -> Ints:
        """In which document each match stands."""
        columns = self.scoring.texts[0].tokens.columns
        return columns.document_of(self._all.start[self.places].astype(np.int64))

    @property
    def words(self) -> int:
        """How many words the side has."""
        return int(self.scoring.words.sum())

    def table(self, which: Ints, size: int) -> "csr_matrix":
        """Count each term in each document with words.

        Parameters
        ----------
        which : numpy.ndarray of int64, shape (matches,)
            The term of each match.
        size : int
            How many terms there are.
        """
        from scipy.sparse import coo_matrix

        shape = (len(self.scoring.words), size)
        ones = np.ones(len(which), dtype=np.int64)
        return coo_matrix((ones, (self.documents, which)), shape=shape).tocsr()

    def matches(self, chosen: Ints) -> Sequence[Match]:
        """Open some of the matches, by their place among those of the frame."""
        scoring = self.scoring
        tokens, columns = scoring.texts[0].tokens, self._all.select(self.places[chosen])
        return Matches(tokens, columns, scoring.labels, scoring.lexicon.describe()).rows


def wordings(columns: Columns, matches: MatchColumns) -> tuple[tuple[str, ...], Ints]:
    """Give the distinct wordings of matches in lower case, and which each of them has.

    Examples
    --------
    >>> import rhetoric as rh
    >>> scores = rh.score_frames(["Hope and HOPE."], rh.Lexicon.from_dict({"hope": ["hope"]}))
    >>> found = scores.matches.columns
    >>> wordings(rh.tokenize(["Hope and HOPE."]).columns, found)[0]
    ('hope',)
    """
    forms, ids = columns.vocabulary.forms, columns.vocabulary.form_ids
    which = np.zeros(len(matches), dtype=np.int64)
    found: list[str] = []
    for length in np.unique(matches.length).tolist():
        here = np.flatnonzero(matches.length == length)
        tokens = matches.start[here].astype(np.int64)[:, None] + np.arange(length)
        distinct, of = np.unique(ids[columns.types[tokens]], axis=0, return_inverse=True)
        which[here] = of.reshape(-1) + len(found)
        found += [" ".join(forms[form] for form in row) for row in distinct.tolist()]
    return _merged(found, which)


def _merged(names: Sequence[str], which: Ints) -> tuple[tuple[str, ...], Ints]:
    """Bring together what has one name, sorted."""
    known = sorted(set(names))
    place = {name: at for at, name in enumerate(known)}
    return tuple(known), np.array([place[name] for name in names], dtype=np.int64)[which]
