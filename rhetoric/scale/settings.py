"""What all functions on streams do before and after a run."""

from collections.abc import Iterable

from rhetoric.corpus.cleaning import RULES, clean
from rhetoric.errors import InputError
from rhetoric.scale.batch import repeated_text
from rhetoric.scale.output import OutputFolder
from rhetoric.scale.stream import Stream


def chosen_rules(asked: object, function: str) -> tuple[str, ...]:
    """Take the cleaning rules that were asked for, in the order in which they run."""
    if isinstance(asked, bool):
        return tuple(rule.name for rule in RULES) if asked else ()
    if isinstance(asked, str) or not isinstance(asked, Iterable):
        raise InputError(f"{function}: clean must be a bool or a list of names, got {asked!r}.")
    names = set(map(str, asked))
    clean("", names)  # refuses unknown names
    return tuple(rule.name for rule in RULES if rule.name in names)


def finished_stream(
    output: OutputFolder,
    notes: tuple[str, ...],
    rules: tuple[str, ...],
    errors: str,
    function: str,
) -> Stream:
    """Open what a run has written, and write its lists.

    Raises
    ------
    InputError
        An id stands for several documents, and `errors` is ``raise``.
    """
    stream = Stream(output, notes, rules)
    if stream.repeated and errors == "raise":
        first = stream.repeated[0]
        raise InputError(repeated_text(first.id, list(first.places), function))
    stream.write_lists()
    return stream
