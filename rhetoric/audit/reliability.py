"""Whether the entries of a category rise and fall together."""

from dataclasses import dataclass

import numpy as np

from rhetoric.audit.ground import Ground
from rhetoric.audit.table import AuditTable
from rhetoric.framing.scoring import PER
from rhetoric.statistics import Numbers, generator, percent
from rhetoric.tokens.vocabulary import Ints

FEWEST_DOCUMENTS = 30
SPLITS = 200
_NOTE = (
    "A low value need not speak against a category: wordings that replace each other in a text "
    "are not expected to rise together."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """Internal consistency of one category, entries as items and documents as cases.

    Parameters
    ----------
    category : str
    entries, dropped : int
        Entries that vary between documents, and those that do not.
    documents : int
        With words.
    alpha : float or None
        Cronbach's alpha of the rates per 1,000 words.
    low, high : float or None
        Its interval (Feldt 1965).
    kr20 : float or None
        Kuder and Richardson's formula 20: alpha of whether each entry occurs.
    split_half : float or None
        Guttman's coefficient of the rates, mean over random halves.
    split_half_low, split_half_high : float or None
        The middle 95% of the halves.
    note : str
        Why there is none, or what to beware of.
    """

    category: str
    entries: int
    dropped: int
    documents: int
    alpha: float | None
    low: float | None
    high: float | None
    kr20: float | None
    split_half: float | None
    split_half_low: float | None
    split_half_high: float | None
    note: str


def reliability(ground: Ground, confidence: float, seed: int) -> AuditTable[Reliability]:
    """Compute alpha, KR-20 and split halves for each category."""
    rows = [
        _row(ground, number, name, confidence, seed)
        for number, name in enumerate(ground.lexicon.names)
        if (ground.home == number).any()
    ]
    return AuditTable(
        Reliability,
        rows,
        title=f"{ground.lexicon.title}: reliability, entries as items and documents as cases",
        strength=lambda row: -1.0 if row.alpha is None else row.alpha,
        methods=(
            f"{ground.methods()} Cronbach's alpha (1951) of rates per 1,000 words with its "
            f"{percent(confidence)} interval (Feldt 1965), KR-20 (Kuder & Richardson 1937) of "
            f"presence, and Guttman's split-half coefficient (1945) over {SPLITS} random halves, "
            f"seed {seed}. Entries without variance were left out."
        ),
        notes=(_NOTE,),
    )


def _row(ground: Ground, number: int, name: str, confidence: float, seed: int) -> Reliability:
    has_words = ground.words > 0
    counts = ground.counts[:, np.flatnonzero(ground.home == number)].toarray()[has_words]
    varying = np.ptp(counts, axis=0) > 0 if len(counts) else np.zeros(counts.shape[1], dtype=bool)
    documents, entries = len(counts), int(varying.sum())
    note = ""
    if documents < FEWEST_DOCUMENTS:
        note = f"{documents} documents are too few: at least {FEWEST_DOCUMENTS} are needed"
    elif entries < 2:
        note = "fewer than two entries vary between documents"
    elif not np.ptp(counts.sum(axis=1) / ground.words[has_words]):
        note = "the category does not vary between documents"
    values: dict[str, float | None] = dict.fromkeys(
        ("alpha", "low", "high", "kr20", "split_half", "split_half_low", "split_half_high")
    )
    if not note:
        rates = PER * counts[:, varying] / ground.words[has_words][:, None]
        values = _coefficients(rates, counts[:, varying] > 0, confidence, seed, name)
        if documents < 2 * entries:
            note = f"{documents} documents for {entries} entries: the values are rough"
    return Reliability(
        category=name,
        entries=entries,
        dropped=counts.shape[1] - entries,
        documents=documents,
        **values,
        note=note,
    )


def _coefficients(
    rates: Numbers, present: "np.typing.NDArray[np.bool_]", confidence: float, seed: int, name: str
) -> dict[str, float | None]:
    alpha = cronbach(rates)
    cases, items = rates.shape
    low, high = feldt_interval(alpha, cases, items, confidence)
    halves = split_halves(rates, generator(seed, "split-half", name))
    quantiles = np.quantile(halves, [0.025, 0.975]) if len(halves) else (None, None)
    varying = present.any(axis=0) & ~present.all(axis=0)
    shown = present[:, varying].astype(float)
    return {
        "alpha": alpha,
        "low": low,
        "high": high,
        "kr20": cronbach(shown) if shown.shape[1] > 1 and np.ptp(shown.sum(axis=1)) else None,
        "split_half": float(halves.mean()) if len(halves) else None,
        "split_half_low": None if quantiles[0] is None else float(quantiles[0]),
        "split_half_high": None if quantiles[1] is None else float(quantiles[1]),
    }


def cronbach(items: Numbers) -> float:
    """Cronbach's alpha of items, shape (cases, items); of zeros and ones it is KR-20.

    Examples
    --------
    >>> import numpy as np
    >>> cronbach(np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]))
    1.0
    """
    count = items.shape[1]
    variances = items.var(axis=0).sum()
    return float(count / (count - 1) * (1 - variances / items.sum(axis=1).var()))


def feldt_interval(alpha: float, cases: int, items: int, confidence: float) -> tuple[float, float]:
    """Interval of alpha by the F distribution (Feldt 1965), for normal items."""
    from scipy.stats import f

    tail = (1 - confidence) / 2
    freedom = cases - 1, (cases - 1) * (items - 1)
    low = 1 - (1 - alpha) * f.ppf(1 - tail, *freedom)
    high = 1 - (1 - alpha) * f.ppf(tail, *freedom)
    return float(low), float(high)


def split_halves(items: Numbers, draws: np.random.Generator) -> Numbers:
    """Guttman's coefficient of random halves, 2 (1 - (var A + var B) / var (A + B)).

    Returns
    -------
    numpy.ndarray of float, shape (splits,)
    """
    count = items.shape[1]
    halves = np.zeros((count, SPLITS))
    for split in range(SPLITS):
        chosen: Ints = draws.permutation(count)[: count // 2]
        halves[chosen, split] = 1
    first = items @ halves
    total = items.sum(axis=1, keepdims=True)
    values: Numbers = 2 * (1 - (first.var(axis=0) + (total - first).var(axis=0)) / total.var())
    return values
