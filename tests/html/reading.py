"""Reading pages as a browser would, with the parser of the standard library."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col hr img input link meta source wbr".split())


@dataclass
class Element:
    """One element, with the text it and its descendants hold."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    parts: "list[str | Element]" = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """All text inside, but for elements of some classes and for style sheets."""
        if self.tag == "style" or self.classes & without:
            return ""
        parts = (p if isinstance(p, str) else p.text(without=without) for p in self.parts)
        return "".join(parts)

    def all(self, tag: str = "", cls: str = "") -> "list[Element]":
        """Every element inside with a tag and a class, in order."""
        found = []
        for part in self.parts:
            if isinstance(part, Element):
                if tag in ("", part.tag) and (not cls or cls in part.classes):
                    found.append(part)
                found += part.all(tag, cls)
        return found

    def one(self, tag: str = "", cls: str = "") -> "Element":
        found = self.all(tag, cls)
        assert len(found) == 1, f"{len(found)} elements {tag}.{cls}"
        return found[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("root", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute stands twice in {tag}: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.parts.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.parts.append(data)


def parse(html: str) -> Element:
    """Parse a page, and fail if an element is not closed where it should be."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.here is builder.root, f"<{builder.here.tag}> is not closed"
    return builder.root


SPOKEN = frozenset({"rt-spoken"})


def shown_text(page: Element) -> str:
    """The text of the one highlighted text of a page, as a reader sees it."""
    return page.one(cls="rt-text").text(without=SPOKEN)
