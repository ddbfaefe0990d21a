"""Which words an entry with a wildcard or an expression catches."""

from dataclasses import dataclass, replace

import numpy as np

from rhetoric.audit.ground import Ground
from rhetoric.audit.table import AuditTable
from rhetoric.tokens.vocabulary import Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class CaughtWording:
    """One wording that an open entry caught.

    Parameters
    ----------
    category, entry : str
    wording : str
        In lower case.
    count, documents : int
    share : float
        Its part of what the entry caught, from 0 to 1.
    example : str
        One place, with the wording between square brackets.
    document : str
        Where the example stands.
    """

    category: str
    entry: str
    wording: str
    count: int
    documents: int
    share: float
    example: str
    document: str


def caught(ground: Ground) -> AuditTable[CaughtWording]:
    """List what each entry with a wildcard or an expression catches.

    Entry by entry, the strongest first; inside an entry the commonest wording.
    """
    fates = ground.fates
    is_open = np.array(
        [any(word.has_wildcard or word.expression for word in one.words) for one in ground.entries],
        dtype=bool,
    )
    chosen = np.flatnonzero(ground.counted & is_open[fates.entry])
    rows: list[CaughtWording] = []
    for length in np.unique(fates.length[chosen]).tolist():
        rows += _of_length(ground, chosen[fates.length[chosen] == length], length)
    totals: dict[tuple[str, str], int] = {}
    for row in rows:
        key = row.category, row.entry
        totals[key] = totals.get(key, 0) + row.count
    rows = [replace(row, share=row.count / totals[row.category, row.entry]) for row in rows]
    rows.sort(
        key=lambda row: (
            -totals[row.category, row.entry], row.category, row.entry, -row.count, row.wording
        )
    )  # fmt: skip
    return AuditTable(
        CaughtWording,
        rows,
        title=f"{ground.lexicon.title}: what {len(totals):,} open entries catch here",
        strength=lambda row: row.count,
        methods=ground.methods(),
        notes=("A wording that does not belong there calls for an exception or a closed entry.",),
    )


def _of_length(ground: Ground, places: Ints, length: int) -> list[CaughtWording]:
    columns, fates = ground.tokens.columns, ground.fates
    vocabulary = columns.vocabulary
    tokens = fates.start[places][:, None] + np.arange(length)
    forms = vocabulary.form_ids[columns.types[tokens]]
    keys = np.column_stack([fates.entry[places], forms])
    distinct, first, which, counts = np.unique(
        keys, axis=0, return_index=True, return_inverse=True, return_counts=True
    )
    pairs = np.unique(np.stack([which.ravel(), ground.document[places]]), axis=1)
    documents = np.bincount(pairs[0], minlength=len(distinct))
    return [
        CaughtWording(
            category=ground.category(int(key[0])),
            entry=ground.entries[int(key[0])].pattern,
            wording=" ".join(vocabulary.forms[form] for form in key[1:]),
            count=int(counts[number]),
            documents=int(documents[number]),
            share=0.0,
            example=ground.concordance(int(places[first[number]])),
            document=ground.document_id(int(places[first[number]])),
        )
        for number, key in enumerate(distinct.tolist())
    ]
