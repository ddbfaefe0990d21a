"""Ways of weighting words, named by three letters as the SMART system named them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import e, isfinite, log
from typing import TYPE_CHECKING

import numpy as np

from rhetoric.errors import InputError
from rhetoric.statistics import Counts, Numbers

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

DEFAULT = "nsc"
"""What scikit-learn does of itself."""
TERM = {
    "n": "count",
    "l": "1 + {log}(count)",
    "a": "0.5 + 0.5 count / the highest count of the text",
    "b": "1 for every word that occurs",
    "L": "(1 + {log}(count)) / (1 + {log}(mean count of the words of the text))",
}
DOCUMENT = {
    "n": "",
    "t": "inverse document frequency, {log}(n / df)",
    "s": "smooth inverse document frequency",
    "p": "probabilistic inverse document frequency, {log}((n - df) / df) where that is above 0",
}
NORM = {"n": "rows not scaled", "c": "rows scaled to length 1"}
_PARTS = (("term weight", TERM), ("document weight", DOCUMENT), ("normalisation", NORM))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """Three letters and the base of the logarithms.

    Parameters
    ----------
    name : str
        The letters: of term weight, document weight and normalisation.
    log_base : float
    """

    name: str
    log_base: float

    @property
    def term(self) -> str:
        """The letter that says how counts are weighted."""
        return self.name[0]

    @property
    def document(self) -> str:
        """The letter that says how document frequencies are weighted."""
        return self.name[1]

    @property
    def scaled(self) -> bool:
        """Whether the weights of a text are scaled to length 1."""
        return self.name[2] == "c"

    @property
    def is_of_scikit_learn(self) -> bool:
        """Whether scikit-learn's TfidfTransformer knows this way of weighting."""
        return self.term in "nl" and self.document in "ns" and self.log_base == e

    def describe(self) -> str:
        """Write what the letters stand for.

        Examples
        --------
        >>> Scheme(name="lnc", log_base=10).describe()
        'SMART lnc: 1 + log10(count), rows scaled to length 1'
        """
        written = "ln" if self.log_base == e else f"log{self.log_base:g}"
        parts = [TERM[self.term], DOCUMENT[self.document]]
        told = " times ".join(filter(None, parts)).format(log=written)
        return f"SMART {self.name}: {told}, {NORM[self.name[2]]}"


def chosen_scheme(asked: object, log_base: object, function: str) -> Scheme:
    """Take the way of weighting that was asked for.

    Raises
    ------
    InputError
        A letter is not known, or the base is no number above 1.
    """
    letters = asked if isinstance(asked, str) else ""
    fits = len(letters) == len(_PARTS) and all(
        letter in known for letter, (_, known) in zip(letters, _PARTS, strict=True)
    )
    if not fits:
        listed = "; ".join(f"{name} {_listed(known)}" for name, known in _PARTS)
        raise InputError(
            f"{function}: scheme must be three letters of the SMART notation such as 'ltc', "
            f"got {asked!r}. Known are: {listed}."
        )
    known_number = isinstance(log_base, int | float) and not isinstance(log_base, bool)
    if not known_number or not isfinite(base := float(log_base)) or base <= 1:  # type: ignore[arg-type]
        raise InputError(f"{function}: log_base must be a number above 1, got {log_base!r}.")
    return Scheme(name=letters, log_base=base)


def _listed(letters: Iterable[str]) -> str:
    return ", ".join(letters)


def inverse_frequency(frequency: Counts, texts: int, scheme: Scheme) -> Numbers | None:
    """Weight document frequencies; None where they count for nothing.

    Parameters
    ----------
    frequency : numpy.ndarray of int64, shape (terms,)
        In how many texts each word occurs, 1 or more.
    texts : int
    scheme : Scheme
    """
    if scheme.document == "n":
        return None
    df = frequency.astype(np.float64)
    if scheme.document == "s":
        # As scikit-learn's own fit computes it, step by step, so that not the last digit differs.
        inverse = np.full_like(df, texts + 1)
        inverse /= df + 1
        return _logs(inverse, scheme.log_base) + 1.0
    if scheme.document == "t":
        return _logs(texts / df, scheme.log_base)
    return np.maximum(_logs(np.maximum(texts - df, 1e-300) / df, scheme.log_base), 0.0)


def term_weights(counts: "csr_matrix", scheme: Scheme) -> Numbers:
    """Weight the counts of each text.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix of int, shape (documents, terms)
    scheme : Scheme

    Returns
    -------
    numpy.ndarray of float, shape (cells,)
    """
    data = counts.data.astype(np.float64)
    if scheme.term == "b":
        return np.ones_like(data)
    if scheme.term == "a":
        return 0.5 + 0.5 * data / _of_rows(counts, np.maximum)
    if scheme.term == "n":
        return data
    logs = 1.0 + _logs(data, scheme.log_base)
    if scheme.term == "l":
        return logs
    means = _of_rows(counts, np.add) / np.repeat(
        np.diff(counts.indptr), np.diff(counts.indptr)
    ).astype(np.float64)
    return logs / (1.0 + _logs(means, scheme.log_base))


def _logs(values: Numbers, base: float) -> Numbers:
    logs: Numbers = np.log(values)
    return logs if base == e else logs / log(base)


def _of_rows(counts: "csr_matrix", reduce: "np.ufunc | Callable[..., Numbers]") -> Numbers:
    """Give each cell the highest or the sum of the counts of its row."""
    lengths = np.diff(counts.indptr)
    starts = counts.indptr[:-1][lengths > 0]
    found = reduce.reduceat(counts.data.astype(np.float64), starts)  # type: ignore[union-attr]
    return np.repeat(found, lengths[lengths > 0])
