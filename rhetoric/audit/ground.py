"""What every part of an audit stands on: the occurrences and where they lie."""

from functools import cached_property

import numpy as np
from scipy.sparse import csr_matrix

from rhetoric.framing.scoring import PER
from rhetoric.lexicon.entry import Entry
from rhetoric.lexicon.fates import COUNTED, Fates, fates_of
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.policy import policy_of
from rhetoric.shipped import library_version
from rhetoric.statistics import Numbers
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Bools, Ints

_CONTEXT = 60
"""Code points shown on each side of an occurrence."""


class Ground:
    """A lexicon on a corpus.

    Parameters
    ----------
    lexicon : Lexicon
    tokens : TokenizedCorpus
    negation, quoted
        As in `score_frames`.
    """

    def __init__(
        self, lexicon: Lexicon, tokens: TokenizedCorpus, negation: str | None, quoted: str
    ) -> None:
        self.lexicon = lexicon
        self.tokens = tokens
        self.negation = negation
        self.quoted = quoted
        policy = policy_of(lexicon, negation)
        self.entries: tuple[Entry, ...] = policy.entries
        self.home: Ints = policy.home[: len(policy.entries)]
        """The category of each entry, shape (entries,)."""

    @cached_property
    def fates(self) -> Fates:
        """What became of every occurrence."""
        return fates_of(
            self.lexicon, self.tokens.columns, negation=self.negation, quoted=self.quoted
        )

    @cached_property
    def counted(self) -> Bools:
        """Which occurrences count, shape (occurrences,)."""
        counted: Bools = self.fates.fate == COUNTED
        return counted

    @cached_property
    def document(self) -> Ints:
        """In which document each occurrence stands, shape (occurrences,)."""
        return self.tokens.columns.document_of(self.fates.start)

    @cached_property
    def words(self) -> Ints:
        """How many words each document has, shape (documents,)."""
        columns = self.tokens.columns
        return columns.words_between(columns.document_starts)

    @cached_property
    def counts(self) -> "csr_matrix":
        """How often each entry counts in each document, shape (documents, entries)."""
        chosen = self.counted
        ones = np.ones(int(chosen.sum()), dtype=np.int64)
        cells = (ones, (self.document[chosen], self.fates.entry[chosen]))
        return csr_matrix(cells, shape=(len(self.words), len(self.entries)))

    def by_category(self, also: int = COUNTED) -> Ints:
        """Count by category, without those below, and document.

        Parameters
        ----------
        also : int
            A fate that is to count as well.

        Returns
        -------
        numpy.ndarray of int64, shape (categories, documents)
        """
        counts = np.zeros((len(self.lexicon), len(self.words)), dtype=np.int64)
        chosen = self.counted | (self.fates.fate == also)
        home = self.home[self.fates.entry[chosen]]
        np.add.at(counts, (home, self.document[chosen]), 1)
        return counts

    def rates(self, counts: Ints) -> Numbers:
        """Turn counts by document into matches per 1,000 words; NaN without words."""
        with np.errstate(invalid="ignore", divide="ignore"):
            rates: Numbers = np.where(self.words > 0, PER * counts / self.words, np.nan)
        return rates

    def category(self, entry: int) -> str:
        """Name the category of an entry."""
        return self.lexicon.names[int(self.home[entry])]

    def concordance(self, place: int) -> str:
        """Show one occurrence in its text, between square brackets."""
        first = int(self.fates.start[place])
        return self.in_context(first, first + int(self.fates.length[place]) - 1)

    def in_context(self, first: int, last: int) -> str:
        """Show some tokens in their text, between square brackets, in one line."""
        columns = self.tokens.columns
        start, end = columns.span(first, last)
        text = self.tokens.corpus[int(columns.document_of(np.asarray(first)))].text
        before, after = text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT]
        return " ".join(f"{before}[{text[start:end]}]{after}".split())

    def document_id(self, place: int) -> str:
        """Name the document in which an occurrence stands."""
        return self.tokens.corpus[int(self.document[place])].id

    def methods(self) -> str:
        """Write what was audited on what."""
        negation = self.negation or "as each category declares"
        return (
            f"{self.tokens.corpus.describe()} {self.tokens.describe()} {self.lexicon.describe()} "
            f"Negated matches: {negation}; matches in quotation marks: {self.quoted}. "
            f"rhetoric {library_version()}."
        )
