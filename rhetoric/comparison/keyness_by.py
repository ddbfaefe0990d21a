"""Comparing each of many groups of texts with the rest."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from rhetoric.comparison.account import Account, account_of
from rhetoric.comparison.choosing import Asked, asked, compared
from rhetoric.comparison.counted_texts import CountedTexts, count_texts
from rhetoric.comparison.keyness_groups import KeynessGroups
from rhetoric.comparison.prior import POOLED, PRIOR_WORDS
from rhetoric.comparison.term_counts import TermCounts
from rhetoric.comparison.unit_names import WORDS, size_noun_of
from rhetoric.comparison.units import counted_units
from rhetoric.corpus.corpus import Corpus
from rhetoric.corpus.reading import Texts
from rhetoric.errors import InputError, nearest, whole_number
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.tables import count_phrase
from rhetoric.tokens.tokenize import as_tokens
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Ints

_FUNCTION = "keyness_by"
_REST = ("rest", "all others")
"""What a group is compared with; the second where a group is called like the first."""

Members = dict[str, Ints]


def keyness_by(
    texts: Texts | TokenizedCorpus,
    by: str | Mapping[str, Collection[str]] | None = None,
    *,
    n: int = 10,
    measure: str = "g2",
    unit: str | Lexicon = WORDS,
    ngrams: int = 1,
    correction: str = "benjamini-hochberg",
    prior: str | float | TermCounts = POOLED,
    prior_words: float = PRIOR_WORDS,
    simple_maths_n: float = 1.0,
    min_count: int = 1,
    min_documents: int = 1,
    stop_words: str | Iterable[str] | None = None,
    permutations: int = 10_000,
    seed: int = 0,
    confidence: float = 0.95,
) -> KeynessGroups:
    """Find the words that set each group of texts apart from all other groups.

    Parameters
    ----------
    texts : Corpus, TokenizedCorpus, Document, or list of str
    by : str or mapping of str to collection of str, optional
        The metadata field whose values are the groups; or the name of each group and
        the ids of its documents. Without it each document is a group.
    n : int
        How many words of each group have a row, at most.
    measure, unit, ngrams, correction, prior, prior_words, simple_maths_n, min_count, \
min_documents, stop_words, permutations, seed, confidence
        As in `keyness`.

    Returns
    -------
    KeynessGroups
        The words that each group uses at a higher rate than the rest, the strongest
        first. ``result["name"]`` is the whole comparison of a group with the rest.
        Documents without a value in the field, in no group, or without words where each
        is a group, are left out of all.

    Raises
    ------
    InputError
        There is no such field or document, there are fewer than two groups, a
        document is in two of them, a group has no words, or a parameter is not what
        is accepted.

    Notes
    -----
    Each comparison is that of `keyness`, with p-values corrected for its own words.

    Examples
    --------
    >>> import rhetoric as rh
    >>> texts = ["Peace and peace.", "War and war.", "Land and land."]
    >>> groups = {"doves": ["text-1"], "hawks": ["text-2"], "farmers": ["text-3"]}
    >>> result = rh.keyness_by(texts, groups, n=1)
    >>> [(row.group, row.term) for row in result]
    [('doves', 'peace'), ('hawks', 'war'), ('farmers', 'land')]
    """
    wanted = asked(
        _FUNCTION,
        measure=measure,
        correction=correction,
        prior=prior,
        prior_words=prior_words,
        simple_maths_n=simple_maths_n,
        min_count=min_count,
        min_documents=min_documents,
        stop_words=stop_words,
        permutations=permutations,
        seed=seed,
        confidence=confidence,
    )
    most = whole_number(n, "n", _FUNCTION)
    tokens = as_tokens(texts, _FUNCTION)
    whole = count_texts(tokens, counted_units(tokens, unit, ngrams, _FUNCTION), None)
    members = _members(whole, by)
    left = len(tokens.corpus) - sum(map(len, members.values()))
    why = f"without a value for {by!r}" if isinstance(by, str) else "in no group"
    if by is None:
        why = f"without {size_noun_of(whole.counts.unit)}s"
    notes = (f"{count_phrase(left, 'document')} {why}: left out of all.",) if left else ()
    field = by if isinstance(by, str) else "group" if by else "document"
    return KeynessGroups(_compared(whole, members, wanted), field=field, n=most, notes=notes)


def _members(whole: CountedTexts, by: Any) -> Members:
    """Tell which documents each group has."""
    corpus = whole.tokens.corpus
    if by is None:
        there = np.flatnonzero(whole.sizes).tolist()
        single: Members = {corpus.ids[place]: np.array([place]) for place in there}
        return _two_or_more(single, f"{count_phrase(len(single), 'document')} can be compared")
    if isinstance(by, str):
        return _by_field(corpus, by)
    if not isinstance(by, Mapping):
        raise InputError(
            f"{_FUNCTION}: by must be a field of the documents or a mapping from the name of a "
            f"group to the ids of its documents, or None for each document alone, got {by!r}."
        )
    members: Members = {}
    owner: dict[str, str] = {}
    for name, ids in by.items():
        if isinstance(ids, str) or not isinstance(ids, Collection) or not ids:
            raise InputError(
                f"{_FUNCTION}: the group {name!r} must have a list of document ids with at least "
                f"one, got {ids!r}."
            )
        for one in dict.fromkeys(ids):
            if one in owner:
                raise InputError(
                    f"{_FUNCTION}: the document {one!r} is in the groups {owner[one]!r} and "
                    f"{name!r}. Groups must not overlap: take it out of one."
                )
            owner[one] = str(name)
        members[str(name)] = np.array([corpus.place(one) for one in dict.fromkeys(ids)])
    return _two_or_more(members, f"by has {count_phrase(len(members), 'group')}")


def _by_field(corpus: Corpus, field: str) -> Members:
    if field not in corpus.fields:
        raise InputError(
            f"{_FUNCTION}: no document has the field {field!r}. {nearest(field, corpus.fields)}"
        )
    places: dict[str, list[int]] = {}
    for place, document in enumerate(corpus):
        value = document.meta.get(field)
        if value is not None:
            places.setdefault(str(value), []).append(place)
    members = {name: np.array(found) for name, found in places.items()}
    shown = ", ".join(map(repr, members))
    return _two_or_more(members, f"every document that has {field!r} has one value ({shown})")


def _two_or_more(members: Members, what: str) -> Members:
    if len(members) < 2:
        raise InputError(
            f"{_FUNCTION}: {what}, so there is no rest to compare with. Give two groups or more."
        )
    return members


def _compared(whole: CountedTexts, members: Members, wanted: Asked) -> dict[str, Any]:
    rest_name = _REST[_REST[0] in members]
    tokens, corpus = whole.tokens, whole.tokens.corpus
    accounts = {}
    for name, places in members.items():
        if not whole.sizes[places].any():
            noun = size_noun_of(whole.counts.unit)
            raise InputError(
                f"{_FUNCTION}: the group {name!r} has no {noun}, so there is nothing to compare. "
                "Leave it out."
            )
        part = Corpus([corpus[place] for place in places.tolist()], cleaning=corpus.cleaning)
        own = TokenizedCorpus(part, tokens.columns, splitters=tokens.splitters)
        accounts[name] = account_of(own, name)
    found = {}
    for name, places in members.items():
        others = np.sort(np.concatenate([at for one, at in members.items() if one != name]))
        account = sum((one for other, one in accounts.items() if other != name), Account())
        target = whole.part(places, accounts[name])
        rest = whole.part(others, replace(account, names=(rest_name,)))
        found[name] = compared(target, rest, (name, rest_name), wanted)
    return found
