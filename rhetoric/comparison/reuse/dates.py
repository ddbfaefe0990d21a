"""Expressions of date and number, and which date a passage is told under."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

DATE, DURATION, NUMBER = "date", "duration", "number"

_MONTHS = """
    January February March April May June July August September October November December""".split()
_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
# With a capital, for "may" is a verb.
_MONTH = (
    f"(?-i:{'|'.join([*_MONTHS, *map(str.upper, _MONTHS)])}"
    rf"|(?:{'|'.join([*_SHORT, *map(str.upper, _SHORT)])})\.)"
)
_YEAR = r"(?:1[0-9]|20)[0-9]{2}"
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_PART = r"(?:(?:very )?(?:early|late|mid)(?:[- ]|(?= the))|the (?:early|late|mid)[- ])"
_SEASON = r"(?:the (?:spring|summer|autumn|fall|winter|end|beginning|year)(?: of)? )"
_HALF = r"the (?:first|second|latter) half of "
_LEAD = r"(?:(?:in|on|by|since|until|till|from|during|before|after|around) )?"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_LARGE = "hundred|thousand|million|billion|trillion"
_WORDS = rf"(?:(?:{_TENS})(?:[- ](?:{_UNITS}))?|{_TEENS}|{_UNITS})(?: (?:{_LARGE}))*"
_DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
_COUNT = (
    rf"(?:{_DIGITS}(?:-odd)?(?: (?:{_LARGE}))?|{_WORDS}"
    rf"|(?:a few|several|many|some)(?: (?:dozen|{_LARGE}))?)"
)
_TIME = r"(?:years?|months?|weeks?|days?|hours?|decades?|centur(?:y|ies)|generations?)"
_ABOUT = (
    r"(?:(?:about|nearly|almost|over|under|some|more than|less than|at least|the last|the past) )?"
)

_DATE_RULES = (
    rf"(?:the )?{_DAY} (?:of )?{_MONTH},? {_YEAR}",
    rf"{_MONTH} {_DAY}(?:, ?| ){_YEAR}",
    rf"{_YEAR}-[01][0-9]-[0-3][0-9]",
    rf"{_PART}?{_MONTH},?(?: of)? {_YEAR}",
    rf"(?:{_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY})(?![0-9])",
    rf"(?:{_HALF})?(?:{_PART}|the )?{_YEAR}s",
    rf"(?:{_HALF})?{_PART}?(?:the )?(?:[0-9]{{1,2}}(?:st|nd|rd|th)|[a-z]+th) century",
    rf"{_SEASON}?{_PART}?{_YEAR}(?:[-–/](?:{_YEAR}|[0-9]{{2}}))?(?![0-9,.]*[0-9])",
)
_PATTERN = re.compile(
    rf"(?<![\w.,])(?:(?P<date>{_LEAD}(?:{'|'.join(_DATE_RULES)}))"
    rf"|(?P<duration>{_ABOUT}{_COUNT}(?:-odd)?[ -]{_TIME}(?: (?:ago|later|before|after))?)"
    rf"|(?P<number>{_ABOUT}(?:{_DIGITS}(?:-odd)?(?: (?:{_LARGE}))?(?: ?%| per ?cent)?"
    rf"|(?!one\b){_WORDS})))(?!\w)".replace(" ", r"\s"),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOrNumber:
    """An expression of date, duration or number near a passage.

    Parameters
    ----------
    text : str
        As it stands there.
    start, end : int
        Half-open span in the text of the document, in code points.
    kind : {'date', 'duration', 'number'}
    place : {'before', 'within', 'after'}
        Where it stands, seen from the passage.
    """

    text: str
    start: int
    end: int
    kind: str
    place: str


def find_dates(
    text: str, passage: tuple[int, int], window: tuple[int, int]
) -> tuple[DateOrNumber, ...]:
    """Find the expressions of date and number in and around a passage.

    Parameters
    ----------
    text : str
    passage, window : tuple of int
        Half-open spans; the window holds the passage.

    Returns
    -------
    tuple of DateOrNumber
        In the order of the text. One that crosses a bound of the passage is in it.

    Examples
    --------
    >>> found = find_dates("In early 1949 he spoke for twenty years.", (16, 40), (0, 40))
    >>> [(one.text, one.kind, one.place) for one in found]
    [('In early 1949', 'date', 'before'), ('twenty years', 'duration', 'within')]
    """
    found = []
    for match in _PATTERN.finditer(text, *window):
        start, end = match.span()
        place = "before" if end <= passage[0] else "after" if start >= passage[1] else "within"
        found.append(
            DateOrNumber(
                text=" ".join(match.group().split()),
                start=start,
                end=end,
                kind=str(match.lastgroup),
                place=place,
            )
        )
    return tuple(found)


def told_under(dates: Sequence[DateOrNumber], openings: Sequence[int]) -> DateOrNumber | None:
    """Choose the date under which a passage is told.

    Parameters
    ----------
    dates : sequence of DateOrNumber
        In and around the passage, in the order of the text.
    openings : sequence of int
        Where the sentences begin.

    Returns
    -------
    DateOrNumber or None
        The first date in the passage; else the last before it that opens its
        sentence, since such an adverbial holds for what follows (Charolles 2005,
        Journal of French Language Studies 15, 115-134); else the last before it, the
        first after it, or None.
    """
    known = [one for one in dates if one.kind == DATE]
    within = [one for one in known if one.place == "within"]
    before = [one for one in known if one.place == "before"]
    opening = [one for one in before if one.start in set(openings)]
    after = [one for one in known if one.place == "after"]
    ranked = [*within[:1], *opening[-1:], *before[-1:], *after[:1]]
    return ranked[0] if ranked else None
