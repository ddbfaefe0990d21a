"""The documents of a corpus in the order of time, and cut into periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import index

import numpy as np

from rhetoric.errors import InputError, nearest
from rhetoric.framing.dates import CALENDARS, When, in_years, read_date
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

MOST_PERIODS = 2_000
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time and its documents.

    Parameters
    ----------
    name : str
    first, last : str
        Dates of its first and last document; empty without one.
    time : float or None
        The mean date of its documents, in years.
    documents : numpy.ndarray of int64
        Their places in the corpus.
    """

    name: str
    first: str
    last: str
    time: float | None
    documents: Ints


def periods_of(
    tokens: TokenizedCorpus, words: Ints, by: str, every: str | int
) -> tuple[tuple[Period, ...], tuple[str, ...]]:
    """Cut the documents into periods.

    Parameters
    ----------
    tokens : TokenizedCorpus
    words : numpy.ndarray of int64, shape (documents,)
        A document without words is left out.
    by : str
        The field that holds the date.
    every : str or int
        A name of `CALENDARS`, or a number of documents.

    Returns
    -------
    tuple of Period
        From the first to the last with a document, those between without one too.
    tuple of str
        What was left out.

    Raises
    ------
    InputError
        No document has the field or a date in it, the length is not known, or there
        are more than 2,000 periods.
    """
    fields = tokens.corpus.fields
    if by not in fields:
        raise InputError(f"trend: no document has the field {by!r}. {nearest(by, fields)}")
    block = _block(every)
    values = {document.id: document.meta.get(by) for document in tokens.corpus}
    dates = {place: read_date(value) for place, value in enumerate(values.values())}
    ids = tokens.corpus.ids
    undated = [ids[place] for place, when in dates.items() if when is None]
    known = {place: when for place, when in dates.items() if when is not None and words[place]}
    coarse: list[str] = []
    if not block:
        calendar = CALENDARS[str(every)]
        coarse = [ids[place] for place, when in known.items() if not calendar.holds(when)]
        known = {place: when for place, when in known.items() if calendar.holds(when)}
    left_out = (
        _named(undated, f"no date in {by!r} that can be read"),
        _named(coarse, f"a date too coarse to fall into one {every}"),
    )
    if not known:
        shown = ", ".join(map(repr, dict.fromkeys(v for v in values.values() if v is not None)))
        raise InputError(
            f"trend: no document with words has a date in {by!r} that can be used by {every!r}. "
            f"Write dates as 1993, 1993-06 or 1993-06-06, got {shown[:120]}."
        )
    cut = _blocks(known, block) if block else _calendar_periods(known, str(every))
    return cut, tuple(filter(None, left_out))


def _block(every: str | int) -> int:
    """How many documents a period has; 0 where the calendar cuts them."""
    if isinstance(every, str) and every in CALENDARS:
        return 0
    try:
        number = -1 if isinstance(every, str | bool) else index(every)
    except TypeError:
        number = -1
    if number < 1:
        names = ", ".join(map(repr, CALENDARS))
        raise InputError(
            f"trend: every must be one of {names}, or a number of documents, got {every!r}."
        )
    return number


def _named(ids: Sequence[str], what: str) -> str:
    """Count and name documents."""
    if not ids:
        return ""
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    noun = "document has" if len(ids) == 1 else "documents have"
    return f"Left out: {len(ids):,} {noun} {what}: {', '.join(ids[:_SHOWN])}{more}."


def _calendar_periods(known: dict[int, When], every: str) -> tuple[Period, ...]:
    calendar = CALENDARS[every]
    held: dict[int, list[int]] = {}
    for place, when in known.items():
        held.setdefault(calendar.number(when), []).append(place)
    first, last = min(held), max(held)
    if last - first >= MOST_PERIODS:
        raise InputError(
            f"trend: from {calendar.name(first)} to {calendar.name(last)} there are "
            f"{last - first + 1:,} periods, more than {MOST_PERIODS:,}. Take a longer one, or a "
            "number of documents: every=50."
        )
    return tuple(
        _period(calendar.name(number), held.get(number, []), known)
        for number in range(first, last + 1)
    )


def _blocks(known: dict[int, When], size: int) -> tuple[Period, ...]:
    """Blocks of so many documents in the order of time; the last may be smaller."""
    order = sorted(known, key=lambda place: known[place])
    if len(order) > size * MOST_PERIODS:
        raise InputError(
            f"trend: {len(order):,} documents make more than {MOST_PERIODS:,} periods of {size}. "
            "Take a larger number."
        )
    cut: list[Period] = []
    names: dict[str, int] = {}
    for start in range(0, len(order), size):
        part = order[start : start + size]
        first, last = known[part[0]], known[part[-1]]
        name = str(first) if first == last else f"{first} – {last}"
        names[name] = names.get(name, 0) + 1
        # Many documents of one day make several periods.
        name = f"{name} ({names[name]})" if names[name] > 1 else name
        cut.append(_period(name, part, known))
    return tuple(cut)


def _period(name: str, places: Sequence[int], known: dict[int, When]) -> Period:
    dates = sorted(known[place] for place in places)
    return Period(
        name=name,
        first=str(dates[0]) if dates else "",
        last=str(dates[-1]) if dates else "",
        time=float(np.mean([in_years(when.first) for when in dates])) if dates else None,
        documents=np.array(places, dtype=np.int64),
    )
