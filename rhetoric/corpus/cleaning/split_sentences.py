"""A rule for sentences that an empty line or the end of a page cuts in two."""

from collections.abc import Iterator

from rhetoric.corpus.cleaning.lines import Lines, lines_of
from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.cleaning.wording import ends_open, is_unfinished, starts_lower
from rhetoric.corpus.document import Edit

_NAME = "split-sentences"
_LONG = 60  # a paragraph this long that ends in "of" was cut, whatever comes after


def _split_sentences(text: str) -> Iterator[Edit]:
    if "\n" not in text:
        return
    lines = lines_of(text)
    for index in sorted(_cuts(lines)):
        start, end = lines.ends[index], lines.starts[index + 1]
        yield Edit(start=start, end=end, replacement=" ", rule=_NAME)


def _cuts(lines: Lines) -> list[int]:
    """The lines after which a sentence was cut, found from the last to the first.

    What follows must come to an end itself, or be cut again and then come to an
    end: a column of phrases is no sentence.
    """
    found: list[int] = []
    ends = False
    closed = lines.wording.closed
    for index in range(len(lines) - 1, -1, -1):
        cut = ends and not closed[index] and _is_alone(lines, index) and _goes_over(lines, index)
        if cut:
            found.append(index)
        ends = cut or closed[index] or ". " in lines.texts[index]
    return found


def _is_alone(lines: Lines, index: int) -> bool:
    """Whether both sides are paragraphs of one line: stanzas are left alone."""
    gaps = lines.after_gap
    return gaps[index] and gaps[index + 1] and lines.before_gap(index + 1)


def _goes_over(lines: Lines, index: int) -> bool:
    line, following = lines.texts[index], lines.texts[index + 1]
    if not is_unfinished(line) or (line[-1] == "," and following[-1] in ",;"):
        return False
    return starts_lower(following) or (len(line) >= _LONG and ends_open(line))


SPLIT_SENTENCES = Rule(
    name=_NAME,
    description="A sentence that an empty line or the end of a page cuts in two is joined.",
    propose=_split_sentences,
)
