"""Which groups of documents are compared."""

from collections.abc import Collection, Sequence
from typing import Any

from rhetoric.corpus.corpus import MISSING, Corpus
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


def two_names(
    asked: Any, known: tuple[str, str], usual: tuple[str, str], function: str
) -> tuple[str, str]:
    """Name the two sides of a comparison.

    Parameters
    ----------
    asked : tuple of str or None
        What the user calls them.
    known : tuple of str
        What the corpora are called; empty where nobody has named them.
    usual : tuple of str
        What stands for a side without a name, or for both where they have one name.
    function : str
        For messages.

    Raises
    ------
    InputError
        Something other than two different names was asked for.

    Examples
    --------
    >>> two_names(None, ("talks", ""), ("first", "second"), "word_shift")
    ('talks', 'second')
    """
    if asked is None:
        first, second = known if known[0] != known[1] else ("", "")
        named = first or usual[0], second or usual[1]
        return named if named[0] != named[1] else usual
    fit = isinstance(asked, tuple | list) and len(asked) == 2
    if not (fit and all(isinstance(name, str) for name in asked) and asked[0] != asked[1]):
        raise InputError(f"{function}: names must be two different names, got {asked!r}.")
    return asked[0], asked[1]


def overlap_note(first: Corpus, second: Corpus, names: tuple[str, str]) -> str:
    """Tell how many texts stand on both sides of a comparison; nothing where there are none.

    Examples
    --------
    >>> import rhetoric as rh
    >>> one, other = rh.read_corpus(["Peace.", "War."]), rh.read_corpus(["Land.", "War."])
    >>> overlap_note(one, other, ("talks", "rest"))[:58]
    '1 text of rest stands in talks as well, word for word: wha'
    """
    known = {document.raw for document in first}
    shared = sum(document.raw in known for document in second if document.raw)
    if not shared:
        return ""
    stand = "stands" if shared == 1 else "stand"
    return (
        f"{count_phrase(shared, 'text')} of {names[1]} {stand} in {names[0]} as well, word for "
        "word: what they share is compared with itself, and what is said of sureness takes all "
        "texts for different ones."
    )


MOST_GROUPS = 200


def several_groups(
    values: Collection[str], by: str, asked: Sequence[str] | None
) -> tuple[str, ...]:
    """Choose two or more of the values that a metadata field has.

    Parameters
    ----------
    values : collection of str
        All of them; ``(missing)`` is taken only when it is asked for.
    by : str
        The field, for messages.
    asked : sequence of str or None
        Which of them; None for all.

    Raises
    ------
    InputError
        They are not different values of the field, or there are fewer than two, or
        more than 200.

    Examples
    --------
    >>> several_groups(["left", "right", "centre", "(missing)"], "side", None)
    ('left', 'right', 'centre')
    """
    chosen = tuple(value for value in values if value != MISSING)
    if asked is not None:
        unfit = isinstance(asked, str | bytes) or not isinstance(asked, Sequence)
        chosen = () if unfit else tuple(map(str, asked))
        if len(set(chosen)) != len(chosen) or len(chosen) < 2:
            raise InputError(
                f"compare: groups must be two or more different values of {by!r}, got {asked!r}."
            )
        for wanted in chosen:
            if wanted not in values:
                raise InputError(
                    f"compare: {by!r} has no value {wanted!r}. {nearest(wanted, values)}"
                )
    if not 2 <= len(chosen) <= MOST_GROUPS:
        shown = ", ".join(map(repr, chosen[:12]))
        raise InputError(
            f"compare: {by!r} has {count_phrase(len(chosen), 'value')} ({shown}); 2 to "
            f"{MOST_GROUPS} groups can be compared. Take another field, or name some: "
            "groups=(value, value)."
        )
    return chosen
