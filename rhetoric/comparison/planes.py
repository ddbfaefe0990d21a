"""Texts as points of a plane: correspondence analysis and classical scaling."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.statistics import Numbers

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

AXES = 2
NOTHING = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plane:
    """The first two axes of texts.

    Parameters
    ----------
    points : numpy.ndarray of float, shape (documents, 2)
        NaN of a text without words.
    values : numpy.ndarray of float, shape (axes,)
        Of all axes, the largest first: principal inertias, or eigenvalues, of which
        those of classical scaling may be below zero.
    squares : numpy.ndarray of float, shape (documents,)
        The squared distance of each text from the middle, on all axes.
    """

    points: Numbers
    values: Numbers
    squares: Numbers

    @property
    def shares(self) -> tuple[float, ...]:
        """The part of each of the two axes in all that are above zero."""
        whole = float(np.maximum(self.values, 0.0).sum())
        return tuple(float(max(value, 0.0)) / whole for value in self.values[:AXES].tolist())

    @property
    def quality(self) -> Numbers:
        """How much of each text's distance from the middle the plane shows; NaN in the middle."""
        shown = (self.points**2).sum(axis=1)
        far = self.squares > NOTHING
        found = np.divide(shown, self.squares, out=np.full_like(shown, np.nan), where=far)
        quality: Numbers = np.minimum(found, 1.0)
        return quality


def correspondence(counts: "csr_matrix", times: Numbers | None = None) -> Plane:
    """Place texts by correspondence analysis.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix, shape (documents, terms)
        Every word occurs.
    times : numpy.ndarray of float, shape (terms,), optional
        How often each word is taken; once by default. With it, only the values of
        the two axes are given.

    Returns
    -------
    Plane
        Principal coordinates.

    Notes
    -----
    The singular value decomposition of the standardised residuals (Greenacre 2007),
    by the eigenvectors of their products, which are as many as the texts. Words taken
    several times are merged, which changes nothing (distributional equivalence).
    """
    from scipy.sparse import csr_matrix

    taken = np.ones(counts.shape[1]) if times is None else times
    whole = np.asarray(counts.sum(axis=0), dtype=np.float64).ravel()
    weights = counts.data * taken[counts.indices]
    weighted = csr_matrix((weights, counts.indices, counts.indptr), shape=counts.shape)
    rows = np.asarray(weighted.sum(axis=1)).ravel()
    total = float(rows.sum())
    roots = np.sqrt(rows / total)
    inverse = np.divide(1.0, roots, out=np.zeros_like(roots), where=roots > 0)
    scaled = csr_matrix(
        (weights / whole[counts.indices], counts.indices, counts.indptr), shape=counts.shape
    )
    products = np.asarray((scaled @ counts.T).todense(), dtype=np.float64) / total
    residuals = products * inverse[:, None] * inverse - roots[:, None] * roots
    found = _principal(residuals, whole=times is None)
    points = _directed(found.points * inverse[:, None])
    points[roots == 0] = np.nan
    squares = np.diag(residuals) * inverse**2
    return Plane(points=points, values=found.values, squares=squares)


def word_points(counts: "csr_matrix", plane: Plane) -> tuple[Numbers, Numbers]:
    """Place the words of a correspondence analysis on the axes of the texts.

    Returns
    -------
    points : numpy.ndarray of float, shape (terms, 2)
        Principal coordinates.
    contributions : numpy.ndarray of float, shape (terms, 2)
        The part of each word in the inertia of each axis.
    """
    whole = np.asarray(counts.sum(axis=0), dtype=np.float64).ravel()
    roots = np.sqrt(np.maximum(plane.values[:AXES], 0.0))
    there = roots > NOTHING**0.5
    inverse = np.divide(1.0, roots, out=np.zeros(AXES), where=there)
    points: Numbers = np.asarray(counts.T @ plane.points) / whole[:, None] * inverse
    masses = whole / whole.sum()
    contributions: Numbers = masses[:, None] * points**2 * inverse**2
    return points, contributions


def classical_scaling(distances: Numbers, *, whole: bool = True) -> Plane:
    """Place texts so that the distances on the plane come near to theirs.

    Parameters
    ----------
    distances : numpy.ndarray of float, shape (documents, documents)
    whole : bool
        Whether the values of all axes are wanted.

    Notes
    -----
    Torgerson (1952), Gower (1966): the eigenvectors of the squared distances, centred
    both ways.
    """
    squared = distances**2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    products = -centred / 2
    found = _principal(products, whole=whole)
    return Plane(
        points=_directed(found.points),
        values=found.values,
        squares=np.maximum(np.diag(products), 0.0),
    )


def _principal(products: Numbers, *, whole: bool) -> Plane:
    """Take the two first axes of products of texts with each other."""
    from scipy.linalg import eigh

    size = len(products)
    chosen = None if whole else [size - AXES, size - 1]
    values, vectors = eigh((products + products.T) / 2, subset_by_index=chosen)
    values, vectors = values[::-1], vectors[:, ::-1]
    lengths = np.where(values[:AXES] > NOTHING, np.sqrt(np.maximum(values[:AXES], 0.0)), 0.0)
    points = vectors[:, :AXES] * lengths
    return Plane(points=points, values=values, squares=np.diag(products))


def _directed(points: Numbers) -> Numbers:
    """Choose the direction of each axis, which is free.

    What lies farthest out lies on the right and above; of two, the one that stands first.
    """
    farthest = np.abs(np.round(points, 9)).argmax(axis=0)
    directed: Numbers = points * np.where(points[farthest, np.arange(AXES)] < 0, -1.0, 1.0)
    return directed
