"""Where things stand in a TOML file: the parser itself does not tell."""

import re
from bisect import bisect_right
from collections.abc import Iterator

_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_COMMENT = re.compile(r"#[^\n]*")
_OPEN, _CLOSE = "[{", "]}"


class Lines:
    """Finds the lines of headers, keys and elements of lists.

    Parameters
    ----------
    text : str
        A file that was parsed without an error.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def _number(self, position: int) -> int:
        return bisect_right(self._starts, position)

    def of_category(self, name: str) -> int:
        """The line of the header of a category; 1 where it has none of its own."""
        header = rf"""^\s*\[\s*categories\s*\.\s*["']?{re.escape(name)}["']?\s*\]"""
        found = re.search(header, self._text, re.MULTILINE)
        return self._number(found.start() + len(found.group()) - 1) if found else 1

    def of_key(self, key: str, after: int) -> int:
        """The line of a key at or after a line; that line where it is nowhere."""
        found = self._key(key, after)
        return self._number(found.end() - 1) if found else after

    def of_elements(self, key: str, after: int) -> Iterator[int]:
        """The lines on which the elements of a list begin, in order."""
        found = self._key(key, after)
        if found is None:
            return
        depth, expecting, place = 0, False, found.end()
        while place < len(self._text):
            sign = self._text[place]
            comment = _COMMENT.match(self._text, place)
            if comment or sign.isspace():
                place = comment.end() if comment else place + 1
                continue
            if sign == "," and depth == 1:
                expecting = True
            elif depth == 1 and expecting and sign not in _CLOSE:
                expecting = False
                yield self._number(place)
            elif depth == 0:
                expecting = True
            depth += (sign in _OPEN) - (sign in _CLOSE)
            if depth == 0:
                return
            string = _STRING.match(self._text, place)
            place = string.end() if string else place + 1

    def _key(self, key: str, after: int) -> "re.Match[str] | None":
        wanted = re.compile(rf"""^\s*["']?{re.escape(key)}["']?\s*=""", re.MULTILINE)
        return wanted.search(self._text, self._starts[after - 1])
