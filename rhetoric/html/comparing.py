"""Comparing the texts of a report: the files, and what the page says of each comparison."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rhetoric.html import pictures
from rhetoric.html.comparison_section import ComparisonSection, comparison_section
from rhetoric.html.keyness_section import KeynessSection, keyness_section
from rhetoric.html.limits import COMPARED, TABLE_TERMS
from rhetoric.html.listing import terms_of
from rhetoric.html.shared_section import SharedSection, shared_section
from rhetoric.html.written import Steps, WrittenFiles
from rhetoric.results import Result
from rhetoric.tokens.tokenized import TokenizedCorpus

Pictures = dict[str, tuple[str, str]]
"""The address of each picture, and what it shows in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Every comparison of a report, with its pictures."""

    words: ComparisonSection
    keys: KeynessSection
    shared: SharedSection
    pictures: Pictures

    def results(self) -> Iterator[Result[Any]]:
        """Give the results, in the order of the page."""
        words, keys = self.words, self.keys
        for one in (words.table, keys.result, words.similarity, self.shared.result):
            if one is not None:
                yield one


def compare_texts(
    tokens: TokenizedCorpus, by: str | None, files: WrittenFiles, steps: Steps
) -> Compared:
    """Compare the texts in every way that the page shows, and write the files."""
    drawn: Pictures = {}
    steps.next("comparing words")
    words = comparison_section(tokens)
    _write_words(words, files, drawn)
    steps.next("looking for key words")
    keys = keyness_section(tokens, by)
    if keys.result is not None:
        files.table(keys.result, "keyness", "the surest key words of every text or group")
        picture, alternative = pictures.key_words(keys.result)
        drawn["keyness"] = files.picture(picture, "keyness", "key words"), alternative
    steps.next("looking for shared passages")
    shared = shared_section(tokens)
    if shared.result is not None:
        files.table(shared.result, "shared-passages", "every passage that stands twice")
        files.table(shared.result.formulas, "formulas", "wordings that several texts use")
    return Compared(words=words, keys=keys, shared=shared, pictures=drawn)


def _write_words(section: ComparisonSection, files: WrittenFiles, drawn: Pictures) -> None:
    """Write the tables and pictures of words and of likeness."""
    if section.table is not None:
        words = terms_of(section.table)
        about = "the words of every text with their weights"
        if words is not section.table:
            about = f"the {TABLE_TERMS} heaviest words of every text with their weights"
        files.table(words, "tfidf", about)
        picture, alternative = pictures.terms(section.table)
        drawn["terms"] = files.picture(picture, "tfidf", "heaviest words"), alternative
    if section.similarity is not None:
        about = "every two texts and how alike they are"
        if section.table is not None and len(section.table.documents) > COMPARED:
            about += f", of the first {COMPARED} texts"
        files.table(section.similarity, "similarity", about)
        picture, alternative = pictures.likeness(section.similarity)
        drawn["similarity"] = files.picture(picture, "similarity", "similarity"), alternative
