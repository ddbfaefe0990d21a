"""How often words occur in a set of texts: all that comparisons need, and it can be added up."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from rhetoric.comparison.account import Account
from rhetoric.comparison.alignment import aligned, spread
from rhetoric.comparison.frequency_lists import FORMAT, CountList, checked_content, checked_list
from rhetoric.comparison.unit_names import WORDS, noun_of, size_noun_of, unit_text
from rhetoric.errors import InputError
from rhetoric.results import Result, asked_for
from rhetoric.shipped import library_version
from rhetoric.tables import Cell, Table, View, count_phrase
from rhetoric.tokens.lexer import fold
from rhetoric.tokens.vocabulary import Ints

PER = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCount:
    """How often one word, or what else is counted, occurs.

    Parameters
    ----------
    term : str
        The word, in lower case.
    count : int
        How often it occurs.
    documents : int or None
        In how many texts; None where a frequency list does not tell.
    per_thousand : float or None
        Its rate per 1,000 words; None where there are no words.
    """

    term: str
    count: int
    documents: int | None
    per_thousand: float | None


class TermCounts(Result[TermCount]):
    """The words of a set of texts, each with its count. Made by `term_counts`.

    Counts of parts are added with ``+``: the sum is the count of the whole, to the
    last number, in whatever order parts are added. So large collections can be
    counted in pieces, or on many machines.

    Parameters
    ----------
    terms : sequence of str
        Words in lower case, each once, sorted.
    counts : numpy.ndarray of int64, shape (terms,)
        How often each occurs, 1 or more.
    document_frequency : numpy.ndarray of int64, shape (terms,), or None
        In how many texts each occurs; None where it is not known.
    words : int
        How many words there are in all; of n-grams, how many n-grams.
    documents : int or None
        How many texts there are; None where it is not known.
    account : Account
        What the texts were.
    unit : str
        What is counted: ``words``, or ``stems``, ``2-grams`` or the categories of a
        lexicon, as `term_counts` names it.
    """

    def __init__(
        self,
        terms: Sequence[str],
        counts: Ints,
        document_frequency: Ints | None,
        *,
        words: int,
        documents: int | None,
        account: Account,
        unit: str = WORDS,
    ) -> None:
        self.unit = unit
        self.terms = tuple(terms)
        self.counts = counts
        self.document_frequency = document_frequency
        self.words = words
        self.documents = documents
        self.account = account

    @staticmethod
    def from_counts(
        counts: Mapping[str, int],
        *,
        documents: Mapping[str, int] | None = None,
        texts: int | None = None,
        words: int | None = None,
        name: str = "",
        source: str = "",
        unit: str = WORDS,
    ) -> "TermCounts":
        """Take a frequency list, so that a reference need not be had as text.

        Parameters
        ----------
        counts : mapping of str to int
            How often each word occurs. Words are put in lower case, and variants
            of one word are added up. Words that occur 0 times are as good as absent.
        documents : mapping of str to int, optional
            In how many texts each word occurs.
        texts : int, optional
            How many texts there were.
        words : int, optional
            How many words there were in all, where the list leaves out the rare
            ones. Without it, the sum of the counts.
        name : str
            What to call it in comparisons.
        source : str
            Where it comes from, for methods.
        unit : str
            What was counted, where it is no words: the name that counts have with
            which it is to be compared, such as ``stems`` or ``2-grams``.

        Returns
        -------
        TermCounts

        Raises
        ------
        InputError
            A word or a number is none, more texts have a word than it occurs times,
            or `words` is smaller than the sum of the counts.

        Examples
        --------
        >>> import rhetoric as rh
        >>> reference = rh.TermCounts.from_counts({"The": 3, "the": 60, "peace": 2}, words=1000)
        >>> reference["the"].per_thousand
        63.0
        """
        checked = checked_list(counts, documents=documents, texts=texts, words=words)
        account = Account(
            lists=1,
            digest=checked.digest,
            names=(name,) if name else (),
            sources=(source,) if source else (),
        )
        return _made(checked, account, _known_unit(unit))

    @staticmethod
    def from_json(path: str | Path) -> "TermCounts":
        """Read the file that `to_json` wrote.

        Parameters
        ----------
        path : str or pathlib.Path
            A JSON file. What is read of it are ``records``, a list of objects with
            ``term``, ``count`` and ``documents``, and ``totals``, an object with
            ``format``, ``unit``, ``words``, ``documents`` and ``account``.

        Returns
        -------
        TermCounts

        Raises
        ------
        InputError
            There is no such file, or it holds something else.

        Examples
        --------
        >>> import rhetoric as rh, tempfile, pathlib
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "counts.json"
        >>> _ = rh.term_counts(["Peace and bread.", "Peace!"]).to_json(path)
        >>> rh.TermCounts.from_json(path)["peace"].documents
        2
        """
        try:
            content = json.loads(Path(path).read_text(encoding="utf-8"))
            account = Account.from_record(content["totals"]["account"])
            return _made(checked_content(content), account, str(content["totals"]["unit"]))
        except OSError as error:
            raise InputError(f"TermCounts.from_json: cannot read {path}: {error}.") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"TermCounts.from_json: {path} is no file that TermCounts.to_json wrote, or it "
                f"was changed ({type(error).__name__}: {error}). For a plain frequency list "
                "use TermCounts.from_counts."
            ) from error

    def __add__(self, other: object) -> "TermCounts":
        """Add the counts of other texts."""
        if not isinstance(other, TermCounts):
            return NotImplemented
        if self.unit != other.unit:
            raise InputError(
                f"TermCounts: counts of {self.unit} and of {other.unit} cannot be added. Count "
                "both in the same way."
            )
        terms, own, others = aligned(self.terms, other.terms)
        size = len(terms)
        frequency = None
        if self.document_frequency is not None and other.document_frequency is not None:
            frequency = spread(self.document_frequency, own, size)
            frequency += spread(other.document_frequency, others, size)
        documents = None
        if self.documents is not None and other.documents is not None:
            documents = self.documents + other.documents
        return TermCounts(
            terms,
            spread(self.counts, own, size) + spread(other.counts, others, size),
            frequency,
            words=self.words + other.words,
            documents=documents,
            account=self.account + other.account,
            unit=self.unit,
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        return {term: place for place, term in enumerate(self.terms)}

    def __getitem__(self, term: str) -> TermCount:
        """Give one word; one that does not occur has the count 0."""
        if not isinstance(term, str):
            raise InputError(f"TermCounts takes a word, counts['peace'], got {term!r}.")
        # Categories keep their case; words have none.
        place = self._places.get(term, self._places.get(fold(term)))
        return self._row(term, 0, 0) if place is None else self._row_at(place)

    @property
    def rows(self) -> View[TermCount]:
        """One row for each word, in the order of the alphabet."""
        return View(len(self.terms), self._row_at)

    def _row_at(self, place: int) -> TermCount:
        frequency = self.document_frequency
        documents = None if frequency is None else int(frequency[place])
        return self._row(self.terms[place], int(self.counts[place]), documents)

    def _row(self, term: str, count: int, documents: int | None) -> TermCount:
        rate = PER * count / self.words if self.words else None
        return TermCount(term=term, count=count, documents=documents, per_thousand=rate)

    def top(self, of: int | str | None = None, n: int = 10) -> list[TermCount]:
        """Give the most frequent words.

        Parameters
        ----------
        of : int or str, optional
            How many; or a word, to see its own row.
        n : int
            How many, when `of` does not say.

        Returns
        -------
        list of TermCount
            The most frequent first; of equal ones, in the order of the alphabet.

        Raises
        ------
        InputError
            The number is negative.
        """
        term, count = asked_for(of, n, "TermCounts")
        if term is not None:
            return [self[term]][:count]
        order = np.argsort(-self.counts, kind="stable")[:count]
        return [self._row_at(place) for place in order.tolist()]

    @property
    def title(self) -> str:
        """What was counted."""
        different = count_phrase(len(self.terms), f"different {noun_of(self.unit)}")
        size = count_phrase(self.words, size_noun_of(self.unit))
        return f"{different} among {size} of {self.account.name or self._what()}"

    def _what(self) -> str:
        known = self.documents is not None and not self.account.lists
        return count_phrase(self.documents or 0, "text") if known else "a frequency list"

    @property
    def notes(self) -> tuple[str, ...]:
        """How many of the texts carry warnings."""
        flagged = self.account.flagged
        carry = "carries" if flagged == 1 else "carry"
        note = f"{count_phrase(flagged, 'text')} {carry} warnings: see corpus.summary()."
        return (note,) if flagged else ()

    def methods(self) -> str:
        """Write what was counted and how."""
        return (
            f"{self.account.describe()} {unit_text(self.unit)}, "
            f"{count_phrase(self.words, size_noun_of(self.unit))} in all. "
            f"rhetoric {library_version()}."
        )

    def _strength(self, row: TermCount) -> float:
        return row.count

    def _column_names(self) -> tuple[str, ...]:
        return tuple(TermCount.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the most frequent words."""
        names = self._column_names()
        rows = tuple(tuple(getattr(row, name) for name in names) for row in self.top(limit))
        return Table(title=self.title, columns=names, rows=rows, total=len(self), notes=self.notes)

    def _content(self) -> dict[str, object]:
        totals: dict[str, Cell | dict[str, object]] = {
            "format": FORMAT,
            "unit": self.unit,
            "words": self.words,
            "documents": self.documents,
            "account": self.account.to_record(),
        }
        return {**super()._content(), "totals": totals}


def _known_unit(unit: object) -> str:
    if not isinstance(unit, str) or not unit.strip():
        raise InputError(
            f"TermCounts.from_counts: unit must be the name of what is counted, got {unit!r}."
        )
    return unit


def _made(found: CountList, account: Account, unit: str) -> TermCounts:
    return TermCounts(
        found.terms,
        found.counts,
        found.document_frequency,
        words=found.words,
        documents=found.documents,
        account=account,
        unit=unit,
    )
