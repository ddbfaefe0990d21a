"""One text: as received, as cleaned, and the account of what lies between."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rhetoric.errors import InputError

MetaValue = str | int | float | bool | None
_NOT_APART = "Edits must lie in the raw text, in order, and not overlap."


class Metadata(Mapping[str, MetaValue]):
    """A read-only mapping of what is known about a document. Can be pickled."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, MetaValue] | None = None) -> None:
        self._values = dict(values or {})

    def __getitem__(self, name: str) -> MetaValue:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Metadata({self._values!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change that cleaning made.

    Parameters
    ----------
    start, end : int
        Half-open span in the raw text, in code points.
    replacement : str
        What stands there instead; empty when the span was removed.
    rule : str
        The name of the cleaning rule; two names joined by ``+`` where two rules
        changed the same place.
    """

    start: int
    end: int
    replacement: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Something known of a stretch of a text that is not in its words.

    Parameters
    ----------
    kind : {'speaker', 'stage-direction'}
    value : str
        Who speaks, or what happened.
    start, end : int
        Half-open span of ``Document.text``: what a speaker says; for what happened
        the place where it stood.
    """

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentWarning:
    """Something a reader should know before trusting a number from this text.

    Parameters
    ----------
    kind : str
        Short name of the kind, such as ``fused-words``.
    message : str
        What it is and what it means for the numbers.
    spans : tuple of (int, int)
        Where it shows, as half-open spans of ``Document.text``.
    """

    kind: str
    message: str
    spans: tuple[tuple[int, int], ...] = ()


_NOTHING_KNOWN = Metadata()


class _Piece(NamedTuple):
    """A stretch of the cleaned text that came from one edit."""

    start: int
    end: int
    raw_start: int
    raw_end: int


class _Remembered:
    """What a document works out when it is first asked; no field, so never pickled."""

    __slots__ = ("_pieces",)
    _pieces: tuple[_Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document(_Remembered):
    """One text of a corpus.

    Parameters
    ----------
    id : str
        Unique in its corpus.
    text : str
        The cleaned text. Every span in the library is a half-open pair of
        code-point offsets into it.
    meta : mapping
        What is known about the text; kept as read-only `Metadata`.
    raw : str
        The text as received.
    edits : tuple of Edit
        What cleaning did, in order. Applied to `raw` they give `text`.
    warnings : tuple of DocumentWarning
        What a reader should know before trusting a number.
    annotations : tuple of Annotation
        Who speaks where, and what happened in between, if it is a transcript.

    Raises
    ------
    InputError
        The edits do not lead from `raw` to `text`.

    Examples
    --------
    >>> cut = Edit(start=0, end=4, replacement="", rule="example")
    >>> document = Document(id="a", text="word", raw="### word", edits=(cut,))
    >>> document.source_span(0, 4)
    (4, 8)
    """

    id: str
    text: str
    meta: Mapping[str, MetaValue] = field(default_factory=lambda: _NOTHING_KNOWN)
    raw: str = ""
    edits: tuple[Edit, ...] = ()
    warnings: tuple[DocumentWarning, ...] = ()
    annotations: tuple[Annotation, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.meta, Metadata):
            object.__setattr__(self, "meta", Metadata(self.meta))
        if (apply_edits(self.raw, self.edits) if self.edits else self.raw) != self.text:
            raise InputError(
                f"Document(id={self.id!r}): the edits applied to `raw` do not give `text`. "
                "Make documents with read_corpus, or give raw=text and no edits."
            )

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the cleaned text back to the text as received.

        Parameters
        ----------
        start, end : int
            Half-open span of `text`, in code points.

        Returns
        -------
        tuple of int
            Half-open span of `raw`. It takes in what cleaning removed inside
            the span, and the whole of an edit that the span only touches.

        Raises
        ------
        InputError
            The span does not lie in the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise InputError(
                f"Document.source_span: the span ({start}, {end}) does not lie in document "
                f"{self.id!r}, whose text has {len(self.text)} characters."
            )
        if start == end:
            position = self._raw_position(start, at_end=False)
            return position, position
        return self._raw_position(start, at_end=False), self._raw_position(end - 1, at_end=True)

    def _raw_position(self, position: int, *, at_end: bool) -> int:
        """Where the character at a position of `text` starts or ends in `raw`."""
        pieces = self._all_pieces()
        index = bisect_right(pieces, position, key=lambda piece: piece.start) - 1
        if index < 0:
            return position + at_end
        piece = pieces[index]
        if position < piece.end:
            return piece.raw_end if at_end else piece.raw_start
        return piece.raw_end + position - piece.end + at_end

    def _all_pieces(self) -> tuple[_Piece, ...]:
        """Where each edit lies in `text`, worked out once: most documents are never asked."""
        try:
            return self._pieces
        except AttributeError:
            object.__setattr__(self, "_pieces", tuple(_pieces(self.edits)))
            return self._pieces


def apply_edits(raw: str, edits: tuple[Edit, ...]) -> str:
    """Apply edits, given in order and apart from each other, to the raw text.

    Raises
    ------
    InputError
        The edits overlap, are out of order, or leave the text.
    """
    parts: list[str] = []
    position = 0
    for edit in edits:
        if not position <= edit.start <= edit.end:
            raise InputError(_NOT_APART)
        parts += (raw[position : edit.start], edit.replacement)
        position = edit.end
    if position > len(raw):
        raise InputError(_NOT_APART)
    parts.append(raw[position:])
    return "".join(parts)


def _pieces(edits: tuple[Edit, ...]) -> Iterator[_Piece]:
    shift = 0
    for edit in edits:
        start = edit.start + shift
        end = start + len(edit.replacement)
        yield _Piece(start, end, edit.start, edit.end)
        shift = end - edit.end
