"""The block of metadata at the top of a Markdown file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rhetoric.corpus.document import MetaValue
from rhetoric.corpus.metadata import plain_meta
from rhetoric.toml import TomlError, parse_toml

LONGEST = 64_000
"""Characters within which a block must end."""
_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_TOML_END = re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE)
_FIELD = re.compile(r"""(["']?)([\w][\w.-]*)\1[ \t]*:(?:[ \t]+(.*)|)\Z""")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d{0,17})(\.\d+)?\Z")
_COMMENT = re.compile(r"(?:^|[ \t])#.*\Z")
_NAMES: dict[str, MetaValue] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """A block of metadata.

    Parameters
    ----------
    end : int
        Where the text after it begins, in code points.
    meta : dict
        What it says.
    """

    end: int
    meta: dict[str, MetaValue]


def find_front_matter(text: str) -> FrontMatter | None:
    r"""Read the block of metadata that a text begins with.

    It stands between two lines of ``---`` (YAML) or ``+++`` (TOML). Of YAML only
    fields of plain values and lists of them are read; what is nested is kept as
    it is written. Nothing is run or looked up.

    Returns
    -------
    FrontMatter or None
        None where the text merely begins with such a line: each line up to the
        closing one must be a field or belong to one, and no name may come twice.

    Examples
    --------
    >>> find_front_matter("---\nparty: left\nyear: 1998\n---\nFriends!").meta
    {'party': 'left', 'year': 1998}
    >>> find_front_matter("---\nFriends, I come to you.\n---\n") is None
    True
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    yaml = opening.group(1) == "---"
    closing = (_YAML_END if yaml else _TOML_END).search(text, opening.end(), LONGEST)
    # Cut off at the limit, the end of a longer line must not look like the end of a line.
    if closing is None or closing.end() >= LONGEST:
        return None
    block = text[opening.end() : closing.start()].replace("\r\n", "\n").replace("\r", "\n")
    meta = _read_yaml(block.split("\n")) if yaml else _read_toml(block)
    if not meta:
        return None
    after = closing.end()
    return FrontMatter(end=after + (text[after : after + 1] == "\n"), meta=meta)


def _read_toml(block: str) -> dict[str, MetaValue] | None:
    try:
        return {name: plain_meta(value) for name, value in parse_toml(block).items()}
    except (TomlError, RecursionError):
        return None


def _read_yaml(lines: list[str]) -> dict[str, MetaValue] | None:
    """Read fields; None where a line is no part of one, or a name comes twice."""
    fields: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if current is not None and (line[0] in " \t" or bare.startswith("- ") or bare == "-"):
            current.append(bare)
            continue
        match = _FIELD.match(line.rstrip())
        if match is None or match.group(2) in fields:
            return None
        current = fields[match.group(2)] = [match.group(3) or ""]
    return {name: _field_value(parts) for name, parts in fields.items()}


def _field_value(parts: list[str]) -> MetaValue:
    """Bring what follows the colon, and the lines that belong to it, to one value."""
    first, *later = parts[0].strip(), *parts[1:]
    if not later:
        if first.startswith("[") and first.endswith("]"):
            return ", ".join(str(part) for part in map(_scalar, _flow_items(first[1:-1])))
        return _scalar(first)
    opening = _COMMENT.sub("", first).strip()
    if not opening and all(part.startswith("-") for part in later):
        return ", ".join(str(_scalar(part[1:].strip())) for part in later)
    folded = opening if opening and opening[0] not in "|>&!" else ""
    return " ".join(filter(None, [folded, *later])) if opening[:1] != "|" else "\n".join(later)


def _flow_items(inside: str) -> Iterator[str]:
    """Split at commas outside quotation marks."""
    for match in re.finditer(r""""(?:[^"\\]|\\.)*"|'[^']*'|[^,"'\s][^,]*""", inside):
        yield match.group().strip()


def _scalar(written: str) -> MetaValue:
    if len(written) > 1 and written[0] == written[-1] and written[0] in "\"'":
        inside = written[1:-1]
        return (
            re.sub(r'\\(["\\])', r"\1", inside) if written[0] == '"' else inside.replace("''", "'")
        )
    value = _COMMENT.sub("", written).strip()
    if value.lower() in _NAMES:
        return _NAMES[value.lower()]
    if number := _NUMBER.match(value):
        return float(value) if number.group(1) else int(value)
    return value
