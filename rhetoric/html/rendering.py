"""Filling the templates. Whatever comes from a text is escaped on the way."""

import re
from collections.abc import Mapping
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
# Signs that HTML cannot carry, each shown by one sign that stands for it, so
# that offsets stay as they are. Tab and line ends it can carry.
_PICTURES = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"}
_STAND_INS = str.maketrans(
    {**_PICTURES, 0x7F: "\u2421", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
)


def visible(text: str) -> str:
    r"""Replace signs that a page cannot carry by signs that stand for them.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Of the same length. A NUL is shown as "␀", half a surrogate pair as "�".

    Examples
    --------
    >>> visible("a\x00b")
    'a␀b'
    """
    return text.translate(_STAND_INS)


def language_of(meta: Mapping[str, object]) -> str:
    """The language tag of a text: its metadata's, if that is one, else English."""
    for name in ("language", "lang"):
        value = meta.get(name)
        if isinstance(value, str) and _LANGUAGE.fullmatch(value):
            return value
    return "en"


def render(template: str, **values: object) -> str:
    """Fill a template of the package."""
    return _environment().get_template(template).render(**values)


@lru_cache
def style(*names: str) -> Markup:
    """Give the named style sheets as one, to stand inside a page."""
    loader = PackageLoader("rhetoric.html")
    sources = [loader.get_source(_environment(), name)[0] for name in names]
    return Markup("\n".join(sources))  # noqa: S704  # our own files


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("rhetoric.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = _number
    environment.filters["rate"] = _rate
    return environment


def _finalize(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


def _number(value: int) -> str:
    return f"{value:,}"


def _rate(value: float | None) -> str:
    """Write a rate; one that is not zero is not written as zero."""
    if value is None:
        return "–"
    if 0 < value < 0.05:
        return "<0.1"
    return f"{value:.1f}" if value else "0"
