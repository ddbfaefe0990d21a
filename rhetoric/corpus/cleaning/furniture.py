"""A rule for what surrounds the text of a web page: menus, notices, credits, links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rhetoric.corpus.cleaning.lines import (
    Lines,
    ends_sentence,
    is_list_item,
    is_short,
    is_unfinished,
    lines_of,
    starts_lower,
)
from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.document import Edit
from rhetoric.toml import read_toml

_NAME = "site-furniture"
_LONGEST = 500  # a cookie notice may run on; a paragraph of more is never furniture
_LONGEST_LINE = 200
_LONGEST_PHRASE = 60
_NOTICE = re.compile(r"cookie|javascript|rights reserved|©", re.IGNORECASE)  # may be a sentence
_MENU_RUN = 3
_NEAR = 3  # lines
_MENU_LINE = 4  # words
_MENU_SHARE = 4  # of so many lines of a menu one at least is known
_EDGE_SIGNS = re.compile(r"^[^\w(©]+|[^\w)]+$")
_COUNT_BEHIND = re.compile(r"\s*\(\d{1,6}\)$")
_CRUMB_SIGN = re.compile(r"\s+(?:::|»|›|→|▸|>{1,2}|\|)\s+")
_SURE_CRUMB = re.compile(r"\s::\s")
_WEAK_CRUMB = re.compile(r"\s[»›▸]\s")
_SITE_LINK = re.compile(r"(.{20,140}?)\s[-–—|]\s([^-–—|]{2,40})")


@dataclass(frozen=True, slots=True)
class _Known:
    """What furniture.toml holds."""

    phrases: frozenset[str]
    weak_phrases: frozenset[str]
    navigation: frozenset[str]
    menu_words: frozenset[str]
    site_names: frozenset[str]
    noun_sites: frozenset[str]
    site_words: frozenset[str]
    formula: re.Pattern[str]
    weak_formula: re.Pattern[str]


@cache
def _known() -> _Known:
    data = read_toml(Path(__file__).with_suffix(".toml"))
    platforms = "(?:" + "|".join(map(re.escape, data["platforms"])) + ")"
    return _Known(
        phrases=frozenset(data["phrases"]),
        weak_phrases=frozenset(data["weak_phrases"]),
        navigation=frozenset(data["navigation"]),
        menu_words=frozenset(data["menu_words"]),
        site_names=frozenset(data["site_names"]),
        noun_sites=frozenset(data["noun_sites"]),
        site_words=frozenset(data["site_words"]),
        formula=_any_of(data["formulas"], platforms),
        weak_formula=_any_of(data["weak_formulas"], platforms),
    )


def _any_of(formulas: list[str], platforms: str) -> re.Pattern[str]:
    joined = "|".join(f"(?:{formula})" for formula in formulas)
    return re.compile(joined.replace("PLATFORM", platforms), re.IGNORECASE)


def _site_furniture(text: str) -> Iterator[Edit]:
    if "\n" not in text:
        return
    lines = lines_of(text)
    alone = {
        index: line
        for index, line in enumerate(lines.texts)
        if len(line) <= _LONGEST and _stands_alone(lines, index)
    }
    menu = _menu_runs(lines)
    sure = {index for index, line in alone.items() if index in menu or _is_furniture(line)}
    for on_page in (False, True):
        if sure or not on_page:
            sure.update(
                i for i, line in alone.items() if i and _is_site_link(line, on_page=on_page)
            )
    near = {index + step for index in sure for step in range(-_NEAR, _NEAR + 1)}
    weak = {index for index in near & alone.keys() if _may_be_furniture(alone[index])}
    doomed = sorted(sure | weak)
    if len(doomed) < len(lines):
        for index in doomed:
            start, end = lines.without(index)
            yield Edit(start=start, end=end, replacement="", rule=_NAME)


def _bare(line: str) -> str:
    """A line in lower case, without signs at its ends and a count behind it."""
    return _EDGE_SIGNS.sub("", _COUNT_BEHIND.sub("", line)).replace("’", "'").casefold()


def _is_furniture(line: str) -> bool:
    if len(line) > _LONGEST_LINE or (len(line) > _LONGEST_PHRASE and ends_sentence(line)):
        return _NOTICE.search(line) is not None and _follows_formula(line)
    bare = _bare(line) if len(line) <= _LONGEST_PHRASE else ""
    if bare in _known().phrases:
        return not line.endswith(".")
    return _follows_formula(line) or _is_crumb(line)


def _may_be_furniture(line: str) -> bool:
    """Whether a line is furniture if it stands near furniture."""
    if len(line) > _LONGEST_LINE or (len(line) > _LONGEST_PHRASE and ends_sentence(line)):
        return False
    if len(line) <= _LONGEST_PHRASE and _bare(line) in _known().weak_phrases:
        return not line.endswith(".")
    if _known().weak_formula.fullmatch(_EDGE_SIGNS.sub("", line)):
        return True
    return _is_crumb(line, _WEAK_CRUMB)


def _follows_formula(line: str) -> bool:
    return _known().formula.fullmatch(_EDGE_SIGNS.sub("", line)) is not None


def _is_crumb(line: str, sign: re.Pattern[str] = _SURE_CRUMB) -> bool:
    """Whether a line is a trail through a site, such as "Home > World > Asia"."""
    if len(line) > _LONGEST_PHRASE * 2 or ends_sentence(line):
        return False
    parts = _CRUMB_SIGN.split(line)
    if len(parts) < 2 or any(len(part.split()) > 8 for part in parts[:-1]):
        return False
    return bool(sign.search(line)) or _bare(parts[0]) in _known().navigation


def _is_site_link(line: str, *, on_page: bool) -> bool:
    """Whether a line is the title of another page with the name of its site behind it."""
    if len(line) > 180 or ends_sentence(line) or not (link := _SITE_LINK.fullmatch(line)):
        return False
    title, site = link.group(1).split(), link.group(2).casefold()
    last = site.split()[-1]
    named = (
        site in _known().site_names - _known().noun_sites
        or "." + last.rpartition(".")[2] in _known().site_words
    )
    if on_page:
        named = named or site in _known().noun_sites or last in _known().site_words
    capitals = sum(word[0].isupper() for word in title)
    return named and len(title) >= 4 and capitals * 2 > len(title)


def _menu_runs(lines: Lines) -> set[int]:
    """Lines of menus: known words in a row, and the few unknown ones that stand among them."""
    found: set[int] = set()
    run: list[int] = []  # the lines so far, from the first known one
    known: list[int] = []
    for index, line in enumerate([*lines.texts, "The end."]):
        bare = _bare(line) if len(line) <= _LONGEST_PHRASE else ""
        if bare in _menu_items():
            known.append(index)
            run.append(index)
        elif known and len(line) <= _LONGEST_PHRASE and _may_be_menu(line):
            run.append(index)
        else:
            found.update(_menu(lines, run, known))
            run, known = [], []
    return found


def _may_be_menu(line: str) -> bool:
    return is_short(line, _MENU_LINE) and not is_list_item(line)


def _menu(lines: Lines, run: list[int], known: list[int]) -> list[int]:
    """What of a run is a menu: all up to the last known word, if enough of it is known."""
    if len(known) < _MENU_RUN:
        return []
    inner = [index for index in run if index <= known[-1]]
    before = lines.texts[run[0] - 1] if run[0] else ""
    after = lines.texts[inner[-1] + 1 : inner[-1] + 2]
    if before.endswith(":") or any(map(starts_lower, after)):
        return []
    if not any(_navigates(lines.texts[index]) for index in known):
        return []
    return inner if len(known) * _MENU_SHARE >= len(inner) else []


def _navigates(line: str) -> bool:
    bare = _bare(line)
    return bare in _known().navigation or bare.startswith(("skip ", "share ", "subscribe "))


@cache
def _menu_items() -> frozenset[str]:
    known = _known()
    return known.menu_words | known.phrases | known.weak_phrases | known.navigation


def _stands_alone(lines: Lines, index: int) -> bool:
    """Whether a line is no part of a paragraph whose lines were broken to a width."""
    if not lines.after_gap[index] and is_unfinished(lines.texts[index - 1]):
        return False
    return lines.before_gap(index) or not lines.texts[index + 1][:1].islower()


SITE_FURNITURE = Rule(
    name=_NAME,
    description="Menus, notices, credits and links that surround a text on its page are removed.",
    propose=_site_furniture,
)
