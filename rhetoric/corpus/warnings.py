"""Warnings: what a reader should know about a text before trusting a number from it."""

import re

from rhetoric.corpus.document import DocumentWarning
from rhetoric.corpus.warning_signs.date_holes import find_date_holes
from rhetoric.corpus.warning_signs.fused_words import find_fused_words
from rhetoric.corpus.warning_signs.language import find_other_language, is_english
from rhetoric.corpus.warning_signs.loose_marks import find_loose_marks
from rhetoric.corpus.warning_signs.make_up import (
    is_mostly_list,
    is_mostly_quoted,
    listed_share,
    quoted_share,
)
from rhetoric.corpus.warning_signs.quotations import Quotations, find_quotations
from rhetoric.corpus.warning_signs.torn_text import find_torn_text
from rhetoric.corpus.warning_signs.voice import find_voice_switch

FEW_WORDS = 100
LONGEST_EXAMPLE = 60
FEW_LOOSE_MARKS = 3  # one or two are slips of the hand
FEWEST_DAMAGES = 2
_DAMAGES = {
    "fused-words": "places with fused words",
    "date-holes": "holes where a date or number was",
    "torn-text": "torn paragraphs",
}
# The sign for what cannot be decoded, and what only private fonts show.
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]+")
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")

Spans = list[tuple[int, int]]


def inspect_text(text: str) -> tuple[DocumentWarning, ...]:
    """Tell what is doubtful about a cleaned text.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of DocumentWarning
        Of the kinds ``empty``, ``too-short``, ``not-english``, ``spun``,
        ``fused-words``, ``date-holes``, ``loose-marks``, ``torn-text``,
        ``unreadable-characters``, ``orphan-quotes``, ``mostly-quotation``,
        ``mostly-list`` and ``mixed-voice``, in this order; spans are offsets into
        the text. What can be told only beside other texts is told by
        `read_corpus` (``near-duplicate``).

    Examples
    --------
    >>> [warning.kind for warning in inspect_text("In the late s he was alone.")]
    ['too-short', 'date-holes']
    >>> inspect_text("")[0].message
    'There is no word in this text: every count is zero.'
    """
    if not _WORD.search(text):
        return (
            DocumentWarning(
                kind="empty", message="There is no word in this text: every count is zero."
            ),
        )
    quotations = find_quotations(text)
    damage = (_fused_words(text), _date_holes(text), _torn_text(text))
    fused, holes, torn = damage
    found = (
        _too_short(text),
        _not_english(text),
        _spun(damage),
        fused,
        holes,
        _loose_marks(text, quotations),
        torn,
        _unreadable(text),
        _orphan_quotes(quotations),
        _mostly_quotation(text, quotations),
        _mostly_list(text),
        _mixed_voice(text, quotations),
    )
    return tuple(warning for warning in found if warning)


def _too_short(text: str) -> DocumentWarning | None:
    count = 0
    for count, _ in enumerate(_WORD.finditer(text), start=1):
        if count >= FEW_WORDS:
            return None
    words = "word" if count == 1 else "words"
    return DocumentWarning(
        kind="too-short",
        message=f"The text has {count} {words}. With fewer than {FEW_WORDS}, a single word more or "
        "less changes a rate a lot: read the matches, not the rates.",
    )


def _not_english(text: str) -> DocumentWarning | None:
    share, lines = find_other_language(text)
    english = is_english(share)
    if english and not lines:
        return None
    passages = "1 passage" if len(lines) == 1 else f"{len(lines)} passages"
    where = f"{passages} of the text" if english else "The text"
    does = "does" if not english or len(lines) == 1 else "do"
    message = (
        f"{where} {does} not seem to be English: of its words, {share:.0%} are English words of "
        "grammar. English lexicons find little there, which says nothing about what it means."
    )
    return DocumentWarning(kind="not-english", message=message, spans=tuple(lines))


def _spun(damage: tuple[DocumentWarning | None, ...]) -> DocumentWarning | None:
    """Sum up what together speaks for a text that a machine has rewritten or damaged."""
    found = [warning for warning in damage if warning]
    if len(found) < FEWEST_DAMAGES:
        return None
    parts = [f"{len(warning.spans)} {_DAMAGES[warning.kind]}" for warning in found]
    message = (
        f"This looks like a spun or damaged page: {', '.join(parts)}. Look for the text it was "
        "made from; a score of this one says little about any author."
    )
    spans = sorted(span for warning in found for span in warning.spans)
    return DocumentWarning(kind="spun", message=message, spans=tuple(spans))


def _unreadable(text: str) -> DocumentWarning | None:
    spans = tuple(match.span() for match in _UNREADABLE.finditer(text))
    if not spans:
        return None
    message = (
        f"{_places(list(spans))} with characters that cannot be read, as a wrong encoding leaves "
        "them. A word with one in it is not found; look for the file as it was first saved."
    )
    return DocumentWarning(kind="unreadable-characters", message=message, spans=spans)


def _mostly_quotation(text: str, quotations: Quotations) -> DocumentWarning | None:
    share = quoted_share(text, quotations)
    if not is_mostly_quoted(share):
        return None
    message = (
        f"{share:.0%} of the text stands in quotation marks: most of what is counted here are the "
        'words of others. score_frames(quoted="drop") leaves them out.'
    )
    return DocumentWarning(kind="mostly-quotation", message=message)


def _mostly_list(text: str) -> DocumentWarning | None:
    share = listed_share(text)
    if not is_mostly_list(share):
        return None
    message = (
        f"{share:.0%} of the lines are items of a list or too short for a sentence. Shares of "
        "sentences say little here, and rates are those of a list, not of prose."
    )
    return DocumentWarning(kind="mostly-list", message=message)


def _fused_words(text: str) -> DocumentWarning | None:
    spans = find_fused_words(text)
    if not spans:
        return None
    message = (
        f"{_places(spans)} where two words seem to have run together, such as "
        f"{_examples(text, spans)}. Neither word is counted there."
    )
    return DocumentWarning(kind="fused-words", message=message, spans=tuple(spans))


def _date_holes(text: str) -> DocumentWarning | None:
    spans = find_date_holes(text)
    if not spans:
        return None
    message = (
        f"{_places(spans)} where a date or a number seems to be missing, such as "
        f"{_examples(text, spans)}. Sentences may be broken there; look for another copy "
        "before you quote."
    )
    return DocumentWarning(kind="date-holes", message=message, spans=tuple(spans))


def _loose_marks(text: str, quotations: Quotations) -> DocumentWarning | None:
    spans = find_loose_marks(text, quotations)
    if len(spans) < FEW_LOOSE_MARKS:
        return None
    message = (
        f"{_places(spans)} with a space on the wrong side of a mark, such as "
        f"{_examples(text, [_with_word_before(text, span) for span in spans])}. "
        "Something may have been cut out there."
    )
    return DocumentWarning(kind="loose-marks", message=message, spans=tuple(spans))


def _torn_text(text: str) -> DocumentWarning | None:
    spans = find_torn_text(text)
    if not spans:
        return None
    paragraphs = "1 paragraph seems" if len(spans) == 1 else f"{len(spans)} paragraphs seem"
    message = (
        f"{paragraphs} to be put together from pieces of sentences: {_examples(text, spans)}. "
        "A count there says little about any author."
    )
    return DocumentWarning(kind="torn-text", message=message, spans=tuple(spans))


def _orphan_quotes(quotations: Quotations) -> DocumentWarning | None:
    spans = tuple((position, position + 1) for position in quotations.orphans)
    if not spans:
        return None
    marks = (
        "1 quotation mark never opens or closes"
        if len(spans) == 1
        else f"{len(spans)} quotation marks never open or close"
    )
    message = (
        f"{marks} a quotation. Nearby it is uncertain who speaks: the author or someone quoted."
    )
    return DocumentWarning(kind="orphan-quotes", message=message, spans=spans)


def _mixed_voice(text: str, quotations: Quotations) -> DocumentWarning | None:
    switch = find_voice_switch(text, quotations)
    if switch is None:
        return None
    before, after = ("third", "first") if switch.to_first else ("first", "third")
    message = (
        f"The text is told in the {before} person, and from "
        f"{_shown(text, *switch.spans[0])} on in the {after}, without a mark. It may be put "
        "together from several texts."
    )
    return DocumentWarning(kind="mixed-voice", message=message, spans=switch.spans)


def _places(spans: Spans) -> str:
    return "1 place" if len(spans) == 1 else f"{len(spans)} places"


def _examples(text: str, spans: Spans) -> str:
    """Up to three different examples."""
    found = dict.fromkeys(_shown(text, start, end) for start, end in spans)
    return ", ".join(list(found)[:3])


def _with_word_before(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    return max(0, start - 40, text.rfind(" ", max(0, start - 40), start) + 1), end


def _shown(text: str, start: int, end: int) -> str:
    words = text[start:end]
    if len(words) > LONGEST_EXAMPLE:
        words = words[:LONGEST_EXAMPLE].rsplit(" ", 1)[0] + " …"
    return f"“{words}”"
