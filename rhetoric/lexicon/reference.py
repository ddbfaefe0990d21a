"""The reference corpora of which the library ships counts and moments, never texts."""

from pathlib import Path

from rhetoric.errors import InputError, nearest
from rhetoric.shipped import shipped_folder

NORMS, WORDS = ".norms.json", ".words.tsv"


def reference_names() -> list[str]:
    """Name the reference corpora whose norms and word counts come with the library.

    Examples
    --------
    >>> import rhetoric as rh
    >>> rh.reference_names()
    ['kcna-2011', 'un-general-debate', 'us-conventions', 'us-inaugurals']
    """
    return sorted(path.name.removesuffix(NORMS) for path in _folder().glob(f"*{NORMS}"))


def reference_file(name: str, ending: str, function: str) -> Path:
    """Find a file of a reference corpus.

    Raises
    ------
    InputError
        There is no such corpus.
    """
    if name not in reference_names():
        known = nearest(name, reference_names())
        raise InputError(f"{function}: no reference corpus {name!r}. {known}")
    return _folder() / f"{name}{ending}"


def _folder() -> Path:
    return shipped_folder("lexicons") / "reference"
