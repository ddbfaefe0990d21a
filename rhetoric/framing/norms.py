"""Norms: how much of each frame is usual in a reference corpus."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError
from rhetoric.framing.scoring import PER, Scoring, Settings
from rhetoric.framing.units import DOCUMENT
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.results import Result
from rhetoric.shipped import library_version
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus

STRETCH = 500
"""Words of one stretch: the norms tell the spread between stretches of this length."""
FEW_STRETCHES = 20
LEVELS = tuple(range(0, 101, 5))
"""The percentiles that norms keep."""
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameNorm:
    """How much of one frame is usual.

    Parameters
    ----------
    frame : str
    mean, spread : float
        Of the rates per 1,000 words of all stretches; the spread is their
        standard deviation.
    percentiles : tuple of float
        The rates at 0, 5, … 100 percent of the stretches.
    """

    frame: str
    mean: float
    spread: float
    percentiles: tuple[float, ...]

    def percentile_of(self, rate: float) -> float:
        """Tell what percentage of the stretches has a lower rate, half of equal ones counting."""
        rates = np.array(self.percentiles)
        low = np.interp(rate, rates, LEVELS) if (rates < rate).any() else 0.0
        equal = np.flatnonzero(rates == rate)
        if len(equal):
            return float(LEVELS[equal[0]] + LEVELS[equal[-1]]) / 2
        return float(low)


class Norms(Result[FrameNorm]):
    """How much of each frame of a lexicon is usual in a reference corpus.

    Made by `measure_norms` from texts, and by `load_norms` from what the library
    ships. It holds counts and moments, and no text.

    Attributes
    ----------
    name : str
        Of the reference corpus.
    about : mapping
        ``title``, ``source`` and ``licence`` of the corpus, as far as known.
    documents, words, stretches : int
    lexicon, fingerprint : str
        Name and version of the lexicon, and the digest of its content.
    """

    def __init__(
        self,
        rows: Sequence[FrameNorm],
        *,
        name: str,
        about: Mapping[str, str],
        documents: int,
        words: int,
        stretches: int,
        lexicon: str,
        fingerprint: str,
    ) -> None:
        self._rows = tuple(rows)
        self.name = name
        self.about = dict(about)
        self.documents = documents
        self.words = words
        self.stretches = stretches
        self.lexicon = lexicon
        self.fingerprint = fingerprint

    @property
    def rows(self) -> Sequence[FrameNorm]:
        """One row for each frame, in the order of the lexicon."""
        return self._rows

    def __getitem__(self, frame: str) -> FrameNorm:
        found = {row.frame: row for row in self._rows}
        if frame not in found:
            raise InputError(f"Norms {self.name!r} have no frame {frame!r}.")
        return found[frame]

    @property
    def title(self) -> str:
        """Which lexicon on which corpus."""
        corpus = self.about.get("title") or self.name
        return f"{self.lexicon} in {corpus}: matches per 1,000 words in stretches of {STRETCH}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What to beware of."""
        few = f"Only {count_phrase(self.stretches, 'stretch', 'stretches')}: the spread is unsure."
        return (few,) if self.stretches < FEW_STRETCHES else ()

    def methods(self) -> str:
        """Write how the norms were made."""
        about = ". ".join(self.about[key] for key in ("title", "source") if self.about.get(key))
        return (
            f"Norms of {self.lexicon} (content {self.fingerprint}) from {about or self.name} "
            f"({count_phrase(self.documents, 'text')}, {self.words:,} words): the texts were "
            f"joined and cut into {self.stretches:,} stretches of {STRETCH} words; mean, standard "
            f"deviation and percentiles are of the rates of these stretches. "
            f"rhetoric {library_version()}."
        )

    def _strength(self, row: FrameNorm) -> float:
        return row.mean

    def _names(self, row: FrameNorm) -> tuple[str | None, ...]:
        return (row.frame,)

    def _column_names(self) -> tuple[str, ...]:
        return ("frame", "mean", "spread", "p10", "p25", "median", "p75", "p90")

    def _record(self, row: FrameNorm) -> dict[str, Any]:
        at = dict(zip(LEVELS, row.percentiles, strict=True))
        rates = {"p10": at[10], "p25": at[25], "median": at[50], "p75": at[75], "p90": at[90]}
        return {"frame": row.frame, "mean": row.mean, "spread": row.spread, **rates}

    def to_record(self) -> dict[str, Any]:
        """Give all of it as a dictionary that ``json.dumps`` takes; see `from_record`."""
        return {
            "lexicon": self.lexicon,
            "fingerprint": self.fingerprint,
            "frames": {row.frame: [row.mean, row.spread, *row.percentiles] for row in self._rows},
        }

    @staticmethod
    def from_record(record: Mapping[str, Any], corpus: Mapping[str, Any]) -> "Norms":
        """Make norms of what `to_record` gave, and what is said of the corpus."""
        rows = [
            FrameNorm(frame=frame, mean=mean, spread=spread, percentiles=tuple(rates))
            for frame, (mean, spread, *rates) in record["frames"].items()
        ]
        said = {name: corpus[name] for name in ("documents", "words", "stretches")}
        return Norms(
            rows,
            name=corpus["name"],
            about=corpus["about"],
            lexicon=record["lexicon"],
            fingerprint=record["fingerprint"],
            **said,
        )


def measure_norms(
    texts: Texts | TokenizedCorpus, lexicon: Lexicon, *, name: str, about: Mapping[str, str] = {}
) -> Norms:
    """Measure how much of each frame is usual in a reference corpus of your own.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
        The reference corpus. All texts are joined in their order and cut into
        stretches of 500 words; the rest at the end is left out.
    lexicon : Lexicon
    name : str
        What the corpus is called.
    about : mapping of str to str, optional
        ``title``, ``source`` and ``licence``, for methods.

    Returns
    -------
    Norms
        For `FrameScores.against`.

    Raises
    ------
    InputError
        There are fewer than two stretches.

    Examples
    --------
    >>> import rhetoric as rh
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*"]})
    >>> texts = ["We hope for peace. " * 200, "They work for bread. " * 200]
    >>> rh.measure_norms(texts, lexicon, name="two").stretches
    3
    """
    tokens = as_tokens(texts, "measure_norms")
    settings = Settings(
        by=DOCUMENT, quoted="keep", negation=None, confidence=0.95, resamples=100, seed=0
    )
    scoring = Scoring(tokens, lexicon, settings)
    columns = tokens.columns
    words = np.flatnonzero(columns.is_word())
    stretches = len(words) // STRETCH
    if stretches < 2:
        raise InputError(
            f"measure_norms: {len(words):,} words are less than two stretches of {STRETCH} words, "
            "from which no spread can be told. Give more text."
        )
    ends = np.append(words, len(columns))[: stretches * STRETCH + 1 : STRETCH]
    _, matches = scoring.texts
    here = matches.between(int(ends[0]), int(ends[-1]))
    part = np.searchsorted(ends, matches.start[here], side="right") - 1
    frames = len(scoring.labels)
    counts = np.bincount(part * frames + matches.category[here], minlength=stretches * frames)
    rates = PER * counts.reshape(stretches, frames) / STRETCH
    percentiles = np.percentile(rates, LEVELS, axis=0)
    rows = [
        FrameNorm(
            frame=frame,
            mean=_rounded(rates[:, place].mean()),
            spread=_rounded(rates[:, place].std(ddof=1)),
            percentiles=tuple(map(_rounded, percentiles[:, place])),
        )
        for place, frame in enumerate(scoring.labels)
    ]
    return Norms(
        rows,
        name=name,
        about=about,
        documents=len(tokens.corpus),
        words=len(words),
        stretches=stretches,
        lexicon=lexicon.name_and_version,
        fingerprint=lexicon.fingerprint,
    )


def _rounded(value: Any) -> float:
    return round(float(value), _DIGITS)


def read_norms(path: Path) -> dict[str, Norms]:
    """Read the norms of one corpus, by the name of the lexicon."""
    content = json.loads(path.read_text(encoding="utf-8"))
    corpus = content["corpus"]
    return {name: Norms.from_record(record, corpus) for name, record in content["lexicons"].items()}


def write_norms(norms: Sequence[Norms], path: Path) -> None:
    """Write the norms of several lexicons on one corpus as a file that `read_norms` reads."""
    first = norms[0]
    corpus = {
        "name": first.name,
        "about": first.about,
        "documents": first.documents,
        "words": first.words,
        "stretches": first.stretches,
        "stretch": STRETCH,
        "percentiles": list(LEVELS),
    }
    lexicons = {one.lexicon.split()[0]: one.to_record() for one in norms}
    rows = ",\n".join(
        f" {json.dumps(name)}: {json.dumps(record, ensure_ascii=False)}"
        for name, record in lexicons.items()
    )
    head = json.dumps(corpus, ensure_ascii=False, indent=1)
    path.write_text(f'{{"corpus": {head},\n"lexicons": {{\n{rows}\n}}}}\n', encoding="utf-8")
