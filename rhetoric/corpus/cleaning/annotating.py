"""From edits to annotations: who speaks where, and what happened in between."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rhetoric.corpus.cleaning.transcripts import DIRECTIONS, SPEAKERS, told_by
from rhetoric.corpus.document import Annotation, Edit


def annotations(raw: str, text: str, edits: Sequence[Edit]) -> tuple[Annotation, ...]:
    """Tell what the rules for transcripts took out, by its places in the cleaned text.

    Parameters
    ----------
    raw, text : str
    edits : sequence of Edit
        From one to the other, in order.

    Returns
    -------
    tuple of Annotation
        In the order of the text; a turn ends where the next one begins.
    """
    found = list(_placed(raw, edits))
    turns = [(place, value) for place, kind, value in found if kind == SPEAKERS]
    spoken = (
        Annotation(kind="speaker", value=value, start=start, end=end)
        for (start, value), (end, _) in pairwise([*turns, (len(text), "")])
    )
    noted = (
        Annotation(kind="stage-direction", value=value, start=place, end=place)
        for place, kind, value in found
        if kind == DIRECTIONS
    )
    return tuple(sorted([*spoken, *noted], key=lambda one: (one.start, one.kind)))


def _placed(raw: str, edits: Sequence[Edit]) -> Iterator[tuple[int, str, str]]:
    """Where in the cleaned text each of these edits left off, its rule, and what it took."""
    shift = 0
    for edit in edits:
        shift += len(edit.replacement) - (edit.end - edit.start)
        for kind in (SPEAKERS, DIRECTIONS):
            if kind in edit.rule.split("+"):
                yield edit.end + shift, kind, told_by(raw[edit.start : edit.end])
