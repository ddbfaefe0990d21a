"""How well a lexicon sets apart groups of texts that are known to differ.

Stories of the Korean Central News Agency against speeches to the United Nations and at US
conventions. Names would tell them apart by themselves, so every name is masked: a word with a
capital inside a sentence, and a word that opens one if it is written with a capital more often
than not inside sentences. All texts are cut to one length.
"""

from collections import Counter
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

import rhetoric as rh
from benchmarks.validity.labelled import Flags, Numbers, Strata
from benchmarks.validity.table import Table, interval, read_jsonl

STATE = "kcna"
OTHERS = ("ungd2017", "convention2012")
LEXICONS = ("state-discourse", "us-and-them", "conflict")
WORDS = 150
MASK = "Xx"


def measure(folder: Path) -> list[Table]:
    """Give the area under the ROC curve and the ratio of pooled rates of each category."""
    texts, state = [], []
    for name in (STATE, *OTHERS):
        file = next(iter(sorted((folder / name).glob("shared*.jsonl"))), None)
        if file is None:
            raise FileNotFoundError(2, "not there", str(folder / name))
        own = [row["text"] for row in read_jsonl(file) if row["text"].strip()]
        texts += own
        state += [name == STATE] * len(own)
    corpus = rh.read_corpus({str(at): text for at, text in enumerate(texts)})
    masked, kept = _masked(rh.tokenize(corpus))
    flags = np.array(state)[kept]
    tokens = rh.tokenize(rh.read_corpus({str(at): text for at, text in enumerate(masked)}))
    rows = []
    for name in LEXICONS:
        scores = rh.score_frames(tokens, rh.load_lexicon(name))
        rates = np.nan_to_num(scores.rates)
        counts = np.column_stack([scores.counts, scores.counts.sum(axis=1)])
        rates = np.column_stack([rates, rates.sum(axis=1)])
        for place, frame in enumerate((*scores.frames, "all together")):
            column = rates[:, place]
            among = interval(range(len(flags)), partial(_redrawn, flags, column), 200)
            pooled = [
                1000 * counts[side, place].sum() / scores.words[side].sum()
                for side in (flags, ~flags)
            ]
            ratio = f"{pooled[0] / pooled[1]:.2f}" if pooled[1] else "–"
            told = f"{_auc(flags, column):.3f} ({among})"
            rows.append((name, frame, told, float(pooled[0]), float(pooled[1]), ratio))
    note = (
        f"{int(flags.sum()):,} stories of KCNA against {int((~flags).sum()):,} speeches of 2017 "
        f"and 2012, the first {WORDS} words of each that has as many, names masked "
        f"({_share(masked):.1%} of the words). Rates are per 1,000 words; 95% intervals over texts."
    )
    columns = ("Lexicon", "Category", "Area under the curve", "KCNA", "Others", "Ratio")
    return [Table(title="Known groups", columns=columns, rows=rows, notes=(note,))]


def _auc(flags: Flags, values: Numbers) -> float:
    return Strata(np.zeros(len(flags), dtype=np.int64)).auc(flags, values)


def _redrawn(flags: Flags, values: Numbers, drawn: npt.NDArray[np.int64]) -> float:
    return _auc(flags[drawn], values[drawn])


def _masked(tokens: rh.TokenizedCorpus) -> tuple[list[str], list[int]]:
    """Mask the names of each text and cut it; texts that are too short are left out."""
    upper: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    opens = set(tokens.columns.sentence_bounds.tolist())
    for at, token in enumerate(tokens.tokens):
        if at not in opens:
            inside[token.text.lower()] += 1
            upper[token.text.lower()] += token.text[0].isupper()
    found: dict[str, list[str]] = {}
    for at, token in enumerate(tokens.tokens):
        low = token.text.lower()
        name = token.text[0].isupper() and low != "i"
        if at in opens:
            name = name and upper[low] * 2 > inside[low]
        found.setdefault(token.document, []).append(MASK if name else token.text)
    masked, kept = [], []
    for place, words in enumerate(found.get(document.id, []) for document in tokens.corpus):
        ends = [at for at, word in enumerate(words, 1) if word[0].isalnum()]
        if len(ends) >= WORDS:
            masked.append(" ".join(words[: ends[WORDS - 1]]))
            kept.append(place)
    return masked, kept


def _share(masked: list[str]) -> float:
    words = [word for text in masked for word in text.split() if word[0].isalnum()]
    return sum(word == MASK for word in words) / len(words)
