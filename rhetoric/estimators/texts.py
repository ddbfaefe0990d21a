"""What a transformer of texts takes, and how it tells scikit-learn so."""

from collections.abc import Iterable
from typing import Any

from sklearn.base import BaseEstimator, TransformerMixin

from rhetoric.errors import InputError
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus

_SHOWN = 60


class TextTransformer(TransformerMixin, BaseEstimator):
    """Base of the transformers: a list of strings in, a table of numbers out."""

    def _texts(self, given: Any) -> list[str]:
        """Take texts as scikit-learn hands them on, and refuse what is none."""
        return texts_of(given, type(self).__name__)

    def _tokens(self, given: Any) -> TokenizedCorpus:
        return as_tokens(self._texts(given), type(self).__name__)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.transformer_tags.preserves_dtype = []  # strings have none to preserve
        return tags

    def _more_tags(self) -> dict[str, list[str]]:  # scikit-learn before 1.6
        return {"X_types": ["string"], "preserves_dtype": []}


def _short(value: object) -> str:
    """Show a value, or say what it is where that would be long."""
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else f"a {type(value).__name__}"


def texts_of(given: Any, function: str) -> list[str]:
    """Check that these are texts, and give them as a list.

    Parameters
    ----------
    given : iterable of str
        A list, tuple, array or column of a data frame.
    function : str
        Who asks, for messages.

    Raises
    ------
    InputError
        It is a single string, a table, or holds something else than strings.
    """
    if isinstance(given, str | bytes):
        raise InputError(f"{function}: X must be a list of texts, got one string. Write [text].")
    if getattr(given, "ndim", 1) != 1:
        raise InputError(
            f"{function}: X must be one column of texts, got a table of shape {given.shape}. Name "
            "the column as a string, not as a list: ColumnTransformer([(..., 'text')])."
        )
    if not isinstance(given, Iterable):
        raise InputError(f"{function}: X must be a list of texts, got {type(given).__name__}.")
    texts = list(given)
    for place, text in enumerate(texts):
        if not isinstance(text, str):
            raise InputError(
                f"{function}: X must hold strings, got {_short(text)} at place {place}. Leave "
                "out or fill in what is missing: X.fillna('')."
            )
    if not texts:
        raise InputError(f"{function}: X holds no text (0 samples).")
    return [str(text) for text in texts]
