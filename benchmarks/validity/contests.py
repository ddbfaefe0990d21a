"""Which categories stand for which label of which labelled set."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.validity.table import read_jsonl

NEGATIVE = ("neg",)
MORAL = {
    "Care": (("care",), ("pos",), ("help", "healing")),
    "Harm": (("harm",), NEGATIVE, ("violence", "kill", "suffering")),
    "Fairness": (("fairness",), ("pos",), ("law",)),
    "Cheating": (("cheating",), NEGATIVE, ("deception", "crime", "stealing")),
    "Loyalty": (("loyalty",), ("pos",), ("friends", "trust")),
    "Betrayal": (("betrayal",), NEGATIVE, ("deception", "dispute")),
    "Authority": (("authority",), ("pos",), ("government", "law", "leader")),
    "Subversion": (("subversion",), NEGATIVE, ("dispute", "rage")),
    "Sanctity": (("sanctity",), ("pos",), ("religion", "worship")),
    "Degradation": (("degradation",), NEGATIVE, ("disgust", "shame")),
}
SIDES = tuple(MORAL)
SIDE_NAMES = tuple(name for names, _, _ in MORAL.values() for name in names)
PAIRS = tuple(zip(SIDES[::2], SIDES[1::2], strict=True))
PAIRED = tuple(" or ".join(pair) for pair in PAIRS)
"""The labels that stand for both sides of a foundation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """A label, and what is to tell it.

    Parameters
    ----------
    data : str
        The folder of the labelled set.
    label : str
    holds : callable
        Whether a record of the set has the label.
    lexicon : str
    categories, vader, empath : tuple of str
        Those whose rates are added up.
    """

    data: str
    label: str
    holds: Callable[[dict[str, Any]], bool]
    lexicon: str
    categories: tuple[str, ...]
    vader: tuple[str, ...]
    empath: tuple[str, ...]


def _moral(*sides: str) -> Contest:
    return Contest(
        data="moral_events",
        label=" or ".join(sides),
        holds=lambda record: bool(set(sides) & set(record["moralities"])),
        lexicon="moral-foundations",
        categories=tuple(name for side in sides for name in MORAL[side][0]),
        vader=tuple(dict.fromkeys(name for side in sides for name in MORAL[side][1])),
        empath=tuple(dict.fromkeys(name for side in sides for name in MORAL[side][2])),
    )


UNSCON: dict[str, Callable[[dict[str, Any]], bool]] = {
    "Negative evaluation, challenge or correction": lambda record: bool(record["conflict"]),
    "Direct negative evaluation": lambda record: record["neg_eval"] == "Direct_NegEval",
}
RIVALS = {
    "evaluation": ("blame",),
    "us-and-them": ("blame",),
    "conflict": ("war", "threat", "victimhood"),
}
"""All are shown, since it was open which of them a critical sentence of a debate uses."""
FRAMES = {
    "CO": ("Conflict", "conflict", NEGATIVE, ("fight", "dispute", "war")),
    "HI": ("Human interest", "human-interest", ("neg", "pos"), ("family", "children", "home")),
    "MO": ("Morality", "morality", NEGATIVE, ("religion", "shame", "dispute")),
    "EC": ("Economic", "economic", (), ("business", "economics", "money")),
}
EMOTIVE = ("neg", "pos")
VIRTUES = (("pos",), ("achievement", "optimism"))
HOSTILE = (NEGATIVE, ("hate", "swearing_terms", "disgust"))
TECHNIQUES = {
    "Loaded Language": ("loaded-language", EMOTIVE, ("hate", "anger", "negative_emotion")),
    "Name calling/Labeling": ("name-calling", *HOSTILE),
    "Smears": ("smears", NEGATIVE, ("deception", "crime", "shame")),
    "Glittering generalities (Virtue)": ("glittering-generalities", *VIRTUES),
    "Flag-waving": ("flag-waving", ("pos",), ("government", "military")),
    "Appeal to fear/prejudice": ("appeal-to-fear", NEGATIVE, ("fear", "terrorism", "violence")),
    "Slogans": ("slogans", ("pos",), ()),
    "Exaggeration/Minimisation": ("exaggeration-minimisation", EMOTIVE, ()),
    "Doubt": ("doubt", NEGATIVE, ("confusion", "deception")),
    "Black-and-white Fallacy/Dictatorship": ("black-and-white", NEGATIVE, ()),
    "Whataboutism": ("whataboutism", NEGATIVE, ()),
    "Thought-terminating cliché": ("thought-terminating-cliche", (), ()),
    "Appeal to authority": ("appeal-to-authority", (), ("government", "leader")),
    "Causal Oversimplification": ("causal-oversimplification", (), ()),
}


def _unscon(label: str, lexicon: str) -> Contest:
    return Contest(
        data="unscon",
        label=label,
        holds=UNSCON[label],
        lexicon=lexicon,
        categories=RIVALS[lexicon],
        vader=NEGATIVE,
        empath=("war", "fight", "dispute", "aggression"),
    )


def _frame(key: str) -> Contest:
    label, category, vader, empath = FRAMES[key]
    return Contest(
        data="narrative_frames",
        label=label,
        holds=lambda record: bool(record[key]),
        lexicon="news-frames",
        categories=(category,),
        vader=vader,
        empath=empath,
    )


def _technique(label: str) -> Contest:
    category, vader, empath = TECHNIQUES[label]
    return Contest(
        data="semeval2021_t6",
        label=label,
        holds=lambda record: label in {span["technique"] for span in record["spans"]},
        lexicon="propaganda-cues",
        categories=(category,),
        vader=vader,
        empath=empath,
    )


CONTESTS = (
    *(_moral(side) for side in MORAL),
    *(_moral(*pair) for pair in PAIRS),
    *(_unscon(*each) for each in product(UNSCON, RIVALS)),
    *map(_frame, FRAMES),
    *map(_technique, TECHNIQUES),
)


def read_labelled(folder: Path, name: str) -> tuple[list[str], list[dict[str, Any]]]:
    """Read the texts of a set, and the records they stand in."""
    records = read_jsonl(folder / name / "shared.jsonl")
    return [record["text"] for record in records], records
