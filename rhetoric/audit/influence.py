"""How much a score, and the order of the texts, hangs on one entry."""

from dataclasses import dataclass

import numpy as np

from rhetoric.audit.ground import Ground
from rhetoric.audit.ranking import rank_agreement
from rhetoric.audit.table import AuditTable
from rhetoric.framing.scoring import PER
from rhetoric.lexicon.fates import COUNTED, COVERED
from rhetoric.lexicon.overlap import resolve
from rhetoric.lexicon.policy import policy_of
from rhetoric.tokens.vocabulary import Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryInfluence:
    """What changes when one entry is left out.

    Parameters
    ----------
    category, entry : str
    count, count_without : int
        Matches of the category with the entry and without it. Where shorter
        entries catch some of its words, they are credited then.
    per_thousand, per_thousand_without : float or None
        Matches per 1,000 words of the corpus.
    document : str
        Where the rate changes most.
    rate, rate_without : float or None
        Matches per 1,000 words there.
    rank_agreement : float or None
        Kendall's tau-b between the rates of the documents with and without the
        entry; None with fewer than three documents or where one side does not vary.
    first, first_without : str
        The document with the highest rate.
    """

    category: str
    entry: str
    count: int
    count_without: int
    per_thousand: float | None
    per_thousand_without: float | None
    document: str
    rate: float | None
    rate_without: float | None
    rank_agreement: float | None
    first: str
    first_without: str


def influence(ground: Ground) -> AuditTable[EntryInfluence]:
    """Leave out each entry that counts, one at a time, and count again."""
    own = ground.by_category()
    freed = _Freed(ground)
    rows = []
    for entry in np.unique(ground.fates.entry[ground.counted]).tolist():
        lost = ground.counts[:, entry].toarray().ravel() - freed.by_leaving_out(entry)
        rows.append(_row(ground, entry, own[ground.home[entry]], lost))
    rows.sort(key=_strength, reverse=True)
    changed = sum(row.first != row.first_without for row in rows)
    return AuditTable(
        EntryInfluence,
        rows,
        title=(
            f"{ground.lexicon.title}: leaving out one of {len(rows):,} entries changes the "
            f"highest text {changed:,} times"
        ),
        strength=_strength,
        methods=f"{ground.methods()} Each entry was left out once and the rest counted again.",
        notes=("Categories are counted without those below them.",),
    )


def _strength(row: EntryInfluence) -> float:
    return (row.count - row.count_without) / max(row.count, 1)


def _row(ground: Ground, entry: int, counts: Ints, lost: Ints) -> EntryInfluence:
    total, words = int(counts.sum()), int(ground.words.sum())
    rates, without = ground.rates(counts), ground.rates(counts - lost)
    most = int(np.nanargmax(np.abs(np.nan_to_num(rates - without))))
    ids = ground.tokens.corpus.ids
    left = total - int(lost.sum())
    return EntryInfluence(
        category=ground.category(entry),
        entry=ground.entries[entry].pattern,
        count=total,
        count_without=left,
        per_thousand=PER * total / words if words else None,
        per_thousand_without=PER * left / words if words else None,
        document=ids[most],
        rate=float(rates[most]) if ground.words[most] else None,
        rate_without=float(without[most]) if ground.words[most] else None,
        rank_agreement=rank_agreement(rates, without),
        first=ids[int(np.argmax(np.nan_to_num(rates, nan=-1)))],
        first_without=ids[int(np.argmax(np.nan_to_num(without, nan=-1)))] if left else "",
    )


class _Freed:
    """What other entries are credited with when one is left out."""

    def __init__(self, ground: Ground) -> None:
        fates = ground.fates
        policy = policy_of(ground.lexicon, ground.negation)
        self._places = np.flatnonzero((fates.fate == COUNTED) | (fates.fate == COVERED))
        entry = fates.entry[self._places]
        lane = policy.lane(policy.home[entry], fates.negated[self._places])
        line = lane * (len(ground.tokens.columns) + 1) + fates.start[self._places]
        order = np.argsort(line, kind="stable")
        self._places, self._line, self._entry = self._places[order], line[order], entry[order]
        self._length = fates.length[self._places]
        self._rank = policy.rank
        reach = np.maximum.accumulate(self._line + self._length)
        begins = np.ones(len(order), dtype=bool)
        begins[1:] = self._line[1:] >= reach[:-1]
        self._cluster = np.cumsum(begins) - 1
        self._ground = ground
        covering = fates.by[fates.fate == COVERED]
        self._covering = set(np.unique(covering).tolist())

    def by_leaving_out(self, entry: int) -> Ints:
        """Count by document what is credited anew, less what loses its credit."""
        documents = len(self._ground.words)
        if entry not in self._covering:
            return np.zeros(documents, dtype=np.int64)
        touched = np.unique(self._cluster[self._entry == entry])
        inside = np.flatnonzero(np.isin(self._cluster, touched) & (self._entry != entry))
        rank = self._rank[self._entry[inside]]
        chosen = inside[resolve(self._line[inside], self._length[inside], rank)]
        before = inside[self._ground.counted[self._places[inside]]]
        return self._tally(chosen, documents) - self._tally(before, documents)

    def _tally(self, chosen: Ints, documents: int) -> Ints:
        return np.bincount(self._ground.document[self._places[chosen]], minlength=documents)
