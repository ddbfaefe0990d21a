"""Texts with their counts: in all, and document by document."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.comparison.account import Account, account_of
from rhetoric.comparison.counting import NOTHING, count_blocks, count_totals
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.comparison.units import Counted
from rhetoric.statistics import Numbers
from rhetoric.tables import View
from rhetoric.tokens.joined import Joined
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine:
    """A place where a word, or what else is counted, stands.

    Parameters
    ----------
    group : str
        The name of the texts.
    term : str
    document : str
        Id.
    sentence : int
        Its number in the document, from 0.
    start, end : int
        Half-open span in the text of the document, in code points.
    left, text, right : str
        What stands there, and the rest of its sentence.
    """

    group: str
    term: str
    document: str
    sentence: int
    start: int
    end: int
    left: str
    text: str
    right: str


class CountedTexts:
    """Texts in which something is counted. Made by `count_texts`.

    Parameters
    ----------
    tokens : TokenizedCorpus
    counted : Counted
    counts : TermCounts
        Of all its documents together.
    units : numpy.ndarray of int64
        The places in the terms of `counted` that those of `counts` have.
    members : numpy.ndarray of int64, or None
        Which of the documents of the tokens are meant; None for all.
    """

    def __init__(
        self,
        tokens: TokenizedCorpus,
        counted: Counted,
        counts: TermCounts,
        units: Ints,
        members: Ints | None = None,
    ) -> None:
        self.tokens = tokens
        self.counted = counted
        self.counts = counts
        self.units = units
        self.members = members

    @cached_property
    def by_document(self) -> "csr_matrix":
        """The counts of each document, shape (documents, terms of `counts`)."""
        return self._counted_again(self.units)

    def table_of(self, terms: Sequence[str]) -> "csr_matrix":
        """The counts of some terms in each document, shape (documents, terms).

        Of few terms this takes much less than `by_document`.
        """
        from scipy.sparse import csr_matrix

        places = [self._places.get(term, -1) for term in terms]
        own = np.flatnonzero(np.array(places) >= 0)
        chosen = np.array(places, dtype=np.int64)[own]
        if "by_document" in self.__dict__:
            table = self.by_document[:, chosen]
        else:
            table = self._counted_again(self.units[chosen])
        shape = table.shape[0], len(terms)
        return csr_matrix((table.data, own[table.indices], table.indptr), shape=shape)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {term: place for place, term in enumerate(self.counts.terms)}

    def _counted_again(self, units: Ints) -> "csr_matrix":
        """Count some units in each document, in the order given."""
        from scipy.sparse import csr_matrix

        counted = self.counted
        # The last stands where -1 points.
        place = np.full(len(counted.terms) + 1, NOTHING, dtype=np.int32)
        place[units] = np.arange(len(units))
        joined = Joined(expected=len(counted.column.types) // 2)
        for block in count_blocks(counted.column, place[counted.unit_of_type], len(units)):
            for name in ("lengths", "units", "counts"):
                joined.add(name, getattr(block, name))
        columns = joined.take()
        bounds = np.concatenate(([0], np.cumsum(columns["lengths"], dtype=np.int64)))
        shape = len(self.tokens.corpus), len(units)
        return csr_matrix((columns["counts"], columns["units"], bounds), shape=shape)

    @cached_property
    def sizes(self) -> Numbers:
        """What the counts of each document are divided by, shape (documents,)."""
        return self.counted.sizes.astype(np.float64)

    def part(self, members: Ints, account: Account) -> "CountedTexts":
        """Take some of the documents.

        Parameters
        ----------
        members : numpy.ndarray of int64
            Their places.
        account : Account
            What they are.
        """
        rows, sizes = self.by_document[members], self.sizes[members]
        counts = np.bincount(rows.indices, rows.data, minlength=rows.shape[1]).astype(np.int64)
        there = np.flatnonzero(counts)
        frequency = np.bincount(rows.indices, minlength=rows.shape[1])[there]
        terms = self.counts.terms
        part = CountedTexts(
            self.tokens,
            self.counted,
            TermCounts(
                [terms[place] for place in there.tolist()],
                counts[there],
                frequency,
                words=int(sizes.sum()),
                documents=len(members),
                account=account,
                unit=self.counts.unit,
            ),
            self.units[there],
            members,
        )
        # Kept in the columns of the whole until it is looked at.
        part.__dict__["sizes"] = sizes
        part.__dict__["by_document"] = rows[:, there]
        return part

    def lines(self, term: str, group: str) -> Sequence[TermLine]:
        """Give every place where a term stands, made when it is looked at."""
        if term not in self._places:
            return ()
        first, last = self.counted.tokens_of(int(self.units[self._places[term]]))
        if self.members is not None:
            inside = np.isin(self.tokens.columns.document_of(first), self.members)
            first, last = first[inside], last[inside]

        def made(place: int) -> TermLine:
            return self._line(term, group, int(first[place]), int(last[place]))

        return View(len(first), made)

    def _line(self, term: str, group: str, first: int, last: int) -> TermLine:
        columns = self.tokens.columns
        sentence = self.tokens.sentence(int(columns.sentence_of(np.asarray(first))))
        start, end = columns.span(first, last)
        text = self.tokens.corpus[sentence.document].text
        return TermLine(
            group=group,
            term=term,
            document=sentence.document,
            sentence=sentence.number,
            start=start,
            end=end,
            left=text[sentence.start : start],
            text=text[start:end],
            right=text[end : sentence.end],
        )


def count_texts(tokens: TokenizedCorpus, counted: Counted, name: str | None) -> CountedTexts:
    """Count what was found in texts.

    Parameters
    ----------
    tokens : TokenizedCorpus
    counted : Counted
    name : str or None
        What to call the texts; the name of the corpus where it is None.
    """
    counts, frequency = count_totals(counted.column, counted.unit_of_type, len(counted.terms))
    there = np.flatnonzero(counts)
    summed = TermCounts(
        [counted.terms[place] for place in there.tolist()],
        counts[there],
        frequency[there],
        words=int(counted.sizes.sum()),
        documents=len(tokens.corpus),
        account=account_of(tokens, name),
        unit=counted.name,
    )
    return CountedTexts(tokens, counted, summed, there)
