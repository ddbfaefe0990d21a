"""The frames of very many documents: one row a frame, made of sums."""

from collections.abc import Sequence

from rhetoric.errors import InputError
from rhetoric.framing.score_frames import score_frames
from rhetoric.framing.scores import FrameScores
from rhetoric.lexicon.category import CLASSES
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.results import Result
from rhetoric.scale.totals import FrameTotal
from rhetoric.shipped import library_version
from rhetoric.statistics import check_draws, percent
from rhetoric.tables import Table, count_phrase
from rhetoric.tokens.tokenize import as_tokens

PROBE = "word"


class FrameTotals(Result[FrameTotal]):
    """Scores over all documents together, one row for each frame.

    Parameters
    ----------
    rows : sequence of FrameTotal
    lexicon : Lexicon
    confidence : float
    texts : str
        Which texts these are, for the methods.
    counting : str
        How matches were counted, for the methods.
    warnings : tuple of str
        What to beware of in the texts.
    """

    def __init__(
        self,
        rows: Sequence[FrameTotal],
        lexicon: Lexicon,
        *,
        confidence: float,
        texts: str,
        counting: str,
        warnings: tuple[str, ...] = (),
    ) -> None:
        self._rows = tuple(rows)
        self.lexicon = lexicon
        self.confidence = confidence
        self._texts = texts
        self._counting = counting
        self._warnings = warnings

    @property
    def rows(self) -> Sequence[FrameTotal]:
        """One row a frame, in the order of the lexicon."""
        return self._rows

    @property
    def title(self) -> str:
        """Which lexicon was matched on how much."""
        first = self._rows[0]
        return (
            f"{self.lexicon.title}: {count_phrase(first.documents, 'text')}, "
            f"{count_phrase(first.words, 'word')}, per 1,000 words"
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What a count is worth, and what to beware of in the texts."""
        classes = [
            f"{'' if len(names) == len(self.lexicon) else ', '.join(names) + ': '}{CLASSES[kind]}."
            for kind, names in self.lexicon.classes().items()
        ]
        notes = dict.fromkeys(f"{row.note}." for row in self._rows if row.note)
        return (*classes, *self._warnings, *notes)

    def methods(self) -> str:
        """Write the paragraph a paper needs to say how the scores were made."""
        return (
            f"{self._texts} {self._counting} Rates are matches per 1,000 words over "
            f"all texts, with {percent(self.confidence)} intervals from the linearised variance "
            "of a ratio of sums over documents (Cochran 1977, section 6.4), exact Poisson bound "
            "where nothing matched (Garwood 1936). Single documents have no interval. "
            f"rhetoric {library_version()}."
        )

    def _strength(self, row: FrameTotal) -> float:
        return row.per_thousand or 0.0

    def _names(self, row: FrameTotal) -> tuple[str | None, ...]:
        return (row.frame,)

    def _column_names(self) -> tuple[str, ...]:
        return tuple(FrameTotal.__dataclass_fields__)

    def _table(self, limit: int) -> Table:
        """Show the rates; the records have all counts."""
        names = ("frame", "count", "documents_with_match", "per_thousand", "low", "high")
        return Table(
            title=self.title,
            columns=names,
            rows=tuple(tuple(getattr(row, name) for name in names) for row in self._rows[:limit]),
            total=len(self._rows),
            notes=self.notes,
        )


def counting_text(probe: FrameScores) -> str:
    """How matches were counted: what the methods of scores say after the texts.

    Parameters
    ----------
    probe : FrameScores
        What `probed` gave.
    """
    told = probe.matches.methods()
    tokens = as_tokens([PROBE], "score_frames")
    before = f"{tokens.corpus.describe()} {tokens.describe()} "
    policy = told.removeprefix(before).removesuffix(f" rhetoric {library_version()}.")
    return f"Tokens and sentences by the rules of rhetoric. {policy}"


def probed(
    lexicon: Lexicon, quoted: str, negation: str | None, confidence: float, function: str
) -> FrameScores:
    """Score one word, so that wrong settings are refused before anything is read."""
    if not isinstance(lexicon, Lexicon):
        raise InputError(
            f"{function} takes a Lexicon, got {type(lexicon).__name__}. "
            "Load one with load_lexicon(name or path)."
        )
    check_draws(confidence, 1000, 0, function)
    return score_frames([PROBE], lexicon, quoted=quoted, negation=negation)
