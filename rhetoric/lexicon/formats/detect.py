"""Tell the format of a lexicon file by what stands in it."""

import re
from collections.abc import Callable, Sequence
from itertools import islice

from rhetoric.lexicon.formats import tabular
from rhetoric.lexicon.formats.prose import ends_a_sentence, is_prose
from rhetoric.lexicon.formats.terms import number

FORMATS = {
    "toml": "our own",
    "dic": "LIWC, .dic",
    "dicx": "LIWC-22, .dicx, or any table with a column for each category",
    "yaml": "quanteda, YAML",
    "cat": "WordStat, .cat",
    "lc3": "Lexicoder, .lc3",
    "ykd": "Yoshikoder, .ykd",
    "empath": "Empath, categories and words between tabs",
    "nrc": "NRC, word, emotion and number between tabs",
    "vader": "VADER, token, mean, deviation and ratings between tabs",
    "table": "a table with the columns term, category and weight",
    "list": "one term a line",
}
_LOOKED_AT = 200
_LONGEST_LOOK = 10_000
_HEADER = re.compile(r"\s*\[\s*categories[.\]]")
_LEAF = re.compile(r".{0,400}\S\s{0,9}\(\s?-?\d{1,9}(?:[.,]\d{1,9})?\s?\)")
_PARTED = re.compile(r"\w\s?[,;|\t]\s{0,9}\S")
_KEY = re.compile(r"(?:[\w&'\"][^\t]{0,200}):(?:\s.*)?")


def detect_format(text: str) -> str:
    r"""Name the format of a file, or give an empty string when it is none we know.

    Examples
    --------
    >>> detect_format("%\n1\tposemo\n%\ngood\t1\n")
    'dic'
    >>> detect_format("economy:\n  - tax*\n")
    'yaml'
    """
    filled = (line.rstrip() for line in text.split("\n") if line.strip())
    lines = [line[:_LONGEST_LOOK] for line in islice(filled, _LOOKED_AT)]
    if not lines:
        return ""
    return next((name for name, fits in _SIGNS if fits(lines)), "")


def _starts_with(sign: str) -> Callable[[Sequence[str]], bool]:
    return lambda lines: lines[0].lstrip().startswith(sign)


def _cells(lines: Sequence[str]) -> list[list[str]]:
    return [line.split("\t") for line in lines]


def _is_vader(lines: Sequence[str]) -> bool:
    return all(
        len(cells) == 4 and number(cells[1]) is not None and cells[3].startswith("[")
        for cells in _cells(lines)
    )


def _is_nrc(lines: Sequence[str]) -> bool:
    rows = _cells(lines[1:] or lines)
    return all(len(cells) == 3 and number(cells[2]) is not None for cells in rows)


def _is_empath(lines: Sequence[str]) -> bool:
    if is_prose(cell for cells in _cells(lines) for cell in cells):
        return False
    return all(line.count("\t") > 0 and not line.startswith("\t") for line in lines)


def _is_yaml(lines: Sequence[str]) -> bool:
    first = next((line for line in lines if not line.lstrip().startswith(("#", "---"))), "")
    if is_prose(lines, ends_a_sentence):
        return False
    return first.startswith("{") or bool(_KEY.fullmatch(first.strip()))


def _is_cat(lines: Sequence[str]) -> bool:
    leaves = any(_LEAF.fullmatch(line) for line in lines)
    return leaves and not is_prose(lines, ends_a_sentence)


def _is_list(lines: Sequence[str]) -> bool:
    """Nearly all lines are as short as a term is; prose is not."""
    if lines[0].lstrip().startswith(("<", "{", "[")):
        return False
    return not is_prose(lines) and not is_parted(lines)


def is_parted(lines: Sequence[str]) -> bool:
    """More than half of the lines have parts between commas, as a table without a heading has."""
    return sum(bool(_PARTED.search(line)) for line in lines) * 2 > len(lines)


_SIGNS: tuple[tuple[str, Callable[[Sequence[str]], bool]], ...] = (
    ("ykd", _starts_with("<?xml")),
    ("ykd", _starts_with("<dictionary")),
    ("dic", _starts_with("%")),
    ("lc3", _starts_with("+")),
    ("toml", lambda lines: any(_HEADER.match(line) for line in lines)),
    ("dicx", lambda lines: tabular.is_table(lines[0]) and "dicterm" in lines[0].lower()),
    ("table", lambda lines: tabular.is_table(lines[0]) and tabular.has_category(lines[0])),
    ("vader", _is_vader),
    ("nrc", _is_nrc),
    ("table", lambda lines: tabular.is_table(lines[0])),
    ("cat", _is_cat),
    ("yaml", _is_yaml),
    ("empath", _is_empath),
    ("list", _is_list),
)
