"""Documents as points of a map, with what the map leaves out and how surely they lie there."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees, isnan, sqrt

import numpy as np

from rhetoric.comparison.planes import AXES, Plane
from rhetoric.errors import InputError
from rhetoric.results import Result
from rhetoric.statistics import Counts, Numbers

LOW = 0.5
SURE = 2.4477468306808166
"""The root of the 95% quantile of the chi-squared distribution with two degrees of freedom."""
ALIKE = 1e-9
SHOWN = 6
POLE_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A document on a map.

    Parameters
    ----------
    document : str
        Id, or the name of a group.
    x, y : float
        Its place on the first and second axis.
    words : int
        How many of the words that are compared it has.
    quality : float or None
        How much of its squared distance from the middle the map shows, from 0 to 1;
        None for a document in the middle.
    spread : float or None
        How far it moves when words are resampled, the root of the mean square; None
        where they were not.
    """

    document: str
    x: float
    y: float
    words: int
    quality: float | None
    spread: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapWord:
    """A word on a map.

    Parameters
    ----------
    term : str
    x, y : float
    count : int
        How often it occurs.
    documents : int
        In how many documents, or groups.
    contribution_x, contribution_y : float
        Its part in the inertia of each axis, from 0 to 1.
    """

    term: str
    x: float
    y: float
    count: int
    documents: int
    contribution_x: float
    contribution_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ellipse:
    """Where a document lies in 95% of resamples, were its moves normal.

    Parameters
    ----------
    document : str
    width, height : float
        Of the whole ellipse, the longer first.
    angle : float
        Of its longer side, in degrees.
    """

    document: str
    width: float
    height: float
    angle: float


class DocumentMap(Result[MapPoint]):
    """Documents on two axes. Made by `document_map` and `Similarity.map`.

    Parameters
    ----------
    documents : sequence of str
    plane : Plane
    sizes : numpy.ndarray of int64, shape (documents,)
        How many words each has that are compared.
    moves : numpy.ndarray of float, shape (documents, 2, 2), or None
        Mean squares and products of its moves.
    words : sequence of MapWord
        Those with the largest part in the axes first; none where there are no words
        on the map.
    kind : str
        How the map was made, for the title.
    methods : str
    remarks : sequence of str
    """

    _drawn_by = "rhetoric.plots:document_map"

    def __init__(
        self,
        documents: Sequence[str],
        plane: Plane,
        *,
        sizes: Counts,
        moves: Numbers | None,
        words: Sequence[MapWord],
        kind: str,
        methods: str,
        remarks: Sequence[str] = (),
    ) -> None:
        self.documents = tuple(documents)
        self.shares = plane.shares
        self.values = tuple(plane.values.tolist())
        self.words = tuple(words)
        self.kind = kind
        self._plane = plane
        self._sizes = sizes
        self._moves = moves
        self._methods = methods
        self._remarks = tuple(remarks)

    @property
    def rows(self) -> Sequence[MapPoint]:
        """One row a document, in their order."""
        return tuple(
            MapPoint(
                document=name,
                x=float(x),
                y=float(y),
                words=int(self._sizes[place]),
                quality=None if isnan(quality) else float(quality),
                spread=self._spread(place),
            )
            for place, (name, (x, y), quality) in enumerate(
                zip(
                    self.documents,
                    self._plane.points.tolist(),
                    self._plane.quality.tolist(),
                    strict=True,
                )
            )
        )

    def _spread(self, place: int) -> float | None:
        if self._moves is None:
            return None
        square = float(np.trace(self._moves[place]))
        return None if isnan(square) else sqrt(max(square, 0.0))

    @property
    def ellipses(self) -> tuple[Ellipse, ...]:
        """Where each document lies in about 95% of resamples; none where there were none."""
        if self._moves is None:
            return ()
        found = []
        for name, moves in zip(self.documents, self._moves, strict=True):
            if np.isnan(moves).any():
                continue
            values, vectors = np.linalg.eigh(moves)
            short, long = (2 * SURE * sqrt(max(value, 0.0)) for value in values.tolist())
            angle = degrees(atan2(float(vectors[1, 1]), float(vectors[0, 1])))
            found.append(Ellipse(document=name, width=long, height=short, angle=angle))
        return tuple(found)

    def poles(self, axis: int, n: int = POLE_WORDS) -> tuple[list[MapWord], list[MapWord]]:
        """Give the words that make an axis, at its low and at its high end.

        Parameters
        ----------
        axis : {1, 2}
        n : int
            How many at each end.

        Returns
        -------
        tuple of two lists of MapWord
            Those with the largest part in the inertia of the axis first.

        Raises
        ------
        InputError
            There is no such axis, or the map has no words.
        """
        if axis not in (1, 2):
            raise InputError(f"DocumentMap.poles: axis must be 1 or 2, got {axis!r}.")
        if not self.words:
            raise InputError("DocumentMap.poles: only a map by method='ca' has words.")

        def place(word: MapWord) -> float:
            return word.x if axis == 1 else word.y

        def part(word: MapWord) -> float:
            return word.contribution_x if axis == 1 else word.contribution_y

        ranked = sorted(self.words, key=part, reverse=True)
        low = [word for word in ranked if place(word) < 0][:n]
        return low, [word for word in ranked if place(word) > 0][:n]

    @property
    def title(self) -> str:
        """What is mapped."""
        return f"Map of {len(self.documents)} texts by {self.kind}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What the axes show, which words make them, and what to beware of."""
        shown = sum(self.shares)
        first, second = self.shares
        told = f"The map shows {shown:.0%} ({first:.0%} and {second:.0%}) of what differs."
        if len(self.documents) == AXES + 1:
            told += " Three texts always lie in a plane."
        elif shown < LOW:
            told += " Texts that lie together may be far apart on what it does not show."
        return (
            told,
            *self._pole_notes(),
            *self._spread_note(),
            *self._same_note(),
            *self._remarks,
        )

    def _pole_notes(self) -> tuple[str, ...]:
        if not self.words:
            return ()
        found = []
        for axis, names in ((1, ("left", "right")), (2, ("below", "above"))):
            ends = (", ".join(word.term for word in pole) for pole in self.poles(axis))
            told = "; ".join(f"{name}: {end}" for name, end in zip(names, ends, strict=True))
            found.append(f"Axis {axis}, words that make it, {told}.")
        return tuple(found)

    def _spread_note(self) -> tuple[str, ...]:
        """Name the documents that move farther than they lie from the middle."""
        if self._moves is None:
            return ()
        rows = self.rows
        middle = self._plane.points.mean(axis=0)
        unsure = [
            row.document
            for row, point in zip(rows, self._plane.points, strict=True)
            if row.spread is not None and row.spread > float(np.linalg.norm(point - middle))
        ]
        told = "Spread: how far a text moves when its words are resampled."
        if not unsure:
            return (told,)
        shown = ", ".join(unsure[:SHOWN])
        more = f" and {len(unsure) - SHOWN} more" if len(unsure) > SHOWN else ""
        return (f"{told} Farther than it lies from the middle: {shown}{more}.",)

    def _same_note(self) -> tuple[str, ...]:
        """Name documents that lie at one place."""
        places: dict[tuple[float, ...], list[str]] = {}
        size = max(float(np.ptp(self._plane.points, axis=0).max()), ALIKE)
        for name, point in zip(self.documents, self._plane.points / size, strict=True):
            places.setdefault(tuple(np.round(point, 7).tolist()), []).append(name)
        same = [names for names in places.values() if len(names) > 1]
        return tuple(f"At one place: {', '.join(names[:SHOWN])}." for names in same[:3])

    def methods(self) -> str:
        """Write how the map was made."""
        return self._methods

    def _strength(self, row: MapPoint) -> float:
        return row.x**2 + row.y**2

    def _column_names(self) -> tuple[str, ...]:
        return tuple(MapPoint.__dataclass_fields__)
