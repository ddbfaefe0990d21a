"""A text as its filled lines."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from rhetoric.corpus.cleaning.wording import Wording, is_short, is_unfinished, starts_lower
from rhetoric.corpus.document import Edit

_MANY = 8  # where more than one line in so many is touched, splitting all anew is faster


class Lines:
    """The filled lines of a text, in order.

    Attributes
    ----------
    wording : Wording
    begins, stops : list of int
        Where the whole lines lie, white space at their ends counted and the line
        end not.
    margins : int
        How many lines have white space before or behind them, or nothing else.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.wording = Wording()
        self.begins: list[int] = []
        self.stops: list[int] = []
        self.margins = self._split(text, 0)

    def _split(self, text: str, begin: int) -> int:
        """Add lines, looking into each once while it is at hand, and count those with margins."""
        wording = self.wording
        margins = 0
        for line in text.split("\n"):
            stop = begin + len(line)
            stripped = line.strip()
            if stripped is not line:
                margins += 1
            if stripped:
                wording.texts.append(stripped)
                wording.sizes.append(len(stripped))
                wording.first.append(stripped[0])
                wording.last.append(stripped[-1])
                self.begins.append(begin)
                self.stops.append(stop)
            begin = stop + 1
        return margins

    def after(self, edits: Sequence[Edit], text: str) -> "Lines":
        """Tell the lines of what edits lead to, splitting only those that the edits touch."""
        lines = Lines("")
        lines.text = text
        lines.margins = self.margins
        done = shift = 0
        for begin, stop, change in _touched(self.text, edits):
            first, behind = bisect_left(self.begins, begin), bisect_left(self.begins, stop)
            lines._add(self, done, first, shift)
            lines.margins -= Lines(self.text[begin:stop]).margins
            changed = text[begin + shift : stop + shift + change]
            lines.margins += lines._split(changed, begin + shift)
            done = behind
            shift += change
        lines._add(self, done, len(self), shift)
        return lines

    def _add(self, lines: "Lines", first: int, behind: int, shift: int) -> None:
        """Take over lines of another text, so much further on."""
        self.wording.add(lines.wording, first, behind)
        self.begins += [begin + shift for begin in lines.begins[first:behind]]
        self.stops += [stop + shift for stop in lines.stops[first:behind]]

    @property
    def texts(self) -> list[str]:
        """The lines without the white space around them."""
        return self.wording.texts

    @cached_property
    def after_gap(self) -> list[bool]:
        """Whether an empty line, or the beginning of the text, comes before each line."""
        between = zip(self.begins[1:], self.stops, strict=False)
        return [True, *(begin > stop + 1 for begin, stop in between)][: len(self)]

    @cached_property
    def starts(self) -> list[int]:
        """Where the lines without the white space around them begin in the text."""
        if not self.margins:
            return self.begins
        pairs = zip(self.begins, self.wording.first, strict=True)
        return [self.text.index(first, begin) for begin, first in pairs]

    @cached_property
    def ends(self) -> list[int]:
        """Where the lines without the white space around them end in the text."""
        pairs = zip(self.starts, self.wording.sizes, strict=True)
        return [start + size for start, size in pairs]

    def __len__(self) -> int:
        return len(self.texts)

    def before_gap(self, index: int) -> bool:
        """Whether an empty line, or the end of the text, comes after."""
        return index + 1 == len(self.texts) or self.after_gap[index + 1]

    def indent(self, index: int) -> int:
        """How many spaces stand before the first character of a line."""
        return self.starts[index] - self.begins[index]

    def without(self, index: int) -> tuple[int, int]:
        """What to take out so that a line goes and its neighbours stay as far apart."""
        begin = self.begins[index]
        if index + 1 == len(self.texts):
            return begin, len(self.text)
        return begin, self.begins[index + 1] if self.after_gap[index] else self.stops[index] + 1

    def blocks(self) -> list[range]:
        """Runs of lines without an empty line among them."""
        firsts = [index for index, gap in enumerate(self.after_gap) if gap]
        return [range(first, behind) for first, behind in pairwise([*firsts, len(self.texts)])]


def _touched(text: str, edits: Sequence[Edit]) -> Iterator[tuple[int, int, int]]:
    """Stretches of whole lines that edits touch, and by how much they grow."""
    begin = stop = change = 0
    for number, edit in enumerate(edits):
        if not number or edit.start > stop:
            if number:
                yield begin, stop, change
            begin = text.rfind("\n", 0, edit.start) + 1
            change = 0
        stop = text.find("\n", edit.end)
        stop = len(text) if stop < 0 else stop
        change += len(edit.replacement) - (edit.end - edit.start)
    if edits:
        yield begin, stop, change


_last: list[Lines] = []


def lines_of(text: str) -> Lines:
    """Split a text into its filled lines; the rules that follow each other share the result."""
    for lines in _last:
        if lines.text == text:
            return lines
    return _remember(Lines(text))


def follow_edits(text: str, edits: Sequence[Edit], edited: str) -> None:
    """Have the lines of the edited text at hand, if those of the text before are."""
    for lines in _last:
        if lines.text is text and len(edits) * _MANY < len(lines):
            _remember(lines.after(edits, edited))


def forget_lines() -> None:
    """Keep no text alive when its cleaning is over."""
    _last.clear()


def _remember(lines: Lines) -> Lines:
    """Keep the last lines; if only white space has changed, what was told of their wording too."""
    for known in _last:
        if known.texts == lines.texts:
            lines.wording = known.wording
    _last[:] = [lines]
    return lines


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
