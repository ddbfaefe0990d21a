"""What the page says of the texts: what was read, cleaned and flagged."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from rhetoric.corpus.cleaning import RULES
from rhetoric.corpus.corpus import Corpus
from rhetoric.corpus.document import Document, Edit
from rhetoric.html.limits import EXAMPLES, PLACES, TEXTS, WARNED
from rhetoric.tokens.tokenized import TokenizedCorpus

_CONTEXT = 28
_LONGEST = 160
# White space that cleaning took away must be seen to have been there.
_SHOWN_SPACE = str.maketrans(
    {"\n": "⏎", "\r": "␍", "\t": "⇥", "\u00a0": "⍽", "\u202f": "⍽", "\u200b": "[U+200B]",
     "\ufeff": "[U+FEFF]", "\u00ad": "[U+00AD]", "\u2028": "⏎", "\u2029": "⏎"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """One row of the table of texts; `number` names its anchors."""

    number: int
    id: str
    title: str
    voice: str
    date: str
    date_basis: str
    words: int
    sentences: int
    edits: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CleaningExample:
    """One edit with what stands around it."""

    document: str
    before: str
    raw: str
    replacement: str
    after: str
    only_space: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGroup:
    """What one rule changed, or several at the same places."""

    name: str
    description: str
    count: int
    documents: int
    examples: tuple[CleaningExample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningPlace:
    """Where a warning shows, with what stands around it."""

    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningView:
    """One warning of a text."""

    kind: str
    message: str
    places: tuple[WarningPlace, ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WarnedText:
    """A text with its warnings; `number` names its anchor."""

    number: int
    id: str
    warnings: tuple[WarningView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsSection:
    """What was read, cleaned and flagged."""

    name: str
    texts: int
    words: int
    sentences: int
    edits: int
    cleaned: bool
    rows: tuple[TextRow, ...]
    columns: frozenset[str]
    left_out: tuple[str, ...]
    rules: tuple[RuleGroup, ...]
    warned: tuple[WarnedText, ...]
    warned_texts: int


def texts_section(tokens: TokenizedCorpus) -> TextsSection:
    """Describe the texts of a corpus."""
    corpus, columns = tokens.corpus, tokens.columns
    words = columns.words_between(columns.document_starts).tolist()
    sentences = columns.sentences_before.tolist()
    rows = tuple(
        _row(place, document, words[place], sentences[place + 1] - sentences[place])
        for place, document in enumerate(islice(corpus, TEXTS))
    )
    warned = [(number, document) for number, document in enumerate(corpus, 1) if document.warnings]
    return TextsSection(
        name=corpus.name,
        texts=len(corpus),
        words=sum(words),
        sentences=columns.sentences,
        edits=sum(len(document.edits) for document in corpus),
        cleaned=bool(corpus.cleaning),
        rows=rows,
        columns=frozenset(
            name
            for name in ("title", "voice", "date")
            for row in rows
            if getattr(row, name) or (name == "date" and row.date_basis)
        ),
        left_out=corpus.left_out,
        rules=_rules(corpus),
        warned=tuple(_warned(number, document) for number, document in warned[:WARNED]),
        warned_texts=len(warned),
    )


def _row(place: int, document: Document, words: int, sentences: int) -> TextRow:
    about = {
        name: "" if (value := document.meta.get(name)) is None else str(value)
        for name in ("title", "voice", "date", "date_basis")
    }
    return TextRow(
        number=place + 1,
        id=document.id,
        words=words,
        sentences=sentences,
        edits=len(document.edits),
        warnings=tuple(dict.fromkeys(warning.kind for warning in document.warnings)),
        **about,
    )


def _rules(corpus: Corpus) -> tuple[RuleGroup, ...]:
    """Group the edits by rule, those that changed most first."""
    found: dict[str, list[tuple[Document, Edit]]] = {}
    counts: dict[str, int] = {}
    documents: dict[str, set[str]] = {}
    for document in corpus:
        for edit in document.edits:
            counts[edit.rule] = counts.get(edit.rule, 0) + 1
            documents.setdefault(edit.rule, set()).add(document.id)
            examples = found.setdefault(edit.rule, [])
            # More than are shown, since some will be alike.
            if len(examples) < EXAMPLES * 4:
                examples.append((document, edit))
    return tuple(
        RuleGroup(
            name=rule,
            description=_description(rule),
            count=counts[rule],
            documents=len(documents[rule]),
            examples=tuple(_example(*pair) for pair in _varied(found[rule])),
        )
        for rule in sorted(counts, key=lambda rule: (-counts[rule], rule))
    )


def _description(rule: str) -> str:
    known = {one.name: one.description for one in RULES}
    return " ".join(known[name] for name in rule.split("+") if name in known)


def _varied(pairs: Sequence[tuple[Document, Edit]]) -> list[tuple[Document, Edit]]:
    """Choose examples that differ from each other."""
    different = {
        (document.raw[edit.start : edit.end], edit.replacement): (document, edit)
        for document, edit in reversed(pairs)
    }
    return list(reversed(different.values()))[:EXAMPLES]


def _example(document: Document, edit: Edit) -> CleaningExample:
    raw = document.raw
    removed = raw[edit.start : edit.end]
    return CleaningExample(
        document=document.id,
        before=raw[max(edit.start - _CONTEXT, 0) : edit.start],
        raw=_seen(removed),
        replacement=_seen(edit.replacement),
        after=raw[edit.end : edit.end + _CONTEXT],
        only_space=not removed.strip(),
    )


def _seen(text: str) -> str:
    """Shorten what was changed, and show the white space in it."""
    shown = _short(text).translate(_SHOWN_SPACE)
    return shown if text.strip() else shown.replace(" ", "␣")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 30]} […] {text[-20:]}"


def _warned(number: int, document: Document) -> WarnedText:
    text = document.text
    views = tuple(
        WarningView(
            kind=warning.kind,
            message=warning.message,
            places=tuple(
                WarningPlace(
                    before=text[max(start - _CONTEXT, 0) : start],
                    text=_short(text[start:end]),
                    after=text[end : end + _CONTEXT],
                )
                for start, end in warning.spans[:PLACES]
            ),
            hidden=max(len(warning.spans) - PLACES, 0),
        )
        for warning in document.warnings
    )
    return WarnedText(number=number, id=document.id, warnings=views)
