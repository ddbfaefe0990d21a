"""Two documents and how alike they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two documents and how alike they are.

    Parameters
    ----------
    document, other : str
        Ids.
    similarity : float or None
        From 0 to 1; None where the measure is a distance.
    distance : float
        0 where nothing that is compared differs: 1 less the similarity, or the
        measure itself where it is a distance.
    """

    document: str
    other: str
    similarity: float | None
    distance: float

    @staticmethod
    def of_similarity(document: str, other: str, similarity: float) -> "Pair":
        """Make a pair from a similarity that goes from 0 to 1."""
        return Pair(
            document=document, other=other, similarity=similarity, distance=1.0 - similarity
        )
