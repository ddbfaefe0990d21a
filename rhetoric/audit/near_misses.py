"""Words that a reader would expect to count and that do not."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rhetoric.audit.ground import Ground
from rhetoric.audit.table import AuditTable
from rhetoric.corpus.corpus import Corpus
from rhetoric.corpus.document import Document
from rhetoric.lexicon.matching import Matcher
from rhetoric.tokens.columns import Columns
from rhetoric.tokens.tokenize import tokenize

_SHORTEST = 4
"""Letters of a stem: shorter ones bring together words that have nothing in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A word of the corpus that an entry all but catches.

    Parameters
    ----------
    category, entry : str
    word : str
        In lower case.
    count : int
        How often it occurs in the corpus.
    reason : {'hyphen', 'inflection'}
        Its parts would count if no hyphen joined them, or it has the stem of the
        entry (Porter's second stemmer, from NLTK).
    example : str
        One place, with the word between square brackets.
    """

    category: str
    entry: str
    word: str
    count: int
    reason: str
    example: str


def near_misses(ground: Ground) -> AuditTable[NearMiss]:
    """List hyphenated words and inflections that entries of a category do not catch."""
    columns = ground.tokens.columns
    forms = columns.vocabulary.forms
    form_of = columns.vocabulary.form_ids[columns.types]
    counts = np.bincount(form_of, minlength=len(forms))
    taken = _taken(ground, forms)
    rows = []
    for form, entry, reason in (*_hyphenated(ground, forms), *_inflected(ground, forms)):
        if int(ground.home[entry]) in taken.get(form, ()) or not counts[form]:
            continue
        token = int(np.argmax(form_of == form))
        rows.append(
            NearMiss(
                category=ground.category(entry),
                entry=ground.entries[entry].pattern,
                word=forms[form],
                count=int(counts[form]),
                reason=reason,
                example=ground.in_context(token, token),
            )
        )
    rows.sort(key=lambda row: (-row.count, row.word, row.category))
    return AuditTable(
        NearMiss,
        rows,
        title=f"{ground.lexicon.title}: {len(rows):,} words that entries all but catch",
        strength=lambda row: row.count,
        methods=ground.methods(),
        notes=("Each needs a decision: many are other words with the same stem.",),
    )


def _taken(ground: Ground, forms: tuple[str, ...]) -> dict[int, set[int]]:
    """Which categories take each word form when it stands alone."""
    if not forms:
        return {}
    columns = _columns_of(list(forms))
    matches = Matcher(ground.lexicon, negation="count").match(columns)
    taken: dict[int, set[int]] = {}
    document = columns.document_of(matches.start.astype(np.int64))
    for form, category in zip(document.tolist(), matches.category.tolist(), strict=True):
        taken.setdefault(form, set()).add(category)
    return taken


def _columns_of(texts: list[str]) -> Columns:
    documents = [Document(id=str(n), text=text, raw=text) for n, text in enumerate(texts)]
    return tokenize(Corpus(documents)).columns


def _hyphenated(ground: Ground, forms: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Match hyphenated words with their hyphens taken away."""
    places = [place for place, form in enumerate(forms) if "-" in form.strip("-")]
    if not places:
        return
    columns = _columns_of([forms[place].replace("-", " ") for place in places])
    matches = Matcher(ground.lexicon, negation="count").match(columns)
    documents = columns.document_of(matches.start.astype(np.int64))
    seen = set()
    for document, category, entry in zip(
        documents.tolist(), matches.category.tolist(), matches.entry.tolist(), strict=True
    ):
        if (document, entry) not in seen and int(ground.home[entry]) == category:
            seen.add((document, entry))
            yield places[document], int(entry), "hyphen"


def _inflected(ground: Ground, forms: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Find words with the stem of an entry that is one closed word."""
    from nltk.stem.snowball import EnglishStemmer

    stem = EnglishStemmer().stem
    closed: dict[str, list[int]] = {}
    for number, entry in enumerate(ground.entries):
        word = entry.words[0]
        if len(entry.words) == 1 and not (word.has_wildcard or word.expression or word.case):
            closed.setdefault(stem(word.text), []).append(number)
    for place, form in enumerate(forms):
        if form.isalpha() and len(base := stem(form)) >= _SHORTEST:
            # One entry of each category is enough to say where it would belong.
            first = {int(ground.home[entry]): entry for entry in reversed(closed.get(base, ()))}
            for number in first.values():
                yield place, number, "inflection"
