"""One text with every match marked, for a notebook or a page of its own."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rhetoric.corpus.document import Document
from rhetoric.errors import InputError, nearest
from rhetoric.framing.scores import FrameScores
from rhetoric.framing.units import DOCUMENT
from rhetoric.html.frames import frame_title, make_mark, shown_frames
from rhetoric.html.rendering import language_of, render, style
from rhetoric.html.segments import Mark, Segment, colour_of, cut, lanes_used, paragraphs
from rhetoric.tables import count_phrase

Scores = FrameScores | Sequence[FrameScores] | Mapping[str, FrameScores]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendItem:
    """One frame of a legend.

    Parameters
    ----------
    number : int
        Its number in the text, from 1.
    frame : str
        Its title.
    count : int
        How many of its matches the text has.
    """

    number: int
    frame: str
    count: int

    @property
    def colour(self) -> int:
        """The number of its colour, from 1."""
        return colour_of(self.number)


class HighlightedText:
    """A text with its matches marked. Made by `highlight`.

    Parameters
    ----------
    document : Document
    marks : sequence of Mark
    legend : sequence of LegendItem
    """

    def __init__(
        self, document: Document, marks: Sequence[Mark], legend: Sequence[LegendItem]
    ) -> None:
        self.document = document
        self.marks = tuple(marks)
        self.legend = tuple(legend)

    @property
    def segments(self) -> list[Segment]:
        """The text cut at every bound of a match; together they are the text."""
        return cut(self.document.text, self.marks)

    @property
    def html(self) -> str:
        """A piece of HTML with its own style, which touches nothing around it."""
        return render("highlight.html", style=style("highlight.css"), **self._values())

    def _repr_html_(self) -> str:
        return self.html

    def to_html(self, path: str | Path) -> Path:
        """Write a page that needs nothing else, and return its path.

        Parameters
        ----------
        path : str or path

        Returns
        -------
        pathlib.Path
        """
        target = Path(path)
        sheets = style("highlight.css", "page.css")
        title = self.document.meta.get("title") or self.document.id
        page = render("highlight-page.html", style=sheets, title=title, **self._values())
        target.write_text(page, encoding="utf-8")
        return target

    def _values(self) -> dict[str, object]:
        parts = list(paragraphs(self.document.text, self.marks))
        return {
            "document": self.document,
            "language": language_of(self.document.meta),
            "paragraphs": parts,
            "lanes": lanes_used(segment for part in parts for segment in part.segments),
            "legend": self.legend,
            "flags": flags(self.marks),
        }

    def __repr__(self) -> str:
        matches = f"{len(self.marks)} {'match' if len(self.marks) == 1 else 'matches'}"
        frames = count_phrase(len(self.legend), "frame")
        return f"HighlightedText({self.document.id!r}: {matches} of {frames})"


def flags(marks: Iterable[Mark]) -> dict[str, bool]:
    """Which signs of a tag occur, and so need a word in the legend."""
    listed = list(marks)
    return {
        "negated": any(mark.negated for mark in listed),
        "quoted": any(mark.quoted for mark in listed),
    }


def highlight(
    document: Document, scores: Scores, *, frames: Iterable[str] | None = None
) -> HighlightedText:
    """Show a text with every match of its frames marked.

    Where matches overlap, each keeps a line of its own under the text. Every
    match has the number of its frame beside it, its entry in the hover text, and
    its frame in words for screen readers.

    Parameters
    ----------
    document : Document
    scores : FrameScores, or a sequence or mapping of several
        Of a corpus that holds the document, scored by document.
    frames : iterable of str, optional
        Which frames, by name. By default all, but for those that only pool the
        matches of their parts.

    Returns
    -------
    HighlightedText
        Shows itself in a notebook; ``to_html(path)`` writes a page.

    Raises
    ------
    InputError
        The scores are of other texts or not by document, or a frame is unknown.

    Examples
    --------
    >>> import rhetoric as rh
    >>> corpus = rh.read_corpus({"a": "We hope for better days."})
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*", "better days"]})
    >>> rh.highlight(corpus["a"], rh.score_frames(corpus, lexicon))
    HighlightedText('a': 2 matches of 1 frame)
    """
    if not isinstance(document, Document):
        raise InputError(
            f"The 'document' parameter of highlight must be a Document. "
            f"Got {type(document).__name__} instead. Take one from its corpus: corpus['id']."
        )
    listed = _listed(scores)
    for scored in listed:
        _check(document, scored)
    marks: list[Mark] = []
    legend: list[LegendItem] = []
    for scored, name, title in _chosen(listed, frames):
        row = scored[document.id, name]
        if row.count and not row.matches:
            raise InputError(
                "highlight: these scores were detached from their texts. Score the texts again."
            )
        number = len(legend) + 1
        marks += [make_mark(match, number, title, document) for match in row.matches]
        legend.append(LegendItem(number=number, frame=title, count=row.count))
    return HighlightedText(document, marks, legend)


def _listed(scores: Scores) -> list[FrameScores]:
    """Take one result, or several, as a list."""
    if isinstance(scores, FrameScores):
        return [scores]
    values: object = scores.values() if isinstance(scores, Mapping) else scores
    listed = list(values) if isinstance(values, Iterable) else []
    if not listed or not all(isinstance(scored, FrameScores) for scored in listed):
        raise InputError(
            "The 'scores' parameter of highlight must be the result of score_frames, or several "
            f"in a list or mapping. Got {type(scores).__name__} instead."
        )
    return listed


def _check(document: Document, scores: FrameScores) -> None:
    if scores.by != DOCUMENT:
        raise InputError(
            f"highlight needs scores by document, got scores by {scores.by!r}. "
            "Score again with score_frames(corpus, lexicon)."
        )
    if document.id not in scores.units:
        raise InputError(
            f"highlight: the scores have no document {document.id!r}. "
            f"{nearest(document.id, scores.units)}"
        )


def _chosen(
    listed: Sequence[FrameScores], frames: Iterable[str] | None
) -> list[tuple[FrameScores, str, str]]:
    """Choose frames, each with its scores and its title."""
    if isinstance(frames, str):
        raise InputError(
            "The 'frames' parameter of highlight must be a list of names. "
            f"Got one string instead. Write frames=[{frames!r}]."
        )
    names = None if frames is None else dict.fromkeys(frames)
    known = dict.fromkeys(name for scored in listed for name in scored.frames)
    for name in names or ():
        if name not in known:
            raise InputError(f"highlight: no frame {name!r}. {nearest(name, known)}")
    chosen = [
        (scored, name, frame_title(scored.lexicon, name))
        for scored in listed
        for name in (shown_frames(scored) if names is None else scored.frames)
        if names is None or name in names
    ]
    titles = Counter(title for *_, title in chosen)
    # Two lexicons may have a frame of one name; then each says whose it is.
    return [
        (scored, name, title if titles[title] == 1 else f"{title} ({scored.lexicon.title})")
        for scored, name, title in chosen
    ]
