"""A rule for what surrounds the text of a web page: menus, notices, credits, links."""

import re
from collections.abc import Iterable, Iterator

from rhetoric.corpus.cleaning.folding import fold_case
from rhetoric.corpus.cleaning.known_furniture import known_furniture
from rhetoric.corpus.cleaning.lines import Lines, lines_of
from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.cleaning.wording import (
    Wording,
    ends_sentence,
    is_list_item,
    is_short,
    is_unfinished,
    remembered_of_wording,
    starts_lower,
)
from rhetoric.corpus.document import Edit

_NAME = "site-furniture"
_LONGEST = 500  # a cookie notice may run on; a paragraph of more is never furniture
_LONGEST_LINE = 200
_LONGEST_PHRASE = 60
_NOTICES = "cookie", "javascript", "rights reserved", "©"  # may be a sentence
_NOTICE_SIGNS = tuple(sign.encode() for sign in _NOTICES)
_NOTICE = re.compile("|".join(_NOTICES), re.IGNORECASE)
_MENU_RUN = 3
_NEAR = 3  # lines
_MENU_LINE = 4  # words
_MENU_SHARE = 4  # of so many lines of a menu one at least is known
_LEADING_SIGNS = re.compile(r"[^\w(©]+")
_COUNT_BEHIND = re.compile(r"\s*\(\d{1,6}\)$")
_CRUMB_SIGNS = "::", "»", "›", "→", "▸", ">", "|"
_CRUMB_SIGN = re.compile(r"\s+(?:::|»|›|→|▸|>{1,2}|\|)\s+")
_SURE_CRUMB = re.compile(r"\s::\s")
_WEAK_CRUMB = re.compile(r"\s[»›▸]\s")
_LONGEST_LINK = 180
_SITE_SIGN = re.compile("[-–—|]")
_SITE_LINK = re.compile(r"(.{20,140}?)\s[-–—|]\s([^-–—|]{2,40})")


def _site_furniture(text: str) -> Iterator[Edit]:
    if "\n" not in text:
        return
    lines = lines_of(text)
    sure = set(_standing_alone(lines, worded_like_furniture(lines.wording)))
    if not sure:
        return
    links = _site_links(lines.texts, range(len(lines)), on_page=True)
    sure.update(_standing_alone(lines, links))
    near = {index + step for index in sure for step in range(-_NEAR, _NEAR + 1)}
    doubtful = [
        index
        for index in near.intersection(range(len(lines)))
        if len(lines.texts[index]) <= _LONGEST and may_be_furniture(lines.texts[index])
    ]
    doomed = sure.union(_standing_alone(lines, doubtful))
    if len(doomed) < len(lines):
        for index in sorted(doomed):
            start, end = lines.without(index)
            yield Edit(start=start, end=end, replacement="", rule=_NAME)


@remembered_of_wording
def worded_like_furniture(wording: Wording) -> list[int]:
    """Lines that are furniture by their wording, whatever stands near them."""
    lines = wording.texts
    brief = [
        index
        for index, (size, closed) in enumerate(zip(wording.sizes, wording.closed, strict=True))
        if size <= (_LONGEST_PHRASE if closed else _LONGEST_LINE)
    ]
    phrases = (index for index in brief if wording.sizes[index] <= _LONGEST_PHRASE)
    bare = {index: _bare(lines[index]) for index in phrases}
    promising = [*_beginning_like_formulas(lines, brief), *_with_notice(lines)]
    promising += (index for index, phrase in bare.items() if phrase in known_furniture().phrases)
    promising += (index for index in brief if _is_crumb(lines[index]))
    found = [index for index in promising if _is_furniture(lines[index], bare.get(index, ""))]
    return [*found, *_menu_runs(lines, bare), *_site_links(lines, brief, on_page=False)]


def _is_brief(line: str) -> bool:
    """Whether a line may be furniture without being a notice: a long one, or a sentence, is not."""
    size = len(line)
    return size <= _LONGEST_PHRASE or (size <= _LONGEST_LINE and not ends_sentence(line))


def _beginning_like_formulas(lines: list[str], brief: list[int]) -> Iterator[int]:
    """Find, in all the brief lines at once, the few that are worth a closer look."""
    folded = _folded([lines[index] for index in brief])
    places = [match.start() + 1 for match in known_furniture().formula_beginning.finditer(folded)]
    places += _places(folded, known_furniture().held_by_formulas)
    return (brief[number] for number in _numbers(folded, places))


def _with_notice(lines: list[str]) -> list[int]:
    folded = _folded(lines)
    places = _places(folded, _NOTICE_SIGNS)
    return [index for index in _numbers(folded, places) if len(lines[index]) <= _LONGEST]


def _folded(lines: list[str]) -> bytes:
    return b"\n" + fold_case("\n".join(lines))


def _places(folded: bytes, parts: Iterable[bytes]) -> Iterator[int]:
    for part in parts:
        place = folded.find(part)
        while place >= 0:
            yield place
            place = folded.find(part, place + 1)


def _numbers(folded: bytes, places: Iterable[int]) -> Iterator[int]:
    """On which lines the places lie."""
    number, behind = -1, 0
    for place in sorted(places):
        number += folded.count(b"\n", behind, place)
        behind = place
        yield number


def _standing_alone(lines: Lines, indices: Iterable[int]) -> Iterator[int]:
    """Pass on those lines that are no part of a paragraph whose lines were broken to a width."""
    for index in indices:
        after_break = not lines.after_gap[index] and is_unfinished(lines.texts[index - 1])
        before_break = not lines.before_gap(index) and lines.texts[index + 1][:1].islower()
        if not after_break and not before_break:
            yield index


def _bare(line: str) -> str:
    """A line in lower case, without signs at its ends and a count behind it."""
    if line[-1] == ")":
        line = _COUNT_BEHIND.sub("", line)
    return _trimmed(line).replace("’", "'").casefold()


def _trimmed(line: str) -> str:
    """A line without the signs at its ends."""
    end = len(line)
    while end and not (line[end - 1].isalnum() or line[end - 1] in "_)"):
        end -= 1
    signs = _LEADING_SIGNS.match(line)
    return line[signs.end() if signs else 0 : end]


def _is_furniture(line: str, bare: str) -> bool:
    if not _is_brief(line):
        return _NOTICE.search(line) is not None and _follows_formula(line)
    if bare in known_furniture().phrases:
        return not line.endswith(".")
    return _follows_formula(line) or _is_crumb(line)


def may_be_furniture(line: str) -> bool:
    """Whether a line is furniture if it stands near furniture."""
    if not _is_brief(line):
        return False
    if len(line) <= _LONGEST_PHRASE and _bare(line) in known_furniture().weak_phrases:
        return not line.endswith(".")
    if known_furniture().weak_formula.fullmatch(_trimmed(line)):
        return True
    return _is_crumb(line, _WEAK_CRUMB)


def _follows_formula(line: str) -> bool:
    return known_furniture().formula.fullmatch(_trimmed(line)) is not None


def _is_crumb(line: str, sign: re.Pattern[str] = _SURE_CRUMB) -> bool:
    """Whether a line is a trail through a site, such as "Home > World > Asia"."""
    if len(line) > _LONGEST_PHRASE * 2 or ends_sentence(line):
        return False
    if not any(mark in line for mark in _CRUMB_SIGNS):
        return False
    parts = _CRUMB_SIGN.split(line)
    if len(parts) < 2 or any(len(part.split()) > 8 for part in parts[:-1]):
        return False
    return bool(sign.search(line)) or _bare(parts[0]) in known_furniture().navigation


def _site_links(lines: list[str], indices: Iterable[int], *, on_page: bool) -> list[int]:
    return [index for index in indices if index and _is_site_link(lines[index], on_page=on_page)]


def _is_site_link(line: str, *, on_page: bool) -> bool:
    """Whether a line is the title of another page with the name of its site behind it."""
    if len(line) > _LONGEST_LINK or not _SITE_SIGN.search(line):
        return False
    if ends_sentence(line) or not (link := _SITE_LINK.fullmatch(line)):
        return False
    title, site = link.group(1).split(), link.group(2).casefold()
    last = site.split()[-1]
    known = known_furniture()
    named = (
        site in known.site_names - known.noun_sites
        or "." + last.rpartition(".")[2] in known.site_words
    )
    if on_page:
        named = (
            named or site in known_furniture().noun_sites or last in known_furniture().site_words
        )
    capitals = sum(word[0].isupper() for word in title)
    return named and len(title) >= 4 and capitals * 2 > len(title)


def _menu_runs(lines: list[str], bare: dict[int, str]) -> list[int]:
    """Lines of menus: known words in a row, and the few unknown ones that stand among them."""
    items = known_furniture().menu_items
    if items.isdisjoint(bare.values()):
        return []
    found: list[int] = []
    run: list[int] = []  # the lines so far, from the first known one
    known: list[int] = []
    for index, line in enumerate(lines):
        if bare.get(index) in items:
            known.append(index)
            run.append(index)
        elif known and index in bare and _may_be_menu(line):
            run.append(index)
        elif known:
            found += _menu(lines, run, known)
            run, known = [], []
    return found + _menu(lines, run, known) if known else found


def _may_be_menu(line: str) -> bool:
    return is_short(line, _MENU_LINE) and not is_list_item(line)


def _menu(lines: list[str], run: list[int], known: list[int]) -> list[int]:
    """What of a run is a menu: all up to the last known word, if enough of it is known."""
    if len(known) < _MENU_RUN:
        return []
    inner = [index for index in run if index <= known[-1]]
    before = lines[run[0] - 1] if run[0] else ""
    after = lines[inner[-1] + 1 : inner[-1] + 2]
    if before.endswith(":") or any(map(starts_lower, after)):
        return []
    if not any(_navigates(lines[index]) for index in known):
        return []
    return inner if len(known) * _MENU_SHARE >= len(inner) else []


def _navigates(line: str) -> bool:
    bare = _bare(line)
    return bare in known_furniture().navigation or bare.startswith(
        ("skip ", "share ", "subscribe ")
    )


SITE_FURNITURE = Rule(
    name=_NAME,
    description="Menus, notices, credits and links that surround a text on its page are removed.",
    propose=_site_furniture,
)
