"""Reading TOML: the standard library's parser, or its twin on Python 3.10."""

import sys
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TomlError = tomllib.TOMLDecodeError
"""What a syntax error raises; a ValueError."""


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file in UTF-8, with or without a byte-order mark.

    Raises
    ------
    TomlError
        The syntax is wrong.
    UnicodeDecodeError
        It is not UTF-8.
    """
    content: dict[str, Any] = parse_toml(path.read_text(encoding="utf-8-sig"))
    return content


def parse_toml(text: str) -> dict[str, Any]:
    """Parse the text of a TOML file.

    Examples
    --------
    >>> parse_toml("a = [1]")
    {'a': [1]}
    """
    content: dict[str, Any] = tomllib.loads(text)
    return content
