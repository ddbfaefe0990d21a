"""The errors of the library, and how a message suggests what was meant.

Every message says which parameter of which function, what is accepted, what it
got, and what to do next.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from operator import index

__all__ = ["InputError", "LexiconError", "MissingDependencyError", "RhetoricError"]


_SHOWN = 100


class RhetoricError(Exception):
    """Base of every error the library raises on purpose."""


class InputError(RhetoricError, ValueError):
    """A text, a parameter or a file that cannot be used as it is."""


class LexiconError(RhetoricError, ValueError):
    """A lexicon with mistakes. All of them are collected before it is raised.

    Parameters
    ----------
    source : str
        The file or object the lexicon was read from.
    problems : iterable of str
        One line each, with the line of the file where there is one.
    advice : str
        What can be done instead of mending them. It is no problem of its own.

    Attributes
    ----------
    problems : tuple of str
    """

    def __init__(self, source: str, problems: Iterable[str], advice: str = "") -> None:
        self.source = source
        self.problems = tuple(problems)
        self.advice = advice
        count = len(self.problems)
        head = f"{source}: {count} problem{'s' if count != 1 else ''} to mend."
        shown = [f"  - {problem}" for problem in self.problems[:_SHOWN]]
        if count > _SHOWN:
            shown.append(f"  … and {count - _SHOWN:,} more, in the attribute `problems`")
        if advice:
            shown.append(advice)
        super().__init__("\n".join([head, *shown]))

    def __reduce__(self) -> tuple[type["LexiconError"], tuple[str, tuple[str, ...], str]]:
        return type(self), (self.source, self.problems, self.advice)


class MissingDependencyError(RhetoricError, ImportError):
    """A package that this call needs is not installed."""


def check_choice(function: str, name: str, value: object, accepted: tuple[object, ...]) -> None:
    """Refuse a parameter that is none of the values accepted.

    Examples
    --------
    >>> check_choice("score_frames", "quoted", "kept", ("keep", "drop"))
    Traceback (most recent call last):
    rhetoric.errors.InputError: score_frames: quoted must be one of 'keep', 'drop', got 'kept'.
    """
    if value not in accepted:
        choices = ", ".join(map(repr, accepted))
        raise InputError(f"{function}: {name} must be one of {choices}, got {value!r}.")


def whole_number(
    value: object, name: str, function: str, *, least: int = 1, most: int | None = None
) -> int:
    """Give a whole number from some number on, and refuse what is none.

    Raises
    ------
    InputError
        It is none, less than the least or more than the most.

    Examples
    --------
    >>> whole_number(0, "n", "ngrams")
    Traceback (most recent call last):
    rhetoric.errors.InputError: ngrams: n must be a whole number from 1 on, got 0.
    """
    try:
        number = least - 1 if isinstance(value, bool) else index(value)  # type: ignore[arg-type]
    except TypeError:
        number = least - 1
    if number < least or (most is not None and number > most):
        reach = f"from {least} on" if most is None else f"from {least} to {most}"
        raise InputError(f"{function}: {name} must be a whole number {reach}, got {value!r}.")
    return number


def nearest(name: object, options: Iterable[str], *, limit: int = 3) -> str:
    """Tell which of the options is most like the name, as the end of a message.

    Parameters
    ----------
    name : object
        What was asked for.
    options : iterable of str
        What there is.
    limit : int
        How many to suggest.

    Returns
    -------
    str
        A sentence such as ``Did you mean 'unity'?`` or a list of what there is.

    Examples
    --------
    >>> nearest("unitty", ["unity", "victory"])
    "Did you mean 'unity'?"
    """
    known = list(options)
    close = get_close_matches(str(name), known, n=limit, cutoff=0.6)
    if close:
        return f"Did you mean {' or '.join(repr(option) for option in close)}?"
    shown = ", ".join(repr(option) for option in known[:12])
    more = f" and {len(known) - 12} more" if len(known) > 12 else ""
    return f"There are: {shown}{more}." if known else "There are none."
