"""What changes when the same lexicon is matched by other rules."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from rhetoric.audit.ground import Ground
from rhetoric.audit.ranking import rank_agreement
from rhetoric.audit.table import AuditTable
from rhetoric.framing.scoring import PER
from rhetoric.lexicon.category import Category
from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.fates import COVERED
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.pattern import CASE
from rhetoric.tokens.vocabulary import Ints

AS_SCORED = "as scored"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChange:
    """One category under one rule of matching.

    Parameters
    ----------
    policy : str
        What was done otherwise.
    category : str
    count : int
    per_thousand : float or None
        Matches per 1,000 words of the corpus.
    ratio : float or None
        The count over that as scored.
    rank_agreement : float or None
        Kendall's tau-b between the rates of the documents and those as scored.
    """

    policy: str
    category: str
    count: int
    per_thousand: float | None
    ratio: float | None
    rank_agreement: float | None


def policy_changes(ground: Ground) -> AuditTable[PolicyChange]:
    """Match under each rule in turn, all else as scored."""
    base = ground.by_category()
    words = int(ground.words.sum())
    rows = []
    for policy, counts in ((AS_SCORED, base), *_variants(ground)):
        for number, name in enumerate(ground.lexicon.names):
            if not (ground.home == number).any():
                continue
            total, before = int(counts[number].sum()), int(base[number].sum())
            rates = ground.rates(counts[number]), ground.rates(base[number])
            rows.append(
                PolicyChange(
                    policy=policy,
                    category=name,
                    count=total,
                    per_thousand=PER * total / words if words else None,
                    ratio=total / before if before else None,
                    rank_agreement=rank_agreement(*rates),
                )
            )
    return AuditTable(
        PolicyChange,
        rows,
        title=f"{ground.lexicon.title}: counts under other rules of matching",
        strength=lambda row: 0.0 if row.ratio is None else abs(np.log(max(row.ratio, 1e-9))),
        methods=f"{ground.methods()} Each rule was changed alone.",
        notes=("Categories are counted without those below them.",),
    )


def _variants(ground: Ground) -> Iterator[tuple[str, Ints]]:
    tokens, quoted, negation = ground.tokens, ground.quoted, ground.negation
    for other in ("count", "drop"):
        if other != negation:
            under = Ground(ground.lexicon, tokens, other, quoted)
            yield f"negated matches: {other}", under.by_category()
    other = "keep" if quoted == "drop" else "drop"
    yield f"quoted matches: {other}", Ground(ground.lexicon, tokens, negation, other).by_category()
    for policy, categories in (
        ("without exceptions", [replace(one, exceptions=()) for one in ground.lexicon]),
        ("case ignored", [_without_case(one) for one in ground.lexicon]),
    ):
        if tuple(categories) != ground.lexicon.categories:
            yield policy, Ground(Lexicon(categories), tokens, negation, quoted).by_category()
    yield "every overlapping entry counts", ground.by_category(also=COVERED)


def _without_case(category: Category) -> Category:
    """Take away that entries demand a case."""
    return replace(category, entries=tuple(map(_any_case, category.entries)))


def _any_case(entry: Entry) -> Entry:
    if not entry.case:
        return entry
    words = [word.removeprefix(CASE) for word in entry.pattern.split()]
    return replace(entry, pattern=" ".join(words))
