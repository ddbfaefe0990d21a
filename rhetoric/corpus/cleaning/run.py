"""Run the rules over a text and account for every change."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rhetoric.corpus.cleaning.annotating import annotations
from rhetoric.corpus.cleaning.characters import (
    CONTROL_CHARACTERS,
    INVISIBLE_CHARACTERS,
    LINE_ENDS,
    MISREAD_PUNCTUATION,
    ODD_SPACES,
)
from rhetoric.corpus.cleaning.commonmark import as_markdown
from rhetoric.corpus.cleaning.compose import compose
from rhetoric.corpus.cleaning.composed import COMPOSED_CHARACTERS
from rhetoric.corpus.cleaning.emphasis import EMPHASIS
from rhetoric.corpus.cleaning.footnotes import FOOTNOTE_MARKS
from rhetoric.corpus.cleaning.front_matter import FRONT_MATTER
from rhetoric.corpus.cleaning.furniture import SITE_FURNITURE
from rhetoric.corpus.cleaning.html_remains import HTML_REMAINS
from rhetoric.corpus.cleaning.hyphenation import HYPHENATION
from rhetoric.corpus.cleaning.layout import PARAGRAPHS, SPACES
from rhetoric.corpus.cleaning.line_wraps import LINE_WRAPS
from rhetoric.corpus.cleaning.lines import follow_edits, forget_lines
from rhetoric.corpus.cleaning.markdown import MARKDOWN_BLOCKS, MARKDOWN_ESCAPES, MARKDOWN_LINKS
from rhetoric.corpus.cleaning.mojibake import MOJIBAKE
from rhetoric.corpus.cleaning.page_frame import PAGE_FRAME
from rhetoric.corpus.cleaning.page_numbers import PAGE_NUMBERS
from rhetoric.corpus.cleaning.repeated_lines import REPEATED_LINES
from rhetoric.corpus.cleaning.rule import Rule
from rhetoric.corpus.cleaning.signs import rare_signs
from rhetoric.corpus.cleaning.split_sentences import SPLIT_SENTENCES
from rhetoric.corpus.cleaning.transcripts import SPEAKER_LABELS, STAGE_DIRECTIONS
from rhetoric.corpus.document import Annotation, Edit, apply_edits
from rhetoric.errors import InputError, nearest

# What one rule leaves, the next one needs: characters before marks, marks before
# lines, single lines before paragraphs, and white space last.
RULES: tuple[Rule, ...] = (
    FRONT_MATTER,
    LINE_ENDS,
    MOJIBAKE,
    MISREAD_PUNCTUATION,
    CONTROL_CHARACTERS,
    INVISIBLE_CHARACTERS,
    ODD_SPACES,
    COMPOSED_CHARACTERS,
    HTML_REMAINS,
    MARKDOWN_ESCAPES,
    MARKDOWN_LINKS,
    MARKDOWN_BLOCKS,
    EMPHASIS,
    PAGE_FRAME,
    SITE_FURNITURE,
    PAGE_NUMBERS,
    REPEATED_LINES,
    SPEAKER_LABELS,
    STAGE_DIRECTIONS,
    FOOTNOTE_MARKS,
    HYPHENATION,
    LINE_WRAPS,
    SPLIT_SENTENCES,
    SPACES,
    PARAGRAPHS,
)

# Far beyond what any text has needed: two rules that undo each other must not hang a reader.
_MOST_ROUNDS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A cleaned text with the account of its cleaning.

    Parameters
    ----------
    text : str
        The cleaned text.
    edits : tuple of Edit
        In order and apart from each other, in code points of the raw text.
        Applied to the raw text they give `text`.
    annotations : tuple of Annotation
        Who speaks where, and what happened in between, in a transcript.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    annotations: tuple[Annotation, ...] = ()


_GUESSING = frozenset(
    rule.name
    for rule in (
        HTML_REMAINS,
        MARKDOWN_ESCAPES,
        MARKDOWN_LINKS,
        MARKDOWN_BLOCKS,
        EMPHASIS,
    )
)
"""Rules that have to guess whether a sign is a mark."""


def clean(
    text: str, rules: Iterable[str] | None = None, *, markdown: bool | None = None
) -> Cleaned:
    r"""Clean a text, and tell every change with the rule that made it.

    The rules run one after the other, again and again until nothing changes, so
    cleaning a cleaned text changes nothing. No rule corrects the author's words.

    Parameters
    ----------
    text : str
    rules : iterable of str, optional
        The names of the rules to run; all by default. They always run in the
        order of `RULES`.
    markdown : bool, optional
        True for a text that is known to be Markdown, as in a file that ends in
        ``.md``: all its marks go, in one pass, by the letter of CommonMark. By
        default marks go only where they can be nothing else, and False lets them
        stand.

    Returns
    -------
    Cleaned

    Raises
    ------
    InputError
        The text is no string, or there is no rule of that name.

    Examples
    --------
    >>> cleaned = clean("Skip links\n\n**Unity**  wins.")
    >>> cleaned.text
    'Unity wins.'
    >>> [edit.rule for edit in cleaned.edits]
    ['site-furniture', 'markdown-emphasis', 'markdown-emphasis', 'spaces']
    >>> clean("Unity  wins.", rules=["spaces"]).text
    'Unity wins.'
    """
    if not isinstance(text, str):
        raise InputError(
            f"The 'text' parameter of clean must be a str. Got {type(text).__name__} instead. "
            "Bytes must be decoded first."
        )
    chosen = _chosen(rules)
    if markdown is not None:
        chosen = tuple(rule for rule in chosen if rule.name not in _GUESSING)
    try:
        return _run(chosen, text, _parsed(text) if markdown else ())
    finally:
        forget_lines()


def _parsed(text: str) -> tuple[Edit, ...]:
    """Take a block of metadata out, and the marks of Markdown from what follows."""
    block = tuple(FRONT_MATTER.propose(text))
    shift = block[0].end if block else 0
    marks = (
        replace(edit, start=edit.start + shift, end=edit.end + shift)
        for edit in as_markdown(text[shift:])
    )
    return (*block, *marks)


def _run(rules: tuple[Rule, ...], text: str, first: tuple[Edit, ...]) -> Cleaned:
    """Make the first edits, and run the rules in rounds until a round changes nothing.

    A rule is not asked about a text that has none of its signs, nor again about
    one in which it found nothing.
    """
    edits: list[Edit] = list(first)
    current = apply_edits(text, first) if first else text
    changes = 0
    quiet_since = [-1] * len(rules)  # how many changes each rule had seen when it found nothing
    # Each round leaves fewer characters or fewer lines, so the rounds come to an end;
    # real texts need two or three.
    for _ in range(_MOST_ROUNDS):
        before = current
        signs = rare_signs(current)
        for number, rule in enumerate(rules):
            if quiet_since[number] == changes or (rule.signs and rule.signs.isdisjoint(signs)):
                continue
            if proposed := tuple(rule.propose(current)):
                edits = compose(edits, proposed, current)
                edited = apply_edits(current, proposed)
                follow_edits(current, proposed, edited)
                current = edited
                signs = signs.union(*(edit.replacement for edit in proposed))
                changes += 1
            else:
                quiet_since[number] = changes
        if current == before:
            break
    return Cleaned(text=current, edits=tuple(edits), annotations=annotations(text, current, edits))


def _chosen(rules: Iterable[str] | None) -> tuple[Rule, ...]:
    if rules is None:
        return RULES
    if isinstance(rules, str):
        raise InputError(
            "The 'rules' parameter of clean must be a list of names. "
            f"Got one string instead. Write rules=[{rules!r}]."
        )
    names = set(rules)
    known = [rule.name for rule in RULES]
    for name in names:
        if name not in known:
            raise InputError(
                f"The 'rules' parameter of clean must hold names of cleaning rules. "
                f"Got {name!r} instead. {nearest(name, known)}"
            )
    return tuple(rule for rule in RULES if rule.name in names)
