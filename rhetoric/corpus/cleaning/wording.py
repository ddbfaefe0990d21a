"""What can be told from the wording of lines, whatever stands between them."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")

_FUNCTION_WORDS = frozenset(
    """a an the and or but nor of to in on at by for with from into upon over under between among
        through during against about as than that which who whose whom if because although while
        when where is are was were be been being has have had do does did will would shall should
        can could may must might not its their his her our your my this these those such""".split()
)
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]*_]*(?:\[?\d{1,3}\]?)?$")
_LIST_MARK = re.compile(
    r"(?:[-*+•‣▪◦●○·–—]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s|\[[ xX]\]\s|\(\d{1,3}\))"
)
_FIRST_LETTER = re.compile(r"[\"'“‘«(\[]{0,2}([^\W\d_])")
_FIRST_WORD = re.compile(r"[\"'“‘«(\[]{0,2}([^\W\d_][\w'’-]{0,60})(?![\w'’/@:-]|\.\w)")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")


class Wording:
    """The filled lines of a text, without the white space around them.

    What is told from the wording still holds when only white space has changed.

    Attributes
    ----------
    texts : list of str
    sizes : list of int
        How long each line is.
    first, last : list of str
        The first and the last sign of each line. To go through these lists takes
        a fraction of the time of going through the lines of a long text.
    answers : dict
        What has been told from the wording, by the function that was asked.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.sizes: list[int] = []
        self.first: list[str] = []
        self.last: list[str] = []
        self.answers: dict[object, Any] = {}

    def add(self, other: "Wording", first: int, behind: int) -> None:
        """Take over lines of another wording."""
        self.texts += other.texts[first:behind]
        self.sizes += other.sizes[first:behind]
        self.first += other.first[first:behind]
        self.last += other.last[first:behind]

    @cached_property
    def closed(self) -> list[bool]:
        """Whether each line ends a sentence."""
        return [
            last == "." or not (last.isalpha() or last == "," or not ends_sentence(line))
            for last, line in zip(self.last, self.texts, strict=True)
        ]


def remembered_of_wording(
    function: Callable[[Wording], _Answer],
) -> Callable[[Wording], _Answer]:
    """Keep what a function tells from a wording beside it."""

    def ask(wording: Wording) -> _Answer:
        if function not in wording.answers:
            wording.answers[function] = function(wording)
        answer: _Answer = wording.answers[function]
        return answer

    return ask


def ends_sentence(line: str) -> bool:
    """Whether a line ends in the punctuation that ends a sentence."""
    last = line[-1:]
    if last == "." or last.isalpha() or last == ",":
        return last == "."  # as nearly all lines end
    return _SENTENCE_END.search(line, max(0, len(line) - 12)) is not None


def starts_lower(line: str) -> bool:
    """Whether a line begins with a word in lower case (not "iPhone", a link or a list mark)."""
    if line[:1].isupper():
        return False
    first = _FIRST_WORD.match(line)
    return first is not None and first.group(1).islower() and not is_list_item(line)


def starts_upper(line: str) -> bool:
    """Whether the first letter of a line is a capital."""
    first = _FIRST_LETTER.match(line)
    return first is not None and first.group(1).isupper()


def is_list_item(line: str) -> bool:
    """Whether a line begins with the mark of a list."""
    if line[:2].isalpha() and line[0] not in "ivxIVX":
        return False  # a word, as nearly all lines begin
    return _LIST_MARK.match(line) is not None


def ends_open(line: str) -> bool:
    """Whether a line ends in a word that asks for another, such as "the" or "of"."""
    last = _LAST_WORD.search(line, max(0, len(line) - 12))
    return last is not None and last.group(1) in _FUNCTION_WORDS


def is_short(line: str, words: int) -> bool:
    """Whether a line has at most so many words and does not end like a sentence."""
    return len(line) <= 12 * words and line.count(" ") < words and not ends_sentence(line)


def is_unfinished(line: str) -> bool:
    """Whether a line reads as a sentence that goes on: no end, and too long for a heading."""
    if ends_sentence(line) or line[-1] in ":;":
        return False
    return line[-1] in ",-" or ends_open(line) or not _is_heading(line)


def _is_heading(line: str) -> bool:
    """Whether a line without an end may be a heading: few words, or most of them capitalised."""
    words = line.split()
    if len(words) < 8:
        return True
    content = [word for word in words if len(word) > 3]
    capitals = sum(word[:1].isupper() for word in content)
    return len(words) < 20 and capitals * 2 > len(content)
