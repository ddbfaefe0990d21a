"""Which regular expressions a lexicon may use, so that none can run away.

An expression is tried on one token of at most 64 characters. Python's engine
tries, at worst, every way an expression can be laid over the token; we count
those ways from the expression itself and refuse what has too many.
"""

import re
from dataclasses import dataclass

import regex

TOKEN_CHARACTERS = 64
MOST_CHARACTERS = 1_000
MOST_WAYS = 100_000
MOST_REPEATS = TOKEN_CHARACTERS
DEEPEST_BRACKETS = 30

_LETTER_ESCAPES = frozenset("wWdDsS")
_COUNTED = re.compile(r"\{(\d*)(?:(,)(\d*))?\}")
_FUZZY = re.compile(r"\{[\d<=,+ ]*[eids][eids\d<=,+ ]*\}")


class ExpressionError(ValueError):
    """The expression cannot be used; the message says why."""


@dataclass(slots=True)
class _Reader:
    text: str
    place: int = 0

    def peek(self) -> str:
        return self.text[self.place : self.place + 1]

    def take(self) -> str:
        sign = self.peek()
        self.place += 1
        return sign


def check_expression(expression: str) -> None:
    """Refuse an expression that is wrong or that could take very long.

    Parameters
    ----------
    expression : str
        Literal signs, classes, groups, alternatives, ``?``, ``*``, ``+`` and
        counted repetition.

    Raises
    ------
    ExpressionError
        It has a backreference, a look-around, a named group, a repetition
        inside a repetition, more than 100,000 ways of being tried, or repeats
        something more often than a token has characters.

    Examples
    --------
    >>> check_expression("(un)?patriotic")
    >>> check_expression("(a+)+")
    Traceback (most recent call last):
        ...
    rhetoric.lexicon.expression.ExpressionError: it repeats a repetition or an alternative; ...
    """
    if len(expression) > MOST_CHARACTERS:
        raise ExpressionError(
            f"it is longer than {MOST_CHARACTERS:,} characters; make several entries of it"
        )
    if re.search(r"\[\[|\[:", expression):
        raise ExpressionError("it has a class inside a class; write the letters out, as in [abc]")
    _check_size(expression)
    try:
        regex.compile(expression)
    except (regex.error, RecursionError, OverflowError) as error:
        raise ExpressionError(f"it is no regular expression: {error}") from error
    ways = _alternatives(_Reader(expression))
    if ways > MOST_WAYS:
        raise ExpressionError(
            f"it can be tried in {ways:,} ways on one word, and {MOST_WAYS:,} are allowed; "
            "make several entries of it"
        )


def _check_size(expression: str) -> None:
    """Refuse counts that would fill the memory, before anything is made of them.

    The engine copies what is repeated as often as it is told to, and copies of
    copies multiply. More copies than a token has characters can never match.
    """
    reader = _Reader(expression)
    copies = [1]  # of what is repeated most, in each bracket that is open
    while sign := reader.take():
        repeated = 1
        if sign == "(":
            copies.append(1)
            if len(copies) > DEEPEST_BRACKETS:
                raise ExpressionError(f"its brackets lie more than {DEEPEST_BRACKETS} deep")
            continue
        if sign == ")" and len(copies) > 1:
            repeated = copies.pop()
        elif sign == "[":
            _skip_class(reader)
        elif sign == "\\":
            reader.take()
        repeated *= _copies(reader)
        if repeated > MOST_REPEATS:
            raise ExpressionError(
                f"it repeats something {repeated:,} times; a token has at most {TOKEN_CHARACTERS} "
                f"characters, so {MOST_REPEATS} times is the most that is allowed"
            )
        copies[-1] = max(copies[-1], repeated)


def _copies(reader: _Reader) -> int:
    """How many copies the count that may follow an item asks for."""
    counted = _COUNTED.match(reader.text, reader.place)
    if counted:
        return max(1, *(int(number or 0) for number in counted.group(1, 3)))
    if _FUZZY.match(reader.text, reader.place):
        raise ExpressionError("it asks for a match with errors, which is not allowed")
    return 1


def _alternatives(reader: _Reader) -> int:
    """Count the ways through ``a|b|c`` up to the end or a closing bracket."""
    ways = _sequence(reader)
    while reader.peek() == "|":
        reader.take()
        ways += _sequence(reader)
    return ways


def _sequence(reader: _Reader) -> int:
    ways = 1
    while reader.peek() not in ("", "|", ")"):
        ways *= _repeated(reader, _item(reader))
    return ways


def _item(reader: _Reader) -> int:
    sign = reader.take()
    if sign == "(":
        return _group(reader)
    if sign == "[":
        _skip_class(reader)
    elif sign == "\\":
        escaped = reader.take()
        if escaped.isdigit():
            raise ExpressionError("it has a backreference, which is not allowed")
        if escaped.isalpha() and escaped not in _LETTER_ESCAPES:
            raise ExpressionError(f"it has \\{escaped}; only \\w, \\d and \\s are allowed")
    return 1


def _group(reader: _Reader) -> int:
    if reader.peek() == "?":
        reader.take()
        if reader.take() != ":":
            raise ExpressionError(
                "it has a look-around, a flag or a named group; only ( ) and (?: ) are allowed"
            )
    ways = _alternatives(reader)
    reader.take()
    return ways


def _skip_class(reader: _Reader) -> None:
    """Pass over ``[...]``; a bracket right at its start belongs to it."""
    if reader.peek() == "^":
        reader.take()
    first = True
    while first or reader.peek() not in ("", "]"):
        first = False
        if reader.take() == "\\":
            reader.take()
    reader.take()


def _repeated(reader: _Reader, ways: int) -> int:
    """Count the ways of an item with the quantifier that may follow it."""
    low, high = _quantifier(reader)
    if (low, high) == (1, 1):
        return ways
    if reader.peek() == "?":  # lazy: the same ways
        reader.take()
    elif reader.peek() == "+":
        raise ExpressionError("it has a possessive quantifier, which not every Python knows")
    if high > 1 and ways > 1:
        raise ExpressionError(
            "it repeats a repetition or an alternative; write the inner one once, as in [ab]+"
        )
    return (high - low + 1) if ways == 1 else ways + 1


def _quantifier(reader: _Reader) -> tuple[int, int]:
    sign = reader.peek()
    if sign in ("?", "*", "+") and sign:
        reader.take()
        return (0, 1) if sign == "?" else (0 if sign == "*" else 1, TOKEN_CHARACTERS)
    counted = _COUNTED.match(reader.text, reader.place)
    if not counted or (counted.group() in ("{}", "{,}") and not counted.group(1)):
        return 1, 1
    reader.place = counted.end()
    low = int(counted.group(1) or 0)
    if counted.group(2) is None:
        return low, low
    high = int(counted.group(3)) if counted.group(3) else TOKEN_CHARACTERS
    return low, max(low, min(high, TOKEN_CHARACTERS))
