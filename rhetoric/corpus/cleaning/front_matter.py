"""A rule for the block of metadata at the top of a Markdown file."""

from collections.abc import Iterator

from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.document import Edit
from rhetoric.corpus.front_matter import find_front_matter

_NAME = "front-matter"


def _front_matter(text: str) -> Iterator[Edit]:
    if block := find_front_matter(text):
        yield Edit(start=0, end=block.end, replacement="", rule=_NAME)


FRONT_MATTER = Rule(
    name=_NAME,
    description="A block of metadata at the top, between lines of --- or +++, is removed.",
    propose=_front_matter,
)
