"""How well the rates of the shipped lexicons tell labelled texts apart.

The figure is the area under the ROC curve within classes of length (tenths of the words
per text): the chance that of two texts of like length, one with the label and one without,
the one with the label has the higher rate, a tie counting half. Without the classes the
length of a text alone tells labels apart, since annotators find more in longer texts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata

import rhetoric as rh
from benchmarks.validity.contests import CONTESTS, PAIRED, read_labelled
from benchmarks.validity.table import Table, interval

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
DRAWS = 200
CLASSES = 10
NOTE = (
    "Area under the ROC curve within tenths of length, of rates per word; 95% intervals over "
    f"texts drawn {DRAWS} times. Words alone: the area of the number of words, without the "
    "classes. Which categories stand for a label is fixed by their names in "
    "benchmarks/validity/contests.py, and every choice tried is shown. VADER "
    "measures sentiment and Empath topics."
)
COLUMNS = (
    "Set",
    "Label",
    "Categories",
    "Texts",
    "With it",
    "Words alone",
    "rhetoric",
    "VADER",
    "Empath",
)


@dataclass(frozen=True, slots=True)
class Strata:
    """Texts in classes of length, so that each is compared with its like."""

    of: npt.NDArray[np.int64]

    @classmethod
    def of_lengths(cls, words: Numbers) -> "Strata":
        """Divide at the tenths of the words per text."""
        edges = np.quantile(words, np.linspace(0, 1, CLASSES + 1)[1:-1])
        return cls(np.searchsorted(edges, words, side="left"))

    def auc(self, labels: Flags, values: Numbers) -> float:
        """Mean of the classes' areas, weighted by their pairs; half if there is no pair."""
        above = pairs = 0.0
        for stratum in np.unique(self.of):
            here = self.of == stratum
            with_it = int(labels[here].sum())
            without = int(here.sum()) - with_it
            ranks = rankdata(values[here])[labels[here]].sum()
            above += float(ranks) - with_it * (with_it + 1) / 2
            pairs += with_it * without
        return above / pairs if pairs else 0.5


def own_rates(
    tokens: rh.TokenizedCorpus, lexicons: Iterable[str]
) -> dict[tuple[str, str], Numbers]:
    """Rates per 1,000 words of every category, one of each text; 0 of a text without words."""
    rates: dict[tuple[str, str], Numbers] = {}
    for name in lexicons:
        scores = rh.score_frames(tokens, rh.load_lexicon(name))
        for place, frame in enumerate(scores.frames):
            rates[name, frame] = np.nan_to_num(scores.rates[:, place])
    return rates


def vader_scores(texts: Sequence[str]) -> dict[str, Numbers]:
    """Proportions of negative and positive words after VADER, one of each text."""
    analyzer = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    told = [analyzer.polarity_scores(text) for text in texts]
    return {key: np.array([each[key] for each in told]) for key in ("neg", "pos")}


def empath_scores(texts: Sequence[str], categories: Sequence[str]) -> dict[str, Numbers]:
    """Normalised counts of Empath's categories, one of each text."""
    empath = import_module("empath").Empath()
    told = [empath.analyze(text, categories=list(categories), normalize=True) for text in texts]
    return {name: np.array([(each or {}).get(name, 0.0) for each in told]) for name in categories}


def _redrawn(strata: Strata, flags: Flags, values: Numbers, taken: npt.NDArray[np.int64]) -> float:
    return Strata(strata.of[taken]).auc(flags[taken], values[taken])


def _peer(installed: str, scores: Callable[[], dict[str, Numbers]]) -> dict[str, Numbers]:
    return scores() if find_spec(installed) else {}


def _summed(columns: dict[Any, Numbers], keys: Sequence[Any]) -> Numbers | None:
    return sum((columns[key] for key in keys), np.zeros(())) if columns and keys else None


def _rows(name: str, folder: Path) -> Iterator[tuple[Any, ...]]:
    contests = [contest for contest in CONTESTS if contest.data == name]
    texts, labels = read_labelled(folder, name)
    tokens = rh.tokenize(rh.read_corpus({str(n): text for n, text in enumerate(texts)}))
    own = own_rates(tokens, dict.fromkeys(contest.lexicon for contest in contests))
    columns = tokens.columns
    words = columns.words_between(columns.document_starts).astype(np.float64)
    asked = sorted({category for contest in contests for category in contest.empath})
    vader = _peer("vaderSentiment", lambda: vader_scores(texts))
    empath = _peer("empath", lambda: empath_scores(texts, asked))
    strata = Strata.of_lengths(words)
    one = Strata(np.zeros(len(texts), dtype=np.int64))
    for contest in contests:
        flags = np.array([contest.holds(each) for each in labels])
        values = _summed(own, [(contest.lexicon, category) for category in contest.categories])
        assert values is not None
        among = interval(range(len(flags)), partial(_redrawn, strata, flags, values), DRAWS)
        peers = [
            None if column is None else round(strata.auc(flags, column), 3)
            for column in (_summed(vader, contest.vader), _summed(empath, contest.empath))
        ]
        told = f"{strata.auc(flags, values):.3f} ({among})"
        alone = round(one.auc(flags, words), 3)
        yield (
            name,
            contest.label,
            f"{contest.lexicon}: {', '.join(contest.categories)}",
            len(texts),
            int(flags.sum()),
            alone,
            told,
            *peers,
        )


def _means(rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Average over the labels of a set that a peer tells, for each lexicon."""
    for lexicon in dict.fromkeys(row[2].split(":")[0] for row in rows):
        own = [row for row in rows if row[2].startswith(f"{lexicon}:") and row[1] not in PAIRED]
        for peer, column in (("VADER", 7), ("Empath", 8)):
            shared = [row for row in own if row[column] is not None]
            if len(shared) > 1:
                mean = float(np.mean([float(row[6].split()[0]) for row in shared]))
                theirs = round(float(np.mean([row[column] for row in shared])), 3)
                label = f"Mean of the {len(shared)} labels that {peer} tells"
                peers = (theirs, None) if peer == "VADER" else (None, theirs)
                yield (rows[0][0], label, lexicon, "", "", "", f"{mean:.3f}", *peers)


def measure(folder: Path) -> list[Table]:
    """Measure every contest whose set is in the folder."""
    rows: list[tuple[Any, ...]] = []
    for name in dict.fromkeys(contest.data for contest in CONTESTS):
        if not (folder / name).is_dir():
            print(f"lexicons: {name} is not there.")
            continue
        own = list(_rows(name, folder))
        rows += [*own, *_means(own)]
    if not rows:
        return []
    return [
        Table(
            title="Lexicons against labels",
            columns=COLUMNS,
            rows=rows,
            notes=(NOTE,),
        )
    ]
