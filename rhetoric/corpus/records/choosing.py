"""Which fields of a table hold the text and the id."""

from collections.abc import Sequence
from dataclasses import dataclass

from rhetoric.corpus.records.slices import Fields
from rhetoric.errors import InputError, nearest

TEXT_FIELDS = ("text", "body", "content", "full_text", "fulltext", "article", "speech", "tweet")
ID_FIELDS = ("id", "doc_id", "document_id", "docid", "uuid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The fields that somebody asks for.

    Parameters
    ----------
    text : str or None
        None leaves it to a guess.
    key : str, bool or None
        The field of the id; None leaves it to a guess, and False names records by
        their place.
    metadata : tuple of str or None
        Which other fields are kept; None keeps all.
    """

    text: str | None = None
    key: str | bool | None = None
    metadata: tuple[str, ...] | None = None


def choose_fields(
    names: Sequence[str], wanted: Wanted, function: str, table: str
) -> tuple[Fields, str]:
    """Take the fields that were asked for, or guess them and say so.

    Parameters
    ----------
    names : sequence of str
        The fields there are.
    wanted : Wanted
    function, table : str
        For messages.

    Returns
    -------
    fields : Fields
    note : str
        What was guessed; empty where nothing was.

    Raises
    ------
    InputError
        There is no such field, or none that looks like a text.

    Examples
    --------
    >>> fields, note = choose_fields(["ID", "Speech"], Wanted(), "read_corpus", "table")
    >>> fields.text, fields.id
    ('Speech', 'ID')
    """
    text, key = wanted.text, wanted.key
    told = []
    if text is None:
        text = _first(TEXT_FIELDS, names)
        if text is None:
            raise InputError(
                f"{function}: which field of {table} holds the text? "
                f"Name it: text=... {nearest('', names)}"
            )
        others = [name for name in names if name != text and name.lower() in TEXT_FIELDS]
        may = f", not {' or '.join(map(repr, others))}" if others else ""
        told.append(f"the text was taken from the field {text!r}{may} (text= names another)")
    if key is None or key is True:
        key = _first(ID_FIELDS, names)
        told.append(
            f"the id from the field {key!r} (id= names another)"
            if key
            else "each record is named by its file and line or row (id= names a field)"
        )
    for parameter, field in (("text", text), ("id", key)):
        if field and field not in names:
            raise InputError(
                f"{function}: {parameter}={field!r}: {table} has no such field. "
                f"{nearest(str(field), names)}"
            )
    note = f"Of the tables, {' and '.join(told)}." if told else ""
    return Fields(text=text, id=key or None), note


def _first(wanted: Sequence[str], names: Sequence[str]) -> str | None:
    """The first of the wanted names that is there, in any case."""
    lower = {name.lower(): name for name in reversed(names)}
    return next((lower[name] for name in wanted if name in lower), None)
