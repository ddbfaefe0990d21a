"""Auditing a lexicon on a corpus."""

from rhetoric.audit.ground import Ground
from rhetoric.audit.lexicon_audit import LexiconAudit
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, check_choice
from rhetoric.lexicon.category import NEGATION_POLICIES, QUOTED_POLICIES
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.statistics import check_draws
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus


def audit_lexicon(
    lexicon: Lexicon,
    texts: Texts | TokenizedCorpus,
    *,
    negation: str | None = None,
    quoted: str = "keep",
    confidence: float = 0.95,
    seed: int = 0,
) -> LexiconAudit:
    """Look at what a lexicon does on a corpus, before its scores are believed.

    Parameters
    ----------
    lexicon : Lexicon
    texts : Corpus, TokenizedCorpus, Document, or list of str
    negation, quoted
        As in `score_frames`.
    confidence : float
        Of the interval of alpha.
    seed : int
        Of the random halves and of the space of contexts.

    Returns
    -------
    LexiconAudit
        Its tables are made when they are looked at.

    Raises
    ------
    InputError
        A setting is none of those accepted.

    Examples
    --------
    >>> import rhetoric as rh
    >>> lexicon = rh.Lexicon.from_dict({"hope": ["hope*", "better days", "dream"]})
    >>> audit = rh.audit_lexicon(lexicon, ["We hope.", "Hopeless.", "Better days, hope."])
    >>> [(row.entry, row.counted) for row in audit.entries]
    [('hope*', 3), ('better days', 1), ('dream', 0)]
    >>> [row.wording for row in audit.caught]
    ['hope', 'hopeless']
    """
    if not isinstance(lexicon, Lexicon):
        raise InputError(
            f"audit_lexicon takes a Lexicon first, got {type(lexicon).__name__}. "
            "Load one with load_lexicon(name or path)."
        )
    check_choice("audit_lexicon", "quoted", quoted, QUOTED_POLICIES)
    check_choice("audit_lexicon", "negation", negation, (None, *NEGATION_POLICIES))
    check_draws(confidence, 100, seed, "audit_lexicon")
    tokens = as_tokens(texts, "audit_lexicon")
    return LexiconAudit(Ground(lexicon, tokens, negation, quoted), confidence, seed)
