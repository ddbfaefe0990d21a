"""Key words in context: every line an object, made when it is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from rhetoric.comparison.concordance_line import ConcordanceLine, make_line
from rhetoric.comparison.contexts import Contexts
from rhetoric.comparison.line_counts import LineCounts
from rhetoric.comparison.line_order import order_of
from rhetoric.comparison.line_table import NOTEBOOK_WIDTH, aligned_table
from rhetoric.comparison.nodes import Nodes, not_found
from rhetoric.corpus.corpus import Condition
from rhetoric.errors import InputError, nearest, whole_number
from rhetoric.results import Result, asked_for
from rhetoric.shipped import library_version
from rhetoric.statistics import generator
from rhetoric.tables import (
    NOTEBOOK_ROWS,
    TERMINAL_WIDTH,
    Table,
    View,
    count_phrase,
    html_table,
)
from rhetoric.tokens.vocabulary import Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """Which lines are shown, in which order, and how that came about."""

    order: Ints
    sorted_by: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


class Concordance(Result[ConcordanceLine]):
    """The lines of a concordance. Made by `concordance`.

    Sorting, choosing and sampling give a new concordance and leave this one as it is.

    Parameters
    ----------
    contexts : Contexts
        The matches and how much is shown around them.
    shown : _Shown, optional
        Which of them, in which order.
    """

    _drawn_by = "rhetoric.plots:dispersion_plot"
    _not_recorded = ("left_words", "right_words")

    def __init__(self, contexts: Contexts, shown: _Shown | None = None) -> None:
        self._contexts = contexts
        self._shown = shown or _Shown(order=np.arange(len(contexts.nodes)))

    @property
    def _nodes(self) -> Nodes:
        return self._contexts.nodes

    @cached_property
    def nodes(self) -> Nodes:
        """The matches behind the lines, as columns of numbers."""
        return self._nodes.select(self._shown.order)

    @property
    def rows(self) -> View[ConcordanceLine]:
        """One row for each line, made when it is looked at."""
        order = self._shown.order
        return View(len(order), lambda place: make_line(self._contexts, int(order[place])))

    def sort(self, *by: str) -> "Concordance":
        """Put the lines in another order.

        Parameters
        ----------
        *by : str
            First by the first of these: ``L1``, ``L2`` … (the first, second word to the
            left), ``R1``, ``R2`` … (to the right), ``node`` (the match itself),
            ``label``, ``document`` or ``position`` (both in the order of the texts).
            ``left`` stands for L1, L2, L3 and ``right`` for R1, R2, R3. Words are
            compared in lower case; where the document has no further word, the line
            comes first.

        Returns
        -------
        Concordance
            With the same lines; those that are alike keep their order.

        Raises
        ------
        InputError
            It is none of these.

        Examples
        --------
        >>> import rhetoric as rh
        >>> found = rh.concordance(["We want peace now. They want bread."], "want")
        >>> [line.right_words[0] for line in found.sort("R1")]
        ['bread', 'peace']
        """
        ranks = order_of(self.nodes, by, "Concordance.sort")
        return self._with(self._shown.order[ranks], sorted_by=by)

    def where(
        self,
        *,
        document: str | Sequence[str] | None = None,
        label: str | Sequence[str] | None = None,
        negated: bool | None = None,
        quoted: bool | None = None,
        **fields: Condition,
    ) -> "Concordance":
        """Choose lines.

        Parameters
        ----------
        document : str or sequence of str, optional
            Ids of documents.
        label : str or sequence of str, optional
            Patterns, or the names under which they were given.
        negated, quoted : bool, optional
            Whether the match must be so, or must not.
        **fields
            Metadata of the documents, as ``corpus.where`` takes them.

        Returns
        -------
        Concordance
            With the lines of which all this holds, in the same order; perhaps none.

        Raises
        ------
        InputError
            There is no such document, label or field, or no document is left.
        """
        nodes = self.nodes
        kept = np.ones(len(nodes), dtype=bool)
        steps = []
        for name, wanted, values, known in (
            ("document", document, nodes.documents(), nodes.tokens.corpus.ids),
            ("label", label, nodes.label, nodes.labels),
        ):
            if wanted is not None:
                names = [wanted] if isinstance(wanted, str) else list(wanted)
                kept &= np.isin(values, _places(names, known, name))
                steps.append(f"{name} {', '.join(names)}")
        for name, flag, flags in (
            ("negated", negated, nodes.matches.negated),
            ("quoted", quoted, nodes.matches.quoted),
        ):
            if flag is not None:
                kept &= flags == flag
                steps.append(name if flag else f"not {name}")
        if fields:
            corpus = nodes.tokens.corpus
            places = [corpus.place(name) for name in corpus.where(**fields).ids]
            kept &= np.isin(nodes.documents(), places)
            steps += [f"{name} {value}" for name, value in fields.items()]
        told = f"only {'; '.join(steps)}" if steps else ""
        return self._with(self._shown.order[kept], step=told)

    def sample(self, n: int, *, seed: int = 0) -> "Concordance":
        """Draw lines at random, each with the same chance.

        Parameters
        ----------
        n : int
            How many; all of them where there are no more.
        seed : int

        Returns
        -------
        Concordance
            In the same order.

        Raises
        ------
        InputError
            The number is no whole number from 1 on.
        """
        n = whole_number(n, "n", "Concordance.sample")
        order = self._shown.order
        if n >= len(order):
            return self
        # Drawn from the lines as they stand in the texts, so that sorting before changes nothing.
        drawn = generator(seed, "concordance").choice(np.sort(order), size=int(n), replace=False)
        told = f"a random sample of {n:,} of {count_phrase(len(order), 'line')} (seed {seed})"
        return self._with(order[np.isin(order, drawn)], step=told)

    def keep(self, lines: Ints, why: str) -> "Concordance":
        """Keep some of the lines, by their places in this concordance.

        Parameters
        ----------
        lines : numpy.ndarray of int64
        why : str
            What they have in common, for notes and methods.
        """
        return self._with(self._shown.order[lines], step=f"only where {why}")

    def _with(
        self, order: Ints, *, step: str = "", sorted_by: tuple[str, ...] | None = None
    ) -> "Concordance":
        shown = replace(
            self._shown,
            order=order,
            steps=(*self._shown.steps, *([step] if step else [])),
            sorted_by=self._shown.sorted_by if sorted_by is None else sorted_by,
        )
        return Concordance(self._contexts, shown)

    @property
    def counts(self) -> LineCounts:
        """How many of the lines each document has, and at which rate."""
        return LineCounts(self.nodes, self.methods())

    @property
    def labels(self) -> tuple[str, ...]:
        """The patterns, or the names under which they were given."""
        return self._nodes.labels

    def top(self, of: int | str | None = None, n: int = 10) -> list[ConcordanceLine]:
        """Give the first lines, in the order they stand in.

        Parameters
        ----------
        of : int or str, optional
            How many; or the id of a document or a label, to see its own.
        n : int
            How many, when `of` does not say.

        Raises
        ------
        InputError
            There is no such document or label, or the number is negative.
        """
        name, count = asked_for(of, n, "Concordance")
        if name is None:
            return self.rows[:count]
        found = self.where(label=name) if name in self.labels else self.where(document=name)
        return found.rows[:count]

    @property
    def title(self) -> str:
        """What was looked for, and how many lines in how many texts there are."""
        documents = len(np.unique(self.nodes.documents()))
        texts = count_phrase(len(self._nodes.tokens.corpus), "text")
        of = f"{documents:,} of {texts}" if len(self) else texts
        return f"{self._nodes.name}: {count_phrase(len(self), 'line')} in {of}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What was chosen, how many lines are negated or quoted, and what never matched."""
        shown, matches = self._shown, self.nodes.matches
        marked = [
            f"{count_phrase(int(flags.sum()), 'line')} {told}"
            for flags, told in (
                (matches.negated, "negated"),
                (matches.quoted, "in quotation marks"),
            )
            if flags.any()
        ]
        notes = [
            f"Sorted by {', '.join(shown.sorted_by)}." if shown.sorted_by else "",
            *(f"{step[:1].upper()}{step[1:]}." for step in shown.steps),
            f"{' and '.join(marked)}." if marked else "",
        ]
        return (*(note for note in notes if note), *not_found(self._nodes))

    def methods(self) -> str:
        """Write what was looked for, in which texts, and how."""
        tokens, shown = self._nodes.tokens, self._shown
        order = ", ".join(shown.sorted_by) or "their order in the texts"
        steps = "".join(f" Chosen: {step}." for step in shown.steps)
        return (
            f"{tokens.corpus.describe()} {tokens.describe()} {self._nodes.described} Matched by "
            "the rules of the entry language: of matches that overlap, the longest counts. "
            f"Concordance with {self._contexts.described}, sorted by {order}.{steps} "
            f"rhetoric {library_version()}."
        )

    def _strength(self, row: ConcordanceLine) -> float:  # noqa: ARG002  # all lines are alike
        return 0.0

    def _column_names(self) -> tuple[str, ...]:
        names = ConcordanceLine.__dataclass_fields__
        return tuple(name for name in names if name not in self._not_recorded)

    def _table(self, limit: int) -> Table:
        """Show the lines so that the matches stand below each other."""
        return aligned_table(self, limit, TERMINAL_WIDTH)

    def _repr_html_(self) -> str:
        return html_table(aligned_table(self, NOTEBOOK_ROWS, NOTEBOOK_WIDTH))


def _places(names: Sequence[str], known: Sequence[str], kind: str) -> list[int]:
    """Find the places of documents or labels by their names."""
    at = {name: place for place, name in enumerate(known)}
    for name in names:
        if name not in at:
            raise InputError(f"Concordance.where: no {kind} {name!r}. {nearest(name, known)}")
    return [at[name] for name in names]
