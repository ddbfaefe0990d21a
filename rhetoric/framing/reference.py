"""The norms of the reference corpora."""

from rhetoric.errors import InputError
from rhetoric.framing.norms import Norms, read_norms
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.reference import NORMS, reference_file


def load_norms(name: str, lexicon: Lexicon) -> Norms:
    """Load what is usual of a shipped lexicon in a reference corpus.

    Parameters
    ----------
    name : str
        One of `reference_names`.
    lexicon : Lexicon
        A lexicon that comes with the library, as it is.

    Returns
    -------
    Norms

    Raises
    ------
    InputError
        There is no such corpus, or it has no norms for this lexicon: it is
        not shipped, or was edited.

    Examples
    --------
    >>> import rhetoric as rh
    >>> norms = rh.load_norms("us-inaugurals", rh.load_lexicon("conflict"))
    >>> norms.documents
    60
    """
    held = read_norms(reference_file(name, NORMS, "load_norms"))
    found = held.get(lexicon.name)
    if found is None:
        raise InputError(
            f"load_norms: {name!r} has no norms for the lexicon {lexicon.name!r}, only for "
            f"{', '.join(held)}. Make them with measure_norms(texts, lexicon, name=...)."
        )
    if found.fingerprint != lexicon.fingerprint:
        raise InputError(
            f"load_norms: the norms of {name!r} are of {found.lexicon} as it is shipped (content "
            f"{found.fingerprint}), and this lexicon was changed (content {lexicon.fingerprint}). "
            "Make norms for it with measure_norms(texts, lexicon, name=...)."
        )
    return found
