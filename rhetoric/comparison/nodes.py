"""The places where patterns match: what concordances, collocates and clusters start from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rhetoric.comparison.word_line import WordLine
from rhetoric.errors import InputError, LexiconError, nearest
from rhetoric.lexicon.category import Category
from rhetoric.lexicon.entry import Entry, read_entries
from rhetoric.lexicon.lexicon import Lexicon
from rhetoric.lexicon.lookup import Lookup
from rhetoric.lexicon.matching import MatchColumns, Matcher
from rhetoric.lexicon.negation import Negation
from rhetoric.lexicon.policy import NEGATED
from rhetoric.tables import count_phrase
from rhetoric.tokens.columns import Columns
from rhetoric.tokens.quotation import quoted_in
from rhetoric.tokens.tokenized import TokenizedCorpus
from rhetoric.tokens.vocabulary import Bools, Ints

Pattern = str | Iterable[str] | Mapping[str, object] | Lexicon | tuple[Lexicon, str]
"""One pattern, a list of them, named lists of them, a lexicon, or one category of it."""

SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Nodes:
    """Matches with the texts they stand in.

    Parameters
    ----------
    words : WordLine
        Of the texts.
    matches : MatchColumns
        In the order of the texts.
    label : numpy.ndarray of int64, shape (matches,)
        Place in `labels`.
    labels : tuple of str
        The patterns, or the names under which they were given.
    name : str
        What was looked for, in a few words.
    described : str
        What was looked for, for methods.
    """

    words: WordLine
    matches: MatchColumns
    label: Ints
    labels: tuple[str, ...]
    name: str
    described: str

    def __len__(self) -> int:
        return len(self.matches)

    @property
    def tokens(self) -> TokenizedCorpus:
        """The texts."""
        return self.words.tokens

    def select(self, chosen: Bools | Ints) -> "Nodes":
        """Keep some of the matches."""
        return replace(self, matches=self.matches.select(chosen), label=self.label[chosen])

    @property
    def start(self) -> Ints:
        """First token of each match."""
        return self.matches.start.astype(np.int64)

    @property
    def end(self) -> Ints:
        """The token after the last of each match."""
        return self.start + self.matches.length.astype(np.int64)

    def end_of(self, place: int) -> int:
        """The token after the last of one match."""
        return int(self.matches.start[place]) + int(self.matches.length[place])

    def documents(self) -> Ints:
        """In which document each match stands."""
        return self.tokens.columns.document_of(self.start)

    def positions(self) -> tuple[Ints, Ints]:
        """In which document each match stands, and how many words stand before it there."""
        document = self.documents()
        return document, self.words.before(self.start) - self.words.document_starts[document]


def find_nodes(
    tokens: TokenizedCorpus, pattern: Pattern, function: str, *, apart: bool = False
) -> Nodes:
    """Find where patterns match, by the rules of the entry language.

    Parameters
    ----------
    tokens : TokenizedCorpus
    pattern : str, list of str, mapping, Lexicon, or tuple of Lexicon and str
        A list is one category: of patterns that overlap, the longest match counts.
    function : str
        The name of the analysis, for messages.
    apart : bool
        Whether each pattern of a list is counted by itself instead.

    Raises
    ------
    InputError
        It is none of these, or there is no such category.
    LexiconError
        A pattern is wrong; every problem is named.
    """
    chosen = _chosen(pattern, function)
    if not isinstance(chosen, list):
        return _of_lexicon(tokens, *chosen)
    groups = [(entry,) for entry in chosen] if apart else [tuple(chosen)]
    # Numbers as names: a slash in a pattern would make a path of it.
    categories = [Category(name=str(place), entries=group) for place, group in enumerate(groups)]
    matches = Matcher(Lexicon(categories)).match(tokens.columns)
    label = matches.category if apart else matches.entry
    texts = [entry.pattern for entry in chosen]
    return Nodes(
        words=WordLine(tokens),
        matches=matches,
        label=label.astype(np.int64),
        labels=tuple(texts),
        name=_listed(texts, "pattern"),
        described=f"{'Patterns' if len(texts) > 1 else 'Pattern'} {'; '.join(texts)}.",
    )


def _chosen(pattern: Pattern, function: str) -> list[Entry] | tuple[Lexicon, tuple[str, ...]]:
    """Take what was asked for: entries, or a lexicon and which labels of it."""
    if isinstance(pattern, Mapping):
        pattern = Lexicon.from_dict(pattern, name="own patterns")
    if isinstance(pattern, Lexicon):
        return pattern, tuple(category.name for category in pattern if category.level == 1)
    if isinstance(pattern, tuple) and len(pattern) == 2 and isinstance(pattern[0], Lexicon):
        lexicon, name = pattern
        if name not in lexicon:
            told = nearest(name, lexicon.names)
            raise InputError(f"{function}: {lexicon.name!r} has no category {name!r}. {told}")
        return lexicon, (str(name),)
    items: object = [pattern] if isinstance(pattern, str) else pattern
    if isinstance(items, bytes) or not isinstance(items, Iterable):
        raise InputError(
            f"{function}: pattern must be a pattern such as 'hope*', a list of them, a mapping "
            f"from names to lists, a Lexicon, or (lexicon, 'category'), got {pattern!r}."
        )
    problems: list[str] = []
    entries = read_entries(list(items), "pattern", problems)
    if not entries and not problems:
        problems.append("pattern: there are none")
    if problems:
        raise LexiconError(function, problems)
    return list(entries)


def _of_lexicon(tokens: TokenizedCorpus, lexicon: Lexicon, names: tuple[str, ...]) -> Nodes:
    """Find the matches of some categories of a lexicon, those below them pooled."""
    matcher = Matcher(lexicon)
    wanted = {*names, *(name + NEGATED for name in names)}
    places = [place for place, label in enumerate(matcher.labels) if label in wanted]
    matches = matcher.match(tokens.columns)
    matches = matches.select(np.isin(matches.category, places))
    place_of = np.zeros(len(matcher.labels), dtype=np.int64)
    place_of[places] = np.arange(len(places))
    whole = len(names) > 1
    return Nodes(
        words=WordLine(tokens),
        matches=matches,
        label=place_of[matches.category],
        labels=tuple(matcher.labels[place] for place in places),
        name=lexicon.name if whole else names[0],
        described=lexicon.describe() + ("" if whole else f" Its category {names[0]}."),
    )


def _listed(names: Sequence[str], noun: str) -> str:
    if len(names) > SHOWN:
        return f"{', '.join(names[: SHOWN - 1])} and {len(names) - SHOWN + 1} more {noun}s"
    return ", ".join(names)


def not_found(nodes: Nodes) -> tuple[str, ...]:
    """Tell which patterns never matched, with words of the texts that are like them."""
    there = np.bincount(nodes.label, minlength=len(nodes.labels)) > 0
    lacking = [
        label for label, found in zip(nodes.labels, there.tolist(), strict=True) if not found
    ]
    notes = [f"No match for {label!r}.{_like(label, nodes)}" for label in lacking[:SHOWN]]
    if len(lacking) > SHOWN:
        notes.append(f"{count_phrase(len(lacking) - SHOWN, 'more pattern')} without a match.")
    return tuple(notes)


def _like(label: str, nodes: Nodes) -> str:
    """Name words of the texts that are spelled much like a word that never occurs."""
    word = label.lower()
    if not word.isalpha():
        return ""
    # Comparing with every word of a large vocabulary would take seconds.
    near = [t for t in nodes.words.terms if t[:1] == word[:1] and abs(len(t) - len(word)) <= 2]
    told = nearest(word, near)
    return f" {told}" if told.startswith("Did") else ""


def nodes_at(words: WordLine, start: Ints, length: Ints, text: str) -> Nodes:
    """Take places that are known already, such as those of an n-gram, as matches of a text.

    Parameters
    ----------
    words : WordLine
    start, length : numpy.ndarray of int64, shape (places,)
        First token, ascending, and how many tokens.
    text : str
        What stands there, in lower case.
    """
    negated, quoted = _marks(words.tokens.columns)
    label = np.zeros(len(start), dtype=np.int64)
    matches = MatchColumns(
        category=label.astype(np.uint8),
        entry=label.astype(np.uint8),
        start=start.astype(np.uint32),
        length=length.astype(np.uint16),
        negated=negated[start],
        quoted=quoted[start],
        entries=(_Literal(pattern=text),),
    )
    return Nodes(
        words=words,
        matches=matches,
        label=label,
        labels=(text,),
        name=text,
        described=f"Words {text}.",
    )


class _Literal(Entry):
    """Words as they stand in a text: a sign in them that is a wildcard elsewhere is none."""

    __slots__ = ()

    def __post_init__(self) -> None:
        """Words of a text need not be a pattern."""


def _marks(columns: Columns) -> tuple[Bools, Bools]:
    """Tell which tokens stand under a negation, and which in quotation marks."""
    negation = Negation(columns.vocabulary, Lookup(columns.vocabulary))
    negated, quoted = np.zeros((2, len(columns)), dtype=bool)
    for block, shift in columns.blocks():
        inside = slice(shift, shift + len(block))
        negated[inside], quoted[inside] = negation.mark(block), quoted_in(columns, block, shift)
    return negated, quoted
