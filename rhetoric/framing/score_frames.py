"""Scoring frames: the settings, checked, and the result."""

from collections.abc import Mapping
from typing import overload

from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, check_choice
from rhetoric.framing.scores import FrameScores
from rhetoric.framing.scoring import Scoring, Settings
from rhetoric.framing.units import DOCUMENT
from rhetoric.lexicon.category import NEGATION_POLICIES, QUOTED_POLICIES
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.statistics import check_draws
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus


@overload
def score_frames(
    texts: Texts | TokenizedCorpus,
    lexicon: Lexicon,
    *,
    by: str = ...,
    quoted: str = ...,
    negation: str | None = ...,
    confidence: float = ...,
    resamples: int = ...,
    seed: int = ...,
) -> FrameScores: ...
@overload
def score_frames(
    texts: Texts | TokenizedCorpus,
    lexicon: Mapping[str, Lexicon],
    *,
    by: str = ...,
    quoted: str = ...,
    negation: str | None = ...,
    confidence: float = ...,
    resamples: int = ...,
    seed: int = ...,
) -> dict[str, FrameScores]: ...
def score_frames(
    texts: Texts | TokenizedCorpus,
    lexicon: Lexicon | Mapping[str, Lexicon],
    *,
    by: str = DOCUMENT,
    quoted: str = "keep",
    negation: str | None = None,
    confidence: float = 0.95,
    resamples: int = 1000,
    seed: int = 0,
) -> FrameScores | dict[str, FrameScores]:
    """Score how much each text uses each frame of a lexicon.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    lexicon : Lexicon, or mapping of str to Lexicon
    by : str
        What is scored: ``document``, ``sentence``, or a metadata field, which
        pools the documents that share a value.
    quoted : {'keep', 'drop'}
        Whether matches inside quotation marks count. They are marked either way.
    negation : {None, 'count', 'drop', 'separate'}
        What becomes of negated matches; None does as each category declares.
    confidence : float
        Of the intervals, between 0 and 1.
    resamples : int
        Bootstrap resamples, at least 100.
    seed : int
        The same seed gives the same intervals.

    Returns
    -------
    FrameScores, or dict of str to FrameScores
        For a mapping of lexicons, a result for each. One row for each unit and
        frame; a frame that nothing matches is a row with zero.

    Raises
    ------
    InputError
        A parameter is not what is accepted.

    Notes
    -----
    The interval of a document's rate resamples its sentences, that of a group's
    rate its documents (Efron and Tibshirani 1993). A single sentence has none.
    A dictionary is an instrument, not a detector (Grimmer and Stewart 2013):
    read the matches before trusting the rate.

    Examples
    --------
    >>> import rhetoric as rh
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*", "better days"]})
    >>> scores = rh.score_frames(["We hope. Better days will come."], lexicon)
    >>> [match.text for match in scores["text-1", "hope"].matches]
    ['hope', 'Better days']
    """
    check_choice("score_frames", "quoted", quoted, QUOTED_POLICIES)
    check_choice("score_frames", "negation", negation, (None, *NEGATION_POLICIES))
    check_draws(confidence, resamples, seed, "score_frames")
    settings = Settings(
        by=by,
        quoted=quoted,
        negation=negation,
        confidence=confidence,
        resamples=resamples,
        seed=seed,
    )
    lexicons = lexicon if isinstance(lexicon, Mapping) else {"": lexicon}
    for given in lexicons.values():
        if not isinstance(given, Lexicon):
            raise InputError(
                f"score_frames takes a Lexicon or a mapping of them, got {type(given).__name__}. "
                "Load one with load_lexicon(name or path)."
            )
    tokens = as_tokens(texts, "score_frames")
    scores = {key: FrameScores(Scoring(tokens, one, settings)) for key, one in lexicons.items()}
    return scores if isinstance(lexicon, Mapping) else scores[""]
