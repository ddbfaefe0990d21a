"""A text as its filled lines, and what can be told from a line on its own."""

import re
from functools import lru_cache
from itertools import pairwise

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


class Lines:
    """The filled lines of a text, in order.

    Attributes
    ----------
    texts : list of str
        The lines without the white space around them.
    starts, ends : list of int
        Where these lie in the text.
    bounds : list of (int, int)
        Where the whole lines lie, the line end not counted.
    after_gap : list of bool
        Whether an empty line, or the beginning of the text, comes before.
    """

    __slots__ = ("after_gap", "bounds", "ends", "starts", "text", "texts")

    def __init__(self, text: str) -> None:
        self.text = text
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.bounds: list[tuple[int, int]] = []
        self.after_gap: list[bool] = []
        position, gap = 0, True
        for line in text.split("\n"):
            stripped = line.strip()
            if stripped:
                self._add(position, line, stripped)
                self.after_gap.append(gap)
            gap = not stripped
            position += len(line) + 1

    def _add(self, position: int, line: str, stripped: str) -> None:
        start = position + len(line) - len(line.lstrip())
        self.texts.append(stripped)
        self.starts.append(start)
        self.ends.append(start + len(stripped))
        self.bounds.append((position, position + len(line)))

    def __len__(self) -> int:
        return len(self.texts)

    def before_gap(self, index: int) -> bool:
        """Whether an empty line, or the end of the text, comes after."""
        return index + 1 == len(self.texts) or self.after_gap[index + 1]

    def indent(self, index: int) -> int:
        """How many spaces stand before the first character of a line."""
        return self.starts[index] - self.bounds[index][0]

    def without(self, index: int) -> tuple[int, int]:
        """What to take out so that a line goes and its neighbours stay as far apart."""
        start, end = self.bounds[index]
        if index + 1 == len(self.texts):
            return start, len(self.text)
        return start, self.bounds[index + 1][0] if self.after_gap[index] else end + 1

    def blocks(self) -> list[range]:
        """Runs of lines without an empty line among them."""
        firsts = [index for index, gap in enumerate(self.after_gap) if gap]
        return [range(first, behind) for first, behind in pairwise([*firsts, len(self.texts)])]


@lru_cache(maxsize=1)
def lines_of(text: str) -> Lines:
    """Split a text into its filled lines; the rules that follow each other share the result."""
    return Lines(text)


def ends_sentence(line: str) -> bool:
    """Whether a line ends in the punctuation that ends a sentence."""
    return _SENTENCE_END.search(line, max(0, len(line) - 12)) is not None


def starts_lower(line: str) -> bool:
    """Whether a line begins with a word in lower case (not "iPhone", a link or a list mark)."""
    first = _FIRST_WORD.match(line)
    return first is not None and first.group(1).islower() and not is_list_item(line)


def starts_upper(line: str) -> bool:
    """Whether the first letter of a line is a capital."""
    first = _FIRST_LETTER.match(line)
    return first is not None and first.group(1).isupper()


def is_list_item(line: str) -> bool:
    """Whether a line begins with the mark of a list."""
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


def breaks_sentence(lines: Lines, index: int) -> bool:
    """Whether a line stands in the middle of a sentence that its neighbours make up.

    One more short line may stand on either side, as a page number stands beside
    the head of a page.
    """
    size = len(lines)
    before = [k for k in (index - 1, index - 2) if k >= 0]
    after = [k for k in (index + 1, index + 2) if k < size and starts_lower(lines.texts[k])]
    return any(
        is_unfinished(lines.texts[left])
        for left in before
        for right in after
        if all(k == index or is_short(lines.texts[k], 8) for k in range(left + 1, right))
    )
