"""A rule for paragraphs whose lines were broken to a width."""

from collections.abc import Iterator

from rhetoric.corpus.cleaning.blocks import goes_on, is_list, is_shouted, is_verse, wrap_width
from rhetoric.corpus.cleaning.lines import Lines, lines_of
from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.document import Edit

_NAME = "line-wraps"


def _line_wraps(text: str) -> Iterator[Edit]:
    if "\n" not in text:
        return
    lines = lines_of(text)
    if all(lines.after_gap):
        return
    blocks = [block for block in lines.blocks() if len(block) > 1]
    prose = [block for block in blocks if not is_verse(_texts(lines, block))]
    plain = [block for block in prose if not is_list(_texts(lines, block))]
    width = wrap_width(lines, plain)
    closed = lines.wording.closed
    for block in prose:
        shouted = is_shouted(_texts(lines, block))
        for index in block[:-1]:
            if width is None and closed[index] and not shouted:
                continue  # a paragraph ends here, as in nearly every text
            if shouted or goes_on(lines, index, width):
                start, end = lines.ends[index], lines.starts[index + 1]
                yield Edit(start=start, end=end, replacement=" ", rule=_NAME)


def _texts(lines: Lines, block: range) -> list[str]:
    return lines.texts[block.start : block.stop]


LINE_WRAPS = Rule(
    name=_NAME,
    description="Lines that were broken to a width are joined into their paragraph.",
    propose=_line_wraps,
)
