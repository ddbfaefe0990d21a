"""Dictionaries of quanteda in YAML: keys are categories, lists are their entries.

They may be nested to any depth (Benoit et al. 2018, *quanteda: An R package for
the quantitative analysis of textual data*, JOSS 3(30), 774).
"""

from collections.abc import Iterable
from typing import Any

from rhetoric.errors import LexiconError, MissingDependencyError
from rhetoric.lexicon.category import DEEPEST
from rhetoric.lexicon.formats.terms import Reading, category_name

_PLAIN = "tag:yaml.org,2002:"
_SAFE = tuple(_PLAIN + kind for kind in ("str", "int", "float", "bool", "null", "seq", "map"))


def read(text: str, source: str) -> Reading:
    """Read a YAML dictionary. Words such as ``no`` stay words; no tag is followed.

    Raises
    ------
    LexiconError
        It is no YAML, has an alias (which could make a category its own ancestor
        or a small file endless), or its top is no mapping.
    MissingDependencyError
        PyYAML is not installed.
    """
    root = _composed(text, source)
    reading = Reading(wildcards="*?")
    if root is None or root.id != "mapping":
        raise LexiconError(source, ["there is no category; write NAME: and a list below it"])
    _mapping(reading, root, ())
    return reading


def _composed(text: str, source: str) -> Any:  # a node of PyYAML, which has no types of its own
    try:
        import yaml
    except ImportError as error:
        raise MissingDependencyError(
            "reading a lexicon in YAML needs PyYAML, which is not installed. "
            'Run: pip install "rhetoric-framing[yaml]".'
        ) from error
    try:
        _check_events(yaml.parse(text, Loader=yaml.SafeLoader), source)
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        told = " ".join(str(error).split())
        raise LexiconError(source, [f"it is no YAML that can be read: {told}"]) from error


def _check_events(events: Iterable[Any], source: str) -> None:
    """Refuse what could make a small file endless, before anything is built of it."""
    depth = 0
    for event in events:
        kind = type(event).__name__
        depth += kind.endswith("StartEvent") - kind.endswith("EndEvent")
        if kind == "AliasEvent":
            why = f"the alias *{event.anchor} is not followed; write it out"
        elif depth > DEEPEST + 2:  # the stream and the document are two
            why = f"lists lie more than {DEEPEST} deep"
        else:
            continue
        raise LexiconError(source, [f"line {event.start_mark.line + 1}: {why}"])


def _mapping(reading: Reading, node: Any, above: tuple[str, ...]) -> None:
    for key, value in node.value:
        line = key.start_mark.line + 1
        name = category_name(key.value) if key.id == "scalar" else ""
        if not name:
            reading.refuse(line, above, "", "the name of a category must be a word")
            continue
        path = (*above, name)
        if path in reading.declared:
            reading.notes.append(
                f"Line {line}: {name!r} stands there twice; its lists were joined."
            )
        if name != " ".join(key.value.split()):
            reading.notes.append(f"Line {line}: {key.value!r} is called {name!r}.")
        reading.declare(path, line)
        _value(reading, value, path)


def _value(reading: Reading, node: Any, path: tuple[str, ...]) -> None:
    line = node.start_mark.line + 1
    if node.tag not in _SAFE:
        reading.refuse(line, path, "", f"the tag {node.tag} is not followed; leave it out")
    elif node.id == "mapping":
        _mapping(reading, node, path)
    elif node.id == "sequence":
        for item in node.value:
            _value(reading, item, path)
    elif node.tag != f"{_PLAIN}null" or node.value.lower() == "null":
        reading.add(line, path, node.value)
