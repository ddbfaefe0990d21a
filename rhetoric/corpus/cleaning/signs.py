"""Which rare signs a text has: most rules look for one, and most texts have none."""

from string import ascii_letters, digits

_COMMON = (ascii_letters + digits + " \n.,;:!?'\"()-").encode()


def rare_signs(text: str) -> frozenset[str]:
    """All characters of a text but the plain letters, digits and marks of English.

    One pass over the bytes takes less time than looking for a single class of
    characters with a regular expression.

    Examples
    --------
    >>> sorted(rare_signs("Unity* – *at last*!"))
    ['*', '–']
    """
    rare = text.encode("utf-8", "surrogatepass").translate(None, _COMMON)
    return frozenset(rare.decode("utf-8", "surrogatepass"))
