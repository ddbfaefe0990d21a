"""What surrounds the text of a web page, as furniture.toml knows it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from rhetoric.toml import read_toml


@dataclass(frozen=True)
class KnownFurniture:
    """What furniture.toml holds, and what tells at a glance that a line follows no formula.

    `formula_beginning` and `held_by_formulas` are looked for in folded lines
    (see `fold_case`): a line that follows a formula has one of them.
    """

    phrases: frozenset[str]
    weak_phrases: frozenset[str]
    navigation: frozenset[str]
    menu_words: frozenset[str]
    site_names: frozenset[str]
    noun_sites: frozenset[str]
    site_words: frozenset[str]
    formula: re.Pattern[str]
    formula_beginning: re.Pattern[bytes]
    held_by_formulas: tuple[bytes, ...]
    weak_formula: re.Pattern[str]

    @cached_property
    def menu_items(self) -> frozenset[str]:
        """All wordings that count towards a menu."""
        return self.menu_words | self.phrases | self.weak_phrases | self.navigation


@cache
def known_furniture() -> KnownFurniture:
    """Read the shipped account of what surrounds texts, once."""
    data = read_toml(Path(__file__).with_name("furniture.toml"))
    platforms = "(?:" + "|".join(map(re.escape, data["platforms"])) + ")"
    return KnownFurniture(
        phrases=frozenset(data["phrases"]),
        weak_phrases=frozenset(data["weak_phrases"]),
        navigation=frozenset(data["navigation"]),
        menu_words=frozenset(data["menu_words"]),
        site_names=frozenset(data["site_names"]),
        noun_sites=frozenset(data["noun_sites"]),
        site_words=frozenset(data["site_words"]),
        formula=_any_of((formula["line"] for formula in data["formulas"]), platforms),
        formula_beginning=_beginning_of(data["formulas"]),
        held_by_formulas=tuple(
            part.encode() for formula in data["formulas"] for part in formula.get("holds", ())
        ),
        weak_formula=_any_of(data["weak_formulas"], platforms),
    )


def _any_of(formulas: Iterable[str], platforms: str) -> re.Pattern[str]:
    joined = "|".join(f"(?:{formula})" for formula in formulas)
    return re.compile(joined.replace("PLATFORM", platforms), re.IGNORECASE)


def _beginning_of(formulas: list[dict[str, Any]]) -> re.Pattern[bytes]:
    """How a line that follows a formula begins, in folded case, from the line end before it."""
    joined = "|".join(formula["begins"] for formula in formulas if "begins" in formula)
    return re.compile(rb"\n[^\w(\n]*(?:" + joined.encode() + b")")
