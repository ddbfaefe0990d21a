"""Which two groups of documents are compared."""

from collections.abc import Collection

from rhetoric.corpus.corpus import MISSING
from rhetoric.errors import InputError, nearest
from rhetoric.tables import count_phrase


def two_groups(values: Collection[str], by: str, asked: tuple[str, str] | None) -> tuple[str, str]:
    """Choose two of the values that a metadata field has.

    Parameters
    ----------
    values : collection of str
        All of them; ``(missing)`` is taken only when it is asked for.
    by : str
        The field, for messages.
    asked : tuple of str or None
        Which two; None where there are only two.

    Raises
    ------
    InputError
        They are not two different values of the field, or none were asked for
        and there are not just two.

    Examples
    --------
    >>> two_groups(["left", "right", "(missing)"], "side", None)
    ('left', 'right')
    """
    known = tuple(value for value in values if value != MISSING)
    if asked is None:
        if len(known) != 2:
            shown = ", ".join(map(repr, known[:12]))
            raise InputError(
                f"compare: {by!r} has {count_phrase(len(known), 'value')} ({shown}). "
                "Name two: groups=(value, value)."
            )
        return known[0], known[1]
    if isinstance(asked, str) or len(asked) != 2 or asked[0] == asked[1]:
        raise InputError(f"compare: groups must be two different values of {by!r}, got {asked!r}.")
    first, second = map(str, asked)
    for wanted in (first, second):
        if wanted not in values:
            raise InputError(f"compare: {by!r} has no value {wanted!r}. {nearest(wanted, values)}")
    return first, second
