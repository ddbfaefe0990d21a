"""Paragraphs put together from pieces of sentences."""

import re
from collections.abc import Iterator

# What a whole paragraph seldom has and a heap of snippets often has. A sentence
# may end in "from", an author may forget a bracket: so one sign is none.
_SIGNS = (
    re.compile(r"\b(?:in|from|of|by|with|the|an|and|or|between|at|to|for|than|as)\.(?= [A-Z]|\Z)"),
    re.compile(r"(?<=[a-z)]{3}\. )[a-z]{3,}"),  # a sentence that begins in lower case
    re.compile(r"(?<=[a-z]) [.;,](?= |\Z)"),
    re.compile(r"\.\.\.? [a-z]\w*\.\.\.? |\.{3,} ?\.{2,}"),
)
_BRACKET = re.compile(r"[()\[\]]")
_LIST_MARK = re.compile(r"(?:^|[\s(])(?:\w{1,3}|[ivx]{1,5})$|[:;=8]-?$")
_DEAR = _SIGNS[:2]
_FEWEST_SIGNS = 4
_FEWEST_KINDS = 3
_LONGEST = 5000  # characters: in a text of one line a few slips are no heap


def find_torn_text(text: str) -> list[tuple[int, int]]:
    """Find paragraphs that seem to be put together from pieces of sentences.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Spans of the paragraphs, in order.

    Examples
    --------
    >>> text = "He fled (ruling from. known that the war. After the Cuban . They met in. Moscow is."
    >>> find_torn_text(text) == [(0, len(text))]
    True
    """
    if not _may_be_torn(text):
        return []
    return [(start, end) for start, end in _paragraphs(text) if _is_torn(text[start:end])]


def _may_be_torn(text: str) -> bool:
    """Whether the text has enough kinds of signs at all: a quick look before a close one."""
    spaced = any(sign in text for sign in (" .", " ;", " ,"))
    dotted = ".." in text
    brackets = any(sign in text for sign in "()[]")
    kinds = spaced + dotted + brackets
    # The two others are dear to look for, and alone they are too few.
    return (
        kinds > 0 and kinds + sum(sign.search(text) is not None for sign in _DEAR) >= _FEWEST_KINDS
    )


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.split("\n"):
        if 40 < len(line) <= _LONGEST:
            yield position, position + len(line)
        position += len(line) + 1


def _is_torn(paragraph: str) -> bool:
    counts = [sum(1 for _ in sign.finditer(paragraph)) for sign in _SIGNS]
    counts.append(_lone_brackets(paragraph))
    return sum(counts) >= _FEWEST_SIGNS and sum(map(bool, counts)) >= _FEWEST_KINDS


def _lone_brackets(paragraph: str) -> int:
    """How many brackets of a paragraph never open or close."""
    waiting = {"(": 0, "[": 0}
    lone = 0
    for match in _BRACKET.finditer(paragraph):
        sign = match.group()
        if sign in waiting:
            waiting[sign] += 1
            continue
        opener = "(" if sign == ")" else "["
        if waiting[opener]:
            waiting[opener] -= 1
        elif not _LIST_MARK.search(paragraph, max(0, match.start() - 6), match.start()):
            lone += 1
    return lone + sum(waiting.values())
