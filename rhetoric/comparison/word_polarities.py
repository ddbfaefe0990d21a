"""Where the words stand on an axis, and which of them move a text along it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rhetoric.errors import InputError, nearest
from rhetoric.results import Result, asked_for
from rhetoric.tables import Table
from rhetoric.tokens.lexer import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPolarity:
    """Where one word stands on the axis.

    Parameters
    ----------
    term : str
        The word, in lower case.
    polarity : float
        Mean cosine to the seeds of the upper end less that to the seeds of the lower end.
    bias : float
        Cosine to the line from the lower to the upper end (FrameAxis).
    count : int
        How often it occurs.
    documents : int
        In how many texts.
    seed : float or None
        Its weight as a seed, where it is one.
    """

    term: str
    polarity: float
    bias: float
    count: int
    documents: int
    seed: float | None


class WordPolarities(Result[WordPolarity]):
    """The words of an axis, from its upper end to its lower. See `SemanticAxis.words`."""

    def __init__(self, rows: Sequence[WordPolarity], names: tuple[str, str], methods: str) -> None:
        self._rows = tuple(rows)
        self.names = names
        self._methods = methods
        self._places = {row.term: place for place, row in enumerate(self._rows)}

    @property
    def rows(self) -> Sequence[WordPolarity]:
        """One row for each word, the highest polarity first."""
        return self._rows

    def __getitem__(self, term: str) -> WordPolarity:
        """Give one word.

        Raises
        ------
        InputError
            It does not occur, or was left out.
        """
        wanted = fold(term) if isinstance(term, str) else term
        if wanted not in self._places:
            raise InputError(
                f"WordPolarities: no word {term!r} here. {nearest(term, self._places)}"
            )
        return self._rows[self._places[wanted]]

    def top(self, of: int | str | None = None, n: int = 10) -> list[WordPolarity]:
        """Give the words farthest from the middle.

        Parameters
        ----------
        of : int or str, optional
            How many words; or the name of an end, to see those nearest to it; or a word.
        n : int
            How many words, when `of` does not say.

        Returns
        -------
        list of WordPolarity
            Those farthest out first.

        Raises
        ------
        InputError
            There is no such end or word, or the number is negative.
        """
        name, count = asked_for(of, n, "WordPolarities")
        if name == self.names[1]:
            return [row for row in self._rows if row.polarity > 0][:count]
        if name == self.names[0]:
            return [row for row in reversed(self._rows) if row.polarity < 0][:count]
        if name is not None:
            return [self[name]][:count]
        return sorted(self._rows, key=self._strength, reverse=True)[:count]

    @property
    def title(self) -> str:
        """Which axis."""
        return f"Words from {self.names[1]} (above 0) to {self.names[0]} (below)"

    def methods(self) -> str:
        """Write how the axis was made."""
        return self._methods

    def _strength(self, row: WordPolarity) -> float:
        return abs(row.polarity)

    def _column_names(self) -> tuple[str, ...]:
        return tuple(WordPolarity.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show both ends."""
        total = len(self)
        both = [*range((limit + 1) // 2), *range(total - limit // 2, total)]
        names = self._column_names()
        rows = (self._rows[place] for place in (range(total) if total <= limit else both))
        return Table(
            title=self.title,
            columns=names,
            rows=tuple(tuple(getattr(row, name) for name in names) for row in rows),
            total=total,
            notes=self.notes,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionPart:
    """What one word does to the position of one text.

    Parameters
    ----------
    document, term : str
    count : int
        How often the text has the word.
    polarity : float
    contribution : float
        Count times polarity over the counted words of the text: what it adds to the
        position.
    shift : float
        What it adds to the distance from the position of all texts together: the
        share of the word here less its share in all texts, times its polarity less
        the position of all texts.
    """

    document: str
    term: str
    count: int
    polarity: float
    contribution: float
    shift: float


class PositionParts(Result[PositionPart]):
    """The words that move a text along an axis, those that move it most first.

    Made by `SemanticAxis.explain`. The contributions of all words add up to the position
    of the text, the shifts to its distance from the position of all texts together.
    """

    def __init__(
        self,
        rows: Sequence[PositionPart],
        *,
        document: str,
        position: float,
        middle: float,
        methods: str,
    ) -> None:
        self._rows = tuple(rows)
        self.document = document
        self.position = position
        self.middle = middle
        self._methods = methods

    @property
    def rows(self) -> Sequence[PositionPart]:
        """One row for each counted word of the corpus that moves the text."""
        return self._rows

    @property
    def title(self) -> str:
        """Which text."""
        return f"{self.document}: words by how far they move it from all texts together"

    @property
    def notes(self) -> tuple[str, ...]:
        """What the rows add up to."""
        told = (
            f"Position {self.position:.4f}, that of all texts together {self.middle:.4f}; the "
            f"shifts add up to the distance, {self.position - self.middle:+.4f}."
        )
        return (told,)

    def methods(self) -> str:
        """Write how the axis was made."""
        return self._methods

    def _strength(self, row: PositionPart) -> float:
        return abs(row.shift)

    def _names(self, row: PositionPart) -> tuple[str | None, ...]:
        return row.document, row.term

    def _column_names(self) -> tuple[str, ...]:
        return tuple(PositionPart.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the numbers a thousand times as large: they are parts of a small one."""
        return Table(
            title=self.title,
            columns=("term", "count", "polarity", "shift ×1,000", "contribution ×1,000"),
            rows=tuple(
                (row.term, row.count, row.polarity, 1000 * row.shift, 1000 * row.contribution)
                for row in self._rows[:limit]
            ),
            total=len(self._rows),
            notes=self.notes,
        )
