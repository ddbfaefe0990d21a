"""What every map of documents refuses, and the map of a measure."""

import numpy as np

from rhetoric.comparison.clustering import resampled_words
from rhetoric.comparison.document_map import DocumentMap
from rhetoric.comparison.planes import Plane, classical_scaling
from rhetoric.comparison.space import Space
from rhetoric.comparison.spread import covariances, moved_points
from rhetoric.errors import InputError
from rhetoric.statistics import Numbers

LEAST, MOST = 3, 1_000
BENT = 0.05
"""Of distances that no space holds, a smaller part is not worth a word."""


def check_mappable(size: int, function: str) -> None:
    """Refuse fewer or more documents than make a map.

    Raises
    ------
    InputError
        There are fewer than three with words, or more than 1,000.
    """
    if not LEAST <= size <= MOST:
        raise InputError(
            f"{function} takes {LEAST} to {MOST:,} documents that have any of the words looked "
            f"at, got {size:,}. Pool them with by=field, choose among them, or leave out "
            "fewer words."
        )


def stability_text(resamples: int, seed: int) -> str:
    """Write how the spread of documents was found; empty where it was not."""
    if not resamples:
        return ""
    return (
        "Spread by drawing words with replacement and mapping anew, each map shifted, turned and "
        f"mirrored onto the first (Schönemann 1966), {resamples} times, seed {seed}. "
    )


def map_of_measure(
    space: Space, methods: str, notes: tuple[str, ...], *, resamples: int, seed: int
) -> DocumentMap:
    """Map documents by classical scaling of the distances between them.

    Raises
    ------
    InputError
        There are too few or too many, or they do not differ.
    """
    check_mappable(len(space.documents), "Similarity.map")
    plane = classical_scaling(space.distances())
    if not float(plane.values[0]) > 1e-10:
        raise InputError("Similarity.map: the texts do not differ in what is compared.")
    moves = None
    if resamples:

        def again(times: Numbers) -> Plane:
            return classical_scaling(space.distances(times), whole=False)

        drawn = resampled_words(len(space.terms), resamples, seed, "map")
        moved = moved_points(plane, again, drawn)
        moves = covariances(plane, moved)
    below = float(-np.minimum(plane.values, 0.0).sum() / np.abs(plane.values).sum())
    remarks = notes
    if below > BENT:
        bent = f"{below:.0%} of the distances fit into no space (negative eigenvalues)."
        remarks = (bent, *notes)
    return DocumentMap(
        space.documents,
        plane,
        sizes=space.words,
        moves=moves,
        words=(),
        kind=f"classical scaling of {space.measure.title}",
        methods=f"{methods} Map by classical scaling of the distances (Torgerson 1952; Gower "
        f"1966). {stability_text(resamples, seed)}".rstrip(),
        remarks=remarks,
    )
