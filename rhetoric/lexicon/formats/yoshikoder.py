"""Dictionaries of Yoshikoder: ``.ykd``, an XML file.

``cnode`` elements are categories, ``pnode`` elements patterns with ``*`` (Lowe
2006, *Yoshikoder: an open source multilingual content analysis tool*).
"""

from xml.parsers import expat

from rhetoric.errors import LexiconError
from rhetoric.lexicon.category import DEEPEST
from rhetoric.lexicon.formats.terms import Reading, category_name, number


def read(text: str, source: str) -> Reading:
    """Read a ``.ykd`` file.

    A single ``cnode`` at the top that holds no pattern of its own is the name of
    the dictionary, not a category.

    Raises
    ------
    LexiconError
        It is no XML, has a document type (which could make a small file endless),
        or is the XML of something else.
    """
    reader = _Reader(source)
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda tag, about: reader.start(
        tag, about, parser.CurrentLineNumber
    )
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(text.encode(), True)  # noqa: FBT003  # expat takes it by position only
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        raise LexiconError(source, [f"line {error.lineno}: it is no XML: {message}"]) from error
    return _without_root(reader.reading)


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.reading = Reading(wildcards="*")
        self.path: list[str] = []
        self.open: list[str] = []
        self.expressions = False

    def doctype(self, *_: object) -> None:
        raise LexiconError(self.source, ["a document type is not read; remove <!DOCTYPE …>"])

    def start(self, tag: str, about: dict[str, str], line: int) -> None:
        if not self.open:
            if tag != "dictionary":
                raise LexiconError(
                    self.source, [f"line {line}: <{tag}> is no Yoshikoder dictionary"]
                )
            self.expressions = about.get("patternengine") == "regexp"
        elif tag == "cnode":
            self._category(about, line)
        elif tag == "pnode":
            self._pattern(about, line)
        else:
            self.reading.refuse(line, tuple(self.path), "", f"the element <{tag}> is not known")
        self.open.append(tag)

    def _category(self, about: dict[str, str], line: int) -> None:
        name = category_name(about.get("name", ""))
        if not name or len(self.path) > DEEPEST:
            what = "has no name" if not name else "lies too deep"
            raise LexiconError(self.source, [f"line {line}: a cnode {what}"])
        self.path.append(name)
        self.reading.declare(tuple(self.path), line)

    def _pattern(self, about: dict[str, str], line: int) -> None:
        path, text = tuple(self.path), about.get("name", "")
        weight = number(about.get("score") or "1")
        if self.expressions:
            why = "the file says that its patterns are regular expressions, of another language"
            self.reading.refuse(line, path, text, why)
        elif not path:
            self.reading.refuse(line, path, text, "no cnode stands around it")
        elif weight is None:
            self.reading.refuse(line, path, text, f"the score {about['score']!r} is no number")
        else:
            self.reading.add(line, path, text, weight)

    def end(self, tag: str) -> None:
        self.open.pop()
        if tag == "cnode":
            self.path.pop()


def _without_root(reading: Reading) -> Reading:
    tops = {path[:1] for path in reading.declared}
    lone = len(tops) == 1 and not any(len(term.path) == 1 for term in reading.terms)
    if not lone or len(reading.declared) == 1:
        return reading
    made = Reading(wildcards=reading.wildcards, name=next(iter(tops))[0])
    made.notes = [f"The outermost cnode {made.name!r} names the dictionary."]
    made.fates = reading.fates
    for path, line in reading.declared.items():
        if path[1:]:
            made.declare(path[1:], line)
    for term in reading.terms:
        made.add(term.line, term.path[1:], term.text, term.weight)
    return made
