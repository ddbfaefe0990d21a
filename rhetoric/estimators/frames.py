"""Scores of frames as a transformer of scikit-learn."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.utils.validation import check_is_fitted

from rhetoric.errors import InputError, check_choice
from rhetoric.estimators.texts import TextTransformer
from rhetoric.framing.scoring import PER, Scoring, Settings
from rhetoric.framing.units import DOCUMENT
from rhetoric.lexicon.category import NEGATION_POLICIES, QUOTED_POLICIES
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.loading import load_lexicon
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus

MEASURES = ("rate", "count", "share")


class FrameVectorizer(TextTransformer):
    """Score the frames of a lexicon in texts.

    Parameters
    ----------
    lexicon : str or Lexicon
        Its name, its path, or the lexicon itself.
    measure : {'rate', 'count', 'share'}
        Matches per 1,000 words, matches, or the share of sentences with a match.
    quoted : {'keep', 'drop'}
        Whether matches inside quotation marks count.
    negation : {None, 'count', 'drop', 'separate'}
        What becomes of negated matches; None does as each category declares.

    Attributes
    ----------
    lexicon_ : Lexicon

    Notes
    -----
    Nothing is learned from the texts. A text without words has 0 everywhere: models
    take no missing values. `score_frames` tells such a text from one without matches,
    gives intervals, and opens to the matches.

    Examples
    --------
    >>> import rhetoric as rh
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*"], "fear": ["fear*"]})
    >>> vectorizer = rh.FrameVectorizer(lexicon, measure="count")
    >>> vectorizer.fit_transform(["We hope and hope.", "No fear."])
    array([[2., 0.],
           [0., 1.]])
    >>> vectorizer.get_feature_names_out().tolist()
    ['hope', 'fear']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "conflict",
        *,
        measure: str = "rate",
        quoted: str = "keep",
        negation: str | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.measure = measure
        self.quoted = quoted
        self.negation = negation

    def fit(self, X: Any, y: Any = None) -> "FrameVectorizer":  # noqa: ARG002  # scikit-learn hands it on
        """Load the lexicon, and check the settings.

        Parameters
        ----------
        X : iterable of str, shape (texts,)
            Only checked.
        y : None
            Not looked at.

        Returns
        -------
        FrameVectorizer
            Itself.

        Raises
        ------
        InputError
            `X` holds something else than texts, or a setting is not what is accepted.
        """
        check_choice("FrameVectorizer", "measure", self.measure, MEASURES)
        check_choice("FrameVectorizer", "quoted", self.quoted, QUOTED_POLICIES)
        check_choice("FrameVectorizer", "negation", self.negation, (None, *NEGATION_POLICIES))
        self._texts(X)
        given = self.lexicon
        lexicon = load_lexicon(given) if isinstance(given, str) else given
        if not isinstance(lexicon, Lexicon):
            raise InputError(
                "FrameVectorizer: lexicon must be a Lexicon or the name or path of one, got "
                f"{type(given).__name__}."
            )
        self.lexicon_ = lexicon
        self._labels = self._scoring(as_tokens([""], "FrameVectorizer")).labels
        return self

    def fit_transform(self, X: Any, y: Any = None) -> npt.NDArray[np.float64]:
        """Load the lexicon and score texts.

        Parameters
        ----------
        X : iterable of str, shape (texts,)
        y : None
            Not looked at.

        Returns
        -------
        numpy.ndarray of float, shape (texts, frames)
        """
        texts = list(X) if isinstance(X, Iterator) else X  # one can be read once only
        return self.fit(texts, y).transform(texts)

    def transform(self, X: Any) -> npt.NDArray[np.float64]:
        """Score texts.

        Parameters
        ----------
        X : iterable of str, shape (texts,)

        Returns
        -------
        numpy.ndarray of float, shape (texts, frames)

        Raises
        ------
        sklearn.exceptions.NotFittedError
            It was not fitted.
        """
        check_is_fitted(self, "lexicon_")
        scoring = self._scoring(self._tokens(X))
        if self.measure == "count":
            return scoring.counts.astype(np.float64)
        found, sizes, per = scoring.counts, scoring.words, PER
        if self.measure == "share":
            found, sizes, per = scoring.sentence_hits, scoring.sentences, 1
        scores: npt.NDArray[np.float64] = per * found / np.maximum(sizes, 1)[:, None]
        return scores

    def get_feature_names_out(
        self,
        input_features: Any = None,  # noqa: ARG002  # scikit-learn hands it on
    ) -> npt.NDArray[np.object_]:
        """Give the names of the frames, in the order of the columns.

        Parameters
        ----------
        input_features : None
            Not looked at.

        Returns
        -------
        numpy.ndarray of str, shape (frames,)
        """
        check_is_fitted(self, "lexicon_")
        return np.array(self._labels, dtype=object)

    def _scoring(self, tokens: TokenizedCorpus) -> Scoring:
        settings = Settings(
            by=DOCUMENT,
            quoted=self.quoted,
            negation=self.negation,
            confidence=0.95,
            resamples=100,
            seed=0,
        )
        return Scoring(tokens, self.lexicon_, settings)
