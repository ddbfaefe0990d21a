"""Dates in metadata, and the periods they fall into."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?|(\d{4})(\d{2})(\d{2})")
_DAYS = 365.2425


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date as far as it is known.

    Parameters
    ----------
    year : int
    month, day : int
        0 where it is not known.
    """

    year: int
    month: int = 0
    day: int = 0

    @property
    def first(self) -> date:
        """The first day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)


def read_date(value: object) -> When | None:
    """Read a year, or a date in the form of ISO 8601; None where it is neither.

    Parameters
    ----------
    value : object
        ``1993``, ``"1993"``, ``"1993-06"``, ``"1993-06-06"``, ``"19930606"``, or a
        date with a time after it, which is not looked at.

    Examples
    --------
    >>> str(read_date("1993-06-06T10:00Z")), str(read_date(1993.0)), read_date("spring 1993")
    ('1993-06-06', '1993', None)
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    found = _WRITTEN.fullmatch(str(value).strip())
    if found is None:
        return None
    year, month, day = (int(found[at] or found[at + 3] or 0) for at in (1, 2, 3))
    given = When(year, month, day)
    # "1993-00" names no month; the calendar refuses all other dates that cannot be.
    if "00" in (found[2], found[3], found[5], found[6]):
        return None
    try:
        given.first  # noqa: B018
    except ValueError:
        return None
    return given


@dataclass(frozen=True, slots=True)
class Calendar:
    """Periods of one length.

    Parameters
    ----------
    number : callable
        Tells in which of all periods a date falls.
    name : callable
        Names a period by its number.
    needs : int
        How many parts a date must have: 1 for the year, 3 for the day.
    """

    number: Callable[[When], int]
    name: Callable[[int], str]
    needs: int

    def holds(self, when: When) -> bool:
        """Whether a date is known well enough to fall into one period."""
        return (when.month > 0) + (when.day > 0) + 1 >= self.needs


def _month_name(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


CALENDARS = {
    "decade": Calendar(lambda w: w.year // 10, lambda n: f"{10 * n}s", 1),
    "year": Calendar(lambda w: w.year, lambda n: f"{n:04d}", 1),
    "quarter": Calendar(
        lambda w: w.year * 4 + (w.month - 1) // 3, lambda n: f"{n // 4:04d}-Q{n % 4 + 1}", 2
    ),
    "month": Calendar(lambda w: w.year * 12 + w.month - 1, _month_name, 2),
    "day": Calendar(lambda w: w.first.toordinal(), lambda n: date.fromordinal(n).isoformat(), 3),
}


def in_years(when: date) -> float:
    """A day as a number of years."""
    return when.toordinal() / _DAYS
