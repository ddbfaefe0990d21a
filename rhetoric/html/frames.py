"""What frames are called, and their matches as marks."""

from rhetoric.corpus.document import Document
from rhetoric.errors import InputError
from rhetoric.framing.scores import FrameScores
from rhetoric.html.segments import Mark
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.matches import Match
from rhetoric.lexicon.policy import NEGATED


def frame_title(lexicon: Lexicon, frame: str) -> str:
    """Give the title of a frame, or its name where it has none."""
    if frame in lexicon:
        return lexicon[frame].title or frame
    base = frame.removesuffix(NEGATED)
    return f"{frame_title(lexicon, base)}{NEGATED}" if base in lexicon else frame


def shown_frames(scores: FrameScores) -> tuple[str, ...]:
    """Name the frames to mark in a text: all but those that only pool their parts.

    Such a parent would put a second line under every match of its parts.
    """
    lexicon = scores.lexicon
    return tuple(
        frame
        for frame in scores.frames
        if frame not in lexicon
        or lexicon[frame].entries
        or not any(other.startswith(f"{frame}/") for other in scores.frames)
    )


def make_mark(match: Match, number: int, title: str, document: Document) -> Mark:
    """Make a mark of a match.

    Raises
    ------
    InputError
        The match was found in another text.
    """
    if document.text[match.start : match.end] != match.text:
        raise InputError(
            f"The scores were made of another text than document {document.id!r} has: "
            f"{match.text!r} does not stand at {match.start} to {match.end}. Score this corpus."
        )
    return Mark(
        start=match.start,
        end=match.end,
        number=number,
        frame=title,
        entry=match.entry.pattern,
        negated=match.negated,
        quoted=match.quoted,
    )
