"""What becomes of every occurrence of every entry: it counts, or why it does not."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.overlap import resolve
from rhetoric.lexicon.policy import Policy, policy_of
from rhetoric.lexicon.resolved import Resolved
from rhetoric.lexicon.trie import Occurrences
from rhetoric.tokens.columns import Columns
from rhetoric.tokens.quotation import quoted_tokens
from rhetoric.tokens.vocabulary import Bools, Ints

COUNTED, EXCEPTED, QUOTED, NEGATED, COVERED = range(5)
FATES = ("counted", "in an exception", "in quotation marks", "negated", "credited to another entry")
NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fates:
    """Every occurrence of every entry in its own category, in the order of the texts.

    All arrays have shape (occurrences,).

    Parameters
    ----------
    entry : numpy.ndarray of int64
        Place among the entries of all categories, one after the other.
    start, length : numpy.ndarray of int64
        First token and number of tokens.
    fate : numpy.ndarray of int8
        Place in `FATES`.
    by : numpy.ndarray of int64
        For what another entry is credited with, which entry that is; else -1.
    negated, quoted : numpy.ndarray of bool
    """

    entry: Ints
    start: Ints
    length: Ints
    fate: npt.NDArray[np.int8]
    by: Ints
    negated: Bools
    quoted: Bools

    def __len__(self) -> int:
        return len(self.start)


def fates_of(
    lexicon: Lexicon, columns: Columns, *, negation: str | None = None, quoted: str = "keep"
) -> Fates:
    """Follow every occurrence of every entry.

    Parameters
    ----------
    lexicon : Lexicon
    columns : Columns
    negation, quoted
        As in `score_frames`.

    Returns
    -------
    Fates
        Each occurrence is followed in its own category only, not in those above,
        where the entries of several categories may cover each other. Under
        ``separate`` a negated match counts, under the twin of its category.
    """
    policy = policy_of(lexicon, negation)
    resolved = Resolved(policy, columns.vocabulary)
    parts: list[dict[str, npt.NDArray[Any]]] = []
    for block, shift in columns.blocks():
        part = _block(policy, resolved, block, drop_quoted=quoted == "drop")
        part["start"] = part["start"] + shift
        parts.append(part)
    parts = parts or [_nothing()]
    return Fates(**{name: np.concatenate([part[name] for part in parts]) for name in parts[0]})


def _block(
    policy: Policy, resolved: Resolved, columns: Columns, *, drop_quoted: bool
) -> dict[str, npt.NDArray[Any]]:
    tokens = np.arange(len(columns))
    found = Occurrences.join(
        [resolved.phrases.find(columns), resolved.words(columns.types, tokens)]
    )
    entries = np.flatnonzero(found.pattern < len(policy.entries))
    fate = np.full(len(found.pattern), EXCEPTED, dtype=np.int8)
    fate[policy.outside_exceptions(found)] = COUNTED
    found, fate = found.where(entries), fate[entries]
    negated = resolved.negation.mark(columns)[found.start]
    quoted = quoted_tokens(columns)[found.start]
    fate[(fate == COUNTED) & quoted & drop_quoted] = QUOTED
    fate[(fate == COUNTED) & negated & policy.dropped[policy.home[found.pattern]]] = NEGATED
    by = _settle(policy, found, negated, fate, len(columns))
    order = np.lexsort((found.length, found.start))
    columns_of: dict[str, npt.NDArray[Any]] = {
        "entry": found.pattern, "start": found.start, "length": found.length, "fate": fate,
        "by": by, "negated": negated, "quoted": quoted,
    }  # fmt: skip
    return {name: column[order] for name, column in columns_of.items()}


def _settle(
    policy: Policy,
    found: Occurrences,
    negated: Bools,
    fate: npt.NDArray[np.int8],
    tokens: int,
) -> Ints:
    """Let entries of one category cover each other, and tell which covers which."""
    rivals = np.flatnonzero(fate == COUNTED)
    # Each category has a stretch of its own on one long line, and so have negated twins.
    lane = policy.lane(policy.home[found.pattern[rivals]], negated[rivals])
    line = lane * (tokens + 1) + found.start[rivals]
    length = found.length[rivals]
    chosen = resolve(line, length, policy.rank[found.pattern[rivals]])
    lost = np.ones(len(rivals), dtype=bool)
    lost[chosen] = False
    by = np.full(len(fate), NONE, dtype=np.int64)
    beaten = np.flatnonzero(lost)
    if len(beaten):
        fate[rivals[beaten]] = COVERED
        # The last chosen that begins before the end of what lost touches it, or none does.
        place = np.searchsorted(line[chosen], line[beaten] + length[beaten]) - 1
        by[rivals[beaten]] = found.pattern[rivals[chosen[place]]]
    return by


def _nothing() -> dict[str, npt.NDArray[Any]]:
    kinds = {"fate": np.int8, "negated": np.bool_, "quoted": np.bool_}
    names = ("entry", "start", "length", "fate", "by", "negated", "quoted")
    return {name: np.zeros(0, dtype=kinds.get(name, np.int64)) for name in names}
