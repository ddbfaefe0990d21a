"""Counts of words as a transformer of scikit-learn."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from sklearn.utils.validation import check_is_fitted

from rhetoric.comparison.counts import chosen_stop_words, count_known, count_words
from rhetoric.estimators.texts import TextTransformer

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


class TokenCountVectorizer(TextTransformer):
    """Count the words of texts, as every analysis of the library counts them.

    Parameters
    ----------
    min_documents, max_documents : int
        Leave out words that fewer or more of the texts use that it is fitted to.
    stop_words : {None, 'function-words'} or iterable of str
        Words to leave out: none, the library's short English list, or your own.

    Attributes
    ----------
    vocabulary_ : dict of str to int
        The column of each word, in the order of the alphabet.

    Notes
    -----
    In place of scikit-learn's ``CountVectorizer``, whose pattern drops words of one
    letter ("I") and divides "anti-imperialist" and "don't". Words are in lower case.

    Examples
    --------
    >>> import rhetoric as rh
    >>> vectorizer = rh.TokenCountVectorizer()
    >>> vectorizer.fit_transform(["I don't want war.", "War, war!"]).toarray()
    array([[1, 1, 1, 1],
           [0, 0, 0, 2]])
    >>> vectorizer.get_feature_names_out().tolist()
    ["don't", 'i', 'want', 'war']
    """

    def __init__(
        self,
        *,
        min_documents: int = 1,
        max_documents: int | None = None,
        stop_words: str | Iterable[str] | None = None,
    ) -> None:
        self.min_documents = min_documents
        self.max_documents = max_documents
        self.stop_words = stop_words

    def fit(self, X: Any, y: Any = None) -> "TokenCountVectorizer":
        """Learn the words.

        Parameters
        ----------
        X : iterable of str, shape (texts,)
        y : None
            Not looked at.

        Returns
        -------
        TokenCountVectorizer
            Itself.

        Raises
        ------
        InputError
            `X` holds something else than texts, or no word is left.
        """
        self.fit_transform(X, y)
        return self

    def fit_transform(self, X: Any, y: Any = None) -> "csr_matrix":  # noqa: ARG002  # scikit-learn hands it on
        """Learn the words and count them.

        Parameters
        ----------
        X : iterable of str, shape (texts,)
        y : None
            Not looked at.

        Returns
        -------
        scipy.sparse.csr_matrix of int64, shape (texts, words)
        """
        counts = count_words(
            self._tokens(X),
            min_documents=self.min_documents,
            max_documents=self.max_documents,
            stop_words=chosen_stop_words(self.stop_words, type(self).__name__),
        )
        self.vocabulary_ = {term: place for place, term in enumerate(counts.terms)}
        matrix: csr_matrix = counts.matrix.astype(np.int64)
        return matrix

    def transform(self, X: Any) -> "csr_matrix":
        """Count the words that were learned.

        Parameters
        ----------
        X : iterable of str, shape (texts,)

        Returns
        -------
        scipy.sparse.csr_matrix of int64, shape (texts, words)

        Raises
        ------
        sklearn.exceptions.NotFittedError
            It was not fitted.
        """
        check_is_fitted(self, "vocabulary_")
        counts = count_known(self._tokens(X), tuple(self.vocabulary_))
        matrix: csr_matrix = counts.astype(np.int64)
        return matrix

    def get_feature_names_out(
        self,
        input_features: Any = None,  # noqa: ARG002  # scikit-learn hands it on
    ) -> npt.NDArray[np.object_]:
        """Give the words, in the order of the columns.

        Parameters
        ----------
        input_features : None
            Not looked at.

        Returns
        -------
        numpy.ndarray of str, shape (words,)
        """
        check_is_fitted(self, "vocabulary_")
        return np.array(list(self.vocabulary_), dtype=object)
