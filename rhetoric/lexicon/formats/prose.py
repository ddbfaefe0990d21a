"""Telling sentences from entries: a text is no lexicon of as many entries as it has lines."""

from collections.abc import Callable, Iterable

import regex

_COMMENT = ("#", ";")
_LONGEST_ENTRY = 10
_SHORTEST_SENTENCE = 5
_STOP = regex.compile(r"""[.!?…。！？؟]["'”’»)\]]*(?:$|\s+["'“‘«(\[]?\p{Lu})""")


def ends_a_sentence(line: str) -> bool:
    """Tell whether a line has several words, and a sentence ends in it.

    Examples
    --------
    >>> ends_a_sentence("We shall fight on the beaches.")
    True
    >>> ends_a_sentence("George W. Bush")
    False
    """
    return len(line.split()) >= _SHORTEST_SENTENCE and bool(_STOP.search(line.strip()))


def is_sentence(line: str) -> bool:
    """Tell whether a line is too long for an entry, or a sentence ends in it."""
    return len(line.split()) > _LONGEST_ENTRY or ends_a_sentence(line)


def is_prose(lines: Iterable[str], like_prose: Callable[[str], bool] = is_sentence) -> bool:
    """Tell whether more than a tenth of the lines are like prose; comments are left aside."""
    told = [like_prose(line) for line in lines if not line.lstrip().startswith(_COMMENT)]
    return sum(told) * 10 > len(told)
