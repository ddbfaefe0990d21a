"""An audit: its tables, and what they say in a few sentences."""

from collections.abc import Iterator
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from rhetoric.audit.caught import CaughtWording, caught
from rhetoric.audit.clashes import Clash, clashes
from rhetoric.audit.contexts import ContextSpread, context_spread
from rhetoric.audit.coverage import CategoryCoverage, EntryUse, coverage, entry_use
from rhetoric.audit.ground import Ground
from rhetoric.audit.influence import EntryInfluence, influence
from rhetoric.audit.near_misses import NearMiss, near_misses
from rhetoric.audit.policies import AS_SCORED, PolicyChange, policy_changes
from rhetoric.audit.reliability import Reliability, reliability
from rhetoric.audit.table import AuditTable
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.results import from_above
from rhetoric.tables import count_phrase

TABLES = (
    "coverage", "entries", "caught", "clashes", "influence", "contexts", "near_misses",
    "policies", "reliability",
)  # fmt: skip
_NAMED = 6
_NOTABLE = 0.1
"""A change of a rate by this much is told."""


class LexiconAudit:
    """What a lexicon does on a corpus. Made by `audit_lexicon`.

    Each table is a result of its own, with ``to_frame``, ``to_csv`` and the rest.
    """

    _page_by = "rhetoric.html.audit_page:write_audit_page"
    _drawn_by = "rhetoric.plots:audit_panels"

    def __init__(self, ground: Ground, confidence: float, seed: int) -> None:
        self._ground = ground
        self._confidence = confidence
        self._seed = seed

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon that was audited."""
        return self._ground.lexicon

    @property
    def title(self) -> str:
        """Which lexicon, on what."""
        texts = count_phrase(len(self._ground.words), "text")
        return f"Audit of {self.lexicon.title} on {self._ground.tokens.corpus.name} ({texts})"

    @cached_property
    def coverage(self) -> AuditTable[CategoryCoverage]:
        """What each category finds, and whether one entry carries it."""
        return coverage(self._ground)

    @cached_property
    def entries(self) -> AuditTable[EntryUse]:
        """What becomes of the occurrences of each entry; those that never count stand last."""
        return entry_use(self._ground)

    @cached_property
    def caught(self) -> AuditTable[CaughtWording]:
        """Which words each entry with a wildcard or an expression catches."""
        return caught(self._ground)

    @cached_property
    def clashes(self) -> AuditTable[Clash]:
        """Entries of two categories that catch the same words."""
        return clashes(self._ground)

    @cached_property
    def influence(self) -> AuditTable[EntryInfluence]:
        """What changes when one entry is left out."""
        return influence(self._ground)

    @cached_property
    def contexts(self) -> AuditTable[ContextSpread]:
        """How widely the contexts of each entry spread."""
        return context_spread(self._ground, self._seed)

    @cached_property
    def near_misses(self) -> AuditTable[NearMiss]:
        """Words that entries all but catch."""
        return near_misses(self._ground)

    @cached_property
    def policies(self) -> AuditTable[PolicyChange]:
        """What changes under other rules of matching."""
        return policy_changes(self._ground)

    @cached_property
    def reliability(self) -> AuditTable[Reliability]:
        """Alpha, KR-20 and split halves of each category."""
        return reliability(self._ground, self._confidence, self._seed)

    @property
    def tables(self) -> dict[str, AuditTable[Any]]:
        """All tables by name, in the order in which they are best read."""
        return {name: getattr(self, name) for name in TABLES}

    def methods(self) -> str:
        """Write what was audited on what."""
        return self._ground.methods()

    def findings(self) -> list[str]:
        """Say in sentences what a maker or user of the lexicon should look at.

        Returns
        -------
        list of str
            Each names the table that has the rest.
        """
        return [*self._of_entries(), *self._of_influence(), *self._of_rules()]

    def _of_entries(self) -> Iterator[str]:
        silent = [row for row in self.entries if not row.counted]
        yield (
            f"{len(silent):,} of {len(self.entries):,} entries never count here; "
            f"{sum(1 for row in silent if row.found):,} of them occur but are left to exceptions, "
            "rules or other entries (entries)."
        )
        carried = [row for row in self.coverage if (row.strongest_share or 0) > 1 / 2]
        if carried:
            told = (f"{row.category} by “{row.strongest}”" for row in carried[:_NAMED])
            yield f"One entry makes more than half of: {', '.join(told)} (coverage)."
        if len(self.clashes):
            yield (
                "Pairs of entries that catch the same words in two categories: "
                f"{len(self.clashes):,} (clashes)."
            )
        open_entries = {(row.category, row.entry) for row in self.caught}
        yield (
            f"{len(open_entries):,} entries with wildcards catch {len(self.caught):,} wordings: "
            "read them (caught)."
        )
        if len(self.near_misses):
            shown = ", ".join(dict.fromkeys(row.word for row in self.near_misses.rows[:_NAMED]))
            count = f"{len(self.near_misses):,}"
            yield f"{count} words are all but caught, such as {shown} (near_misses)."

    def _of_influence(self) -> Iterator[str]:
        # Where nothing is left, one entry is all there is: `coverage` has said so.
        moved = [row for row in self.influence if row.first_without not in ("", row.first)]
        for row in moved[:_NAMED]:
            yield (
                f"Without “{row.entry}” the highest {row.category} is no longer in {row.first} but "
                f"in {row.first_without} (influence)."
            )
        wide = [row for row in self.contexts if row.against_chance <= 0]
        if wide:
            shown = ", ".join(f"“{row.entry}”" for row in wide[:_NAMED])
            yield (
                f"The sentences of {count_phrase(len(wide), 'entry', 'entries')} have no more in "
                f"common than any others, so that they may mean several things: {shown} (contexts)."
            )

    def _of_rules(self) -> Iterator[str]:
        for row in self.policies.top(len(self.policies)):
            if row.policy != AS_SCORED and row.ratio and abs(row.ratio - 1) >= _NOTABLE:
                yield (
                    f"{row.category}: {row.ratio - 1:+.0%} matches under “{row.policy}” (policies)."
                )
        refused = [row for row in self.reliability if row.alpha is None]
        if len(refused) == len(self.reliability) and refused:
            yield f"No reliability: {refused[0].note} (reliability)."

    def plot(self, **options: Any) -> Any:
        """Draw the strongest entries of each category with their influence.

        Parameters
        ----------
        **options
            Handed to `rhetoric.plots.audit_panels`.

        Returns
        -------
        matplotlib Figure
            A panel for each category.

        Raises
        ------
        InputError
            No entry counts in these texts, or an option is not accepted.
        """
        return from_above(self._drawn_by)(self, **options)

    def to_html(self, path: str | Path) -> Path:
        """Write the audit as one page that needs nothing else, and return its path.

        Parameters
        ----------
        path : str or path

        Returns
        -------
        pathlib.Path
        """
        written: Path = from_above(self._page_by)(self, Path(path))
        return written

    def __repr__(self) -> str:
        lines = [self.title, "", *(f"- {finding}" for finding in self.findings())]
        return "\n".join((*lines, "", f"Tables: {', '.join(TABLES)}."))

    def _repr_html_(self) -> str:
        found = "".join(f"<li>{escape(finding)}</li>" for finding in self.findings())
        return (
            f"<p><b>{escape(self.title)}</b></p><ul>{found}</ul><p>Tables: {', '.join(TABLES)}.</p>"
        )
