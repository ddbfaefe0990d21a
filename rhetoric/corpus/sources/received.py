"""A text as it was received, and what could not be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rhetoric.corpus.document import DocumentWarning, MetaValue
from rhetoric.errors import InputError

NAMED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One text before it is cleaned.

    Parameters
    ----------
    id, text : str
    meta : mapping
    warnings : tuple of DocumentWarning
    markdown : bool
        Its file says that it is Markdown.
    place : str
        Where it stands, for messages.
    """

    id: str
    text: str
    meta: Mapping[str, MetaValue] = field(default_factory=dict)
    warnings: tuple[DocumentWarning, ...] = ()
    markdown: bool = False
    place: str = ""


@dataclass(slots=True)
class Gathered:
    """What came out of a source.

    Parameters
    ----------
    name : str
        What the corpus is called if nobody says.
    texts : list of Received
    problems : list of str
        What could not be read, one line each: place and reason.
    notes : list of str
        What was guessed or passed over, for the summary.
    """

    name: str
    texts: list[Received] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def drop_repeated_ids(self) -> None:
        """Keep the first text of each id, and note the others as problems."""
        first: dict[str, Received] = {}
        for text in self.texts:
            if text.id in first:
                here, there = text.place or "a later text", first[text.id].place or "an earlier one"
                self.problems.append(f"{here}: the id {text.id!r} belongs to {there} already")
            else:
                first[text.id] = text
        self.texts = list(first.values())


def listed(problems: Iterable[str]) -> str:
    """Write problems one below the other, the first twenty in full."""
    lines = list(problems)
    more = [f"and {len(lines) - NAMED:,} more"] if len(lines) > NAMED else []
    return "\n".join(f"  - {line}" for line in (*lines[:NAMED], *more))


def refuse(problems: list[str], function: str) -> None:
    """Report all problems together.

    Raises
    ------
    InputError
        There are any.
    """
    if problems:
        raise InputError(
            f"{function}: these cannot be read:\n{listed(problems)}\n"
            "Mend or remove them, or write errors='skip' to leave them out."
        )
