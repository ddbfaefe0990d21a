"""What each category and each entry finds, and what stands in its way."""

from dataclasses import dataclass

import numpy as np

from rhetoric.audit.ground import Ground
from rhetoric.audit.table import AuditTable
from rhetoric.framing.scoring import PER
from rhetoric.lexicon.fates import COUNTED, COVERED, EXCEPTED, FATES, NEGATED, QUOTED
from rhetoric.tokens.vocabulary import Ints

MOST_OF_IT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryCoverage:
    """What one category finds in the corpus.

    Parameters
    ----------
    category : str
    entries, fired : int
        How many entries it has, without those of the categories below it, and how
        many of them count somewhere.
    count, documents : int
        Matches, and documents with at least one.
    share_of_documents : float
        From 0 to 1.
    per_thousand : float or None
        Matches per 1,000 words of the corpus.
    strongest : str
        The entry with the most matches.
    strongest_share : float or None
        Its part of all matches, from 0 to 1.
    entries_for_half : int
        How few entries make half of the matches.
    """

    category: str
    entries: int
    fired: int
    count: int
    documents: int
    share_of_documents: float
    per_thousand: float | None
    strongest: str
    strongest_share: float | None
    entries_for_half: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryUse:
    """What becomes of the occurrences of one entry.

    Parameters
    ----------
    category, entry : str
    found : int
        Occurrences.
    counted : int
        Those that count; the others are told apart below.
    in_exceptions, in_quotation, negated, covered : int
        Those that lie in an exception; in quotation marks or under a negation,
        where these are dropped; and those with which another entry of the category
        is credited.
    covered_by : str
        The entry that covers it most often.
    documents : int
        Documents in which it counts.
    share : float
        Its part of the matches of its category, from 0 to 1.
    source : str
        Where it was read from.
    """

    category: str
    entry: str
    found: int
    counted: int
    in_exceptions: int
    in_quotation: int
    negated: int
    covered: int
    covered_by: str
    documents: int
    share: float
    source: str


def coverage(ground: Ground) -> AuditTable[CategoryCoverage]:
    """Count what each category finds."""
    counts = np.asarray(ground.counts.sum(axis=0)).ravel()
    words = int(ground.words.sum())
    rows = []
    for number, category in enumerate(ground.lexicon):
        own = np.flatnonzero(ground.home == number)
        if not len(own):
            continue
        hits = counts[own]
        total = int(hits.sum())
        documents = int((ground.counts[:, own].sum(axis=1) > 0).sum())
        first = int(own[int(hits.argmax())])
        cumulated = np.cumsum(np.sort(hits)[::-1])
        rows.append(
            CategoryCoverage(
                category=category.name,
                entries=len(own),
                fired=int((hits > 0).sum()),
                count=total,
                documents=documents,
                share_of_documents=documents / len(ground.words),
                per_thousand=PER * total / words if words else None,
                strongest=ground.entries[first].pattern if total else "",
                strongest_share=int(counts[first]) / total if total else None,
                entries_for_half=int((cumulated < MOST_OF_IT * total).sum()) + 1 if total else 0,
            )
        )
    carried = [row.category for row in rows if (row.strongest_share or 0) > MOST_OF_IT]
    note = f"One entry makes more than half of the matches of: {', '.join(carried)}."
    return AuditTable(
        CategoryCoverage,
        rows,
        title=f"{ground.lexicon.title}: what each category finds",
        strength=lambda row: row.count,
        methods=ground.methods(),
        notes=(note,) if carried else (),
    )


def entry_use(ground: Ground) -> AuditTable[EntryUse]:
    """Follow the occurrences of each entry; see `EntryUse`."""
    fates, size = ground.fates, len(ground.entries)
    cells = fates.fate.astype(np.int64) * size + fates.entry
    tally = np.bincount(cells, minlength=len(FATES) * size).reshape(len(FATES), size)
    documents = np.asarray((ground.counts > 0).sum(axis=0)).ravel()
    totals = np.bincount(ground.home, tally[COUNTED], minlength=len(ground.lexicon))
    covering = _covering(ground)
    rows = [
        EntryUse(
            category=ground.category(number),
            entry=entry.pattern,
            found=int(tally[:, number].sum()),
            counted=int(tally[COUNTED, number]),
            in_exceptions=int(tally[EXCEPTED, number]),
            in_quotation=int(tally[QUOTED, number]),
            negated=int(tally[NEGATED, number]),
            covered=int(tally[COVERED, number]),
            covered_by=covering.get(number, ""),
            documents=int(documents[number]),
            share=float(tally[COUNTED, number] / max(totals[ground.home[number]], 1)),
            source=entry.source,
        )
        for number, entry in enumerate(ground.entries)
    ]
    silent = sum(not row.counted for row in rows)
    rows.sort(key=lambda row: (-row.counted, -row.found, row.category, row.entry))
    return AuditTable(
        EntryUse,
        rows,
        title=f"{ground.lexicon.title}: {silent:,} of {size:,} entries never count here",
        strength=lambda row: row.counted,
        methods=ground.methods(),
    )


def _covering(ground: Ground) -> dict[int, str]:
    """For each entry that others cover, the one that does so most often."""
    fates, size = ground.fates, len(ground.entries)
    lost = np.flatnonzero(fates.fate == COVERED)
    pairs: Ints
    pairs, counts = np.unique(fates.entry[lost] * size + fates.by[lost], return_counts=True)
    best: dict[int, str] = {}
    for place in np.argsort(-counts, kind="stable").tolist():
        entry, by = divmod(int(pairs[place]), size)
        best.setdefault(entry, ground.entries[by].pattern)
    return best
